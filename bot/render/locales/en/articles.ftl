# The card of an article: the names of its fields.
articles-publisher = Publisher
articles-published = Published
articles-author = Author
articles-language = Language
articles-length = Length
articles-reading = Reading
articles-source = Source
articles-posted = Posted
articles-link = Link
articles-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
# For scripts that put no spaces between words.
articles-characters =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
articles-none = No article has that title. Pick one from the list that appears as you type.
