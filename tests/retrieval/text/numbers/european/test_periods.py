"""Periods of German, French and Spanish questions, read on 24 November 2020, and days that articles speak of."""

from datetime import date

import pytest

from retrieval.query.boosts import is_of_period
from retrieval.text.numbers.dates import Period, period
from retrieval.text.numbers.spoken_dates import spoken_of

TODAY = date(2020, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Was sank am 3. Mai 2018?", "2018-05-03", "2018-05-03"),
        ("Welche Fähre sank am 3.5.2018?", "2018-05-03", "2018-05-03"),
        ("was sank im märz 2018", "2018-03-01", "2018-03-31"),
        ("was sank im maerz 2018", "2018-03-01", "2018-03-31"),
        ("Was sank ab dem Anfang des Jahres 2018?", "2018-01-01", None),
        ("Was sank im Okt. 2018?", "2018-10-01", "2018-10-31"),
        ("Was sank 2018?", None, None),  # as in English, a bare year may be a part of a name
        ("Was sank im Jahr 2018?", "2018-01-01", "2018-12-31"),
        ("Welche Fähren sanken seit 2017?", "2017-01-01", None),
        ("Welche Fähren sanken ab März 2017?", "2017-03-01", None),
        ("Welche Fähren sanken nach 2017?", "2018-01-01", None),
        ("Welche Fähren sanken vor 2018?", None, "2017-12-31"),
        ("Welche Fähren sanken bis Ende 2018?", None, "2018-12-31"),
        ("Was sank zwischen 2015 und 2018?", "2015-01-01", "2018-12-31"),
        ("Was sank von März bis Mai 2018?", "2018-03-01", "2018-05-31"),
        ("Was sank vom 3. bis 5. Mai 2018?", "2018-05-03", "2018-05-05"),
        ("Was sank gestern?", "2020-11-23", "2020-11-23"),
        ("Was sank letzte Woche?", "2020-11-16", "2020-11-22"),
        ("Was sank im vergangenen Monat?", "2020-10-01", "2020-10-31"),
        ("Was sank dieses Jahr?", "2020-01-01", "2020-12-31"),
        ("Was sank vor drei Wochen?", "2020-11-02", "2020-11-08"),
        ("Was sank vor einem Jahr?", "2019-01-01", "2019-12-31"),
        ("Was sank in den letzten zwei Monaten?", "2020-09-24", "2020-11-24"),
        ("Qu'est-ce qui a coulé le 3 mai 2018 ?", "2018-05-03", "2018-05-03"),
        ("Qu'est-ce qui a coulé le 1er mai 2018 ?", "2018-05-01", "2018-05-01"),
        ("qu'est-ce qui a coulé en fevrier 2018", "2018-02-01", "2018-02-28"),
        ("Quels bacs ont coulé en 2018 ?", "2018-01-01", "2018-12-31"),
        ("Quels bacs ont coulé depuis 2017 ?", "2017-01-01", None),
        ("Quels bacs ont coulé à partir de mars 2017 ?", "2017-03-01", None),
        ("Quels bacs ont coulé après 2017 ?", "2018-01-01", None),
        ("Quels bacs ont coulé avant 2018 ?", None, "2017-12-31"),
        ("Quels bacs ont coulé jusqu'en mars 2018 ?", None, "2018-03-31"),
        ("Quels bacs ont coulé entre 2015 et 2018 ?", "2015-01-01", "2018-12-31"),
        ("Quels bacs ont coulé de mars à mai 2018 ?", "2018-03-01", "2018-05-31"),
        ("Quels bacs ont coulé du 3 au 5 mai 2018 ?", "2018-05-03", "2018-05-05"),
        ("Quels bacs ont coulé hier ?", "2020-11-23", "2020-11-23"),
        ("Quels bacs ont coulé la semaine dernière ?", "2020-11-16", "2020-11-22"),
        ("Quels bacs ont coulé le mois dernier ?", "2020-10-01", "2020-10-31"),
        ("Quels bacs ont coulé l'an dernier ?", "2019-01-01", "2019-12-31"),
        ("Quels bacs ont coulé cette année ?", "2020-01-01", "2020-12-31"),
        ("Quels bacs ont coulé il y a trois semaines ?", "2020-11-02", "2020-11-08"),
        ("Quels bacs ont coulé ces deux derniers mois ?", "2020-09-24", "2020-11-24"),
        ("¿Qué se hundió el 3 de mayo de 2018?", "2018-05-03", "2018-05-03"),
        ("¿Qué se hundió en marzo de 2018?", "2018-03-01", "2018-03-31"),
        ("que se hundio en marzo del 2018", "2018-03-01", "2018-03-31"),
        ("¿Qué barcos se hundieron en 2018?", "2018-01-01", "2018-12-31"),
        ("¿Qué barcos se hundieron desde 2017?", "2017-01-01", None),
        ("¿Qué barcos se hundieron a partir de 2017?", "2017-01-01", None),
        ("¿Qué barcos se hundieron después de 2017?", "2018-01-01", None),
        ("¿Qué barcos se hundieron antes de 2018?", None, "2017-12-31"),
        ("¿Qué barcos se hundieron hasta marzo de 2018?", None, "2018-03-31"),
        ("¿Qué barcos se hundieron entre 2015 y 2018?", "2015-01-01", "2018-12-31"),
        ("¿Qué barcos se hundieron de 2015 a 2018?", "2015-01-01", "2018-12-31"),
        ("¿Qué barcos se hundieron del 3 al 5 de mayo de 2018?", "2018-05-03", "2018-05-05"),
        ("¿Qué se hundió ayer?", "2020-11-23", "2020-11-23"),
        ("¿Qué se hundió la semana pasada?", "2020-11-16", "2020-11-22"),
        ("¿Qué se hundió el mes pasado?", "2020-10-01", "2020-10-31"),
        ("¿Qué se hundió este año?", "2020-01-01", "2020-12-31"),
        ("¿Qué se hundió hace tres semanas?", "2020-11-02", "2020-11-08"),
        ("¿Qué se hundió en los últimos dos meses?", "2020-09-24", "2020-11-24"),
    ],
)
def test_a_question_names_a_period(question: str, since: str | None, until: str | None) -> None:
    found = period(question, TODAY)
    assert (found and found.since and str(found.since), found and found.until and str(found.until)) == (since, until)


