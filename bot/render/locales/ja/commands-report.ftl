command-report = 報告
    .description = 今週答えられなかった質問と、役に立ちそうなリンクを表示します。
option-report-weekly = 毎週
    .description = これから毎週このチャンネルに投稿するか、やめるか。
