# /sources の言葉
sources-head = **記事 { $articles }件**、媒体 { $publishers }件
sources-span = 掲載期間: { $span }
sources-snapshot = スナップショット { $snapshot }（{ $age }に作成）
sources-refreshed = 最終更新: { $age }
sources-refresh-failed = 最終更新: { $age }（失敗）
sources-articles = 記事 { $count }件
sources-nobody = 媒体の記載なし
sources-undated = 日付なし { $count }件
sources-more = … ほかに媒体 { $publishers }件（記事 { $articles }件）
