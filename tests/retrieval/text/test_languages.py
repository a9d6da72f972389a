"""Languages by script and by function words: what is known, and what is left open."""

import pytest

from retrieval.text.languages import LANGUAGES, are_apart, is_foreign, language_of, may_be_in, plain_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When did the bridge reopen?", "en"),
        ("The council closed the bridge in May.", "en"),
        ("Wann wurde die Brücke wieder geöffnet?", "de"),
        ("Wie viele Menschen kamen?", "de"),
        ("Der Rat schloss die Brücke im Mai.", "de"),
        ("Quand le pont a-t-il rouvert ?", "fr"),
        ("¿Cuándo reabrió el puente?", "es"),
        ("Brücken seit 2019", "de"),
        ("Ponts depuis 2019", "fr"),
        ("Puentes desde 2019", "es"),
        ("Quando ha riaperto il ponte?", "it"),
        ("Quem dirige o museu?", "pt"),
        ("Wanneer ging de brug weer open?", "nl"),
        ("다리는 언제 다시 열렸나요?", "ko"),
        ("橋はいつ再開しましたか。", "ja"),
        ("桥什么时候重新开放？", "zh"),
    ],
)
def test_a_sentence_has_a_language(text: str, language: str) -> None:
    assert language_of(text) == language
    assert language in LANGUAGES


@pytest.mark.parametrize("text", ["", "1871", "Varne Courier", "Мост снова открыт.", "la"])
def test_what_could_be_either_or_is_in_neither_has_none(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    "text", ["Wer leitet das Museum?", "Der Rat schloss die Brücke im Mai.", "¿Cuándo reabrió el puente?", "橋はいつ"]
)
def test_what_is_plainly_in_another_language_is_foreign(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who directed Die Hard?",
        "El Niño and La Niña",
        "Moon Jae-in said so.",
        "Rates per month: 30 per cart",
        "1871",
        "",
    ],
)
def test_english_with_words_of_other_languages_is_not(text: str) -> None:
    assert not is_foreign(text)


@pytest.mark.parametrize(
    ("text", "language", "may"),
    [
        ("다리는 열렸다.", "ko", True),
        ("Der Rat schloss die Brücke im Mai.", "de", True),
        ("Varne Courier", "de", True),
        ("1871", "ko", True),
        ("Varne Courier", "ko", False),
        ("다리는 열렸다.", "de", False),
        ("Мост снова открыт.", "ko", False),
        ("Мост снова открыт.", "de", False),
        ("The council closed the bridge in May.", "de", False),
    ],
)
def test_a_text_may_be_in_a_language_of_its_script(text: str, language: str, may: bool) -> None:
    assert may_be_in(text, language) is may


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When did the bridge reopen?", "en"),
        ("Wer leitet das Museum?", "de"),
        ("Woraus ist die Brücke?", "de"),
        ("다리는 언제", "ko"),
        ("橋はいつ", "ja"),
        ("Die Hard?", None),
        ("Los Angeles?", None),
        ("Who, Die Zeit?", None),
        ("1871", None),
    ],
)
def test_a_language_is_plain_by_two_words_or_its_script(text: str, language: str | None) -> None:
    assert plain_language(text) == language


@pytest.mark.parametrize(
    ("question", "text", "apart"),
    [
        ("When did the bridge reopen?", "The council closed the bridge in May.", False),
        ("Wann wurde die Brücke geöffnet?", "The council closed the bridge in May.", True),
        ("When did the bridge reopen?", "Der Rat schloss die Brücke im Mai, und sie ist es noch.", True),
        ("Los Angeles bridge?", "The council closed the bridge in May.", False),
        ("Wann wurde die Brücke geöffnet?", "Brücke, Mai 1871", False),
        ("橋はいつ", "The council closed the bridge in May.", True),
        ("橋はいつ", "桥什么时候重新开放？", False),
    ],
)
def test_a_question_and_a_text_are_apart_in_two_scripts_or_languages(question: str, text: str, apart: bool) -> None:
    assert are_apart(question, text) is apart
