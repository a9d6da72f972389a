"""Two questions in one message: what is parted, what is one question, and how the second leans on the first."""

import time

import pytest

from retrieval.query.parts import split_questions
from retrieval.query.rewriting import standalone
from retrieval.types import Question, Turn


@pytest.mark.parametrize(
    ("text", "first", "second", "carried"),
    [
        ("How much will Japan pay and what does it want in return?", "How much will Japan pay?",
         "what does it want in return?", "Japan"),
        ("When was the treaty signed? Who signed it?", "When was the treaty signed?", "Who signed it?", "treaty"),
        ("How many justices were for it and how many against?", "How many justices were for it?", "how many against?",
         "justices"),
        ("Who signed the treaty of 1965, and when was it ratified?", "Who signed the treaty of 1965?",
         "when was it ratified?", "1965"),
        ("When did Kim Hak-sun die, and where is she buried?", "When did Kim Hak-sun die?", "where is she buried?",
         "Kim Hak-sun"),
        ("who led the seoul delegation and where did they meet", "who led the seoul delegation?",
         "where did they meet?",
         "seoul"),
        ("What is GSOMIA, what does it stand for?", "What is GSOMIA?", "what does it stand for?", "GSOMIA"),
        ("What did Japan want and did Korea agree?", "What did Japan want?", "did Korea agree?", "Japan"),
        ("How big was the task force and how long did it take?", "How big was the task force?",
         "how long did it take?", "task force"),
        ("What did the ruling say and what does it mean for Japan?", "What did the ruling say?",
         "what does it mean for Japan?", "ruling"),
        ("Which court ruled on it in 2018 and who were its judges?", "Which court ruled on it in 2018?",
         "who were its judges?", "court"),
        ("what happened to the boss of the foundation? why did she end up in hospital",
         "what happened to the boss of the foundation?", "why did she end up in hospital", "boss"),
        ("Did Japan pay, and if so how much did it pay?", "Did Japan pay?", "how much did it pay?", "Japan"),
        ("The statue stands in Seoul. Who put it up? What is it made of?", "The statue stands in Seoul. Who put it up?",
         "What is it made of?", "Seoul"),
        ("Did the talks fail? And why did they?", "Did the talks fail?", "And why did they?", "talks"),
        ("동상은 누가 세웠나요? 언제인가요?", "동상은 누가 세웠나요?", "언제인가요?", "동상"),
        ("像はいつ建てられましたか。それは誰のですか。", "像はいつ建てられましたか。", "それは誰のですか。", "像"),
    ],
)  # fmt: skip
def test_two_questions_are_parted_and_the_second_leans_on_the_first(text: str, first: str, second: str, carried: str):
    assert split_questions(text) == (first, second)
    assert carried in " ".join(standalone(Question(second, (Turn("user", first),))).carried)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Who won in Chile and what is the capital of Peru?", ("Who won in Chile?", "what is the capital of Peru?")),
        ("When did the talks begin? When did they end? Who led them?",
         ("When did the talks begin?", "When did they end?", "Who led them?")),
        ("Who led the talks, when did they begin and when did they end?",
         ("Who led the talks?", "when did they begin?", "when did they end?")),
        ("What did it cost and who paid for it?", ("What did it cost?", "who paid for it?")),
    ],
)  # fmt: skip
def test_a_part_may_stand_alone_and_there_may_be_three(text: str, parts: tuple[str, ...]):
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Who are the foreign ministers of Japan and South Korea?",
        "What is the difference between a treaty and an agreement?",
        "What is the difference between what Abe said and what Park said?",
        "What did Japan and Korea agree on?",
        "What happened and why?",
        "What happened? Why?",
        "How and when did it end?",
        "When and where was the statue put up?",
        "Who signed the treaty and when?",
        "Who signed it, when and where?",
        "Who was arrested and by whom?",
        "where can I pay? with what card?",
        "What is the name and age of the judge?",
        "When did the war begin and end?",
        "Who spoke and was heard?",
        "Did they discuss when to meet and where to meet?",
        "Did he say who paid and who didn't?",
        "Does he know what it cost and who paid?",
        "What did he say about who paid and who signed?",
        "What was said before and after what happened in 2015?",
        "I wonder what it cost and who paid",
        "Did Japan pay or did it refuse?",
        "Did they sign anything, or was it just words?",
        "Is the statue in Seoul and Busan?",
        "which other countries were on the list, can you list them",
        "Why did Japan, which had paid, complain?",
        "What did the man who paid and the woman who sang say?",
        "statue busan when",
        "tell me about the treaty and the agreement",
        "It rained. Who paid?",
        "Who paid? Thanks to them.",
        "Who? What? Where?",
        "Is Japan rich and does",
        "한국과 일본의 외무장관은 누구인가요?",
        "일본은 무엇을 요구했고 한국은 어떻게 답했나요?",
        "日本と韓国の外相は誰ですか",
        "",
    ],
)
def test_one_question_stays_whole(text: str):
    assert split_questions(text) == (text,)


def test_more_than_three_are_left_together():
    text = "Who came? Who sang? Who paid? Who left?"
    assert split_questions(text) == (text,)


@pytest.mark.parametrize("piece", ["who paid and ", "what is it? ", "and who did ", "? ", "a, what is ", "か。"])
def test_the_longest_of_messages_is_parted_at_once(piece: str):
    began = time.perf_counter()
    assert split_questions((piece * 2_000)[:2_000])
    assert time.perf_counter() - began < 1
