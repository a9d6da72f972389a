# 언어 모델이 답을 쓰지 못했거나 다 쓰지 못한 이유. $why는 앞의 문장 중 하나다.
writing-slow = 언어 모델이 { $seconds }초 넘게 걸렸어요.
writing-key-refused = 언어 모델이 받은 키를 거절해요.
writing-no-model = 서버에 그런 언어 모델이 없어요.
writing-too-often = 지금 언어 모델에 요청이 너무 많거나 한도를 다 썼어요.
writing-down = 언어 모델이 작동하지 않아요 (상태 { $status }).
writing-refused = 언어 모델이 요청을 거절해요 (상태 { $status }).
writing-unreachable = 언어 모델에 연결할 수 없어요.
writing-broke-off = 언어 모델이 중간에 끊겼어요.
writing-left-alone = 언어 모델이 잇달아 여러 번 실패했어요. { $seconds }초 동안 쉬게 해요.
writing-malformed = 언어 모델이 요청한 형식으로 답하지 않았어요.
writing-too-long = 언어 모델이 토큰 한도보다 많이 썼어요.
writing-no-room = 토큰 한도 때문에 언어 모델에 대목을 넣을 자리가 없어요.
writing-unverified = 언어 모델이 쓴 것 가운데 확인된 것이 없어요.
writing-partial = { $why } 답에 빠진 것이 있을 수 있어요.
writing-own-words = { $why } 대신 기사 속 문장으로 답했어요.
