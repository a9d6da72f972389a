follow-news =
    フォロー中の質問に新しい情報があります: { $question }
    終了するには { COMMAND("follow stop") } を使ってください。
follow-on = 答えになる記事が入ったらメッセージでお知らせします: { $question }
follow-on-here = 答えになる記事が入ったらこのチャンネルでお知らせします: { $question }
follow-already = 今も答えがあります。{ COMMAND("ask") } で確認してください。新しい内容をお知らせします。
follow-not-yet = まだ答えはありません。
follow-off = 質問 { $number } のフォローを終了しました。
follow-none = ここでフォローしている質問はありません。{ COMMAND("follow question") } で始められます。
follow-line = { $number }. { $question }（ダイレクトメッセージで）
follow-line-channel = { $number }. { $question }（{ $channel } で）
follow-line-once = { $number }. { $question }（記事の追加依頼、お知らせは一度だけ）
follow-unknown = ここでフォローしている質問 { $number } はありません。{ COMMAND("follow list") } をご覧ください。
follow-too-many = フォローできる質問は一度に{ $most }件までです。{ COMMAND("follow stop") } でどれかを終了してください。
follow-no-channel = ここにはお知らせするチャンネルがありません。「ここ」を指定しなければ、メッセージでお知らせします。
follow-not-yours = このチャンネルに書き込めない方なので、私も書き込めません。「ここ」を指定しなければ、メッセージでお知らせします。
