# Posts in forums. The tags are those that moderators make in a forum, by these names.
posts-tag-answered = 回答済み
posts-tag-needs-coverage = 記事不足
posts-tag-solved = 解決済み
posts-solved = 解決済みにしました。
posts-no-tag = 印を付けられませんでした。フォーラムに「{ posts-tag-solved }」のタグ、私に「{ permissions-manage-threads }」の権限が必要です。モデレーターに頼んでください。
# Stands below an answer. $link leads to an earlier answer in this server.
posts-asked-before = 以前の質問と回答: { $link }
