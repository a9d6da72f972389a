"""The words of the catalogues: one a thing in each language, as the glossary beside them says, and forms that fit."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.render.messages import LOCALES, languages, words_for
from tests.support.languages import GLOSSARY, WHOLE

VALUE = "\ufffc"
# Particles that come in two forms, by whether the word before ends in a consonant: which a value does, nobody knows.
# "을(를)" and the like fit whatever comes before.
PARTICLE = re.compile(
    rf"{VALUE}[”\"'`*)\]]*(?:은|는|이|가|을|를|과|와|아|야|나|이나|로|으로|라고|이라고|라는|란|예요|이에요|였어요)(?![가-힣(])"
)
FITTING = ("은(는)", "이(가)", "을(를)", "과(와)", "(으)로", "(이)라", "에서", "에는", "의", "님이", "까지", "보다")


def said(pattern: ftl.Pattern) -> Iterator[str]:
    """Yield what a pattern says, once for each of the variants in it, with a sign in the place of each value."""
    texts = [""]
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            ways = [element.value]
        elif isinstance(element.expression, ftl.SelectExpression):
            ways = [way for variant in element.expression.variants for way in said(variant.value)]
        else:
            literal = isinstance(element.expression, ftl.StringLiteral)
            ways = [element.expression.value if literal else VALUE]
        texts = [text + way for text in texts for way in ways]
    yield from texts


def sentences(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the key and the text of all that a catalogue says."""
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, ftl.Message):
            for pattern in filter(None, (entry.value, *(attribute.value for attribute in entry.attributes))):
                yield from ((entry.id.name, text) for text in said(pattern))


def catalogue(language: str) -> list[tuple[str, str]]:
    return [one for file in sorted((LOCALES / language).glob("*.ftl")) for one in sentences(file)]


def ill_fitting(text: str) -> bool:
    return PARTICLE.search(text) is not None


# ------------------------------------------------------------------------------------------------------ the glossary


def test_every_term_has_a_word_in_every_language():
    assert GLOSSARY
    for term, known in GLOSSARY.items():
        assert sorted(known) == list(WHOLE), term


@pytest.mark.parametrize("language", WHOLE)
def test_a_catalogue_says_the_words_of_the_glossary_and_none_of_those_that_it_rules_out(language):
    texts = catalogue(language)
    for term, known in GLOSSARY.items():
        word = known[language]
        assert any(re.search(word["say"], text) for _, text in texts), f"nothing says {word['say']} for {term}"
        for wrong in word.get("not", ()):
            assert [(key, text) for key, text in texts if re.search(wrong, text)] == [], term


def test_names_of_buttons_are_the_same_where_help_speaks_of_them():
    for language in languages():
        words = words_for(language)
        for name in ("passages", "why", "coverage"):
            told = words.find(f"help-button-{name}")
            assert told is None or f"**{words(f'buttons-{name}')}**" in told, (language, name)


# ------------------------------------------------------------------------------------------------------ the particles


@pytest.mark.parametrize(
    "text",
    [
        "이 {}를 읽어요",
        "{}예요",
        "“{}”는 날짜가 아니에요",
        "{}로 되돌려요",
        "`{}`을 실행해 주세요",
        "{}이 {}보다 늦어요",
    ],
)
def test_a_particle_that_fits_half_of_all_words_is_found(text):
    assert ill_fitting(text.replace("{}", VALUE))


@pytest.mark.parametrize("particle", FITTING)
def test_a_form_that_fits_every_word_is_let_through(particle):
    assert not ill_fitting(f"{VALUE}{particle} 읽어요")


def test_no_particle_depends_on_what_is_put_in_before_it():
    assert [(key, text) for key, text in catalogue("ko") if ill_fitting(text)] == []
