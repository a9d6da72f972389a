"""Tell whether a question leans on what was said before it: pronouns, "the" without its noun's owner, and gaps.

By rules over the words alone, in English; Korean and Japanese are in `follow_ups_cjk`. What this does not do:
parse, or find what a pronoun stands for. "Does Toyota say why it did it?" names its subject, so it stands alone.
"""

import re
from collections.abc import Sequence

from retrieval.query import follow_ups_cjk
from retrieval.query.follow_ups_cjk import is_cjk
from retrieval.text.lexicon import MONTHS, capitalised
from retrieval.text.terms import STOP_WORDS, terms

WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+|\.[^\W\d_](?![^\W_])|(?<=\d)[.,]\d+)*")
_I = re.IGNORECASE
# Times name no subject: "in March 2018?" is a gap too.
TIME = re.compile(
    rf"\b(?:1\d|20)\d\ds?\b|\b(?:(?:{'|'.join(month for month in MONTHS if month != 'may')})"
    r"|may(?= \d))\b(?: \d{1,2}\b)?(?:,? (?:1\d|20)\d\d\b)?",
    _I,
)
_LIGHT_WORDS = """
able across again against ago anybody anyone anything ask asked away back between bit case come day days describe detail
details during else even ever every everyone exactly explain far few find get give go going good got happen happened
happening happens heard help here however information instead interesting just know known last left let like little long
look lot make many mean means meant mention mentioned month months much need never next now number okay old one ones
others people person please possible put question really reason reasons recently right same see show someone something
soon still summarize sure take talk talking tell thank thanks thing things think time times today too understand use
used using very want way week well within without word words year years yes yet yesterday
"""
# What a question may say besides stop words and still name no subject.
_LIGHT = STOP_WORDS.union(_LIGHT_WORDS.split())
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:s|m|d|re|ve|ll))$")
_SHORT = 3  # terms: in a longer question the rest explains "the" and "other"

