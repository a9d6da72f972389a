"""Return whether a German, French or Spanish question leans on what was said before it.

By a language's own words, as `retrieval.query.follow_ups` has them for English: pronouns that stand for nothing named,
"the ruling" that somebody must have spoken of, and gaps. What this does not do: conjugate, or tell a noun from a verb.
"""

import re

from retrieval.query.european.rules import FollowUpPatterns, Rules

_WORD = re.compile(r"[^\W\d_]{2,}")
_ADJECTIVE = re.compile(r"[a-zäöüß]{2,}e[mnrs]?")  # as German has it before a noun
_TOKEN = re.compile(r"[^\W_]+")
_OF_A_YEAR = re.compile(r"\b(?:de|del|von|vom)\s(?:1\d|20)\d\d\b")  # "the agreement of 1965"
_SHORT = 3  # words: in a longer question the rest explains which ruling is meant
_WHICH = 2  # further words of what was asked last, which say of which thing it spoke


def is_follow_up(question: str, language: Rules, spoken_of: str = "") -> bool:
    """Return whether a question can only be understood by what was said before it, such as what was `spoken_of`."""
    rules = language.follow_ups
    core = rules.opening.sub("", question).strip()
    if rules.goes_on.search(core):
        return True
    bare = rules.empty.sub(" ", core)
    return _pronoun_hangs(bare, rules) or _the_hangs(bare, rules, spoken_of) or _is_gap(core, language)


def content(text: str, rules: FollowUpPatterns) -> list[str]:
    """Return the words of a text, in small letters, that say something of a subject; numbers are none."""
    return [word for word in map(str.casefold, _WORD.findall(text)) if word not in rules.light]


def names(text: str, rules: FollowUpPatterns) -> list[str]:
    """Return the capitalised words after the first; where every noun has a capital, those without a determiner."""
    tokens = _TOKEN.findall(text)
    return [
        word
        for ahead, before, word in zip(["", *tokens], tokens, tokens[1:], strict=False)
        if word[0].isupper()
        and word.casefold() not in rules.light
        and not (rules.capitalises_nouns and not word.isupper() and _is_determined(ahead, before, rules))
    ]


def _is_determined(ahead: str, before: str, rules: FollowUpPatterns) -> bool:
    """Return whether a noun has a determiner, next to it or before an adjective: "die neue Brücke"."""
    ahead = ahead if _ADJECTIVE.fullmatch(before) else before
    return not rules.determiners.isdisjoint((before.casefold(), ahead.casefold()))


def _pronoun_hangs(core: str, rules: FollowUpPatterns) -> bool:
    # What stands before the first of them stands before the others too.
    pronoun, owns = rules.pronouns.search(core), rules.own.search(core)
    return bool(
        (pronoun and not content(_clauses_over(core[: pronoun.start()], rules), rules))
        or (owns and not content(core[: owns.start()], rules))
    )


def _clauses_over(before: str, rules: FollowUpPatterns) -> str:
    ends = [found.start() for found in rules.clauses.finditer(before)]
    return before[: ends[-1]] if ends else ""


def _the_hangs(core: str, rules: FollowUpPatterns, spoken_of: str) -> bool:
    """Return whether a short question without a name asks of a thing that was just spoken of, or must have been."""
    said = content(core, rules)
    if len(said) > _SHORT or names(core, rules) or _OF_A_YEAR.search(core):
        return False
    known = set(content(spoken_of, rules))
    says_which = len(known.difference(said)) >= _WHICH
    return bool(rules.back.search(core)) or (says_which and bool(known.intersection(said)))


def _is_gap(core: str, language: Rules) -> bool:
    """Return whether too little is said to be searched: "seit wann?", "combien de blessés ?", "¿y en Corvel?"."""
    rules = language.follow_ups
    said = content(core, rules)
    if len(said) != 1:
        return not said
    # "Where is Oslo?", but in German any noun would do.
    names_it = not rules.capitalises_nouns and names(core, rules) and language.asks.match(core)
    return not (names_it or said[0].upper() in core or rules.defining.search(core) or _OF_A_YEAR.search(core))
