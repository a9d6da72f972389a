command-coverage = 記事依頼
    .description = 追加を依頼された内容
command-coverage-list = 一覧
    .description = 依頼の多い順に表示します。
command-coverage-close = 閉じる
    .description = 依頼を一覧から削除します。
option-coverage-close-number = 番号
    .description = 一覧の番号
