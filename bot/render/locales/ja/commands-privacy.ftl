command-privacy = プライバシー
    .description = 保存している内容と削除の方法を表示します。
