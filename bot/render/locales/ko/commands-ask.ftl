# 이름: 소문자, 1–32자, 공백 없음. 설명: 100자까지.
command-ask = 질문
    .description = 기사를 바탕으로 질문에 답하고 출처를 보여 줘요.
option-ask-question = 질문
    .description = 알고 싶은 것
option-ask-publisher = 매체
    .description = 이 매체의 기사에서만 찾아요.
option-ask-since = 시작일
    .description = 이 날부터 나온 기사에서만 찾아요. 예: 2016-03-22
option-ask-until = 종료일
    .description = 이 날까지 나온 기사에서만 찾아요. 예: 2016-03-22
option-ask-as_of = 기준일
    .description = 이 날을 오늘로 보고 답해요. 예: 2016-03-22
option-ask-private = 나만보기
    .description = 답을 나에게만 보여 줘요.
