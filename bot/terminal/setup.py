"""From nothing to a bot that answers: `footnote setup`.

Each step looks first whether it is done, and is kept as soon as it is, so that whoever stops goes on from there.
"""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from dotenv import set_key
from pydantic import SecretStr

from bot.client import register_commands
from bot.discord.connection.registration import PORTAL, Registration, look_up
from bot.render.errors import words_for
from bot.services import build_source_list
from bot.settings import Settings
from bot.terminal.output.json_payloads import report_payload
from bot.terminal.output.plurals import counted
from bot.terminal.output.refresh_report import show_failures
from bot.terminal.output.wrapping import wrapped
from bot.terminal.refresh import begin_refresh
from corpus.errors import SettingsError, SourceError
from retrieval.jobs.runner import who
from retrieval.store.subscriptions import Subscriptions

if TYPE_CHECKING:
    from bot.terminal.command import CommandCall
    from retrieval.refresh.report import Report

ENV_FILE = Path(".env")
_TRIES = 3
_OWNER_ALONE = 0o600
_TRY_IT = ('footnote ask "..."', "footnote chat", "footnote run")


@dataclass(slots=True)
class _Guide:
    """Say what is done: to a person on standard output, beside JSON on standard error."""

    call: "CommandCall"

    def say(self, text: str = "") -> None:
        """Print a line."""
        stream = sys.stderr if self.call.as_json else sys.stdout
        click.echo(wrapped(text, stream), file=stream)


def set_up(call: "CommandCall", sources: tuple[str, ...]) -> dict[str, Any]:
    """Go through the steps; returns what was done. Raises SettingsError where it would have to ask, and can't."""
    guide = _Guide(call)
    guide.say("Footnote in five steps. Ctrl-C stops, and `footnote setup` goes on from there.")
    guide.say("\n1. Token")
    token, registration, written = _token(guide, call.settings)
    guide.say(f"   It is the bot {registration.name}'s.{f' {written} has it now.' if written else ''}")
    if call.settings.message_content and not registration.message_content:
        guide.say(f"   FOOTNOTE_MESSAGE_CONTENT is on, and the intent is off: turn it on at {PORTAL} (Bot).")
    guide.say("\n2. Invitation")
    _invite(guide, registration)
    guide.say("\n3. Articles")
    report = _sources(guide, sources)
    guide.say("\n4. Commands")
    settings = call.settings.model_copy(update={"discord_token": SecretStr(token), "metrics_port": 0})
    commands = asyncio.run(register_commands(settings, token))
    guide.say(f"   Discord knows the bot's {commands} commands.")
    guide.say("\n5. Try it")
    for line in _TRY_IT:
        guide.say(f"   {line}")
    guide.say("   and in Discord, while `footnote run` runs: /ask, or a mention of the bot.")
    return {
        "application": {"id": str(registration.application_id), "name": registration.name},
        "token_written_to": str(written) if written else None,
        "invite": registration.invite,
        "guilds": [guild.name for guild in registration.guilds],
        "sources": list(build_source_list(call.settings, call.engine().catalog).to_read()),
        "report": report_payload(report) if report else None,
        "commands": commands,
        "try": list(_TRY_IT),
    }


def _token(guide: _Guide, settings: Settings) -> tuple[str, Registration, Path | None]:
    """Return a token that Discord takes, and the file that it was written to, None where it was set already."""
    if settings.discord_token:
        token = settings.discord_token.get_secret_value().strip()
        return token, asyncio.run(look_up(token)), None
    if not guide.call.asks:
        raise SettingsError("settings-no-token")
    guide.say(f"   At {PORTAL}: New Application, Bot, Reset Token.")
    for left in reversed(range(_TRIES)):
        token = click.prompt("   Token (it isn't shown)", hide_input=True, err=True).strip()
        try:
            registration = asyncio.run(look_up(token))
        except SettingsError as error:
            if not left:
                raise
            guide.say(f"   {words_for(error)}")
            continue
        keep_token(ENV_FILE, token)
        return token, registration, ENV_FILE.absolute()
    raise AssertionError  # the last try returns or raises


def keep_token(file: Path, token: str) -> None:
    """Set the token in a file that only its owner may read from then on. Raises SettingsError where it can't be."""
    try:
        file.touch(_OWNER_ALONE)
        file.chmod(_OWNER_ALONE)
        # Unquoted: Docker's --env-file takes quotes for a part of the value.
        set_key(file, "DISCORD_TOKEN", token, quote_mode="never", follow_symlinks=True)
    except (OSError, UnicodeError) as error:
        problem = str(getattr(error, "strerror", None) or error)
        raise SettingsError("settings-file-unwritten", file=str(file), problem=problem) from error


def _invite(guide: _Guide, registration: Registration) -> None:
    if registration.guilds:
        guide.say(f"   The bot is in {', '.join(guild.name for guild in registration.guilds[:5])}.")
    guide.say(f"   This link invites it into {'another' if registration.guilds else 'your'} server:")
    guide.say(f"   {registration.invite}")
    for guild in registration.guilds:
        if guild.missing:
            guide.say(f"   In {guild.name} it lacks {', '.join(guild.missing)}: invite it again with the link.")


def _sources(guide: _Guide, named: tuple[str, ...]) -> "Report | None":
    """Put sources on the list, and read them; where there are some of one's own already, ask for no others."""
    call = guide.call
    listed = build_source_list(call.settings, call.engine().catalog)
    own = [one.spec.location for one in listed.listed() if one.state in ("subscribed", "setting")]
    if not named and not own and call.asks:
        named = _asked_for(guide)
    if own and not named and call.engine().catalog.current():
        guide.say(f"   They come from {', '.join(own)}; `footnote sources add` adds others.")
        return None
    report = begin_refresh(call, named)
    guide.say(f"   {counted(report.read, 'article')}, from {', '.join(listed.to_read())}.")
    show_failures(call.terminal, report)
    return report


def _asked_for(guide: _Guide) -> tuple[str, ...]:
    """Ask for folders, files and addresses until an empty line; each is put on the list at once."""
    call, found = guide.call, list[str]()
    subscriptions, describe = Subscriptions(call.engine().catalog), call.refresher().describe
    guide.say("   Folders, files, pages or feeds to answer from; Enter alone goes on (at first: with the sample).")
    while location := click.prompt("   Source", default="", show_default=False, err=True).strip():
        try:
            spec = describe(location)
        except SourceError as error:
            guide.say(f"   {words_for(SourceError('terminal-unreadable', source=location, why=error.reason))}")
            continue
        subscriptions.add(spec, who())
        found.append(spec.location)
    return tuple(found)
