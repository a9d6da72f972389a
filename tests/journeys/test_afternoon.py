"""An afternoon in a town that reads the news together, told as a story; `build/afternoon.md` is its transcript."""

import re

import discord

from bot.client import create_bot
from tests.bot.discord.test_bot import ASKED, ROOT, data_dir, discord_with  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import UNANSWERABLE

MENU = "Check against the corpus"
READING_ROOM = ("channel digest", "channel inbox", "digest", "follow list", "follow question", "follow stop", "report")
TOLD_ELSEWHERE = ("corpus", *READING_ROOM)
BUTTONS = (
    *("Passages", "Next", "Previous", "Why this answer", "Ask again now", "👍", "Ask for coverage"),
    *(
        "Delete my data",
        "Yes, delete",
        "Stop storing my data",
        "Yes, stop storing",
        "No, go back",
        "Store answer records again",
    ),
)


class Story:
    """Write down who did what, and what the bot said; ids and times, which differ from day to day, are left out."""

    def __init__(self, env) -> None:
        self.env = env
        self.lines: list[str] = ["# An afternoon in the town hall", ""]

    def shows(self, where) -> None:
        """Show what the bot said last in a place."""
        self._told(f"Footnote in #{where.name}", where.history()[-1])

    def chapter(self, title: str) -> None:
        self.lines += [f"## {title}", ""]

    def _told(self, head: str, *said) -> None:
        self.lines += [f"**{head}**", ""]
        for message in filter(None, said):
            buttons = [item.get("label") or item["emoji"]["name"] for row in rows(message) for item in row]
            text = [message.content, *(f"[card] {e.title}: {e.description}" for e in message.embeds)]
            text += [f"[picture] {a.filename}: {a.description}" for a in message.attachments]
            quoted = "\n".join(part for part in text if part)
            quoted = re.sub(r"<t:\d+:R>", "just now", re.sub(r"\d+ ms", "… ms", quoted))
            quoted = re.sub(r"<([@#])\d{15,}>", r"<\1…>", quoted).replace(self.snapshot, "(snapshot)")
            seen = " *(only they see it)*" if message.flags.ephemeral else ""
            self.lines += [f"> {line}" for line in quoted.split("\n")]
            self.lines += [f"> {' '.join(f'`{label}`' for label in buttons)}"] * bool(buttons)
            self.lines += [f"> {seen}"] * bool(seen) + [""]

    @property
    def snapshot(self) -> str:
        return self.env.bot.engine.catalog.current().id

    async def says(self, who, where, text: str, **more):
        """Have somebody write in a channel; returns what the bot said there."""
        before = {message.id for message in where.history()}
        await who.send(where, text, **more)
        me = self.env.bot.user.id
        new = (m for m in where.history() if m.id not in before and m.author.id == me and m.content)
        said = [m for m in new if m.type is not discord.MessageType.thread_created]
        self._told(f"{who.user.name} in #{where.name}: {text.replace(self.env.bot.user.mention, '@Footnote')}", *said)
        return said[-1] if said else None

    async def writes(self, who, text: str):
        """Have somebody write to the bot alone; returns what it said."""
        await who.send_dm(text)
        said = [m for m in who.user.dm_channel.history() if m.author.id == self.env.bot.user.id][-1]
        self._told(f"{who.user.name} to Footnote alone: {text}", said)
        return said

    async def types(self, who, where, command: str, option: str, text: str, **more) -> list[str]:
        """Have somebody type a part of an option; returns what is offered."""
        offered = [choice["name"] for choice in await who.autocomplete(where, command, option, text, **more)]
        self._told(f"{who.user.name} in #{where.name} types /{command} {option}: {text} ▏")
        self.lines += [f"> ▸ {name}" for name in offered] + [""]
        return offered

    async def calls(self, person, where, command: str, **options):
        result = await person.slash(where, command, **options)
        given = " ".join(f"{name}: {getattr(value, 'name', value)}" for name, value in options.items())
        self._told(
            f"{person.user.name} in #{where.name}: /{command} {given}".rstrip(), result.response, *result.followups
        )
        return result

    async def presses(self, who, message, what: str):
        """Press a button by what it is for, or its label; returns what came of it."""
        labels = {i["custom_id"]: i.get("label") or i["emoji"]["name"] for row in rows(message) for i in row}
        custom_id = next(known for known in labels if f":{what}" in known)
        result = await who.click(message, custom_id=custom_id)
        self._told(f"{who.user.name} presses `{labels[custom_id]}`", result.response or message, *result.followups)
        return result


