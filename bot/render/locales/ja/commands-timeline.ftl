command-timeline = 年表
    .description = あるテーマの記事を日付順に、グラフと一緒に表示します。
option-timeline-subject = テーマ
    .description = 人、場所、出来事、もの
option-timeline-private = 自分だけ
    .description = 自分だけに表示します。
