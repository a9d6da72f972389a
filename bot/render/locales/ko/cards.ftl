# What is said to what is no question about the articles: "who are you?", "what's new?".
cards-about = 저는 기사 모음을 바탕으로 질문에 답하는 봇이에요. 무엇을 말하든 기사에서 인용해요.
cards-more = 더 알아보기: { COMMAND("help") }, 제가 읽는 기사: { COMMAND("sources") }
# Stands before articles, a line each, the latest first.
cards-newest = **최신 기사**
