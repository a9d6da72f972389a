"""Ask in several languages what articles in several say: `python -m tests.benchmarks.languages [FOLDER]`.

FOLDER has `articles/` and `queries.jsonl` as `tests/languages` does. Each language's questions are counted apart: those
answered by an article of the same language, those by one of another, and those without an answer. Printed are how many
are answered rightly, how many have the answer among the closest, and how many are answered wrongly or refused; and how
well the confidence tells those that have an answer, as an area under the curve. `--no-reader` leaves the model that
reads closely out.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.services import build_engine
from bot.settings import Settings
from retrieval.evaluate.bootstrap import mean
from retrieval.types import Answer, Citation, Question
from tests.support.refreshers import refresher_of

LANGUAGES = Path(__file__).parent.parent / "languages"
_OUTCOMES = ("right", "closest", "wrong", "refused")


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a question's group, whether it has an answer, what became of it, and the confidence."""

    group: str
    answerable: bool
    outcome: str
    confidence: float


def asked_of(query: dict[str, Any], answer: Answer) -> Asked:
    """Judge an answer: right where a quote of it holds one of the words that answer."""
    answerable = query["answerability"] == "ANSWERABLE"
    kind = "across" if query["across"] else "same" if answerable else "none"
    if answer.text is not None:
        outcome = "right" if _holds(answer.citations, query["answers"]) else "wrong"
    else:
        outcome = "closest" if _holds(answer.closest, query["answers"]) else "refused"
    return Asked(f"{query['lang']} {kind}", answerable, outcome, answer.confidence)


def table(found: Sequence[Asked]) -> str:
    """Return the counts of each group as a Markdown table, and the areas below."""
    rows = [f"| | {' | '.join(_OUTCOMES)} |", f"| --- |{' ---: |' * len(_OUTCOMES)}"]
    groups = dict.fromkeys(one.group for one in found)
    for group in groups:
        outcomes = [one.outcome for one in found if one.group == group]
        rows.append(f"| {group} | {' | '.join(str(outcomes.count(outcome)) for outcome in _OUTCOMES)} |")
    by_language = defaultdict[str, list[Asked]](list)
    for one in found:
        by_language[one.group.split()[0]].append(one)
    rows.append("")
    for language, some in by_language.items():
        said = [one for one in some if one.answerable]
        right = mean([float(one.outcome == "right") for one in said])
        shown = mean([float(one.outcome in ("right", "closest")) for one in said])
        kept = mean([float(one.outcome in ("closest", "refused")) for one in some if not one.answerable])
        shares = (
            f"{share.value:.2f} ({share.interval[0]:.2f} to {share.interval[1]:.2f})"
            for share in (right, shown, kept)
            if share
        )
        told = "right, right or closest, kept back without an answer"
        rows.append(f"{language}: {told}: {', '.join(shares)}; area {area(some):.2f}")
    return "\n".join(rows)


def area(found: Iterable[Asked]) -> float:
    """Return how likely a question with an answer has more confidence than one without."""
    some = list(found)
    pairs = [
        (one.confidence, other.confidence) for one in some if one.answerable for other in some if not other.answerable
    ]
    return sum((one > other) + 0.5 * (one == other) for one, other in pairs) / max(1, len(pairs))


def _holds(citations: Iterable[Citation], answers: Iterable[str]) -> bool:
    quoted = "\n".join(citation.quote for citation in citations)
    return any(answer in quoted for answer in answers)


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Ask in several languages, and count what comes of it.")
    parser.add_argument("folder", type=Path, nargs="?", default=LANGUAGES, help="a folder as tests/languages is")
    parser.add_argument("--no-reader", action="store_true", help="without the model that reads closely")
    parser.add_argument("--answers", type=Path, help="write what came of each question here (JSON lines)")
    arguments = parser.parse_args(given)
    lines = (arguments.folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory(prefix="footnote-languages-") as place:
        engine = build_engine(Settings(data_dir=Path(place), **({"reader": "none"} if arguments.no_reader else {})))
        refresher_of(engine).run([str(arguments.folder / "articles")])
        found = []
        told = []
        for query in map(json.loads, lines):
            answer = engine.ask(Question(query["text"]))
            found.append(asked_of(query, answer))
            quotes = [citation.quote for citation in answer.citations or answer.closest]
            told.append({**query, "outcome": found[-1].outcome, "confidence": answer.confidence, "quotes": quotes})
        engine.catalog.close()
    if arguments.answers:
        arguments.answers.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in told), "utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
