"""The catalogues: whole in every language, and every key that the code uses is there."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import discord
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

from bot.render import messages as module
from bot.render.messages import LOCALES, languages, words_for
from retrieval import abstention

BOT = LOCALES.parent
FILES = sorted(LOCALES.glob("*/*.ftl"))
LANGUAGES = ("en", "ja", "ko")
KEY = re.compile(r"[a-z]+(-[a-z0-9]+)+")
NO_VALUES: frozenset[str] = frozenset()
EXAMPLE = re.compile(r'\{"_id".*?\}')  # of a line of JSON


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node) -> None:  # noqa: N802
        self.names.add(node.id.name)


def variables(message: ftl.Message) -> frozenset[str]:
    visitor = Variables()
    visitor.visit(message)
    return frozenset(visitor.names)


def messages(file: Path) -> list[ftl.Message]:
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    return [entry for entry in body if isinstance(entry, ftl.Message)]


def catalogue(language: str, *, commands: bool) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the variables and the attributes of each key, of commands or of all else."""
    files = [file for file in FILES if file.parent.name == language and file.stem.startswith("commands") == commands]
    return {
        message.id.name: (variables(message), frozenset(attribute.id.name for attribute in message.attributes))
        for file in files
        for message in messages(file)
    }


ENGLISH = {key: names for key, (names, _) in catalogue("en", commands=False).items()}
FEATURES = {key.split("-")[0] for key in ENGLISH}


def spoken() -> Iterator[tuple[str, str, ast.Call | None]]:
    """Yield the keys in the code of the bot: where, which, and the call that gives it values, if one does."""
    for file in sorted(BOT.rglob("*.py")):
        nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
        called = {id(node.args[0]): node for node in nodes if isinstance(node, ast.Call) and node.args}
        for node in nodes:
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if KEY.fullmatch(text) and text.split("-")[0] in FEATURES:
                yield f"{file.relative_to(BOT.parent)}:{node.lineno}", text, called.get(id(node))


# ------------------------------------------------------------------------------------------------ the catalogues


def test_there_are_three_languages():
    assert languages() == LANGUAGES


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_catalogue_is_written_as_fluent_wants_it(file):
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    junk = [entry.content for entry in body if isinstance(entry, ftl.Junk)]
    assert junk == []
    beginnings = ("command-", "option-", "choice-") if file.stem.startswith("commands") else (f"{file.stem}-",)
    assert [m.id.name for m in messages(file) if not m.id.name.startswith(beginnings)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_said_twice(language):
    keys = [message.id.name for file in FILES if file.parent.name == language for message in messages(file)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_of_the_same_values(language):
    assert catalogue(language, commands=False) == catalogue("en", commands=False)


def test_commands_are_in_every_language_but_english_which_stands_in_the_code():
    assert catalogue("en", commands=True) == {}
    korean = catalogue("ko", commands=True)
    assert korean == catalogue("ja", commands=True)
    assert {names for names, _ in korean.values()} <= {NO_VALUES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [1, 2, 12_345, "x"])
def test_everything_can_be_said(language, value, caplog):
    words = words_for(language)
    for key, names in ENGLISH.items():
        given = dict.fromkeys(names, value)
        for said in filter(None, (words(key, **given), words.find(key, "terminal", **given))):
            assert said.strip()
            assert not re.search(r"[{}\u2066-\u2069]", EXAMPLE.sub("", said)), key
    assert caplog.records == []


# ------------------------------------------------------------------------------------------------ the code


def test_every_key_in_the_code_is_in_the_catalogue_and_gets_the_values_it_wants():
    found = list(spoken())
    assert len(found) > 15
    for where, key, call in found:
        assert key in ENGLISH, f"{where} says {key}, which no catalogue has"
        if call and all(keyword.arg for keyword in call.keywords):
            assert {keyword.arg for keyword in call.keywords} == ENGLISH[key], f"{where} gives {key} other values"


def test_a_key_that_is_put_together_has_a_beginning_that_is_known():
    for file in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            first = node.values[0] if isinstance(node, ast.JoinedStr) else None
            text = str(first.value) if isinstance(first, ast.Constant) else ""
            if re.fullmatch(r"[a-z]+(-[a-z0-9]+)*-", text) and text.split("-")[0] in FEATURES:
                assert any(key.startswith(text) for key in ENGLISH), f"{file}:{node.lineno} says {text}…"


def test_an_abstention_has_the_same_wording_in_the_terminal_and_in_discord():
    words = words_for("en")
    assert [
        words(f"answer-{key}") for key in ("cannot", "nothing", "not-this", "other-dates", "unsure", "closest")
    ] == [
        abstention.CANNOT_ANSWER,
        abstention.NOTHING,
        abstention.NOT_THIS,
        abstention.OTHER_DATES,
        abstention.UNSURE,
        abstention.CLOSEST,
    ]


# ------------------------------------------------------------------------------------------------ the words


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("ko", "ko"),
        ("ko-KR", "ko"),
        ("ja_JP", "ja"),
        (discord.Locale.japanese, "ja"),
        (discord.Locale.korean, "ko"),
        (discord.Locale.british_english, "en"),
        ("en-US", "en"),
        ("zh-TW", "en"),
        ("../ko", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_locale_chooses_the_language_and_what_has_none_is_english(locale, language):
    assert words_for(locale).locale == language
    assert words_for(locale) is words_for(language)


@pytest.mark.parametrize(
    ("language", "day", "names"),
    [("en", "2 March 2016", "a, b and c"), ("ko", "2016년 3월 2일", "a, b 및 c"), ("ja", "2016年3月2日", "a、b、c")],
)
def test_days_and_lists_are_written_as_the_language_writes_them(language, day, names):
    words = words_for(language)
    assert words.day(date(2016, 3, 2)) == day
    assert words.joined(["a", "b", "c"]) == names
    assert (words.joined(["a"]), words.joined([])) == ("a", "")


@pytest.mark.parametrize(("language", "names"), [("en", "Korean"), ("ko", "한국어"), ("ja", "韓国語")])
def test_languages_are_called_by_their_names_and_unknown_ones_by_their_codes(language, names):
    words = words_for(language)
    assert words.language("ko") == names
    assert [words.language(code) for code in ("xx-yy", "", "**")] == ["xx-yy", "", "**"]


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "/corpus cancel"), ("ko", "/자료관리 취소"), ("ja", "/記事管理 中止")]
)
def test_a_command_is_a_mention_where_its_id_is_known_and_else_as_it_is_typed(language, typed):
    assert typed in words_for(language)("jobs-busy")
    known = words_for(language, (("corpus", 7),))
    assert "</corpus cancel:7>" in known("jobs-busy")
    assert known.command("corpus source add") == "</corpus source add:7>"
    assert known.command("ask") == words_for(language).command("ask")


