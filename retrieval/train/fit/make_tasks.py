"""Make BEIR folders whose corpus answers some of its questions: `python -m retrieval.train.fit.make_tasks FILE OUT`.

Takes the lines that `retrieval.train.fit.reader` takes. Of each source one folder is made, for `fit_abstention
--beside`: the passages of one title are one article, and chance decides what becomes of each passage. It stays; or it
is left out, so that nothing answers its questions; or the sentences that answer one of its questions are cut out of it,
so that the corpus has something on the subject, but not this. A question is dropped where its answer's words stand
elsewhere in the article that it is about: perhaps they answer, perhaps they don't.
"""

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.sentences import split_sentences
from retrieval.text.scripts import is_latin
from retrieval.types import MAX_QUESTION_CHARS

# Some share articles with a set that the figures are measured on; in the last, chats, nothing tells answers apart.
_UNUSED = {"squad2_cs224n", "squad2_subsets", "xquad_en", "molweni_test"}
_LEFT_OUT, _CUT = 0.25, 0.35  # of the passages; the others stay as they are
_ALONE = 0.6  # an article of one passage is left out as a whole so much more rarely
_PASSAGES = 1_200  # a source at most
_QUESTIONS = 900  # a source at most, of those that are answered and of those that aren't each
_LONGEST_PASSAGE = 3_000  # characters
_LONGEST_TITLE = 80

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TaskQuestion:
    """Hold a question, the article that it is about, and what became of its answer: "there", or why it isn't."""

    id: str
    text: str
    article: str
    fate: str


@dataclass(frozen=True, slots=True)
class Task:
    """Hold a corpus, text by title, and questions of which it is known whether it answers them."""

    articles: Mapping[str, str]
    questions: Sequence[TaskQuestion]


def tasks(rows: Iterable[Row]) -> dict[str, Task]:
    """Return a task for each source."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        askable = 0 < len(row["question"].strip()) <= MAX_QUESTION_CHARS
        if row["source"] not in _UNUSED and askable and len(row["passage"]) <= _LONGEST_PASSAGE:
            by_source[row["source"]].append(row)
    return {source: _task(some, random.Random(source)) for source, some in by_source.items()}  # noqa: S311


def write(task: Task, folder: Path) -> None:
    """Write a task as a BEIR folder; a question's relevant article is the one that it is about."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    ids = {title: f"a{n}" for n, title in enumerate(task.articles)}
    corpus = [{"_id": ids[title], "title": _shown(title), "text": text} for title, text in task.articles.items()]
    queries = [
        {"_id": one.id, "text": one.text, "kind": one.fate,
         "answerability": "ANSWERABLE" if one.fate == "there" else "UNANSWERABLE"}
        for one in task.questions
    ]  # fmt: skip
    for name, rows in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    relevant = [f"{one.id}\t{ids[one.article]}\t1" for one in task.questions if one.article in ids]
    lines = ["query-id\tcorpus-id\tscore", *relevant]
    (folder / "qrels" / "test.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _task(rows: Sequence[Row], chance: random.Random) -> Task:
    by_title: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_title[_title(row)][row["passage"]].append(row)
    titles = sorted(by_title)
    chance.shuffle(titles)
    articles: dict[str, str] = {}
    asked: list[TaskQuestion] = []
    passages = 0
    for title in titles:
        if passages >= _PASSAGES:
            break
        passages += len(by_title[title])
        kept, some = _article(by_title[title], title, chance)
        asked += some
        if kept:
            articles[title] = "\n\n".join(kept)
    return Task(articles, _sample(asked, chance))


def _article(
    passages: Mapping[str, Sequence[Row]], title: str, chance: random.Random
) -> tuple[list[str], list[TaskQuestion]]:
    """Return what is kept of the passages of one article, and the questions about them."""
    kept = {}
    for passage, rows in passages.items():
        fate = chance.random()
        if fate < _LEFT_OUT * (1 if len(passages) > 1 else _ALONE):
            kept[passage] = ""
        elif fate < _LEFT_OUT + _CUT:
            kept[passage] = _without_an_answer(passage, chance.choice(rows))
        else:
            kept[passage] = passage
    text = "\n\n".join(filter(None, kept.values()))
    asked = []
    for passage, rows in passages.items():
        for row in rows:
            became = _fate(row, kept[passage], text)
            if became:
                asked.append(TaskQuestion(str(row["id"]), row["question"].strip(), title, became))
    return [one for one in kept.values() if one], asked


def _without_an_answer(passage: str, row: Row) -> str:
    """Return a passage without the sentences that hold an answer to a question; whole where little would be left."""
    answers = [answer["text"] for answer in row["answers"]]
    starts = [answer["start"] for answer in row["answers"]]
    spans = split_sentences(passage, "en")
    left = [
        passage[start:end]
        for start, end in spans
        if not any(start <= at < end for at in starts) and not _said(answers, passage[start:end])
    ]
    return " ".join(left) if 2 * len(left) >= len(spans) and row["answerable"] else passage


def _fate(row: Row, kept: str, article: str) -> str | None:
    """Return what became of a question's answer; None where that can't be told."""
    if not row["answerable"]:
        return "marked" if kept == row["passage"] else None
    answers = [answer["text"] for answer in row["answers"]]
    if kept == row["passage"]:
        return "there"
    if _said(answers, article):
        return None
    return "cut" if kept else "left out"


def _said(answers: Sequence[str], text: str) -> bool:
    return any(_stands_in(answer.strip(" .,;").casefold(), text.casefold()) for answer in answers)


def _stands_in(words: str, text: str) -> bool:
    """Return whether words stand in a text, as whole words where their script parts words: 1003年 has 1003, not 100."""
    if not is_latin(words):
        return words in text
    before, after = (r"\b", r"\b") if is_latin(text) else ("(?<![0-9a-z])", "(?![0-9a-z])")
    return bool(re.search(f"{before}{re.escape(words)}{after}", text))


def _title(row: Row) -> str:
    """Return what tells a row's article from others of its source."""
    return str(row.get("title") or row["passage"][:_LONGEST_TITLE]).partition(" / ")[0].replace("_", " ")


def _shown(title: str) -> str:
    """Return a title that a reader would see; names of files and dialogues are none."""
    cased = is_latin(title) and not title[:1].isupper()
    return title if not cased and ":" not in title and len(title) < _LONGEST_TITLE else ""


def _sample(asked: Sequence[TaskQuestion], chance: random.Random) -> list[TaskQuestion]:
    there = [one for one in asked if one.fate == "there"]
    not_there = [one for one in asked if one.fate != "there"]
    return [one for some in (there, not_there) for one in chance.sample(some, min(len(some), _QUESTIONS))]


def main() -> None:
    """Make and write."""
    parser = argparse.ArgumentParser(description="Make questions of which it is known whether their corpus answers.")
    parser.add_argument("data", type=Path, help="questions with answers marked in their passages (JSON lines, .gz)")
    parser.add_argument("out", type=Path, help="where a BEIR folder for each source is written")
    arguments = parser.parse_args()
    content = arguments.data.read_bytes()
    lines = (gzip.decompress(content) if arguments.data.suffix == ".gz" else content).splitlines()
    for source, task in tasks(map(json.loads, lines)).items():
        write(task, arguments.out / source)


if __name__ == "__main__":
    main()
