"""The one way from a question in Discord to its answer, wherever it was asked.

admit -> wait in line -> ask -> render -> keep a receipt -> send
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any

from bot.discord.answers.rate_limits import QuestionQueue, RateLimits
from bot.discord.delivery import Asker, Delivery
from bot.discord.messages.earlier_answers import link_to_earlier
from bot.discord.views.answer_buttons import answer_view
from bot.records import Receipt, new_receipt_id
from bot.render.answer_pages import answer_pages, written_so_far
from bot.render.errors import Refused
from bot.render.messages import Words
from bot.render.reasons import in_english, sentence
from bot.render.text_blocks import pages_of
from corpus.errors import CatalogError
from retrieval.store.database import now
from retrieval.types import Answer, CitedSentence, Question

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

# Discord allows about five edits in five seconds to a channel; a second leaves room for everybody else's.
_BETWEEN_EDITS_S = 1.0
# Most answers are there by then, and whoever waits longer should see why.
_PATIENCE_S = 1.5
# Together less than the ten seconds that a service manager gives: to end what is under way, then to say why it didn't.
_STOPPING_S, _TELLING_S = 5.0, 1.5

Tell = Callable[[str], Awaitable[None]]


class Answering:
    """Answer questions, a few at once, and keep their receipts."""

    def __init__(self, bot: "FootnoteBot", room: int) -> None:
        self._bot = bot
        self.queue = QuestionQueue(room)
        self._limits = RateLimits(bot.settings.person_limit, bot.settings.channel_limit)
        self._under_way: set[asyncio.Task[Any]] = set()
        self._messages: set[int] = set()  # questions under way that still stand in their channels
        self._stopping = False
        self._giving_up = asyncio.Event()
        watch = bot.metrics.watch
        watch("footnote_questions_waiting", "Questions that wait in line.", lambda: self.queue.waiting)
        watch("footnote_questions_working", "Questions that are worked on.", lambda: self.queue.working)

    async def answer(self, asker: Asker, question: Question, delivery: Delivery) -> Answer:
        """Answer a question. Raises Refused where it isn't its turn, and as `Engine.ask` does."""
        with self._bot.metrics.question() as asked, self.admitted(asker.user_id, asker.channel_id):
            began = time.monotonic()
            with self._under_way_message(asker.message_id):
                async with self.queue.slot(lambda place: delivery.show(asker.words("errors-queue-place", place=place))):
                    asked.took("wait", time.monotonic() - began)
                    answer = await self._ask(asker, question, delivery.show)
                asked.answered(answer)
                began = time.monotonic()
                await self._send(asker, answer, delivery)
                asked.took("send", time.monotonic() - began)
                return answer

    async def again(self, asker: Asker, question: Question, show: Tell) -> Answer:
        """Ask once more what was asked before; it counts as a question. Raises as `answer`."""
        with self.admitted(asker.user_id, asker.channel_id):
            async with self.queue.slot(lambda place: show(asker.words("errors-queue-place", place=place))):
                return await self._ask(asker, question, show)

    async def finished(self, user_id: int) -> None:
        """Wait until the question that a person has under way is answered, if there is one."""
        await self._limits.finished(user_id)

    @contextlib.contextmanager
    def admitted(self, user_id: int, channel_id: int) -> Iterator[None]:
        """Count in what costs as much as a question. Raises Refused where it is one too many, or the bot stops."""
        if self._stopping:
            raise Refused("errors-stopping")
        with self._limits.admitted(user_id, channel_id):
            if task := asyncio.current_task():
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)
            yield

    def forget(self, message_id: int) -> None:
        """Note that a message was deleted: if it is a question under way, it gets no answer and leaves no receipt."""
        self._messages.discard(message_id)

    async def stop(self) -> None:
        """Take no more questions, give those under way a few seconds to end, and tell whoever has to ask again."""
        self._stopping = True
        mine = asyncio.current_task()
        waiting = [task for task in self._under_way if task is not mine]
        self.queue.send_away()
        if waiting:
            _, waiting_still = await asyncio.wait(waiting, timeout=_STOPPING_S)
            self._giving_up.set()
            if waiting_still:
                await asyncio.wait(waiting_still, timeout=_TELLING_S)

    @contextlib.contextmanager
    def _under_way_message(self, message_id: int | None) -> Iterator[None]:
        self._messages |= {message_id} if message_id else set()
        try:
            yield
        finally:
            self._messages.discard(message_id or 0)

    def is_still_there(self, message_id: int | None) -> bool:
        """Return whether a question under way wasn't deleted; one that no message asks can't be."""
        return message_id is None or message_id in self._messages

    async def _ask(self, asker: Asker, question: Question, show: Tell) -> Answer:
        """Ask the engine, and show meanwhile what a chat model has written so far."""
        progress = _Progress(asker.words)
        asking = asyncio.ensure_future(self._bot.ask(question, progress.add))
        giving_up = asyncio.ensure_future(self._giving_up.wait())
        try:
            wait = _PATIENCE_S
            while not (await asyncio.wait([asking, giving_up], timeout=wait, return_when=asyncio.FIRST_COMPLETED))[0]:
                if (text := progress.news()) and self.is_still_there(asker.message_id):
                    await show(text)
                wait = _BETWEEN_EDITS_S
            if not asking.done():
                raise Refused("errors-stopping")
            return await asking
        finally:
            asking.cancel()
            giving_up.cancel()

    async def _send(self, asker: Asker, answer: Answer, delivery: Delivery) -> None:
        if not self.is_still_there(asker.message_id):
            logger.info("message %s was not answered: it was deleted meanwhile", asker.message_id)
            await delivery.withdraw()
            return
        receipt = await self._bot.in_thread(self._keep, _receipt(asker, answer))
        missing = answer.abstained and answer.intelligible
        in_post = asker.opens_post
        view = answer_view(receipt.id, coverage=missing, words=asker.words, in_post=in_post) if receipt else None
        pages = answer_pages(answer, asker.words, with_question=asker.message_id is None)
        if link := await link_to_earlier(self._bot, asker, answer):
            pages = pages_of([*pages, asker.words("posts-asked-before", link=link)])
        try:
            sent = await delivery.finish(pages, view)
        except BaseException:
            if receipt:
                await self._bot.in_thread(self._note, receipt.id, ())
            raise
        logger.info(
            "answered: mode=%s state=%s citations=%d total_ms=%.0f receipt=%s",
            answer.mode,
            answer.state,
            len(answer.quoted),
            answer.timings.get("total", 0.0),
            receipt.id if receipt else None,
        )
        if answer.note:
            logger.warning("a chat model did not do its part: %s", sentence(answer.note))
        if receipt:
            await self._bot.in_thread(self._note, receipt.id, sent if self.is_still_there(asker.message_id) else ())

    def _keep(self, receipt: Receipt) -> Receipt | None:
        """Keep a receipt, unless the person wants nothing kept."""
        if self._bot.settings.receipt_days == 0:
            return None
        try:
            if self._bot.records.opted_out(receipt.user_id):
                return None
            self._bot.records.keep_receipt(receipt)
        except CatalogError as error:  # an answer without buttons is better than none
            logger.warning("a receipt could not be kept: %s", in_english(error))
            return None
        return receipt

    def _note(self, receipt_id: str, sent: tuple[int, ...]) -> None:
        """Note which messages an answer is in; nothing is kept of one that reached nobody."""
        try:
            if sent:
                self._bot.records.set_answer_messages(receipt_id, sent)
            else:
                self._bot.records.forget_receipt(receipt_id)
        except CatalogError as error:
            logger.warning("receipt %s could not be brought up to date: %s", receipt_id, in_english(error))


