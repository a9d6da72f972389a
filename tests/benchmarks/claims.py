"""Count which claims of a set are shown: `python -m tests.benchmarks.claims [CLAIMS.jsonl [ARTICLES]]`.

Each claim is verified as a sentence that a chat model wrote beside the quotes of its line (`retrieval.cite.claims`),
against the passage of its article that holds them. Printed are, for each half of the set and each kind, how many are
shown, and with `--list` each that is judged wrongly: a false one that is shown, a true one that is dropped.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from corpus.article import Article
from corpus.chunking import chunk_article
from corpus.read_results import Found
from corpus.sentences import Span
from corpus.sources import open_source
from retrieval.cite.claims import Claim, verify
from retrieval.cite.flaws import Flaw
from retrieval.evaluate.claim_sets import ClaimCase, Half, read_claims
from retrieval.types import Hit

CLAIMS = Path(__file__).parent.parent / "claims" / "written.jsonl"
ARTICLES = Path(str(files("corpus") / "articles"))
SUPPORTED = "supported"


class WordCount:
    """Count words for a tokenizer's tokens: `room` of them are what 512 tokens of English hold, near enough."""

    room = 350

    def spans(self, text: str) -> Sequence[Span]:
        """Return the words of a text as (start, end) in its characters."""
        return [match.span() for match in re.finditer(r"\S+", text)]


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold a claim and why it is dropped, None where it is shown."""

    case: ClaimCase
    flaw: Flaw | None

    @property
    def right(self) -> bool:
        """Return whether a true claim is shown, or a false one dropped."""
        return (self.flaw is None) == (self.case.label == SUPPORTED)


def passages(articles: Path) -> dict[str, list[Hit]]:
    """Return the passages of the articles in a folder by file name, as a search would find them."""
    read = (reading for reading in open_source(articles).read() if isinstance(reading, Found))
    return {Path(found.article.id).name: list(_hits(found.article)) for found in read}


def _hits(article: Article) -> Iterator[Hit]:
    about = (article.id, 1, article.title, article.publisher, article.published, article.url, article.language)
    for n, chunk in enumerate(chunk_article(article, WordCount()), start=1):
        text = article.text[chunk.start : chunk.end]
        yield Hit(*about, chunk.start, chunk.end, text, key=f"{article.id}@{n}", rank=n, score=1.0, similarity=None)


def judge(cases: Iterable[ClaimCase], hits: Mapping[str, Sequence[Hit]]) -> list[Judged]:
    """Return what becomes of each claim, beside its quotes, before the passages of its article."""
    return [Judged(case, _flaw(case, hits[case.article])) for case in cases]


def _flaw(case: ClaimCase, hits: Sequence[Hit]) -> Flaw | None:
    verdict = verify(Claim(case.claim, tuple(range(1, len(hits) + 1)), case.quotes), hits)
    return verdict if isinstance(verdict, Flaw) else None


def table(judged: Sequence[Judged]) -> str:
    """Return a Markdown table of how many claims are shown, kind by kind and in all, in each half."""
    rows = ["| claims | tuning half, shown | held out, shown |", "| --- | ---: | ---: |"]
    kinds = sorted({one.case.kind or one.case.label for one in judged}, key=lambda kind: (kind == SUPPORTED, kind))
    groups = [
        (kind.replace("_", " "), [one for one in judged if kind in (one.case.kind, one.case.label)]) for kind in kinds
    ]
    groups.insert(-1, ("all false", [one for one in judged if one.case.label != SUPPORTED]))
    rows += [f"| {name} | {_shown(group, 'tuning')} | {_shown(group, 'held_out')} |" for name, group in groups]
    return "\n".join(rows)


def _shown(judged: Iterable[Judged], half: Half) -> str:
    there = [one for one in judged if one.case.half == half]
    return f"{sum(one.flaw is None for one in there)} of {len(there)}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Count which claims of a set are shown.")
    parser.add_argument("claims", type=Path, nargs="?", default=CLAIMS, help="a set of claims (JSON lines)")
    parser.add_argument("articles", type=Path, nargs="?", default=ARTICLES, help="the articles they are held against")
    parser.add_argument("--list", choices=("tuning", "held_out"), help="print what is judged wrongly in a half")
    arguments = parser.parse_args()
    judged = judge(read_claims(arguments.claims), passages(arguments.articles))
    lines = [table(judged), "", "Dropped by: " + ", ".join(_flaws(judged))]
    wrong = [one for one in judged if one.case.half == arguments.list and not one.right]
    lines += [line for one in wrong for line in _listed(one)]
    print("\n".join(lines))


def _flaws(judged: Sequence[Judged]) -> Iterator[str]:
    for flaw, count in Counter(one.flaw for one in judged if one.flaw).most_common():
        true = sum(one.flaw is flaw and one.case.label == SUPPORTED for one in judged)
        yield f"{flaw.name.lower()} {count} ({true} true)"


def _listed(one: Judged) -> list[str]:
    case = one.case
    return [
        "",
        f"{case.id} {case.kind or case.label}: {one.flaw or 'shown'}",
        f"  {case.claim}",
        *(f"  > {quote}" for quote in case.quotes),
    ]


if __name__ == "__main__":
    main()
