command-sources = 資料
    .description = どんな記事があるか、発行元と日付ごとに表示します。
