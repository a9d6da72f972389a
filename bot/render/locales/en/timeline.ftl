# What /timeline says. $subject is what the person typed.
timeline-none = I found no dated article on this subject. Try other words.
timeline-head =
    { $count ->
        [one] One article on “{ $subject }”, published on { $first }.
       *[other] { $count } articles on “{ $subject }”, from { $first } to { $last }.
    }
timeline-chart-month = The chart counts them by month.
timeline-chart-year = The chart counts them by year.
timeline-nearest =
    { $shown ->
        [one] This is the one that is nearest to the subject.
       *[other] These are the { $shown } that are nearest to the subject.
    }
timeline-undated =
    { $count ->
        [one] One more without a date is left out.
       *[other] { $count } more without a date are left out.
    }
# Read out by screen readers in place of the chart; $counts is like "2016-03: 2, 2016-05: 1".
timeline-alt = Bar chart of articles by date. { $counts }
# Stands in place of the chart; $permission is the permission's name in Discord.
timeline-no-chart = The chart is missing: I don't have the permission “{ $permission }” in { $channel }.
