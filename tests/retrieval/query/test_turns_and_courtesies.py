"""German, French, Spanish and Chinese: which questions lean on what was asked, and what stands around a question."""

import pytest

from retrieval.query.rewriting import Query, standalone
from retrieval.types import Question, Turn
from tests.benchmarks.turns_and_courtesies import (
    LANGUAGES,
    figures,
    is_right_courtesy,
    is_right_follow_up,
    read,
    table,
)

# Some thirteen a half: one in twelve may be wrong, two may not.
_ENOUGH = 0.83

ASKED = {
    "de": "Wann wurde die Hafenbrücke in Kelmund gesperrt?",
    "fr": "Quand le pont de Corvel a-t-il été fermé ?",
    "es": "¿Cuándo cerraron el puente de Corvel?",
    "zh": "河口大桥是什么时候关闭的？",
}


def ask(question: str, *said: str) -> Query:
    """Ask after turns that the person and the bot took one after the other."""
    turns = tuple(Turn("agent" if i % 2 else "user", text) for i, text in enumerate(said))
    return standalone(Question(question, turns))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_most_of_a_set_is_read_rightly_in_each_language(language: str, half: str) -> None:
    found = figures(half, language)
    assert all(figure is not None and figure.value >= _ENOUGH for figure in found.values()), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_what_the_rules_were_written_with_is(language: str) -> None:
    follow_ups, courtesies = (
        [row for row in read(name) if (row["half"], row["language"]) == ("tuning", language)]
        for name in ("follow_ups.jsonl", "courtesies.jsonl")
    )
    assert [row["text"] for row in follow_ups if not is_right_follow_up(row)] == []
    assert [row["text"] for row in courtesies if not is_right_courtesy(row)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sets_have_as_many_that_lean_as_stand_alone_and_each_message_once(language: str) -> None:
    leans = [row["leans"] for row in read("follow_ups.jsonl") if row["language"] == language]
    wrapped = [row["text"] for row in read("courtesies.jsonl") if row["language"] == language]
    assert (leans.count(True), leans.count(False), len(set(wrapped))) == (25, 25, 25)
    assert f"| held_out | {language} | " in table()


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Und wie lange war sie zu?"),
        ("fr", "Et qui l'a décidé ?"),
        ("es", "¿Y quién lo decidió?"),
        ("zh", "谁决定的？"),
    ],
)
def test_what_leans_carries_the_last_question_whole(language: str, question: str) -> None:
    assert ask(question, ASKED[language], "[1]").carried == (ASKED[language].replace(" ?", "?"),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_question_leans_on_nothing(language: str) -> None:
    assert ask(ASKED[language]).carried == ()


@pytest.mark.parametrize(
    ("language", "thanks"), [("de", "Danke!"), ("fr", "Merci !"), ("es", "¡Gracias!"), ("zh", "谢谢！")]
)
def test_thanks_are_no_turn_to_lean_on(language: str, thanks: str) -> None:
    why = {"de": "Warum?", "fr": "Pourquoi ?", "es": "¿Por qué?", "zh": "为什么？"}[language]
    assert ask(why, ASKED[language], "[1]", thanks, "👍").carried == (ASKED[language].replace(" ?", "?"),)


def test_of_a_german_answer_names_of_several_words_are_carried_and_nouns_are_not() -> None:
    said = "Am Montag hat der Rat beschlossen, dass Ada Venn die Brücke sperrt [1]."
    assert ask("Warum?", ASKED["de"], said).carried == (ASKED["de"], "Ada Venn")


@pytest.mark.parametrize(
    ("language", "question"),
    [
        # "It" stands for what an earlier clause named.
        ("de", "Hat Varne gesagt, warum es die Preise erhöht hat?"),
        ("fr", "Quand la mairie ferme, qui la remplace ?"),
        ("es", "Si un museo cierra, ¿quién lo paga?"),
        ("zh", "瓦恩公司有没有说它为什么涨价？"),
        # "The agreement" is told by its year, "the town hall" by its town.
        ("de", "Was ist das Abkommen von 1965?"),
        ("es", "¿Qué es el acuerdo de 1965?"),
        ("fr", "Où se trouve la mairie de Lessay ?"),
        ("zh", "青石市政厅在哪里？"),
        # "This year" was not spoken of.
        ("de", "Wie viele Besucher kamen dieses Jahr nach Tarnau?"),
        ("fr", "Combien de visiteurs sont venus cette année à Tarnoy ?"),
        ("es", "¿Cuántos visitantes vinieron este año a Tarnoya?"),
    ],
)
def test_what_names_its_own_subject_stands_alone(language: str, question: str) -> None:
    assert ask(question, ASKED[language], "[1]").carried == ()
