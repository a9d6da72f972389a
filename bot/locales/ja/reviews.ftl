reviews-corrections = **出典が変わった回答** (− 引用した文、+ 今ある文)
reviews-no-corrections = 記すべき回答はありません。
reviews-answers = 回答{ $count }件
reviews-article-gone = 記事はもうコーパスにありません
reviews-place-gone = そこにはもう何もありません
reviews-changed-again = その間に記事がまた変わりました。コマンドをもう一度実行してください。
reviews-marked = { $count }件の回答に記しました。
reviews-replied = { $count }件の回答には余白がないため、返信で知らせました。
reviews-deleted = { $count }件の回答は削除されたか、一人だけに表示されたものです。
reviews-forbidden = { $count }件の回答は、チャンネルや履歴を見る権限が私にない場所にあります。
reviews-failed = { $count }件の回答への記入をDiscordが受け付けませんでした。1分後にもう一度試してください。
reviews-line = ⚠️ **その後、出典が変わりました。** 以前: 「{ $old }」 現在: 「{ $new }」
reviews-line-none = ⚠️ **その後、出典が変わりました。** この文はもうありません: 「{ $old }」
reviews-line-gone = ⚠️ **その後、出典が変わりました。** 「{ $old }」と書いた記事はもうありません。

reviews-questions = **この30日間に答えられなかった質問**
reviews-no-questions = 最近ここで答えられなかった質問はありません。
reviews-people = { $people }人
reviews-requested = 掲載の要望があります

reviews-feedback = **誤りだと指摘された回答**
reviews-no-feedback = 未処理の指摘はありません。
reviews-no-gate = テスト問題のファイルが設定されていません。運営者が FOOTNOTE_GATE_QUESTIONS で指定します。
reviews-right-title = 何が正しいですか
reviews-right-label = 正しい記事。空欄なら「答えなし」が正解
reviews-test-written = テスト問題にしました。更新後にこの記事が見つからなくなれば、お知らせします。
reviews-test-abstain = テスト問題にしました。コーパスが答えないのが正解です。
