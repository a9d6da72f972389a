"""What the bot does when Discord, a moderator or a person makes it hard: each case by its name."""

import asyncio
import dataclasses
import json
import logging
import re
import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import aiohttp
import discord
import discord.http
import pytest

from bot.client import create_bot
from bot.discord.permissions.bot_permissions import REQUIRED
from bot.records.clock_guard import WallClock
from corpus.errors import FootnoteError
from retrieval.answer.engine import Engine
from tests.bot.discord.test_bot import (  # noqa: F401  # a fixture
    ASKED,
    ROOT,
    data_dir,
    discord_with,
    from_bot,
    of_kind,
    sent,
    settings_for,
    told_alone,
    town_square,
)
from tests.bot.discord.views.test_answer_buttons import button

ANSWER = "opened to carts in"  # the year may be in bold


class Slow(Engine):
    """Answer when told to."""

    def ask(self, *arguments, **more):
        while not self.go.is_set():
            time.sleep(0.02)
        return super().ask(*arguments, **more)


def slow(env, directory) -> Slow:
    env.bot.engine = of_kind(Slow, env.bot.engine, directory)
    env.bot.engine.go = threading.Event()
    return env.bot.engine


# ---------------------------------------------------------------------------------------------------------- trouble


@pytest.mark.parametrize(("status", "code"), [(404, 10003), (404, 10008), (404, 10062), (401, 50027)])
async def test_a_channel_a_message_or_a_token_that_is_gone_ends_quietly(data_dir, caplog, status, code):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.inject_error("POST", "/channels/*/messages", status=status, code=code, message="Gone")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        env.inject_error("PATCH", "/webhooks/*", status=status, code=code, message="Gone", times=None)
        await alice.slash(channel, "ask", question=ASKED)
        assert env.errors == []
        assert not any(said.content for said in from_bot(env, channel))
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_channel_deleted_while_its_question_is_answered_ends_quietly(data_dir, caplog):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        engine = slow(env, data_dir)
        asyncio.get_running_loop().call_later(0.3, engine.go.set)
        env.inject_error("POST", "/channels/*/messages", status=404, code=10003, message="Unknown Channel", times=None)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert env.errors == []
    assert "Traceback" not in caplog.text


async def test_an_answer_after_fifteen_minutes_ends_quietly(data_dir, caplog):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        gone = {"status": 401, "code": 50027, "message": "Invalid Webhook Token"}
        env.inject_error("PATCH", "/webhooks/*", **gone, times=None)
        await alice.slash(channel, "ask", question=ASKED)
        assert env.errors == []
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
    assert "was gone before it was answered (50027)" in caplog.text


