"""An inbox channel: links that people post are shown as cards, ticked by a moderator, and become articles."""

import asyncio
import contextlib

import discord
import pytest
from simcord.backend.serializers import message_payload

from bot.discord.cogs.inbox import MENU
from bot.moderation.posted_links import article_links
from retrieval.store.subscriptions import Subscriptions
from tests.bot.discord.cogs.corpus.test_refresh import Held
from tests.bot.discord.cogs.corpus.test_sources import FEED, SITE, web  # noqa: F401  # a fixture
from tests.bot.discord.test_behaviour import without
from tests.bot.discord.test_bot import data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.support.moderating import ended, keeper_of, labels, press, shown, town_hall
from tests.support.web_server import Answer, redirect

MILL = f"{SITE}/mill"
WHO = "Who paid two geese for the windmill of Tarnow?"


@contextlib.asynccontextmanager
async def reading_room(data_dir, **more):  # noqa: F811
    """Run a bot that reads messages, with a channel that is an inbox, a moderator and a member."""
    async with discord_with(data_dir, message_content=True, **more) as env:
        channel, keeper, alice = town_hall(env)
        await keeper.slash(channel, "channel inbox", on=True)
        yield env, channel, keeper, alice


def last(env, channel):
    return from_bot(env, channel)[-1]


def told(result) -> str:
    """Return what whoever called was told, and nobody else."""
    (said,) = result.followups or (result.response,)
    assert said.ephemeral
    return said.content


async def previewed(env, channel, message, url: str) -> None:
    """Add a link's preview to a message, as Discord does a second after it was posted."""
    env.backend.edit_message(channel.id, message.id, {"embeds": [{"type": "article", "url": url, "title": "Read on"}]})
    await env.settle()


async def pinned(env, channel, message) -> None:
    """Tell the bot of a message that changed, though nobody edited it."""
    stored = env.backend.get_message(channel.id, message.id)
    env.backend.emit("MESSAGE_UPDATE", dict(message_payload(env.backend, stored)))
    await env.settle()


def has(env, url: str) -> bool:
    return env.bot.engine.catalog.article(url) is not None


async def test_a_link_is_shown_as_a_card_and_added_when_a_moderator_ticks_it(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, alice):
        posted = await alice.send(channel, f"Worth reading: <{MILL}>!")
        card = last(env, channel)
        assert card.reference.message_id == posted.id
        assert card.content.startswith(f"Posted by {alice.mention} in {channel.mention}, <t:")
        (about,) = card.embeds
        assert about.title == "The windmill of Tarnow"
        assert about.description.startswith("The windmill of Tarnow grinds barley")  # its heading is the title
        assert {field.name for field in about.fields} >= {"Publisher", "Link"}
        assert not has(env, MILL)
        await press(keeper, card, "Add")
        await ended(env)
        card = last(env, channel)
        assert "**Added.**" in card.content
        assert card.components == []
        assert card.embeds[0].title == "The windmill of Tarnow"
        await alice.send(channel, f"{env.bot.user.mention} {WHO}")
        assert "Ada Kern" in last(env, channel).content
        # It is read again at each refresh, as any page that a moderator adds.
        assert Subscriptions(env.bot.engine.catalog).get(MILL).added_by == "keeper in Discord"
        (entry,) = [one for one in env.bot.records.audit_log() if one.action == "add"]
        assert (entry.user_id, entry.result) == (keeper.id, "done")
        # Who posted it is told where it was posted, and in no other server.
        shown_here = await alice.slash(channel, "article", title="The windmill of Tarnow")
        facts = {field.name: field.value for field in shown_here.response.embeds[0].fields}
        assert facts["Posted"].startswith(f"Posted by {alice.mention} in {channel.mention}")
        elsewhere = env.create_guild()
        eve = elsewhere.add_member(env.create_user("eve"))
        shown_there = await eve.slash(elsewhere.create_text_channel("hall"), "article", title="The windmill of Tarnow")
        assert "Posted" not in {field.name for field in shown_there.response.embeds[0].fields}


@pytest.mark.parametrize("on_card", [False, True])
async def test_a_moderators_reaction_is_a_tick_and_nobody_elses(data_dir, web, on_card):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, alice):
        posted = await alice.send(channel, MILL)
        target = last(env, channel) if on_card else posted
        await alice.react(target, "✅")
        await keeper.react(target, "👎")
        await ended(env)
        assert not has(env, MILL)
        await keeper.react(target, "✅")
        await ended(env)
        assert has(env, MILL)
        assert labels(last(env, channel)) == {}


