# /timeline 명령어가 하는 말
timeline-none = 이 주제를 다룬 기사 가운데 날짜가 있는 것을 찾지 못했어요. 다른 말로 찾아보세요.
timeline-head =
    { $count ->
        [1] “{ $subject }” 관련 기사 1건 ({ $first }).
       *[other] “{ $subject }” 관련 기사 { $count }건 ({ $first } – { $last }).
    }
timeline-chart-month = 그래프는 월별 기사 수예요.
timeline-chart-year = 그래프는 연도별 기사 수예요.
timeline-nearest = 아래는 주제에 가장 가까운 { $shown }건이에요.
timeline-undated = 날짜가 없는 기사 { $count }건은 빠져 있어요.
timeline-alt = 날짜별 기사 수 막대그래프. { $counts }
timeline-no-chart = { $channel }에서 저에게 “{ $permission }” 권한이 없어서 그래프를 보여 드릴 수 없어요.
