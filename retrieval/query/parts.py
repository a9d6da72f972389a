"""Part a message into the questions that it asks.

"How much will Japan pay and what does it want in return?" asks two. A later part may lean on the ones before it, as a
follow-up does: ask it with those as turns. Parted only where both sides are questions by themselves: "Who are the
ministers of Japan and Korea?", "What happened and why?" and "How and when did it end?" are one each.
"""

import re

from retrieval.query.cjk.follow_ups import is_cjk
from retrieval.query.follow_ups import content

_MOST = 3
_I = re.IGNORECASE
_END = re.compile(r"(?<=[?？])[\s?!？！]*(?=\S)|(?<=[.。!！])\s+(?=\S)")
_CJK_END = re.compile(r"(?<=[?？。])\s*(?=\S)|(?<=[까요죠])[.]\s+(?=\S)")
_ASKS_CJK = re.compile(
    r"[?？]\s*$|(?:까|나요|가요|[는은]가|까요|니|죠|ですか|ますか|でしたか|ましたか|のか|ませんか)[\s.。]*$"
)

_SOME_PREPOSITION = r"(?:(?:in|on|at|by|for|with|to|from|of|since|until|under|after|before|during)\s+)"
_PREPOSITION = f"{_SOME_PREPOSITION}?"
_WH = r"(?:who|whom|whose|what|which|when|where|why|how)"
_VERB = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)(?:n['’]?t)?"
_ASKS = re.compile(rf"^\W*(?:and|but|so|or|also|then)?\W*(?:{_PREPOSITION}{_WH}(?:['’]?(?:s|re|d|ll))?|{_VERB})\b", _I)
# Where a second question may begin: "and what does it want", ", and when". "Or" joins what is asked once.
_JOINED = re.compile(
    rf"\s*(?:,|;|—|–|\s-)?\s+(?:and|but|also)(?:\s+(?:also|then|if so|if yes))?,?\s+"
    rf"(?={_PREPOSITION}{_WH}\b|(?:does|did|will|would|can|could|should)\s+\w+\s+\w|"
    rf"{_VERB}\s+(?:i|you|we|they|it|he|she|there|the|an?|this|that|his|her|its|their|(?-i:[A-Z]\w+))\b)|"
    rf"\s*[,;]\s+(?=(?:what|when|where|why|how)(?:['’]s|\s+{_VERB})\b)",
    _I,
)
# "And why", "by whom", "with what money": an addition to one question, not another.
_BARE = re.compile(
    rf"^(?:and\s+)?(?:{_PREPOSITION}{_WH}(?:\s+(?:so|not|exactly|else|then))?|{_SOME_PREPOSITION}(?:what|which)\s+\w+)\W*$",
    _I,
)
_INVERTED = re.compile(rf"^{_PREPOSITION}(?:{_WH}(?:\s+[\w'’-]+){{0,4}}?\s+)?{_VERB}\s|^{_PREPOSITION}{_WH}['’]s\b", _I)
_OF_A_SUBJECT = re.compile(
    r"^who\s+\w+|^what\s+(?:happen\w*|caused|followed|changed|led|made|prompted|drove)\b|"
    r"^(?:how\s+(?:many|much)|which|what)\s+\w+",
    _I,
)
# "Did he say who paid and who signed" asks once.
_EMBEDS = re.compile(
    r"\b(?:know|knew|say|says|said|tell|told|explain\w*|ask\w*|decid\w+|determin\w+|show\w*|reveal\w*|report\w*|agree\w*|"
    r"disagree\w*|depend\w*|differ\w*|clear|unclear|sure|discuss\w*|describ\w+|wonder\w*|see|find|found|learn\w*|"
    rf"about|on|over|of)\s*(?:$|(?:exactly\s+)?{_PREPOSITION}{_WH}\b)",
    _I,
)
_BETWEEN = re.compile(r"\b(?:between|both|either|neither|whether)\b[^,;?]*$", _I)


def split_questions(text: str) -> tuple[str, ...]:
    """Return the questions of a cleaned message, in order, at most three; the message itself where it asks one."""
    if is_cjk(text):
        parts = [part for part in _CJK_END.split(text) if part]
        return _asked(text, parts, [bool(_ASKS_CJK.search(part)) for part in parts])
    parts = [part.strip() for part in _END.split(text) if part.strip()]
    asked = _asked(text, parts, [bool(_ASKS.match(part)) and part[-1] not in ".!" for part in parts])
    halves = tuple(half for part in asked for half in _halves(part))
    return halves if len(halves) <= _MOST else asked


def _asked(text: str, parts: list[str], asks: list[bool]) -> tuple[str, ...]:
    """Return parts as questions, each with what was said ahead of it; the text where fewer than two of them ask."""
    if sum(asks) < 2 or not asks[-1]:
        return (text,)
    found: list[str] = []
    ahead: list[str] = []
    for part, one in zip(parts, asks, strict=True):
        if not one:
            ahead.append(part)
            continue
        if found and _BARE.match(part) and not ahead:
            found[-1] += f" {part}"  # "What happened? Why?"
        else:
            found.append(" ".join([*ahead, part]))
        ahead = []
    return tuple(found) if 1 < len(found) <= _MOST else (text,)


def _halves(text: str) -> tuple[str, ...]:
    """Return the questions that "and" joins, or the text."""
    body = text.rstrip("?!. ")
    if not _ASKS.match(body):
        return (text,)
    for joint in _JOINED.finditer(body):
        first, second = body[: joint.start()], body[joint.end() :]
        if _stands(first) and _stands_beside(first, second):
            return f"{first}?", *_halves(f"{second}?")
    return (text,)


def _stands(part: str) -> bool:
    """Return whether a part asks, and of something."""
    return bool(_ASKS.match(part) and content(part))


def _stands_beside(first: str, second: str) -> bool:
    """Return whether what follows "and" is another question: with a verb ahead of its subject, or with a subject."""
    if _BARE.match(second) or _BETWEEN.search(first):
        return False
    return bool(_INVERTED.match(second) or (_OF_A_SUBJECT.match(second) and not _EMBEDS.search(first)))
