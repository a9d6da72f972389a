# /help 명령어가 하는 말. 버튼 이름은 buttons.ftl과 같게 쓴다.
help-asking = **질문하기** 저를 멘션하고 질문을 쓰거나, 제 답변에 답장하거나, DM을 보내거나, { COMMAND("ask") } 명령어를 쓰세요. 기사에 나오는 문장으로 답하고, 문장마다 출처를 보여 드려요. 기사에 없는 내용은 없다고 말해요.
help-filters = { COMMAND("ask") } 명령어에서는 매체, 시작일과 종료일, 기준일로 범위를 좁힐 수 있어요.
help-following = 제 답변에 답장하거나 제가 만든 스레드에서 이어서 물어보세요. 앞에서 나눈 이야기를 함께 살펴요.
help-following-mention = 이어서 물어보려면 멘션을 켠 채로 제 답변에 답장하세요. { COMMAND("ask") } 답변이나 제가 만든 스레드에서는 저를 멘션해 주세요. 앞에서 나눈 이야기를 함께 살펴요.
help-buttons = **답변 아래 버튼**
help-button-passages = **관련 대목 보기**: 제가 읽은 대목을 넘겨 볼 수 있어요. 인용한 부분은 굵게 나와요.
help-button-why = **답변 근거**: 무엇을 어느 시점의 자료에서 찾았고 얼마나 걸렸는지 보여 줘요. 거기서 다시 물을 수도 있어요.
help-button-thumbs = **👍 👎**: 답변이 맞았는지 알려 주세요. 👎를 누르면 무엇이 잘못됐는지 쓸 수 있어요.
help-button-coverage = **기사 추가 요청**: 답을 찾지 못했을 때 빠진 내용을 관리자에게 알려요. 답이 생기면 알려 드려요.
help-commands = **명령어**
help-menu = 메시지에서: 앱 → **{ $name }**
help-privacy = 보관하는 내용 확인과 삭제: { COMMAND("privacy") }
