"""Find quoted words in a text, whatever its typography, and where exactly they stand.

A chat model types straight quotes, plain hyphens and single spaces where the article has others. Both sides are folded
to one form, and each folded character remembers which characters it came from; what is shown is always the article's
own text. Nothing else is forgiven: not case, not a word.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.sentences import Span

_FOLDS = (
    dict.fromkeys("‘’‚‛′`´＇", "'")
    | dict.fromkeys("“”„‟″«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹘－", "-")
    | {"…": "..."}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")  # soft hyphens, zero-width spaces and joiners
)
_TRANSLATION = str.maketrans(_FOLDS)
# Marks that a model puts around what it quotes; the words between them are what must be found.
_WRAPPING = " \"'."
_IN_NUMBERS = ".,:"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Hold a folded text; character i of it came from `spans[i]` of the original."""

    text: str
    spans: tuple[Span, ...]


def fold(text: str) -> Folded:
    """Return a text in NFC with plain quotation marks, hyphens and single spaces, and where each character was."""
    folded: list[str] = []
    spans: list[Span] = []
    for start, end in _composed(text):
        for char in unicodedata.normalize("NFC", text[start:end]):
            for plain in " " if char.isspace() else _FOLDS.get(char, char):
                if plain == " " and folded and folded[-1] == " ":
                    spans[-1] = (spans[-1][0], end)
                else:
                    folded.append(plain)
                    spans.append((start, end))
    return Folded("".join(folded), tuple(spans))


def plain(text: str) -> str:
    """Return a text folded, and without white space around it: what `fold` does, in one go."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TRANSLATION).split())


def find(quote: str, text: Folded) -> list[Span]:
    """Return the spans of the original in which the quoted words stand, whole words only; none for no words."""
    wanted = plain(quote)
    return _places(wanted, text) or _places(wanted.strip(_WRAPPING), text)


def _places(wanted: str, text: Folded) -> list[Span]:
    found: list[Span] = []
    at = text.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not _within_word(text.text, at) and not _within_word(text.text, end):
            found.append((text.spans[at][0], text.spans[end - 1][1]))
        at = text.text.find(wanted, at + 1)
    return found


def _composed(text: str) -> Iterator[Span]:
    """Yield the spans of a text that NFC composes each by itself: a letter with its accents, a syllable's jamo."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _joins(text[start:end], text[end]):
            yield start, end
            start = end


def _joins(before: str, char: str) -> bool:
    if char.isascii():
        return False
    if unicodedata.combining(char):
        return True
    alone = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", before + char) != alone


def _within_word(text: str, at: int) -> bool:
    """Return whether a cut at that place would part a word, or a number such as 40,000."""
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    if not before or not after:
        return False
    if before.isdigit() and after in _IN_NUMBERS:
        return text[at + 1 : at + 2].isdigit()
    if after.isdigit() and before in _IN_NUMBERS:
        return text[max(0, at - 2) : at - 1].isdigit()
    return before.isalnum() and after.isalnum() and not (_CJK.match(before) or _CJK.match(after))
