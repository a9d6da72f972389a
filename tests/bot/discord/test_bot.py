"""The bot in a simulated Discord: the real client, the real engine, and a small corpus of invented towns."""

import asyncio
import contextlib
import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import discord
import discord.gateway
import discord.http
import pytest
import simcord
import yarl
from simcord.enums import MessageType

from bot.client import create_bot, run_bot
from bot.discord.app_commands.sync import SYNCED_FILE
from bot.discord.messages.turns import question_text
from bot.render.errors import words_for_member
from bot.render.messages import words_for
from bot.services import build_engine
from bot.settings import Settings
from corpus.errors import CatalogError, EmptyCorpusError, FootnoteError, QuestionError, SettingsError
from retrieval.abstention import CANNOT_ANSWER, NOTHING
from retrieval.answer.engine import Engine
from retrieval.refresh.source_list import SourceList
from tests.support.discord_limits import assert_within_limits
from tests.support.errors import raises
from tests.support.fake_discord import APPLICATION, BOT
from tests.support.refreshers import refresher_of

EN = words_for("en")
ELSEWHERE_ONLY = EN("errors-elsewhere-only")
ROOT = Path(__file__).parents[3]
ASKED = "When did the salt bridge of Velmora open to carts?"
EMPTY = "I have no articles to answer from yet; a moderator needs to refresh the corpus."
ARTICLES = {
    "velmora": (
        "The salt bridge of Velmora",
        "The salt bridge of Velmora opened to carts in 1871 after nine years of work. Its builder, Ilse Tarn, was "
        "paid in barrels of salt. The toll was lifted in 1904.",
        "publisher: Velmora Herald\npublished: 2016-03-22\nurl: https://herald.example/salt-bridge\n",
    ),
    "ostrand": (
        "The lighthouse keepers of Ostrand",
        "The lighthouse of Ostrand was kept by two sisters from 1888 to 1921. They burned herring oil and wrote down "
        "every ship that passed.",
        "publisher: Ostrand Weekly\n",
    ),
    "quillby": (
        "The clock of Quillby @everyone **free**",
        "The town clock of Quillby shows @everyone <@1> \\[click\\](https://evil.example) discord.gg/x at noon "
        "each day. The clock of Quillby was repaired in 1990.",
        "publisher: '||Quillby|| <@&2>'\n",
    ),
    "marsh": (
        "Peat cutting in the Hadder marsh",
        "Peat was cut in the Hadder marsh until 1956. The last cutter sold his spade to a museum.",
        "",
    ),
}


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory) -> Path:
    """Return a data directory whose corpus is the articles above."""
    folder, directory = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("data")
    for name, (title, text, known) in ARTICLES.items():
        (folder / f"{name}.md").write_text(f"---\ntitle: {json.dumps(title)}\n{known}---\n\n{text}\n", encoding="utf-8")
    engine = build_engine(settings_for(directory))
    refresher = refresher_of(engine)
    report = refresher.run(SourceList(engine.catalog).name([str(folder)], refresher.describe, "the terminal"))
    engine.catalog.close()
    assert len(report.added) == len(ARTICLES), report.failed
    return directory


def settings_for(directory: Path, **more) -> Settings:
    return Settings(_env_file=None, data_dir=directory, **more)


@contextlib.asynccontextmanager
async def discord_with(directory: Path, **more) -> AsyncIterator[simcord.Env]:
    """Run the bot in a simulated Discord of its own."""
    own = Path(tempfile.mkdtemp())  # message ids begin anew in each Discord, and so must the records
    shutil.copytree(directory, own, dirs_exist_ok=True)
    bot = create_bot(settings_for(own, **more))
    try:
        async with simcord.run(bot, settle_timeout=60) as env:
            yield env
            for request in env.http_requests:  # whatever a test is about, what was sent has to be what Discord takes
                if isinstance(request.json, dict) and "/commands" not in request.path:
                    assert_within_limits(request.json)
    finally:
        await bot.close()
        shutil.rmtree(own)


def town_square(env: simcord.Env, **channel):
    guild = env.create_guild()
    return guild, guild.create_text_channel("square", **channel), guild.add_member(env.create_user("alice"))


