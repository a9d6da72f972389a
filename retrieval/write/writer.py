"""Have a chat model write the answer, and let through what can be verified, sentence by sentence.

The JSON is read while it streams: a sentence is checked as soon as it is whole, and shown only then. One budget of
tokens holds for a question: an eighth for making the question stand alone, and half of the rest for each of two tries
at the answer; passages are left out from the end to fit.
"""

import contextlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.errors import ChatModelError, Reason
from retrieval.cite.claims import Sentence
from retrieval.cite.flaws import Flaw
from retrieval.text.names import missing_names
from retrieval.text.numbers.unsupported_quantities import unsupported_days, unsupported_numbers
from retrieval.text.terms import terms
from retrieval.types import Hit, Turn
from retrieval.write.chat_model import ChatModel, Pieces
from retrieval.write.prompts import (
    REPAIR,
    Message,
    Reply,
    new_fence,
    passage_text,
    rewriting_prompt,
    tokens,
    writing_prompt,
)
from retrieval.write.stream_parser import THOUGHTS, Draft, Show, Stands

MALFORMED = Reason("writing-malformed")
TOO_LONG = Reason("writing-too-long")
NO_ROOM = Reason("writing-no-room")

_REWRITE_SHARE = 8  # of the budget, one part for making a question stand alone
_ANSWER_SHARE = 4  # of a try's tokens, one part for what the model writes
_FENCE_TOKENS = 24  # around each passage
_REWRITE_TIME = 4  # of the time-out, one part
_MOST_WORDS, _MOST_CHARS = 60, 400  # of a question that stands alone; no search wants more
_ECHO = 300  # characters of what was malformed, shown to the model again; at most one token each
_SCHEMA_TOKENS = tokens(json.dumps(Reply.model_json_schema()))


@dataclass(frozen=True, slots=True)
class Written:
    """Hold what a chat model wrote that could be verified.

    `dropped` counts the sentences that couldn't, and `flaws` says why, one each. `abstained` tells that the model says
    the passages don't answer. `failure` is why, where the model didn't answer to the end.
    """

    sentences: tuple[Sentence, ...]
    dropped: int
    abstained: bool
    failure: Reason | None
    flaws: tuple[Flaw, ...] = ()


class Writer:
    """Write answers with a chat model, within a time-out in seconds and a budget of tokens a question.

    Methods may be called from several threads. Each raises SettingsError where the model can't be called at all.
    """

    def __init__(self, model: ChatModel, timeout: float = 20.0, token_budget: int = 16_000) -> None:
        self.model = model
        self._timeout = timeout
        self._rewrite_tokens = token_budget // _REWRITE_SHARE
        self._try_tokens = (token_budget - self._rewrite_tokens) // 2
        self._answer_tokens = self._try_tokens // _ANSWER_SHARE

    def check(self) -> None:
        """Make sure that the model can be called, without calling it."""
        self.model.check()

    def write(
        self, question: str, hits: Sequence[Hit], show: Show | None = None, stands: Stands | None = None
    ) -> Written:
        """Return the answer to a question from the hits; `show` gets each sentence once it is verified.

        `stands` tells of a quote whether the catalog has it, and is asked before anything is shown; `show` is called
        in the thread that called this. What was shown is what is returned. Without evidence no model is asked.
        """
        if not hits:
            return Written((), 0, abstained=True, failure=None)
        self.check()  # seconds, the first time: the provider's library is loaded
        until = time.monotonic() + self._timeout
        given = self._fitting(question, hits)
        if not given:
            return Written((), 0, abstained=False, failure=NO_ROOM)
        messages = writing_prompt(question, given, new_fence())
        draft = Draft(given, show, stands)
        failure = self._try(messages, draft, until)
        if failure == MALFORMED and not draft.claims:
            messages += [Message("assistant", draft.text[:_ECHO] or "(nothing)"), Message("user", REPAIR)]
            draft = Draft(given, show, stands)
            failure = self._try(messages, draft, until)
        return Written(tuple(draft.sentences), len(draft.flaws), draft.abstained, failure, tuple(draft.flaws))

    def rewrite(self, question: str, turns: Sequence[Turn]) -> str | None:
        """Return a question that stands alone, None where there is none to be had.

        What the model gives is refused where it is empty, long, or brings in a number, date or name that nobody said.
        """
        room = self._rewrite_tokens // _ANSWER_SHARE
        while turns and _size(prompt := rewriting_prompt(question, turns, new_fence())) > self._rewrite_tokens - room:
            turns = turns[1:]
        if not turns:
            return None
        try:
            pieces = self.model.stream(prompt, seconds=self._timeout / _REWRITE_TIME, most_tokens=room)
            said, _ = _read(pieces, room)
        except ChatModelError:
            return None
        query = " ".join(THOUGHTS.sub("", said).split()).strip("\"'“”`* ")
        return query if _stands(query, question, turns) else None

    def _try(self, messages: Sequence[Message], draft: Draft, until: float) -> Reason | None:
        """Have one answer written; return why it isn't whole."""
        seconds = until - time.monotonic()
        if seconds <= 0:
            return MALFORMED
        pieces = self.model.stream(messages, seconds=seconds, most_tokens=self._answer_tokens, schema=Reply)
        try:
            _, whole = _read(pieces, self._answer_tokens, draft.take)
        except ChatModelError as error:
            return error.reason
        if not whole:
            return TOO_LONG
        return None if draft.finish() else MALFORMED

    def _fitting(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the first hits, as many as a try has room for beside the rules, the answer and a request to repair."""
        rules = _size(writing_prompt(question, (), new_fence())) + _SCHEMA_TOKENS
        room = self._try_tokens - self._answer_tokens - rules - tokens(REPAIR) - _ECHO
        fitting: list[Hit] = []
        for n, hit in enumerate(hits, start=1):
            room -= tokens(passage_text(n, hit)) + _FENCE_TOKENS
            if room < 0:
                break
            fitting.append(hit)
        return fitting


def _read(pieces: Pieces, room: int, take: Callable[[str], bool] | None = None) -> tuple[str, bool]:
    """Return what was said, and whether that is all of it: reading stops where `room` tokens are full."""
    said = ""
    with contextlib.closing(pieces):
        for piece in pieces:
            said += piece
            if take and not take(piece):
                break
            if tokens(said) > room:
                return said, False
    return said, True


def _size(messages: Iterable[Message]) -> int:
    return sum(tokens(message.text) for message in messages)


def _stands(query: str, question: str, turns: Sequence[Turn]) -> bool:
    """Return whether a query can take the question's place: it says nothing that wasn't said."""
    if not query or len(query) > _MOST_CHARS or len(query.split()) > _MOST_WORDS:
        return False
    said = [question, *(turn.text for turn in turns)]
    heard = "\n".join(said)
    new = unsupported_numbers(query, heard) or unsupported_days(query, heard) or missing_names(query, said)
    return not new and bool(set(terms(query)) & set(terms(heard)))
