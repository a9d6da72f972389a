"""Terms by their sound: those that a name may be, an "e" put back, and each spoken once."""

from collections import Counter

from retrieval.index.term_sounds import TermSounds
from retrieval.text.sounds import sound_of

TERMS = ("murayama", "muto", "nagamin", "navel", "serano", "cerano", "stone")


def beginning_with(letter: str) -> list[str]:
    return [term for term in TERMS if term.startswith(letter)]


def test_terms_are_found_however_they_are_spelled() -> None:
    sounds = TermSounds(beginning_with)
    assert list(sounds.like(sound_of("Murayama"), sound_of)) == ["murayama"]
    assert list(sounds.like(sound_of("Serano"), sound_of)) == ["serano"]
    assert list(sounds.like("", sound_of)) == list(sounds.like("?", sound_of)) == []


def test_an_e_that_stemming_took_is_put_back() -> None:
    assert list(TermSounds(beginning_with).like(sound_of("Nagamine"), sound_of)) == ["nagamin"]


def test_a_term_is_spoken_once_however_many_names_are_looked_for() -> None:
    spoken: Counter[str] = Counter()

    def speak(term: str) -> str:
        spoken[term] += 1
        return sound_of(term)

    sounds = TermSounds(beginning_with)
    for name in ("Murayama", "Muruyama", "Morayama", "Murayama"):
        list(sounds.like(sound_of(name), speak))
    assert spoken == {"murayama": 1}


def test_a_name_without_end_asks_for_no_more_than_words_are_long() -> None:
    asked: list[str] = []

    def none_with(letter: str) -> list[str]:
        asked.append(letter)
        return []

    assert list(TermSounds(none_with).like("K" * 2_000, sound_of)) == []
    assert not asked
