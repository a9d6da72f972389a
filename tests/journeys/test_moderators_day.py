"""A moderator's whole day, told as a story; `build/moderators-day.md` is its transcript, with who was refused what."""

import asyncio
import re

from retrieval.jobs.runs import Jobs
from tests.bot.discord.cogs.corpus.test_add import ASKED as XANTHE
from tests.bot.discord.cogs.corpus.test_add import NEWS
from tests.bot.discord.cogs.corpus.test_refresh import Held
from tests.bot.discord.cogs.corpus.test_sources import FEED, MILL, SITE, web  # noqa: F401  # a fixture
from tests.bot.discord.test_bot import ROOT, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import button
from tests.journeys.test_afternoon import Story
from tests.support.moderating import MANAGES, ended, keeper_of, labels, offer, shown
from tests.support.web_server import article

HERE, THERE, NOWHERE = 21, 22, 23
GEESE = "Who paid two geese for the windmill of Tarnow?"
# What the day is made of, each as a command that somebody else tries.
DEEDS = {
    "add a feed": ("source add", {"url": FEED}),
    "try a refresh": ("refresh", {"dry_run": True}),
    "refresh": ("refresh", {}),
    "cancel": ("cancel", {}),
    "roll back": ("rollback", {}),
    "answer a question": ("questions", {}),
    "add an article": ("add", {"file": ("xanthe.md", NEWS)}),
    "mark old answers": ("corrections", {}),
}


class Day(Story):
    """Tell a day: as an afternoon, with jobs and who was refused."""

    def __init__(self, env) -> None:
        super().__init__(env)
        self.lines[0] = "# A moderator's day"

    async def does(self, person, result, label: str):
        """Press the button with a label."""
        pressed = await person.click(result.response, custom_id=labels(result.response)[label])
        said = [one for one in (pressed.response, *pressed.followups) if one and one.content]
        self._told(f"{person.user.name} presses `{label}`", *(said or [result.response]))
        return pressed

    async def waits(self, result) -> None:
        """Wait for the end of a job, and write down what its message says then."""
        await ended(self.env)
        self._told("The message says in the end", result.response)

    def text(self) -> str:
        written = re.sub(r"\b[\w-]{20,}(?= → | to |, made)", "(snapshot)", "\n".join(self.lines))
        return re.sub(r"in [\d.]+ s\b", "in … s", written)


def told(result) -> str:
    """Return what whoever called was told alone."""
    (message,) = [one for one in (result.response, *result.followups) if one and one.ephemeral][-1:]
    return message.content


async def refused(env, day, here, there, nowhere) -> None:
    """Have everybody who may not try every deed of the day, by command and by button."""
    hall, den, cellar = (guild.create_text_channel("hall") for guild in (here, there, nowhere))
    member = here.add_member(env.create_user("member"))
    visitor = env.create_user("visitor")
    guest = here.add_member(visitor)  # a moderator of another server, and a member here
    mayor = there.add_member(visitor, roles=[there.create_role("Mayors", permissions=MANAGES)])
    stranger = keeper_of(nowhere, env, "stranger")
    await offer(env, here, member, guest)
    keeper = keeper_of(here, env, "second keeper")
    before, entries = env.bot.engine.catalog.current(), len(env.bot.records.audit_log(1000))
    day.lines += [
        "| what | a member | a moderator of another server | a server off the list |",
        "| --- | --- | --- | --- |",
    ]
    for name, (command, options) in DEEDS.items():
        row = [
            told(await person.slash(channel, f"corpus {command}", **options))
            for person, channel in ((member, hall), (guest, hall), (stranger, cellar))
        ]
        assert row == ["Only moderators can do this."] * 2 + ["I don't answer questions in this server."], name
        day.lines.append(f"| /corpus {command}: {name} | {' | '.join(row)} |")
    card = await keeper.slash(hall, "corpus add", file=("other.md", NEWS.replace(b"Xanthe", b"Ostra")))
    for label, custom_id in labels(card.response).items():
        row = []
        for person, channel in ((member, hall), (mayor, den), (stranger, cellar)):
            message = await env.bot.get_channel(channel.id).send("?", view=_same_button(custom_id))
            row.append(told(await person.click(message, custom_id=custom_id)))
        assert row == [
            "Only moderators can do this.",
            "This belongs to another server.",
            "I don't answer questions in this server.",
        ]
        day.lines.append(f"| the button `{label}` | {' | '.join(row)} |")
    day.lines.append("")
    assert env.bot.engine.catalog.current() == before
    kept = env.bot.records.audit_log(1000)
    assert {entry.result for entry in kept[: len(kept) - entries]} == {"refused"}
    assert len(env.errors) >= len(DEEDS) * 2