_OPENING = re.compile(
    r"^\s*(?:(?:ok(?:ay)?|alright|thanks?(?: you)?(?: (?:so|very) much)?|got it|i see|i understand|understood|yes|yeah|"
    r"no|sorry|oops|hi|hello|hey|please|great|good|nice|cool|oh|ah|wow|hmm+|well|right|sure|interesting|btw|by the way|"
    r"(?:that|it)(?:['’]s| is| was) (?:very |so )?(?:fine|ok(?:ay)?|good|great|nice|right|interesting|terrible|sad))"
    r"(?:[.,!;:…?-]\s*|\s*$)|(?:and|but|so|also|or|then)\b[\s,]*)+",
    _I,
)
_GOES_ON = re.compile(
    r"^(?:what|how) about\b|^what of\b|^i mean(?:t)?\b|^not \w+, |^(?:the )?same (?:for|with|question)\b|"
    r"^(?:tell|give|show) (?:me|us) more\W*$|^(?:more|go on|continue)\W*$|"
    r"\b(?:what|who|where|when|how|any\w*) else\b(?! except| but| than)|\bwh(?:y|en|ere) not\b|\binstead\W*$|"
    r"\bthe others?\b(?! than)|(?<!and )\bothers\b(?! than)|\banother one\b|^both\b|\bboth of\b|"
    r"\b(?:the|which|that|this|other|new|old|first|second|third|last|next) ones?\b|"
    r"\bthe (?:former|latter)(?=\W*$|[?.,;]|['’]s| (?:is|was|do|does|did|has|had|have)\b)|\bthe same (?!time\b)|"
    r"\b(?:back|since|until|before|by|just|what happened) then\b|\b(?:then|at the time|afterwards?)\W*$|"
    r"\b(?:react|respond|reply|comment|object|agree|disagree|appeal|apologi[sz]e|comply|refuse)\W*$",
    _I,
)
_OTHER = re.compile(r"\b(?:any|what|which) other\b(?! than)", _I)
_DEMONSTRATIVE = re.compile(
    r"\b(?:this|these)\b(?! (?:year|month|week|day|morning|evening|night|weekend|spring|summer|autumn|fall|winter|"
    r"time|century|decade)\b)|\bthose\b(?! (?:who|that|of|in|with)\b)|^that\b|\bthat(?=\W*$|[?.,;!])|"
    r"\b(?:is|was|did|does|do|about|of|in|at|by|for|with|to|from|on|after|before|since|during|like|why|how|when|where|"
    r"than|until|around|behind|against) that\b(?! (?:the|a|an|there|he|she|they|it)\b)",
    _I,
)
_THERE = re.compile(
    r"\b(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?<!will )(?<!over )"
    r"there\b(?!['’]s| is| are| was| were| will| have| has| had| be| been| exist)|\bthere(?=\W*$)",
    _I,
)
# What does a thing or has it, and what a thing is done to.
_DOES = re.compile(r"\b(?:he|she|they|it|his|its|their|her(?= [a-z])|hers|theirs)\b(?!\W*$)", _I)
_DONE_TO = re.compile(
    r"\b(?:him|them|himself|herself|itself|themselves)\b|\b(?:it|her|his|hers|theirs)(?=\W*$|[?.,;!])", _I
)
_PLURAL_PRONOUNS = frozenset(("they", "them", "their", "theirs", "themselves"))
_EMPTY_IT = re.compile(
    r"\bit(?:['’]s| is| was| were)?(?: \w+){0,2} (?:that|to|if|for|whether|when) |\bit (?:rain|snow)\w*|"
    r"\b(?:is|was|isn['’]t) it (?:\w+ ){0,2}(?:that|to|if|for|whether)\b|"
    r"\b(?:do|does|did|would) it (?:take\b|(?:cost|mean) to\b)",
    _I,
)
_NAME = re.compile(rf"\b(?!I\b){capitalised('&')}")
_INDEFINITE = re.compile(
    r"\b(?:an?|any|every|each|some|many|most|no|all|someone|anyone|people)\b(?! (?:else|other)\b)", _I
)
_PLURAL = re.compile(r"(?<!\bthe )\b[a-z]{3,}(?<!s)s\b", _I)
_BREAK = re.compile(
    r"[,;:.?!]+(?=\s|$)|\b(?:and|or|but|if|when|because|after|before|while|that|who|which|than|what|how|why)\b", _I
)
_THE = re.compile(r"\b[Tt]he\s+(?=([a-z][^.,;:?!()\"]*))")
_THE_NOUN = re.compile(r"\bthe [\w'’-]+", _I)
_EXPLAINS = re.compile(r"(?:for|in|on|to|at|from|with|about|by|that|who|which)\b", _I)
_KNOWN_WORDS = """
best worst biggest largest smallest highest lowest oldest longest first main most least only sun moon earth world planet
universe internet web economy weather climate environment news future past public media press police government country
state city sea sky ocean difference differences meaning definition law rules poor rich elderly young disabled unemployed
homeless united us uk eu un
"""
# What "the" may stand before though nobody has spoken of it.
_KNOWN_TO_ALL = frozenset(_KNOWN_WORDS.split())
_DEFINING = re.compile(
    r"^(?:(?:can|could|would) you )?(?:please )?(?:(?:what|who)(?:['’]s| is| are| was| were| does| do)|define|explain|"
    r"describe|tell me (?:\w+ ){0,3}about|what do you (?:know|mean)(?: about| by)?)\s+(?!the\b|it\b)",
    _I,
)
_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|"
    r"should|may|tell|give|explain|describe|list|show|find)\b",
    _I,
)


def is_follow_up(question: str, before: Sequence[str] = ()) -> bool:
    """Tell whether a question can only be understood by what was said `before` it, in any order."""
    core = bare(question)
    if is_cjk(core):
        return follow_ups_cjk.is_follow_up(core)
    return bool(
        _GOES_ON.search(core)
        or _DEMONSTRATIVE.search(core)
        or (_OTHER.search(core) and _is_short(core) and not names(core))
        or any(not names(core[: found.start()]) for found in _THERE.finditer(core))
        or _pronoun_hangs(core)
        or _the_hangs(core, before)
        or _is_gap(core)
    )


