answer-cannot = Die Artikel beantworten das nicht.
answer-nothing = Zu diesem Thema gibt es keinen Artikel.
answer-language = Gesucht wird mit einem Encoder, der nur Englisch liest. Wer den Bot betreibt, kann das ändern: FOOTNOTE_EMBEDDING_MODEL=multilingual setzen und dann footnote refresh --rebuild ausführen.
answer-not-this = Zum Thema gibt es Artikel, aber genau das steht nicht darin.
answer-other-dates = Dazu gibt es Artikel, aber nicht aus dem Zeitraum, nach dem du fragst.
answer-unsure = Ich kann nicht sagen, ob das deine Frage beantwortet.
answer-closest = Was in den Artikeln am nächsten kommt:

answer-nearest = Am ehesten passen:
answer-place = { $start } bis { $end }
answer-places = Zeichen { $places }
answer-also-in = auch in
answer-same-text = gleicher Text in
answer-and-more = und { $count } weitere
answer-one-article = Das steht in einem Artikel.
answer-publishers =
    { $count ->
        [one] Das steht bei einem Medium, in mehreren Artikeln.
       *[other] Das steht bei { $count } Medien, jeweils in einem eigenen Text.
    }
answer-by-ocr = per Texterkennung (OCR) gelesen
answer-order = ⚠️ In { $numbers } stehen Anweisungen. Das ist Text des Artikels, und Anweisungen in Artikeln folge ich nicht.
answer-translation = Maschinelle Übersetzung von { $number }:
answer-searched = Gesucht: { $query }
answer-part-unanswered = Darauf antworten die Artikel nicht: { $part }
answer-disagree = Darin unterscheiden sich die Artikel:
answer-note-partial = Das Sprachmodell hat vorzeitig aufgehört, deshalb kann die Antwort unvollständig sein.
answer-note-own-words = Nichts von dem, was das Sprachmodell geschrieben hat, ließ sich belegen. Deshalb stehen hier die Artikel im Wortlaut.
answer-note-none = Das Sprachmodell hat diesmal nicht geantwortet. Versuch es in einer Weile noch einmal.
answer-holdings =
    { $articles ->
        [one] Es gibt einen Artikel
       *[other] Es gibt { $articles } Artikel
    }{ $named ->
        [0] { "" }
       *[other] { " " }von { $publishers }
    }{ $days ->
        [0] { "" }
        [1] , erschienen am { $first }
       *[other] , erschienen vom { $first } bis zum { $last }
    }.
answer-holdings-more =
    { $count ->
        [one] einem weiteren Medium
       *[other] { $count } weiteren Medien
    }