def from_bot(env: simcord.Env, channel) -> list[discord.Message]:
    return [message for message in channel.history() if message.author.id == env.bot.user.id]


def how_to_ask(env: simcord.Env) -> str:
    """Return how the bot says to ask, with the command as a mention."""
    return words_for("en", env.bot.command_ids)("errors-how-to-ask")


def told_alone(result: simcord.InteractionResult) -> str:
    """Return what whoever called was told, and nobody else: a public response that was deferred is gone by then."""
    assert result.response is None
    (said,) = result.followups
    assert said.ephemeral
    return said.content


def unreferenced(said: str) -> str:
    """Return what is said of an error without the reference by which the log can be searched for it."""
    return re.sub(r" \(Reference: \w{8}\)$", "", said)


def sent(env: simcord.Env, path: str) -> list[dict]:
    """Return the bodies of the bot's requests to paths like `path`, in order."""
    return [request.json or {} for request in env.http_requests if re.search(path, request.path)]


# ------------------------------------------------------------------------------------------------ mentions and DMs


async def test_a_mention_gets_a_cited_reply_that_pings_nobody_and_shows_no_embed(data_dir):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        asked = await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (reply,) = from_bot(env, channel)
        assert re.match(
            r"The salt bridge of Velmora opened to carts in \*\*1871\*\* after nine years of work\\?\. \*\*\[1\]",
            reply.content,
        )
        assert (
            "[1] "
            "[**The salt bridge of Velmora**](<https://herald.example/salt-bridge#:~:text=The%20salt%20bridge"
            in reply.content
        )
        assert reply.reference.message_id == asked.id
        assert not reply.mentions
        assert reply.flags.suppress_embeds
        (body,) = sent(env, "/messages$")
        assert body["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_a_mention_is_acknowledged_before_the_work(data_dir):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        steps = [request.path.rsplit("/", 1)[-1] for request in env.http_requests if "/channels/" in request.path]
        assert steps == ["typing", "messages"]


async def test_a_direct_message_needs_no_mention(data_dir):
    async with discord_with(data_dir, allowed_guilds=(1,)) as env:
        alice = env.create_user("alice")
        await alice.send_dm(ASKED)
        (reply,) = from_bot(env, alice.dm_channel)
        assert "1871" in reply.content


@pytest.mark.parametrize("said", ["{me}", "  {me}\n{me} "])
async def test_a_mention_without_a_question_is_told_how_to_ask(data_dir, said):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, said.format(me=env.bot.user.mention))
        assert [reply.content for reply in from_bot(env, channel)] == [how_to_ask(env)]


async def test_what_is_not_meant_for_the_bot_gets_nothing(data_dir):
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        me = env.bot.user.mention
        role = guild.create_role("Footnote")
        await alice.send(channel, ASKED)
        await alice.send(channel, f"@everyone @here {role.mention} {ASKED}")
        await alice.send(channel, f"{alice.mention} {ASKED}")
        await guild.add_member(env.create_user("robot", bot=True)).send(channel, f"{me} {ASKED}")
        await guild.create_webhook(channel, "hook").send(f"{me} {ASKED}")
        env.backend.create_system_message(alice.user.dm_channel.id, MessageType.CALL, alice.id)
        await env.settle()
        assert from_bot(env, channel) == from_bot(env, alice.user.dm_channel) == []
        assert sent(env, "/typing$") == []


async def test_a_reply_to_the_bot_is_a_question_and_its_own_messages_are_none(data_dir):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, env.bot.user.mention)
        (reply,) = from_bot(env, channel)
        await alice.send(channel, ASKED, reply_to=reply)
        assert [("1871" in message.content) for message in from_bot(env, channel)] == [False, True]


@pytest.mark.parametrize(
    ("question", "coverage"), [("Which football club won the cup in Lisbon?", True), ("asdf qwzx hjkl", False)]
)
async def test_where_nothing_is_near_nothing_is_named_and_gibberish_is_no_request(data_dir, question, coverage):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {question}")
        (reply,) = from_bot(env, channel)
        assert reply.content == f"{CANNOT_ANSWER} {NOTHING}"
        pressed = [item.label for row in reply.components for item in row.children]
        assert ("Ask for coverage" in pressed) is coverage


