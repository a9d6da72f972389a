"""Close reading: what a model makes of the likeliest sentences, and which words of them answer."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from retrieval.read.close_reading import WINDOWS_READ, WINDOWS_READ_APART, CloseReading, read_closely
from retrieval.read.features import Candidate
from retrieval.read.reader import Reading, read, weights_from
from retrieval.read.span_model import Spans, TaughtSpanModel
from retrieval.text.scripts import is_latin
from retrieval.types import Hit
from tests.support.passages import hit, sentences_of, sought

BELL = hit("The bell rang at noon. The mayor spoke. The tower leans.", title="A bell")


class Scripted:
    """Answer with the words given, by so much better than no answer, whatever is asked; all else is worse by one."""

    calibrated = True

    def __init__(self, answers: float = 0.0, **margins: float) -> None:
        self.answers = answers
        self.margins = {words.replace("_", " "): margin for words, margin in margins.items()}
        self.read: list[str] = []

    def reads(self, question: str, text: str) -> bool:
        return is_latin(question) and is_latin(text)

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        self.read += texts
        return [self._of(text) for text in texts]

    def _of(self, text: str) -> Spans:
        found = [(text.find(words), words, margin) for words, margin in self.margins.items() if words in text]
        begins, ends, margins = [*range(len(text))], [n + 1 for n in range(len(text))], [-1.0] * len(text)
        for place, words, margin in found:
            ends[place], margins[place] = place + len(words), margin
        return Spans(np.array(begins), np.array(ends), np.array(margins, np.float32), self.answers)


def closely(model: Scripted, *passages: Hit, question: str = "bell") -> CloseReading | None:
    sentences = sentences_of(*passages)
    candidates = [Candidate(one, n, span) for one in passages for n, span in enumerate(sentences[one.key].spans)]
    return read_closely(model, question, candidates, range(len(candidates)), sentences)


def reading(model: Scripted | TaughtSpanModel | None, question: str, *passages: Hit, spans: float = 1.0) -> Reading:
    content = {"weights": {"likeness": 1.0}, "follow": 0.0, "spans": {"weight": spans, "follow": 0.5}}
    return read(sought(question), passages, sentences_of(*passages), weights_from(content), model)


def test_a_sentence_scores_as_the_best_answer_in_it() -> None:
    found = closely(Scripted(0.25, mayor=3.0, The_tower=-0.5), BELL)
    assert found is not None
    assert found.scores == pytest.approx([-0.5 + 0.25, 1.5 + 0.25, -0.25 + 0.25])


def test_the_words_that_answer_are_told_where_they_are_better_than_no_answer() -> None:
    found = closely(Scripted(at_noon=2.0, mayor=-0.5), BELL)
    assert found is not None
    assert {n: BELL.text[slice(*span)] for n, span in found.answers.items()} == {0: "at noon"}


def test_words_of_two_sentences_are_of_the_one_that_has_more_of_them_as_far_as_it_goes() -> None:
    found = closely(Scripted(**{"rang_at_noon._The": 2.0}), BELL)
    assert found is not None
    assert {n: BELL.text[slice(*span)].rstrip() for n, span in found.answers.items()} == {0: "rang at noon."}
    found = closely(Scripted(**{"noon._The_mayor_spoke": 2.0}), BELL)
    assert found is not None
    assert {n: BELL.text[slice(*span)] for n, span in found.answers.items()} == {1: "The mayor spoke"}


def test_a_bracket_that_an_answer_opens_is_closed_in_it() -> None:
    toll = hit("The toll is two crowns (30 cents) a cart (of any kind).")
    found = closely(Scripted(**{"two_crowns_(30_cents": 2.0}), toll)
    assert found is not None
    assert toll.text[slice(*found.answers[0])] == "two crowns (30 cents)"
    found = closely(Scripted(**{"30_cents": 2.0}), toll)
    assert found is not None
    assert toll.text[slice(*found.answers[0])] == "30 cents"


class Multilingual(Scripted):
    """Read any script."""

    def reads(self, question: str, text: str) -> bool:
        return True


def test_fewer_windows_are_read_where_question_and_text_are_in_two_scripts() -> None:
    passages = [hit(f"The bell of tower {n} rang at noon.", key=f"tower-{n}") for n in range(12)]
    asked_in = {"When did the bell ring?": WINDOWS_READ, "종은 언제 울렸나요?": WINDOWS_READ_APART}
    for question, windows in asked_in.items():
        model = Multilingual(answers=-3.0)
        closely(model, *passages, question=question)
        assert len(model.read) == windows


def test_an_answer_in_the_title_is_no_sentences() -> None:
    found = closely(Scripted(A_bell=9.0), BELL)
    assert found is not None
    assert found.scores == pytest.approx([-0.5] * 3)


def test_of_two_windows_the_one_that_reads_better_counts_and_what_is_not_read_comes_last() -> None:
    long = " ".join(f"Sentence {n} is about {'a bell ' * 20}." for n in range(30))
    model = Scripted(a_bell=1.0)
    found = closely(model, hit(long))
    assert found is not None
    assert len(model.read) == 8
    assert found.scores.max() == pytest.approx(0.5)
    assert found.scores.min() == pytest.approx(-1.5)


@pytest.mark.parametrize(("question", "text"), [("종이 언제 울렸나요?", BELL.text), ("bell", "종이 정오에 울렸다.")])
def test_what_is_in_another_script_is_not_read(question: str, text: str) -> None:
    model = Scripted(at_noon=2.0)
    assert closely(model, hit(text), question=question) is None
    assert model.read == []


def test_what_reads_best_comes_first_with_its_answer_marked() -> None:
    found = reading(Scripted(mayor=4.0), "bell", BELL)
    assert [quote.text for quote in found.quotes] == ["The mayor spoke."]
    highlight = found.quotes[0].highlight
    assert highlight is not None
    assert BELL.text[slice(*highlight)] == "mayor"
    assert found.closely == 0.0
    assert reading(Scripted(0.75, mayor=4.0), "bell", BELL).closely == 0.75


@pytest.mark.parametrize(
    ("margin", "calibrated", "expected"),
    [
        (3.0, True, ["The bell rang at noon.", "The mayor spoke."]),
        (5.0, True, ["The mayor spoke."]),
        (5.0, False, ["The bell rang at noon.", "The mayor spoke."]),
    ],
)
def test_fewer_further_sentences_follow_one_that_answers_for_sure(
    margin: float, calibrated: bool, expected: list[str]
) -> None:
    model = Scripted(mayor=margin, at_noon=margin - 2.0)
    model.calibrated = calibrated
    spans = {"weight": 1.0, "follow": 1.5, "follow_sure": 0.5, "sure": 2.0}
    weights = weights_from({"weights": {}, "follow": 0.0, "spans": spans})
    found = read(sought("bell"), [BELL], sentences_of(BELL), weights, model)
    assert sorted(quote.text for quote in found.quotes) == expected
    follow_up = replace(sought("bell"), follows=True)
    assert len(read(follow_up, [BELL], sentences_of(BELL), weights, model).quotes) == 2


def test_a_highlight_counts_in_the_article() -> None:
    later = hit(BELL.text, start=100)
    assert reading(Scripted(mayor=4.0), "bell", later).quotes[0].highlight == (127, 132)


def test_without_a_model_or_a_weight_for_it_nothing_is_read_closely() -> None:
    assert reading(None, "bell", BELL).closely is None
    model = Scripted(mayor=4.0)
    assert reading(model, "bell", BELL, spans=0.0).closely is None
    assert model.read == []


def test_the_model_that_ships_finds_who_when_and_what(span_model: TaughtSpanModel) -> None:
    told = hit(
        "The harbour bridge was closed on Friday after a ship hit it. Engineer Ann Ferris said that repairs would "
        "take nine weeks. The council will pay 2 million euros for them.",
        title="Ship hits bridge",
    )
    for question, words in {
        "Who is the engineer?": "Ann Ferris",
        "How long will the repairs take?": "nine weeks",
        "How much does the council pay?": "2 million euros",
        "When was the bridge closed?": "Friday",
    }.items():
        quote = reading(span_model, question, told).quotes[0]
        assert quote.highlight is not None, question
        assert words in told.text[slice(*quote.highlight)], question


@pytest.mark.parametrize(("margin", "read"), [(10.0, 1), (9.0, 2), (8.0, 3), (4.0, 7), (3.0, 8), (2.0, 8)])
def test_windows_are_read_until_one_answers_for_sure_enough(margin: float, read: int) -> None:
    long = " ".join(f"Sentence {n} is about {'a bell ' * 20}." for n in range(30))
    model = Scripted(Sentence_1_is=margin)
    found = closely(model, hit(long))
    assert found is not None
    assert len(model.read) == read
    assert found.scores.max() == pytest.approx(margin / 2)
