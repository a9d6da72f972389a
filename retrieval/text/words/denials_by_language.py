"""Whether a sentence denies something, in the languages that articles are compared in.

English, Korean and Japanese are read by `retrieval.text.words.negation`. What this does not do: tell what is denied.
"""

import re
from collections.abc import Mapping

from retrieval.text.words.negation import denies, denies_by_verb

_NOT: Mapping[str, re.Pattern[str]] = {
    language: re.compile(words, re.IGNORECASE)
    for language, words in {
        "de": r"\b(?:nicht(?! nur)|kein\w*|nie(?:mals|mand\w*)?|nichts|weder|ohne)\b",
        "fr": r"\b(?:pas|jamais|aucune?|sans|rien|ni|non(?! seulement))\b",
        "es": r"\b(?:no(?! s[oó]lo)|nunca|jamás|ning(?:ún|una?)|nadie|nada|sin|ni|tampoco)\b",
        "it": r"\b(?:non(?! solo)|mai|nessun\w*|niente|nulla|senza|né)\b",
        "pt": r"\b(?:não(?! só)|nunca|jamais|nenhuma?|ninguém|nada|sem|nem)\b",
        "nl": r"\b(?:niet(?! alleen)|geen|nooit|niemand|niets|zonder|noch)\b",
        "zh": r"不(?![仅僅同断斷过過久少管得])|(?<![沉淹吞湮])[没沒](?!收(?!到)|落)|未(?![来來]|成年)|"
              r"尚无|尚無|无法|無法|并无|並無",
    }.items()
}  # fmt: skip


def other_denial(one: str, other: str, languages: tuple[str, str]) -> bool:
    """Return whether one of two sentences has a "not" and the other neither that nor a verb that denies."""
    mine, theirs = (_denies(text, language) for text, language in zip((one, other), languages, strict=True))
    return mine != theirs and not denies_by_verb(other if mine else one)


def _denies(text: str, language: str) -> bool:
    return bool(_NOT[language].search(text)) if language in _NOT else denies(text)