async def test_links_of_a_trusted_role_are_added_at_once(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, _alice):
        editors = channel.guild.create_role("Editors")
        ned = channel.guild.add_member(env.create_user("ned"), roles=[editors])
        set_so = await keeper.slash(channel, "channel inbox", on=True, trusted=editors)
        assert f"links by {editors.mention} are added at once" in shown(set_so)
        await ned.send(channel, MILL)
        await ended(env)
        assert has(env, MILL)
        assert labels(last(env, channel)) == {}
        # What the role was once given counts for nothing where the corpus is another server's as well.
        env.create_guild()
        await ned.send(channel, f"{SITE}/well")
        await ended(env)
        assert not has(env, f"{SITE}/well")


async def test_a_trusted_role_is_taken_away_by_itself(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, alice):
        editors, interns, gone = (channel.guild.create_role(name) for name in ("Editors 7", "Interns", "Gone"))
        ned = channel.guild.add_member(env.create_user("ned"), roles=[editors])
        for role in (editors, interns, gone):
            await keeper.slash(channel, "channel inbox", on=True, trusted=role)
        env.backend.delete_role(channel.guild.id, gone.id)
        await env.settle()

        async def offered(who, where, typed="", **more):
            found = await who.autocomplete(where, "channel inbox", "untrusted", typed, on=True, **more)
            return [choice["name"] for choice in found]

        assert await offered(keeper, channel) == ["@Editors 7", "@Interns", str(gone.id)]
        assert await offered(keeper, channel, "EDIT") == ["@Editors 7"]
        other = channel.guild.create_text_channel("other")
        assert await offered(keeper, other) == []
        assert await offered(keeper, other, channel=channel) == ["@Editors 7", "@Interns", str(gone.id)]
        command = next(one for one in await env.bot.tree.fetch_commands() if one.name == "channel")
        channel.guild.set_command_permissions(command, {alice: True})
        assert await offered(alice, channel) == []
        for typed in ("@everyone", "Readers", str(alice.id)):
            refused = await keeper.slash(channel, "channel inbox", on=True, untrusted=typed)
            assert shown(refused).startswith(f"{channel.mention} doesn't trust this role.")
        assert len(env.errors) == 3
        await keeper.slash(channel, "channel inbox", on=True, untrusted=str(gone.id))
        await keeper.slash(channel, "channel inbox", on=True, untrusted="@interns")
        left = await keeper.slash(channel, "channel inbox", on=True)
        assert f"links by {editors.mention} are added at once" in shown(left)
        none = await keeper.slash(channel, "channel inbox", on=True, untrusted="editors 7")
        assert "at once" not in shown(none)
        await ned.send(channel, MILL)
        assert labels(last(env, channel)).keys() == {"Add", "Decline"}
        assert {(one.action, one.result) for one in env.bot.records.audit_log()} == {("inbox", "done")}


async def test_a_link_that_comes_by_an_edit_or_in_a_preview_alone_is_offered_once(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, _keeper, alice):
        # The preview of a link leads elsewhere than it, and is no second one.
        posted = await alice.send(channel, f"Read {MILL}")
        await previewed(env, channel, posted, f"{SITE}/well")
        assert len(from_bot(env, channel)) == 1
        await alice.edit(posted, f"Read {MILL}, it is good")
        assert len(from_bot(env, channel)) == 1
        await alice.edit(posted, f"Read {MILL} and {SITE}/well")
        assert [card.embeds[0].title for card in from_bot(env, channel)] == [
            "The windmill of Tarnow",
            "The well of Tarnow",
        ]
        for text in (f"{SITE}/well", f"{MILL}", "nothing"):
            await alice.edit(posted, text)
        assert len(from_bot(env, channel)) == 2
        # Deleting the message takes both cards back.
        await alice.delete(posted)
        assert from_bot(env, channel) == []
        bare = await alice.send(channel, "look")
        await previewed(env, channel, bare, MILL)
        await previewed(env, channel, bare, MILL)
        (card,) = from_bot(env, channel)
        assert card.embeds[0].title == "The windmill of Tarnow"
        assert card.reference.message_id == bare.id
        # What fails once isn't tried again either.
        failed = await alice.send(channel, f"{SITE}/nothing")
        await alice.edit(failed, f"{SITE}/nothing now")
        assert len(from_bot(env, channel)) == 2


async def test_an_edit_of_an_old_message_brings_its_links_and_a_pin_none(data_dir, web):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        channel, keeper, alice = town_hall(env)
        old, older = await alice.send(channel, f"Read {MILL}"), await alice.send(channel, f"Or {SITE}/well")
        await keeper.slash(channel, "channel inbox", on=True)
        await pinned(env, channel, old)
        await alice.edit(older, f"Or rather {SITE}/well")  # it was there before the channel was an inbox
        assert from_bot(env, channel) == []
        env.bot._connection._messages.clear()  # as after a restart
        await pinned(env, channel, old)
        assert from_bot(env, channel) == []
        await alice.edit(old, f"Do read {MILL}")
        assert last(env, channel).embeds[0].title == "The windmill of Tarnow"
        await alice.edit(old, f"Do read {MILL}!")
        assert len(from_bot(env, channel)) == 1


