"""Mine what is found and doesn't answer: `python -m retrieval.train.reader.mine_negatives DATA... --out FILE`.

Takes the question-passage pairs that the reader is taught on (`retrieval.train.reader.pairs`). Their passages become
one corpus, indexed and searched as any other; of the windows that the reader would be given for a question, the
likeliest that don't hold its answer are written, a line each, as pairs without an answer for `retrieval.train.reader`.
Nothing of what is held out of the training is indexed or asked.
"""

import argparse
import gzip
import itertools
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.sentences import split_sentences
from retrieval.answer.engine import Engine
from retrieval.read.close_reading import WINDOWS_READ
from retrieval.read.features import extract_features
from retrieval.read.reader import PASSAGES_READ
from retrieval.read.windows import Window, windows_around
from retrieval.text.terms import terms
from retrieval.train.batches import seeded
from retrieval.train.corpora import index_corpus
from retrieval.train.reader.pairs import SOURCE_WEIGHTS, Pair, parted, read_pairs
from retrieval.types import MAX_QUESTION_CHARS, Question

SOURCE = "mined_search"
_PASSAGES, _QUESTIONS, _EACH = 10_000, 8_000, 2
# Questions of sets that weigh less are vague, or of one word: what is found for them may well answer.
_LEAST_WEIGHT = 0.5
_LONGEST_PASSAGE = 3_000  # characters
# A window that holds so much of an answer's terms, or of those of the sentence around it, may answer in other words.
_OF_ANSWER, _OF_SENTENCE = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hold an engine over passages, and their titles by article, empty where a passage has none."""

    engine: Engine
    titles: Mapping[str, str]

    def windows(self, question: str) -> list[Window]:
        """Return what the reader would be given to read, likeliest first."""
        considered = self.engine.consider(Question(question))
        candidates, _ = extract_features(considered.sought, considered.found.hits[:PASSAGES_READ], considered.sentences)
        likely = np.argsort(-considered.reading.scores, kind="stable").tolist()
        return windows_around([candidates[n] for n in likely], considered.sentences, WINDOWS_READ)


def sample(pairs: Iterable[Pair], passages: int = _PASSAGES) -> list[Pair]:
    """Return the pairs that have an answer, of whole articles drawn by chance while there is room for passages."""
    by_article: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        askable = 0 < len(pair.question.strip()) <= MAX_QUESTION_CHARS
        weighs = SOURCE_WEIGHTS.get(pair.source, 1.0) >= _LEAST_WEIGHT
        if pair.answers and askable and weighs and len(pair.passage) <= _LONGEST_PASSAGE:
            by_article[pair.article].append(pair)
    articles = sorted(by_article)
    seeded("articles").shuffle(articles)
    drawn: list[Pair] = []
    held: set[str] = set()
    for article in articles:
        more = held | {pair.passage for pair in by_article[article]}
        if len(more) <= passages:
            held = more
            drawn += by_article[article]
    return drawn


def index(pairs: Iterable[Pair], place: Path, encoder: str = "") -> Corpus:
    """Index the passages of pairs, each an article."""
    by_text = {pair.passage: pair.title for pair in pairs}
    titles = {f"p{n}": title for n, title in enumerate(by_text.values())}
    rows = ({"_id": key, "title": titles[key], "text": text} for key, text in zip(titles, by_text, strict=True))
    file = place / "corpus.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Corpus(index_corpus(file, place / "data", encoder), titles)


def mined(corpus: Corpus, pairs: Iterable[Pair], each: int = _EACH) -> Iterator[dict[str, Any]]:
    """Yield lines for the likeliest windows that don't answer, at most so many for each pair's question."""
    for pair in pairs:
        golds, sentences = [_terms(gold) for gold in pair.golds], list(_answering(pair))
        found = (window for window in corpus.windows(pair.question) if not _may_answer(window.text, golds, sentences))
        for window in itertools.islice(found, each):
            yield {
                "source": SOURCE,
                "question": pair.question,
                "passage": window.text.removeprefix(window.head),
                "title": corpus.titles[window.hit.article_id],
                "answers": [],
                "answerable": False,
            }


def _may_answer(text: str, golds: Sequence[frozenset[str]], sentences: Sequence[frozenset[str]]) -> bool:
    said = _terms(text)
    shares = ((golds, _OF_ANSWER), (sentences, _OF_SENTENCE))
    return any(len(said & wanted) >= share * len(wanted) for some, share in shares for wanted in some)


def _answering(pair: Pair) -> Iterator[frozenset[str]]:
    """Yield the terms of the sentences that answer."""
    for start, end in split_sentences(pair.passage):
        if any(start < last and first < end for first, last in pair.answers):
            yield _terms(pair.passage[start:end])


def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def main(given: Sequence[str] | None = None) -> None:
    """Index, ask, write."""
    parser = argparse.ArgumentParser(description="Mine what the search finds for questions and what doesn't answer.")
    parser.add_argument("data", nargs="+", type=Path, help="question-passage pairs (JSON lines, .gz)")
    parser.add_argument("--out", type=Path, required=True, help="a file for the pairs without an answer (.gz)")
    parser.add_argument("--passages", type=int, default=_PASSAGES, help="how many to index at most")
    parser.add_argument("--questions", type=int, default=_QUESTIONS, help="how many to ask at most")
    parser.add_argument("--each", type=int, default=_EACH, help="how many windows of a question at most")
    parser.add_argument("--encoder", default="", help="a bundled encoder, a folder or a name; else the default one")
    arguments = parser.parse_args(given)
    taught, _ = parted(read_pairs(arguments.data))
    drawn = sample(taught, arguments.passages)
    asked = random.Random(0).sample(drawn, min(arguments.questions, len(drawn)))  # noqa: S311
    with tempfile.TemporaryDirectory(prefix="footnote-mine-") as place:
        corpus = index(drawn, Path(place), arguments.encoder)
        lines = [json.dumps(line) + "\n" for line in mined(corpus, asked, arguments.each)]
    arguments.out.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    print(json.dumps({"passages": len({one.passage for one in drawn}), "asked": len(asked), "mined": len(lines)}))  # noqa: T201


if __name__ == "__main__":
    main()
