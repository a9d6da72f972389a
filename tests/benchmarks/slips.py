"""Ask with slips of the pen what was asked without: `python -m tests.benchmarks.slips`.

Of the questions in `tests/slips` it prints, by language and kind of slip, how many have their answer in the first quote
as they should be written, and how many so with the slip; then each that loses it, and what was searched for.
`--uncorrected` leaves every question as it is written.
"""

import argparse
import json
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

from bot.services import build_engine
from bot.settings import Settings
from retrieval.answer.engine import Engine
from retrieval.types import Question
from tests.support.refreshers import refresher_of

SLIPS = Path(__file__).parent.parent / "slips"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.slips")
    parser.add_argument("--uncorrected", action="store_true", help="leave every question as it is written")
    uncorrected = parser.parse_args().uncorrected
    with patch("retrieval.answer.engine.correct", lambda text, _: text) if uncorrected else nullcontext():
        _measure()


def _measure() -> None:
    asked, right, kept = Counter[str](), Counter[str](), Counter[str]()
    lost = []
    with tempfile.TemporaryDirectory(prefix="footnote-slips-") as place:
        engine = build_engine(Settings(data_dir=Path(place)))
        refresher_of(engine).run([str(SLIPS / "articles")])
        for query in map(json.loads, (SLIPS / "queries.jsonl").read_text(encoding="utf-8").splitlines()):
            group = f"{query['lang']} {query['kind']}"
            written, _ = _first_quote(engine, query["text"])
            slipped, searched = _first_quote(engine, query["slipped"])
            answered, still = (any(answer in quote for answer in query["answers"]) for quote in (written, slipped))
            asked[group] += 1
            right[group] += answered
            kept[group] += answered and still
            if answered and not still:
                lost.append(f"{query['slipped']} -> {searched}")
        engine.catalog.close()
    for group in asked:
        print(f"{group}: {right[group]} of {asked[group]} right, {kept[group]} of these with the slip")
    print("\n".join(lost))


def _first_quote(engine: Engine, text: str) -> tuple[str, str]:
    """Return the first quote of an answer, empty for none, and what was searched for."""
    answer = engine.ask(Question(text))
    return (answer.citations[0].quote if answer.text else ""), answer.query


if __name__ == "__main__":
    main()
