"""Pairs of question and passage to teach a reader on, from files of JSON lines.

A line is `{"source", "question", "passage", "answers": [{"text", "start"}], "answerable", "title"?, "original"?}`,
packed by gzip where the file's name ends in `.gz`. Each source counts as much as `SOURCE_WEIGHTS` says.

Whatever is about one article, the pairs of one title or one passage, is either all taught or all held out.
"""

import gzip
import json
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import unquote

from corpus.sentences import Span
from retrieval.text.terms import terms

SOURCE_WEIGHTS: Mapping[str, float] = {
    # They share articles with a set that figures are measured on.
    **dict.fromkeys(("squad2_cs224n", "squad2_subsets", "xquad_en", "clapnq_dev"), 0.0),
    "unansq_cased": 1.5,
    "mined_samearticle": 0.8,
    "squad11_train_800": 0.8,
    "timeqa": 0.8,
    "selqa": 0.7,
    "synth_number": 0.7,
    "unansq_lower": 0.7,
    "qed": 0.6,
    "synth_antonym": 0.6,
    **dict.fromkeys(("condaqa", "mined_pool", "quoref_contrast", "quoref_ni"), 0.5),
    **dict.fromkeys(("synth_entity", "timeqa_otherpart"), 0.5),
    **dict.fromkeys(("bioasq", "friendsqa"), 0.4),
    "squadshifts_reddit": 0.35,
    **dict.fromkeys(("covid_qa", "drop_contrast", "hotpot_dev", "molweni_test", "musique_dev"), 0.3),
    "fairytaleqa": 0.25,
    "ropes_contrast": 0.2,
    "tweetqa": 0.12,
    **dict.fromkeys(("policyqa", "squadshifts_amazon", "unansq_sentence"), 0.1),
    "qamr": 0.05,
}
# What these have as titles are names of collections, files or dialogues.
_UNTITLED = {"bioasq", "condaqa", "drop_contrast", "friendsqa", "molweni_test", "policyqa", "qamr"}
_UNTITLED |= {"quoref_contrast", "ropes_contrast", "squadshifts_amazon", "squadshifts_reddit"}
_HELD_OUT = 50  # one article in so many
_SAMPLE, _BEST = 24, 3  # of an article's other passages, looked at and drawn from
_WORD = re.compile(r"\w+")


class HasArticle(Protocol):
    """Be about an article."""

    @property
    def article(self) -> str:
        """Return what tells which items are about the same."""
        ...


Item = TypeVar("Item", bound=HasArticle)


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a question and a passage. `answers` are spans of the passage, none where it doesn't answer.

    `title` is empty where nobody would be shown it; `article` tells which pairs are about the same. `original` is the
    question in the passage's language, where it was translated out of that.
    """

    source: str
    question: str
    passage: str
    answers: tuple[Span, ...]
    title: str
    article: str
    original: str = ""

    @property
    def golds(self) -> list[str]:
        """Return the answers' texts."""
        return [self.passage[start:end] for start, end in self.answers]


def read_pairs(files: Iterable[Path], weights: Mapping[str, float] = SOURCE_WEIGHTS) -> list[Pair]:
    """Return the pairs of files in their order, without sources of weight 0 and answers that aren't where they say."""
    rows = [row for file in files for row in lines_of(file) if weights.get(row["source"], 1.0) > 0]
    titles = {plain_start(row["passage"]): title for row in rows if (title := title_of(row))}
    pairs = []
    for row in rows:
        answers = tuple(_spans(row))
        if row["answerable"] == bool(answers) and row["passage"].strip():
            title, passage = title_of(row), plain_start(row["passage"])
            article = title or titles.get(passage, passage)
            told = row["source"], row["question"], row["passage"], answers, title, article.casefold()
            pairs.append(Pair(*told, row.get("original", "")))
    return pairs


def lines_of(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a file of JSON lines."""
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    yield from map(json.loads, content.splitlines())


def title_of(row: Mapping[str, Any]) -> str:
    """Return the title that a person would be shown with a line's passage; empty where it has none."""
    title = "" if row["source"] in _UNTITLED else str(row.get("title") or "")
    return unquote(title).replace("_", " ").partition(" / ")[0].strip()


def parted(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Return what is to be taught and what is held out, one article in 50, the same ones every time."""
    taught: list[Item] = []
    held_out: list[Item] = []
    for item in items:
        (taught if zlib.crc32(item.article.encode()) % _HELD_OUT else held_out).append(item)
    return taught, held_out


class OtherPassages:
    """Find another passage under the same title that doesn't answer: what a search finds, and must be refused."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        by_article: dict[str, dict[str, None]] = defaultdict(dict)
        for pair in pairs:
            if pair.title:
                by_article[pair.article][pair.passage] = None
        self._passages = {article: list(found) for article, found in by_article.items() if len(found) > 1}

    def beside(self, pair: Pair, chance: random.Random) -> str | None:
        """Return one of the passages that share most words with the question, without an answer's words in it."""
        others = self._passages.get(pair.article, []) if pair.title else []
        if len(others) > _SAMPLE:
            others = chance.sample(others, _SAMPLE)
        golds, asked = [gold.casefold() for gold in pair.golds], set(terms(pair.original or pair.question))
        free = [one for one in others if one != pair.passage and not any(gold in one.casefold() for gold in golds)]
        free.sort(key=lambda one: -len(asked.intersection(terms(one))))
        return chance.choice(free[:_BEST]) if free else None


def _spans(row: Mapping[str, Any]) -> Iterator[Span]:
    """Yield the spans of a line's answers, once each."""
    seen = set()
    for answer in row["answers"] if row["answerable"] else ():
        span = answer["start"], answer["start"] + len(answer["text"])
        if answer["text"].strip() and row["passage"][slice(*span)] == answer["text"] and span not in seen:
            seen.add(span)
            yield span


def plain_start(passage: str) -> str:
    """Return how a passage begins, in small letters and without punctuation."""
    return " ".join(_WORD.findall(passage.casefold()))[:400]
