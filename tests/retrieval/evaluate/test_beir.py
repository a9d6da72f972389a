"""The figures, worked out by hand."""

import json
import math
from pathlib import Path
from typing import Any

import ir_measures
import pytest

from corpus.errors import SettingsError
from retrieval.answer.engine import Engine
from retrieval.evaluate.beir import (
    Expected,
    Ranked,
    figures,
    rank,
    read_expected,
    read_judgements,
    read_questions,
    write_run,
)
from retrieval.types import Question
from tests.support.errors import raises
from tests.support.refreshers import refresher_of


def write_queries(folder: Path, *rows: dict[str, Any]) -> None:
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, rows)))


RANKED = [
    Ranked("first", (("a", 3.0), ("b", 2.0), ("c", 1.0)), 1.0),  # its one relevant article is second
    Ranked("second", (("a", 3.0),), 1.0),  # its two relevant articles aren't found
    Ranked("unjudged", (("a", 3.0),), 1.0),  # counts in nothing
]
JUDGED = {"first": {"b": 1}, "second": {"x": 1, "y": 1}}


def test_figures_of_a_ranking_worked_out_by_hand() -> None:
    found = {name: figure.value for name, figure in figures(RANKED, JUDGED).items() if figure}
    assert found["ndcg@10"] == pytest.approx((1 / math.log2(3)) / 2, abs=1e-4)
    assert found["mrr@10"] == pytest.approx(0.25)
    assert found["recall@5"] == found["recall@10"] == pytest.approx(0.5)


def test_figures_are_over_the_judged_questions_with_intervals_between_the_least_and_the_most() -> None:
    ndcg = figures(RANKED, JUDGED)["ndcg@10"]
    assert ndcg is not None
    assert ndcg.of == 2
    assert ndcg.interval == pytest.approx((0.0, 1 / math.log2(3)))


def test_questions_after_the_first_turn_are_measured_apart() -> None:
    later = figures(RANKED, JUDGED, {"first", "unjudged"})["ndcg@10_after_first_turn"]
    assert later is not None
    assert (later.value, later.of) == (pytest.approx(1 / math.log2(3)), 1)
    assert figures(RANKED, JUDGED)["ndcg@10_after_first_turn"] is None


def test_the_figures_are_those_of_ir_measures() -> None:
    found = {name: figure.value for name, figure in figures(RANKED, JUDGED).items() if figure}
    run = {one.question_id: dict(one.articles) for one in RANKED}
    theirs = ir_measures.calc_aggregate([ir_measures.nDCG @ 10, ir_measures.R @ 5], JUDGED, run)
    assert [found["ndcg@10"], found["recall@5"]] == pytest.approx(
        [theirs[ir_measures.nDCG @ 10], theirs[ir_measures.R @ 5]]
    )


def test_every_question_is_ranked_and_one_that_is_refused_finds_nothing(engine: Engine, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    questions = [Question("the bell tower", id="tower"), Question("bell " * 1_000, id="long"), Question("tax")]
    steps: list[int] = []
    ranked = rank(engine, questions, lambda: steps.append(1))
    assert [one.question_id for one in ranked] == ["tower", "long", ""]
    assert ranked[0].articles[0][0] == "town/tower.md"
    assert ranked[1].articles == ()
    assert len(steps) == 3


def test_questions_carry_their_turns_unless_they_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": 7, "text": "And then?", "turns": [{"speaker": "user", "text": "Who came?"}]}\n\n'
    )
    (question,) = read_questions(tmp_path)
    assert (question.id, question.turns[0].text) == ("7", "Who came?")
    assert read_questions(tmp_path, with_turns=False)[0].turns == ()


def test_the_expected_answer_of_a_question(tmp_path: Path) -> None:
    row = {"_id": 7, "text": "And then?", "answers": ["noon", " "], "answerability": "ANSWERABLE"}
    turns = [{"speaker": "user", "text": "Who came?"}]
    write_queries(tmp_path, row, {"_id": "8", "text": "Why?", "turns": turns, "answers": None})
    assert read_expected(tmp_path, {"9": {"a": 1}}) == {
        "7": Expected(("noon",), answerable=True),
        "8": Expected(later_turn=True),
    }