class _Progress:
    """Hold what is shown while an answer is worked out. `add` is called from the engine's thread."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._sentences: list[CitedSentence] = []
        self._shown: str | None = None
        self._began = time.monotonic()

    def add(self, sentence: CitedSentence) -> None:
        self._sentences.append(sentence)

    def news(self) -> str | None:
        """Return what to show, None where it is shown already."""
        text = written_so_far(self._sentences) if self._sentences else self._words("errors-searching")
        if text == self._shown:
            return None
        self._shown = text
        return text


def _receipt(asker: Asker, answer: Answer) -> Receipt:
    question = answer.question
    return Receipt(
        id=new_receipt_id(),
        asked_at=now(),
        user_id=asker.user_id,
        guild_id=asker.guild_id,
        channel_id=asker.channel_id,
        question_message_id=asker.message_id,
        answer_message_ids=(),
        question=question.text,
        turns=question.turns,
        filters=question.filters,
        query=answer.query,
        snapshot=answer.snapshot,
        mode=answer.mode,
        answer=answer.text,
        reason=answer.reason,
        confidence=answer.confidence,
        note=sentence(answer.note) if answer.note else None,
        keys=tuple(hit.key for hit in answer.passages),
        scores=tuple(hit.score for hit in answer.passages),
        citations=answer.citations,
        closest=answer.closest,
        timings=dict(answer.timings),
        by_meaning=answer.by_meaning,
        locale=asker.locale,
    )
