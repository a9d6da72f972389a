"""What asks for more than a sentence, what it is about, and the many questions that only look like it."""

import time

import pytest

from retrieval.query.cleaning import clean
from retrieval.query.intents import QUESTION, Intent, intent_of


def overview(subject: str | None = None, place: object = None) -> Intent:
    return Intent("overview", subject, place)  # type: ignore[arg-type]


def comparison(subject: str | None = None) -> Intent:
    return Intent("overview", subject, None, compares=True)


CATALOG = Intent("catalog")
MORE = {
    "what is this about?": overview(),
    "What's it all about?": overview(),
    "What are the articles about?": overview(),
    "what are these two articles about": overview(),
    "What is the second article about?": overview(place=2),
    "what's the latest article about?": overview(place="newest"),
    "What does the oldest article say?": overview(place="oldest"),
    "what do the articles say?": overview(),
    "What topics do you cover?": overview(),
    "what's in the first article": overview(place=1),
    "summarise the first article": overview(place=1),
    "Summarize the most recent article please": overview(place="newest"),
    "Can you summarise article 3 for me?": overview(place=3),
    "please summarize the 2nd article": overview(place=2),
    "summarise it": overview(),
    "SUMMARISE THE ARTICLES": overview(),
    "sum up the talks in Tokyo": overview("the talks in Tokyo"),
    "Give me a summary": overview(),
    "give me a short overview of the 2015 agreement": overview("the 2015 agreement"),
    "can I get a summary of everything?": overview(),
    "a brief overview of the articles about GSOMIA": overview("GSOMIA"),
    "Give me a summary of the first article about GSOMIA": overview("GSOMIA", 1),
    "tl;dr": overview(),
    "tldr of the dispute": overview("the dispute"),
    "gsomia summary": overview("gsomia"),
    "the comfort women dispute in a nutshell": overview("the comfort women dispute"),
    "What are the main points of the newest article?": overview(place="newest"),
    "what are the key facts about the treaty?": overview("the treaty"),
    "What's the gist?": overview(),
    "tell me about the treaty of 1965": overview("the treaty of 1965"),
    "Hi! Could you tell me more about Kim Hak-sun? Thanks!": overview("Kim Hak-sun"),
    "tell me everything you know about GSOMIA": overview("GSOMIA"),
    "tell me what you know about GSOMIA": overview("GSOMIA"),
    "explain the treaty": overview("the treaty"),
    "describe the statue in Seoul": overview("the statue in Seoul"),
    "what do the articles say about GSOMIA?": overview("GSOMIA"),
    "What does the latest article say about the statue?": overview("the statue", "newest"),
    "what do you know about the foundation?": overview("the foundation"),
    "What do you have on Mitsubishi?": overview("Mitsubishi"),
    "what's in the news about Japan?": overview("Japan"),
    "What's new?": overview(),
    "what's going on with the foundation": overview("the foundation"),
    "any news on the export controls?": overview("the export controls"),
    "anything about North Korea?": overview("North Korea"),
    "what is known about the plaintiffs?": overview("the plaintiffs"),
    "What do they have in common?": comparison(),
    "what do the two articles have in common": comparison(),
    "What do Murayama and Kono have in common?": comparison("Murayama and Kono"),
    "compare the two": comparison(),
    "Compare both articles": comparison(),
    "Compare the 1995 fund with the 2015 agreement": comparison("the 1995 fund with the 2015 agreement"),
    "how do the articles differ?": comparison(),
    "Where do they disagree?": comparison(),
    "How do the two rulings of 2021 and 2023 differ?": comparison("the two rulings of 2021 and 2023"),
    "What are the differences between the two articles?": comparison(),
    "What's the difference between the January and April 2021 rulings?": comparison(
        "the January and April 2021 rulings"
    ),
    "do the articles contradict each other?": comparison(),
    "What articles do you have?": CATALOG,
    "which articles are there?": CATALOG,
    "how many articles do you have in total?": CATALOG,
    "list the articles": CATALOG,
    "Show me all articles": CATALOG,
    "which publishers?": CATALOG,
    "What sources do you use?": CATALOG,
    "what's in the corpus?": CATALOG,
    "What do you have?": CATALOG,
    "what articles do you have about GSOMIA?": Intent("catalog", "GSOMIA"),
    "which articles mention Kim Hak-sun?": Intent("catalog", "Kim Hak-sun"),
    "이 기사는 무슨 내용인가요?": overview(),
    "첫 번째 기사를 요약해 주세요": overview(place=1),
    "최신 기사를 요약해 줘": overview(place="newest"),
    "조약 요약": overview("조약"),
    "요약해 주세요": overview(),
    "안녕하세요, 조약에 대해 알려 주세요": overview("조약"),
    "기사들은 소녀상에 대해 뭐라고 하나요?": overview("소녀상"),
    "두 기사의 공통점은 무엇인가요?": comparison(),
    "두 기사를 비교해 주세요": comparison(),
    "1995년 기금과 2015년 합의의 차이점은 무엇인가요?": comparison("1995년 기금과 2015년 합의"),
    "어떤 기사가 있나요?": CATALOG,
    "기사 목록을 보여 주세요": CATALOG,
    "これは何についての記事ですか": overview(),
    "最初の記事を要約してください": overview(place=1),
    "最新の記事の要約": overview(place="newest"),
    "条約について教えてください": overview("条約"),
    "すみません、条約について詳しく説明してください": overview("条約"),
    "記事は少女像について何と言っていますか": overview("少女像"),
    "二つの記事の共通点は何ですか": comparison(),
    "河野談話と村山談話を比較してください": comparison("河野談話と村山談話"),
    "どんな記事がありますか": CATALOG,
    "記事の一覧を見せて": CATALOG,
}


