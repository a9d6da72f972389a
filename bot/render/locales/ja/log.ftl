# /corpus log の項目が何についてのものか。
log-now = 現在 { $snapshot }
log-dry-run = 試行
log-moved = { $old } → { $new }
log-against-tests = 検証用の質問では不採用
log-dismissed = 一覧から削除
log-job = 処理 { $number }
log-articles-kept = 記事は残した
log-imported = フィード{ $count }件のうち{ $new }件が新規
log-channel = <#{ $channel }> で
log-inbox-off = <#{ $channel }> では終了
log-nowhere = 通知しない
log-unforeseen = 予期しないエラー
