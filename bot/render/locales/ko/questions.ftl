# 질문할 수 없는 이유와 해결 방법.
questions-empty = 질문이 비어 있습니다. 내용을 입력해 주세요.
questions-too-long = 질문은 { $limit }자까지 가능한데 { $chars }자입니다. 줄여 주세요.
    .terminal = 질문이 { $chars }자예요. { $limit }자 안으로 물어봐 주세요.
questions-crossed-dates = { $first }부터 { $last }까지는 있을 수 없는 기간입니다. 시작일이 종료일보다 늦습니다.
    .terminal = { $since } { $first }이 { $until } { $last }보다 늦어요. 그 사이에 발행될 수 있는 것은 없어요.
questions-no-publisher = 매체 이름이 비어 있습니다. 입력하거나 빼 주세요.
    .terminal = { $option }가 비어 있어요. 이름을 쓰거나 빼 주세요.
# $said는 입력한 내용이다.
questions-no-date = "{ $said }"은(는) 날짜가 아닙니다. 2016-03-22, 2016-03, 2016처럼 써 주세요.
    .terminal = { $option } { $said }는 날짜가 아니에요. 2016-03-22, 2016-03, 2016처럼 써 주세요.
# $name은 입력한 내용, $found와 $near는 이름 목록이다.
questions-several-publishers = "{ $name }"에 해당하는 매체가 여럿입니다: { $found }. 전체 이름을 써 주세요.
    .terminal = { $name }에 해당하는 매체가 여럿이에요: { $found }. 전체 이름을 써 주세요.
questions-no-publishers = "{ $name }"의 기사가 없습니다. 매체가 표시된 기사가 하나도 없습니다.
    .terminal = { $name }의 기사가 없어요. 매체가 표시된 기사가 하나도 없어요.
questions-unknown-publisher = "{ $name }"의 기사가 없습니다. 이런 매체가 있습니다: { $near }.
    .terminal = { $name }의 기사가 없어요. 있는 매체: { $near }.
questions-misspelt-publisher = "{ $name }"의 기사가 없습니다. 이런 매체가 있습니다: { $near }.
    .terminal = { $name }의 기사가 없어요. 가까운 이름: { $near }.
questions-names-more = { $names } 외 { $count }곳
questions-not-one = 질문이 아니에요. 줄마다 {"{"}"_id": "...", "text": "...", "turns": [...]{"}"}를 써 주세요.
