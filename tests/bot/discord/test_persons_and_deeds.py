"""Who may do what: a table of persons by deeds, made from what the bot registers, each cell tried at the moment of it.

A deed is a command, a button or a modal under an answer or a moderators' card, or a message. What is refused is
refused in the words of the table; what isn't goes through, whatever comes of it.
"""

from dataclasses import dataclass
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord.actors import MemberActor

from bot.discord.cogs.fact_check import MENU
from bot.discord.cogs.inbox import MENU as ADD_MENU
from bot.discord.views import moderator_buttons
from bot.discord.views.answer_buttons import ReceiptButton
from bot.records import ViewState
from bot.render.messages import words_for
from corpus.errors import FootnoteError
from tests.bot.discord.cogs.corpus.test_rights import COMMANDS
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.support.moderating import MANAGES, ended

EN = words_for("en-GB")
HERE, THERE = 11, 12
OK = "done"
ASKING = {
    "ask": {"question": ASKED},
    "passages": {"query": "bridge"},
    "article": {"title": "salt bridge"},
    "timeline": {"subject": "salt bridge of Velmora"},
    "sources": {},
    "digest": {},
    "follow question": {"question": ASKED},
    "follow list": {},
    "follow stop": {"number": 1},
}
FOR_ALL: dict[str, dict[str, Any]] = {"help": {}, "privacy": {}}
MODERATING = {
    "channel mode": {"mode": "mention"},
    "channel allow": {},
    "channel deny": {},
    "channel clear": {},
    "channel show": {},
    "channel inbox": {"on": True},
    "channel digest": {"every": "never"},
    "report": {},
    "coverage list": {},
    "coverage close": {"number": 1},
    **{f"corpus {name}": options for name, options in COMMANDS.items()},
}
OF_ALL = ("passages", "why", "again", "good", "coverage", "next")
OF_THE_ASKER = ("solved", "delete")
PERSONS = (
    "owner",
    "manager",
    "moderator by role",
    "asker",
    "member",
    "denied",
    "demoted",
    "of another server",
    "stranger",
)
MODERATORS = ("owner", "manager", "moderator by role")
REFUSALS = {
    EN(key): key
    for key in (
        "errors-not-allowed", "errors-moderators-only", "errors-guild-only", "errors-elsewhere-only", "buttons-gone",
        "buttons-only-asker", "corpus-card-elsewhere", "corpus-card-gone",
    )
}  # fmt: skip


def expected(person: str) -> dict[str, str]:
    """Return the column of a person: what each kind of deed comes to."""
    outside = {"of another server": "buttons-gone", "stranger": "buttons-gone"}.get(person)
    denied = "errors-not-allowed" if person == "denied" else None
    moderates = person in MODERATORS or person == "of another server"  # in that one
    cards = {"of another server": "corpus-card-elsewhere", "stranger": "errors-guild-only"}
    return {
        "asking": denied or OK,
        "for all": OK,
        "moderating": OK if moderates else "not offered" if person == "stranger" else "errors-moderators-only",
        "answer": outside or denied or OK,
        "asker's": outside or denied or (OK if person in (*MODERATORS, "asker") else "buttons-only-asker"),
        "edited": outside or denied or (OK if person == "asker" else "buttons-only-asker"),
        "card": OK if person in MODERATORS else cards.get(person, "errors-moderators-only"),
        "message": "nothing" if denied else OK,
    }


@dataclass(frozen=True)
class Stage:
    """Hold who acts and where, the answer that the deeds are about, and whether by direct messages."""

    env: Any
    actor: Any
    channel: Any
    receipt_id: str
    direct: bool

    async def slash(self, name: str, **options: Any) -> Any:
        return await (
            self.actor.slash(name, **options) if self.direct else self.actor.slash(self.channel, name, **options)
        )

    async def click(self, item: Any) -> Any:
        """Click a button that the bot shows where the person is, as somebody can who only knows its id."""
        view = discord.ui.View(timeout=None)
        view.add_item(item)
        place = self.env.bot.get_partial_messageable(self.channel.id)
        message = await place.send("?", view=view)
        return await self.actor.click(message, custom_id=item.item.custom_id)


def outcome(result: Any) -> str:
    """Return which refusal somebody was told, or that it was done."""
    texts = [one.content for one in (result.response, *result.followups) if one and one.ephemeral]
    return next((REFUSALS[text] for text in texts if text in REFUSALS), OK)


