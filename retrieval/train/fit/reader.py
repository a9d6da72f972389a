"""Fit the reader's weights: `python -m retrieval.train.fit.reader reading.jsonl.gz`.

Takes lines `{"source", "question", "passage", "answers": [{"text", "start"}], "answerable", "title"?}`. All passages
become one corpus, which is refreshed and searched as any other; the sentences of the passages found are weighed, and
the weights are those under which the sentence that holds the marked answer is likeliest (a softmax over all sentences
of a question: Cao et al., Learning to Rank: From Pairwise Approach to Listwise Approach, ICML 2007). One question in
four is kept out of the fit, and measured on. Written to `retrieval/read/reader.json`: weights and figures, none of the
data. It needs the extra `train`.
"""

import argparse
import gzip
import json
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.answer.engine import Engine
from retrieval.read.features import FEATURES, extract_features
from retrieval.read.reader import PASSAGES_READ, WEIGHTS_FILE
from retrieval.train.corpora import file_of, index_corpus
from retrieval.types import MAX_QUESTION_CHARS, Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PER_SOURCE = 1_500
# Of a set with single sentences as passages and one word as an answer, fewer.
_FEWER = {"qamr": 800, "molweni_test": 400}
# They share articles with a set that the figures are measured on.
_LEFT_OUT = {"squad2_cs224n", "squad2_subsets", "xquad_en"}
_LONGEST_PASSAGE = 6_000  # characters
_HELD_OUT = 4  # one question in so many
_RIDGE = 1e-3
_FOLLOW = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """Hold the features of a question's sentences, which of them answer, and which count as neither.

    Another passage may hold the answer's words without answering, or answer unmarked: its sentences are left out.
    """

    source: str
    features: "NDArray[np.float32]"
    answers: "NDArray[np.bool_]"
    counts: "NDArray[np.bool_]"


def fit(examples: Sequence[Example]) -> "NDArray[np.float32]":
    """Return the weights, shape (len(FEATURES),), under which the answering sentences are likeliest."""
    from scipy.optimize import minimize

    scale = np.concatenate([example.features[example.counts] for example in examples]).std(axis=0) + 1e-6
    scaled = [example.features[example.counts] / scale for example in examples]
    answering = [example.answers[example.counts] for example in examples]
    found = minimize(loss, np.zeros(len(FEATURES)), (scaled, answering), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / scale, np.float32)


def loss(
    weights: "NDArray[np.float64]", scaled: Sequence["NDArray[Any]"], answering: Sequence["NDArray[np.bool_]"]
) -> "tuple[float, NDArray[np.float64]]":
    """Return how unlikely the answering sentences are, on average over questions, and its gradient by the weights."""
    total, gradient = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
    for features, right in zip(scaled, answering, strict=True):
        scores = features @ weights
        likely = np.exp(scores - scores.max())
        share = likely[right].sum() / likely.sum()
        expected = likely / likely.sum()
        among = np.where(right, expected / share, 0.0)
        total -= float(np.log(share)) / len(scaled)
        gradient = gradient + features.T @ (expected - among) / len(scaled)
    return total, gradient


def found_in(examples: Sequence[Example], weights: "NDArray[np.float32]", first: int) -> float:
    """Return the share of questions that have an answering sentence among the first so many."""
    hits = 0
    for example in examples:
        best = np.argsort(-(example.features @ weights), kind="stable")[:first]
        hits += bool(example.answers[best].any())
    return hits / len(examples)


def read_rows(file: Path, per_source: int = _PER_SOURCE) -> list[dict[str, Any]]:
    """Return a sample of the questions that have an answer, `per_source` at most of each."""
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    rows = [json.loads(line) for line in content.splitlines()]
    random.Random(0).shuffle(rows)  # noqa: S311  # a sample that is the same each time
    taken: Counter[str] = Counter()
    sample = []
    for row in rows:
        source = row["source"]
        room = source not in _LEFT_OUT and taken[source] < min(per_source, _FEWER.get(source, per_source))
        askable = 0 < len(row["question"].strip()) <= MAX_QUESTION_CHARS
        if room and askable and row["answerable"] and len(row["passage"]) <= _LONGEST_PASSAGE:
            taken[source] += 1
            sample.append(row)
    return sample


