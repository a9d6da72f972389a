# What is said to what is no question about the articles: "who are you?", "what's new?".
cards-about = I'm a bot that answers questions about a corpus of articles. Whatever I say, I quote.
cards-more = { COMMAND("help") } says more; { COMMAND("sources") } shows what I read.
# Stands before articles, a line each, the latest first.
cards-newest = **The latest articles**