def test_one_is_not_many():
    words = words_for("en")
    assert words("errors-cooldown", seconds=1).endswith("Try again in a second.")
    assert words("errors-cooldown", seconds=40).endswith("Try again in 40 seconds.")


@given(st.text(max_size=2_000), st.sampled_from(LANGUAGES))
def test_a_value_is_said_as_it_is(value, language):
    assert words_for(language)("answer-searched", query=value).endswith(value)


def test_a_value_of_any_length_leaves_the_sentence_whole(caplog):
    assert words_for("ko")("answer-searched", query="x" * 9_000) == f"검색한 내용: {'x' * 2_000}"
    assert caplog.records == []


# ------------------------------------------------------------------------------------------------ what is missing


@pytest.fixture
def locales(tmp_path, monkeypatch) -> Iterator[Path]:
    """Return a folder of catalogues in place of the real ones."""
    monkeypatch.setattr(module, "LOCALES", tmp_path)
    for language in ("en", "ko"):
        (tmp_path / language).mkdir()
    (tmp_path / "en" / "a.ftl").write_text("a-one = one\na-two = two { $n }\n")
    (tmp_path / "ko" / "b.ftl").write_text("a-one = 하나\n    .more = 더\n", encoding="utf-8")
    for cache in (module.languages, module._bundle):
        cache.cache_clear()
    yield tmp_path
    for cache in (module.languages, module._bundle):
        cache.cache_clear()


def test_what_a_language_lacks_is_said_in_english_and_logged(locales, caplog):
    words = words_for("ko")
    assert (words("a-one"), words("a-two", n=2)) == ("하나", "two 2")
    assert caplog.messages == ["the catalogue ko has no a-two"]


def test_a_key_that_nobody_knows_is_a_mistake_in_the_code(locales):
    with pytest.raises(KeyError, match="a-three"):
        words_for("ko")("a-three")


def test_finding_looks_in_one_language_alone(locales):
    words = words_for("ko")
    assert (words.find("a-one"), words.find("a-one", "more")) == ("하나", "더")
    assert (words.find("a-one", "less"), words.find("a-two")) == (None, None)


def test_a_value_that_was_not_given_stops_no_sentence(locales, caplog):
    assert words_for("en")("a-two").startswith("two ")
    assert "can't say a-two" in caplog.text


def test_a_new_folder_is_a_new_language(locales):
    (locales / "de").mkdir()
    (locales / "de" / "a.ftl").write_text("a-one = eins\n")
    module.languages.cache_clear()
    assert words_for("de")("a-one") == "eins"
