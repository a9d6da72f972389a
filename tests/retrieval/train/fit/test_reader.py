"""Fitting the reader: a planted taste is found again, what may answer unmarked is left out, and the whole of it."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import check_grad

from retrieval.read.features import FEATURES
from retrieval.read.reader import weights_from
from retrieval.train import corpora
from retrieval.train.fit import reader
from retrieval.train.fit.reader import Example, examples_of, fit, found_in, loss, read_rows
from tests.support.fakes import ToyEncoder

PLANTED = np.linspace(3, -3, len(FEATURES))


def planted(count: int, seed: int, sentences: int = 12, wobble: float = 0.0) -> list[Example]:
    """Return examples in which the sentence that the planted weights like best answers, but for a wobble."""
    random = np.random.default_rng(seed)
    examples = []
    for _ in range(count):
        features = random.random((sentences, len(FEATURES))).astype(np.float32)
        scores = features @ PLANTED + wobble * random.normal(size=sentences)
        examples.append(
            Example("town", features, np.arange(sentences) == scores.argmax(), np.ones(sentences, np.bool_))
        )
    return examples


# The fit


def test_planted_weights_are_found_again() -> None:
    weights = fit(planted(300, seed=1, wobble=0.5))
    assert weights.shape == (len(FEATURES),)
    assert np.corrcoef(weights, PLANTED)[0, 1] > 0.98
    assert found_in(planted(200, seed=2), weights, first=1) > 0.85
    assert found_in(planted(200, seed=2), weights, first=3) > 0.99


def test_a_sign_on_another_scale_weighs_as_much() -> None:
    scale = np.where(np.arange(len(FEATURES)) % 2, 100, 1)
    scaled = [Example(e.source, e.features * scale, e.answers, e.counts) for e in planted(100, seed=1)]
    assert fit(scaled) * scale == pytest.approx(fit(planted(100, seed=1)), rel=1e-2, abs=1e-2)


def test_rows_that_count_as_neither_change_nothing() -> None:
    examples = planted(60, seed=1)
    disliked = np.tile(-PLANTED, (3, 1)).astype(np.float32) * 50
    none = np.zeros(3, np.bool_)
    widened = [
        Example(e.source, np.vstack([disliked, e.features]), np.append(none, e.answers), np.append(none, e.counts))
        for e in examples
    ]
    assert fit(widened) == pytest.approx(fit(examples), rel=1e-4)


def test_of_several_answering_sentences_any_will_do() -> None:
    features = np.eye(3, len(FEATURES), dtype=np.float32)
    both = Example("town", features, np.array([True, True, False]), np.ones(3, np.bool_))
    weights = fit([both])
    assert min(weights[:2]) > weights[2]


def test_the_gradient_is_that_of_the_loss() -> None:
    examples = planted(5, seed=3)
    examples[0].answers[:2] = True
    features, answers = [e.features.astype(float) for e in examples], [e.answers for e in examples]
    for seed in range(3):
        weights = np.random.default_rng(seed).normal(size=len(FEATURES))
        off = check_grad(lambda w: loss(w, features, answers)[0], lambda w: loss(w, features, answers)[1], weights)
        assert off < 1e-5


def test_the_loss_of_no_weights_is_that_of_a_guess() -> None:
    examples = planted(5, seed=3, sentences=8)
    value, _ = loss(np.zeros(len(FEATURES)), [e.features for e in examples], [e.answers for e in examples])
    assert value == pytest.approx(np.log(8))


def test_found_in_counts_questions_with_an_answer_among_the_first() -> None:
    weights = np.zeros(len(FEATURES), np.float32)
    weights[0] = 1
    features = np.zeros((4, len(FEATURES)), np.float32)
    features[:, 0] = [0.1, 0.4, 0.3, 0.2]  # the order is 1, 2, 3, 0
    examples = [Example("town", features, np.arange(4) == at, np.ones(4, np.bool_)) for at in range(4)]
    assert [found_in(examples, weights, first) for first in (1, 2, 3, 4)] == [0.25, 0.5, 0.75, 1.0]


# The sample


def row(question: str, passage: str, answer: str, **more: Any) -> dict[str, Any]:
    answers = [{"text": answer, "start": passage.index(answer)}]
    base = {"source": "town", "question": question, "passage": passage, "answers": answers, "answerable": True}
    return {**base, **more}


def save(file: Path, rows: list[dict[str, Any]]) -> Path:
    content = "".join(json.dumps(one) + "\n" for one in rows).encode()
    file.write_bytes(gzip.compress(content) if file.suffix == ".gz" else content)
    return file


def test_a_sample_has_what_can_be_answered_and_read(tmp_path: Path) -> None:
    good = row("Where is the bell?", "The bell is in the tower.", "in the tower")
    none = row("Where is it?", "The bell is in the tower.", "bell", answerable=False)
    long = row("Where is it now?", "The bell. " * 700, "bell")
    assert read_rows(save(tmp_path / "rows.jsonl", [good, none, long])) == [good]


def test_no_source_has_more_than_its_share_and_the_sample_is_the_same_each_time(
    tmp_path: Path,
) -> None:
    rows = [row(f"{n}?", "A bell.", "bell", source=source) for n in range(20) for source in ("town", "coast")]
    rows.append(row("One?", "A bell.", "bell", source="hill"))
    plain = read_rows(save(tmp_path / "rows.jsonl", rows), 5)
    assert sorted(one["source"] for one in plain) == ["coast"] * 5 + ["hill"] + ["town"] * 5
    assert plain == read_rows(save(tmp_path / "rows.jsonl.gz", rows), 5)


# From rows to examples

TOWN = [
    row("Where does the bell hang?", "\n" * 40 + "The mayor left. The old bell hangs in the tower. Nobody rings it.",
        "in the tower", title="The bell"),
    row("Who paid for the ferry?", "The ferry was new. The council paid for the ferry. It was late.", "The council"),
    row("When did the flood come?", "The flood came in 1702. The wall fell down.", "1702"),
    row("What stands in the tower?", "A wooden model stands in the tower room. It is small.", "A wooden model"),
    row("Who planted the orchard?", "The orchard is old. Monks planted the orchard in spring.", "Monks"),
    row("How many rooms has the museum?", "The museum has forty rooms. The museum opens at nine.", "forty"),
    row("Why was the bridge closed?", "The bridge was closed because of the flood. Boats cross now.",
        "because of the flood"),
    row("Who raised the tax?", "A tax was raised by the mayor. Nobody liked the tax.", "the mayor"),
]  # fmt: skip


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the toy encoder in the real one's place, which would have to be loaded."""
    monkeypatch.setattr(corpora, "encoder_named", ToyEncoder)


