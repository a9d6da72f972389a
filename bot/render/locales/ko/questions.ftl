# 질문할 수 없는 이유와 해결 방법.
questions-empty = 질문이 비어 있어요. 내용을 입력해 주세요.
questions-too-long = 질문은 { $limit }자까지 쓸 수 있는데 { $chars }자예요. 줄여 주세요.
    .terminal = 질문이 { $chars }자예요. { $limit }자 안으로 물어봐 주세요.
questions-crossed-dates = { $first } – { $last }: 있을 수 없는 기간이에요. 시작일이 종료일보다 늦어요.
    .terminal = { $since } { $first }이(가) { $until } { $last }보다 늦어요. 그 사이에 발행될 수 있는 기사는 없어요.
questions-no-publisher = 매체 이름이 비어 있어요. 입력하거나 빼 주세요.
    .terminal = { $option }: 비어 있어요. 이름을 쓰거나 빼 주세요.
# $said는 입력한 내용이다.
questions-no-date = “{ $said }”은(는) 날짜가 아니에요. 2016-03-22, 2016-03, 2016 형식으로 써 주세요.
    .terminal = { $option } { $said }: 날짜가 아니에요. 2016-03-22, 2016-03, 2016 형식으로 써 주세요.
# $name은 입력한 내용, $found와 $near는 이름 목록이다.
questions-several-publishers = “{ $name }”에 해당하는 매체가 여럿이에요: { $found }. 전체 이름을 써 주세요.
    .terminal = { $name }에 해당하는 매체가 여럿이에요: { $found }. 전체 이름을 써 주세요.
questions-no-publishers = “{ $name }”의 기사가 없어요. 매체가 표시된 기사가 하나도 없어요.
    .terminal = { $name }의 기사가 없어요. 매체가 표시된 기사가 하나도 없어요.
questions-unknown-publisher = “{ $name }”의 기사가 없어요. 이런 매체가 있어요: { $near }.
    .terminal = { $name }의 기사가 없어요. 이런 매체가 있어요: { $near }.
questions-misspelt-publisher = “{ $name }”의 기사가 없어요. 혹시 이 매체인가요? { $near }
    .terminal = { $name }의 기사가 없어요. 혹시 이 매체인가요? { $near }
questions-names-more = { $names } 외 { $count }곳
questions-not-one = 질문이 아니에요. 줄마다 {"{"}"_id": "...", "text": "...", "turns": [...]{"}"} 형식으로 써 주세요.
