# What is stored about people.

privacy-kept = 보관 중인 기록: { $items }.
privacy-receipts = 답변 기록 { $count }개
privacy-feedback = 의견 { $count }개
privacy-requests = 팔로우하거나 기사 추가를 요청한 질문 { $count }개
privacy-links = 올린 링크 { $count }개
privacy-receipt-holds = 답변 기록에는 질문, 그 앞의 대화, 답변과 출처가 들어 있어요.
privacy-how-long = 답변 기록은 { $days }일 뒤에, 또는 질문을 삭제하면 사라져요.
privacy-nothing-on = 질문하신 내용은 아무것도 보관하지 않아요. 답변에는 버튼이 붙지 않아요.
privacy-deleted = 삭제함: { $items }.
privacy-delete = 내 기록 삭제
privacy-nothing = 내 기록 보관 안 함
privacy-again = 다시 기록 보관
# 두 번째 확인과 그 버튼. 삭제하면 되돌릴 수 없다.
privacy-delete-sure = 보관 중인 기록을 모두 삭제할까요? 되돌릴 수 없고, 답변 아래 버튼은 더 이상 작동하지 않아요.
privacy-nothing-sure = 보관 중인 기록을 모두 삭제하고 앞으로 아무것도 보관하지 않을까요? 답변에 버튼이 붙지 않고, 요청하신 내용이 생겨도 알려 드릴 수 없어요.
privacy-erase = 네, 삭제해 주세요
privacy-forget = 네, 보관하지 마세요
privacy-back = 아니요, 돌아가기
privacy-not-yours = 다른 사람의 화면이에요. 내 기록 확인: { COMMAND("privacy") }
privacy-kept-none = 지금 보관 중인 기록이 없어요.
privacy-deeds = 관리자로서 한 작업은 관리자 일지에 남아요: { $deeds }건.
