inbox-on = { $channel } に投稿されたリンクを記事のカードとして表示します。モデレーターがボタンか ✅ のリアクションで追加します。
inbox-on-trusted = { $channel } に投稿されたリンクを記事のカードとして表示します。モデレーターがボタンか ✅ のリアクションで追加します。すぐに追加されるロール: { $roles }
inbox-off = これから { $channel } のリンクは読みません。
inbox-needs-intent = メンションのないリンクを見るには、メッセージ内容のインテントが必要です。Discordの開発者ポータル（Bot）で有効にし、FOOTNOTE_MESSAGE_CONTENT=true を設定してください。なくても、メッセージのアプリメニューの **{ $menu }** で同じことができます。
inbox-posted = { $who } さんが { $channel } に投稿（{ $when }）。
inbox-posted-there = { $channel } への投稿（{ $when }）。
inbox-ask = モデレーターの方へ: 追加しますか？
inbox-accepted = 追加しています。
inbox-added = **追加しました。** これから回答の根拠になります。
inbox-not-added = 追加できませんでした。
inbox-declined = モデレーターがこのリンクを追加しないことにしました。
inbox-waiting = このリンクはすでにモデレーターの確認を待っています。
inbox-held = この記事はすでにあります: 「{ $title }」
inbox-held-since = { $day }からある記事です: 「{ $title }」
inbox-no-link = このメッセージには記事のリンクがありません。
inbox-too-many = リンクは1日に{ $most }件まで投稿できます。それ以上はモデレーターに追加を頼んでください。
inbox-deleted = このリンクのメッセージが削除されました。モデレーターの方へ: 記事も削除しますか？
inbox-take-out = 記事を削除
