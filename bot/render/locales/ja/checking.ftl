# What "Check against the corpus" says: a verdict before each sentence of a message.
checking-found = 記載あり:
checking-contradicted = 記事と異なる:
checking-not-found = 記載なし:
checking-meaning = 「記載なし」は、手元の記事にその数値や名前での記述がないという意味で、誤りという意味ではありません。
checking-nothing = このメッセージには調べられる文がありません。
