"""What a message says besides its author's own words: forwards, pasted text, attached text files, and embeds."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

import discord

logger = logging.getLogger(__name__)

_TEXT_FILES = (".txt", ".md", ".markdown", ".log", ".csv")
_FILE_BYTES = 64_000  # a long paste; of longer files the beginning is read
_FILES = 3
_CHARS = 8_000


@dataclass(frozen=True, slots=True)
class Material:
    """Hold what a message shows besides words of its author's; `pictures` tells that there are some, never read."""

    text: str = ""
    pictures: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)


async def material_of(message: discord.Message) -> Material:
    """Return what a message forwards and carries as text files, without its own words and link previews."""
    forwarded = [_words_and_embeds(one.content, one.embeds) for one in message.message_snapshots]
    attached = [*message.attachments, *(file for one in message.message_snapshots for file in one.attachments)]
    return Material(_joined([*forwarded, *await _texts(attached)]), any(map(_is_picture, attached)))


async def content_of(message: discord.Message) -> Material:
    """Return all that a message says: its words and embeds, what it forwards, and the text files that it carries."""
    beside = await material_of(message)
    return Material(_joined([_words_and_embeds(message.content, message.embeds), beside.text]), beside.pictures)


def _words_and_embeds(content: str, embeds: Iterable[discord.Embed]) -> str:
    said = [content]
    for embed in embeds:
        fields = (f"{field.name}: {field.value}" for field in embed.fields)
        said += [embed.title or "", embed.description or "", *fields]
    return _joined(said)


async def _texts(attached: Iterable[discord.Attachment]) -> list[str]:
    """Return the text files among attachments; one that can't be fetched is left out."""
    texts = []
    for file in [one for one in attached if _is_text(one)][:_FILES]:
        try:
            read = await file.read()
        except discord.HTTPException as error:
            logger.info("an attachment could not be read (%d)", error.status)
            continue
        texts.append(read[:_FILE_BYTES].decode("utf-8", errors="replace"))
    return texts


def _is_text(file: discord.Attachment) -> bool:
    named = (file.content_type or "").startswith("text/") or file.filename.lower().endswith(_TEXT_FILES)
    return named and file.size <= 4 * _FILE_BYTES


def _is_picture(file: discord.Attachment) -> bool:
    return (file.content_type or "").startswith("image/") or file.width is not None


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part.strip() for part in parts if part and part.strip())[:_CHARS]