async def test_the_link_of_a_forwarded_message_is_offered_as_posted_by_who_forwards_it(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, _keeper, alice):
        other = channel.guild.create_text_channel("other")
        hook = channel.guild.create_webhook(other)
        headline = await hook.send(embed=discord.Embed(title="The windmill of Tarnow", url=MILL))
        await alice.forward(headline, channel)
        card = last(env, channel)
        assert card.content.startswith(f"Posted by {alice.mention}")
        assert card.embeds[0].title == "The windmill of Tarnow"


async def test_a_tick_while_a_refresh_is_under_way_is_kept_until_that_has_ended(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, alice):
        held = Held(env.bot)
        await keeper.slash(channel, "corpus refresh")
        assert await asyncio.to_thread(held.there.wait, 10)
        del env.bot.refresher.run  # the next one isn't held up
        await alice.send(channel, MILL)
        await press(keeper, last(env, channel), "Add")
        await env.advance_time(2)
        assert "It is being added" in last(env, channel).content
        held.go.set()
        await ended(env)
        await ended(env, 61)
        await ended(env)
        assert has(env, MILL)
        assert "**Added.**" in last(env, channel).content


async def test_what_is_there_already_and_what_waits_is_said_and_not_offered_again(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, alice):
        await alice.send(channel, MILL)
        await alice.send(channel, f"{MILL}?utm_source=town")
        await alice.send(channel, MILL)
        assert last(env, channel).content == "This link is already waiting for a moderator."
        await press(keeper, from_bot(env, channel)[0], "Add")
        await ended(env)
        await alice.send(channel, f"again {MILL}?utm_source=x#top")
        assert last(env, channel).content.startswith("Already here since ")
        assert "The windmill of Tarnow" in last(env, channel).content


async def test_a_link_that_can_not_be_read_says_why_in_one_line_and_private_addresses_are_not_reached(
    data_dir,  # noqa: F811
    web,  # noqa: F811
):
    web.put(f"{SITE}/leads-in", redirect("http://127.0.0.1:8080/secret"))
    web.put(f"{SITE}/tune", Answer(b"ID3", type="audio/mpeg"))
    web.network.names["inside.example"] = ["10.0.0.7"]
    async with reading_room(data_dir) as (env, channel, _keeper, alice):
        for url, why in (
            ("http://127.0.0.1/secret", "loopback"),
            ("http://inside.example/secret", "private"),
            (f"{SITE}/leads-in", "loopback"),
            ("https://bank.example@evil.example/x", "user name"),
            (f"{SITE}/nothing", "It can't be read"),
            (f"{SITE}/tune", "It can't be read"),
            (FEED, "feed"),
        ):
            await alice.send(channel, f"look {url}")
            said = last(env, channel)
            assert why in said.content, url
            assert "\n" not in said.content
            assert (said.embeds, labels(said)) == ([], {})
        assert {address for address, _ in web.network.connected} == {"93.184.215.14"}


async def test_deleting_the_message_takes_the_card_back_or_asks_about_the_article(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, alice):
        posted = await alice.send(channel, MILL)
        await alice.delete(posted)
        assert from_bot(env, channel) == []
        posted = await alice.send(channel, MILL)
        await press(keeper, last(env, channel), "Add")
        await ended(env)
        await alice.delete(posted)
        card = last(env, channel)
        assert "take the article out as well?" in card.content
        refused = await press(alice, card, "Remove the article")
        assert told(refused) == "Only moderators can do this."
        assert has(env, MILL)
        await press(keeper, card, "Remove the article")
        await ended(env)
        assert not has(env, MILL)
        assert Subscriptions(env.bot.engine.catalog).get(MILL) is None


async def test_whoever_posts_too_many_is_told_once(data_dir, web):  # noqa: F811
    async with reading_room(data_dir, link_limit=2) as (env, channel, keeper, alice):
        for n in range(5):
            await alice.send(channel, f"{SITE}/spam{n}")
        said = [message.content for message in from_bot(env, channel)]
        assert [one.startswith("It can't be read") for one in said] == [True, True, False]
        assert said[-1] == "You can post 2 links a day here. Ask a moderator to add more."
        await alice.send(channel, " ".join(f"{SITE}/more{n}" for n in range(40)))
        assert len(web.requests) <= 2 * 2  # robots.txt as well
        await keeper.send(channel, MILL)
        assert labels(last(env, channel)).keys() == {"Add", "Decline"}


