"""What stands at the end of a Korean noun: 소녀상은, 정부에게서, 합의했나요."""

import re

_CASES = "에게서|에게|에서|께서|으로|부터|까지|처럼|에|와|과|로|만"
_OTHERS = "이?라고|이?라는|이나|씨|은|는|이|가|을|를|의|도|나"
_PARTICLE = re.compile(f"(?:{_CASES}|{_OTHERS})$")
# 이것들은, 대통령인, 영국에서는: what is at the end of no name.
_ENDING = (
    rf"(?:(?:들|께)?(?:(?:{_CASES}|보다|마다|대로|하고|한테)(?:은|는|도|만|의)?|"
    rf"{_OTHERS}|이며|이고|이자|이다|인|이?었[가-힣]+|였[가-힣]+|에선|에게선|선)|들)"
)
# 합의하다, 설립되다, and as they are miswritten.
_MADE_A_VERB = "(?:하|했|햇|한|할|함|합|되|됐|됬|됀|된|될|됨|돼|당하|당했|시키|시켰)[가-힣]*"
_LAST = re.compile(f"(?<=[가-힣]{{2}}){_ENDING}$")
_VERB = re.compile(f"(?<=[가-힣]{{2}}){_MADE_A_VERB}$")
_OTHER_VERB = re.compile(
    "(?:(?:나|까|가|지|어|아|해|예|네|에)[요여]|까|냐|니|다|던|게|지만|으며|면서|도록|으나|는데|려고|진|운|른|린|는)$"
)
_AFTER_NOUN = re.compile(rf"(?:{_ENDING}|{_MADE_A_VERB})(?![가-힣])")
_SHORTEST = 2  # syllables of a noun
_HANGUL = re.compile("[가-힣]")


def stems(word: str) -> list[str]:
    """Return a word and what is left of it as its particles are taken away, the longest first."""
    found = [word]
    while len(found[-1]) > 2 and (bare := _PARTICLE.sub("", found[-1])) != found[-1]:
        found.append(bare)
    return found


def nouns(word: str) -> list[str]:
    """Return what of a word may be a noun, the longest first: without particles, or the verb that is made of it.

    Nothing is returned for what ends as other verbs do.
    """
    if (noun := _VERB.sub("", word)) != word:
        return [noun]
    found: list[str] = []
    while (bare := _LAST.sub("", word)) != word:
        found.append(bare)
        word = bare
    return found or ([] if is_inflected(word) else [word])


def is_inflected(word: str) -> bool:
    """Return whether a word ends as verbs and adjectives do, or is a syllable with a particle."""
    return bool(_OTHER_VERB.search(word)) or (len(word) <= _SHORTEST and bool(_PARTICLE.search(word)))


def stands_as_noun(word: str, text: str) -> bool:
    """Return whether a text has a word by itself, or before a particle, which ends a longer word too: 시립도서관은."""
    return any(
        _AFTER_NOUN.match(text, found.end())
        or not (_HANGUL.match(text, found.end()) or (found.start() and _HANGUL.match(text, found.start() - 1)))
        for found in re.finditer(re.escape(word), text)
    )
