# What is said to what is no question about the articles: "who are you?", "what's new?".
cards-about = 私は、集めた記事をもとに質問に答えるボットです。お答えする内容はすべて記事から引用します。
cards-more = 詳しい使い方は { COMMAND("help") }、読んでいる記事は { COMMAND("sources") } をご覧ください。
# Stands before articles, a line each, the latest first.
cards-newest = **最新の記事**
