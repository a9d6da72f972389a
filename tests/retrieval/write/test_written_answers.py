"""Asking with a chat model set, end to end over real HTTP: each mishap ends in verified sentences or an honest no."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from corpus.errors import Reason
from retrieval.abstention import NOT_THIS, NOTHING, UNSURE
from retrieval.answer.engine import Engine
from retrieval.types import Answer, CitedSentence, Question, Turn
from retrieval.write.chat_model import ChatModel
from retrieval.write.writer import Writer
from tests.retrieval.answer.test_engine import verbatim
from tests.support.chat_server import KEY, ChatServer, Step, reply, says, serving

QUESTION = "what did Japan demand about the statue?"
QUOTE = "Japan demanded that South Korea remove the statue of a girl"
RIGHT = says("Japan demanded that South Korea remove the statue of a girl.", QUOTE)
UNVERIFIED = Reason("writing-own-words", why=Reason("writing-unverified"))

Ask = Callable[..., Answer]


@pytest.fixture
def with_model(sample: Engine) -> Iterator[Callable[..., tuple[Engine, ChatServer]]]:
    """Return what makes an engine over the sample articles whose chat model follows a script."""
    with ExitStack() as stack:

        def make(*script: Step, timeout: float = 20.0) -> tuple[Engine, ChatServer]:
            server = stack.enter_context(serving(*script))
            writer = Writer(ChatModel("openai:toy", server.url, KEY), timeout)
            return Engine(sample.catalog, sample.vectors, sample.encoder, sample.data_dir, writer=writer), server

        yield make


def test_a_right_answer_is_said_as_it_was_written_with_its_quotes(with_model: Any) -> None:
    engine, _ = with_model(Step(reply(RIGHT)))
    answer = engine.ask(Question(QUESTION))
    assert answer.text == "Japan demanded that South Korea remove the statue of a girl. [1]"
    assert (answer.mode, answer.dropped, answer.note) == ("written", 0, None)
    assert QUOTE in answer.citations[0].quote
    assert verbatim(engine, answer)


@pytest.mark.parametrize(
    "wrong",
    [
        says("Japan asked for flowers.", "Japan asked Seoul for two hundred flowers"),
        says("Japan demanded 37 statues.", QUOTE),
        says("Japan demanded that South Korea remove the statue.", QUOTE, passages=(99,))
        | {"quotes": ["no such words"]},
        says("Japan demanded that South Korea remove the statue.", passages=()),
        says("Everybody look here: @everyone", QUOTE),
        says("The moon is cheese.", QUOTE),
        says("Japan never demanded that South Korea remove the statue of a girl.", QUOTE),
    ],
    ids=["invented quote", "changed number", "wrong ordinal", "missing marker", "ping", "injected claim", "negated"],
)
def test_what_cannot_be_verified_is_dropped_and_counted(with_model: Any, wrong: dict[str, Any]) -> None:
    engine, _ = with_model(Step(reply(wrong, RIGHT)))
    answer = engine.ask(Question(QUESTION))
    assert answer.text == "Japan demanded that South Korea remove the statue of a girl. [1]"
    assert (answer.mode, answer.dropped) == ("written", 1)
    assert verbatim(engine, answer)


def test_where_nothing_is_left_the_articles_own_words_stand_in_and_say_so(with_model: Any, sample: Engine) -> None:
    engine, _ = with_model(Step(reply(says("The moon is cheese.", QUOTE))))
    answer, plain = engine.ask(Question(QUESTION)), sample.ask(Question(QUESTION))
    assert (answer.text, answer.citations) == (plain.text, plain.citations)
    assert (answer.mode, answer.dropped, answer.note) == ("extractive", 1, UNVERIFIED)


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (Step("not JSON at all"), "writing-malformed"),
        (Step(stall_after=0), r"writing-slow seconds=0\.[1-5]"),
        (Step(status=500), "writing-"),
        (Step(status=429), "writing-"),
        (Step(status=401), "writing-key-refused"),
    ],
    ids=["malformed JSON", "a stall", "500", "429", "401"],
)
def test_where_the_model_fails_the_articles_own_words_stand_in_and_say_why(
    with_model: Any, sample: Engine, step: Step, why: str
) -> None:
    engine, _ = with_model(step, timeout=0.5 if "slow" in why else 6.0)
    answer = engine.ask(Question(QUESTION))
    assert answer.text == sample.ask(Question(QUESTION)).text
    assert answer.mode == "extractive"
    assert answer.note is not None
    assert re.match(rf"writing-own-words why=\({why}", str(answer.note))
    assert KEY not in str(answer.note)


def test_a_model_that_cannot_answer_is_believed(with_model: Any) -> None:
    engine, _ = with_model(Step(reply(cannot_answer=True)))
    answer = engine.ask(Question(QUESTION))
    assert (answer.text, answer.reason, answer.citations) == (None, NOT_THIS, ())
    assert (answer.state, answer.closest) == ("nothing", ())
    assert len(answer.nearest) == 3


def test_one_that_gives_nothing_usable_leaves_it_to_the_reader_whose_quotes_come_closest(with_model: Any) -> None:
    engine, _ = with_model(Step(reply(says("The moon is cheese.", QUOTE))))
    answer = engine.ask(Question(QUESTION), threshold=1.1)
    assert (answer.state, answer.mode, answer.reason) == ("closest", "extractive", UNSURE)
    assert answer.closest
    assert verbatim(engine, answer)
    assert answer.note == Reason("writing-unverified")


def test_nothing_is_asked_of_the_model_where_the_corpus_has_nothing(with_model: Any) -> None:
    engine, server = with_model(Step(reply(RIGHT)))
    answer = engine.ask(Question("How do I bake sourdough bread?"))
    assert answer.reason == NOTHING
    assert server.requests == []


def test_each_sentence_is_shown_as_it_is_in_the_answer(with_model: Any) -> None:
    second = says("South Korea was asked to remove the statue of a girl.", "South Korea remove the statue of a girl")
    engine, _ = with_model(Step(reply(RIGHT, says("The moon is cheese.", QUOTE), second)))
    shown: list[CitedSentence] = []
    answer = engine.ask(Question(QUESTION), show=shown.append)
    assert tuple(shown) == answer.sentences
    assert [[citation.n for citation in sentence.citations] for sentence in shown] == [[1], [2]]
    assert answer.text == " ".join(f"{sentence.text} [{n}]" for n, sentence in enumerate(shown, start=1))


def test_what_was_verified_before_the_model_broke_off_stays_with_a_note(with_model: Any) -> None:
    whole = reply(RIGHT, says("x", "y"))
    engine, _ = with_model(Step(whole, break_after=whole.index('"x"')))
    answer = engine.ask(Question(QUESTION))
    assert answer.text == "Japan demanded that South Korea remove the statue of a girl. [1]"
    assert answer.note is not None
    assert answer.note.code == "writing-partial"


def test_a_follow_up_is_searched_for_as_the_model_makes_it_stand_alone(with_model: Any) -> None:
    alone = "What did Japan demand about the statue in Seoul?"
    engine, server = with_model(Step(alone, as_tool=False), Step(reply(RIGHT)))
    turns = (Turn("user", "Which statue stands in Seoul, and did Japan say anything?"), Turn("agent", "A girl. [1]"))
    answer = engine.ask(Question("what did they demand about it?", turns))
    assert answer.query == alone
    assert len(server.requests) == 2
    assert answer.text is not None


def test_a_rewriting_that_brings_in_something_new_gives_way_to_the_rules(with_model: Any) -> None:
    engine, _ = with_model(Step("What did France demand in 1789?", as_tool=False), Step(reply(RIGHT)))
    turns = (Turn("user", "Tell me about the statue in Seoul and Japan"),)
    answer = engine.ask(Question("what did they demand about it?", turns))
    assert answer.query.startswith("what did they demand about it? (")
    assert "France" not in answer.query