def _same_button(custom_id: str):
    import discord

    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="?", custom_id=custom_id))
    return view


async def test_a_moderators_whole_day(data_dir, web):  # noqa: F811
    async with discord_with(data_dir, person_limit=0, allowed_guilds=(HERE, THERE)) as env:
        here, there, nowhere = (env.create_guild(id=guild_id) for guild_id in (HERE, THERE, NOWHERE))
        square = here.create_text_channel("square")
        keeper, alice = keeper_of(here, env), here.add_member(env.create_user("alice"))
        catalog, me = env.bot.engine.catalog, env.bot.user.mention
        first = catalog.current()
        day = Day(env)

        day.chapter("Morning: a feed")
        await day.calls(keeper, square, "corpus source test", url=FEED)
        added = await day.calls(keeper, square, "corpus source add", url=FEED, publisher="Tarnow Post")
        assert "at each refresh" in shown(added)
        tried = await day.calls(keeper, square, "corpus refresh", source=FEED, dry_run=True)
        await day.waits(tried)
        assert "2 added" in shown(tried)
        assert catalog.current() == first

        day.chapter("A refresh that is cancelled, and one that isn't")
        held = Held(env.bot)
        begun = await day.calls(keeper, square, "corpus refresh", source=FEED)
        assert await asyncio.to_thread(held.there.wait, 10)
        await env.advance_time(2)
        day._told("Two seconds later the message says", begun.response)
        assert "reading: 1" in shown(begun)
        await day.does(keeper, begun, "Cancel")
        held.go.set()
        await day.waits(begun)
        assert shown(begun) == "**Cancelled.** The corpus hasn't changed."
        assert catalog.current() == first
        again = await day.calls(keeper, square, "corpus refresh", source=FEED)
        await day.waits(again)
        assert "2 added" in shown(again)
        second = catalog.current()
        answer = await day.says(alice, square, f"{me} {GEESE}")
        assert "Ada Kern" in answer.content

        day.chapter("Noon: back, and forth again")
        asked = await day.calls(keeper, square, "corpus rollback")
        await day.does(keeper, asked, "Roll back")
        assert catalog.current().id == first.id
        assert Jobs(catalog).pinned() == first.id
        asked = await day.calls(keeper, square, "corpus rollback", snapshot=second.id)
        await day.does(keeper, asked, "Roll back")
        assert catalog.current().id == second.id

        day.chapter("Afternoon: what people miss")
        unknown = await day.says(alice, square, f"{me} {XANTHE}")
        await alice.click(unknown, custom_id=button(unknown, "coverage"))
        listed = await day.calls(keeper, square, "corpus questions")
        assert "coverage was asked for" in shown(listed)
        modal = await keeper.click(listed.response, custom_id=labels(listed.response)["1. Add an article"])
        card = await keeper.submit_modal(modal, {"file": ("xanthe.md", NEWS)})
        day._told("keeper presses `1. Add an article` and gives xanthe.md", card.response)
        await day.does(keeper, card, "Add")
        await day.waits(card)
        assert shown(card).endswith("The question now has an answer.")
        await env.advance_time(61)
        mail = from_bot(env, alice.user.dm_channel)
        day._told("The bot writes to alice", *mail)
        assert "Orla Finch" in mail[-1].content

        day.chapter("Evening: the paper corrects itself")
        web.put(f"{SITE}/mill", article("The windmill of Tarnow", MILL.replace("two geese", "three geese")))
        corrected = await day.calls(keeper, square, "corpus refresh", source=FEED)
        await day.waits(corrected)
        assert "1 changed" in shown(corrected)
        stale = await day.calls(keeper, square, "corpus corrections")
        await day.does(keeper, stale, "1. Mark the answers")
        assert "One answer was marked." in shown(stale)
        marked = await env.bot.get_channel(square.id).fetch_message(answer.id)
        day._told("The answer of this morning reads now", marked)
        assert "two geese" in marked.content.split("⚠️")[1]
        assert "Now: “Its miller is Ada Kern, who paid three geese for it" in marked.content

        day.chapter("What was done")
        log = await day.calls(keeper, square, "corpus log")
        assert shown(log).count("done") >= 7

        day.chapter("Who may not")
        await refused(env, day, here, there, nowhere)
        folder = ROOT / "build"
        folder.mkdir(exist_ok=True)
        (folder / "moderators-day.md").write_text(day.text(), encoding="utf-8")
