command-article = 記事
    .description = 記事の出典と書き出しを表示します。
option-article-title = 題名
    .description = 記事の題名、またはその一部
option-article-private = 自分だけ
    .description = 自分だけに表示します。
