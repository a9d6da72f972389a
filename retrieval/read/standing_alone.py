"""Which sentences can be read without those around them, and what of them to quote.

By shape and by their first words, in English, Korean and Japanese. What this does not do: find out what "the proposal"
was.
"""

import functools
import re
from typing import NamedTuple

from corpus.datelines import dateline_at
from corpus.sentences import Span
from corpus.tails import is_label
from retrieval.cite.prompt_injection import injected_spans
from retrieval.text.terms import CJK, terms

_SHORTEST, LONGEST = 40, 360  # characters
_SHORTEST_CJK, _LONGEST_CJK = 15, 180  # which say as much in half of them
_FEWEST_TERMS, _FEWEST_TO_QUOTE = 5, 2
_CJK = re.compile(rf"[{CJK}]")
_ASKS_OR_ANNOUNCES = re.compile(r"""[?？:：]["'”’」』)\]]*$""")
_NO_HEADING = 120  # characters: one as long that ends without a full stop has lost it
_ENDS = re.compile(r"""[.!…。！．]["'”’」』)\]]*$""")  # what doesn't end so is a heading or a list item
# What it begins with points to what was said before.
_LEANS = re.compile(
    r"""^["'“‘(]*(?:he|she|it|they|his|her|its|their|this|that|these|those|such|both|we|our|i|my|you|your|here|then|"""
    r"but|and|or|so|yet|nor|however|also|meanwhile|instead|moreover|furthermore|therefore|thus|hence|nevertheless|"
    r"nonetheless|still|besides|later|afterwards?|similarly|likewise|otherwise|consequently|accordingly|another|others|"
    r"some of (?:them|these|those)|by then|by contrast|in (?:addition|contrast|response|return|turn|it|this|that)|"
    r"for (?:example|instance|this|that)|as a result|at the (?:time|same time)|on the (?:other hand|contrary)|"
    r"after (?:that|this|the meeting)|since then|despite (?:this|that|the agreement)|"
    r"the (?:former|latter|two|three|four|other|others|same|next|move|news)|the \w+ (?:also|added|then|too))\b"
    r"|^(?:\S+ ){1,5}?also\b"
    r"|^\W*(?:그는|그녀|그들|이는|이것|이에|그러나|하지만|그리고|그런데|또한?|이후|한편|이어|앞서|같은|양측|"
    r"彼は|彼女|彼らは|これ|それ|この|その|しかし|だが|また|一方|さらに|そして|ただ|なお|同氏|同社|同日|両者)",
    re.IGNORECASE,
)
# Somebody speaks in it, and it doesn't say who.
_OWN_WORDS = re.compile(r"""^["“「『'‘][^"”」』]*\b(?:i|we|my|our|us|me)\b""", re.IGNORECASE)
# What a page says of itself.
_OF_THE_PAGE = re.compile(
    r"^\W*by (?-i:[A-Z])[\w.-]+(?: (?-i:[A-Z])[\w.-]*){0,3}\W*$"
    r"|^\W*(?:photo|image|picture|video|graphic|source|credit|caption|updated|published|posted|editor['’]?s note|"
    r"correction|watch|listen|subscribe|sign up|"
    r"follow us|click|share|advertisement|copyright|©|all rights reserved)\b\W*"
    r"(?=[:|\-–—.©\d]|$|(?:by|to|on|here|for|us|now)\b)"
    r"|\ball rights reserved\b|\bcontributed to this (?:report|article|story)\b|\bsubscribe to our\b|"
    r"\bour newsletter\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"^[(\[（][^)\]）\n]{1,60}[)\]）]\W*$")
_DEFINITE = re.compile(r"The [a-z]")
_QUOTATION_MARKS = (("“", "”"), ("「", "」"), ("『", "』"), ("(", ")"))


class Shown(NamedTuple):
    """Tell what to show of a sentence, `span` within its passage: all of it but a dateline.

    `quotable` is False for one that no reader wants, such as a byline, `alone` for one that leans on others too;
    `definite` is one that begins with "The ruling", as if it were known which.
    """

    span: Span
    quotable: bool
    alone: bool
    definite: bool


@functools.lru_cache(maxsize=2_048)
def shown(text: str, spans: tuple[Span, ...]) -> tuple[Shown, ...]:
    """Return for each sentence of a passage what to show of it; the last passages' from memory."""
    orders = injected_spans(text)
    found = []
    for n, (start, end) in enumerate(spans):
        dateline = dateline_at(text, start)
        begin = dateline.end if dateline and dateline.end < end else start
        sentence = text[begin:end]
        ordered = any(first < end and start < last for first, last in orders)
        captioned = n + 1 < len(spans) and _is_credit(text, end, spans[n + 1])
        quotable = not ordered and not captioned and is_quotable(sentence)
        found.append(
            Shown((begin, end), quotable, quotable and stands_alone(sentence), bool(_DEFINITE.match(sentence)))
        )
    return tuple(found)


@functools.lru_cache(maxsize=16_384)
def is_quotable(sentence: str) -> bool:
    """Return whether a sentence says something of the world: it isn't a question, a byline, a credit or a label."""
    return (
        len(terms(sentence)) >= _FEWEST_TO_QUOTE
        and not _ASKS_OR_ANNOUNCES.search(sentence)
        and not _CREDIT.match(sentence)
        and not _OF_THE_PAGE.search(sentence)
        and not is_label(sentence)
    )


def stands_alone(sentence: str) -> bool:
    """Return whether a sentence can be read by itself."""
    cjk = 2 * len(_CJK.findall(sentence)) > len(sentence)
    shortest, longest = (_SHORTEST_CJK, _LONGEST_CJK) if cjk else (_SHORTEST, LONGEST)
    return (
        shortest <= len(sentence) <= longest
        and (len(sentence) >= _NO_HEADING or bool(_ENDS.search(sentence)))
        and not sentence[0].islower()
        and not _LEANS.match(sentence)
        and not _OWN_WORDS.match(sentence)
        and _closes_what_it_opens(sentence)
        and len(set(terms(sentence))) >= _FEWEST_TERMS
    )


def _is_credit(text: str, end: int, following: Span) -> bool:
    """Return whether a sentence is a picture's caption: what follows it on its line is who took the picture."""
    return "\n" not in text[end : following[0]] and bool(_CREDIT.match(text[slice(*following)]))


def _closes_what_it_opens(sentence: str) -> bool:
    return sentence.count('"') % 2 == 0 and all(
        sentence.count(opening) == sentence.count(closing) for opening, closing in _QUOTATION_MARKS
    )
