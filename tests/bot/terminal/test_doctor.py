"""`footnote doctor`: what it says of each part, what mends it, and that it ends in time."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.terminal.doctor.checks import run_checks
from bot.terminal.doctor.checkup import Check, Checkup
from bot.terminal.doctor.discord import look_at_discord
from tests.support.console import Footnote
from tests.support.fake_discord import FakeDiscord

ALL = 309237763072
INTENT = 1 << 19


def guild(name: str, permissions: int) -> dict[str, str]:
    return {"id": name, "name": name, "permissions": str(permissions)}


@contextmanager
def discord_has(monkeypatch: pytest.MonkeyPatch, *guilds: dict[str, str], **more: object) -> Iterator[FakeDiscord]:
    with FakeDiscord(tokens=["a.b.c"], guilds=guilds, **more) as served:  # type: ignore[arg-type]
        monkeypatch.setattr("discord.http.Route.BASE", served.url)
        yield served


def look(**settings: object) -> Check:
    return look_at_discord(Settings(_env_file=None, DISCORD_TOKEN="a.b.c", **settings))  # type: ignore[call-arg,arg-type]


def test_discord_is_asked_what_the_bot_may_do_in_each_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with discord_has(monkeypatch, guild("Town", ALL), guild("Mill", 8), guild("Harbour", ALL & ~(1 << 15))):
        found = look()
    assert (found.state, found.detail) == ("warning", "Footnote, in 3 servers; in Harbour it lacks Attach Files")
    assert found.remedy.startswith("Invite it again, with https://discord.com/oauth2/authorize?client_id=2&")


def test_a_bot_in_no_server_is_a_warning_with_the_invitation(monkeypatch: pytest.MonkeyPatch) -> None:
    with discord_has(monkeypatch):
        found = look()
    assert (found.state, found.detail) == ("warning", "Footnote, in no server")
    assert found.remedy.startswith("Invite it with https://discord.com/oauth2/authorize?client_id=2&")


@pytest.mark.parametrize(("flags", "state"), [(0, "FAILED"), (INTENT, "ok")])
def test_the_message_content_intent_has_to_be_on_where_it_is_set(
    monkeypatch: pytest.MonkeyPatch, flags: int, state: str
) -> None:
    with discord_has(monkeypatch, guild("Town", ALL), flags=flags):
        found = look(message_content=True)
        assert look().state == "ok"
    assert found.state == state
    assert ("FOOTNOTE_MESSAGE_CONTENT" in found.remedy) == (state == "FAILED")


def test_it_ends_in_time_whatever_hangs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bot.terminal.doctor.checks._ALL_S", 3.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections, and says nothing
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        monkeypatch.setattr("discord.http.Route.BASE", url)
        settings = Settings(_env_file=None, DISCORD_TOKEN="a.b.c", chroma_url=url, data_dir=tmp_path)  # type: ignore[call-arg,arg-type]
        began = time.monotonic()
        found = {check.name: check for check in run_checks(settings)}
    assert time.monotonic() - began < 6
    for name in ("discord", "vector index"):
        assert (found[name].ok, found[name].detail) == (False, "no answer in 3 seconds")
        assert found[name].remedy


def test_what_wasnt_begun_in_time_isnt_begun() -> None:
    checkup = Checkup(0.0)
    assert checkup.look("late", lambda: pytest.fail("looked")).detail.startswith("not looked at")


def test_mistyped_variables_are_named_with_what_is_meant(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOOTNOTE_SOURCE", "news")
    (tmp_path / ".env").write_text("footnote_chatmodel=openai:toy\nDISCORD_TOKN=secret\n")
    done = footnote("doctor", "--json")
    (found,) = [check for check in done.value["checks"] if check["name"] == "settings"]
    assert (done.status, found["ok"]) == (0, True)
    for name, meant in (("SOURCE", "SOURCES"), ("CHATMODEL", "CHAT_MODEL")):
        assert f"FOOTNOTE_{name} (is FOOTNOTE_{meant} meant?)" in found["detail"]
    assert "DISCORD_TOKN (is DISCORD_TOKEN meant?)" in found["detail"]
    assert "secret" not in done.out
    assert "settings        warning: no setting: DISCORD_TOKN" in footnote("doctor").out


def test_a_damaged_catalog_and_a_folder_that_cant_be_written_to_have_remedies(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "broken" / "catalog.sqlite3"
    file.parent.mkdir()
    file.write_bytes(b"no database" * 1000)
    done = footnote("doctor", "--json", "--data-dir", file.parent)
    (found,) = [check for check in done.value["checks"] if check["name"] == "catalog"]
    assert not found["ok"]
    assert found["remedy"].startswith(f"If {file} is damaged, put a backup in its place, or move it away: `footnote")
    done = footnote("doctor", "--json", "--data-dir", "/proc/foo")
    found = {check["name"]: check for check in done.value["checks"]}
    assert (done.status, found["data directory"]["ok"]) == (1, False)
    assert "--data-dir" in found["data directory"]["remedy"]
    assert "--data-dir" in found["catalog"]["remedy"]


def test_a_source_that_failed_last_time_is_named(footnote: Footnote, folder: Path, tmp_path: Path) -> None:
    footnote("refresh", folder)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    footnote("refresh")
    (found,) = [check for check in footnote("doctor", "--json").value["checks"] if check["name"] == "sources"]
    assert found["ok"]
    assert "it doesn't exist" in found["detail"]
    assert "footnote sources remove" in found["remedy"]
