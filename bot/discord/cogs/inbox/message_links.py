"""The links of a message that may be articles, and which of them are new: each is taken once, whatever is edited.

Discord puts a link's preview into a message by an edit, a second after it was posted; so comes what people edit in.
"""

from collections import OrderedDict
from collections.abc import Iterable

import discord

from bot.moderation.posted_links import article_links

OF_A_MESSAGE = 3  # links that are looked at
_REMEMBERED = 1_000  # messages with links, as many as discord.py keeps of all


def links_of(message: discord.Message) -> list[str]:
    """Return the links in what a message says and forwards, or where that has none, those that its embeds lead to.

    A preview may lead elsewhere than the link that it is of, which then isn't a second one.
    """
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    found = article_links("\n".join(part.content for part in parts))
    embeds = [embed for part in parts for embed in part.embeds]
    found = found or article_links("\n".join(embed.url or embed.description or "" for embed in embeds))
    return found[:OF_A_MESSAGE]


class TakenLinks:
    """Remember which links of the last messages were taken."""

    def __init__(self) -> None:
        self._of: OrderedDict[int, set[str]] = OrderedDict()

    def take(self, message_id: int, links: Iterable[str]) -> list[str]:
        """Return the links of a message that weren't taken before; now they are."""
        taken = self._of.setdefault(message_id, set())
        self._of.move_to_end(message_id)
        if len(self._of) > _REMEMBERED:
            self._of.popitem(last=False)
        new = [link for link in links if link not in taken]
        taken.update(new)
        return new
