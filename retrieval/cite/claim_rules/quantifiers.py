"""Find a word of how many, how often or how far in a claim for which its sentences have none: all, most, never, only.

Each group of words has those of a sentence that bear it out: "all" may stand for "every", "each" or "no", and "most"
for a percentage. Of one noun no more may be said: not "all ministers" of "several ministers". What this does not do:
notice a word left out ("civilian ships", "ships").
"""

import re
from dataclasses import dataclass

from retrieval.text.quote_matching import plain
from retrieval.text.terms import terms
from retrieval.text.words.word_lists import any_of

_NO = r"no none nobody nothing never neither nor not cannot without \w+n't"
_ALL = (
    r"all every\w* each both any\w* always entire\w* complet\w+ full\w* total\w* whole throughout across unanimous\w*"
)
_MANY = r"""
    many numerous lots? most\w* majority large\w* widespread wave dozens? hundreds? thousands? millions? number mass\w*
    more\sthan \d\d+
"""
_FEW = r"some several few sometimes certain various a\snumber"
_NOUN = 2  # words after a quantifier, of which one is what it counts


@dataclass(frozen=True, slots=True)
class _Group:
    """Hold words that say more, those of a sentence that bear them out, and those without which they are let pass."""

    said: re.Pattern[str]
    borne_out: re.Pattern[str]
    where: re.Pattern[str] | None = None


_GROUPS = (
    _Group(
        any_of(r"""
            all(?!\s\d) every(?:one|body|thing)? each always entire(?:ly)? completely fully totally whole unanimously
        """),
        any_of(_ALL, _NO, r"""
            per apiece (?:a|once\sa)\s(?:year|month|week|day) yearly annual\w* monthly weekly daily what(?:so)?ever
            whoever nationwide absolutely at\sall
        """),
    ),
    _Group(
        any_of(r"(?<!nearly\s)(?<!almost\s)(?:all|every)"),
        any_of(r"(?<!nearly\s)(?<!almost\s)(?:all|every\w*|each)"),
        any_of(r"(?:nearly|almost)\s(?:all|every)"),
    ),
    # "All 35" of "among 35".
    _Group(any_of(r"all\s\d+"), any_of(_ALL), any_of(r"among of\sthe out\sof some many most")),
    _Group(
        any_of(r"(?<!the\s)(?<!at\s)most(?=\sof\b|\s[a-z]+(?:s|men|women|people)\b) majority mostly mainly largely"),
        any_of(_ALL, r"""
            most majority mostly main\w* largely chief\w* primar\w+ bulk predominant\w* half per\s?cent percentage
            nearly almost votes? \d+\s(?:out\s)?of
        """),
    ),
    _Group(any_of("many numerous countless dozens hundreds thousands"), any_of(_MANY, _ALL), any_of(_FEW)),
    _Group(
        any_of(r"some(?:\sof)?(?=\s[a-z]) several many"),
        any_of(_FEW, _MANY, _ALL, "not two three four five six seven eight nine ten parts? partly"),
        any_of("no none nobody only sole"),
    ),
    _Group(any_of("never"), any_of(r"""
        never ever no none nobody nothing neither nowhere nor first any\w* without den(?:y|ies|ied) refus\w+ reject\w*
    """)),
    _Group(
        any_of(r"(?<!not\s)only(?!\s(?:\d|after|when|if|once|then|until)) solely exclusively alone"),
        any_of(_NO, r"""
            only sole\w* alone just exclusiv\w+ mere\w* simply purely except apart other\sthan limited restricted unless
            until first by\s(?:him|her|it)self
        """),
    ),
    _Group(any_of("both"), any_of(r"""
        both two 2 either neither each and pair couple mutual\w* together all as\sd(?:id|o|oes) also likewise
    """)),
    _Group(
        any_of(r"""
            any(?:one|body|where) any\s(?:country|kind|sort|other|place) worldwide globally for\s?ever for\sgood
            permanently unconditional(?:ly)? (?:without|no)\s(?:any\s)?conditions?
        """),
        any_of(r"""
            any\w* every\w* all what(?:so)?ever world\w* global\w* for\s?ever permanent\w* final\w* irreversibl\w+
            unconditional\w* nobody no\sone nothing no
        """),
    ),
    # "Whatever he does", "on condition that he goes".
    _Group(
        any_of(r"whatever whoever regardless no\smatter"),
        any_of(r"what(?:so)?ever whoever regardless no any\w* every\w* all independent\w*"),
    ),
    _Group(
        any_of(r"(?<!have\s)(?<!has\s)(?<!had\s)ever"),
        any_of("ever never always"),
        # "The first in twelve years" is not the first ever.
        re.compile(r"\A(?!.*\bfirst\b)|\bfirst\b.*\b(?:since|in (?:\w+ ){0,4}years|for years)\b", re.I | re.S),
    ),
)  # fmt: skip
_SMALL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?= (?:out )?of)"
# From few to all, with what stands between them and their noun: "most of the", "34 of the 47".
_RANKS = tuple(
    re.compile(rf"\b(?:{words})\s+((?:[\w'-]+\s*){{1,4}})", re.IGNORECASE)
    for words in (
        rf"(?:some|several|a few|few|certain|{_SMALL})(?: of)?",
        r"(?:many|numerous)(?: of)?",
        r"(?:most|(?:the|a) majority)(?: of)?",
        r"(?:all|every|each|every one)(?: (?:one )?of)?",
    )
)


def widened(claim: str, evidence: str) -> bool:
    """Return whether a claim has a word of how many, how often or how far that nothing in its sentences bears out."""
    claim, evidence = plain(claim), plain(evidence)
    return _more_of_one_noun(claim, evidence) or any(
        group.said.search(claim)
        and not group.borne_out.search(evidence)
        and (group.where is None or group.where.search(evidence))
        for group in _GROUPS
    )


def _more_of_one_noun(claim: str, evidence: str) -> bool:
    """Return whether a claim says "all" or "most" of what its sentences say "some" or "many" of."""
    mine, theirs = _ranked(claim), _ranked(evidence)
    return any(rank > theirs[noun] for noun, rank in mine.items() if noun in theirs)


def _ranked(text: str) -> dict[str, int]:
    """Return the highest rank that a text gives each noun, and the word before or after it."""
    found: dict[str, int] = {}
    for rank, words in enumerate(_RANKS):
        for match in words.finditer(text):
            found |= dict.fromkeys(terms(match[1])[:_NOUN], rank)
    return found
