answer-cannot = 記事の中に答えは見つかりませんでした。
answer-nothing = このテーマを扱った記事はありません。
answer-language = 検索に使っているエンコーダーは英語しか読めません。ボットの運営者が FOOTNOTE_EMBEDDING_MODEL=multilingual を設定し、footnote refresh --rebuild を実行すると変えられます。
answer-not-this = このテーマの記事はありますが、お尋ねの内容は書かれていません。
answer-other-dates = 関連する記事はありますが、指定された期間の外のものだけです。
answer-unsure = これがお尋ねへの答えになるかどうかは、はっきりしません。
answer-closest = 記事の中で最も近い記述は次のとおりです:

answer-nearest = 最も近い記事:
answer-place = { $start }～{ $end }
answer-places = 文字位置 { $places }
answer-also-in = 同じ内容の記事:
answer-same-text = 同じ文章を載せた記事:
answer-and-more = ほか{ $count }件
answer-one-article = 1件の記事に書かれている内容です。
answer-publishers = { $count }つの媒体がそれぞれの文章で伝えています。
answer-by-ocr = 文字認識（OCR）で読み取り
answer-order = ⚠️ { $numbers } には指示の言葉が含まれます。記事の文章にすぎず、記事の中の指示には従いません。
answer-translation = { $number } の機械翻訳:
answer-searched = 検索した内容: { $query }
answer-part-unanswered = 記事に答えがない質問: { $part }
# Stands above sentences of different articles that give different numbers or dates, each on a line with its day.
answer-disagree = 記事によって異なります:
answer-note-partial = 言語モデルが途中で止まったため、回答に抜けがあるかもしれません。
answer-note-own-words = 言語モデルから確認できる文が得られなかったため、記事の言葉をそのまま示します。
answer-note-none = 今回は言語モデルが回答できませんでした。しばらくしてからもう一度質問してください。
answer-holdings =
    { $named ->
        [0] { "" }
       *[other] { $publishers }の
    }記事が{ $articles }件あります。{ $days ->
        [0] { "" }
        [1] 掲載日は{ $first }です。
       *[other] 掲載日は{ $first }から{ $last }までです。
    }
answer-holdings-more = ほか{ $count }媒体
