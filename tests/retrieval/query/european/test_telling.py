"""Which language's rules a message is read by, and that English never is by another's."""

import json
from pathlib import Path

import pytest

from retrieval.query.european.telling import rules_of

ENGLISH = Path(__file__).parents[3] / "questions" / "queries.jsonl"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Und wann wurde sie entfernt?", "de"),
        ("Was kostet das?", "de"),
        ("Wie hieß die Fähre?", "de"),
        ("Danke!", "de"),
        ("Et quand a-t-il été fermé ?", "fr"),
        ("Et en 2020 ?", "fr"),
        ("Qu'en pense la mairie ?", "fr"),
        ("Merci !", "fr"),
        ("Qui l'a enfin repeinte ?", "fr"),
        ("¿Y cuándo lo cerraron?", "es"),
        ("quién pagó la estatua", "es"),
        ("Gracias!", "es"),
        # Dutch and Portuguese have many of the words, and no rules of their own.
        ("Quando ele fechou a ponte?", None),
        ("橋はいつ再開しましたか。", None),
        ("2020?", None),
        ("", None),
    ],
)
def test_a_message_is_read_by_the_rules_of_its_language(text: str, language: str | None) -> None:
    rules = rules_of(text)
    assert (rules and rules.language) == language


@pytest.mark.parametrize(
    "text",
    [
        "no idea",
        "No thanks",
        "la la la",
        "Hola, who paid for the statue?",
        "Was it in Berlin?",
        "Did the man die in Los Angeles?",
        "Compare both articles",
        "What is a coup d'état?",
        "Who won El Clásico?",
        "the café",
    ],
)
def test_english_with_words_of_other_languages_stays_english(text: str) -> None:
    assert rules_of(text) is None


def test_no_question_of_the_english_set_is_taken_for_another_language() -> None:
    asked = [json.loads(line)["text"] for line in ENGLISH.read_text(encoding="utf-8").splitlines()]
    assert [text for text in asked if rules_of(text)] == []
