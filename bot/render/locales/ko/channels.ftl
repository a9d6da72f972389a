# Where the bot answers, and whom.

channels-mode-off = 답하지 않음
channels-mode-mention = 멘션했을 때
channels-mode-all = 모든 질문
channels-mode-thread = 질문마다 스레드에서
channels-set = { $channel }에서 답하는 방식: { $mode }. 이 채널의 스레드도 같아요.
channels-needs-intent = 메시지 콘텐츠 인텐트(Message Content Intent)가 필요해요. Discord 개발자 포털(Bot)에서 켜고 FOOTNOTE_MESSAGE_CONTENT=true로 설정해 주세요. 그 전에는 저를 멘션한 메시지만 볼 수 있어요.
channels-lacking = 그 채널에서 저에게 없는 권한: { $permissions }.
channels-no-text-channel = 텍스트, 포럼, 음성 또는 스테이지 채널을 지정해 주세요.
channels-default = 그 밖의 채널: 멘션했을 때만.
channels-line = { $channel }: { $mode }
channels-allowed = 질문 허용: { $who }. 허용되지 않은 사람은 질문할 수 없어요.
channels-denied = 질문 차단: { $who }.
channels-cleared = { $who }에 대한 규칙을 삭제했어요.
channels-allowed-channel = 답하는 채널: { $who }. 허용되지 않은 채널에서는 답하지 않아요.
channels-denied-channel = 답하지 않는 채널: { $who }.
channels-cleared-channel = { $who }에 대한 규칙을 삭제했어요.
channels-nobody = 역할, 멤버 또는 채널을 지정해 주세요.
channels-forum = 포럼에서는 새 게시물마다 한 번 게시물 안에서 답하고, 그 뒤에는 저를 멘션하거나 답장하면 답해요. 포럼에 “{ posts-tag-answered }”, “{ posts-tag-needs-coverage }”, “{ posts-tag-solved }” 태그가 있고 저에게 “{ permissions-manage-threads }” 권한이 있으면 태그도 달아요.
