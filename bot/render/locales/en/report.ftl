# The moderators' week. Stands above lines of questions, of sources, and beside a link that somebody posted.
report-head = **The last seven days**
report-unanswered =
    { $count ->
        [one] One question had no answer:
       *[other] { $count } questions had no answer, most asked first:
    }
report-all-answered = Every question had an answer.
report-thumbs = Answers were rated 👍 { $good } times and 👎 { $bad } times.
report-failing =
    { $count ->
        [one] One source can't be read:
       *[other] { $count } sources can't be read:
    }
report-helpful =
    { $people ->
        [one] This posted link may answer one person: “{ $title }” { $url }
       *[other] This posted link may answer { $people } people: “{ $title }” { $url }
    }
report-weekly = This report is posted here every week from now on.
report-not-weekly = This report is no longer posted here.
report-review = Look at the questions
report-admit = Add the link
