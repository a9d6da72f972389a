# What stands in and below an answer. The first four are the sentences of retrieval/abstaining.py, word for word.
answer-cannot = The corpus does not say.
answer-nothing = It has nothing on this subject.
answer-not-this = It has something on the subject, but not this.
answer-other-dates = It has something on this, but only outside the dates asked for.

# Stands before the nearest articles, each on a line of its own.
answer-nearest = Nearest:
# Stands before the title of an article that says the same.
answer-also-in = also in
# Stands below three such articles.
answer-and-more = and { $count } more
# $query is what the bot made of a question that rests on what was said before it.
answer-searched = Searched for: { $query }
# Stands above sentences of different articles that give different numbers or dates, each on a line with its day.
answer-disagree = The articles differ on this:
