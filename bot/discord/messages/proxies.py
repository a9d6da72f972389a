"""Tell a proxy's webhook from any other: PluralKit and its like post a member's message again under another name.

Bots and webhooks aren't answered, on purpose: two bots that answer each other never end. What a webhook posts is a
member's where it says what a member said to the bot in that channel just before; the member's own message is deleted by
the proxy, and its answer goes with it.
"""

import time
from collections import deque

import discord

_WITHIN_S = 15.0
_KEPT = 200  # messages


class Proxies:
    """Remember what members said to the bot for as long as a proxy takes."""

    def __init__(self) -> None:
        self._said: deque[tuple[float, discord.Message]] = deque(maxlen=_KEPT)

    def remember(self, message: discord.Message) -> None:
        """Remember a member's message to the bot."""
        self._said.append((time.monotonic(), message))

    def member_behind(self, message: discord.Message) -> discord.User | discord.Member | None:
        """Return whose words a webhook posts again, None where they are nobody's. Each message is posted again once."""
        text, since = message.content.strip(), time.monotonic() - _WITHIN_S
        for entry in reversed(self._said):
            at, earlier = entry
            if at >= since and earlier.channel.id == message.channel.id and text and text in earlier.content:
                self._said.remove(entry)
                return earlier.author
        return None