async def test_a_hostile_article_is_quoted_without_a_ping_or_a_link(data_dir):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} What does the town clock of Quillby show at noon each day?")
        (reply,) = from_bot(env, channel)
        assert (
            "shows **@\u200beveryone** "
            r"\<@1\> \[click\]\(https\://evil\.example) discord\.gg/x at noon" in reply.content
        )
        assert (
            "[1] **The clock of Quillby @\u200beveryone " r"\*\*free\*\*** · \|\|Quillby\|\| \<@&2\>" in reply.content
        )
        assert not reply.mentions
        assert not reply.role_mentions
        assert not reply.mention_everyone
        assert reply.raw_mentions == reply.raw_role_mentions == []


async def test_a_long_answer_goes_on_in_further_messages(data_dir):
    class Wordy(Engine):
        def ask(self, *arguments, **more):
            answer = super().ask(*arguments, **more)
            citations = (replace(answer.citations[0], title="a title without end " * 150), *answer.citations[1:])
            return replace(answer, citations=citations)

    async with discord_with(data_dir) as env:
        env.bot.engine = of_kind(Wordy, env.bot.engine, data_dir)
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        first, *further = from_bot(env, channel)
        assert further
        assert first.reference is not None
        assert all(message.reference is None and message.flags.suppress_embeds for message in further)
        result = await alice.slash(channel, "ask", question=ASKED, private=True)
        assert result.followups
        assert all(page.ephemeral for page in [result.response, *result.followups])
        assert all(body["allowed_mentions"]["parse"] == [] for body in sent(env, "/messages|/webhooks"))


def of_kind(kind: type[Engine], engine: Engine, directory: Path) -> Engine:
    return kind(engine.catalog, engine.vectors, engine.encoder, directory)


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("<@7> who?", "who?"),
        ("<@!7>who?\n<@7>", "who?"),
        ("ask <@8> <@7>", "ask <@8>"),
        ("<@7>", ""),
        ("<@77>", "<@77>"),
    ],
)
def test_a_question_is_what_is_said_without_the_mention(content, asked):
    assert question_text(content, 7) == asked


# ------------------------------------------------------------------------------------------------------------ /ask


@pytest.mark.parametrize("private", [False, True])
async def test_the_command_is_deferred_first_and_private_only_when_asked(data_dir, private):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "ask", question=ASKED, private=private)
        assert result.ephemeral is private
        assert result.response.ephemeral is private
        assert result.response.content.startswith(f"> {ASKED}\n")
        assert "1871" in result.response.content
        calls = [(r.method, r.json) for r in env.http_requests if re.search("/callback$|@original$", r.path)]
        assert [method for method, _ in calls] == ["POST", "PATCH"]
        assert calls[0][1]["type"] == 5
        assert calls[1][1]["allowed_mentions"] == {"parse": []}


async def test_the_command_is_public_unless_told_otherwise(data_dir):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "ask", question=ASKED)
        assert not result.response.ephemeral


async def test_the_command_works_in_direct_messages(data_dir):
    async with discord_with(data_dir) as env:
        alice = env.create_user("alice")
        result = await alice.slash("ask", question=ASKED)
        assert "1871" in result.response.content


async def test_the_command_says_what_it_is_and_where_it_may_be_called(data_dir):
    async with discord_with(data_dir) as env:
        command = env.bot.tree.get_command("ask")
        payload = command.to_dict(env.bot.tree)
        assert payload["description"] == "Ask a question; every sentence of the answer is cited."
        assert payload["contexts"] == [0, 1, 2]
        assert payload["integration_types"] == [0, 1]
        question, *_, private = payload["options"]
        names = [option["name"] for option in payload["options"]]
        assert names == ["question", "publisher", "since", "until", "as_of", "private"]
        assert (question["required"], question["min_length"], question["max_length"]) == (True, 1, 2000)
        assert private["required"] is False
        assert all(option["description"] != "…" for option in payload["options"])


# ---------------------------------------------------------------------------------------------------------- errors