@pytest.mark.parametrize(("text", "intent"), MORE.items())
def test_what_asks_for_more_than_a_sentence(text: str, intent: Intent):
    assert intent_of(clean(text)) == intent


@pytest.mark.parametrize(
    "text",
    [
        "What is the treaty about?",
        "What was the dispute about?",
        "What did the articles of the treaty say?",
        "What does Article 9 say about war?",
        "what does article 3 of the agreement provide",
        "What did the report say about the deal?",
        "What does the document prove?",
        "What did the statement say?",
        "What did Abe say about the statue?",
        "What did the foreign ministry say about the talks?",
        "What did the Korea Times say about Abe?",
        "How many articles does the treaty have?",
        "Which articles of the constitution were violated?",
        "Which articles did Japan violate?",
        "Which sources did the Asahi cite?",
        "Which newspapers reported on it first?",
        "Which publishers were sued?",
        "Who published the documents?",
        "What documents did Yoshimi find?",
        "list the companies that were sued",
        "List the countries on the white list",
        "Name the sculptors of the statue",
        "Show me when the treaty was signed",
        "How many documents are there about the comfort stations?",
        "What is in the letter?",
        "What is in front of the embassy?",
        "What do the survivors have to say about it?",
        "What do the two companies make?",
        "What do the plaintiffs want?",
        "What do Japan and Korea share?",
        "How do Japan and Korea see the treaty?",
        "How did Japan agree to pay?",
        "How did Japan compare the statue to a crime?",
        "Where did Abe disagree?",
        "Where did the two leaders agree to meet?",
        "Did Japan and Korea agree?",
        "Did the newspapers contradict each other?",
        "What made the difference?",
        "What is the difference in price?",
        "What common history do they have?",
        "Who summarised the talks?",
        "What was the summary of the task force?",
        "Who gave an overview of the talks in March?",
        "What does the summary judgment say?",
        "summary executions in 1950",
        "tell me more",
        "tell me about it",
        "Tell me about that",
        "tell me who signed the treaty",
        "tell me about who signed it",
        "Can you tell me how much Japan paid?",
        "explain why Japan paid",
        "Explain how the foundation was dissolved",
        "describe what happened in 2018",
        "What did Abe explain?",
        "What happened to the foundation?",
        "What is new about the plan of 2023?",
        "What new law was passed?",
        "What is the latest version of the export list?",
        "What was the first article of the treaty?",
        "Who wrote the first article?",
        "When was the latest article published?",
        "Is there any difference?",
        "Is there anything else?",
        "Did anybody write about it?",
        "what about Busan?",
        "What is GSOMIA?",
        "Who is Kim Hak-sun?",
        "statue busan when",
        "1965 treaty",
        "treaty on basic relations",
        "why?",
        "",
        "?",
        "일본은 소녀상에 대해 무엇을 요구했나요?",
        "아베는 합의에 대해 뭐라고 말했나요?",
        "기사를 쓴 사람은 누구인가요?",
        "조약 제3조는 무슨 내용인가요?",
        "두 나라는 무엇에 합의했나요?",
        "소녀상은 누가 세웠나요?",
        "日本は少女像について何を要求しましたか",
        "安倍首相は合意について何と述べましたか",
        "記事を書いたのは誰ですか",
        "条約は何についてのものですか",
        "両国は何に合意しましたか",
    ],
)
def test_a_question_stays_a_question(text: str):
    assert intent_of(text) == QUESTION


@pytest.mark.parametrize(
    "piece", ["tell me about ", "the ", "what do ", "summary of ", "a and b ", "요약 ", "기사 ", "記事の", "について"]
)
def test_the_longest_of_messages_is_told_at_once(piece: str):
    began = time.perf_counter()
    intent_of((piece * 2_000)[:2_000])
    assert time.perf_counter() - began < 1