@pytest.mark.usefixtures("toy")
def test_the_sentence_with_the_marked_words_answers_and_others_with_them_count_as_neither(tmp_path: Path) -> None:
    first = examples_of(TOWN, tmp_path)[0]
    assert first.features.shape == (len(first.answers), len(FEATURES))
    assert first.answers.sum() == 1
    # "The old bell hangs in the tower.", of 5 terms but for two stop words: old, bell, hang, tower.
    marked = first.features[first.answers][0]
    assert marked[FEATURES.index("terms")] == pytest.approx(4 / 40)
    assert marked[FEATURES.index("first")] == 0
    assert marked[FEATURES.index("overlap_title")] > 0
    # Only the model's sentence holds "in the tower" too.
    assert (~first.counts).sum() == 1
    assert not (first.answers & ~first.counts).any()


@pytest.mark.usefixtures("toy")
def test_a_passage_that_several_questions_share_is_one_article(tmp_path: Path) -> None:
    passage = "The flood came in 1702. The wall fell down."
    rows = [row("When did the flood come?", passage, "1702"), row("What fell down?", passage, "The wall")]
    first, second = examples_of(rows, tmp_path)
    assert first.answers.tolist() == [True, False]
    assert second.answers.tolist() == [False, True]


@pytest.mark.parametrize(
    ("given", "shown"),
    [("The bell", "The bell"), ("The bell / part 2", "The bell"), ("dialogue_17", ""), ("File: x", ""), (None, "")],
)
def test_only_titles_that_a_reader_would_see_are_titles(given: str | None, shown: str) -> None:
    assert reader._title({"title": given}) == shown


@pytest.mark.usefixtures("toy")
def test_a_small_file_is_read_fitted_measured_and_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, out = save(tmp_path / "town.jsonl.gz", TOWN), tmp_path / "reader.json"
    monkeypatch.setattr(sys, "argv", ["fitting", str(file), "--out", str(out)])
    reader.main()
    content = json.loads(out.read_text(encoding="utf-8"))
    assert json.loads(capsys.readouterr().out) == content
    assert (content["fitted_on"], content["held_out"]["all"]["questions"]) == (6, 2)
    assert set(content["held_out"]) == {"all", "town"}
    assert set(content["weights"]) == set(FEATURES)
    assert np.isfinite(weights_from(content).weights).all()
    assert weights_from(content).weights.any()
