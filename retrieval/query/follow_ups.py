"""Return whether a question leans on what was said before it: pronouns, "the" of what was just named, and gaps.

By rules over the words alone, in English; other languages are in `cjk` and `european`. What this does not do:
parse, or find what a pronoun stands for. "Does Toyota say why it did it?" names its subject, so it stands alone.
"""

import re

from retrieval.query.cjk import follow_ups as follow_ups_cjk
from retrieval.query.cjk.follow_ups import is_cjk
from retrieval.query.european import follow_ups as follow_ups_european
from retrieval.query.european.telling import rules_of
from retrieval.text.terms import STOP_WORDS, terms
from retrieval.text.words.lexicon import MONTHS, SCALES, capitalised

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
_LONG = 5  # terms that explain "this" and "they" too: "which building did they pull down in Seoul on liberation day?"

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
    r"(?<!and )\bthe others?\b(?! than)|(?<!and )(?<!and the )\bothers\b(?! than)|\banother one\b|^both\b|\bboth of\b|"
    rf"\b(?:which|that|this|other|new|old|first|second|third|last|next) ones?\b(?! (?:{'|'.join(SCALES)})\b)|"
    # "The one in Busan", but not "the one billion" and "the one Tokyo asked about".
    r"\bthe ones?(?=\W*$|[?.,;]| (?:in|on|at|from|with|of|by|that|who|which|is|was|are|were|did|do|does|has|had)\b)|"
    r"\bthe (?:former|latter)(?=\W*$|[?.,;]|['’]s| (?:is|was|do|does|did|has|had|have)\b)|\bthe same (?!time\b)|"
    r"\b(?:back|since|until|before|by|just|what happened) then\b|\b(?:then|at the time|afterwards?)\W*$|"
    r"\b(?:react|respond|reply|comment|object|agree|disagree|appeal|apologi[sz]e|comply|refuse)\W*$",
    _I,
)
_OTHER = re.compile(r"\b(?:any|what|which) other\b(?! than)", _I)
_DEMONSTRATIVE = re.compile(
    r"\b(?:this|these)\b(?! (?:year|month|week|day|morning|evening|night|weekend|spring|summer|autumn|fall|winter|"
    r"time|century|decade)\b)|^that\b|^(?:is|was) that\b|\bthat(?=\W*$|[?.,;!])",
    _I,
)
# In a longer question the rest explains which: "when was that hearing in parliament about the foundation?".
_THAT = re.compile(
    r"(?<!all )\bthose\b(?! (?:who|that|of|in|with)\b)|"
    r"\b(?:is|was|did|does|do|about|of|in|at|by|for|with|to|from|on|after|before|since|during|like|why|how|when|where|"
    r"than|until|around|behind|against) that\b(?! (?:the|a|an|there|he|she|they|it)\b)"
    # Known to both who speak, not said before: "what's the matter with that statue thing?"
    r"(?! (?:\w+ ){1,3}(?:thing|stuff|business|story|guy)\b)",
    _I,
)
_THERE = re.compile(
    r"\b(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?<!will )(?<!over )"
    r"there\b(?!['’]s| is| are| was| were| will| have| has| had| be| been| exist)|\bthere(?=\W*$)",
    _I,
)
_WHAT_IS = re.compile(r"^(?:what|who|where|when|how)(?:['’]?s| is| was| are| were) the\b", _I)
_HAPPENED = re.compile(rf"^what (?:else )?happened (?:in|on|during) (?:{TIME.pattern})", _I)
# What does a thing or has it, and what a thing is done to.
_DOES = re.compile(r"\b(?:he|she|they|it|his|its|their|her(?= [a-z])|hers|theirs)\b(?!\W*$)", _I)
_DONE_TO = re.compile(
    r"\b(?:him|them|himself|herself|itself|themselves)\b|\b(?:it|her|his|hers|theirs)(?=\W*$|[?.,;!])", _I
)
_PLURAL_PRONOUNS = frozenset(("they", "them", "their", "theirs", "themselves"))
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
# An "it" that stands for nothing: "is it true that", "does it rain".
EMPTY_IT = re.compile(
    r"\bit(?:['’]s| is| was| were)?(?: \w+){0,2} (?:that|to|if|for|whether|when) |\bit (?:rain|snow)\w*|"
    r"\b(?:is|was|isn['’]t) it (?:\w+ ){0,2}(?:that|to|if|for|whether)\b|"
    r"\b(?:do|does|did|would) it (?:take\b|(?:cost|mean) to\b)",
    _I,
)
_NAME = re.compile(rf"\b(?!I\b){capitalised('&')}")
# Where nobody writes capitals, a noun without an article that does something is a name: "why did osaka end its ties?".
_SUBJECT = re.compile(
    r"\b(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should)(?:n['’]?t)? ([^\W\d_]+)", _I
)
_WH = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)(?:['’]?s)?\b", _I)
_WHO_DID = re.compile(r"^who (?!is\b|was\b|are\b|were\b)[a-z]+(?: [a-z]+)?$", _I)
_INDEFINITE = re.compile(
    r"\b(?:an?|any|every|each|some|many|most|no|all|someone|anyone|people)\b(?! (?:else|other)\b)", _I
)
_PLURAL = re.compile(r"(?<!\bthe )\b(?:[a-z]{3,}(?<!s)s|(?:wo)?men|people|children|police|\d+ [a-z]+)\b", _I)
_BREAK = re.compile(
    r"[,;:.?!]+(?=\s|$)|\b(?:and|or|but|if|when|because|after|before|while|that|who|which|than|what|how|why)\b", _I
)
_THE = re.compile(r"\b[Tt]he\s+(?=([a-z][^.,;:?!()\"]*))")
_THE_NOUN = re.compile(r"\bthe [\w'’-]+", _I)
# "The ruling" of a court that was spoken of.
_RULING = re.compile(r"(?:ruling|verdict|judge?ment|decision|sentence|order)s?\b", _I)
_RULED = re.compile(r"\b(?:court|tribunal|judge|justice|jury|rul(?:e[ds]?|ing)|decid\w+|order(?:ed)?)s?\b", _I)
_EXPLAINS = re.compile(r"(?:of|between|for|in|on|to|at|from|with|about|by|that|who|which)\b", _I)
_KNOWN_WORDS = """
best worst biggest largest smallest highest lowest oldest longest first main most least only sun moon earth world planet
universe internet web economy weather climate environment news future past public media press police government country
state city sea sky ocean difference differences meaning definition law rules poor rich elderly young disabled unemployed
homeless united us uk eu un
"""
# What "the" may stand before though nobody has spoken of it.
_KNOWN_TO_ALL = frozenset((*_KNOWN_WORDS.split(), *SCALES))
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


def is_follow_up(question: str, spoken_of: str = "", answered: str = "") -> bool:
    """Return whether a question can only be understood by what was said before it.

    `spoken_of` is what the person asked last, back to a question that stands alone; `answered` what they were told.
    """
    core = bare(question)
    if is_cjk(core):
        return follow_ups_cjk.is_follow_up(core, spoken_of)
    if rules := rules_of(question):
        return follow_ups_european.is_follow_up(question, rules, spoken_of)
    return bool(
        any(not _is_one_of_its_own(core, found) for found in _GOES_ON.finditer(core))
        or _DEMONSTRATIVE.search(core)
        or (_THAT.search(core) and not _is_long(core))
        or (_OTHER.search(core) and _is_short(core) and not names(core))
        or any(not names(core[: found.start()]) for found in _THERE.finditer(core))
        or _pronoun_hangs(core)
        or _the_hangs(core, spoken_of, answered)
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
    """Return whether a word says nothing of a subject."""
    return _CONTRACTED.sub("", word.casefold()) in _LIGHT


def is_asking(text: str) -> bool:
    """Return whether a text has a word that questions and requests are made with."""
    return bool(_ASKING.search(bare(text)))


def _is_one_of_its_own(core: str, pointer: re.Match[str]) -> bool:
    """Whether "which one" is one of what the text itself spoke of: "they quote some treaty, which one is it?"."""
    return pointer[0].endswith(("one", "ones")) and bool(_INDEFINITE.search(core[: pointer.start()]))


def _pronoun_hangs(core: str) -> bool:
    """Return whether a pronoun stands for nothing that the question has named."""
    core = EMPTY_IT.sub(" ", core)
    found = [(core[: does.start()], does) for does in _DOES.finditer(core)]
    # Who does a thing is never the "it" or "them" that it is done to: what that is was named in an earlier clause.
    found += [(_clauses_over(core[: to.start()]), to) for to in _DONE_TO.finditer(core)]
    return any(not _is_named(before, pronoun.group().lower(), core) for before, pronoun in found)


def _is_named(before: str, pronoun: str, core: str) -> bool:
    """Return whether a pronoun may stand for something in the words before it."""
    if names(before) or _INDEFINITE.search(before):
        return True
    if pronoun in _PLURAL_PRONOUNS and _PLURAL.search(before):
        return True
    if _is_long(core) and (pronoun.endswith(("self", "selves")) or (pronoun == "they" and _WH.match(core))):
        return True
    if pronoun in _POSSESSIVES and _WHO_DID.match(before.strip()) and not _is_short(core):
        return True
    if not names(core) and _is_named_in_small(before, core):
        return True
    # "What is inflation, and how does it hurt?": a noun of an earlier clause; but not "the strike".
    sentence, _, clause = _clauses_over(before).rpartition(".")
    return bool(content(sentence) or content(_THE_NOUN.sub(" ", clause)))


def _is_named_in_small(before: str, core: str) -> bool:
    """Return whether a name in small letters may stand in some words: as a subject, or ahead of the question."""
    if any(not is_light(found[1]) for found in _SUBJECT.finditer(before)):
        return True
    asks = _WH.search(core)
    ahead = core[: asks.start()] if asks and asks.start() <= len(before) else ""
    return bool(content(_THE_NOUN.sub(" ", ahead)))


def _clauses_over(before: str) -> str:
    ends = [found.start() for found in _BREAK.finditer(before)]
    return before[: ends[-1]] if ends else ""


def _the_hangs(core: str, spoken_of: str, answered: str) -> bool:
    """Return whether "the statue" is the one that was just spoken of, and of which it was said which."""
    if not (_is_short(core) or _is_statement(core)):
        return False
    for found in _THE.finditer(core):
        words = _noun_phrase(found[1])
        rest = found[1][len(" ".join(words)) :].strip()
        named = set(content(" ".join(words)))
        if not named or words[0] in _KNOWN_TO_ALL or named.intersection(content(core[: found.start()])):
            continue
        if _EXPLAINS.match(rest) and (content(rest) or TIME.search(rest)):
            continue
        first = content(" ".join(words))[0]  # what follows may be a verb: "did the workers win"
        told = first in content(answered) and not (names(core) or _is_named_in_small(core[: found.start()], core))
        ruled = _RULING.match(words[0]) and _RULED.search(spoken_of)
        if (told or ruled or first in content(spoken_of)) and _says_which(spoken_of, core, named):
            return True
    return False


def _says_which(spoken_of: str, core: str, named: set[str]) -> bool:
    """Return whether what was asked last says of which thing it spoke: by a name, a time, or in many words."""
    known = set(names(core))
    return bool(
        [name for name in names(spoken_of) if name not in known]
        or (TIME.search(spoken_of) and not TIME.search(core))
        or len(set(content(spoken_of)) - named) >= _SHORT
    )


def _noun_phrase(text: str) -> list[str]:
    """Return the words before the first stop word or name."""
    words = text.split()
    ends = (place for place, word in enumerate(words) if word in STOP_WORDS or not word.islower())
    return words[: next(ends, len(words))]


def _is_short(core: str) -> bool:
    return len(content(_NAME.sub(" ", core))) <= _SHORT


def _is_long(core: str) -> bool:
    return len(content(core)) >= _LONG


def _is_statement(core: str) -> bool:
    return "?" not in core and not _WH.search(core) and not _ASKING.match(core)


def _is_gap(core: str) -> bool:
    """Return whether too little is said to be searched: "how many were hurt?", "Nippon Steel?", "in 2018?"."""
    found = content(core)
    if not is_asking(core):
        # "1965 treaty" is looked up, "in 2018?" goes on.
        said = len(found) + (not core.endswith("?") and bool(found and TIME.search(core)))
        return said <= 1 or (core.endswith("?") and len(found) <= _SHORT)
    if _HAPPENED.match(core):
        return False
    return not found or (len(found) == 1 and not _DEFINING.match(core) and not _is_of_the(core))


def _is_of_the(core: str) -> bool:
    """Return whether a question says something of "the statue"; whether that hangs is for another rule to say."""
    if _WHAT_IS.match(core):
        return False
    return any(content(" ".join(_noun_phrase(found[1]))) for found in _THE.finditer(core))
