permissions-view-channel = チャンネルを見る
permissions-send-messages = メッセージを送信
permissions-send-messages-in-threads = スレッドでメッセージを送信
permissions-create-public-threads = 公開スレッドの作成
permissions-read-message-history = メッセージ履歴を読む
permissions-embed-links = 埋め込みリンク
permissions-attach-files = ファイルを添付
permissions-manage-threads = スレッドの管理
