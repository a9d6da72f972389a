command-digest = 新着
    .description = 最近入った記事を主題ごとに表示します。
option-digest-period = 期間
    .description = いつからか
choice-digest-period-day = 1日
choice-digest-period-week = 1週間
option-digest-private = 自分だけ
    .description = 自分だけに表示します。
