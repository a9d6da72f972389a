subscribing-kind-files = フォルダー
subscribing-kind-page = ページ
subscribing-kind-feed = フィード
subscribing-kind-sitemap = サイトマップ
subscribing-kind-sample = サンプル記事
subscribing-added = これから更新のたびにこの{ $kind }を読みます: { $url }
subscribing-options = この{ $kind }はすでに読んでいます。オプションを変更しました: { $url }
subscribing-announces = このページにはフィードがあります。お探しのものはこちらですか？ { $feeds }
subscribing-remove-ask =
    { $articles ->
        [0] { $source } を読むのをやめますか？ここからの記事はありません。
       *[other] { $source } を読むのをやめますか？ここからの記事が{ $articles }件あります。記事も削除しますか、残しますか？
    }
subscribing-is-set = これはボットの運営者の設定にあり、そこでしか削除できません。
subscribing-unsubscribed = { $source } の読み込みをやめました。記事は残ります。
subscribing-forgetting = 情報源を削除中
subscribing-forgotten =
    { $count ->
        [0] { $source } の読み込みをやめました。ここからの記事はありませんでした。
       *[other] { $source } の読み込みをやめ、{ $count }件の記事を削除しました。{ COMMAND("corpus rollback") } で元に戻せます。
    }
subscribing-none = まだ情報源がありません。{ COMMAND("corpus source add") } で追加してください。
subscribing-terminal = ターミナルで設定
subscribing-left = 現在は読み込み対象外
subscribing-read = { $age }に読み込み
subscribing-error = 前回: { $why }
subscribing-test = 種類: { $kind }。読み込まれる最初の{ $count }件です（何も保存しません）:
subscribing-no-feeds = フィードがありません。
subscribing-too-many = フィードが{ $count }件あります。一度に受け取れるのは{ $most }件までです。ファイルを分けてください。
subscribing-import-ask = フィードが{ $count }件あります。すべて購読しますか？
subscribing-imported = 購読しました。{ $count }件のうち{ $new }件が新しいものです。
subscribing-export = フィード{ $count }件です。
