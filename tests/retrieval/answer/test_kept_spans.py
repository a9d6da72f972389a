"""Windows read of late are kept, by question and text."""

from collections.abc import Sequence

import numpy as np

from retrieval.answer.kept_spans import KeptSpans
from retrieval.read.span_model import Spans


class Counted:
    """Say of each text how long it is, and keep what was asked."""

    calibrated = False

    def __init__(self) -> None:
        self.read: list[tuple[str, list[str]]] = []

    def reads(self, question: str, text: str) -> bool:
        return text != "unreadable"

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        self.read.append((question, list(texts)))
        nothing = np.zeros(0, np.intp)
        return [Spans(nothing, nothing, np.zeros(0, np.float32), float(len(text))) for text in texts]


def answers(model: KeptSpans, question: str, *texts: str) -> list[float]:
    return [spans.answers for spans in model.spans(question, texts)]


def test_each_text_is_read_once_for_a_question_in_the_order_it_is_asked_in() -> None:
    counted = Counted()
    model = KeptSpans(counted)
    assert answers(model, "who?", "one", "three", "one") == [3, 5, 3]
    assert answers(model, "who?", "seven", "three") == [5, 5]
    assert counted.read == [("who?", ["one", "three"]), ("who?", ["seven"])]


def test_another_question_reads_the_text_anew() -> None:
    counted = Counted()
    model = KeptSpans(counted)
    answers(model, "who?", "one")
    answers(model, "where?", "one")
    assert [question for question, _ in counted.read] == ["who?", "where?"]


def test_only_the_last_are_kept() -> None:
    counted = Counted()
    model = KeptSpans(counted, most=2)
    for text in ("one", "two", "three", "three", "one"):
        answers(model, "who?", text)
    assert [texts for _, texts in counted.read] == [["one"], ["two"], ["three"], ["one"]]


def test_what_it_reads_is_what_the_model_reads() -> None:
    model = KeptSpans(Counted())
    assert model.reads("who?", "one")
    assert not model.reads("who?", "unreadable")
    assert not model.calibrated