def examples_of(rows: Sequence[dict[str, Any]], place: Path, encoder: str = "") -> list[Example]:
    """Return the examples of questions whose answering sentence is among those read."""
    articles = {row["passage"]: f"p{n}" for n, row in enumerate(rows)}
    titles = {row["passage"]: _title(row) for row in rows}
    corpus = place / "corpus.jsonl"
    with corpus.open("w", encoding="utf-8") as out:
        for passage, article_id in articles.items():
            out.write(json.dumps({"_id": article_id, "title": titles[passage], "text": passage}) + "\n")
    engine = index_corpus(corpus, place / "data", encoder)
    found = ((article_id, engine.catalog.article(article_id)) for article_id in articles.values())
    texts = {article_id: article.text for article_id, article in found if article}
    examples = (_example(engine, row, articles[row["passage"]], texts) for row in rows)
    return [example for example in examples if example and example.answers.any()]


def _example(engine: Engine, row: dict[str, Any], article_id: str, texts: dict[str, str]) -> Example | None:
    wanted = [answer["text"].casefold() for answer in row["answers"]]
    starts = [answer["start"] for answer in row["answers"]]
    considered = engine.consider(Question(row["question"]))
    candidates, features = extract_features(
        considered.sought, considered.found.hits[:PASSAGES_READ], considered.sentences
    )
    answers = np.zeros(len(candidates), np.bool_)
    counts = np.ones(len(candidates), np.bool_)
    for i, candidate in enumerate(candidates):
        start, end = (candidate.hit.start + offset for offset in candidate.span)
        if candidate.hit.article_id == article_id:
            answers[i] = any(start <= at < end for at in starts)
        else:
            said = texts[candidate.hit.article_id][start:end].casefold()
            counts[i] = not any(len(words) > 3 and words in said for words in wanted)
    return Example(row["source"], features, answers, counts)


def _title(row: dict[str, Any]) -> str:
    """Return a title that a reader would see; names of files and dialogues are none."""
    title = str(row.get("title") or "").partition(" / ")[0]
    return title if title[:1].isupper() and ":" not in title else ""


def _figures(examples: Sequence[Example], weights: "NDArray[np.float32]") -> dict[str, Any]:
    plain = np.array([float(name in ("likeness", "overlap_passage")) for name in FEATURES], np.float32)
    measured = {"fitted": weights, "likeness and overlap alone": plain}
    return {
        "questions": len(examples),
        **{
            name: {f"first {n}": round(found_in(examples, some, n), 3) for n in (1, 3)}
            for name, some in measured.items()
        },
    }


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description="Fit the reader's weights.")
    parser.add_argument("data", type=Path, help="questions with answers marked in their passages (JSON lines, .gz)")
    parser.add_argument("--encoder", default="", help="a bundled encoder, a folder or a name; else the default one")
    parser.add_argument("--per-source", type=int, default=_PER_SOURCE, help="how many questions of a source at most")
    parser.add_argument("--out", type=Path, help="by default the file that ships for the encoder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="footnote-fit-") as place:
        examples = examples_of(read_rows(arguments.data, arguments.per_source), Path(place), arguments.encoder)
    held_out = examples[::_HELD_OUT]
    fitted_on = [example for n, example in enumerate(examples) if n % _HELD_OUT]
    weights = fit(fitted_on)
    by_source = {
        source: _figures([e for e in held_out if e.source == source], weights)
        for source in sorted({e.source for e in held_out})
    }
    content = {
        "weights": {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)},
        "follow": _FOLLOW,
        "fitted_on": len(fitted_on),
        "held_out": {"all": _figures(held_out, weights), **by_source},
    }
    out = arguments.out or file_of(arguments.encoder, WEIGHTS_FILE)
    out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(content, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
