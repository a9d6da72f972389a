# What is kept of people.

privacy-kept = 보관 중인 기록: 답변 기록 { $receipts }개, 의견 { $feedback }개, 보도 요청 { $requests }개. 답변 기록에는 질문, 그 앞의 대화, 답변과 출처가 들어 있습니다.
privacy-how-long = 답변 기록은 { $days }일 뒤, 또는 질문을 삭제하면 사라집니다.
privacy-nothing-on = 질문하신 내용은 아무것도 보관하지 않습니다. 답변에는 버튼이 붙지 않습니다.
privacy-deleted = 삭제함: 답변 기록 { $receipts }개, 의견 { $feedback }개, 보도 요청 { $requests }개.
privacy-delete = 내 기록 삭제
privacy-nothing = 내 기록 보관 안 함
privacy-again = 다시 기록 보관
# 두 번째 확인과 그 버튼. 삭제하면 되돌릴 수 없다.
privacy-delete-sure = 보관 중인 기록을 모두 삭제할까요? 되돌릴 수 없고, 답변 아래 버튼은 더 이상 작동하지 않습니다.
privacy-nothing-sure = 보관 중인 기록을 모두 삭제하고 앞으로 아무것도 보관하지 않을까요? 답변에 버튼이 붙지 않고, 요청하신 내용이 생겨도 알려 드릴 수 없습니다.
privacy-erase = 네, 삭제합니다
privacy-forget = 네, 보관하지 마세요
privacy-back = 아니요, 돌아가기
privacy-not-yours = 다른 사람의 화면입니다. 보관 중인 내 기록은 /개인정보 명령어로 확인해 주세요.
privacy-kept-none = 지금 보관 중인 기록이 없습니다.
privacy-deeds = 관리자로서 말뭉치에 한 일이나 하려고 한 일은 관리자 일지에 남아요: { $deeds }건.
