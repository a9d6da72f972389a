"""An hour's worth of traffic in minutes: `python -m tests.soak [QUESTIONS]`, or `make soak`.

The real bot, over the sample articles, in a simulated Discord. Twenty people ask in the same instant, again and again;
meanwhile the corpus is refreshed, every other time with an article changed, and moved back. What the bot holds is
sampled, drawn and written to `build/soak.png` and `build/soak.md`. The simulator keeps all of Discord in memory: what
has been looked at is taken out of it, so that what grows is the bot's.
"""

import asyncio
import gc
import itertools
import json
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import psutil
import simcord

from bot.client import create_bot
from bot.discord.bot import FootnoteBot
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "tests" / "questions" / "queries.jsonl"
PEOPLE = 20
PRICED = "How many crowns did the harbour of Port Callow pay for the crane?"
_REFRESH_EVERY, _ROLL_BACK_EVERY = 5, 20  # bursts
_WARMING = 25  # bursts: discord.py keeps the last 1,000 messages, two to a question


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold what the process had after so many questions."""

    questions: int
    seconds: float
    megabytes: float
    objects: int
    handles: int
    tasks: int
    threads: int


@dataclass(slots=True)
class Soaked:
    """Hold what came of it; `prices` counts the answers on the article that changes by whether they were right."""

    asked: int = 0
    lost: int = 0
    doubled: int = 0
    strays: int = 0
    refreshes: int = 0
    rollbacks: int = 0
    prices: Counter[bool] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)

    @property
    def halves(self) -> tuple[list[Sample], list[Sample]]:
        """Return the samples after warming up, in two halves."""
        warm = [sample for sample in self.samples if sample.questions > _WARMING * PEOPLE]
        return warm[: len(warm) // 2], warm[len(warm) // 2 :]

    def growth(self, what: str) -> float:
        """Return by what share of itself a figure grew within the second half: its last third by its first."""
        _, second = self.halves
        third = max(1, len(second) // 3)
        first, last = (statistics.median(getattr(s, what) for s in part) for part in (second[:third], second[-third:]))
        return float(last / first - 1)


class Corpus:
    """Change an article between refreshes, and know what the bot may say of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(str(files("corpus") / "articles"), folder)
        self.price = 40_000
        self.write()

    def write(self) -> None:
        text = f"The harbour of Port Callow paid {self.price:,} crowns for the crane. It was built in 1931."
        (self.folder / "crane.md").write_text(f"---\ntitle: The crane of Port Callow\n---\n\n{text}\n")

    def change(self) -> None:
        self.price += 1_000
        self.write()


