"""How a snapshot's articles write a name that is given in another script.

By the articles alone: words that sound alike and always have a capital letter (`retrieval.text.sounds`), and names
that an article gives twice, as in 문재인(Moon Jae-in) or 文在寅（ムン・ジェイン）. Passages are read that hold words
which may be the name's; nothing is kept from one question to the next.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from corpus.chunking import Tokenizer
from retrieval.search.snapshot_view import SnapshotView
from retrieval.text.scripts import script_of
from retrieval.text.sounds import loose_sound_of, loose_sounds_of, sound_of, sounds_of, together
from retrieval.text.words.lexicon import MONTHS, WEEKDAYS

_PASSAGES = 12  # that are read for a name
_LEAST_SOUNDS = 4  # "Abe" and "Ito" sound like too much else
_CAPITAL = r"[A-Z][a-z]+(?:-[A-Za-z][a-z]*)*"
_WORD = re.compile(rf"\b{_CAPITAL}")
_FULL = re.compile(r"\b[A-Z][a-z]{1,6} [A-Z][a-z]{1,6}-?[a-z]{1,6}\b")
_SMALL = re.compile(r"\b[a-z]+\b")
_WRITING = rf"(?:[가-힣]{{2,8}}|[一-鿿々]{{2,8}}|[ァ-ヺー・]{{3,20}}|{_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_BOTH = re.compile(rf"({_WRITING})\s?[（(]({_WRITING})[）)]")
_NO_NAMES = frozenset((*MONTHS, *WEEKDAYS))


class NameWritings:
    """Tell how a snapshot writes the names of one question; `tokenizer` is that of its encoder."""

    def __init__(self, view: SnapshotView, tokenizer: Tokenizer) -> None:
        self._view = view
        self._tokenizer = tokenizer
        self._read: dict[str, list[str]] = {}

    def is_word(self, word: str) -> bool:
        """Return whether the encoder has a token for a word, whose meaning it then knows."""
        return len(self._tokenizer.spans(word)) == 1

    def holds(self, word: str) -> bool:
        """Return whether a passage has a word as it stands."""
        return any(word in text for text in self._texts(word))

    def of(self, name: str) -> Sequence[str]:
        """Return how the articles write a name in other scripts, those that stand beside it first."""
        beside = self._beside(name)
        alike = [written for one in (name, *beside) if (written := self._sounding_like(one))]
        return [one for one in dict.fromkeys((*beside, *alike)) if script_of(one) != script_of(name)]

    def _beside(self, name: str) -> list[str]:
        """Return what stands in brackets after a name, or before a name in brackets."""
        pairs = [pair for text in self._texts(name) if name in text for pair in _BOTH.findall(text)]
        found = Counter([other for one, other in pairs if one == name] + [one for one, other in pairs if other == name])
        return [written for written, _ in found.most_common(2) if script_of(written) != script_of(name)]

    def _sounding_like(self, name: str) -> str | None:
        """Return the most frequent name in Latin script that sounds like one in Hangul or katakana."""
        close = [sound for sound in sounds_of(name) if len(sound) >= _LEAST_SOUNDS]
        parts = loose_sounds_of(name)
        like = self._view.lexical.sounds.like
        spoken = (*((one, sound_of) for one in close), *((one, loose_sound_of) for one in itertools.chain(*parts)))
        wanted = {term for sound, way in spoken for term in like(sound, way)}
        if not wanted:
            return None
        texts = self._texts(" ".join(sorted(wanted)))
        small = {word for text in texts for word in _SMALL.findall(text)}
        loose = set(map(together, parts))
        found = Counter(
            [
                *(word for text in texts for word in _WORD.findall(text) if sound_of(word) in close),
                *(full for text in texts for full in _FULL.findall(text) if loose and loose_sound_of(full) in loose),
            ]
        )
        return next((one for one, _ in found.most_common() if one.casefold() not in small | _NO_NAMES), None)

    def _texts(self, words: str) -> list[str]:
        if words not in self._read:
            keys = [key for key, _ in self._view.lexical.search(words, _PASSAGES)]
            passages = self._view.passages.get(keys).values()
            self._read[words] = [f"{passage.title}\n{passage.text}" for passage in passages]
        return self._read[words]