def keep(text: str) -> None:
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    (folder / "afternoon.md").write_text(text, encoding="utf-8")


def rows(message) -> list[list[dict]]:
    def raw(item) -> dict:
        return item if isinstance(item, dict) else item.to_dict()

    return [raw(row).get("components", []) for row in message.components]


async def test_a_scripted_afternoon(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir, person_limit=0) as env:
        guild = env.create_guild("Town hall")
        square, harbour = guild.create_text_channel("square"), guild.create_text_channel("harbour")
        role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
        ada, ben, cleo = (guild.add_member(env.create_user(name)) for name in ("ada", "ben", "cleo"))
        keeper = guild.add_member(env.create_user("keeper"), roles=[role])
        me = env.bot.user.mention
        story = Story(env)

        story.chapter("The keeper sets the channels")
        set_ = await story.calls(keeper, square, "channel mode", mode="thread", channel=harbour)
        assert "in a thread of its own" in set_.response.content
        await story.calls(keeper, square, "channel deny", who=cleo)
        await story.calls(keeper, square, "channel show")
        assert await story.says(cleo, square, f"{me} {ASKED}") is None
        await story.calls(keeper, square, "channel clear", who=cleo)
        await story.calls(keeper, square, "channel allow", channel=square)
        await story.calls(keeper, square, "channel clear", channel=square)

        story.chapter("Ada asks, and looks behind the answer")
        await story.calls(ada, square, "help")
        answer = await story.says(ada, square, f"{me} {ASKED}")
        assert "1871" in answer.content
        shown = await story.presses(ada, answer, "passages")
        assert shown.response.ephemeral
        await story.presses(ada, shown.response, "next")
        await story.presses(ada, shown.response, "previous")
        why = await story.presses(ada, answer, "why")
        await story.presses(ada, why.response, "again")
        await story.presses(ada, answer, "good")

        story.chapter("Ben doubts it, and Cleo goes on from where Ada was")
        wrong = await ben.click(
            answer, custom_id=next(i["custom_id"] for r in rows(answer) for i in r if ":bad" in i["custom_id"])
        )
        noted = await ben.submit_modal(wrong, {"wrong": "The year is on the stone: 1870."})
        story._told("ben presses `👎` and writes: The year is on the stone: 1870.", noted.response)
        assert noted.response.content == "Thanks, noted."
        builder = await story.says(cleo, square, "And who was its builder?", reply_to=answer)
        assert "Ilse Tarn" in builder.content

        story.chapter("A thread in the harbour")
        await story.says(ben, harbour, f"{me} Who kept the lighthouse of Ostrand?")
        (thread,) = harbour.threads
        story.shows(thread)
        assert "two sisters" in thread.history()[-1].content
        followed = await story.says(ben, thread, f"{me} Until when?")
        assert "1921" in followed.content

        story.chapter("What the articles don't say")
        unknown = await story.says(ada, square, f"{me} {UNANSWERABLE}")
        assert unknown.content.startswith("The corpus does not say.")
        await story.presses(ada, unknown, "coverage")
        second = await story.presses(ben, unknown, "coverage")
        assert "2 people have asked" in second.response.content
        listed = await story.calls(keeper, square, "coverage list")
        assert "Xanthe" in listed.response.content

        story.chapter("The bot is restarted; the buttons stay")
        old = env.bot
        await env.restart_bot(create_bot(old.settings))
        await old.close()
        still = await story.presses(cleo, answer, "passages")
        assert "1871" in still.response.content
        assert (await story.presses(cleo, answer, "why")).response.ephemeral

        story.chapter("News from Xanthe")
        news = tmp_path / "xanthe.md"
        news.write_text(
            "---\ntitle: The suspension railway of Xanthe\npublisher: Xanthe Post\npublished: 2016-04-02\n---\n\n"
            "The suspension railway of Xanthe was designed by Orla Finch in 1931. It carries tea down the hill.\n"
        )
        env.bot.refresher.run([str(news)])
        await env.advance_time(130)
        told = [message for message in ada.user.dm_channel.history() if message.author.id == env.bot.user.id]
        assert "Orla Finch" in told[-1].content
        story._told("A refresh brings the article; the bot writes to ada", *told)
        changed = await story.presses(ada, unknown, "why")
        await story.presses(ada, changed.response, "again")
        again = await story.says(cleo, square, f"{me} Who was the king of Hadder in the year of the goat?")
        await story.presses(cleo, again, "coverage")
        number = env.bot.records.coverage()[0].id
        await story.calls(keeper, square, "coverage close", number=number)

        story.chapter("Looking things up")
        private = await story.calls(ben, square, "ask", question=ASKED, publisher="Velmora Herald", private=True)
        assert private.response.ephemeral
        await story.calls(ben, square, "ask", question=ASKED, since="2016-03", until="2016-12", as_of="2017")
        refused = await story.calls(ben, square, "ask", question=ASKED, since="2017", until="2016")
        assert "the first day is after the last" in refused.followups[-1].content
        alone = await story.writes(ada, ASKED)
        assert "1871" in alone.content
        assert "Ilse Tarn" in (await story.writes(ada, "And who was its builder?")).content
        await story.calls(ben, square, "passages", query="lighthouse of Ostrand")
        assert await story.types(ben, square, "article", "title", "salt") == ["The salt bridge of Velmora · 2016-03-22"]
        await story.calls(ben, square, "article", title="salt bridge")
        timeline = await story.calls(ben, square, "timeline", subject="the salt bridge of Velmora")
        assert timeline.response.attachments
        await story.calls(ben, square, "sources")

        story.chapter("Two papers differ")
        rival = tmp_path / "rival.md"
        rival.write_text(
            "---\ntitle: A bridge of salt\npublisher: Tindle Times\npublished: 2018-05-04\n---\n\n"
            "The salt bridge of Velmora opened to carts in 1874 after nine years of work. It is white.\n"
        )
        env.bot.refresher.run([str(rival)])
        differs = await story.says(cleo, square, f"{me} {ASKED}")
        assert "The articles differ on this:" in differs.content
        assert differs.content.index("22 March 2016, Velmora Herald") < differs.content.index(
            "4 May 2018, Tindle Times"
        )
        whys = await story.presses(ada, answer, "why")
        again = await story.presses(ada, whys.response, "again")

        story.chapter("Cleo says something, and Ada checks it")
        said = await cleo.send(
            square, "The salt bridge of Velmora opened to carts in 1893. The toll was lifted in 1904."
        )
        checked = await ada.context_menu(square, MENU, said)
        assert "Contradicted" in checked.response.content
        assert "Found" in checked.response.content
        story._told(f"cleo: {said.content} — ada: Apps → {MENU}", checked.response)

        story.chapter("Ben wants nothing kept, and then again")
        kept = await story.calls(ben, square, "privacy")
        for what in ("nothing", "back", "delete", "erase", "nothing", "forget", "again"):
            await story.presses(ben, kept.response, f"{ben.id}:{what}" if what else what)
        assert "Deleted" not in kept.response.content

        # What moderators do to the corpus is a story of its own, and so is a week in a reading room.
        commands = [one for one in env.bot.tree.walk_commands() if not one.qualified_name.startswith(TOLD_ELSEWHERE)]

    text = "\n".join(story.lines) + "\n"
    keep(text)
    told = [command.qualified_name for command in commands if isinstance(command, discord.app_commands.Command)]
    assert len(told) > 10
    for name in told:
        assert f": /{name}" in text, f"nobody calls /{name}"
    for name in BUTTONS:
        assert f"presses `{name}`" in text, f"nobody presses {name}"
    assert "presses `👎` and writes:" in text
    assert f"Apps → {MENU}" in text
