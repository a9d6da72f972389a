"""Commands in the languages of `bot/render/locales`: their names and descriptions, and those of options and choices.

English stands in the code. A catalogue has, with dashes for spaces and all in lower case, `command-<qualified name>`,
`option-<command>-<parameter>`, each with an attribute `description`, and `choice-<command>-<parameter>-<value>`.
"""

import re
from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.render.messages import ENGLISH, words_for

_DESCRIPTIONS = (Location.command_description, Location.group_description, Location.parameter_description)
_COMMANDS = (Location.command_name, Location.command_description, Location.group_name, Location.group_description)
_PARAMETERS = (Location.parameter_name, Location.parameter_description)

Tree = app_commands.CommandTree[Any]


class CatalogueTranslator(app_commands.Translator):
    """Translate what a command tree tells Discord; what a catalogue lacks stays in English."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a name or description in a language, None where there is none."""
        words = words_for(locale)
        if words.locale == ENGLISH:  # 31 of Discord's 34 locales, each asked for 165 times
            return None
        key = _key(self._tree, context)
        return key and words.find(key, "description" if context.location in _DESCRIPTIONS else "")


def _key(tree: Tree, context: app_commands.TranslationContextTypes) -> str | None:
    """Return the key in the catalogues of what is to be translated."""
    data: Any = context.data
    if context.location in _COMMANDS:
        return _dashed("command", data.qualified_name)
    if context.location in _PARAMETERS:
        return _dashed("option", data.command.qualified_name, data.name)
    if context.location is Location.choice_name:
        return next((key for choice, key in _choices(tree) if choice is data), None)
    return None


def _choices(tree: Tree) -> Iterator[tuple[app_commands.Choice[Any], str]]:
    """Yield the choices of all commands with their keys: a choice itself doesn't know whose it is."""
    for command in tree.walk_commands():
        if isinstance(command, app_commands.Command):
            for parameter in command.parameters:
                for choice in parameter.choices:
                    yield choice, _dashed("choice", command.qualified_name, parameter.name, str(choice.value))


def _dashed(*parts: str) -> str:
    return re.sub(r"[^a-z0-9_]+", "-", "-".join(parts).lower()).strip("-")
