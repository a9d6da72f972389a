"""Dates and numbers of German, French and Spanish in English, and texts that stay as they are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.numbers.european.in_english import in_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("seit dem 3. März 2016", "since 3 March 2016"),
        ("depuis le 3 mars 2016", "since 3 March 2016"),
        ("desde el 3 de marzo de 2016", "since 3 March 2016"),
        ("Jänner 2016", "January 2016"),
        ("Le pont a rouvert le 1er janv. 2016.", "Le pont a rouvert on 1 January 2016."),
        ("El puente abrió el 1.º de setiembre.", "El puente abrió on 1 September."),
        ("Die Brücke wurde am 3.5.2016 gesperrt.", "Die Brücke wurde in 3 May 2016 gesperrt."),
        ("am Donnerstag und seit dem 3. Mai", "am Thursday und since 3 May"),
        ("Die Fähre sank letzten Freitag.", "Die Fähre sank last Friday."),
        ("Le bac a coulé vendredi dernier.", "Le bac a coulé last Friday."),
        ("El barco llega el próximo viernes.", "El barco llega el next Friday."),
        ("die 1960er Jahre", "die 1960s"),
        ("Es kamen 12.500 Menschen.", "Es kamen 12,500 Menschen."),
        ("Il est venu 12\u202f500 personnes.", "Il est venu 12,500 personnes."),
        ("El puente costó 12.500,75 euros.", "El puente costó 12,500.75 euros."),
        ("Der dritte Mann auf der 3. Fähre", "Der 3th Mann auf der 3th Fähre"),
        ("Es waren 3. Danach kam keiner.", "Es waren 3. Danach kam keiner."),
        ("zwischen 40 und 50 Mio. €", "zwischen 40 und 50 million euros"),
    ],
)
def test_what_is_said_of_time_and_number_becomes_english(text: str, english: str) -> None:
    assert in_english(text) == english


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank in March 2016 with 12.500 tonnes.",
        "Avril Lavigne, 33",
        "Mars 2020 and MS-DOS 6.22",
        "Guy Montag",
        "Can you give an estimate of 12.500?",
        "County Mayo 2016",
        "Die Hard 1988",
        "From San José de Mayo the march went on for six days.",
        "12.500",
        "1,5",
        "橋は2016年3月に再開した。",
        "",
    ],
)
def test_english_names_and_what_has_no_words_stay(text: str) -> None:
    assert in_english(text) == text


def test_a_month_and_a_planet_are_told_by_a_capital() -> None:
    assert in_english("Au mois de mars, la sonde est sur Mars.") == "in March, la sonde est sur Mars."


def test_each_line_is_read_in_its_own_language() -> None:
    german, english = "Es kamen 12.500 Menschen.", "The mast is 12.500 metres high."
    assert in_english(f"{german}\n{english}") == f"Es kamen 12,500 Menschen.\n{english}"


@given(st.text(alphabet="0123456789 .,-/'’€%dejulnsmáäàrzoivt\n", max_size=60))
def test_no_text_breaks_it_and_what_is_in_english_stays(text: str) -> None:
    assert in_english(in_english(text)) is not None
    assert in_english(f"the {text.replace(chr(10), ' ')} of the which was") == (
        f"the {text.replace(chr(10), ' ')} of the which was"
    )


def test_a_long_line_of_words_that_stand_before_dates_is_read_in_no_time() -> None:
    began = time.process_time()
    in_english("le l'année d'" * 8_000)
    assert time.process_time() - began < 10
