inbox-on = { $channel }에 올라온 링크를 기사 카드로 보여 줘요. 관리자가 버튼이나 ✅ 반응으로 추가해요.
inbox-on-trusted = { $channel }에 올라온 링크를 기사 카드로 보여 줘요. 관리자가 버튼이나 ✅ 반응으로 추가해요. 바로 추가되는 역할: { $roles }
inbox-off = 이제 { $channel }의 링크는 읽지 않아요.
inbox-needs-intent = 저를 멘션하지 않은 링크를 보려면 메시지 콘텐츠 인텐트가 필요해요. Discord 개발자 포털(Bot)에서 켜고 FOOTNOTE_MESSAGE_CONTENT=true로 설정해 주세요. 켜지 않아도 메시지의 앱 메뉴에서 **{ $menu }** 항목을 쓸 수 있어요.
inbox-posted = { $who }님이 { $channel }에 { $when } 올렸어요.
inbox-posted-there = { $channel }에 { $when } 올라왔어요.
inbox-ask = 관리자님, 추가할까요?
inbox-accepted = 추가하는 중이에요.
inbox-added = **추가했어요.** 이제 답변의 근거가 될 수 있어요.
inbox-not-added = 추가하지 못했어요.
inbox-declined = 관리자가 이 링크를 추가하지 않기로 했어요.
inbox-waiting = 이 링크는 이미 관리자의 확인을 기다리고 있어요.
inbox-held = 이미 있는 기사예요: “{ $title }”
inbox-held-since = { $day }부터 있는 기사예요: “{ $title }”
inbox-no-link = 이 메시지에는 기사 링크가 없어요.
inbox-too-many = 링크는 하루에 { $most }개까지 올릴 수 있어요. 더 필요하면 관리자에게 추가를 부탁해 주세요.
inbox-deleted = 이 링크가 있던 메시지가 삭제되었어요. 관리자님, 기사도 삭제할까요?
inbox-take-out = 기사 삭제
