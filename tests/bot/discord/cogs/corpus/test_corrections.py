"""Corrections travel: answers whose quotes no longer stand are listed, and say so after one click."""

from dataclasses import replace

import pytest

from bot.client import create_bot
from bot.moderation.stale_citations import correction_line, corrections, nearest_words, with_line
from bot.render.discord_limits import MESSAGE_CHARS, length
from bot.render.messages import words_for
from tests.bot.discord.cogs.corpus.test_history import CHANGED, change
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, sent  # noqa: F401  # a fixture
from tests.support.moderating import keeper_of, press, shown, town_hall
from tests.support.refreshers import refresher_of

OLD = "The salt bridge of Velmora opened to carts in 1871 after nine years of work"
NEW = "The salt bridge of Velmora opened to carts in 1872, as the register says"
EN = words_for("en")


async def answered(env, channel, person):
    await person.send(channel, f"{env.bot.user.mention} {ASKED}")
    return from_bot(env, channel)[-1]


async def test_an_answer_is_marked_with_the_old_and_the_new_words_and_keeps_its_buttons(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        answer = await answered(env, channel, alice)
        first = await keeper.slash(channel, "corpus corrections")
        assert shown(first) == "No answers need a correction."
        change(env, tmp_path)
        listed = await keeper.slash(channel, "corpus corrections")
        assert listed.response.ephemeral
        assert f"> − {OLD}" in shown(listed).replace("\\.", ".")
        assert (
            f"· 1 answer [\\[1\\]](<https://discord.com/channels/{answer.guild.id}/{channel.id}/{answer.id}>)\n"
            in shown(listed)
        )
        assert f"> \\+ {NEW}" in shown(listed)
        # The buttons outlive a restart.
        old = env.bot
        await env.restart_bot(create_bot(old.settings))
        await old.close()
        await press(keeper, listed, "1. Mark the answers")
        assert "One answer was marked." in shown(listed)
        marked = from_bot(env, channel)[-1]
        assert marked.id == answer.id
        assert marked.content.startswith(answer.content)
        assert "⚠️ **The source has changed since.** It said: “The salt bridge" in marked.content
        assert "Now: “The salt bridge of Velmora opened to carts in 1872" in marked.content
        assert len(marked.components) == len(answer.components) == 1
        assert not marked.mentions
        edit = sent(env, f"/messages/{answer.id}$")[-1]
        assert edit["allowed_mentions"] == {"parse": []}
        again = await keeper.slash(channel, "corpus corrections")
        assert shown(again) == "No answers need a correction."
        # What changes once more is named once more.
        change(env, tmp_path, CHANGED.replace("1872", "1873"))
        assert "in 1873" in shown(await keeper.slash(channel, "corpus corrections"))
        await env.bot.close()


async def test_answers_can_be_left_as_they_are(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        answer = await answered(env, channel, alice)
        change(env, tmp_path)
        listed = await keeper.slash(channel, "corpus corrections")
        await press(keeper, listed, "1. Leave them")
        assert shown(listed) == "No answers need a correction."
        assert from_bot(env, channel)[-1].content == answer.content


async def test_an_article_that_is_gone_is_said_so(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        await answered(env, channel, alice)
        engine = env.bot.engine
        (gone,) = [i for i in engine.catalog.members(engine.catalog.current().id) if "velmora" in i]
        refresher_of(engine).remove([gone], started_by="the test")
        listed = await keeper.slash(channel, "corpus corrections")
        assert "> the article is no longer in the corpus" in shown(listed)
        await press(keeper, listed, "1. Mark the answers")
        marked = from_bot(env, channel)[-1].content
        assert marked.endswith("after nine years of work.” no longer exists.") or "is no longer there." in marked


@pytest.mark.parametrize(
    ("status", "code", "said", "listed_again"),
    [
        (404, 10008, "One answer was deleted, or shown to one person only.", False),
        (403, 50001, "One answer is in a channel where I'm missing permissions", True),
        (500, 0, "Discord didn't accept the correction of one answer", True),
    ],
)
async def test_answers_that_can_not_be_marked_are_told(data_dir, tmp_path, status, code, said, listed_again):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        await answered(env, channel, alice)
        change(env, tmp_path)
        listed = await keeper.slash(channel, "corpus corrections")
        env.inject_error("GET", "/channels/*/messages/*", status=status, code=code, message="no", times=None)
        await press(keeper, listed, "1. Mark the answers")
        assert said in shown(listed)
        assert ("1. Mark the answers" in str(listed.response.components)) is listed_again


async def test_each_guild_sees_its_own_answers_and_those_in_direct_messages(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir, allowed_guilds=(11, 12)) as env:
        here, there = env.create_guild(id=11), env.create_guild(id=12)
        channels = here.create_text_channel("here"), there.create_text_channel("there")
        keeper = keeper_of(here, env)
        alice = env.create_user("alice")
        for guild, channel in zip((here, there), channels, strict=True):
            await answered(env, channel, guild.add_member(alice))
        await alice.send_dm(ASKED)
        change(env, tmp_path)
        listed = await keeper.slash(channels[0], "corpus corrections")
        assert "· 2 answers" in shown(listed)
        await press(keeper, listed, "1. Mark the answers")
        assert "2 answers were marked." in shown(listed)
        marks = ["The source has changed since" in from_bot(env, c)[-1].content for c in (*channels, alice.dm_channel)]
        assert marks == [True, False, True]


async def test_an_answer_in_a_thread_of_its_own_is_found(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        env.bot.records.set_mode(channel.guild.id, channel.id, "thread")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (thread,) = channel.threads
        change(env, tmp_path)
        listed = await keeper.slash(channel, "corpus corrections")
        await press(keeper, listed, "1. Mark the answers")
        assert "The source has changed since" in from_bot(env, thread)[-1].content


async def test_an_answer_without_room_gets_a_reply(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        answer = await answered(env, channel, alice)
        message = await env.bot.get_channel(channel.id).fetch_message(answer.id)
        await message.edit(content="x" * 1990)
        change(env, tmp_path)
        listed = await keeper.slash(channel, "corpus corrections")
        await press(keeper, listed, "1. Mark the answers")
        assert "One answer had no room for it and got a reply." in shown(listed)
        last = from_bot(env, channel)[-1]
        assert last.reference.message_id == answer.id
        assert last.content.startswith("⚠️ **The source has changed since.**")
        assert not last.mentions


# ----------------------------------------------------------------------------------------------------------- logic


def test_the_line_fits_whatever_was_quoted_and_is_left_out_where_nothing_fits():
    for used in (0, 1500, 1800, 1900, 1990, 2000):
        said = with_line("x" * used, "old " * 300, "*new* " * 300, EN)
        assert said is None or length(said) <= MESSAGE_CHARS
        assert (said is None) is (used >= 1900)
    assert correction_line("a", "", EN) == "⚠️ **The source has changed since.** It no longer says: “a”"
    assert "the article that said “a” no longer exists" in correction_line("a", "", EN, gone=True)


def test_the_nearest_words_are_the_sentence_that_reads_most_alike():
    text = "The flood came in May. The council closed the bridge in June. A ferry crosses."
    assert nearest_words("The council closed the bridge in May.", text) == "The council closed the bridge in June."
    assert nearest_words("Nothing of this kind was ever written.", text) == ""


async def test_where_the_old_text_is_no_longer_kept_the_nearest_words_stand_in(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, _, alice = town_hall(env)
        await answered(env, channel, alice)
        (receipt,) = env.bot.records.quoting()
        change(env, tmp_path)
        swept = replace(receipt, snapshot="swept")
        (one,) = corrections(env.bot.engine.catalog, [swept], {})
        assert one.reads.startswith(NEW)
        assert corrections(env.bot.engine.catalog, [swept], {(swept.id, 1): one.reads}) == []
