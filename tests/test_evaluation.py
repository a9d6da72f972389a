"""The figures, worked out by hand."""

import math
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from retrieval.evaluation import Ranked, figures, read_judgements, read_questions, write_run


def test_figures_of_a_ranking_worked_out_by_hand() -> None:
    ranked = [
        Ranked("first", (("a", 3.0), ("b", 2.0), ("c", 1.0)), 1.0),  # its one relevant article is second
        Ranked("second", (("a", 3.0),), 1.0),  # its two relevant articles aren't found
        Ranked("unjudged", (("a", 3.0),), 1.0),  # counts in nothing
    ]
    judged = {"first": {"b": 1}, "second": {"x": 1, "y": 1}}
    found = figures(ranked, judged)
    assert found["ndcg@10"] == pytest.approx((1 / math.log2(3)) / 2, abs=1e-4)
    assert found["mrr@10"] == pytest.approx(0.25)
    assert found["recall@5"] == found["recall@10"] == pytest.approx(0.5)


def test_questions_carry_their_turns_unless_they_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": 7, "text": "And then?", "turns": [{"speaker": "user", "text": "Who came?"}]}\n\n'
    )
    (question,) = read_questions(tmp_path)
    assert (question.id, question.turns[0].text) == ("7", "Who came?")
    assert read_questions(tmp_path, with_turns=False)[0].turns == ()


def test_judgements_skip_the_heading(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ta\t1\nq\tb\t2\n")
    assert read_judgements(tmp_path) == {"q": {"a": 1, "b": 2}}


@pytest.mark.parametrize("content", [None, "not json\n", '{"text": "no id"}\n', "[]\n"])
def test_a_folder_that_is_none_is_refused_with_a_sentence(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "queries.jsonl").write_text(content)
    with pytest.raises(SettingsError, match=r"queries\.jsonl"):
        read_questions(tmp_path)
    with pytest.raises(SettingsError, match="qrels"):
        read_judgements(tmp_path)


def test_a_trec_run_has_a_line_an_article(tmp_path: Path) -> None:
    write_run([Ranked("q", (("a", 0.5), ("b", 0.25)), 1.0)], tmp_path / "run")
    assert (tmp_path / "run").read_text() == "q Q0 a 1 0.500000 footnote\nq Q0 b 2 0.250000 footnote\n"
