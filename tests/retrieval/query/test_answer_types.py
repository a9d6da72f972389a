"""What kind of thing a question asks for, and how plainly a sentence holds one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.query.answer_types import ANSWER_TYPES, AnswerType, answer_type_of, answer_type_score
from retrieval.text.terms import terms

NOBODY: frozenset[str] = frozenset()


def held(kind: AnswerType, sentence: str, question: str = "") -> float:
    """Return how plainly a sentence holds a thing of a kind that the question doesn't name."""
    return answer_type_score(kind, sentence, frozenset(terms(question)))


# What is asked for


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many people were on the ferry?", "number"),
        ("How much snow fell on the harbour?", "number"),
        ("How old is the mayor?", "number"),
        ("How tall is the bell tower?", "number"),
        ("How often does the ferry cross?", "number"),
        ("What is the population of the island?", "number"),
        ("What percentage of voters stayed at home?", "number"),
        ("What was the final score?", "number"),
        ("How long did the repair take?", "duration"),
        ("For how many years was the museum shut?", "duration"),
        ("How many weeks did the strike last?", "duration"),
        ("How much did the city pay for the bridge?", "money"),
        ("How big was the fine?", "money"),
        ("What was the price of a ticket?", "money"),
        ("What amount did the council set aside?", "money"),
        ("When was the bell cast?", "date"),
        ("how long ago was the tower built", "date"),
        ("In which year did the flood come?", "date"),
        ("What day is the market held?", "date"),
        ("Since when has the ferry been free?", "date"),
        ("What time does the ferry leave?", "date"),
        ("How soon will the bridge reopen?", "date"),
        ("Who paid for the ferry?", "person"),
        ("Who's the mayor?", "person"),
        ("Whose portrait hangs in the hall?", "person"),
        ("To whom was the letter sent?", "person"),
        ("What is the name of the captain?", "person"),
        ("What is his surname?", "person"),
        ("Which minister resigned?", "person"),
        ("Which company built the pier?", "person"),
        ("Which companies bid for it?", "person"),
        ("Where does the ferry land?", "place"),
        ("In what country was the bell cast?", "place"),
        ("Which two cities lent the statue?", "place"),
        ("What village lies across the harbour?", "place"),
        ("Why was the bridge closed?", "reason"),
        ("How come the tower leans?", "reason"),
        ("What caused the flood?", "reason"),
        ("What was the reason for the delay?", "reason"),
        ("Did the council raise the tax?", "whether"),
        ("Is the tower safe?", "whether"),
        ("Tell me about the museum.", "what"),
        ("What happened to the orchard?", "what"),
        ("", "what"),
    ],
)
def test_a_question_asks_for_a_kind_of_thing(question: str, kind: AnswerType) -> None:
    assert answer_type_of(question) == kind
    assert answer_type_of(question.upper()) == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("배는 언제 떠나나요?", "date"),
        ("축제는 몇 월에 열리나요?", "date"),
        ("다리는 왜 닫혔나요?", "reason"),
        ("시장은 누구인가요?", "person"),
        ("박물관은 어디에 있나요?", "place"),
        ("표는 얼마인가요?", "money"),
        ("몇 명이 탔나요?", "number"),
        ("공사는 얼마나 오래 걸리나요?", "duration"),
        ("橋はなぜ閉鎖されたのですか。", "reason"),
        ("鐘はいつ作られましたか。", "date"),
        ("塔は何年に建てられましたか。", "date"),
        ("何年間閉まっていましたか。", "duration"),
        ("市長は誰ですか。", "person"),
        ("美術館はどこにありますか。", "place"),
        ("切符はいくらですか。", "money"),
        ("何人が乗っていましたか。", "number"),
    ],
)
def test_korean_and_japanese_questions_by_their_plainest_words(question: str, kind: AnswerType) -> None:
    assert answer_type_of(question) == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Has anybody said why the bridge fell?", "reason"),
        ("Do we know when the ferry leaves?", "date"),
        ("Does the notice tell who pays?", "person"),
        ("Can you say how many came?", "number"),
    ],
)
def test_a_polite_frame_is_not_what_is_asked(question: str, kind: AnswerType) -> None:
    assert answer_type_of(question) == kind


@pytest.mark.parametrize(
    "question",
    [
        "What did the council decide?",
        "What did the king say?",
        "What does the city do with the rent?",
        "What has the state promised?",
    ],
)
def test_what_somebody_did_does_not_ask_who_or_where(question: str) -> None:
    assert answer_type_of(question) == "what"


@pytest.mark.parametrize(
    "question",
    ["What language did the monks speak?", "What is the message on the bell?", "Which estate had the orchard?",
     "Which nonprofit runs the museum?", "What Norman law was that?", "What storage is there?"],
)  # fmt: skip
def test_a_word_within_a_word_asks_for_nothing(question: str) -> None:
    assert answer_type_of(question) == "what"


