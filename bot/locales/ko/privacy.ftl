# What is kept of people.

privacy-kept = 보관 중인 기록: 답변 기록 { $receipts }개, 의견 { $feedback }개, 보도 요청 { $requests }개. 답변 기록에는 질문, 그 앞의 대화, 답변과 출처가 들어 있습니다.
privacy-how-long = 답변 기록은 { $days }일 뒤, 또는 질문을 삭제하면 사라집니다.
privacy-nothing-on = 질문하신 내용은 아무것도 보관하지 않습니다. 답변에는 버튼이 붙지 않습니다.
privacy-deleted = 삭제함: 답변 기록 { $receipts }개, 의견 { $feedback }개, 보도 요청 { $requests }개.
privacy-delete = 내 기록 삭제
privacy-nothing = 내 기록 보관 안 함
privacy-again = 다시 기록 보관
