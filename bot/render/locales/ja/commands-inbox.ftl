command-add-to-the-corpus = 記事に追加
