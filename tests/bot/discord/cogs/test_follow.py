"""Questions that people follow, and coverage that they ask for: told of articles that answer, of each once."""

import discord
import pytest

from bot.discord.cogs.inbox import MENU
from bot.moderation.followed_questions import articles_since
from bot.render.messages import words_for
from tests.bot.discord.cogs.corpus.test_sources import SITE, web  # noqa: F401  # a fixture
from tests.bot.discord.cogs.test_channels import mayor_of
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import UNANSWERABLE, asked, button
from tests.support.moderating import ended, keeper_of, press, shown, unmentioned
from tests.support.refreshers import refresher_of

EN = words_for("en-GB")
XANTHE = "The suspension railway of Xanthe was designed by Orla Finch in 1931. It carries tea down the hill.\n"


def news(tmp_path, name: str, text: str = XANTHE, title: str = "The suspension railway of Xanthe") -> str:
    """Return the path of an article that wasn't there before."""
    path = tmp_path / f"{name}.md"
    path.write_text(f"---\ntitle: {title}\npublisher: {name.title()} Post\n---\n\n{text}", encoding="utf-8")
    return str(path)


def direct(alice) -> list:
    """Return what somebody was written by the bot."""
    return alice.user.dm_channel


async def refreshed(env, *paths: str) -> None:
    """Read articles in, and wait until those who follow a question were told."""
    env.bot.refresher.run(list(paths))
    for _ in range(2):
        await env.advance_time(61)


async def test_who_asked_for_coverage_is_told_once_when_a_refresh_brings_an_answer(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env, UNANSWERABLE)
        await alice.click(reply, custom_id=button(reply, "coverage"))
        await env.advance_time(61)
        assert from_bot(env, direct(alice)) == []
        await refreshed(env, news(tmp_path, "xanthe"))
        head, answer = from_bot(env, direct(alice))
        assert UNANSWERABLE.rstrip("?") in head.content
        assert "Orla Finch" in answer.content
        assert env.bot.records.coverage() == []
        await refreshed(env, news(tmp_path, "other"))
        assert len(from_bot(env, direct(alice))) == 2