async def test_an_empty_corpus_is_said_in_words_for_members(tmp_path, caplog):
    async with discord_with(tmp_path) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert [unreferenced(reply.content) for reply in from_bot(env, channel)] == [EMPTY]
        result = await alice.slash(channel, "ask", question=ASKED)
        assert unreferenced(told_alone(result)) == EMPTY
    assert "not warmed up: Nothing has been indexed yet" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_question_that_can_not_be_asked_is_told_so(data_dir):
    async with discord_with(data_dir) as env:
        alice = env.create_user("alice")
        result = await alice.slash("ask", question=" \u2003 ")
        assert told_alone(result) == "The question is empty: ask something."
        result = await alice.slash("ask", question=ASKED, since="soon")
        assert told_alone(result) == "“soon” isn't a date: write it like 2016-03-22, 2016-03 or 2016."


async def test_what_was_not_foreseen_is_a_sentence_with_a_reference(data_dir, caplog):
    class Broken(Engine):
        def ask(self, *_, **__):
            raise RuntimeError("secret inner words")

    async with discord_with(data_dir) as env:
        env.bot.engine = of_kind(Broken, env.bot.engine, data_dir)
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        result = await alice.slash(channel, "ask", question=ASKED)
        for said in (from_bot(env, channel)[0].content, told_alone(result)):
            reference = re.search(r"as (\w{8})\.$", said).group(1)
            assert reference in caplog.text
            assert "secret" not in said


async def test_a_channel_it_may_not_write_in_ends_quietly(data_dir, caplog):
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        guild, _, alice = town_square(env)
        quiet = guild.create_text_channel(
            "quiet",
            overwrites={
                guild.default_role: discord.PermissionOverwrite(send_messages=False),
                alice: discord.PermissionOverwrite(send_messages=True),
            },
        )
        await alice.send(quiet, f"{env.bot.user.mention} {ASKED}")
        assert from_bot(env, quiet) == []
        (told,) = from_bot(env, alice.user.dm_channel)
        assert unreferenced(told.content) == (
            f"I'm missing a permission in <#{quiet.id}>: “Send Messages”. Ask a moderator to give it to me."
        )
    reference = re.search(r"\(Reference: (\w{8})\)", told.content)[1]
    assert f"was not answered, reference {reference}: no send_messages there" in caplog.text
    assert ASKED not in caplog.text


async def test_a_question_that_was_deleted_meanwhile_ends_quietly(data_dir, caplog):
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        gone = {"status": 400, "code": 50035, "message": "Invalid Form Body\nIn message_reference: Unknown message"}
        env.inject_error("POST", "/channels/*/messages", **gone)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert from_bot(env, channel) == []
    assert "was not answered: it is gone" in caplog.text
    assert ASKED not in caplog.text


async def test_an_interaction_that_is_gone_ends_quietly(data_dir, caplog):
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, message="Unknown interaction")
        result = await alice.slash(channel, "ask", question=ASKED)
        assert not result.acknowledged
        assert len(env.errors) == 1  # simcord notes it before the tree's handler does
    assert "an interaction was gone before it was answered (10062)" in caplog.text
    assert "ERROR" not in caplog.text


async def test_an_error_of_a_command_itself_is_told_to_whoever_called_alone(data_dir):
    async with discord_with(data_dir) as env:

        @env.bot.tree.command(name="break")
        async def break_(interaction: discord.Interaction) -> None:
            """Break."""
            raise CatalogError("store-unmade", folder="/secret/path", problem="full")

        await env.bot.tree.sync()
        _, channel, alice = town_square(env)
        result = await alice.slash(channel, "break")
        assert result.response.ephemeral
        assert result.response.content.startswith("I can't answer right now")
        assert len(env.errors) == 1


def test_members_are_told_nothing_of_commands_and_paths(caplog):
    assert unreferenced(words_for_member(EmptyCorpusError("store-empty"), EN)) == EMPTY
    assert words_for_member(QuestionError("questions-empty"), EN) == "The question is empty: ask something."
    said = words_for_member(CatalogError("store-unmade", folder="/secret/path", problem="full"), EN)
    reference = re.fullmatch(r"I can't answer right now: .* in the log as (\w{8})\.", said)[1]
    assert f"reference {reference}" in caplog.text
    assert "/secret/path" in caplog.text


# ---------------------------------------------------------------------------------------------------------- guilds


