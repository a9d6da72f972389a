# /timeline の言葉
timeline-none = このテーマについて、日付のある記事は見つかりませんでした。別の言葉でお試しください。
timeline-head =
    { $count ->
        [1] 「{ $subject }」に関する記事 1件（{ $first }）。
       *[other] 「{ $subject }」に関する記事 { $count }件（{ $first } ～ { $last }）。
    }
timeline-chart-month = グラフは月ごとの記事数です。
timeline-chart-year = グラフは年ごとの記事数です。
timeline-nearest = 以下はテーマに最も近い{ $shown }件です。
timeline-undated = 日付のない記事{ $count }件は含まれていません。
timeline-alt = 日付別の記事数の棒グラフ。{ $counts }
timeline-no-chart = { $channel }で私に「{ $permission }」の権限がないため、グラフを表示できません。
