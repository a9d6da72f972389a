"""Questions made from passages with marked answers: which of them the corpus that is left still answers."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.sentences import split_sentences
from retrieval.evaluate.beir import read_expected, read_judgements, read_questions
from retrieval.train.fit import make_tasks
from retrieval.types import MAX_QUESTION_CHARS

TOWNS = [f"Town {n:02}" for n in range(80)]


def row(town: str, part: str, answer: str, *, source: str = "towns", answerable: bool = True) -> dict[str, Any]:
    """Return a question about one of three sentences of a town's passage, its answer marked."""
    passage = (
        f"The bell of {town} was cast in {answer}. It hangs in the {part} tower. The people ring it on feast days."
    )
    start = passage.index(answer)
    answers = [{"text": answer, "start": start, "end": start + len(answer)}] if answerable else []
    question = f"When was the bell in the {part} tower of {town} cast?"
    return {
        "id": f"{town}/{part}", "source": source, "question": question, "passage": passage, "title": town,
        "answerable": answerable, "answers": answers,
    }  # fmt: skip


ROWS = [row(town, part, f"1{n:02}{k}") for n, town in enumerate(TOWNS) for k, part in enumerate(("old", "new"))]


@pytest.fixture(scope="module")
def made() -> make_tasks.Task:
    return make_tasks.tasks(ROWS)["towns"]


def test_chance_keeps_cuts_and_leaves_out(made: make_tasks.Task) -> None:
    fates = [one.fate for one in made.questions]
    assert {fate: fates.count(fate) > 10 for fate in ("there", "cut", "left out")} == dict.fromkeys(fates, True)


def test_an_answer_is_in_its_article_only_where_the_question_says_so(made: make_tasks.Task) -> None:
    answers = {row["id"]: row["answers"][0]["text"] for row in ROWS}
    for one in made.questions:
        assert (answers[one.id] in made.articles.get(one.article, "")) == (one.fate == "there")


def test_what_is_cut_leaves_the_other_sentences(made: make_tasks.Task) -> None:
    for one in made.questions:
        part = one.id.partition("/")[2]
        sentences = [
            made.articles.get(one.article, "")[start:end]
            for start, end in split_sentences(made.articles.get(one.article, ""), "en")
        ]
        assert (f"It hangs in the {part} tower." in sentences) == (one.fate in ("there", "cut"))


def test_the_same_rows_make_the_same_task(made: make_tasks.Task) -> None:
    assert make_tasks.tasks(ROWS)["towns"] == made


def test_an_answer_that_stands_elsewhere_in_the_article_drops_the_question() -> None:
    """Both passages say 1700: with one of them gone, the other may answer."""
    both = [row(town, part, "1700") for town in TOWNS for part in ("old", "new")]
    made = make_tasks.tasks(both)["towns"]
    left = {one.id for one in made.questions}
    assert len(left) < len(both)
    assert all("1700" not in made.articles.get(one.article, "") for one in made.questions if one.fate != "there")


def test_a_question_marked_unanswerable_stays_so_where_its_passage_stays_whole() -> None:
    made = make_tasks.tasks([row(town, "old", "1700", answerable=False) for town in TOWNS])["towns"]
    assert {one.fate for one in made.questions} == {"marked"}
    assert all("1700" in made.articles[one.article] for one in made.questions)


def test_sources_that_share_articles_with_what_is_judged_are_left_alone() -> None:
    rows = [row("Ystad", "old", "1700", source=source) for source in ("towns", "squad2_subsets", "xquad_en")]
    assert set(make_tasks.tasks(rows)) == {"towns"}


def test_questions_too_long_to_ask_are_left_alone() -> None:
    long = row("Ystad", "old", "1700") | {"question": "x" * (MAX_QUESTION_CHARS + 1)}
    assert not make_tasks.tasks([long])


@pytest.mark.parametrize("packed", [False, True])
def test_a_folder_is_written_that_can_be_evaluated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made: make_tasks.Task, packed: bool
) -> None:
    lines = "".join(json.dumps(one) + "\n" for one in ROWS).encode()
    data = tmp_path / ("rows.jsonl.gz" if packed else "rows.jsonl")
    data.write_bytes(gzip.compress(lines) if packed else lines)
    monkeypatch.setattr(sys, "argv", ["tasks", str(data), str(tmp_path / "out")])
    make_tasks.main()
    folder = tmp_path / "out" / "towns"
    asked = {question.id: question.text for question in read_questions(folder)}
    assert asked == {one.id: one.text for one in made.questions}
    expected = read_expected(folder, read_judgements(folder))
    assert {name: one.answerable for name, one in expected.items()} == {
        one.id: one.fate == "there" for one in made.questions
    }
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["title"]: one["text"] for one in corpus} == made.articles