async def test_who_follows_a_question_is_told_of_each_article_that_answers_and_of_none_twice(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        begun = await alice.slash(channel, "follow question", question=UNANSWERABLE)
        assert begun.response.ephemeral
        assert shown(begun).splitlines()[-1] == "There is no answer yet."
        await env.advance_time(61)
        await refreshed(env, news(tmp_path, "tern", "The tern of Ostrand flies south in May.", "The tern"))
        assert from_bot(env, direct(alice)) == []
        await refreshed(env, news(tmp_path, "xanthe"))
        head, answer = from_bot(env, direct(alice))
        assert unmentioned(head.content).startswith("News on a question that is followed here: Who designed")
        assert "Orla Finch" in answer.content
        await refreshed(env, news(tmp_path, "xanthe", XANTHE + "Tickets are brown.\n"))
        assert len(from_bot(env, direct(alice))) == 2  # it changed, and says nothing new
        later = "It was Orla Finch who designed the suspension railway of Xanthe, her sister wrote in a letter.\n"
        await refreshed(env, news(tmp_path, "letter", later))
        assert "Letter Post" in from_bot(env, direct(alice))[-1].content
        await alice.slash(channel, "follow stop", number=1)
        await refreshed(env, news(tmp_path, "third"))
        assert len(from_bot(env, direct(alice))) == 4
        assert env.bot.records.stored_data_of(alice.id).requests == 0


async def test_what_the_corpus_says_already_is_no_news(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        begun = await alice.slash(channel, "follow question", question=ASKED)
        assert "There is an answer already" in shown(begun)
        await env.advance_time(61)
        await refreshed(env, news(tmp_path, "tern", "The tern of Ostrand flies south in May.", "The tern"))
        assert from_bot(env, direct(alice)) == []


async def test_a_channel_is_told_once_however_many_follow_there_and_pings_nobody(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        for person in (alice, bob):
            await person.slash(channel, "follow question", question=UNANSWERABLE, here=True)
        await env.advance_time(61)
        await refreshed(env, news(tmp_path, "xanthe"))
        head, answer = from_bot(env, channel)
        assert "Xanthe" in head.content
        assert "Orla Finch" in answer.content
        assert head.mentions == []


async def test_a_link_that_a_moderator_adds_answers_a_followed_question(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        keeper = keeper_of(guild, env)
        await alice.slash(channel, "follow question", question="Who paid two geese for the windmill of Tarnow?")
        await env.advance_time(61)
        posted = await keeper.send(channel, f"{SITE}/mill")
        await press(keeper, await keeper.context_menu(channel, MENU, posted), "Add")
        await ended(env)
        await env.advance_time(61)
        assert "Ada Kern" in from_bot(env, direct(alice))[-1].content


@pytest.mark.parametrize("how", ["denied", "off", "gone", "elsewhere"])
async def test_who_may_not_ask_any_more_is_not_told_either(data_dir, tmp_path, how):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        mayor = mayor_of(env, guild)
        await alice.slash(channel, "follow question", question=UNANSWERABLE)
        await env.advance_time(61)
        if how == "denied":
            await mayor.slash(channel, "channel deny", who=alice)
        elif how == "off":
            await mayor.slash(channel, "channel mode", mode="off")
        elif how == "gone":
            guild.remove_member(alice)
        else:
            await alice.send_dm("hello")
            env.bot.settings = env.bot.settings.model_copy(update={"allowed_guilds": (7,)})
        before = len(from_bot(env, direct(alice))) if direct(alice) else 0
        await refreshed(env, news(tmp_path, "xanthe"))
        assert (len(from_bot(env, direct(alice))) if direct(alice) else 0) == before


async def test_a_list_shows_what_is_followed_from_there_alone(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        elsewhere = env.create_guild()
        other, hall = elsewhere.add_member(alice.user), elsewhere.create_text_channel("hall")
        await alice.slash(channel, "follow question", question="Who paints the glacier?")
        await other.slash(hall, "follow question", question="Who paints the walrus?", here=True)
        listed = shown(await alice.slash(channel, "follow list"))
        assert listed == "1. Who paints the glacier? (by direct message)"
        assert shown(await other.slash(hall, "follow list")) == f"2. Who paints the walrus? (in {hall.mention})"
        assert shown(await bob.slash(channel, "follow list")).startswith("You follow no question from here.")
        assert [c["name"] for c in await alice.autocomplete(channel, "follow stop", "number", "paints")] == [
            "Who paints the glacier?"
        ]
        for person, number in ((bob, 1), (alice, 2)):
            refused = await person.slash(channel, "follow stop", number=number)
            assert f"no question {number} from here" in shown(refused)
        assert len(env.bot.records.followed()) == 2
        assert len(env.errors) == 2


async def test_of_two_hundred_follows_twenty_are_kept(data_dir):  # noqa: F811
    async with discord_with(data_dir, person_limit=0, channel_limit=0, follow_limit=3) as env:
        _, channel, alice = town_square(env)
        said = [await alice.slash(channel, "follow question", question=f"Who paints {n} geese?") for n in range(6)]
        assert ["follow 3 questions at a time" in shown(one) for one in said] == [False] * 3 + [True] * 3
        await alice.send(channel, f"{env.bot.user.mention} {UNANSWERABLE}")
        (reply,) = from_bot(env, channel)
        refused = await alice.click(reply, custom_id=button(reply, "coverage"))
        assert "3 questions at a time" in shown(refused)
        assert env.bot.records.stored_data_of(alice.id).requests == 3
        assert len(env.errors) == 3


async def test_who_wants_nothing_kept_or_may_not_write_there_follows_nothing(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_opted_out(alice.id, wanted=True)
        refused = await alice.slash(channel, "follow question", question=UNANSWERABLE)
        assert "not to store your data" in shown(refused)
        env.bot.records.set_opted_out(alice.id, wanted=False)
        silent = guild.create_text_channel(
            "silent", overwrites={alice: discord.PermissionOverwrite(send_messages=False)}
        )
        refused = await alice.slash(silent, "follow question", question=UNANSWERABLE, here=True)
        assert "may not write in this channel" in shown(refused)
        assert env.bot.records.followed() == []
        assert len(env.errors) == 2


def test_what_came_is_what_an_earlier_snapshot_had_not_or_had_otherwise(engine, folder):
    refresher, catalog = refresher_of(engine), engine.catalog
    first = refresher.run([str(folder)]).snapshot
    assert articles_since(catalog, None, catalog.current()) is None
    (folder / "ferry.md").write_text("# The ferry\n\nThe ferry was sold.\n")
    (folder / "mill.md").write_text("# The mill\n\nThe mill grinds barley.\n")
    (folder / "tower.md").unlink()
    second = refresher.run([str(folder)], accept_losses=True).snapshot
    came = {article_id.rpartition("/")[2] for article_id in articles_since(catalog, first, catalog.current())}
    assert came == {"ferry.md", "mill.md"}
    assert articles_since(catalog, "gone", catalog.current()) == articles_since(catalog, first, catalog.current())
    assert articles_since(catalog, second, catalog.current()) == ()
