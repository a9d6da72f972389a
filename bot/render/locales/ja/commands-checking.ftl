command-check-against-the-corpus = 記事と照合
