"""The bot's commands in the context menu of a message, which simcord's page has no menu for."""

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env, MemberActor


def commands_for(env: "Env", channel: "ChannelHandle", viewer: "MemberActor") -> list[str]:
    """Return the names of the commands that a member finds in the context menu of a message."""
    kind = discord.AppCommandType.message.value
    found = env.backend.visible_commands(user_id=viewer.id, channel_id=channel.id, type=kind)
    return [command["name"] for command in found]


async def call_command(channel: "ChannelHandle", viewer: "MemberActor", name: str, message_id: int) -> None:
    """Call a command on a message that a member sees.

    Raises LookupError where they see no such message, and simcord's SetupError where they have no such command.
    """
    message = next((one for one in channel.history(viewer=viewer) if one.id == message_id), None)
    if message is None:
        raise LookupError(f"There is no message {message_id} here.")
    await viewer.context_menu(channel, name, message)
