"""What is shown while an answer is worked out, and when: the real bot without a Discord, its answers held back."""

import asyncio
import itertools
import re
import time

import pytest

from bot.client import create_bot
from bot.discord import answering as module
from bot.discord.delivery import Asker
from bot.records import Records
from bot.render.errors import Refused
from bot.render.messages import words_for
from retrieval.store.catalog import Catalog
from retrieval.types import CitedSentence, Question
from tests.bot.discord.test_bot import settings_for
from tests.bot.render.test_answer_pages import answer, citation

ANSWER = answer(citation(1, "The bridge opened in 1901."))
SEARCHING = "Searching the articles …"


class Paper:
    """Write down what is shown, and when."""

    def __init__(self) -> None:
        self.shown: list[tuple[float, str]] = []
        self.pages: list[str] = []
        self.withdrawn = False

    async def show(self, text: str) -> None:
        self.shown.append((time.monotonic(), text))

    async def finish(self, pages, view) -> tuple[int, ...]:
        self.pages = list(pages)
        return (99,)

    async def withdraw(self) -> None:
        self.withdrawn = True

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.shown]


def asker(user_id: int = 1) -> Asker:
    return Asker(user_id, None, 2, message_id=user_id + 100, words=words_for("en"), locale="en-US")


@pytest.fixture
async def bot(tmp_path, monkeypatch):
    """Return a bot that answers when `go` is set; its patience is a tenth of a second."""
    monkeypatch.setattr(module, "_PATIENCE_S", 0.1)
    bot = create_bot(settings_for(tmp_path, person_limit=0, channel_limit=0))
    bot.records = Records(Catalog.in_directory(tmp_path).engine)
    bot.go = asyncio.Event()

    async def ask(question, show=None):
        bot.show = show
        await bot.go.wait()
        return ANSWER

    bot.ask = ask
    yield bot
    bot.go.set()
    await bot.close()


def begin(bot, paper: Paper, who: int = 1) -> asyncio.Task[None]:
    return asyncio.create_task(bot.answering.answer(asker(who), Question("?"), paper))


async def test_what_is_there_in_time_shows_nothing_before(bot):
    paper = Paper()
    bot.go.set()
    await begin(bot, paper)
    assert paper.texts == []
    assert paper.pages[0].startswith("The bridge opened")


async def test_what_takes_longer_says_what_it_does_once(bot, monkeypatch):
    monkeypatch.setattr(module, "_BETWEEN_EDITS_S", 0.05)
    paper = Paper()
    task = begin(bot, paper)
    await asyncio.sleep(0.4)
    assert paper.texts == [SEARCHING]
    bot.go.set()
    await task
    assert paper.pages


async def test_a_chat_models_sentences_appear_as_they_come_a_second_apart_at_least(bot):
    paper = Paper()
    task = begin(bot, paper)
    await asyncio.sleep(0.05)
    for n in range(24):
        bot.show(CitedSentence(f"Sentence {n} of *<@1>*.", (citation(n + 1, f"Quote {n}."),)))
        await asyncio.sleep(0.1)
    bot.go.set()
    await task
    assert len(paper.shown) >= 3
    assert all(later - earlier >= 1 for (earlier, _), (later, _) in itertools.pairwise(paper.shown))
    said = r"Sentence 0 of \\\*\\<@1\\>\\\*\. \*\*\[1\]\*\*\n> -# Quote 0\\\. \*\*\[1\]\*\*\n"
    assert all(re.match(said, text) and text.endswith("\n…") for text in paper.texts)
    assert all(len(earlier) < len(later) for earlier, later in itertools.pairwise(paper.texts))


async def test_a_question_deleted_after_something_was_shown_has_that_taken_back(bot):
    paper = Paper()
    task = begin(bot, paper)
    await asyncio.sleep(0.3)
    assert paper.texts == [SEARCHING]
    bot.answering.forget(101)
    bot.go.set()
    await task
    assert (paper.pages, paper.withdrawn) == ([], True)
    assert bot.records.stored_data_of(1).receipts == 0


async def test_one_deleted_while_its_answer_is_sent_leaves_no_receipt(bot, monkeypatch):
    paper = Paper()

    async def finish(pages, view):
        bot.answering.forget(101)
        return (99,)

    monkeypatch.setattr(paper, "finish", finish)
    bot.go.set()
    await begin(bot, paper)
    assert bot.records.stored_data_of(1).receipts == 0


async def test_when_it_stops_everybody_is_told_those_in_line_at_once(bot, monkeypatch):
    monkeypatch.setattr(module, "_STOPPING_S", 0.5)
    papers = [Paper() for _ in range(10)]
    tasks = [begin(bot, paper, who) for who, paper in enumerate(papers, 1)]
    await asyncio.sleep(0.3)
    assert bot.answering.queue.waiting == 2
    stopping = asyncio.create_task(bot.answering.stop())
    await asyncio.sleep(0.1)
    assert [task.done() for task in tasks] == [False] * 8 + [True] * 2
    began = time.monotonic()
    await stopping
    assert time.monotonic() - began < 2
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(result, Refused) and result.code == "errors-stopping" for result in results)
    with pytest.raises(Refused, match="errors-stopping"):
        await begin(bot, Paper())


def test_stopping_takes_less_than_the_ten_seconds_that_it_has():
    assert module._BETWEEN_EDITS_S >= 1
    assert module._STOPPING_S + module._TELLING_S < 8
