# What people ask the moderators to cover.

coverage-line =
    { $number }. { $question } ({ $people ->
        [one] 1 person
       *[other] { $people } people
    })
coverage-none = Nobody is waiting for coverage.
coverage-unknown = There is no open request { $number }; see /coverage list.
coverage-closed = Request { $number } is off the list.
coverage-answered =
    You asked for coverage of: { $question }
    There is an answer now.