async def soak(questions: int, directory: Path) -> Soaked:
    """Ask so many questions, and tell what came of them."""
    corpus, asked = Corpus(directory / "articles"), itertools.cycle(_questions())
    settings = Settings(_env_file=None, data_dir=directory / "data", person_limit=0, channel_limit=0)
    bot, found, began = create_bot(settings), Soaked(), time.perf_counter()
    async with simcord.run(bot, settle_timeout=120) as env:
        await bot.in_thread(bot.refresher.run, [str(corpus.folder)])
        guild = env.create_guild()
        places = [
            (guild.add_member(env.create_user(f"person{n}")), guild.create_text_channel(f"channel{n}"))
            for n in range(PEOPLE)
        ]
        for burst in range(questions // PEOPLE):
            prices = {corpus.price, corpus.price - 1_000}  # as it is, and as it was before or after a step
            moving = asyncio.create_task(_move(bot, corpus, burst, found))
            prices |= {corpus.price}
            texts = [PRICED, *itertools.islice(asked, PEOPLE - 1)]
            sent = [
                env.backend.create_message(channel.id, person.id, f"{bot.user.mention} {text}")
                for (person, channel), text in zip(places, texts, strict=True)
            ]
            await env.settle()
            await moving
            prices |= {corpus.price}
            _look(env, places, [message.id for message in sent], prices, found)
            found.samples.append(_sample(found.asked, time.perf_counter() - began))
        env.raise_errors()
    return found


async def _move(bot: FootnoteBot, corpus: Corpus, burst: int, found: Soaked) -> None:
    """Refresh or roll back, while people ask."""
    if burst % _ROLL_BACK_EVERY == _ROLL_BACK_EVERY - 1:
        await bot.in_thread(bot.refresher.rollback, None, started_by="soak")
        found.rollbacks += 1
    elif burst % _REFRESH_EVERY == 0:
        if burst % (2 * _REFRESH_EVERY) == 0:
            corpus.change()
        await bot.in_thread(bot.refresher.run, [str(corpus.folder)], started_by="soak")
        found.refreshes += 1


def _look(env: simcord.Env, places: Sequence, asked: list[int], prices: set[int], found: Soaked) -> None:
    """Count the answers to each question, and take the messages out of the simulator."""
    replies = [m for _, channel in places for m in channel.history() if m.author.id == env.bot.user.id]
    answers = Counter(reply.reference.message_id if reply.reference else None for reply in replies)
    found.asked += len(asked)
    found.lost += sum(not answers[message] for message in asked)
    found.doubled += sum(answers[message] > 1 for message in asked)
    found.strays += sum(number for message, number in answers.items() if message not in asked)
    for reply in replies:
        if reply.reference and reply.reference.message_id == asked[0]:
            found.prices[any(f"{price:,} crowns" in reply.content.replace("**", "") for price in prices)] += 1
    for kept in (env.backend.http_requests, env.backend.transcript, *env.backend.messages.values()):
        kept.clear()


def _sample(questions: int, seconds: float) -> Sample:
    gc.collect()
    process = psutil.Process()
    return Sample(
        questions,
        seconds,
        process.memory_info().rss / 1e6,
        len(gc.get_objects()),
        process.num_fds(),
        len(asyncio.all_tasks()),
        threading.active_count(),
    )


def _questions() -> Iterator[str]:
    return (json.loads(line)["text"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines())


def table(found: Soaked) -> str:
    """Return what came of it as Markdown: a row for each twentieth of the way."""
    rows = [
        f"{found.asked} questions in {found.samples[-1].seconds:.0f} s, {found.refreshes} refreshes and "
        f"{found.rollbacks} rollbacks among them: {found.lost} answers lost, {found.doubled} doubled, "
        f"{found.strays} to nobody; {found.prices[True]} of {found.prices.total()} right on the article that changes. "
        f"Within the second half, memory {found.growth('megabytes'):+.1%}, Python's objects "
        f"{found.growth('objects'):+.1%}.",
        "",
        "| questions | seconds | memory, MB | Python's objects | handles | tasks | threads |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for s in found.samples[:: max(1, len(found.samples) // 20)]:
        memory = f"{s.megabytes:.0f} | {s.objects:,}"
        rows.append(f"| {s.questions} | {s.seconds:.0f} | {memory} | {s.handles} | {s.tasks} | {s.threads} |")
    return "\n".join(rows) + "\n"


def draw(found: Soaked, file: Path) -> None:
    """Write the curves as a picture."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 5))
    memory, counts = figure.subplots(2, 1, sharex=True)
    questions = [sample.questions for sample in found.samples]
    memory.plot(questions, [sample.megabytes for sample in found.samples], color="#3b5bdb")
    memory.set_ylim(bottom=0)
    memory.set_ylabel("memory, MB")
    for name in ("handles", "tasks", "threads"):
        counts.plot(questions, [getattr(sample, name) for sample in found.samples], label=name)
    counts.set_ylim(bottom=0)
    counts.set_xlabel("questions asked")
    counts.legend(frameon=False)
    figure.savefig(file, dpi=120, bbox_inches="tight")


def write(found: Soaked) -> None:
    """Leave table and picture in `build/`."""
    place = ROOT / "build"
    place.mkdir(exist_ok=True)
    (place / "soak.md").write_text(table(found))
    draw(found, place / "soak.png")


def main() -> None:
    """Soak, print and draw."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as directory:
        found = asyncio.run(soak(questions, Path(directory)))
    write(found)
    sys.stdout.write(table(found))


if __name__ == "__main__":
    main()
