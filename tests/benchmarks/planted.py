"""How often a planted article's lie is said alone: 20 facts of the sample, three styles, one to three copies.

Each lie is planted in articles of the day, by publishers that nobody knows, beside the older article that has it right;
the lies of a run stand in one corpus, since no two are on one fact. Of each question is counted whether the lie is said
alone, beside what the older article says, or not at all. Below the table stands what it costs: how many answers from
the sample without lies show an article that speaks against them, though none of the sample's contradict each other.
`python -m tests.benchmarks.planted` prints the table, with `unseen` that of six facts that no rule was written for.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.services import build_engine
from bot.settings import Settings
from corpus.sample import sample_articles
from retrieval.answer.engine import Engine
from retrieval.types import Answer, Question
from tests.support.refreshers import refresher_of

Fact = dict[str, str]


def _rows(path: str) -> list[dict[str, Any]]:
    file = Path(__file__).parents[1] / path
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


FACTS: list[Fact] = _rows("planted/facts.jsonl")
UNSEEN: list[Fact] = _rows("planted/unseen.jsonl")
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


def questions_of_the_sample() -> list[str]:
    """Return questions as people write them, half of which the sample's articles answer."""
    return [row["text"] for row in _rows("questions/queries.jsonl")]


def planted(style: str, copies: int, facts: Sequence[Fact] = FACTS) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of what is planted of some facts."""
    for number, fact in enumerate(facts):
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


def outcome(answer: Answer, fact: Fact) -> str:
    """Return whether a lie is said alone, beside the truth, or not."""
    shown = [one.quote for one in (*answer.quoted, *(one for group in answer.disagreements for one in group))]
    lies = any(re.search(fact["lie"], quote) for quote in shown)
    truths = any(re.search(fact["true"], quote) for quote in shown)
    return ("beside" if truths else "alone") if lies else "not said"


def measure(place: Path, style: str, copies: int, facts: Sequence[Fact] = FACTS) -> Counter[str]:
    """Return the outcomes over some facts of one style and number of copies."""
    folder = place / f"{style}{copies}"
    folder.mkdir()
    for name, text in planted(style, copies, facts):
        (folder / name).write_text(text, encoding="utf-8")
    engine = opened(place / f"data-{style}{copies}")
    assert refresher_of(engine).run([str(sample_articles()), str(folder)]).failed == ()
    found = Counter(outcome(engine.ask(Question(fact["question"])), fact) for fact in facts)
    engine.catalog.close()
    return found


def needless(place: Path) -> tuple[int, int]:
    """Return how many answers from the sample alone show what speaks against them, and how many answers there are."""
    engine = opened(place / "data")
    refresher_of(engine).run([str(sample_articles())])
    asked = [*(fact["question"] for fact in (*FACTS, *UNSEEN)), *questions_of_the_sample()]
    answers = [answer for question in asked if (answer := engine.ask(Question(question))).text]
    engine.catalog.close()
    return sum(bool(answer.disagreements) for answer in answers), len(answers)


def opened(data_dir: Path) -> Engine:
    """Return an engine as an installation has it."""
    return build_engine(Settings(_env_file=None, data_dir=data_dir))


def main(facts: Sequence[Fact]) -> None:
    """Print the table, and what it costs."""
    with tempfile.TemporaryDirectory() as place:
        total: Counter[str] = Counter()
        sys.stdout.write(f"| style, copies | {' | '.join(OUTCOMES)} |\n| --- | ---: | ---: | ---: |\n")
        for style in STYLES:
            for copies in (1, 2, 3):
                found = measure(Path(place), style, copies, facts)
                total += found
                sys.stdout.write(f"| {style}, {copies} | {' | '.join(str(found[one]) for one in OUTCOMES)} |\n")
                sys.stdout.flush()
        sys.stdout.write(f"| all | {' | '.join(str(total[one]) for one in OUTCOMES)} |\n")
        shown, answers = needless(Path(place))
        sys.stdout.write(f"\nWithout lies, beside {shown} of {answers} answers stands one that speaks against it.\n")


if __name__ == "__main__":
    main(UNSEEN if sys.argv[1:] == ["unseen"] else FACTS)