async def stage(env, person: str) -> Stage:
    """Set two servers up, have one question asked in the first, and give a person their rights there, or take them."""
    chief = env.create_user("chief")
    here, there = env.create_guild(id=HERE, owner=chief), env.create_guild(id=THERE)
    hall, other = here.create_text_channel("hall"), there.create_text_channel("hall")
    asker = here.add_member(env.create_user("asker"))
    await asker.send(hall, f"{env.bot.user.mention} {ASKED}")
    receipt = env.bot.records.receipt_of_message(from_bot(env, hall)[-1].id)
    keepers, named = here.create_role("Keepers", permissions=MANAGES), here.create_role("Named")
    object.__setattr__(env.bot.settings, "moderator_roles", (named.id,))
    if person == "stranger":
        user = env.create_user("stranger")
        return Stage(env, user, user.dm_channel, receipt.id, direct=True)
    if person == "of another server":
        mayor = there.add_member(env.create_user("mayor"), roles=[there.create_role("Mayors", permissions=MANAGES)])
        return Stage(env, mayor, other, receipt.id, direct=False)
    if person in ("owner", "asker"):
        actor = MemberActor(env, here, chief) if person == "owner" else asker
    else:
        roles = {"manager": [keepers], "demoted": [keepers], "moderator by role": [named]}.get(person, [])
        actor = here.add_member(env.create_user("person"), roles=roles)
    if person == "denied":
        env.bot.records.set_access(HERE, "member", actor.id, allow=False)
    for command in await env.bot.tree.fetch_commands():
        if command.name in (
            "channel",
            "coverage",
            "corpus",
            "report",
        ):  # as a server's owner can have Discord offer them
            here.set_command_permissions(command, {actor: True})
    if person == "demoted":
        env.backend.remove_member_role(HERE, actor.id, keepers.id)
    await env.settle()
    return Stage(env, actor, hall, receipt.id, direct=False)


@pytest.mark.parametrize("person", PERSONS)
async def test_each_deed_of_a_person_comes_to_what_the_table_says(data_dir, person):  # noqa: F811
    async with discord_with(data_dir, allowed_guilds=(HERE, THERE), person_limit=0, channel_limit=0) as env:
        on, cell = await stage(env, person), expected(person)
        found, wanted, before = {}, {}, env.bot.engine.catalog.current()
        for kind, deeds in (("asking", ASKING), ("for all", FOR_ALL), ("moderating", MODERATING)):
            for name, options in deeds.items():
                wanted[name] = cell[kind]
                if on.direct and name not in on.actor.available_commands():
                    found[name] = "not offered"
                else:
                    found[name] = outcome(await on.slash(name, **options))
        for what in (*OF_ALL, "edited"):
            wanted[what] = cell["edited" if what == "edited" else "answer"]
            found[what] = outcome(
                await on.click(ReceiptButton(what, on.receipt_id, 1 if what == "next" else None, words=EN))
            )
        about = {
            "lost": [], "before": before.id, "after": before.id, "receipt": "x", "questions": ["?"], "page": 0,
            "location": "nowhere",
        }  # fmt: skip
        window = await on.click(ReceiptButton("bad", on.receipt_id, words=EN))
        wanted["wrong"], found["wrong"] = cell["answer"], outcome(await on.actor.submit_modal(window, {"wrong": "all"}))
        for what in sorted(moderator_buttons._HANDLERS):
            card = ViewState("abcdefghijkl", HERE, "any", about)
            env.bot.records.save_view_state(card)
            wanted[f"card {what}"] = cell["card"]
            found[f"card {what}"] = outcome(await on.click(moderator_buttons.ModeratorButton(what, card.id, what)))
        wanted["message"], found["message"] = cell["message"], await spoken(on)
        for what in OF_THE_ASKER:
            wanted[what] = cell["asker's"]
            found[what] = outcome(await on.click(ReceiptButton(what, on.receipt_id, words=EN)))
        await ended(env)
        assert found == wanted
        causes = [getattr(error, "original", error) for error in env.errors]
        assert all(isinstance(cause, FootnoteError | app_commands.CheckFailure) for cause in causes), causes


async def spoken(on: Stage) -> str:
    """Return whether a message to the bot is answered."""
    before = len(from_bot(on.env, on.channel))
    if on.direct:
        await on.actor.send_dm(ASKED)
    else:
        await on.actor.send(on.channel, f"{on.env.bot.user.mention} {ASKED}")
    return OK if len(from_bot(on.env, on.channel)) > before else "nothing"


async def test_the_table_has_every_command_and_button(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        leaves = {one.qualified_name for one in env.bot.tree.walk_commands() if isinstance(one, app_commands.Command)}
        assert leaves == {*ASKING, *FOR_ALL, *MODERATING}
        assert [menu.name for menu in env.bot.tree.get_commands(type=discord.AppCommandType.message)] == [
            MENU,
            ADD_MENU,
        ]
        offered = {
            name
            for name in dir(ReceiptButton)
            if name.startswith("_") and name[1:] in (*OF_ALL, *OF_THE_ASKER, "edited")
        }
        assert {"_passages", "_why", "_again", "_good", "_coverage", "_edited", "_delete", "_solved"} == offered
