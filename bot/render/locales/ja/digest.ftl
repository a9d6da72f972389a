digest-head = { $day }から**新しい記事が{ $count }件**入りました。
digest-more = ほかにもあります。質問するか { COMMAND("sources") } をご覧ください。
digest-none = その間に入った記事はありません。
digest-on-day = 新しく入った記事を毎日 { $channel } に投稿します。ない日は投稿しません。
digest-on-week = 新しく入った記事を毎週 { $channel } に投稿します。ない週は投稿しません。
digest-off = { $channel } にはもう新着記事を投稿しません。