def bare(question: str) -> str:
    """Return a question without the thanks and conjunctions that it opens with."""
    return _OPENING.sub("", question).strip()


def content(text: str) -> list[str]:
    """Return the terms of a text that say something of a subject, times left out."""
    return terms(" ".join(word for word in WORD.findall(TIME.sub(" ", text)) if not is_light(word)))


def names(text: str) -> list[str]:
    """Return the capitalised words of a text that say something of a subject."""
    return [found for found in _NAME.findall(text) if not is_light(found)]


def is_light(word: str) -> bool:
    """Tell whether a word says nothing of a subject."""
    return _CONTRACTED.sub("", word.casefold()) in _LIGHT


def is_asking(text: str) -> bool:
    """Tell whether a text has a word that questions and requests are made with."""
    return bool(_ASKING.search(bare(text)))


def _pronoun_hangs(core: str) -> bool:
    """Tell whether a pronoun stands for nothing that the question has named."""
    core = _EMPTY_IT.sub(" ", core)
    found = [(core[: does.start()], does) for does in _DOES.finditer(core)]
    # Who does a thing is never the "it" or "them" that it is done to: what that is was named in an earlier clause.
    found += [(_clauses_over(core[: to.start()]), to) for to in _DONE_TO.finditer(core)]
    return any(not _is_named(before, pronoun.group().lower()) for before, pronoun in found)


def _is_named(before: str, pronoun: str) -> bool:
    """Tell whether a pronoun may stand for something in the words before it."""
    if names(before) or _INDEFINITE.search(before):
        return True
    if pronoun in _PLURAL_PRONOUNS and _PLURAL.search(before):
        return True
    # "What is inflation, and how does it hurt?": a noun of an earlier clause; but not "the strike".
    sentence, _, clause = _clauses_over(before).rpartition(".")
    return bool(content(sentence) or content(_THE_NOUN.sub(" ", clause)))


def _clauses_over(before: str) -> str:
    ends = [found.start() for found in _BREAK.finditer(before)]
    return before[: ends[-1]] if ends else ""


def _the_hangs(core: str, before: Sequence[str]) -> bool:
    """Tell whether "the ruling" is one that was spoken of, or one that nobody could know of."""
    said = {term for text in before for term in content(text)}
    for found in _THE.finditer(core):
        words = _noun_phrase(found[1])
        rest = found[1][len(" ".join(words)) :].strip()
        named = set(content(" ".join(words)))
        if not named or words[0] in _KNOWN_TO_ALL or named.intersection(content(core[: found.start()])):
            continue
        if re.match(r"(?:of|between)\b", rest) and content(rest):
            continue
        if named <= said or (_is_short(core) and (named & said or _is_bare(core, words, rest))):
            return True
    return False


def _noun_phrase(text: str) -> list[str]:
    """Return the words before the first stop word or name."""
    words = text.split()
    ends = (place for place, word in enumerate(words) if word in STOP_WORDS or not word.islower())
    return words[: next(ends, len(words))]


def _is_bare(core: str, words: list[str], rest: str) -> bool:
    """Tell whether nothing in the question says which: no name, and nothing behind the noun."""
    return (len(words) == 1 or not names(core)) and not (_EXPLAINS.match(rest) and content(rest))


def _is_short(core: str) -> bool:
    return len(content(_NAME.sub(" ", core))) <= _SHORT


def _is_gap(core: str) -> bool:
    """Tell whether too little is said to be searched: "how many were hurt?", "Nippon Steel?", "in 2018?"."""
    found = content(core)
    if not is_asking(core):
        return len(found) <= 1 or (core.endswith("?") and len(found) <= _SHORT)
    return not found or (len(found) == 1 and not _DEFINING.match(core))
