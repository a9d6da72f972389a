command-sources = 収録記事
    .description = どんな記事があるか、媒体と日付ごとに表示します。