@given(st.text())
def test_any_text_asks_for_one_of_the_kinds(text: str) -> None:
    assert answer_type_of(text) in ANSWER_TYPES


# What a sentence holds


@pytest.mark.parametrize(
    ("kind", "sentence", "strength"),
    [
        ("number", "The flood moved the pier by 3 metres.", 1.0),
        ("number", "Twelve boats sank.", 1.0),
        ("number", "The bell was cast in 1702.", 0.5),  # more likely a year
        ("number", "The boats sank.", 0.0),
        ("duration", "The museum was shut for two years.", 1.0),
        ("duration", "It was a three-day strike.", 1.0),
        ("duration", "It stood idle for an hour.", 1.0),
        ("duration", "The ticket costs 4 crowns.", 0.5),
        ("money", "The mayor paid 40,000 crowns for the ferry.", 1.0),
        ("money", "It cost $3.5 million.", 1.0),
        ("money", "The fund holds one billion yen.", 1.0),
        ("money", "Forty boats sank.", 0.5),
        ("date", "The bell was cast in 1702.", 1.0),
        ("date", "It opens on 3 May.", 1.0),
        ("date", "The ferry leaves at 9:30.", 1.0),
        ("date", "They met last week.", 1.0),
        ("date", "They met at the pier.", 0.0),
        ("date", "It closed in May.", 1.0),
        ("date", "it closed on may 3", 1.0),
        ("date", "It may close, and they may march.", 0.0),  # no months
        ("person", "The ferry was bought by Ada Holm.", 1.0),
        ("person", "The ferry was bought by Holm.", 0.5),
        ("person", "It went before the Supreme Court.", 0.5),  # a body, not a person
        ("person", "it was bought by nobody.", 0.0),
        ("place", "The bell was cast in Lund.", 1.0),
        ("place", "They crossed to the northern Gull Island.", 1.0),
        ("place", "Lund bought a bell.", 0.5),
        ("place", "the bell was cast abroad.", 0.0),
        ("reason", "It closed because the pier had moved.", 1.0),
        ("reason", "It closed in protest.", 1.0),
        ("reason", "It closed after the flood.", 0.5),
        ("reason", "It closed.", 0.0),
        ("whether", "Yes, on 3 May 1702, because Ada Holm paid 4 crowns in Lund.", 0.0),
        ("what", "Yes, on 3 May 1702, because Ada Holm paid 4 crowns in Lund.", 0.0),
        ("date", "鐘は1702年に作られた。", 1.0),
        ("date", "축제는 5월에 열린다.", 1.0),
        ("money", "표는 3,000원이다.", 1.0),
        ("money", "切符は300円です。", 1.0),
        ("duration", "다리는 3년간 닫혔다.", 1.0),
        ("reason", "洪水のため橋は閉鎖された。", 1.0),
        ("reason", "홍수 때문에 다리가 닫혔다.", 1.0),
        ("person", "시장은 배를 샀다.", 0.5),  # no capitals tell names there
        ("place", "鐘は北の町で作られた。", 0.5),
    ],
)
def test_how_plainly_a_sentence_holds_a_kind_of_thing(kind: AnswerType, sentence: str, strength: float) -> None:
    assert held(kind, sentence) == strength


@pytest.mark.parametrize(
    ("kind", "sentence", "question"),
    [
        ("number", "The 3 boats sank.", "How many crowns did the 3 boats cost?"),
        ("date", "The flood came in 1702.", "When in 1702 did the flood come?"),
        ("person", "Ada Holm was the mayor.", "Who came before Ada Holm?"),
        ("place", "The bell hangs in Lund.", "Where in Lund does the bell hang?"),
        ("money", "It cost 4 crowns.", "Who found the 4 crowns?"),
    ],
)
def test_a_thing_that_the_question_names_itself_does_not_count(kind: AnswerType, sentence: str, question: str) -> None:
    assert held(kind, sentence) > 0
    assert held(kind, sentence, question) == 0


def test_beside_a_thing_that_is_named_another_counts() -> None:
    question = "Who did Ada Holm meet?"
    assert held("person", "In spring Ada Holm met Ole Berg.", question) == 1.0
    assert held("person", "In spring Ada Holm met Berg.", question) == 0.5


def test_a_reason_needs_no_new_name() -> None:
    assert (
        held("reason", "The bridge closed because of the flood.", "Did the bridge close because of the flood?") == 1.0
    )


@given(st.sampled_from(ANSWER_TYPES), st.text(), st.frozensets(st.text(max_size=4), max_size=4))
def test_strength_is_none_perhaps_or_plain(kind: AnswerType, sentence: str, named: frozenset[str]) -> None:
    assert answer_type_score(kind, sentence, named) in (0.0, 0.5, 1.0)
    assert answer_type_score(kind, sentence, named) <= answer_type_score(kind, sentence, NOBODY)
