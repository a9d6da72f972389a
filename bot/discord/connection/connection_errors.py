"""What Discord refuses, or that it can't be reached, as an error of ours that says what to do."""

import contextlib
from collections.abc import Iterator

import aiohttp
import discord

from corpus.errors import FootnoteError, Reason, SettingsError

# What is raised where Discord can't be reached.
UNREACHABLE = (aiohttp.ClientError, ConnectionError, OSError, TimeoutError)

# https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
_CLOSED = {
    4004: Reason("settings-token-refused"),
    4010: Reason("settings-no-such-shard"),
    4011: Reason("settings-more-shards"),
    4014: Reason("settings-intent-refused"),
}


@contextlib.contextmanager
def in_words() -> Iterator[None]:
    """Raise SettingsError where Discord refuses the token or what is set, FootnoteError where it can't be reached."""
    try:
        yield
    except discord.LoginFailure:
        raise SettingsError("settings-token-refused") from None
    except discord.PrivilegedIntentsRequired:
        raise SettingsError("settings-intent-refused") from None
    except discord.ConnectionClosed as error:
        if why := _CLOSED.get(error.code):
            raise SettingsError(why) from None
        raise FootnoteError("terminal-discord-closed", code=str(error.code)) from error
    except (*UNREACHABLE, discord.HTTPException) as error:
        raise FootnoteError("terminal-no-discord", error=type(error).__name__) from error
