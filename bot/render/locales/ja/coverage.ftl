# What people ask the moderators to cover.

coverage-line = { $number }. { $question }（{ $people }人）
coverage-none = 未対応の依頼はありません。
coverage-unknown = 依頼 { $number } は見つかりません。{ COMMAND("coverage list") } をご覧ください。
coverage-closed = 依頼 { $number } を一覧から削除しました。
coverage-answered =
    追加を依頼された質問: { $question }
    回答が見つかりました。
