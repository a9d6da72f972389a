"""Names of months and weekdays out of Babel's data."""

import pytest

from retrieval.text.words.calendar_names import month_abbreviations, month_names, weekday_names


@pytest.mark.parametrize(
    ("language", "may", "december"), [("de", "mai", "dezember"), ("fr", "mai", "décembre"), ("es", "mayo", "diciembre")]
)
def test_months_are_counted_from_one(language: str, may: str, december: str) -> None:
    assert (month_names(language)[may], month_names(language)[december]) == (5, 12)
    assert set(month_names(language).values()) == set(month_abbreviations(language).values()) == set(range(1, 13))


def test_names_are_known_without_their_accents_and_by_region() -> None:
    assert month_names("fr")["fevrier"] == month_names("fr")["février"] == 2
    assert month_names("de")["maerz"] == month_names("de")["marz"] == 3
    assert month_names("de")["jänner"] == month_names("de")["januar"] == 1
    assert month_names("es")["setiembre"] == 9
    assert weekday_names("es")["miercoles"] == weekday_names("es")["miércoles"] == 2


def test_abbreviations_have_no_full_stop() -> None:
    assert month_abbreviations("fr")["janv"] == 1
    assert month_abbreviations("de")["okt"] == 10
