"""Write the dates and numbers of a text in German, French or Spanish as English does, and leave its other words.

The language of each line is told by its function words, and where those leave English open by two words of dates and
numbers side by side, one beside digits ("Januar 2016"), or a unit of time. Another alone may be a name (Avril, Montag).
What this does not do: read a line without such words ("12.500"), or one in two languages.
"""

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from retrieval.text.languages import function_words
from retrieval.text.numbers.european.date_wordings import DATE_WORDINGS
from retrieval.text.numbers.european.dates import dates_in_english, periods_in_english
from retrieval.text.numbers.european.figures import figures_in_english
from retrieval.text.words.calendar_names import month_names, weekday_names
from retrieval.text.words.lexicon import MONTHS

_THIN_SPACE = re.compile(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W_]+")
# English words that are another language's too, or that `function_words` leaves out: "Can you give an example?"
_ENGLISH = frozenset(["an", "any", "at", "can", "give", "if", "on", "or", "there", "they", "we", "you"])
_JOINS = frozenset({"de", "del", "d"})  # 3 de mayo
# Words of time and of numbers, of their language alone, beside the names of months, weekdays and units of time.
_TELLING = {
    "de": """
        gestern vorgestern seit vor letzte letzten letzter letztes vergangene vergangenen vergangenes
        millionen milliarde milliarden mrd mio anfang mitte ende
        zwei drei vier fünf sechs sieben acht neun zehn elf zwölf tausend
    """,
    "fr": """
        depuis avant après dernier dernière derniers dernières derniere dernieres milliard milliards à début
        deux trois quatre cinq sept huit neuf dix onze douze mille
    """,
    "es": """
        desde hasta hace pasada pasado últimos últimas millón millones finales principios
        dos tres cuatro cinco seis siete ocho nueve diez doce mil
    """,
}
# Beside a number these may be English, or names: Mars 2020, MS-DOS 6.
_OTHER_WORDS = frozenset({*MONTHS, "mars", "mayo", "domingo", "tag", "an", "mes", "dos", "mil", "mille", "fin"})

_UNITS = {unit for wording in DATE_WORDINGS.values() for unit in (*wording.units, *wording.plurals) if len(unit) > 3}
_UNITS |= {"gestern", "vorgestern"}


def in_english(text: str) -> str:
    """Return a text with dates and numbers as English writes them; as it is where it is in none of the languages."""
    return "\n".join(map(_line_in_english, text.split("\n"))) if "\n" in text else _line_in_english(text)


def _line_in_english(line: str) -> str:
    language = european_language(line)
    if not language:
        return line
    line = unicodedata.normalize("NFKC", _THIN_SPACE.sub(".", line))
    return periods_in_english(figures_in_english(dates_in_english(line, language), language), language)


def european_language(line: str) -> str | None:
    """Return which of German, French and Spanish a line is in, by its code; None for none of them."""
    counts = function_words(line)
    asks = line[:4].casefold() == "was "  # which German questions begin with, too
    lead = max(counts["de"] + asks, counts["fr"], counts["es"]) - counts["en"]
    if lead < -1 or (lead > 0 and max(counts.values()) > lead + counts["en"]):
        return None
    beside = _neighbours(line)
    if not beside and (lead <= 0 or (lead == 1 and not _ENGLISH.isdisjoint(_WORD.findall(line.casefold())))):
        return None
    votes = {language: counts[language] + 2 * beside[language] for language in DATE_WORDINGS}
    votes["de"] += asks
    first = max(votes, key=lambda language: votes[language])
    return first if votes[first] > counts["en"] else None


def _neighbours(line: str) -> Counter[str]:
    """Return how often two telling words of a language, or one and a number, stand side by side, or a unit of time."""
    telling = _languages_of()
    words = [word for word in _WORD.findall(line.casefold()) if word not in _JOINS]
    found = Counter(language for word in words if word in _UNITS for language in telling[word])
    for one, other in itertools.pairwise(words):
        if one[0].isdigit() or other[0].isdigit():
            named = other if one[0].isdigit() else one
            found.update(telling.get(named, ()) if named not in _OTHER_WORDS else ())
        else:
            found.update(telling.get(one, frozenset()) & telling.get(other, frozenset()))
    return found


@functools.cache
def _languages_of() -> Mapping[str, frozenset[str]]:
    words = {
        language: {
            *_TELLING[language].split(), *wording.units, *wording.plurals, *month_names(language),
            *weekday_names(language),
        }
        for language, wording in DATE_WORDINGS.items()
    }  # fmt: skip
    return {
        word: frozenset(language for language in words if word in words[language])
        for word in frozenset().union(*words.values())
    }
