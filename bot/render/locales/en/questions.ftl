# Why a question can't be asked as it stands, and what mends it; in the terminal, where options are named and what was
# typed is quoted as Python does, the attribute.
questions-empty = The question is empty: ask something.
questions-too-long = A question can have up to { $limit } characters, and this one has { $chars }: shorten it.
    .terminal = The question has { $chars } characters: ask it in at most { $limit }.
questions-crossed-dates = Nothing can be published between { $first } and { $last }: the first day is after the last.
    .terminal = { $since } { $first } is after { $until } { $last }: nothing can be published in between.
questions-no-publisher = The publisher is empty: name one, or leave it out.
    .terminal = { $option } is empty: name one, or leave it out.
# $said is what the person typed.
questions-no-date = “{ $said }” isn't a date: write it like 2016-03-22, 2016-03 or 2016.
    .terminal = { $option } { $said } isn't a date: write it like 2016-03-22, 2016-03 or 2016.
# $name is what the person typed; $found and $near are lists of names.
questions-several-publishers = Several publishers are called “{ $name }”: { $found }. Give the full name of one.
    .terminal = Several publishers are called { $name }: { $found }. Give the full name of one.
questions-no-publishers = No article is by “{ $name }”: none names its publisher.
    .terminal = No article is by { $name }: none names its publisher.
questions-unknown-publisher = No article is by “{ $name }”. Publishers include { $near }.
    .terminal = No article is by { $name }. Publishers include { $near }.
questions-misspelt-publisher = No article is by “{ $name }”. Did you mean { $near }?
    .terminal = No article is by { $name }. Did you mean { $near }?
questions-names-more = { $names } and { $count } more
# A line of `footnote ask --batch`.
questions-not-one = not a question: give {"{"}"_id": "...", "text": "...", "turns": [...]{"}"} on each line.
