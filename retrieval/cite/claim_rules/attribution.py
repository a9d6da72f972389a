"""Find where a claim states as a fact what its sentences have somebody say, argue or hold.

A claim of which most is found in what is said must name somebody who says it, or let see by any word that it is a view.
What this does not do: tell who is said to say it, and what a quarter of a sentence is said by whom.
"""

import re
from collections.abc import Iterable

from retrieval.text.quote_matching import plain
from retrieval.text.terms import terms
from retrieval.text.words.word_lists import any_of

# What follows these in a sentence is somebody's word.
_SAID = any_of(r"""
    sa(?:y|ys|id) argu(?:e|es|ed) claim(?:s|ed)?\s(?:that|to) alleg(?:e|es|ed) contend(?:s|ed)? insist(?:s|ed)?
    maintain(?:s|ed)? believ(?:e|es|ed) warn(?:s|ed)? suggest(?:s|ed)? complain(?:s|ed)? fear(?:s|ed)?\sthat
    (?:h[oe]ld|holds|(?:told|tells?)(?:\s[\w',\s-]{1,80}?)?|not(?:e|es|ed)|testified|thinks?|thought|found|finds)\sthat
    (?:reports?|reported|considers?|considered|answers?|answered|replies|replied)\sthat
    (?<!also\s)(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)(?<!been\s)(?<!be\s)(?<!often\s)(?<!,\s)(?<!so-)call(?:s|ed)?(?=\s(?:(?:the|an?|it|its|this|that|them|any)\b|(?-i:[A-Z])[\w'-]+\s(?!and\b|or\b)[a-z]))
    (?:sees?|saw|regards?|regarded|views?|viewed|considers?|considered|treats?)(?=\s(?:[\w'-]+\s){1,12}?as\b)
    (?:describes?|described|presents?|presented)(?=\s(?:[\w'-]+\s){1,12}?as\b)
""")
_SAYS = r"(?:says?|said|argues?|argued|claims?|claimed|notes?|noted|added|holds?|held|warns?|warned|insists?|insisted)"
_TELLS = rf"(?:{_SAYS}|shows?|showed|finds?|found|suggests?|suggested)"
_TOLD_LAST = re.compile(rf",\s*(?!\s|and\b|but\b|which\b)[\w' -]{{2,60}} {_TELLS}\s*[.,]?\s*$")
_SAID_BEFORE = re.compile(rf",\s*(?:(?!\s|and\b|but\b|which\b)[\w' -]{{2,60}} {_SAYS}|according to [^,.]+)\s*[.,]?\s*$")
_TOLD_FIRST = re.compile(rf"^\s*([^,;:]{{2,80}}?) {_TELLS} that\s")
_THAT = re.compile(r"\s*that\b")
_ACCORDING = re.compile(
    r"(?:^|,\s*)(?:according to|in the (?:view|words|opinion) of|in [\w' -]{1,40}'s? view)\b", re.IGNORECASE
)
# What lets see in a claim that it is somebody's word: nearly any verb of telling, thinking and judging.
_A_VIEW = any_of(r"""
    sa(?:y|ys|id|ying) t[eo]ld tell(?:s|ing) argu\w+ claim\w* alleg\w* accord\w+ per views? viewed opinions? position
    stance eyes belie\w+ th(?:ink|inks|ought) h[eo]ld(?:s|ing)? regard\w* consider\w* see[sn]? saw calls? called calling
    describ\w+ term(?:s|ed) label\w* report\w* announc\w* declar\w* stat(?:es|ed|ing|ements?) insist\w* maintain\w*
    contend\w* contention warn\w* suggest\w* accus\w* found find\w* not(?:es|ed|ing) add(?:s|ed|ing) conclu\w+
    rul(?:es|ed|ing|ings) point(?:s|ed|ing) acknowledg\w* admi\w+ conced\w* confirm\w* den(?:y|ies|ied|ying) critic\w*
    explain\w* testi\w+ wr(?:ites?|ote|iting) quot\w* mention\w* reveal\w* show\w* demand\w* feel\w* felt deem\w* dubbed
    assert\w* sp[eo]\w*k\w* express\w* answer\w* repl\w+ respon[ds]\w* object\w* protest\w* complain\w* judg\w*
    dissent\w* treat\w* present\w* perspective understanding interpret\w* reckon\w* estimat\w* fear\w* charg\w*
    recount\w* recall\w* stress\w* emphasi\w* remark\w* comment\w* promis\w* portray\w* depict\w* justif\w*
    purported\w* supposed\w* so-called words reading (?:left|leav\w+)\sopen
    caution\w* voic\w* want\w* propos\w* plan(?:s|ned)? expect\w* hop(?:es|ed|ing) intend\w*
""")
_FOR = re.compile(r"^(?:For|To) (?:the )?[A-Z][\w']+(?: [\w']+){0,2}?,? (?:the|this|that|it|an?|its|such) ")
_STEM = 5  # letters of a verb that tell it from others
_LEAST, _LEAST_SHARE = 2, 0.6  # of a claim's terms, in what is said


