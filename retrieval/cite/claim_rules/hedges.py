"""Find where a claim states as done what its sentences only plan, wish for, try or suppose.

What stands after "may", "plans to", "asked" and the like, up to the end of the clause, is hedged. A claim that rests on
that alone must have a hedge of its own, of any wording. What this does not do: weigh one hedge against another, but for
"may" and "tries to", which "will" is too much for.
"""

import re
from collections.abc import Iterable

from retrieval.text.quote_matching import plain
from retrieval.text.terms import terms
from retrieval.text.words.lexicon import SCALES
from retrieval.text.words.word_lists import any_of

# What may come, or is wished for, tried or supposed.
_UNSURE = r"""
    (?-i:may) might could(?!\snot|n't) possibl[ey] perhaps probabl[ey] (?:un)?likely appear(?:s|ed)? seem(?:s|ed)?
    reportedly alleged(?:ly)? suspected supposed(?:ly)? tr(?:y|ies|ied|ying)\sto attempt\w* seek(?:s|ing)? sought
    striv\w+ wants? wanted hop(?:e|es|ed|ing) ask(?:s|ed|ing)? call(?:s|ed|ing)?\s(?:on|for) demand\w*
    urg(?:e|es|ed|ing) propos\w+ recommend\w* request\w* consider(?:s|ed|ing)?(?!\sthat) weigh(?:s|ed|ing)?
    fear(?:s|ed|ing)? wish(?:es|ed)? would\slike
    offer(?:s|ed|ing)?\s(?:to|(?:his|her|its|their)\sresignations?)
"""
# What is settled, and is still to come.
_TO_COME = r"""
    will would shall won't expect\w* plan(?:s|ned|ning)? intend\w* intent\w* aim(?:s|ed)? promis\w+ pledg\w+ vow\w* due
    undert\w+ agreed decid(?:e|es|ed)\sto
    (?:is|are|was|were)\s(?:(?:also|both|due|each|not|now|soon|still|then)\s)?to(?=\s[a-z]) about\sto going\sto set\sto
    ready\sto threaten\w*
"""
# What a claim may have as well: anything that says as much.
_ALSO_UNSURE = r"""
    if unless should whether told\s(?:\w+\s){0,5}to press\w* appeal\w* suggest\w* insist\w* prospect\w* potential\w*
    chance favou?r\w* support\w* back\w* oppos(?:e|es|ed|ing)
    opposition\sto require\w* look(?:s|ed|ing)?\s(?:at|to|for) need\w* let bid
    instruct\w* encourag\w* tasked mandat\w* plea(?:s|ds?|ded)? petition\w* apparent(?:ly)? presumabl[ey] maybe believed
    thought risk\w* danger\w* threat\w* plausibl[ey] doubt\w*
    reconsider\w* would(?:n't)? efforts? conditions? preconditions? provided campaign\w* lobb\w*
    su(?:es?|ed|ing) invit\w* offer\w* pressur\w* expects? expected expectations? estimat\w*
"""
_ALSO_TO_COME = r"""
    'll 'd future to\s(?:be|get|have|go|take|pay|give|hold|make) coming upcoming next soon meant slated scheduled
    ordered until (?:is|are|was|were)\s(?:\w+\s)?to
"""
_IS_UNSURE, _IS_TO_COME = any_of(_UNSURE), any_of(_TO_COME)
_HEDGED_AT_ALL = any_of(_UNSURE, _ALSO_UNSURE)
_HEDGED_SOMEHOW = any_of(_UNSURE, _ALSO_UNSURE, _TO_COME, _ALSO_TO_COME)
_AS_CAN_BE = re.compile(r"\bas \w+ as possible\b", re.IGNORECASE)
# Pasts, and not the participles of "is paid".
_DONE = re.compile(
    r"\b(?<!\bis )(?<!\bare )(?<!\bbe )(?<!n't )(?<!is not )(?<!are not )(?:"
    r"(?!hundred|(?:announc|declar|report|stat|warn|argu|not|add|inform|notifi)ed\b)[a-z]{2,}ed|ha[sd]|have|"
    r"(?:is|are) being|began|begun|became|brought|built|came|cut|gave|given|held|kept|led|left|made|met|paid|put|ran|"
    r"sent|set|shut|sold|spent|stood|taken|took|went|(?:was|were)"
    r"(?! (?:\w+ly )?(?:[a-z]{2,}ed|built|cut|given|held|kept|led|left|made|met|paid|put|sent|set|sold|taken)\b))\b",
    re.IGNORECASE,
)
# "Once it tried to" supposes nothing of what it tried.
_ONCE_TRIED = re.compile(r"\b(?:once|if|when|should) (?:[\w'-]+ ){1,5}?tr(?:y|ies|ied) to\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:when|while|as|after|before)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:.](?:\s|$)|,? (?:but|while|because|although|though|which|who)\b|, (?:and|as)\b")
_LEAST_HEDGED = 2  # terms of a claim


def hedge_dropped(claim: str, sentences: Iterable[str]) -> bool:
    """Return whether a claim states as done what its sentences only plan, wish for, try or suppose."""
    claim, texts = _plain(claim), [_plain(sentence) for sentence in sentences]
    if not _HEDGED_AT_ALL.search(claim) and _rests_on(claim, texts, _IS_UNSURE):
        return True
    # The present tense may stand for what is to come: "the money covers the costs".
    done = _pasts(claim) - {word for text in texts for word in _pasts(text)}
    if not done or _HEDGED_SOMEHOW.search(claim):
        return False
    # "The plan was agreed when they met": what is done stands in another part than what is planned.
    return any(done & _pasts(part) and _rests_on(part, texts, _IS_TO_COME) for part in _BESIDE.split(claim))


def _plain(text: str) -> str:
    return _ONCE_TRIED.sub(" ", _AS_CAN_BE.sub(" ", plain(text)))


def _pasts(text: str) -> set[str]:
    return {match.group().casefold() for match in _DONE.finditer(text)}


def _rests_on(claim: str, sentences: Iterable[str], hedge: re.Pattern[str]) -> bool:
    """Return whether what a claim shares with its sentences stands there under a hedge, and nowhere else."""
    hedged: set[str] = set()
    free: set[str] = set()
    for sentence in sentences:
        under, rest = _under(sentence, hedge)
        hedged |= under
        free |= rest
    shared = set(terms(claim)) & hedged - free
    return sum(not term[0].isdigit() and term not in SCALES for term in shared) >= _LEAST_HEDGED


def _under(sentence: str, hedge: re.Pattern[str]) -> tuple[set[str], set[str]]:
    """Return the terms of a sentence that stand after a hedge in its clause, and the others."""
    hedged: list[str] = []
    free: list[str] = []
    at = 0
    for match in hedge.finditer(sentence):
        if match.start() < at:
            continue
        end = _CLAUSE_END.search(sentence, match.end())
        free.append(sentence[at : match.start()])
        at = end.start() if end else len(sentence)
        hedged.append(sentence[match.end() : at])
    free.append(sentence[at:])
    return set(terms(" ".join(hedged))), set(terms(" ".join(free)))
