"""Read a chat model's sentences out of JSON while it streams, and verify each once it is whole."""

import json
import re
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from retrieval.abstention import CANNOT_ANSWER
from retrieval.cite.citations import Quote
from retrieval.cite.claims import Claim, Sentence, verify
from retrieval.cite.flaws import Flaw
from retrieval.types import Hit
from retrieval.write.prompts import MOST_SENTENCES, Statement

# What some models say to themselves first.
THOUGHTS = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_LIST = re.compile(r'"sentences"\s*:\s*\[')
_CANNOT = re.compile(r'"cannot_answer"\s*:\s*true\b')

Show = Callable[[Sentence], None]
Stands = Callable[[Quote], bool]


class Draft:
    """Take an answer piece by piece; hold what it says that is verified, and what was wrong with the rest.

    `show` gets each sentence once it is verified; `stands` tells of a quote whether the catalog has it. `done` tells
    that the answer is whole, `abstained` that the model can't give one.
    """

    def __init__(self, hits: Sequence[Hit], show: Show | None = None, stands: Stands | None = None) -> None:
        self.text = ""
        self.done = False
        self.claims = 0
        self.sentences: list[Sentence] = []
        self.flaws: list[Flaw] = []
        self.abstained = False
        self._hits = hits
        self._show = show
        self._stands = stands or (lambda quote: True)
        self._at: int | None = None  # where the next claim begins, once the list has begun

    def take(self, piece: str) -> bool:
        """Take the next piece of text; return whether more is wanted."""
        self.text += piece
        said = THOUGHTS.sub(lambda thought: " " * len(thought.group()), self.text)
        if not self.claims and _CANNOT.search(said):
            self.abstained = self.done = True
        while not self.done and (claim := self._next(said)) is not None:
            self._judge(claim)
        return not self.done

    def finish(self) -> bool:
        """Note that nothing more comes; return whether it was an answer in the form that was asked for."""
        if not self.done and THOUGHTS.sub("", self.text).strip(" \n\"'`*") == CANNOT_ANSWER:
            self.abstained = self.done = True
        return self.done

    def _next(self, said: str) -> object:
        """Return the next whole item of the list of sentences, None where none is whole yet."""
        if self._at is None:
            begun = _LIST.search(said)
            if not begun:
                return None
            self._at = begun.end()
        rest = len(said) - len(said[self._at :].lstrip(" \n\r\t,"))
        if said[rest : rest + 1] == "]":
            self.done = True
            self.abstained = not self.claims
            return None
        if said[rest : rest + 1] != "{":
            return None
        try:
            item, self._at = json.JSONDecoder(strict=False).raw_decode(said, rest)
        except (ValueError, RecursionError):  # half of it, or digits and brackets without end
            return None
        return item

    def _judge(self, item: object) -> None:
        self.claims += 1
        verdict = _verdict(item, self._hits)
        if isinstance(verdict, Sentence) and not all(map(self._stands, verdict.quotes)):
            verdict = Flaw.NOT_IN_CATALOG
        if isinstance(verdict, Flaw):
            self.flaws.append(verdict)
        elif verdict.text not in (sentence.text for sentence in self.sentences):
            self.sentences.append(verdict)
            if self._show:
                self._show(verdict)
        self.done = self.claims >= 2 * MOST_SENTENCES or len(self.sentences) >= MOST_SENTENCES


def _verdict(item: object, hits: Sequence[Hit]) -> Sentence | Flaw:
    try:
        said = Statement.model_validate(item)
    except ValidationError as error:
        lacking = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        return Flaw.NO_TEXT if "text" in lacking else Flaw.NO_MARKER if "passages" in lacking else Flaw.NO_QUOTE
    return verify(Claim(said.text, tuple(said.passages), tuple(said.quotes)), hits)
