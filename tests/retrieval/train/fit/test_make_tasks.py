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


def test_japanese_answers_are_found_and_cut_though_no_space_parts_words() -> None:
    rows = []
    for n in range(80):
        passage = f"第{n}町の鐘は1{n:02}3年に鋳造された。古い塔に掛かっている。人々は祭日に鳴らす。"
        answer = f"1{n:02}3年"
        rows.append(
            row("", "", "") | {
                "id": str(n), "question": "鐘はいつ鋳造されたか", "passage": passage, "title": f"第{n}町",
                "answers": [{"text": answer, "start": passage.index(answer)}],
            }
        )  # fmt: skip
    said_again = rows[0] | {"id": "again", "passage": f"記念碑にも1003年とある。{'鐘の話が続く。' * 3}"}
    task = make_tasks.tasks([*rows, said_again])["towns"]
    fates = {one.id: one.fate for one in task.questions}
    assert set(fates.values()) == {"there", "cut", "left out"}
    for number, fate in fates.items():
        text = task.articles.get(f"第{number}町", "")
        assert (f"1{int(number):02}3年" in text) == (fate == "there")
        assert ("古い塔に掛かっている。" in text) == (fate in ("there", "cut"))


@pytest.mark.parametrize(("answer", "dropped"), [("1003", True), ("100", False), ("UNESCO", True), ("UNES", False)])
def test_figures_and_latin_names_are_found_beside_letters_that_no_space_parts(answer: str, dropped: bool) -> None:
    """A second passage of each article says 1003 and UNESCO: where it is left, it may answer."""
    said, second = (
        f"{answer} が答えである。古い塔に掛かっている。人々は祭日に鳴らす。",
        "記念碑には1003年とUNESCOの名がある。",
    )
    rows = []
    for n in range(80):
        asked = row("", "", "") | {"title": f"第{n}町", "answers": [{"text": answer, "start": 0}]}
        rows.append(asked | {"id": "first", "passage": said})
        rows.append(asked | {"id": "second", "passage": second, "answerable": False})
    made = make_tasks.tasks(rows)["towns"]
    beside = {one.fate for one in made.questions if one.id == "first" and second in made.articles.get(one.article, "")}
    assert beside == ({"there"} if dropped else {"there", "cut", "left out"})


def test_a_title_without_capitals_is_shown_where_its_script_has_none(tmp_path: Path) -> None:
    shown = {}
    for title in ("鐘の町", "town_02.txt", "Ystad"):
        make_tasks.write(make_tasks.tasks([row(title, "old", "1702")])["towns"], tmp_path / title)
        for line in (tmp_path / title / "corpus.jsonl").read_text("utf-8").splitlines():
            shown[title] = json.loads(line)["title"]
    assert shown == {"鐘の町": "鐘の町", "town_02.txt": "", "Ystad": "Ystad"}


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
