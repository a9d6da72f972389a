# What people ask the moderators to cover.

coverage-line =
    { $number }. { $question } ({ $people ->
        [one] 1 person
       *[other] { $people } people
    })
coverage-none = There are no open requests.
coverage-unknown = There is no open request { $number }; see { COMMAND("coverage list") }.
coverage-closed = Request { $number } was taken off the list.
coverage-answered =
    You asked for coverage of: { $question }
    There is an answer now.