def attribution_dropped(claim: str, sentences: Iterable[str]) -> bool:
    """Return whether a claim states as a fact what its sentences have somebody say, and don't say themselves."""
    claim = plain(claim)
    claimed = set(terms(claim))
    if _FOR.match(claim):
        return False
    enough = max(_LEAST, _LEAST_SHARE * len(claimed))
    parts = [_attributed(plain(sentence)) for sentence in sentences]
    if any(len(claimed & set(terms(rest))) >= enough for _, rest in parts):
        return False
    if any(_shares(mine, some[-1]) for mine in _told(claim) for some, _ in parts if some):
        return False
    wide = [some[0] for some, _ in parts if some]
    return any(len(claimed & set(terms(said))) >= enough and _views(claim) <= _views(said) for said in wide)


def _told(claim: str) -> list[str]:
    """Return what a claim itself has somebody say: what follows "said that" and the like in it."""
    said = _SAID.search(claim)
    end = _THAT.match(claim, said.end() - len("that")) or _THAT.match(claim, said.end()) if said else None
    return [claim[end.end() :]] if end else []


def _shares(mine: str, said: str) -> bool:
    """Return whether most of one text is in another."""
    held = set(terms(mine))
    return len(held & set(terms(said))) >= max(_LEAST, _LEAST_SHARE * len(held))


def without_speaker(claim: str, sentence: str) -> tuple[str, str]:
    """Return both without who says it, where one of them has that first and the other last; else both as they are.

    "Lund said that it sank" and "It sank, Lund said" hold two names in another order, and say one thing.
    """
    claim, sentence = plain(claim), plain(sentence)
    for first, last in ((claim, sentence), (sentence, claim)):
        before, after = _TOLD_FIRST.match(first), _TOLD_LAST.search(last)
        if before and after and set(terms(before[1])) & set(terms(after.group())):
            parts = first[before.end() :], last[: after.start()]
            return parts if first is claim else parts[::-1]
    return claim, sentence


def _views(text: str) -> set[str]:
    """Return the words of telling and thinking; a claim's that stand in what is said are no view of its own."""
    return {match.group().casefold()[:_STEM] for match in _A_VIEW.finditer(text)}


def _attributed(sentence: str) -> tuple[list[str], str]:
    """Return what somebody is said to say, from each word of saying on, and the rest of a sentence."""
    if end := _SAID_BEFORE.search(sentence):
        return [sentence[: end.start()]], ""
    if _ACCORDING.search(sentence):
        return [_ACCORDING.sub(" ", sentence)], ""
    found = list(_SAID.finditer(sentence))
    return [sentence[one.end() :] for one in found], sentence[: found[0].start()] if found else sentence
