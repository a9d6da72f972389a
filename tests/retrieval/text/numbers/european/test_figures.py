"""Numbers of German, French and Spanish: those that say the same in any language, and those that don't."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.numbers.quantities import placed_numbers, quantities_in
from retrieval.text.numbers.quantity_agreement import compatible
from retrieval.text.numbers.unsupported_quantities import unsupported_days, unsupported_numbers


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("1.5 million people", "Es waren 1,5 Millionen Menschen."),
        ("1.5 million people", "Ils étaient 1,5 million de personnes."),
        ("1.5 million people", "Eran 1,5 millones de personas."),
        ("1.5 million people", "150万人"),
        ("12,500 people", "Es kamen 12.500 Menschen."),
        ("12,500 people", "Il est venu 12 500 personnes."),
        ("12,500 people", "Vinieron 12.500 personas a la isla."),
        ("12,500 people", "Vinieron 12,500 personas a los puertos."),
        ("1.2 billion euros", "1,2 Mrd. Euro"),
        ("1.2 billion euros", "Es kostete 1,2 Milliarden €."),
        ("2 million euros", "Il a coûté 2 millions d'euros."),
        ("2 million dollars", "Il a coûté deux millions de dollars."),
        ("3 million euros", "Costó tres millones de euros."),
        ("2 billion dollars", "El puente costó dos mil millones de dólares."),
        ("2,000 euros", "El puente costó dos mil euros."),
        ("2,000 euros", "dos mil euros"),
        ("twenty-three boats", "Es waren dreiundzwanzig Boote."),
        ("twenty-three boats", "Il y avait vingt-trois bateaux dans le port."),
        ("twenty-three boats", "Había veintitrés barcos en el puerto."),
        ("two boats", "Es waren zwei Boote."),
        ("40 percent of them", "Das sind 40 Prozent."),
        ("40 percent of them", "C'est 40 % de la ville, ou 40 pour cent."),
        ("40 percent of them", "Es el 40 por ciento de la ciudad."),
        ("40 to 50 million", "Es sind 40-50 Millionen."),
        ("the third ferry", "Die dritte Fähre"),
        ("the third ferry", "le troisième bac"),
        ("the third ferry", "la tercera lancha del puerto"),
        ("on 3 May 2016", "am 3. Mai 2016"),
        ("on 3 May 2016", "le 3 mai 2016"),
        ("on 3 May 2016", "el 3 de mayo de 2016"),
        ("on Thursday", "Sie trafen sich am Donnerstag."),
    ],
)
def test_languages_say_one_number_or_day(english: str, other: str) -> None:
    assert unsupported_numbers(english, other) == unsupported_days(english, other) == []
    assert unsupported_numbers(other, english) == unsupported_days(other, english) == []


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("12,500 people", "Es kamen 12,5 Prozent der Menschen."),
        ("1.5 million people", "Es waren 1,5 Milliarden Menschen."),
        ("2 billion people", "Ils étaient 2 billions dans le pays."),  # a French billion is a trillion
        ("3 million euros", "Costó tres mil euros en la isla."),
        ("Es waren 13.500 Menschen.", "Es waren 12.500 Menschen."),
        ("Es waren 12,5 Meter.", "Es waren 12.500 Meter."),
    ],
)
def test_another_number(claim: str, evidence: str) -> None:
    assert unsupported_numbers(claim, evidence)


def test_another_day() -> None:
    assert unsupported_days("am 4. Mai 2016", "le 3 mai 2016")


@pytest.mark.parametrize(
    "text",
    [
        "Es waren mehr als 60 Boote.",
        "Il y avait plus de 60 bateaux.",
        "Hubo más de 60 barcos.",
        "Es waren rund 60 Boote.",
    ],
)
def test_about_and_over_are_known(text: str) -> None:
    ((said,), _), ((other,), _) = placed_numbers(text), placed_numbers("63 boats")
    assert compatible(said, other)


@given(st.integers(0, 10**12))
def test_a_number_is_read_as_each_language_marks_it(value: int) -> None:
    marked = f"{value:,}"
    for text in (
        f"Es waren nur {marked.replace(',', '.')} von vielen.",
        f"Ils sont {marked.replace(',', ' ')} dans la ville.",
        f"Son {marked.replace(',', '.')} en la ciudad.",
    ):
        assert [number.value for number in quantities_in(text).numbers] == [Decimal(value)]
