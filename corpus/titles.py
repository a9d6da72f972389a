"""What to call a text: its headline, or else the beginning of its first sentence."""

import re
import unicodedata

from corpus.datelines import dateline_at
from corpus.sentences import iter_sentences

MAX_TITLE = 300  # characters
_HEADLINE = 120  # characters; a longer first line is a paragraph
_SHORT = 90  # characters of a first sentence that stand for a headline
_CLAUSE = 40  # characters that a cut at a comma must leave
_ENOUGH = 5_000  # characters that a headline or a first sentence is looked for in

_FINAL = re.compile(r"""[.!?…。！？．,、，]["'”’»」』）)\]]*$""")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|[、，；：]")
_BULLET = re.compile(r"^\s*(?:[-*•–—#>]+\s+)+")
_OVERRIDES = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def find_title(text: str) -> str:
    """Return a title for a text of any language: one line, not empty where the text holds a letter.

    A first line of at most 120 characters that doesn't end like a sentence, with more text after it, is taken as the
    headline; else the first sentence without its dateline, cut to at most 90 characters with an ellipsis.
    """
    if dateline := dateline_at(text, len(text) - len(text.lstrip())):
        return find_title(text[dateline.end :])
    beginning = text[:_ENOUGH]
    spans = iter_sentences(beginning)
    start, end = next((span for span in spans if any(map(str.isalpha, beginning[slice(*span)]))), (0, len(text)))
    sentence = clean_line(_BULLET.sub("", text[start:end]))
    is_headline = "\n" not in text[start:end] and len(sentence) <= _HEADLINE and not _FINAL.search(sentence)
    return sentence if is_headline and text[end:].strip() else shorten(sentence, _SHORT)


def clean_line(text: str) -> str:
    """Return the text as one line: white space collapsed; controls, bidi overrides and lone surrogates left out."""
    kept = (c for c in text if c not in _OVERRIDES and (c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")))
    return " ".join("".join(kept).split())


def clean_title(title: str) -> str:
    """Return the title as one clean line of at most 300 characters."""
    return shorten(clean_line(title), MAX_TITLE)


def shorten(line: str, limit: int) -> str:
    """Return the line, cut to at most `limit` characters: at a clause, else between words, with an ellipsis."""
    if len(line) <= limit:
        return line
    room = line[:limit]  # the last character is for the ellipsis, or may be the comma that it replaces
    cuts = [match.start() for match in _CLAUSE_END.finditer(line, 0, limit + 1) if _CLAUSE <= match.start() < limit]
    cut = cuts[-1] if cuts else room.rfind(" ")
    if cut < min(_CLAUSE, limit // 2):
        cut = limit - 1  # a script without spaces
        while cut > 1 and unicodedata.combining(line[cut]):
            cut -= 1
    return line[:cut].rstrip(" ,;:–—-") + "…"
