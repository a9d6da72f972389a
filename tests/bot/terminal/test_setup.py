"""`footnote setup`: from an empty home to a bot that answers, at a real terminal and a Discord on loopback."""

import json
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from bot.terminal.setup import keep_token
from corpus.errors import SettingsError
from tests.support.errors import raises
from tests.support.fake_discord import FakeDiscord
from tests.support.pseudo_terminal import ROOT, WITH_DISCORD, at_terminal, interrupt, plain

TOKEN = "good.token.here"
INVITE = "https://discord.com/oauth2/authorize?client_id=2&scope=bot+applications.commands&permissions=309237763072"
TOWN = {"id": "7", "name": "Town hall", "permissions": str(309237763072 & ~(1 << 14))}  # without Embed Links


@pytest.fixture
def served() -> Iterator[FakeDiscord]:
    with FakeDiscord(tokens=[TOKEN], guilds=[TOWN]) as discord:
        yield discord


def test_an_hour_that_begins_in_an_empty_home_ends_with_a_bot_that_answers(
    served: FakeDiscord, folder: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with at_terminal(served.url, "setup", cwd=home, code=WITH_DISCORD, columns=60) as person:
        person.expect("Token .it isn't shown.: ")
        person.sendline("mistyped")
        person.expect("Discord refused the token")
        person.expect("Token .it isn't shown.: ")
        person.sendline(TOKEN)
        person.expect("It is the bot Footnote's")
        assert TOKEN not in person.before
        person.expect_exact(INVITE)  # whole, however narrow the terminal is
        person.expect("In Town hall it lacks Embed Links: invite it again with")
        person.expect("Source: ")
        person.sendline("nowhere")
        person.expect("it doesn.t exist")
        person.expect("Source: ")
        person.sendline(str(folder))
        person.expect("Source: ")
        person.sendline("")
        person.expect("3 articles, from")
        person.expect(r"Discord knows the bot's (\d+) commands")
        assert int(person.match[1]) == len(served.commands) > 5
        person.expect('footnote ask "')
        person.expect(pexpect.EOF)
    assert person.wait() == 0
    assert (home / ".env").read_text() == f"DISCORD_TOKEN={TOKEN}\n"
    assert stat.S_IMODE((home / ".env").stat().st_mode) == 0o600


def test_it_goes_on_from_where_it_was_stopped(served: FakeDiscord, folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with at_terminal(served.url, "setup", cwd=home, code=WITH_DISCORD) as person:
        person.expect("Token .it isn't shown.: ")
        person.sendline(TOKEN)
        person.expect("Source: ")
        person.sendline(str(folder))
        person.expect("Source: ")
        interrupt(person)
        person.expect(pexpect.EOF)
        assert "Traceback" not in plain(person.before)
    assert person.wait() == 130
    with at_terminal(served.url, "setup", cwd=home, code=WITH_DISCORD) as person:
        person.expect("3 articles, from")  # neither the token nor a source is asked for
        person.expect("5. Try it")
        person.expect(pexpect.EOF)
    assert person.wait() == 0


def test_json_asks_nothing_and_says_what_was_done(served: FakeDiscord, folder: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-c", WITH_DISCORD, served.url, "setup", "--json", "--source", str(folder)]
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    refused = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "There is no Discord token" in refused.stderr
    done = subprocess.run(
        call, cwd=tmp_path, env={**env, "DISCORD_TOKEN": TOKEN}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["application"] == {"id": "2", "name": "Footnote"}
    assert (found["invite"], found["guilds"], found["token_written_to"]) == (INVITE, ["Town hall"], None)
    assert (found["sources"], len(found["report"]["added"])) == ([str(folder)], 3)
    assert found["commands"] == len(served.commands)
    assert not (tmp_path / ".env").exists()
    assert TOKEN not in done.stderr


def test_the_token_is_written_among_the_settings_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# ours\nDISCORD_TOKEN=old\nFOOTNOTE_DATA_DIR=here")
    file.chmod(0o644)
    keep_token(file, "new")
    assert file.read_text() == "# ours\nDISCORD_TOKEN=new\nFOOTNOTE_DATA_DIR=here"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    fresh = tmp_path / "fresh.env"
    fresh.write_text("FOOTNOTE_DATA_DIR=here")
    (tmp_path / "link.env").symlink_to(fresh)
    keep_token(tmp_path / "link.env", TOKEN)
    assert fresh.read_text() == f"FOOTNOTE_DATA_DIR=here\nDISCORD_TOKEN={TOKEN}\n"
    assert (tmp_path / "link.env").is_symlink()
    with raises(SettingsError, "settings-file-unwritten"):
        keep_token(tmp_path / "nowhere" / ".env", "new")