@pytest.mark.parametrize("treaty", ["der Vertrag von 1965", "le traité de 1965", "el tratado de 1965"])
def test_a_year_that_a_thing_is_named_by_is_not_certain(treaty: str) -> None:
    found = period(treaty, TODAY)
    assert found is not None
    assert not found.certain


@pytest.mark.parametrize(
    "question",
    [
        "Was geschah in der letzten Woche des Krieges?",
        "¿Qué pasó en la última semana de la guerra?",
        "Was kostet die Fähre?",
        "Quel est le prix du bac ?",
        "Es kamen 2.018 Menschen, oder?",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(question: str) -> None:
    assert period(question, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sie trafen sich am Donnerstag.", "2020-11-19"),
        ("Sie treffen sich am nächsten Freitag.", "2020-11-27"),
        ("Das Gericht entschied am 15. November.", "2020-11-15"),
        ("Ils se sont réunis jeudi.", "2020-11-19"),
        ("Les maires se verront vendredi prochain.", "2020-11-27"),
        ("La cour a tranché le 15 novembre.", "2020-11-15"),
        ("Se reunieron el jueves pasado.", "2020-11-19"),
        ("Se verán el próximo viernes.", "2020-11-27"),
        ("El tribunal falló el 15 de noviembre.", "2020-11-15"),
    ],
)
def test_an_article_speaks_of_a_day(text: str, day: str) -> None:
    assert [str(one.since) for one in spoken_of(text, TODAY)] == [day]


@pytest.mark.parametrize("text", ["Sie sank am 3. Mai.", "Il a coulé le 3 mai.", "Se hundió el 3 de mayo."])
def test_a_passage_without_a_date_of_its_own_is_of_the_day_it_names(text: str) -> None:
    day = date(2018, 5, 3)
    assert is_of_period(Period(day, day, "day"), None, text)
    assert not is_of_period(Period(date(2018, 6, 3), date(2018, 6, 3), "day"), None, text)
