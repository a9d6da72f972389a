"""Accents that were left out, or written where the articles have none."""

import pytest

from retrieval.query.spelling.correction import correct
from tests.support.vocabularies import Articles

ARTICLES = """
François Lemaître dirige le musée. Der Müller aus München öffnet die Brücke. El señor Peña cantó en Bogotá. Le roi a
gardé le pont, et la chaîne est tombée. Herr Moeller besucht Sodertalje. Ángela habló.
"""


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("who is Francois Lemaitre", "who is François Lemaître"),
        ("where is Munchen", "where is München"),
        ("where is Muenchen", "where is München"),
        ("where is munchen", "where is München"),
        ("when did Bogota celebrate", "when did Bogotá celebrate"),
        ("who is Angela", "who is Ángela"),
        ("who is Möller", "who is Moeller"),
        ("where is Södertälje", "where is Sodertalje"),
        (
            "was hat der Muller aus Muenchen mit der Brucke gemacht",
            "was hat der Müller aus München mit der Brücke gemacht",
        ),
        ("quien es el senor Pena de Bogota", "quien es el señor Peña de Bogotá"),
        ("qui dirige le musee et la chaine", "qui dirige le musée et la chaîne"),
    ],
)
def test_a_word_is_found_by_its_letters(text: str, corrected: str):
    assert correct(text, Articles(ARTICLES, frozenset())) == corrected


@pytest.mark.parametrize(
    "text",
    [
        "was hat der Müller aus München gemacht",
        "qui garde le pont et la chaîne",  # "garde" is a word of its own, as "gardé" is
        "qui a dirigé le pont",
        "quien canto en la noche",
        "la statue et les statuts",  # no slip is looked for in another language than English
        "who signed in Paris",
    ],
)
def test_what_may_be_another_word_stays(text: str):
    assert correct(text, Articles(f"{ARTICLES} Statues stood.", frozenset())) == text
