# Why a question can't be asked as it stands, and what mends it.
questions-empty = The question is empty: ask something.
questions-too-long = A question can have { $limit } characters, and this one has { $chars }: shorten it.
questions-crossed-dates = Nothing can be published between { $first } and { $last }: the first day is after the last.
questions-no-publisher = The publisher is empty: name one, or leave it out.
# $said is what the person typed.
questions-no-date = “{ $said }” is no date: write it as 2016-03-22, 2016-03 or 2016.
# $name is what the person typed; $found and $near are lists of names.
questions-several-publishers = Several publishers are called “{ $name }”: { $found }. Give the whole name of one.
questions-no-publishers = No article here is by “{ $name }”: none names its publisher.
questions-unknown-publisher = No article here is by “{ $name }”. There are, among others: { $near }.
