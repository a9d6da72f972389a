"""What Discord has to let the bot do: the permissions of the invite link, and what is missing where."""

import discord

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


def has_permission(place: discord.abc.Messageable, permission: str) -> bool:
    """Return whether the bot has a permission in a place, by what it knows of roles; in direct messages it has all."""
    if not isinstance(place, discord.abc.GuildChannel | discord.Thread):
        return True
    return bool(getattr(place.permissions_for(place.guild.me), permission))


def missing_permissions(channel: discord.TextChannel, *, threads: bool) -> list[str]:
    """Return the names of the permissions that answering in a channel needs and the bot has not."""
    # Whoever may not write may not attach either: what falls with it isn't named.
    wanted = (
        *_WRITING,
        *(_THREADS if threads else ()),
        *(_SHOWING if has_permission(channel, "send_messages") else ()),
    )
    return [permission_name(name) for name in wanted if not has_permission(channel, name)]


def permission_name(permission: str) -> str:
    """Return a permission's name as Discord's clients show it in English: "Send Messages in Threads"."""
    return permission.replace("_", " ").title().replace(" In ", " in ")
