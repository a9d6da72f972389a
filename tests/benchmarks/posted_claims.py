"""Hold a set of posted claims against articles: `python -m tests.benchmarks.posted_claims [CLAIMS.jsonl [ARTICLES]]`.

Each claim is checked as a message is (`retrieval.answer.fact_check`): what the articles say of it is searched, not
given. Printed are, for each half of the set, which claims were taken for which, and the share of right verdicts with
its 95 % interval. `--rules` leaves the model out.
"""

import argparse
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from retrieval.answer.fact_check import check
from retrieval.evaluate.bootstrap import mean
from retrieval.evaluate.claim_sets import read_claims
from retrieval.read.claim_model import TaughtClaimModel
from retrieval.train.claims.pairs import LABELS
from retrieval.train.claims.scores import confusions
from retrieval.train.corpora import index_corpus

CLAIMS = Path(__file__).parent.parent / "claims" / "posted.jsonl"
ARTICLES = Path(str(files("corpus") / "articles"))
_VERDICTS = {"found": 0, "contradicted": 1, "not found": 2}
_LABELS = {"supported": 0, "contradicted": 1, "not_told": 2}


def table(half: str, labels: Sequence[int], found: Sequence[int]) -> str:
    """Return a half's confusions as a Markdown table, and the share that is right below."""
    rows = [f"| {half} | {' | '.join(f'taken for {label}' for label in LABELS)} |", "| --- | ---: | ---: | ---: |"]
    for label, counts in zip(LABELS, confusions(labels, found), strict=True):
        rows.append(f"| {label} | {' | '.join(map(str, counts))} |")
    right = mean([float(one == other) for one, other in zip(labels, found, strict=True)])
    if right:
        low, high = right.interval
        rows += ["", f"right: {right.value:.2f} ({low:.2f} to {high:.2f}) of {right.of}", ""]
    return "\n".join(rows)


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Hold claims against articles, and count which are taken for which.")
    parser.add_argument("claims", type=Path, nargs="?", default=CLAIMS, help="a set of posted claims (JSON lines)")
    parser.add_argument("articles", type=Path, nargs="?", default=ARTICLES, help="the folder of the articles")
    parser.add_argument("--rules", action="store_true", help="without the model")
    arguments = parser.parse_args(given)
    cases = read_claims(arguments.claims)
    with tempfile.TemporaryDirectory(prefix="footnote-claims-") as place:
        engine = index_corpus(arguments.articles, Path(place))
        engine.claim_model = None if arguments.rules else TaughtClaimModel()
        found = [_VERDICTS[one.verdict] for one in check(engine, [case.claim for case in cases])]
        engine.catalog.close()
    for half in ("tuning", "held_out"):
        there = [n for n, case in enumerate(cases) if case.half == half]
        print(table(half, [_LABELS[cases[n].label] for n in there], [found[n] for n in there]))


if __name__ == "__main__":
    main()
