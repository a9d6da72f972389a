# What stands in and below an answer. The first seven are the sentences of retrieval/abstention.py, word for word.
answer-cannot = The corpus does not say.
answer-nothing = It has nothing on this subject.
answer-language = It is searched with an encoder that reads English alone. The bot's owner can change that: set FOOTNOTE_EMBEDDING_MODEL=multilingual, then run footnote refresh --rebuild.
answer-not-this = It has something on the subject, but not this.
answer-other-dates = It has something on this, but only outside the dates asked for.
answer-unsure = I can't tell whether this answers it.
# Stands after the one above, before quotes, each on a line of its own.
answer-closest = The closest the articles come:

# Stands before the nearest articles, each on a line of its own.
answer-nearest = Nearest:
answer-place = { $start } to { $end }
answer-places = characters { $places }
# Stands before the title of an article that says what is quoted in a text of its own.
answer-also-in = also in
# Stands before the title of an article that carries the text that is quoted from, as papers carry one wire story.
answer-same-text = same text in
# Stands below three such articles.
answer-and-more = and { $count } more
# How many say what the first quote says; copies of one text count once.
answer-one-article = One article says this.
answer-publishers =
    { $count ->
        [one] One publisher says this, in several articles.
       *[other] { $count } publishers say this, each in a text of its own.
    }
# Stands beside an article that was read off pictures, where letters may be mistaken.
answer-by-ocr = read by text recognition (OCR)
# $numbers are the markers of quotes that give orders, as "ignore your instructions" does.
answer-order = ⚠️ In { $numbers } the article gives orders. They are its text, and I follow no orders in articles.
# Stands small under a quote in another language, before what a chat model made of it. $number is the marker of the quote.
answer-translation = Machine translation of { $number }:
# $query is what the bot made of a question that rests on what was said before it.
answer-searched = Searched for: { $query }
answer-part-unanswered = The articles do not answer: { $part }
# Stands above sentences of different articles that give different numbers, dates, names or reasons, each on a line with its day.
answer-disagree = The articles differ on this:
# What stands below an answer that a chat model should have written, and did in part, or not at all.
answer-note-partial = The chat model stopped early, so the answer may be incomplete.
answer-note-own-words = Nothing the chat model wrote could be verified, so these are the articles' own words.
answer-note-none = The chat model gave no answer this time. Try again in a while.
# Stands above quotes from the latest articles, where people ask which there are. $publishers is a list of names, with the
# second of these as its last; $named and $days are how many publishers and days there are to name.
answer-holdings =
    { $articles ->
        [one] There is 1 article
       *[other] There are { $articles } articles
    }{ $named ->
        [0] { "" }
       *[other] { " " }by { $publishers }
    }{ $days ->
        [0] { "" }
        [1] , of { $first }
       *[other] , from { $first } to { $last }
    }.
answer-holdings-more = { $count } more
