errors-unforeseen = 予期しない問題が起きました。ボットの運営者は、ログで { $reference } を探すと詳細を確認できます。
errors-trouble = 問題が起きたため、今はお答えできません。ボットの運営者は、ログで { $reference } を探すと詳細を確認できます。
errors-unreachable = 今は必要な接続先につながりません。少し経ってからもう一度お試しください。ボットの運営者は、ログで { $reference } を探すと詳細を確認できます。
errors-empty-corpus = 回答の根拠となる記事がまだありません。モデレーターによる記事の更新が必要です。（参照: { $reference }）
errors-elsewhere-only = このサーバーでは質問にお答えしていません。
errors-guild-only = サーバーの中でのみ使えます。
errors-how-to-ask = 何でも聞いてください。私にメンションして質問を書くか、{ COMMAND("ask") } コマンドを使ってください。
errors-no-text = ここでは、メンションがないとメッセージの内容がDiscordから届きません。私にメンションして質問を書くか、{ COMMAND("ask") } コマンドを使ってください。

errors-cooldown = 短時間に質問が続いています。{ $seconds }秒後にもう一度お試しください。
errors-channel-cooldown = このチャンネルでは短時間に質問が続いています。{ $seconds }秒後にもう一度お試しください。
errors-one-at-a-time = 前の質問にまだお答えしているところです。回答が出てから、もう一度お尋ねください。
errors-queue-place = 今は混み合っています。順番は{ $place }番目です。
errors-stopping = 再起動しています。1分ほどしてから、もう一度お尋ねください。

errors-moderators-only = モデレーターだけが使えます。
errors-shared-corpus = 複数のサーバーが同じ記事を共有しています。そのため、ここで記事を変更できるのは、ボットの運営者が指定したロール（FOOTNOTE_MODERATOR_ROLES）を持つメンバーか、FOOTNOTE_ALLOWED_GUILDS にあるサーバーのモデレーターだけです。
errors-channel-off = このチャンネルではお答えしていません。どのチャンネルで使えるかは、モデレーターにお尋ねください。
errors-not-allowed = ここでお答えすることは、モデレーターに許可されていません。
errors-missing-permission = { $channel } では、私に「{ $permission }」の権限がありません。モデレーターに権限の付与を頼んでください。（参照: { $reference }）
errors-discord = Discordが回答を受け付けませんでした。1分後にもう一度質問してください。（参照: { $reference }）
errors-unsynced = Discordに登録されているコマンドが、今のバージョンと異なります。1時間ほどしてからもう一度試すか、私にメンションして質問を書いてください。（参照: { $reference }）

errors-searching = 記事を探しています …

# Told by a direct message, where the answer can't stand in the channel that was asked in.
errors-not-posted = { $channel } に回答を投稿できませんでした。1分ほどしてからもう一度お尋ねいただくか、ここでお尋ねください。（参照: { $reference }）
errors-no-access = { $channel } で回答する権限がありません。チャンネルの閲覧と投稿の許可をモデレーターに頼むか、ここでお尋ねください。（参照: { $reference }）
errors-timed-out = このサーバーで私がタイムアウト中のため、{ $channel } では回答できません。モデレーターに伝えるか、ここでお尋ねください。（参照: { $reference }）
errors-thread-closed = { $channel } はアーカイブまたはロックされているため、回答できません。ほかのチャンネルか、ここでお尋ねください。（参照: { $reference }）
errors-automod = そのサーバーのAutoModが { $channel } への回答をブロックしました。ここでお尋ねください。（参照: { $reference }）
errors-slow-mode = { $channel } は低速モードのため、まだ回答できません。1分ほどしてからもう一度お尋ねいただくか、ここでお尋ねください。（参照: { $reference }）

# What a message carries, or replies to, that can't be read.
errors-pictures = 画像は読めません。知りたいことを文章で書くか、本文を貼り付けてください。
errors-unreadable-file = 読めるのはテキストファイルだけです。知りたいことを文章で書くか、本文を貼り付けてください。
errors-unreadable-reply = 返信先のメッセージの内容はDiscordから届きません。そのメッセージで アプリ → **記事と照合** を選ぶか、私にメンションして内容を書いてください。
# To people who added the bot for themselves, and use it in a server that doesn't have it.
errors-not-in-server = 私が追加されているサーバーでのみ使えます。追加をモデレーターに頼んでください。
