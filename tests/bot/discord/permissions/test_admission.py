"""Every way in is held against the place, the person and the answer, at the moment that somebody does something."""

import discord
import pytest

from bot.discord.cogs.fact_check import MENU
from bot.discord.views.answer_buttons import ReceiptButton, answer_view
from bot.records import AuditLogEntry
from bot.render.messages import words_for
from corpus.errors import StoreUnreachableError
from retrieval.store.database import now
from tests.bot.discord.cogs.test_channels import mayor_of
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import UNANSWERABLE, asked, button

EN = words_for("en-GB")
PRESSED = ["passages", "why", "again", "good", "coverage", "next"]


async def shown_again(env, channel, receipt) -> discord.Message:
    """Have the bot show buttons of an answer in some channel, as nobody could who only knows its id."""
    view = answer_view(receipt.id, coverage=True, words=EN)
    for what, page in (("again", None), ("next", 1)):
        view.add_item(ReceiptButton(what, receipt.id, page, words=EN))
    return await env.bot.get_channel(channel.id).send("An answer of elsewhere.", view=view)


def told(result) -> str:
    """Return what whoever pressed or called was told, and nobody else."""
    (said,) = result.followups or (result.response,)
    assert said.ephemeral
    return said.content


@pytest.mark.parametrize("what", PRESSED)
async def test_an_answer_of_one_server_shows_nothing_in_another(data_dir, what):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, _, reply = await asked(env, UNANSWERABLE)
        receipt = env.bot.records.receipt_of_message(reply.id)
        elsewhere = env.create_guild()
        square, eve = elsewhere.create_text_channel("square"), elsewhere.add_member(env.create_user("eve"))
        message = await shown_again(env, square, receipt)
        shown = await eve.click(message, custom_id=button(message, what))
        assert told(shown) == EN("buttons-gone")
        assert env.bot.records.coverage() == []
        assert env.bot.records.feedback(receipt.id) == []


async def test_nor_can_it_be_found_fault_with_there(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, _, reply = await asked(env)
        receipt = env.bot.records.receipt_of_message(reply.id)
        elsewhere = env.create_guild()
        square, eve = elsewhere.create_text_channel("square"), elsewhere.add_member(env.create_user("eve"))
        message = await shown_again(env, square, receipt)
        written = await eve.submit_modal(await eve.click(message, custom_id=button(message, "bad")), {"wrong": "all"})
        assert told(written) == EN("buttons-gone")
        assert env.bot.records.feedback(receipt.id) == []


async def test_nor_in_a_channel_for_who_cannot_read_the_one_it_was_given_in(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, square, alice = town_square(env)
        hall = guild.create_text_channel("hall", overwrites={alice: discord.PermissionOverwrite(view_channel=False)})
        mayor = mayor_of(env, guild)
        await mayor.send(hall, f"{env.bot.user.mention} {ASKED}")
        (reply,) = from_bot(env, hall)
        message = await shown_again(env, square, env.bot.records.receipt_of_message(reply.id))
        shown = await alice.click(message, custom_id=button(message, "why"))
        assert told(shown) == EN("buttons-gone")
        shown = await mayor.click(message, custom_id=button(message, "why"))
        assert "Searched for" in shown.response.content


async def test_an_answer_in_direct_messages_is_whose_they_are(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, square, alice = town_square(env)
        await alice.send_dm(ASKED)
        (reply,) = from_bot(env, alice.user.dm_channel)
        receipt = env.bot.records.receipt_of_message(reply.id)
        own = await alice.user.click(reply, custom_id=button(reply, "why"))
        assert "Searched for" in own.response.content
        message = await shown_again(env, square, receipt)
        shown = await alice.click(message, custom_id=button(message, "why"))
        assert told(shown) == EN("buttons-gone")


COMMANDS = [("ask", {"question": ASKED}), ("passages", {"query": "bridge"}), ("timeline", {"subject": "bridge"}),
            ("sources", {}), ("article", {"title": "bridge"})]  # fmt: skip


@pytest.mark.parametrize(("name", "options"), COMMANDS, ids=[name for name, _ in COMMANDS])
async def test_where_a_channel_is_off_or_a_member_denied_no_command_answers(data_dir, name, options):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        mayor = mayor_of(env, guild)
        for setting, back, said in (
            (("channel deny", {"who": alice}), ("channel clear", {"who": alice}), "errors-not-allowed"),
            (("channel mode", {"mode": "off"}), ("channel mode", {"mode": "mention"}), "errors-channel-off"),
        ):
            await mayor.slash(channel, setting[0], **setting[1])
            refused = await alice.slash(channel, name, **options)
            assert (refused.response.content, refused.response.ephemeral) == (EN(said), True)
            await mayor.slash(channel, back[0], **back[1])
        answered = await alice.slash(channel, name, **options)
        assert EN("errors-channel-off") not in str(answered.response.content)


async def test_nor_does_a_button_or_the_check_of_a_message(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice, reply = await asked(env)
        mayor = mayor_of(env, env.guild)
        await mayor.slash(channel, "channel deny", who=alice)
        for what in ("passages", "why", "good"):
            shown = await alice.click(reply, custom_id=button(reply, what))
            assert told(shown) == EN("errors-not-allowed")
        checked = await alice.context_menu(channel, MENU, reply)
        assert told(checked) == EN("errors-not-allowed")
        for command in ("help", "privacy"):
            assert EN("errors-not-allowed") not in (await alice.slash(channel, command)).response.content


async def test_what_another_server_did_to_questions_and_channels_is_not_in_the_log(data_dir):  # noqa: F811
    async with discord_with(data_dir, allowed_guilds=(11, 12)) as env:
        here, there = env.create_guild(id=11), env.create_guild(id=12)
        records = env.bot.records
        for action, details in (("questions", "dismissed: Who owes whom?"), ("feedback", "dismissed: abcdefghijkl"),
                                ("notify", "4711"), ("refresh", "2 added"), ("add", "bridge.md")):  # fmt: skip
            records.add_audit_log_entry(AuditLogEntry(now(), 1, there.id, 2, action, details, "done"))
        assert [entry.action for entry in records.audit_log(concerning=here.id)] == ["add", "refresh"]
        assert len(records.audit_log(concerning=there.id)) == 5


async def test_what_is_asked_for_in_direct_messages_is_for_who_may_change_the_corpus(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        await alice.send_dm(UNANSWERABLE)
        (reply,) = from_bot(env, alice.user.dm_channel)
        await alice.user.click(reply, custom_id=button(reply, "coverage"))
        env.create_guild()  # now whoever invites the bot manages a server that it is in
        mayor = mayor_of(env, guild)
        listed = await mayor.slash(channel, "coverage list")
        assert listed.response.content == EN("coverage-none")
        closed = await mayor.slash(channel, "coverage close", number=1)
        assert "no open request 1" in closed.response.content
        assert len(env.bot.records.coverage()) == 1


async def test_who_calls_while_the_records_cannot_be_reached_is_told_at_once(data_dir, monkeypatch):  # noqa: F811
    def unreachable(_: int) -> None:
        raise StoreUnreachableError("store-busy", catalog="the records")

    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        monkeypatch.setattr(env.bot.records, "mode", unreachable)
        told = await alice.slash(channel, "passages", query="bridge")
        assert told.response.ephemeral
        assert "can't reach something I need" in told.response.content
