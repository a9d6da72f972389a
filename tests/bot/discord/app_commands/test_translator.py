"""Commands in a person's language: what Discord is told at a sync, by the real client and by a tree of every kind."""

import asyncio
import re
from collections.abc import Iterator

import discord
import pytest
import regex
from discord import app_commands

from bot.discord.app_commands.translator import CatalogueTranslator
from bot.render.discord_limits import CHOICE_NAME, COMMAND_DESCRIPTION, COMMAND_NAME, COMMAND_TOTAL, length
from tests.bot.discord.test_bot import discord_with
from tests.support.languages import TRANSLATED, WHOLE, catalogues_in

# Application Commands, Application Command Naming; a name in a script that has cases is in lower case.
NAME = regex.compile(r"[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}")
SAID = tuple(language for language in TRANSLATED if language in WHOLE)
CHAT_INPUT = 1


def parts(command: dict, path: str = "") -> Iterator[tuple[str, dict]]:
    """Yield a command and all that is in it, each with where it is."""
    here = f"{path} {command['name']}".strip()
    yield here, command
    for option in command.get("options", ()):
        yield from parts(option, here)


async def translated(tree: app_commands.CommandTree) -> dict[str, dict]:
    translator = CatalogueTranslator(tree)
    bodies = [await command.get_translated_payload(tree, translator) for command in tree.get_commands()]
    return {path: part for body in bodies for path, part in parts(body)}


@pytest.fixture(scope="module")
def synced(tmp_path_factory) -> list[dict]:
    """Return what the real bot tells Discord at its first start."""

    async def start() -> list[dict]:
        async with discord_with(tmp_path_factory.mktemp("nothing")) as env:
            told = [request.json for request in env.http_requests if re.search(r"/commands$", request.path)]
            (commands,) = [json for json in told if isinstance(json, list)]
            return commands

    return asyncio.run(start())


def test_every_command_option_and_choice_has_a_name_and_a_description_in_every_whole_language(synced):
    assert synced
    missing = [
        (path, kind, language)
        for command in synced
        for path, part in parts(command)
        for kind in ("name", "description")
        for language in SAID
        if part.get(kind) and language not in (part.get(f"{kind}_localizations") or {})
    ] + [
        (path, choice["name"], language)
        for command in synced
        for path, part in parts(command)
        for choice in part.get("choices", ())
        for language in SAID
        if language not in (choice.get("name_localizations") or {})
    ]
    assert missing == []


def test_names_and_descriptions_are_what_discord_takes(synced):
    for command in synced:
        menu = command.get("type", CHAT_INPUT) != CHAT_INPUT
        for path, part in parts(command):
            for name in (part["name"], *(part.get("name_localizations") or {}).values()):
                assert 1 <= length(name) <= COMMAND_NAME, (path, name)
                assert menu or (NAME.fullmatch(name) and name == name.lower()), (path, name)
            for said in (part.get("description"), *(part.get("description_localizations") or {}).values()):
                assert menu or 1 <= length(said) <= COMMAND_DESCRIPTION, (path, said)
            for choice in part.get("choices", ()):
                for name in (choice["name"], *(choice.get("name_localizations") or {}).values()):
                    assert 1 <= length(name) <= CHOICE_NAME, (path, name)


def test_a_command_is_not_too_long_in_its_longest_language(synced):
    for command in synced:
        total = 0
        for _, part in parts(command):
            for kind in ("name", "description"):
                said = [part.get(kind) or "", *(part.get(f"{kind}_localizations") or {}).values()]
                total += max(map(length, said))
            total += sum(length(str(choice["value"])) + length(choice["name"]) for choice in part.get("choices", ()))
        assert total <= COMMAND_TOTAL, command["name"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_two_commands_or_options_have_one_name(synced, language):
    def named(part: dict) -> tuple[int, str]:
        kind = part.get("type", CHAT_INPUT) if "options" not in part else CHAT_INPUT
        return kind, (part.get("name_localizations") or {}).get(language, part["name"])

    def unique(names: list) -> bool:
        return len(names) == len(set(names))

    assert unique([named(command) for command in synced])
    for command in synced:
        for _, part in parts(command):
            assert unique([named(option)[1] for option in part.get("options", ())]), part["name"]


# ------------------------------------------------------------------------------------------- every kind of command

CATALOGUE = """
command-corpus = 말뭉치
    .description = 말뭉치 설명
command-corpus-refresh-now = 새로고침
    .description = 새로고침 설명
option-corpus-refresh-now-how_far = 범위
    .description = 범위 설명
choice-corpus-refresh-now-how_far-all-of-it = 전부
command-check-this = 이 메시지 확인
command-lone = 혼자
"""


@pytest.fixture
def tree(tmp_path) -> Iterator[app_commands.CommandTree]:
    (tmp_path / "ko").mkdir()
    (tmp_path / "ko" / "commands.ftl").write_text(CATALOGUE, encoding="utf-8")
    with catalogues_in(tmp_path):
        yield full_tree()


def full_tree() -> app_commands.CommandTree:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    group = app_commands.Group(name="corpus", description="The corpus.")

    @group.command(name="refresh-now", description="Refresh it.")
    @app_commands.describe(how_far="How far to go.")
    @app_commands.choices(how_far=[app_commands.Choice(name="All", value="All of it")])
    async def refresh(interaction: discord.Interaction, how_far: str) -> None: ...

    @app_commands.command(description="Not in the catalogue but for its name.")
    @app_commands.choices(count=[app_commands.Choice(name="Two", value=2)])
    async def lone(interaction: discord.Interaction, count: int) -> None: ...

    @app_commands.context_menu(name="Check this!")
    async def check(interaction: discord.Interaction, message: discord.Message) -> None: ...

    for command in (group, lone, check):
        tree.add_command(command)
    return tree


async def test_groups_commands_options_and_choices_find_their_words(tree):
    found = await translated(tree)
    korean = {
        path: [(part.get(f"{kind}_localizations") or {}).get("ko") for kind in ("name", "description")]
        for path, part in found.items()
    }
    assert korean == {
        "corpus": ["말뭉치", "말뭉치 설명"],
        "corpus refresh-now": ["새로고침", "새로고침 설명"],
        "corpus refresh-now how_far": ["범위", "범위 설명"],
        "lone": ["혼자", None],
        "lone count": [None, None],
        "Check this!": ["이 메시지 확인", None],
    }
    (choice,) = found["corpus refresh-now how_far"]["choices"]
    assert choice["name_localizations"] == {"ko": "전부"}
    (choice,) = found["lone count"]["choices"]
    assert "name_localizations" not in choice


async def test_a_language_without_catalogue_is_told_nothing(tree):
    localised = [part.get("name_localizations") or {} for part in (await translated(tree)).values()]
    assert {language for names in localised for language in names} == {"ko"}