class Busy(BaseHTTPRequestHandler):
    """Refuse the first call, and take the second."""

    calls = 0
    status = 429

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        type(self).calls += 1
        first = self.calls == 1
        body = json.dumps({"retry_after": 0.05, "message": "busy", "global": False} if first else {"id": "7"}).encode()
        self.send_response(self.status if first else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Via", "1.1 google")  # discord.py takes a 429 without one for a ban by Cloudflare
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        pass


@pytest.mark.parametrize("status", [429, 500, 502])
async def test_a_discord_that_is_busy_for_a_moment_is_asked_again(monkeypatch, tmp_path, status):
    """The simulated Discord stands above what asks again: this is the bot's own HTTP client on a real socket."""
    handler = type("OneBusy", (Busy,), {"calls": 0, "status": status})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{server.server_port}")
    bot = create_bot(settings_for(tmp_path))
    try:
        bot.http.loop = asyncio.get_running_loop()
        bot.http.connector = aiohttp.TCPConnector()
        bot.http._HTTPClient__session = aiohttp.ClientSession(connector=bot.http.connector)
        bot.http._global_over = asyncio.Event()
        bot.http._global_over.set()
        sent = await bot.http.request(discord.http.Route("POST", "/channels/1/messages"), json={"content": "x"})
        assert (sent, handler.calls) == ({"id": "7"}, 2)
    finally:
        await bot.http.close()
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("status", [429, 503])
async def test_a_discord_that_stays_down_is_logged_and_stops_nothing(data_dir, caplog, status):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.inject_error("POST", "/channels/*/messages", status=status, message="down")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        env.inject_error("POST", "/interactions/*/callback", status=status, message="down")
        await alice.slash(channel, "ask", question=ASKED)
        assert all(isinstance(getattr(error, "original", error), discord.HTTPException) for error in env.errors)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert ANSWER in from_bot(env, channel)[-1].content
    assert f"Discord said {status}" in caplog.text
    assert "Traceback" not in caplog.text


async def test_after_a_lost_gateway_the_next_question_is_answered(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.bot.dispatch("disconnect")
        env.bot.dispatch("resumed")
        env.bot.dispatch("ready")  # a session that can't be resumed begins anew
        await env.bot.setup_hook()
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert ANSWER in from_bot(env, channel)[-1].content
        assert len([body for body in sent(env, "/commands$") if body]) == 1  # told once


async def test_a_command_of_another_version_is_told_what_to_do(data_dir, caplog):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.bot.tree.remove_command("sources")
        result = await alice.slash(channel, "sources")
        assert result.response.ephemeral
        assert result.response.content.startswith("Discord has another version of this command than I do.")
        assert len(env.errors) == 1
    reference = re.search(r"\(Reference: (\w{8})\)$", result.response.content)[1]
    assert f"reference {reference}" in caplog.text


async def test_a_question_of_four_thousand_characters_is_told_the_limit(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        said = await alice.send(channel, f"{env.bot.user.mention} what was the toll?")
        # Whoever pays Discord may write as much; the simulated one lets nobody.
        long = await channel_message(env, said)
        long.content = f"{env.bot.user.mention} {'why ' * 990}"
        await env.bot.get_cog("Ask").on_message(long)
        assert (
            from_bot(env, channel)[-1].content
            == "A question can have up to 2,000 characters, and this one has 3,959: shorten it."
        )


async def channel_message(env, message):
    return await env.bot.get_channel(message.channel.id).fetch_message(message.id)


async def test_while_it_stops_it_takes_no_more_questions(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await env.bot.answering.stop()
        result = await alice.slash(channel, "ask", question=ASKED)
        assert told_alone(result) == "I'm restarting. Ask again in a minute."
        said = await alice.send(channel, "The salt bridge of Velmora opened to carts in 1871.")
        result = await alice.context_menu(channel, "Check against the corpus", said)
        assert result.response.content == "I'm restarting. Ask again in a minute."


# ------------------------------------------------------------------------------------------------------ permissions


def test_the_invite_link_asks_for_what_is_needed_and_no_more():
    (link,) = re.findall(r"https://discord\.com/oauth2/authorize\S*?permissions=\d+", (ROOT / "README.md").read_text())
    asked = parse_qs(urlsplit(link).query)
    assert discord.Permissions(int(asked["permissions"][0])) == REQUIRED
    assert asked["scope"] == ["bot applications.commands"]
    assert not REQUIRED.administrator
    assert not REQUIRED.mention_everyone


async def without(env, permission: str):
    """Return a channel in which the bot has all that the invite link asks for but one permission, and alice."""
    guild = env.create_guild()
    alice = guild.add_member(env.create_user("alice"))
    overwrites = {
        guild.default_role: discord.PermissionOverwrite(**{permission: False}),
        alice: discord.PermissionOverwrite(**{permission: True}),
    }
    return guild.create_text_channel("square", overwrites=overwrites), alice


WITHOUT = {
    "view_channel": "I'm missing these permissions there: View Channel",
    "send_messages": "I'm missing these permissions there: Send Messages",
    "read_message_history": "I'm missing these permissions there: Read Message History",
    "create_public_threads": "I'm missing these permissions there: Create Public Threads",
    "send_messages_in_threads": "I'm missing these permissions there: Send Messages in Threads",
    "embed_links": "I'm missing these permissions there: Embed Links",
    "attach_files": "I'm missing these permissions there: Attach Files",
}


def test_each_permission_of_the_invite_link_is_removed_in_turn():
    assert discord.Permissions(**dict.fromkeys(WITHOUT, True)) == REQUIRED


@pytest.mark.parametrize(("permission", "told"), WITHOUT.items())
async def test_a_moderator_is_told_of_each_permission_that_is_missing(data_dir, permission, told):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, hall, _ = town_square(env)
        role = guild.create_role("Mayors", permissions=discord.Permissions(manage_guild=True))
        mayor = guild.add_member(env.create_user("mayor"), roles=[role])
        overwrites = {
            guild.default_role: discord.PermissionOverwrite(**{permission: False}),
            mayor: discord.PermissionOverwrite(view_channel=True),
        }
        channel = guild.create_text_channel("cellar", overwrites=overwrites)
        result = await mayor.slash(hall, "channel mode", mode="thread", channel=channel)
        assert told in result.response.content


@pytest.mark.parametrize("permission", ["embed_links", "attach_files", "create_public_threads"])
async def test_what_a_plain_answer_does_not_need_is_not_missed(data_dir, permission):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice = await without(env, permission)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert ANSWER in from_bot(env, channel)[0].content


async def test_without_send_messages_it_tells_whoever_asked_by_a_direct_message_once(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice = await without(env, "send_messages")
        for _ in range(2):
            await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert from_bot(env, channel) == []
        (told,) = from_bot(env, alice.user.dm_channel)
        assert told.content.startswith(f"I'm missing a permission in <#{channel.id}>: “Send Messages”.")
        result = await alice.slash(channel, "ask", question=ASKED)  # commands need no such permission
        assert ANSWER in result.response.content


async def test_without_read_message_history_it_answers_without_a_reply(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice = await without(env, "read_message_history")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (body,) = sent(env, "/messages$")
        assert ANSWER in body["content"]
        assert body.get("message_reference") is None


async def test_without_view_channel_the_moderators_are_told_as_discord_hands_over_no_message(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, hall, _ = town_square(env)
        role = guild.create_role("Mayors", permissions=discord.Permissions(manage_guild=True))
        mayor = guild.add_member(env.create_user("mayor"), roles=[role])
        hidden = {
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
            mayor: discord.PermissionOverwrite(view_channel=True),
        }
        channel = guild.create_text_channel("cellar", overwrites=hidden)
        result = await mayor.slash(hall, "channel mode", mode="mention", channel=channel)
        assert "I'm missing these permissions there: View Channel" in result.response.content


@pytest.mark.parametrize("permission", ["create_public_threads", "send_messages_in_threads"])
async def test_without_threads_a_channel_of_threads_is_answered_or_told_why(data_dir, permission):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice = await without(env, permission)
        env.bot.records.set_mode(channel.guild.id, channel.id, "thread")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        if permission == "create_public_threads":
            assert ANSWER in from_bot(env, channel)[0].content
        else:
            (told,) = from_bot(env, alice.user.dm_channel)
            assert "“Send Messages in Threads”" in told.content


async def test_without_attach_files_a_timeline_has_no_chart_and_says_why(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice = await without(env, "attach_files")
        result = await alice.slash(channel, "timeline", subject="the salt bridge of Velmora")
        assert result.response.attachments == []
        assert ANSWER in result.response.content
        assert "The chart is missing: I don't have the permission “Attach Files” in" in result.response.content


async def test_a_permission_is_named_as_in_the_client_of_whoever_asks(data_dir, monkeypatch):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice = await without(env, "attach_files")
        monkeypatch.setattr("bot.render.messages.locale_of", lambda _: "ko")
        result = await alice.slash(channel, "timeline", subject="the salt bridge of Velmora")
        assert "저에게 “파일 첨부” 권한이 없어서" in result.response.content


async def test_without_embed_links_an_article_is_shown_as_text(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice = await without(env, "embed_links")
        result = await alice.slash(channel, "article", title="salt bridge")
        assert result.response.embeds == []
        assert result.response.content.startswith("**The salt bridge of Velmora**\nThe salt bridge of Velmora opened")
        assert "Publisher: Velmora Herald · Published: 22 March 2016" in result.response.content


async def test_a_moderator_is_told_what_is_missing_when_a_channel_is_set(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, _ = await without(env, "create_public_threads")
        role = channel.guild.create_role("Mayors", permissions=discord.Permissions(manage_guild=True))
        mayor = channel.guild.add_member(env.create_user("mayor"), roles=[role])
        result = await mayor.slash(channel, "channel mode", mode="thread")
        assert "I'm missing these permissions there: Create Public Threads." in result.response.content


# ---------------------------------------------------------------------------------------------------------- channels


async def test_a_command_in_a_channel_that_is_off_is_refused_alone(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.bot.records.set_mode(channel.guild.id, channel.id, "off")
        result = await alice.slash(channel, "ask", question=ASKED)
        assert result.response.ephemeral
        assert result.response.content == "I don't answer in this channel. Ask a moderator where I do."


async def test_a_denied_person_is_refused_by_command_and_a_denied_channel_too(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        role = guild.create_role("Mayors", permissions=discord.Permissions(manage_guild=True))
        mayor = guild.add_member(env.create_user("mayor"), roles=[role])
        await mayor.slash(channel, "channel deny", who=alice)
        refused = "The moderators haven't allowed me to answer you here."
        result = await alice.slash(channel, "ask", question=ASKED)
        assert (result.response.content, result.response.ephemeral) == (refused, True)
        await mayor.slash(channel, "channel clear", who=alice)
        result = await mayor.slash(channel, "channel deny", channel=channel)
        assert result.response.content == f"I don't answer in <#{channel.id}>."
        result = await alice.slash(channel, "ask", question=ASKED)
        assert (result.response.content, result.response.ephemeral) == (refused, True)
        shown = await mayor.slash(channel, "channel show")
        assert f"I don't answer in <#{channel.id}>." in shown.response.content
        await mayor.slash(channel, "channel clear", channel=channel)
        assert ANSWER in (await alice.slash(channel, "ask", question=ASKED)).response.content
        nobody = await mayor.slash(channel, "channel allow")
        assert nobody.response.content == "Choose a role, a member or a channel."
        assert len(env.errors) == 1


# ------------------------------------------------------------------------------------------------ feedback, receipts


async def test_several_people_say_what_was_wrong_at_once_and_after_a_restart(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (reply,) = from_bot(env, channel)
        windows = [(who, await who.click(reply, custom_id=button(reply, "bad"))) for who in (alice, bob)]
        old = env.bot
        await env.restart_bot(create_bot(old.settings))
        await old.close()
        for who, window in windows:
            done = await who.submit_modal(window, {"wrong": f"{who.user.name} says so"})
            assert done.response.content == "Thanks, noted."
            assert done.response.ephemeral
        receipt = env.bot.records.receipt_of_message(reply.id)
        given = sorted(one.wrong for one in env.bot.records.feedback(receipt.id))
        assert given == ["alice says so", "bob says so"]
        await env.bot.close()


async def test_nothing_is_kept_of_what_somebody_thinks_who_wants_nothing_kept(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        env.bot.records.set_opted_out(bob.id, wanted=True)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (reply,) = from_bot(env, channel)
        window = await bob.click(reply, custom_id=button(reply, "bad"))
        for done in (
            await bob.click(reply, custom_id=button(reply, "good")),
            await bob.submit_modal(window, {"wrong": "x"}),
        ):
            assert done.response.content.startswith("You asked me not to store your data")
        assert env.bot.records.stored_data_of(bob.id).feedback == 0


async def test_receipts_are_purged_when_they_are_old(data_dir):  # noqa: F811
    async with discord_with(data_dir, receipt_days=30) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (reply,) = from_bot(env, channel)
        receipt = env.bot.records.receipt_of_message(reply.id)
        env.bot.records.forget_receipt(receipt.id)
        for days in (29, 31):
            old = dataclasses.replace(receipt, id=f"{days:012}", asked_at=receipt.asked_at - timedelta(days=days))
            env.bot.records.keep_receipt(dataclasses.replace(old, answer_message_ids=(), question_message_id=days))
        env.bot._clock = WallClock()
        await env.bot._purge.coro(env.bot)
        assert [bool(env.bot.records.receipt(f"{days:012}")) for days in (29, 31)] == [True, False]


# ----------------------------------------------------------------------------------------------------------------- logs


async def test_no_text_of_anybodys_is_logged_at_the_default_level(data_dir, caplog):  # noqa: F811
    caplog.set_level(logging.INFO)
    async with discord_with(data_dir, person_limit=0) as env:
        _, channel, alice = town_square(env)
        secret = "Zanzibar"
        said = await alice.send(channel, f"{env.bot.user.mention} {ASKED} {secret}")
        await alice.send(channel, f"and {secret}?", reply_to=from_bot(env, channel)[-1])
        for command, option in (
            ("ask", "question"),
            ("passages", "query"),
            ("article", "title"),
            ("timeline", "subject"),
        ):
            await alice.slash(channel, command, **{option: f"{secret} {ASKED}"[:90]})
        await alice.slash(channel, "ask", question=secret, since=secret)
        await alice.context_menu(channel, "Check against the corpus", said)
        reply = from_bot(env, channel)[0]
        window = await alice.click(reply, custom_id=button(reply, "bad"))
        await alice.submit_modal(window, {"wrong": secret})
        assert all(isinstance(getattr(error, "original", error), FootnoteError) for error in env.errors)
    assert "answered: mode=" in caplog.text
    assert secret not in caplog.text
    assert "salt bridge" not in caplog.text
