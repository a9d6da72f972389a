# 名前は小文字で1〜32文字、空白なし。説明は100文字まで。
command-ask = 質問
    .description = 記事をもとに質問に答え、出典を示します。
option-ask-question = 質問
    .description = 知りたいこと
option-ask-publisher = 媒体
    .description = この媒体の記事だけを探します。
option-ask-since = 開始日
    .description = この日以降の記事だけを探します。例: 2016-03-22
option-ask-until = 終了日
    .description = この日までの記事だけを探します。例: 2016-03-22
option-ask-as_of = 基準日
    .description = この日を今日とみなして答えます。例: 2016-03-22
option-ask-private = 自分だけ
    .description = 回答を自分だけに表示します。