async def test_other_guilds_than_the_allowed_ones_get_one_sentence_for_a_command_and_else_nothing(data_dir):
    async with discord_with(data_dir, allowed_guilds=(424242424242424242,)) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert from_bot(env, channel) == []
        result = await alice.slash(channel, "ask", question=ASKED)
        assert (result.response.content, result.response.ephemeral) == (ELSEWHERE_ONLY, True)

        allowed = env.create_guild(id=424242424242424242)
        square = allowed.create_text_channel("square")
        bob = allowed.add_member(env.create_user("bob"))
        await bob.send(square, f"{env.bot.user.mention} {ASKED}")
        assert "1871" in from_bot(env, square)[0].content


# -------------------------------------------------------------------------------------------------- start and stop


async def test_the_commands_are_synced_when_they_changed_and_not_otherwise(data_dir):
    def syncs() -> int:
        return sum(r.method == "PUT" and r.path.endswith("/commands") for r in env.http_requests)

    async def start_anew() -> None:
        old = env.bot
        await env.restart_bot(create_bot(settings_for(env.bot.settings.data_dir)))
        await old.close()

    async with discord_with(data_dir) as env:
        file = env.bot.settings.data_dir / SYNCED_FILE
        assert syncs() == 1
        await start_anew()
        assert syncs() == 1

        file.write_text("of other commands")
        env.inject_error("PUT", "/applications/*/commands", status=500)
        await start_anew()
        assert syncs() == 2
        assert file.read_text() == "of other commands"
        await start_anew()
        assert syncs() == 3
        assert re.fullmatch("[0-9a-f]{64}", file.read_text())

        env.backend.commands.clear()  # as when somebody cleared them by hand
        await start_anew()
        assert syncs() == 4


async def test_a_bot_that_logs_in_again_goes_on_answering(data_dir):
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await env.restart_bot()
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert len(from_bot(env, channel)) == 1
        assert "1871" in (await alice.slash(channel, "ask", question=ASKED)).response.content


async def test_it_asks_for_no_privileged_intent_and_pings_nobody(data_dir):
    bot = create_bot(settings_for(data_dir))
    wanted = {name for name, wanted in bot.intents if wanted}
    assert wanted == {"guilds", "guild_messages", "guild_reactions", "dm_messages"}
    assert bot.allowed_mentions.to_dict() == {"parse": []}
    assert bot.help_command is None
    await bot.close()


async def test_the_event_loop_goes_on_while_an_answer_is_worked_out(data_dir):
    class Slow(Engine):
        def ask(self, question, **more):
            until = time.perf_counter() + 1.5  # simcord stops the other clocks
            while time.perf_counter() < until:
                answer = super().ask(question, **more)
            return answer

    lags = []

    async def heartbeat() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.01)
            lags.append(time.perf_counter() - began - 0.01)

    async with discord_with(data_dir) as env:
        env.bot.engine = of_kind(Slow, env.bot.engine, data_dir)
        _, channel, alice = town_square(env)
        beating = asyncio.create_task(heartbeat())
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        beating.cancel()
        assert "1871" in from_bot(env, channel)[0].content
    assert len(lags) > 50
    assert max(lags) < 0.2


def test_it_ends_in_time_while_a_worker_waits_for_something_outside(rest, tmp_path):
    code = (
        "import sys, time, yarl, discord; url = sys.argv.pop(1); discord.http.Route.BASE = url;"
        "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace('http', 'ws'));"
        "import bot.discord.bot; bot.discord.bot._warm = lambda engine: time.sleep(60);"
        "bot.discord.bot._WAIT_FOR_WARMTH_S = 0.1;"
        "from bot.terminal.cli import main; main()"
    )
    process = footnote(rest.url, "run", "--data-dir", str(tmp_path), cwd=tmp_path, code=code, DISCORD_TOKEN="a.b.c")
    until = time.monotonic() + 30
    while "/" not in rest.asked and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=50)
    assert process.returncode == 0, err
    assert time.monotonic() - began < 10
    assert "Traceback" not in err