@pytest.mark.parametrize(
    ("answerability", "answerable"),
    [
        ("ANSWERABLE", True),
        ("answerable", True),
        ("PARTIAL", True),
        ("UNANSWERABLE", False),
        ("UNDERSPECIFIED", None),  # wants to be asked back: neither an answer nor an abstention
        ("CONVERSATIONAL", None),
    ],
)
def test_what_counts_as_answerable(tmp_path: Path, answerability: str, answerable: bool | None) -> None:
    write_queries(tmp_path, {"_id": "q", "text": "Why?", "answerability": answerability})
    assert read_expected(tmp_path, {"q": {"a": 1}})["q"].answerable is answerable


def test_without_a_word_on_it_a_judged_question_is_answerable_and_any_other_unknown(tmp_path: Path) -> None:
    write_queries(tmp_path, {"_id": "q", "text": "Why?"}, {"_id": "r", "text": "Who?", "answerability": ""})
    expected = read_expected(tmp_path, {"q": {"a": 1}})
    assert [expected["q"].answerable, expected["r"].answerable] == [True, None]


def test_judgements_skip_the_heading(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t2\n")
    assert read_judgements(tmp_path) == {"q": {"a": 1, "b": 2}}


def test_where_nothing_is_relevant_a_question_is_unanswerable_unless_its_answer_is_known(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t0\n")
    write_queries(
        tmp_path,
        {"_id": "q", "text": "Why?"},
        {"_id": "r", "text": "When?", "answers": ["noon"]},
        {"_id": "s", "text": "Who?", "answerability": "PARTIAL"},
    )
    judged = read_judgements(tmp_path)
    assert judged == {}
    assert [one.answerable for one in read_expected(tmp_path, judged).values()] == [False, None, True]
    assert set(figures(RANKED, judged).values()) == {None}


def test_a_question_without_a_relevant_article_is_judged_in_nothing(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t0\nr\ta\t1\nr\tb\t0\n")
    assert read_judgements(tmp_path) == {"r": {"a": 1, "b": 0}}


@pytest.mark.parametrize(("answers", "golds"), [("noon", ("noon",)), ([1702], ("1702",)), ([], ()), (["", " "], ())])
def test_gold_answers_in_other_forms(tmp_path: Path, answers: Any, golds: tuple[str, ...]) -> None:
    write_queries(tmp_path, {"_id": "q", "text": "When?", "answers": answers})
    assert read_expected(tmp_path, {})["q"].answers == golds


@pytest.mark.parametrize("broken", [{"answers": 7}, {"answerability": True}])
def test_a_question_whose_expectation_is_none_is_refused(tmp_path: Path, broken: dict[str, Any]) -> None:
    write_queries(tmp_path, {"_id": "q", "text": "Why?", **broken})
    with raises(SettingsError, "evaluation-wrong-query", folder=str(tmp_path)):
        read_expected(tmp_path, {})


@pytest.mark.parametrize("content", [None, "not json\n", '{"text": "no id"}\n', "[]\n"])
def test_a_folder_that_is_none_is_refused_with_a_sentence(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "queries.jsonl").write_text(content)
    with raises(SettingsError, "evaluation-wrong-query" if content else "evaluation-no-queries", folder=str(tmp_path)):
        read_questions(tmp_path)
    with raises(SettingsError, "evaluation-no-qrels"):
        read_judgements(tmp_path)


def test_a_trec_run_has_a_line_an_article(tmp_path: Path) -> None:
    write_run([Ranked("q", (("a", 0.5), ("b", 0.25)), 1.0)], tmp_path / "run")
    assert (tmp_path / "run").read_text() == "q Q0 a 1 0.500000 footnote\nq Q0 b 2 0.250000 footnote\n"


def test_an_article_that_is_a_copy_ranks_right_after_its_hit(engine: Engine, tmp_path: Path) -> None:
    story = "The flood moved the middle pier of the bridge by 3 metres, and the council closed it until the summer."
    for name, text in (("a", story), ("b", f"{story} So it said."), ("c", "A ferry serves the bridge in a flood.")):
        (tmp_path / f"{name}.txt").write_text(text)
    refresher_of(engine).run([str(tmp_path / f"{name}.txt") for name in "abc"])
    [ranked] = rank(engine, [Question("the flood at the bridge", id="q")])
    articles = [Path(article).stem for article, _ in ranked.articles]
    scores = [score for _, score in ranked.articles]
    assert sorted(articles) == ["a", "b", "c"]
    assert abs(articles.index("a") - articles.index("b")) == 1
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
