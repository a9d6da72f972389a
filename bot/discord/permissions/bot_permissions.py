"""What Discord has to let the bot do: the permissions of the invite link, and what is missing where."""

import discord

from bot.render.messages import Words, words_for

# For the invite link in the README: what each of these is needed for is said there.
REQUIRED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
    embed_links=True,
    attach_files=True,
)

_WRITING = ("view_channel", "send_messages", "read_message_history")
_THREADS = ("create_public_threads", "send_messages_in_threads")
_SHOWING = ("embed_links", "attach_files")
_ENGLISH = words_for("en")


def has_permission(place: discord.abc.Messageable | discord.abc.GuildChannel, permission: str) -> bool:
    """Return whether the bot has a permission in a place, by what it knows of roles; in direct messages it has all."""
    if not isinstance(place, discord.abc.GuildChannel | discord.Thread):
        return True
    if isinstance(place, discord.Thread) and place.parent is None:
        return True  # its roles are its channel's, which isn't known: Discord will say
    return bool(getattr(place.permissions_for(place.guild.me), permission))


def missing_permissions(channel: discord.abc.GuildChannel, *, threads: bool, words: Words = _ENGLISH) -> list[str]:
    """Return the names of the permissions that answering in a channel needs and the bot has not."""
    # Whoever may not write may not attach either: what falls with it isn't named.
    wanted = (
        *_WRITING,
        *(_THREADS if threads else ()),
        *(_SHOWING if has_permission(channel, "send_messages") else ()),
    )
    return [permission_name(name, words) for name in wanted if not has_permission(channel, name)]


def permission_name(permission: str, words: Words = _ENGLISH) -> str:
    """Return a permission's name as Discord's client shows it in a language: "Send Messages in Threads".

    One that the bot doesn't need is named in English.
    """
    named = words.find(f"permissions-{permission.replace('_', '-')}")
    return named or permission.replace("_", " ").title().replace(" In ", " in ")