def footnote(*arguments: str, cwd: Path, code: str = "", **environment: str) -> subprocess.Popen[str]:
    command = ["-c", code] if code else ["-m", "bot"]
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, *command, *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_building_the_bot_loads_nothing_heavy(tmp_path):
    code = (
        "import sys; from bot.client import create_bot; from bot.settings import Settings; create_bot(Settings());"
        "print([name for name in ('torch', 'chromadb', 'transformers') if name in sys.modules])"
    )
    out, err = footnote(cwd=tmp_path, code=code).communicate(timeout=30)
    assert (out.strip(), list(tmp_path.iterdir())) == ("[]", []), err


def test_without_a_token_it_says_where_to_get_one_and_what_works_without(tmp_path):
    process = footnote("run", "--data-dir", str(tmp_path), cwd=tmp_path)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert out == ""
    (sentence,) = err.splitlines()
    for named in (
        "https://discord.com/developers/applications",
        "DISCORD_TOKEN",
        ".env",
        "`footnote ask`",
        "`footnote chat`",
    ):
        assert named in sentence


class FakeRest(BaseHTTPRequestHandler):
    """Answer what a bot asks of Discord before it connects, and keep it waiting for the gateway."""

    refuses = False
    asked: list[str]
    ended: threading.Event

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.asked.append(path)
        if self.refuses:
            self.say(401, {"message": "401: Unauthorized", "code": 0})
        elif path == "/":
            self.ended.wait(30)
        else:
            self.say(200, {"/users/@me": BOT, "/oauth2/applications/@me": APPLICATION}.get(path, []))

    def do_PUT(self) -> None:
        self.asked.append(f"PUT {self.path}")
        self.rfile.read(int(self.headers["Content-Length"]))
        self.say(200, [])

    def say(self, status: int, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_) -> None:
        pass


@pytest.fixture
def rest() -> Iterator[type[FakeRest]]:
    """Serve a Discord of which only the HTTP half is there; `url` is where."""
    handler = type("Rest", (FakeRest,), {"asked": [], "ended": threading.Event()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    handler.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield handler
    handler.ended.set()
    server.shutdown()
    server.server_close()


def test_a_refused_token_is_said_without_the_token(rest, tmp_path, monkeypatch):
    rest.refuses = True
    monkeypatch.setattr(discord.http.Route, "BASE", rest.url)
    with raises(SettingsError, "settings-token-refused") as raised:
        run_bot(settings_for(tmp_path, DISCORD_TOKEN="very.secret.token"))
    assert "secret" not in str(raised.value)
    assert rest.asked == ["/users/@me"]


def test_a_discord_that_can_not_be_reached_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.discord.connection.retry.WAITS_S", (0.0, 0.0))
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:9")
    with raises(FootnoteError, "terminal-no-discord") as raised:
        run_bot(settings_for(tmp_path, DISCORD_TOKEN="a.b.c"))
    assert not isinstance(raised.value, SettingsError)


def test_a_gateway_that_can_not_be_reached_is_one_sentence(rest, tmp_path, monkeypatch):
    monkeypatch.setattr(discord.http.Route, "BASE", rest.url)
    monkeypatch.setattr("bot.discord.connection.retry.WAITS_S", (0.0,))
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL("ws://127.0.0.1:9"))
    with raises(FootnoteError, "terminal-no-discord"):
        run_bot(settings_for(tmp_path, DISCORD_TOKEN="a.b.c"))


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_quietly_when_told_to(rest, tmp_path, signum):
    code = (
        "import sys, yarl, discord; url = sys.argv.pop(1); discord.http.Route.BASE = url;"
        "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace('http', 'ws'));"
        "from bot.terminal.cli import main; main()"
    )
    arguments = (rest.url, "run", "--data-dir", str(tmp_path / "data"))
    process = footnote(
        *arguments, cwd=tmp_path, code=code, DISCORD_TOKEN="very.secret.token", FOOTNOTE_LOG_LEVEL="INFO"
    )
    until = time.monotonic() + 30
    while "/" not in rest.asked and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    began = time.monotonic()
    process.send_signal(signum)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert time.monotonic() - began < 10
    assert "PUT /applications/2/commands" in rest.asked
    assert re.search(r"synced \d\d commands", err)
    assert "Traceback" not in err
    assert "secret" not in err
