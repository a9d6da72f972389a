"""What the doctor asks Discord: whose token it is, whether the intents fit, and what the bot may do in each server."""

import asyncio

from bot.discord.connection.registration import PORTAL, Registration, look_up
from bot.settings import Settings
from bot.terminal.doctor.checkup import Check

_NAMED = 5  # servers


def look_at_discord(settings: Settings) -> Check:
    """Return whether the bot can answer in its servers. Raises as `look_up`."""
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    found = asyncio.run(look_up(token))
    detail, remedies = [f"{found.name}, in {_count(found)}"], []
    if settings.message_content and not found.message_content:
        remedy = f"Turn the message-content intent on at {PORTAL} (Bot), or leave FOOTNOTE_MESSAGE_CONTENT out."
        return Check("discord", False, f"{detail[0]}, without the message-content intent that is set", remedy)
    lacking = [guild for guild in found.guilds if guild.missing]
    detail += [f"in {guild.name} it lacks {', '.join(guild.missing)}" for guild in lacking[:_NAMED]]
    if len(lacking) > _NAMED:
        detail.append(f"and in {len(lacking) - _NAMED} more servers something")
    if lacking or not found.guilds:
        remedies.append(f"Invite it {'again, ' if lacking else ''}with {found.invite}")
    return Check("discord", True, "; ".join(detail), " ".join(remedies))


def _count(found: Registration) -> str:
    if not found.guilds:
        return "no server"
    return f"{len(found.guilds)} server{'' if len(found.guilds) == 1 else 's'}"
