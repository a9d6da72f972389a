digest-head = { $day }부터 **새 기사 { $count }건**이 들어왔어요.
digest-more = 더 있어요. 저에게 물어보거나 여기서 확인해 주세요: { COMMAND("sources") }
digest-none = 그동안 들어온 기사가 없어요.
digest-on-day = 새로 들어온 기사를 날마다 { $channel }에 올려요. 없으면 올리지 않아요.
digest-on-week = 새로 들어온 기사를 주마다 { $channel }에 올려요. 없으면 올리지 않아요.
digest-off = 이제 { $channel }에 새 기사 모음을 올리지 않아요.
