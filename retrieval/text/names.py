"""Find the names in a sentence, and those of them that a text doesn't hold.

A name is a word with a capital letter, in scripts that have them; at the start of a sentence, one that isn't a common
opening. "Korean" is held by "Korea", "UN" by "United Nations", "Seoul" by "South Korea". What this does not do: tell
two people of one name apart, or find names in Chinese, Japanese and Korean, or in small letters.
"""

import re
from collections.abc import Iterable, Iterator

from retrieval.text.numbers.quantities import quantities_in
from retrieval.text.quote_matching import plain
from retrieval.text.terms import STOP_WORDS, terms
from retrieval.text.words.lexicon import CAPITALS, OF_COUNTRIES

_TOKEN = re.compile(r"[^\W\d_](?:[\w&]|[.'-](?=\w))*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+)[\"'(\[]*$")
# What turns a place into what is of it: Korea, Korean; Japan, Japanese.
_ENDINGS = ("n", "ns", "an", "ans", "ian", "ians", "ese", "ish", "i", "is", "s", "ic")
_LEAST_STEM = 4
# "Seeing no way out, Lund resigned"; "Boeing said" names somebody.
_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}ing\b(?! (?:said|says|is|was|has|had|will|would|and|[a-z]+ed)\b)[^.,;:]*,")
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "i", "st"))
# "Negotiations were broken off", "Sad that it sinks", "Asked by Lund": nouns made of verbs, and what no name stands by.
_NO_NAME = re.compile(
    r"[A-Z][a-z]{2,}(?:[st]ions?|ments?|ness|(?:i|a)bility|ances?|ences?|als)\b|[A-Z][a-z]+ that\b|[A-Z][a-z]+ed by\b"
)
_OPENING_WORDS = """
according across additionally afterwards again ago along although among analysts another anyone around article
articles aside asked asking authorities behind besides between beyond born both built campaigners cause children city
companies company construction critics currently despite dozens due during each earlier early eight either even
eventually ever every everyone experts families far few fifth finally first five following former founded four fourth
further given government group groups half hence here however hundreds including indeed initially inside instead
investigators its journalists just known lastly late later lawmakers lawyers leaders least less local many meanwhile
members men millions moreover most much near nearly neither nevertheless new next nine nobody none nonetheless nor
notably nothing now observers off officials often old once one only opponents organisers originally others otherwise
out outside over overall part parts past people per perhaps plans police previously prices protesters rather reasons
recently repairs reportedly reports researchers residents same scholars scientists second separately seven several
similarly since six soldiers someone something sometimes sources speaking specifically still students subsequently
supporters survivors talks ten third thirty thousands three thus today together twelve twenty two ultimately under
unlike until upon using usually victims visitors voters whereas whether within without witnesses women work workers
years yes yesterday yet various certain different such activists apologies apology approval banks based bilateral
buyers claims compensation conditions contrary courts damages deadlines delegates demonstrators diplomats documents
donations donors evidence faced final firms forced foreign formal full funding funds growing immediate improper
interest judges key left loans made mainly money mostly negotiators opposition owners papers parents parties patients
payment payments peace permission politicians pressure private progress proof public pupils readers recent refusal
refusals relations relatives removal rising schools senior set shops small strong support taken teachers tension
tensions top trade traders troops unpaid voluntary wages wartime being having almost altogether always direct
elsewhere unable afraid aware unhappy alone never likewise maybe meantime quite seldom soon therefore twice
"""
# Words that open a sentence with a capital and name nobody.
_OPENINGS = frozenset(_OPENING_WORDS.split())


def missing_names(claim: str, evidence: Iterable[str]) -> list[str]:
    """Return the names in a claim that no text of the evidence holds, in order."""
    texts = [plain(text) for text in evidence]
    held = {_bare(token) for text in texts for token in _TOKEN.findall(text)}
    held |= {part for word in held for part in word.split("-")}
    stems = {stem for text in texts for stem in terms(text)}
    initials = {found for text in texts for found in _initials(text)}
    missing = []
    for name, opens in _names(plain(claim)):
        word = _bare(name)
        known = _held(word, held) or all(_held(part, held) for part in word.split("-")) or word in initials
        known = known or any(
            word in places and all(_held(part, held) for part in places[word].split())
            for places in (CAPITALS, OF_COUNTRIES)
        )
        if not known and not (opens and set(terms(name)) <= stems):
            missing.append(name)
    return missing


def _names(text: str) -> list[tuple[str, bool]]:
    """Return the names of a text, each with whether it opens a sentence; months and weekdays are dates."""
    found = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        word = _bare(token)
        if token.islower() or word in _TITLES or not any(char.isupper() for char in token) or quantities_in(token).days:
            continue
        opens = bool(_SENTENCE_START.search(text, 0, match.start()))
        if opens and word not in CAPITALS and any(one.match(text, match.start()) for one in (_PARTICIPLE, _NO_NAME)):
            continue
        acronym = token.isupper() and len(token) > 1
        if (word in STOP_WORDS and not acronym) or (opens and _is_opening(token, word)):
            continue
        found.append((token, opens))
    return found


def _is_opening(token: str, word: str) -> bool:
    """Return whether a word may open a sentence and name nobody: a common one, a number, "Roughly"."""
    return (
        word in _OPENINGS or (word.endswith("ly") and len(word) > len("ly") + 3) or bool(quantities_in(token).numbers)
    )


def _bare(token: str) -> str:
    """Return a word in small letters, without the dots of an abbreviation and a possessive."""
    return re.sub(r"'s?$", "", token.casefold()).replace(".", "")


def _held(word: str, held: set[str]) -> bool:
    if word in held:
        return True
    if len(word) < _LEAST_STEM:
        return False
    return any(base in held or base + ending in held for base in _bases(word) for ending in _ENDINGS)


def _bases(word: str) -> Iterator[str]:
    """Yield a word as it is, and without each of the endings it has: Socialist of Socialists."""
    yield word
    yield from (
        word.removesuffix(ending)
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM
    )


def _initials(text: str) -> set[str]:
    """Return the first letters of every run of two to six capitalised words."""
    found = set()
    for run in re.findall(r"\b[^\W\d_]\w*(?:[ -](?:(?:of|the|and|for) )*[^\W\d_]\w*)*", text):
        capitals = [word[0].casefold() if word[0].isupper() else " " for word in re.split("[ -]", run)
                    if word not in ("of", "the", "and", "for")]  # fmt: skip
        letters = "".join(capitals)
        found |= {letters[i:j] for i in range(len(letters)) for j in range(i + 2, min(i + 6, len(letters)) + 1)}
    return {one for one in found if " " not in one}