async def test_of_one_message_three_links_are_looked_at(data_dir, web):  # noqa: F811
    async with reading_room(data_dir, link_limit=0) as (env, channel, _, alice):
        await alice.send(channel, " ".join(f"{SITE}/more{n}" for n in range(40)))
        assert len(from_bot(env, channel)) == 3


async def test_a_link_elsewhere_a_bots_and_a_denied_members_are_left_alone(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, keeper, alice):
        other = channel.guild.create_text_channel("other")
        await alice.send(other, MILL)
        hook = channel.guild.create_webhook(channel)
        await hook.send(MILL)
        await keeper.slash(channel, "channel deny", who=alice)
        await alice.send(channel, MILL)
        await keeper.slash(channel, "channel clear", who=alice)
        await keeper.slash(channel, "channel inbox", on=False)
        await alice.send(channel, MILL)
        assert from_bot(env, channel) + from_bot(env, other) == []
        assert web.requests == []


async def test_who_may_not_change_the_corpus_makes_no_inbox(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _channel, _keeper, _ = town_hall(env)
        elsewhere = env.create_guild()  # whoever invites the bot manages that one
        mayor, hall = keeper_of(elsewhere, env, "mayor"), elsewhere.create_text_channel("hall")
        refused = await mayor.slash(hall, "channel inbox", on=True)
        assert "only" in told(refused)
        assert len(env.errors) == 1
        assert env.bot.records.inbox(hall.id) is None
        assert env.bot.records.audit_log()[0].result == "refused"


async def test_without_the_intent_the_menu_of_a_message_does_the_same(data_dir, web):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        set_so = await keeper.slash(channel, "channel inbox", on=True)
        assert f"**{MENU}** in a message's Apps menu does the same" in shown(set_so)
        posted = await alice.send(channel, f"Read {MILL}")
        assert from_bot(env, channel) == []
        offered = await alice.context_menu(channel, MENU, posted)
        assert offered.response.embeds[0].title == "The windmill of Tarnow"
        await press(keeper, offered, "Add")
        await ended(env)
        assert has(env, MILL)
        nothing = await alice.context_menu(channel, MENU, await alice.send(channel, "no link, but https://tenor.com/x"))
        assert nothing.response.content == "There is no link to an article in this message."
        # In another channel it is for moderators.
        other = channel.guild.create_text_channel("other")
        posted = await alice.send(other, f"{SITE}/well")
        refused = await alice.context_menu(other, MENU, posted)
        assert refused.response.content == "Only moderators can do this."
        offered = await keeper.context_menu(other, MENU, posted)
        assert offered.response.embeds[0].title == "The well of Tarnow"


async def test_of_who_wants_nothing_kept_nobody_is_named_and_what_is_kept_goes_on_request(data_dir, web):  # noqa: F811
    async with reading_room(data_dir) as (env, channel, _keeper, alice):
        records = env.bot.records
        await alice.send(channel, MILL)
        assert records.stored_data_of(alice.id).links == 1
        shown_kept = await alice.slash(channel, "privacy")
        assert "1 posted link" in shown_kept.response.content
        assert records.delete_data_of(alice.id).links == 1
        (link,) = records.waiting_links(channel.guild.id)
        assert link.user_id is None
        records.set_opted_out(alice.id, wanted=True)
        await alice.send(channel, f"{SITE}/well")
        assert last(env, channel).content.startswith(f"Posted in {channel.mention}, ")
        assert records.stored_data_of(alice.id).links == 0


async def test_without_embed_links_the_card_is_text(data_dir, web):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        channel, _ = await without(env, "embed_links")
        keeper = keeper_of(channel.guild, env)
        await keeper.slash(channel, "channel inbox", on=True)
        await keeper.send(channel, MILL)
        card = last(env, channel)
        assert card.embeds == []
        assert "**The windmill of Tarnow**" in card.content


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See <https://a.example/x>, and [this](https://b.example/y).", ["https://a.example/x", "https://b.example/y"]),
        ("||https://a.example/a_(b)|| (https://a.example/c)", ["https://a.example/a_(b)", "https://a.example/c"]),
        ("www.a.example/x https://A.example/x https://a.example/x", ["https://www.a.example/x", "https://a.example/x"]),
        ("https://discord.gg/x https://cdn.discordapp.com/a.png https://tenor.com/view/x", []),
        ("https://discord.com.evil.example/x http://[", ["https://discord.com.evil.example/x", "http://["]),
        ("no link", []),
    ],
)
def test_the_links_of_a_message(text, links):
    assert article_links(text) == links
