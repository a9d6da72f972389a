"""The catalogues: whole in every language, and every key that the code uses is there."""

import ast
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import discord
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

from bot.render.messages import LOCALES, languages, locale_for, words_for
from retrieval import abstention
from tests.support.languages import TRANSLATED, WHOLE, catalogues_in

BOT = LOCALES.parent
FILES = sorted(LOCALES.glob("*/*.ftl"))
LANGUAGES = languages()
NAMED_AFTER_FEATURES = {file.stem for file in FILES if file.parent.name == "en"}
COMMANDS = ("command-", "option-", "choice-")
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
    return {
        message.id.name: (variables(message), frozenset(attribute.id.name for attribute in message.attributes))
        for file in FILES
        for message in messages(file)
        if file.parent.name == language and message.id.name.startswith(COMMANDS) == commands
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


def test_every_folder_is_a_language():
    assert {"de", "en", "ja", "ko"} <= set(LANGUAGES)
    assert set(WHOLE) <= set(LANGUAGES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_catalogue_is_written_as_fluent_wants_it(file):
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    junk = [entry.content for entry in body if isinstance(entry, ftl.Junk)]
    assert junk == []
    if file.stem.startswith("commands"):
        beginnings = COMMANDS
    else:  # one file may as well say everything
        beginnings = (f"{file.stem}-",) if file.stem in NAMED_AFTER_FEATURES else ("",)
    assert [m.id.name for m in messages(file) if not m.id.name.startswith(beginnings)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_said_twice(language):
    keys = [message.id.name for file in FILES if file.parent.name == language for message in messages(file)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_of_the_same_values(language):
    said = catalogue(language, commands=False)
    assert said.items() <= catalogue("en", commands=False).items()


@pytest.mark.parametrize("language", WHOLE)
def test_a_language_of_the_glossary_says_everything(language):
    assert sorted(catalogue("en", commands=False).keys() - catalogue(language, commands=False).keys()) == []


def test_commands_are_in_every_language_but_english_which_stands_in_the_code():
    assert catalogue("en", commands=True) == {}
    korean = catalogue("ko", commands=True)
    assert {names for names, _ in korean.values()} <= {NO_VALUES}
    for language in TRANSLATED:
        said = catalogue(language, commands=True)
        assert said.items() <= korean.items(), language
        assert language not in WHOLE or said == korean, language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [1, 2, 12_345, "x"])
def test_everything_can_be_said(language, value, caplog):
    words = words_for(language)
    for key in catalogue(language, commands=False):
        names = ENGLISH[key]
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
        words(f"answer-{key}")
        for key in ("cannot", "nothing", "language", "not-this", "other-dates", "unsure", "closest")
    ] == [
        abstention.CANNOT_ANSWER,
        abstention.NOTHING,
        abstention.LANGUAGE,
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
        (discord.Locale.german, "de"),
        ("de-AT", "de"),
        ("en-US", "en"),
        ("xx-TW", "en"),
        ("../ko", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_locale_chooses_the_language_and_what_has_none_is_english(locale, language):
    assert words_for(locale).locale == language
    assert words_for(locale) is words_for(language)


@pytest.mark.parametrize(
    ("text", "preferred", "locale"),
    [
        ("다리는 언제 다시 열렸나요?", "en-US", "ko"),
        ("橋はいつ再開しましたか。", "ko", "ja"),
        ("When did the bridge reopen?", "ko", "en"),
        ("When did the bridge reopen?", "en-GB", "en-GB"),
        ("Wann wurde die Brücke wieder geöffnet?", "ja", "de"),
        ("Quand le pont a-t-il rouvert ?", "ko", "ko"),
        ("2016?", "ja", "ja"),
        ("Moon Jae-in", "ko", "ko"),
    ],
)
def test_a_message_is_answered_in_its_own_language_where_there_is_a_catalogue(text, preferred, locale):
    assert locale_for(text, SimpleNamespace(preferred_locale=preferred)) == locale


def test_a_direct_message_without_a_plain_language_is_answered_in_english():
    assert locale_for("2016?", None) == "en-US"
    assert locale_for("다리는 언제?", None) == "ko"


@pytest.mark.parametrize(
    ("language", "day", "names"),
    [
        ("en", "2 March 2016", "a, b and c"),
        ("de", "2. März 2016", "a, b und c"),
        ("ko", "2016년 3월 2일", "a, b 및 c"),
        ("ja", "2016年3月2日", "a、b、c"),
    ],
)
def test_days_and_lists_are_written_as_the_language_writes_them(language, day, names):
    words = words_for(language)
    assert words.day(date(2016, 3, 2)) == day
    assert words.joined(["a", "b", "c"]) == names
    assert (words.joined(["a"]), words.joined([])) == ("a", "")


@pytest.mark.parametrize(
    ("language", "names"), [("en", "Korean"), ("de", "Koreanisch"), ("ko", "한국어"), ("ja", "韓国語")]
)
def test_languages_are_called_by_their_names_and_unknown_ones_by_their_codes(language, names):
    words = words_for(language)
    assert words.language("ko") == names
    assert [words.language(code) for code in ("xx-yy", "", "**")] == ["xx-yy", "", "**"]


@pytest.mark.parametrize(
    ("language", "typed"),
    [("en", "/corpus cancel"), ("de", "/sammlung abbrechen"), ("ko", "/자료관리 취소"), ("ja", "/記事管理 中止")],
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
def locales(tmp_path) -> Iterator[Path]:
    """Return a folder of catalogues in place of the real ones."""
    for language in ("en", "ko"):
        (tmp_path / language).mkdir()
    (tmp_path / "en" / "a.ftl").write_text("a-one = one\na-two = two { $n }\n")
    (tmp_path / "ko" / "b.ftl").write_text("a-one = 하나\n    .more = 더\n", encoding="utf-8")
    with catalogues_in(tmp_path):
        yield tmp_path


def test_what_a_language_lacks_is_said_in_english_and_logged_once(locales, caplog):
    words = words_for("ko")
    assert (words("a-one"), words("a-two", n=2), words("a-two", n=3)) == ("하나", "two 2", "two 3")
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


FRENCH = """
answer-nearest = Les plus proches :
errors-queue-place = Il y a { $place } personnes devant vous.
jobs-count-added =
    { $count ->
        [one] { $count } article ajouté
       *[other] { $count } articles ajoutés
    }
command-ask = question
"""


@pytest.fixture
def french(tmp_path) -> Iterator[None]:
    """Add a language to the real English with one small file."""
    shutil.copytree(LOCALES / "en", tmp_path / "en")
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "some.ftl").write_text(FRENCH, encoding="utf-8")
    with catalogues_in(tmp_path):
        yield


@pytest.mark.usefixtures("french")
def test_one_small_file_is_a_new_language_with_its_plurals_days_and_commands(caplog):
    words = words_for(discord.Locale.french)
    assert languages() == ("en", "fr")
    assert words("answer-nearest") == "Les plus proches :"
    assert words("errors-queue-place", place=12_345) == "Il y a 12\u202f345 personnes devant vous."
    assert [words("jobs-count-added", count=n) for n in (0, 2)] == ["0 article ajouté", "2 articles ajoutés"]
    assert (words.day(date(2016, 3, 2)), words.joined(["a", "b"])) == ("2 mars 2016", "a et b")
    assert (words.duration(timedelta(hours=6)), words.language("ko")) == ("6\xa0heures", "coréen")
    assert (words.command("ask"), words.command("corpus refresh")) == ("/question", "/corpus refresh")
    assert caplog.records == []


@pytest.mark.usefixtures("french")
def test_all_else_that_a_new_language_lacks_is_said_in_english():
    words = words_for("fr")
    for key, names in ENGLISH.items():
        given = dict.fromkeys(names, 2)
        assert words(key, **given) == (words.find(key, **given) or words_for("en")(key, **given))
    assert words("answer-nothing") == abstention.NOTHING


def test_a_region_has_its_own_folder_or_that_of_its_language(tmp_path):
    for name, said in (("en", "one"), ("pt-BR", "um"), ("zh", "一")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.ftl").write_text(f"a-one = {said} {{ $n }}\n", encoding="utf-8")
    with catalogues_in(tmp_path):
        brazil = words_for(discord.Locale.brazil_portuguese)
        assert (brazil.locale, brazil("a-one", n=1_000)) == ("pt-BR", "um 1.000")
        assert brazil.day(date(2016, 3, 2)) == "2 de março de 2016"
        assert [words_for(locale).locale for locale in ("pt_br", "zh-TW", "zh-CN", "pt-PT")] == [
            "pt-BR",
            "zh",
            "zh",
            "en",
        ]
