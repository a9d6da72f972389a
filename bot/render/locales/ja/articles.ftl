# 記事カードの項目名
articles-publisher = 媒体
articles-published = 掲載日
articles-author = 著者
articles-language = 言語
articles-length = 長さ
articles-reading = 読み取り
articles-source = 情報源
articles-posted = 投稿
articles-link = リンク
articles-words = { $count }語
articles-characters = { $count }文字
articles-none = そのような題名の記事はありません。入力中に表示される一覧から選んでください。
