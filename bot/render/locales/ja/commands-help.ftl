command-help = ヘルプ
    .description = 質問のしかたと、そのほかの機能を表示します。
