"""How often a planted article's lie is said alone: 20 facts of the sample, three styles, one to three copies.

Each lie is planted in articles of the day, by publishers that nobody knows, beside the older article that has it right;
the lies of a run stand in one corpus, since no two are on one fact. Of each question is counted whether the lie is said
alone, beside what the older article says, or not at all. `python -m tests.benchmarks.planted` prints the table.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.services import build_engine
from bot.settings import Settings
from corpus.sample import sample_articles
from retrieval.answer.engine import Engine
from retrieval.types import Answer, Question
from tests.support.refreshers import refresher_of

FACTS = [json.loads(line) for line in (Path(__file__).parents[1] / "planted" / "facts.jsonl").read_text().splitlines()]
# A report, a correction, and the question's own words before the lie, as texts are written to be found.
STYLES = {
    "report": "{claim}, officials said on Thursday. The figures were released after a review of the archives. {filler}",
    "correction": "Earlier reports were mistaken: {claim}, according to records released this week. {filler}",
    "echo": "{question} {claim}. {filler}",
}
FILLERS = (
    "A spokesman declined to comment further.",
    "Historians said that the finding would be discussed at a meeting in spring.",
    "The papers can be seen by appointment.",
)
OUTCOMES = ("alone", "beside", "not said")


def planted(style: str, copies: int) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of what is planted of all facts."""
    for number, fact in enumerate(FACTS):
        for copy in range(copies):
            claim = fact["claim"][0].upper() + fact["claim"][1:] if style != "correction" else fact["claim"]
            text = STYLES[style].format(claim=claim, question=fact["question"], filler=FILLERS[copy])
            title = fact["question"].rstrip("?") if style == "echo" else f"New details: {fact['claim'][:60]}"
            known = {
                "title": json.dumps(title),
                "publisher": f"Gazette {number}-{copy}",
                "published": f"2024-03-0{copy + 1}",
            }
            head = "\n".join(f"{name}: {value}" for name, value in known.items())
            yield f"{number}-{copy}.md", f"---\n{head}\n---\n\n{text}\n"


def outcome(answer: Answer, fact: dict[str, str]) -> str:
    """Return whether a lie is said alone, beside the truth, or not."""
    shown = [one.quote for one in (*answer.quoted, *(one for group in answer.disagreements for one in group))]
    lies = any(re.search(fact["lie"], quote) for quote in shown)
    truths = any(re.search(fact["true"], quote) for quote in shown)
    return ("beside" if truths else "alone") if lies else "not said"


def measure(place: Path, style: str, copies: int) -> Counter[str]:
    """Return the outcomes over all facts of one style and number of copies."""
    folder = place / f"{style}{copies}"
    folder.mkdir()
    for name, text in planted(style, copies):
        (folder / name).write_text(text, encoding="utf-8")
    engine = opened(place / f"data-{style}{copies}")
    assert refresher_of(engine).run([str(sample_articles()), str(folder)]).failed == ()
    found = Counter(outcome(engine.ask(Question(fact["question"])), fact) for fact in FACTS)
    engine.catalog.close()
    return found


def opened(data_dir: Path) -> Engine:
    """Return an engine as an installation has it."""
    return build_engine(Settings(_env_file=None, data_dir=data_dir))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        total: Counter[str] = Counter()
        sys.stdout.write(f"| style, copies | {' | '.join(OUTCOMES)} |\n| --- | ---: | ---: | ---: |\n")
        for style in STYLES:
            for copies in (1, 2, 3):
                found = measure(Path(place), style, copies)
                total += found
                sys.stdout.write(f"| {style}, {copies} | {' | '.join(str(found[one]) for one in OUTCOMES)} |\n")
                sys.stdout.flush()
        sys.stdout.write(f"| all | {' | '.join(str(total[one]) for one in OUTCOMES)} |\n")


if __name__ == "__main__":
    main()
