"""Tell Discord the commands, where they aren't what it was last told: it allows few such calls a day."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

logger = logging.getLogger(__name__)

SYNCED_FILE = "commands.sha256"


async def sync_commands(tree: app_commands.CommandTree[Any], application_id: int | None, folder: Path) -> None:
    """Sync a tree's commands, in all languages, unless the file in a folder says that Discord has them already."""
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
        known = {command.name for command in await tree.fetch_commands()}
        if known == {command.name for command in ours} and _read(file) == digest:
            return
        await tree.sync()
        _write(file, digest)
    except (discord.HTTPException, app_commands.AppCommandError, OSError) as error:
        logger.warning("the commands could not be synced, the next start tries again: %s", error)
    else:
        logger.info("synced %d commands", len(ours))


def _read(file: Path) -> str | None:
    return file.read_text() if file.exists() else None


def _write(file: Path, digest: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(digest)
