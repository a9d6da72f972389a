"""What one serving process takes, measured within it: `python -m tests.benchmarks.serving footnote|stock ...`.

Both answer the same questions after the same warming up. A crowd asks in the same instant, the strictest reading of
"at once"; another asks the same questions at chance moments of five seconds, as a busy room would. Each waits for its
own answer: Footnote's through as many workers as the bot has, the recipe's through its own `asimilarity_search`. With
`no-reader`, Footnote goes without its reader, and what the recipe finds is its answer. What is printed last is one JSON
value.
"""

import asyncio
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import psutil

from retrieval.evaluate.beir import Ranked, figures, rank, read_judgements, read_questions
from retrieval.types import Question

CROWDS = (10, 50)
SPAN_S = 5.0  # in which a room asks
_WARMING = 20
_PEOPLE_WORKERS = 8  # as bot/discord/bot.py has
_DEPTH = 50  # chunks, so that ten articles are among them


class Served(Protocol):
    """Answer questions in this process."""

    def search(self, query: str) -> object:
        """Find passages."""
        ...

    def ask(self, query: str) -> object:
        """Answer."""
        ...

    def ranked(self, questions: Sequence[Question]) -> list[Ranked]:
        """Return the articles found for each question, best first, with their scores."""
        ...

    async def answer(self, query: str) -> object:
        """Answer one of several who ask at the same time."""
        ...


class Footnote:
    """Serve as the bot does: its modules are loaded, and its engine is warm."""

    def __init__(self, place: Path, *, reader: bool = True) -> None:
        from bot.client import create_bot
        from bot.services import build_engine
        from bot.settings import Settings

        settings = Settings(_env_file=None, data_dir=place, reader="" if reader else "none")
        self.bot = create_bot(settings)
        self.engine = build_engine(settings)
        self.engine.warm()
        self.workers = ThreadPoolExecutor(_PEOPLE_WORKERS)

    def search(self, query: str) -> object:
        return self.engine.search(query)

    def ask(self, query: str) -> object:
        return self.engine.ask(Question(query))

    def ranked(self, questions: Sequence[Question]) -> list[Ranked]:
        return rank(self.engine, questions)

    async def answer(self, query: str) -> object:
        return await asyncio.get_running_loop().run_in_executor(self.workers, self.ask, query)


class Stock:
    """Serve as the recipe does: what a reader finds in the chunks is its answer, or, without one, the chunks."""

    def __init__(self, place: Path, *, reader: bool = True) -> None:
        from tests.benchmarks.stock import store, texts_of
        from tests.benchmarks.stock_reader import StockReader, saved

        self.store, self.texts_of = store(place), texts_of
        self.reader = StockReader(saved(place)) if reader else None

    def search(self, query: str) -> object:
        return self.store.similarity_search(query)

    def ask(self, query: str) -> object:
        return self._read(query, self.store.similarity_search(query))

    def _read(self, query: str, found: list[Any]) -> object:
        return self.reader.answer(query, self.texts_of(found)) if self.reader else found

    def ranked(self, questions: Sequence[Question]) -> list[Ranked]:
        return [Ranked(question.id or "", self._articles(question.text), 0.0) for question in questions]

    def _articles(self, query: str) -> tuple[tuple[str, float], ...]:
        """Return each article once, where its best chunk ranks."""
        best: dict[str, float] = {}
        for document, distance in self.store.similarity_search_with_score(query, k=_DEPTH):
            best.setdefault(document.metadata["id"], -distance)
        return tuple(best.items())

    async def answer(self, query: str) -> object:
        found = await self.store.asimilarity_search(query)
        return await asyncio.to_thread(self._read, query, found) if self.reader else found


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values doesn't exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def measure(served: Served, queries: Sequence[str], asked: int, span_s: float = SPAN_S) -> dict[str, float]:
    """Return milliseconds, answers a second, and megabytes, by name."""
    for query in queries[:_WARMING]:
        served.ask(query)
        served.search(query)
    queries = queries[_WARMING : _WARMING + asked]
    found: dict[str, float] = {}
    for name, call in (("search", served.search), ("ask", served.ask)):
        taken = [_milliseconds(call, query) for query in queries]
        found |= {f"{name} p50": statistics.median(taken), f"{name} p95": percentile(taken, 0.95)}
    for people in CROWDS:
        waits, seconds = asyncio.run(_crowds(served, queries, people, 0.0))
        found |= {f"answers a second, {people}": len(waits) / seconds, f"wait p95, {people}": percentile(waits, 0.95)}
    waits, _ = asyncio.run(_crowds(served, queries, CROWDS[-1], span_s))
    found["wait p95, room"] = percentile(waits, 0.95)
    found["memory serving"] = psutil.Process().memory_info().rss / 1e6
    return found


async def _crowds(served: Served, queries: Sequence[str], people: int, span_s: float) -> tuple[list[float], float]:
    """Let crowd after crowd ask, each within so many seconds, until every question has been asked.

    Returns how many milliseconds each person waited, and the seconds that it took altogether.
    """
    moments = random.Random(people)  # not for secrets: the same for both systems

    async def one(query: str, after: float) -> float:
        await asyncio.sleep(after)
        asked = time.perf_counter()
        await served.answer(query)
        return (time.perf_counter() - asked) * 1e3

    waits: list[float] = []
    began = time.perf_counter()
    for start in range(0, max(1, len(queries) - people + 1), people):
        crowd = queries[start : start + people]
        waits += await asyncio.gather(*(one(query, moments.uniform(0.0, span_s)) for query in crowd))
    return waits, time.perf_counter() - began


def ndcg(served: Served, folder: Path) -> float:
    """Return nDCG@10 by article over a folder's questions, their last turns alone."""
    found = figures(served.ranked(read_questions(folder, with_turns=False)), read_judgements(folder))["ndcg@10"]
    return found.value if found else 0.0


def _milliseconds(call: Callable[[str], object], query: str) -> float:
    began = time.perf_counter()
    call(query)
    return (time.perf_counter() - began) * 1e3


def main() -> None:
    """Measure what is named, and print it."""
    name, place, folder, asked = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    reader = "no-reader" not in sys.argv[5:]
    served: Served = Footnote(place, reader=reader) if name == "footnote" else Stock(place, reader=reader)
    queries = [question.text for question in read_questions(folder, with_turns=False)]
    found = measure(served, queries, asked)
    if "ndcg" in sys.argv[5:]:
        found["nDCG@10"] = ndcg(served, folder)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
