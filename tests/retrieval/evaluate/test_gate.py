"""The gate: a new snapshot that answers the set questions worse than the last isn't used."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.render.jobs import refused_text
from bot.render.messages import words_for
from corpus.errors import RefreshCancelledError, SettingsError
from retrieval.abstention import UNSURE
from retrieval.answer.engine import Engine
from retrieval.evaluate.gate import ONLY_CLOSEST, Gate, GateQuestion, read_gate_questions
from retrieval.index.vector_index import open_vector_index
from retrieval.jobs import runner
from retrieval.jobs.progress import Unwatched
from retrieval.jobs.runs import Jobs
from retrieval.refresh.report import as_json
from retrieval.store.catalog import Catalog
from retrieval.types import Answer, Citation, Question
from tests.support.errors import raises
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

TOWER = {"_id": "1", "text": "Which way does the bell tower lean?", "articles": ["town/tower.md"]}
FERRY = {"_id": "2", "text": "How much did the mayor pay for the ferry?", "answers": ["40,000 crowns"]}
CHESS = {"_id": "3", "text": "Who won the chess championship of Peru?", "answerability": "UNANSWERABLE"}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return write(tmp_path / "questions.jsonl", TOWER, FERRY, CHESS)


@pytest.fixture
def gated(questions: Path, tmp_path: Path) -> Callable[..., Engine]:
    """Return what opens an engine that holds new snapshots to the questions."""

    def make(margin: float = 0.02, encoder: ToyEncoder | None = None) -> Engine:
        data = tmp_path / "data"
        catalog, vectors = Catalog.in_directory(data), open_vector_index(data / "vectors")
        engine = Engine(catalog, vectors, encoder or ToyEncoder(), data)
        asking = lambda question, snapshot: engine.ask(question, snapshot=snapshot)  # noqa: E731
        refresher_of(engine, gate=Gate(questions, margin, asking))
        return engine

    return make


def write(file: Path, *rows: object) -> Path:
    file.write_text("\n".join(map(json.dumps, rows)))
    return file


def spoil(folder: Path) -> None:
    (folder / "ferry.md").write_text(
        "A ferry crosses the harbour every hour. Nobody knows what the mayor paid for the ferry."
    )


def test_the_first_snapshot_has_nothing_to_be_held_against(gated: Callable[..., Engine], folder: Path) -> None:
    report = refresher_of(gated()).run([str(folder)])
    assert report.gate is None
    assert report.snapshot is not None


def test_a_snapshot_that_answers_as_well_is_used(gated: Callable[..., Engine], folder: Path) -> None:
    engine = gated()
    first = refresher_of(engine).run([str(folder)])
    (folder / "orchard.md").write_text("The orchard bore no fruit.")
    report = refresher_of(engine).run([str(folder)])
    assert report.gate is not None
    assert (report.gate.before, report.gate.after, report.gate.questions) == (1.0, 1.0, 3)
    assert report.refused is None
    assert report.snapshot != first.snapshot
    assert engine.catalog.current().id == report.snapshot  # type: ignore[union-attr]


def test_one_that_answers_worse_is_refused_and_says_by_how_much_and_which(
    gated: Callable[..., Engine], folder: Path
) -> None:
    engine = gated()
    first = refresher_of(engine).run([str(folder)])
    spoil(folder)
    report = refresher_of(engine).run([str(folder)])
    assert report.refused is not None
    assert (report.refused.before, report.refused.after, report.refused.margin) == (
        1.0,
        pytest.approx(2 / 3, abs=1e-3),
        0.02,
    )
    assert report.refused.worse == (FERRY["text"],)
    assert report.snapshot == first.snapshot
    answer = engine.ask(Question(FERRY["text"]))
    assert answer.snapshot == first.snapshot
    assert "40,000" in (answer.text or "")
    run = Jobs(engine.catalog).latest(1)[0]
    assert (run.outcome, run.snapshot) == ("refused", first.snapshot)
    assert run.report is not None
    assert run.report["gate"] == json.loads(json.dumps(as_json(report)["gate"]))


def test_within_the_margin_it_is_used(gated: Callable[..., Engine], folder: Path) -> None:
    engine = gated(margin=0.34)
    refresher_of(engine).run([str(folder)])
    spoil(folder)
    report = refresher_of(engine).run([str(folder)])
    assert report.refused is None
    assert report.gate is not None
    assert report.gate.worse == (FERRY["text"],)


def test_what_was_refused_can_be_moved_to_by_hand(gated: Callable[..., Engine], folder: Path) -> None:
    engine = gated()
    refresher_of(engine).run([str(folder)])
    spoil(folder)
    refused = refresher_of(engine).run([str(folder)]).refused
    assert refused is not None
    refresher_of(engine).rollback(refused.snapshot, started_by="ada")
    assert engine.ask(Question(FERRY["text"])).snapshot == refused.snapshot
    assert Jobs(engine.catalog).refused() == []
    report = refresher_of(engine).run([str(folder)])  # nothing changed since
    assert (report.gate, report.snapshot) == (None, refused.snapshot)


def test_refused_snapshots_push_nothing_out_that_can_be_rolled_back_to(
    gated: Callable[..., Engine], folder: Path
) -> None:
    engine = gated()
    refresher_of(engine).run([str(folder)])
    spoil(folder)
    for n in range(3):
        (folder / "orchard.md").write_text(f"The orchard bore {n} apples.")
        refused = refresher_of(engine).run([str(folder)]).refused
        assert refused is not None
        assert [s.id for s in engine.catalog.snapshots()] == [refused.snapshot, engine.catalog.current().id]  # type: ignore[union-attr]


def test_a_refresh_that_is_cancelled_at_the_gate_leaves_nothing(
    gated: Callable[..., Engine], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_NOTE_EVERY_S", 0.0)
    engine = gated()
    first = refresher_of(engine).run([str(folder)])
    (folder / "orchard.md").write_text("The orchard bore no fruit.")
    jobs = Jobs(engine.catalog)
    ask = engine.ask

    def impatient(question: Question, *, snapshot: str) -> Answer:
        jobs.cancel(jobs.latest(1)[0].id)
        return ask(question, snapshot=snapshot)

    monkeypatch.setattr(engine, "ask", impatient)
    with pytest.raises(RefreshCancelledError):
        refresher_of(engine).run([str(folder)])
    assert [snapshot.id for snapshot in engine.catalog.snapshots()] == [first.snapshot]


def test_another_encoders_snapshot_is_not_held_against_this_ones(gated: Callable[..., Engine], folder: Path) -> None:
    refresher_of(gated()).run([str(folder)])
    report = refresher_of(gated(encoder=ToyEncoder("other"))).run([str(folder)], rebuild=True)
    assert (report.gate, report.chunks) == (None, 3)


def test_without_the_file_there_is_nothing_to_ask(gated: Callable[..., Engine], folder: Path, questions: Path) -> None:
    questions.unlink()
    engine = gated()
    refresher_of(engine).run([str(folder)])
    spoil(folder)
    assert refresher_of(engine).run([str(folder)]).gate is None


def test_a_broken_file_is_named_before_the_work_is_done(
    gated: Callable[..., Engine], folder: Path, questions: Path
) -> None:
    questions.write_text('{"_id": "1", "text": "Is it?"}\nnonsense\n')
    engine = gated()
    with raises(SettingsError, "evaluation-wrong-line", line="2"):
        refresher_of(engine).run([str(folder)])
    assert engine.catalog.current() is None


def test_questions_are_read_with_what_is_expected_of_them(tmp_path: Path) -> None:
    turns = {"_id": "4", "text": "And now?", "turns": [{"speaker": "user", "text": "Before?"}], "answers": "yes"}
    neither = {"_id": "5", "text": "Which?", "answerability": "UNDERSPECIFIED"}
    asked = read_gate_questions(write(tmp_path / "q.jsonl", TOWER, CHESS, turns, neither))
    assert [one.question.id for one in asked] == ["1", "3", "4"]
    assert [one.answerable for one in asked] == [True, False, True]
    assert (asked[0].articles, asked[2].answers, len(asked[2].question.turns)) == (("town/tower.md",), ("yes",), 1)


@pytest.mark.parametrize(
    ("expected", "text", "fault"),
    [
        ({}, "It sails. [1]", None),
        ({}, None, "it was not answered"),
        ({"articles": ("a", "b")}, "It sails. [1]", None),
        ({"articles": ("b",)}, "It sails. [1]", "none of its articles was cited"),
        ({"answers": ("the Sails",)}, "It sails. [1]", None),
        ({"answers": ("sinks",)}, "It sails. [1]", "none of its answers was in what was said"),
        ({"answerable": False}, None, None),
        ({"answerable": False}, "It sails. [1]", "it was answered, and the corpus doesn't say"),
    ],
)
def test_an_outcome_is_right_or_says_what_is_wrong(
    expected: dict[str, object], text: str | None, fault: str | None
) -> None:
    question = Question("Does it sail?")
    cited = (Citation(1, "a", "A", None, None, None, "It sails.", 0, 9),) if text else ()
    answer = Answer(question, question.text, text, None, cited, (), "1-x")
    assert GateQuestion(question, **expected).fault(answer) == fault  # type: ignore[arg-type]
    assert GateQuestion(question).fault(None) == "it could not be asked"


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ({}, ONLY_CLOSEST),
        ({"articles": ("a", "b")}, ONLY_CLOSEST),
        ({"articles": ("b",)}, "it was not answered"),
        ({"answers": ("the Sails",)}, ONLY_CLOSEST),
        ({"answers": ("sinks",)}, "it was not answered"),
        ({"answerable": False}, None),
    ],
)
def test_what_is_only_shown_as_the_closest_is_no_answer_and_is_told_apart(
    expected: dict[str, object], fault: str | None
) -> None:
    question = Question("Does it sail?")
    closest = (Citation(1, "a", "A", None, None, None, "It sails.", 0, 9),)
    answer = Answer(question, question.text, None, UNSURE, (), (), "1-x", closest=closest)
    assert GateQuestion(question, **expected).fault(answer) == fault  # type: ignore[arg-type]


def test_a_snapshot_that_is_no_longer_sure_is_refused_and_says_that_it_comes_close(questions: Path) -> None:
    write(questions, TOWER, FERRY)
    quoted = (Citation(1, "town/tower.md", "The bell tower", None, None, None, "It leans.", 0, 9),)

    def ask(question: Question, snapshot: str) -> Answer:
        sure = snapshot == "1-x"
        found = Answer(question, question.text, None, UNSURE, (), (), snapshot, closest=quoted)
        return replace(found, text="40,000 crowns. [1]", closest=(), citations=quoted) if sure else found

    result = Gate(questions, 0.02, ask).examine("1-x", "2-x", Unwatched())
    assert result is not None
    assert (result.before, result.after) == (1.0, 0.0)
    assert result.worse == (TOWER["text"], FERRY["text"])
    assert result.closest == (TOWER["text"],)
    said = refused_text(result, words_for("en")).split("\n")
    assert said[1] == f"- Worse on, though the right article comes closest: {TOWER['text']}"
    assert said[2] == f"- Worse on: {FERRY['text']}"
