"""Say how to ask, what the buttons do, and which commands there are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import NEEDS_MESSAGE_CONTENT, anywhere
from bot.discord.responses import defer, send_pages
from bot.render.messages import Words, command_key, words_of
from bot.render.text_blocks import pages_of

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_BUTTONS = ("passages", "why", "thumbs", "coverage")

Command = app_commands.Command[Any, ..., Any]


def help_blocks(
    tree: app_commands.CommandTree[Any], allowed: discord.Permissions, words: Words, *, reads_all: bool
) -> list[str]:
    """Return the help: how to ask, the buttons, and the commands that somebody with these permissions is offered.

    `reads_all` tells that Discord hands over messages that don't mention the bot; what needs them is else left out.
    """
    following = words("help-following") if reads_all else words("help-following-mention")
    asking = [words("help-asking"), words("help-filters"), following]
    buttons = [words("help-buttons"), *(f"- {words(f'help-button-{name}')}" for name in _BUTTONS)]
    listed = [words("help-commands"), *_commands(tree, allowed, words, reads_all=reads_all)]
    return ["\n".join(asking), "\n".join(buttons), *pages_of(listed, gap="\n"), words("help-privacy")]


def _commands(
    tree: app_commands.CommandTree[Any], allowed: discord.Permissions, words: Words, *, reads_all: bool
) -> Iterator[str]:
    """Yield a line a command, as Discord shows it in the person's language."""
    for command in sorted(tree.get_commands(), key=lambda command: command.name):
        if not (command.default_permissions or allowed).is_subset(allowed):
            continue
        inside = command.walk_commands() if isinstance(command, app_commands.Group) else ()
        for one in [command, *inside]:
            if isinstance(one, app_commands.Command) and (reads_all or NEEDS_MESSAGE_CONTENT not in one.extras):
                yield f"- **{words.command(one.qualified_name)}** {_said(one, words) or one.description}"
    for kind in (discord.AppCommandType.message, discord.AppCommandType.user):
        for menu in tree.get_commands(type=kind):
            yield f"- {words('help-menu', name=words.find(command_key(menu.name)) or menu.name)}"


def _said(command: Command, words: Words) -> str | None:
    return words.find(command_key(command.qualified_name), "description")


class Help(commands.Cog):
    """Explain the bot."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    @anywhere
    async def help(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Learn how to ask, and what else I can do."""
        await defer(interaction, private=True)
        allowed = interaction.permissions if interaction.guild_id else discord.Permissions.none()
        blocks = help_blocks(self.bot.tree, allowed, words_of(interaction), reads_all=self.bot.intents.message_content)
        await send_pages(interaction, pages_of(blocks), private=True)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Help(bot), override=True)
