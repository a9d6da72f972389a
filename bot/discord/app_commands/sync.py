"""Tell Discord the commands, where they aren't what it was last told: it allows few such calls a day."""

import hashlib
import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.render.messages import CommandIds

logger = logging.getLogger(__name__)

SYNCED_FILE = "commands.sha256"


async def sync_commands(tree: app_commands.CommandTree[Any], application_id: int | None, folder: Path) -> CommandIds:
    """Sync a tree's commands, in all languages, unless the file in a folder says that Discord has them already.

    Returns the ids that Discord has for them; none where it could not be asked.
    """
    ours = tree.get_commands()
    translator = tree.translator
    if translator is None:
        raise RuntimeError("the translator is set before the commands are synced")
    bodies = [await command.get_translated_payload(tree, translator) for command in ours]
    payload = json.dumps([application_id, bodies], sort_keys=True)
    digest = hashlib.sha256(payload.encode()).hexdigest()
    file = folder / SYNCED_FILE
    try:
        # The file alone can't know that Discord forgot them, as when they were cleared by hand.
        known = await tree.fetch_commands()
        if {command.name for command in known} == {command.name for command in ours} and _read(file) == digest:
            return _ids(known)
        known = await tree.sync()
        _write(file, digest)
    except (discord.HTTPException, app_commands.AppCommandError, OSError) as error:
        logger.warning("the commands could not be synced, the next start tries again: %s", error)
        return ()
    logger.info("synced %d commands", len(ours))
    return _ids(known)


async def fetch_command_ids(tree: app_commands.CommandTree[Any]) -> CommandIds:
    """Return the ids that Discord has for the commands that another process synced; none where it can't be asked."""
    try:
        return _ids(await tree.fetch_commands())
    except (discord.HTTPException, app_commands.AppCommandError) as error:
        logger.warning("the ids of the commands could not be looked up: %s", error)
        return ()


def _ids(known: Iterable[app_commands.AppCommand]) -> CommandIds:
    named = (command for command in known if command.type is discord.AppCommandType.chat_input)
    return tuple(sorted((command.name, command.id) for command in named))


def _read(file: Path) -> str | None:
    return file.read_text() if file.exists() else None


def _write(file: Path, digest: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(digest)
