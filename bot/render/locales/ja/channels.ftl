# Where the bot answers, and whom.

channels-mode-off = 回答しない
channels-mode-mention = メンションされたとき
channels-mode-all = すべての質問
channels-mode-thread = 質問ごとのスレッドで
channels-set = { $channel } での回答: { $mode }。このチャンネルのスレッドも同じです。
channels-needs-intent = メッセージコンテンツインテント（Message Content Intent）が必要です。Discordの開発者ポータル（Bot）で有効にし、FOOTNOTE_MESSAGE_CONTENT=true を設定してください。それまではメンションされたメッセージしか見えません。
channels-lacking = そのチャンネルで私に足りない権限: { $permissions }。
channels-no-text-channel = テキスト、フォーラム、ボイス、ステージのいずれかのチャンネルを指定してください。
channels-default = そのほかのチャンネル: メンションされたときだけ。
channels-line = { $channel }: { $mode }
channels-allowed = { $who } は質問できます。許可されていない人はできません。
channels-denied = { $who } は質問できません。
channels-cleared = { $who } のルールを削除しました。
channels-allowed-channel = { $who } で回答します。許可されていないチャンネルでは回答しません。
channels-denied-channel = { $who } では回答しません。
channels-cleared-channel = { $who } のルールを削除しました。
channels-nobody = ロール、メンバー、またはチャンネルを指定してください。
channels-forum = フォーラムでは、新しい投稿に一度だけ、その投稿の中で回答します。その後は、私へのメンションか返信にお答えします。フォーラムに「{ posts-tag-answered }」「{ posts-tag-needs-coverage }」「{ posts-tag-solved }」のタグがあり、私に「{ permissions-manage-threads }」の権限があれば、タグも付けます。
