"""What is a question for the articles, what is chat, and what is about the bot itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.query.message_kinds import kind_of
from tests.benchmarks.questions_or_chat import figures, read, table

ROWS = read()
LANGUAGES = ["en", "ko", "ja", "de", "fr", "es", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_questions_are_told_from_chat_in_the_set_of_messages(language: str, half: str) -> None:
    found = figures([row for row in ROWS if (row["language"], row["half"]) == (language, half)])
    assert all(figure is not None and figure.value >= 0.9 for figure in found.values()), found


def test_the_set_has_every_kind_in_each_language_and_each_message_once() -> None:
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 300
    for language in LANGUAGES:
        kinds = {row["kind"] for row in ROWS if row["language"] == language}
        assert kinds == {"question", "chat", "help", "about", "articles", "news"}
    assert "| held_out | all | " in table(ROWS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("thanks, that helps", "thanks"),
        ("ありがとう！", "thanks"),
        ("고마워요", "thanks"),
        ("Danke!", "thanks"),
        ("Merci beaucoup !", "thanks"),
        ("¡Gracias!", "thanks"),
        ("谢谢！", "thanks"),
        ("Danke! Und wer hat sie bezahlt?", "question"),
        ("Quel match !", "remark"),
        ("Quel match a été annulé ?", "question"),
        ("Es war kalt am Hafen.", "remark"),
        ("la la la", "remark"),
        ("no idea", "small talk"),
        ("???", "small talk"),
        ("https://news.example/2019/a-story", "small talk"),
        ("<:pog:123456789012345678>", "small talk"),
        ("> who signed the treaty?", "question"),
        ("**who signed the treaty?** https://news.example/a", "question"),
        ("Hello Kitty", "remark"),
        ("I know who signed it", "remark"),
        ("who signed it?", "question"),
        ("Who are you talking of?", "remark"),
        ("what are the articles about the treaty?", "question"),
        ("what articles do you have about the treaty?", "question"),
        ("What can you do?", "help"),
        ("Hi! What can you do?", "help"),
        ("do nothing", "remark"),
        ("don't forget the meeting", "remark"),
    ],
)
def test_a_message_is_of_one_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_a_question_at_the_end_of_a_long_message_is_one() -> None:
    assert kind_of(f"{'I read a lot today. ' * 150} So who signed the treaty?") == "question"


@given(st.text(max_size=300))
def test_any_text_is_of_some_kind(text: str) -> None:
    kind_of(text)
