"""Which language a text is written in: by its script, and in Latin script by the words that sentences are built with.

Function words (articles, pronouns, prepositions, words of asking) make up two fifths of any text and hardly occur in
other languages, so a question of five words mostly has one. What this does not do: tell languages without a list here
apart, or read a text without any of them, such as a heading; both are "not known".
"""

import functools
import re
from collections.abc import Mapping

from retrieval.text.scripts import LATIN, is_latin, script_of
from retrieval.text.scripts import are_apart as scripts_apart

_LOOKED_AT = 400  # characters: a language shows at once
_PLAINLY = 2

# By ISO 639-1, what a chat model is told.
LANGUAGES: Mapping[str, str] = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "ko": "Korean", "ja": "Japanese", "zh": "Chinese",
}  # fmt: skip
_BY_SCRIPT = {"hangul": "ko", "japanese": "ja", "han": "zh"}
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """
            the of and to in is was were are that for it with as by be this had have has not from which who what when
            where why how did does do his her their its would could about whom said say says many much
        """,
        "de": """
            der die das den dem des und in ist war waren wurde wurden nicht ein eine einen einem einer auf für mit von
            zu zur zum im vom sich auch wer wen wem wann warum wo wie welche welcher welches hat haben hatte sind nach
            als bei über sie er viele viel es an aus seit vor zwischen woraus womit wofür woher wieso welchem welchen
            ich du wir ihr mir dir uns euch mich dich ihn ihm diese dieser dieses oder aber dass noch heute schon damals
            gibt gab kann könnt könnte können hast habt habe bist seid werden beide beiden dazu davon dafür daran darauf
            darüber danach dabei dagegen damit
        """,
        "fr": """
            le la les des du de et est sont était été une un dans pour par sur au aux qui que quoi quand pourquoi où
            comment combien quel quelle quels quelles ne pas ont avait avec il elle ils ce cette ces son sa ses leur
            se on depuis avant après entre en je tu nous vous moi toi ou mais si ça très étaient déjà aussi alors encore
            peut
        """,
        "es": """
            el la los las del de es son era fue fueron una un en para por con que qué quién quiénes cuándo dónde
            cómo cuánto cuántos cuántas cuál cuáles no ha han había se su sus al lo como más pero este esta
            desde hasta entre después cuando donde quien quienes cuanto cuantos cuantas cual cuales yo tú él ella ellos
            ellas tu tus eso esa ese muy también está están cuánta quiere si
        """,
        "it": """
            il lo la gli le dei delle della di sono era fu una un in con che chi cosa quando dove quanto
            quanti quale quali non ha hanno aveva si nel nella dal dalla al alla perché
        """,
        "pt": """
            os as do da dos das de são era foi foram uma um em para por com que quem quando onde como quanto
            quantos qual quais não tem têm tinha se no na nos nas ao pelo pela porquê
        """,
        "nl": """
            de het een en is was waren van in op voor met door dat die wie wat wanneer waar waarom hoe welke niet
            heeft hebben had zijn aan bij naar werd werden er ook
        """,
    }.items()
}
_LANGUAGES_OF = {
    word: tuple(language for language, words in FUNCTION_WORDS.items() if word in words)
    for word in frozenset().union(*FUNCTION_WORDS.values())
}
_WORD = re.compile(r"\b[^\W\d_]{2,}")  # single letters are initials and marks of lists


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text, None where it isn't known, or could be either of two."""
    script = script_of(text)
    if script != LATIN:
        return _BY_SCRIPT.get(script)
    counts = function_words(text)
    first, second = sorted(counts, key=lambda language: -counts[language])[:2]
    return first if counts[first] > counts[second] else None


def plain_language(text: str) -> str | None:
    """Return the language that a text is plainly in, None where it may as well be in another.

    Latin script needs two function words more than English has, and English two more than any other language.
    """
    language = language_of(text)
    if not is_latin(text) or language is None:
        return language
    counts = function_words(text[:_LOOKED_AT])
    rival = max(count for other, count in counts.items() if other != language) if language == "en" else counts["en"]
    return language if counts[language] - rival >= _PLAINLY else None


def are_apart(question: str, text: str) -> bool:
    """Return whether the words of a question aren't those of a text: they are in two scripts, or two languages."""
    scripts = script_of(question), script_of(text)
    if scripts != (LATIN, LATIN):
        return scripts_apart(*scripts)
    language, counts = plain_language(text), function_words(question[:_LOOKED_AT])
    return language is not None and max(counts.values()) - counts[language] >= _PLAINLY


def may_be_in(text: str, language: str) -> bool:
    """Return whether a text, as far as can be told, is in a language: in its script, and plainly in no other."""
    script = script_of(text)
    if script == LATIN and language not in _BY_SCRIPT.values():
        return language_of(text) in (language, None)
    return not script or _BY_SCRIPT.get(script) == language


def is_foreign(text: str) -> bool:
    """Return whether a text plainly isn't English: by its script, or by two function words more of another language.

    Of 8,800 passages and questions in English, on the web, in chats and in an encyclopedia, 7 are: tables and lists.
    """
    if not is_latin(text):
        return True
    counts = function_words(text[:_LOOKED_AT])
    return max(counts.values()) - counts["en"] >= _PLAINLY


@functools.lru_cache(maxsize=4_096)
def function_words(text: str) -> Mapping[str, int]:
    """Return how many function words of each language a text in Latin script has."""
    counts = dict.fromkeys(FUNCTION_WORDS, 0)
    for languages in filter(None, map(_LANGUAGES_OF.get, _WORD.findall(text.casefold()))):
        for language in languages:
            counts[language] += 1
    return counts
