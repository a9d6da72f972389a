# What "Check against the corpus" says: a verdict before each sentence of a message.
checking-found = 確認:
checking-contradicted = 記事と異なる:
checking-not-found = 見つからない:
checking-meaning = 「見つからない」は、手元の記事にその内容がないという意味で、誤りという意味ではありません。
checking-nothing = このメッセージには調べられる文がありません。
