"""Write the names of a question as the articles write them, where those are in another script.

"무라야마 총리는 언제 사과했나요?" asks of Murayama. An encoder of many languages knows the names of the famous, and
spells out the others letter by letter: what it makes of 무라야마 is hardly nearer to Murayama than to anybody.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from retrieval.query.spelling.particles import stems
from retrieval.text.scripts import script_of
from retrieval.text.terms import STOP_WORDS
from retrieval.text.words.lexicon import capitalised

_HANGUL, _HAN = "가-힣", "一-鿿々"
_WORD = re.compile(
    rf"[{_HANGUL}]{{2,}}|[ァ-ヺー]{{3,}}(?:・[ァ-ヺー]+)*|[{_HAN}]{{2,}}|{capitalised()}(?: {capitalised()}){{0,2}}"
)
_LONGEST, _LONGEST_WORD = 8, 16  # syllables of a name, and with all that may stand at its end
_HAN_NAME = (4, 3, 2)  # characters, those of a title such as 大統領 after it left out


class Writings(Protocol):
    """Tell how articles write names."""

    def is_word(self, word: str) -> bool:
        """Return whether a word is known to be one, whatever the articles hold."""
        ...

    def holds(self, word: str) -> bool:
        """Return whether some article has a word as it stands."""
        ...

    def of(self, name: str) -> Sequence[str]:
        """Return how the articles write a name in other scripts, none where it is no name of theirs."""
        ...


def with_names(text: str, writings: Writings) -> str:
    """Return a question with its names as the articles write them: in their place, or after those they have, too.

    A short question keeps its own as well, so that it doesn't turn into one in the script of the name.
    """
    written = _written(text, writings, both=False)
    return written if script_of(written) == script_of(text) else _written(text, writings, both=True)


def _written(text: str, writings: Writings, *, both: bool) -> str:
    def written(match: re.Match[str]) -> str:
        for name in _names(match.group(), writings):
            if found := writings.of(name):
                before, _, rest = match.group().partition(name)
                held = f"{name}({', '.join(found)})" if both or writings.holds(name) else found[0]
                return f"{before}{held}{rest}"
        return match.group()

    return _WORD.sub(written, text)


def _names(word: str, writings: Writings) -> list[str]:
    """Return what of a word, or of several with capitals, may be a name, the longest first."""
    if re.match(f"[{_HAN}]", word):
        return [word[:length] for length in _HAN_NAME if length <= len(word)]
    if not re.match(f"[{_HANGUL}]", word):
        parts = word.split(" ")
        rows = (" ".join(parts[n:]) for n in range(len(parts)))
        return [row for row in rows if row.casefold() not in STOP_WORDS]
    if len(word) > _LONGEST_WORD:
        return []
    return [stem for stem in stems(word) if 1 < len(stem) <= _LONGEST and not writings.is_word(stem)]
