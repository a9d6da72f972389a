"""Who may move the corpus: checked at every command, button and modal, in each guild, whatever Discord shows people."""

import functools
from dataclasses import replace

import discord
import pytest

from bot.discord.checks import corpus_access_denial
from bot.discord.views import moderator_buttons
from bot.moderation.manual_articles import as_json, from_attachment
from bot.records import ViewState
from bot.settings import Settings
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.bot.records.test_records import RECEIPT
from tests.support.moderating import MANAGES, keeper_of, offer, press, shown

COMMANDS = {
    "add": {"url": "https://herald.example/new"},
    "cancel": {},
    "corrections": {},
    "diff": {},
    "feedback": {},
    "history": {},
    "log": {},
    "notify": {},
    "questions": {},
    "refresh": {},
    "rollback": {},
    "source add": {"url": "https://herald.example/feed"},
    "source export": {},
    "source import": {"file": ("feeds.opml", b"<opml/>")},
    "source list": {},
    "source remove": {"source": "articles0"},
    "source test": {"url": "https://herald.example/feed"},
    "status": {},
}
MODALS = [
    ("MetadataModal", "edit", {"title": "Mine", "publisher": "", "published": ""}),
    ("SourceModal", "answer", {"url": "https://herald.example/new"}),
    ("GateQuestionModal", "test", {"chosen": ["none"]}),
]
HERE, THERE, NOWHERE = 11, 12, 13
MODERATORS_ONLY = "Only moderators can do this."
ELSEWHERE = "I don't answer questions in this server."
OTHERS = "This belongs to another server."


def people(env):
    """Return a guild on the allow-list with whoever has no right there, another one, and one that is off the list."""
    here, there, nowhere = (env.create_guild(id=guild_id) for guild_id in (HERE, THERE, NOWHERE))
    # A role that is called like the moderators' role is none.
    named = here.create_role("Keepers")
    member = here.add_member(env.create_user("member"), roles=[named])
    return here, there, nowhere, member


def said(result) -> str:
    """Return what whoever called was told alone."""
    (message,) = [one for one in (result.response, *result.followups) if one and one.ephemeral][-1:]
    return message.content


def test_every_command_is_in_the_table(data_dir):  # noqa: F811
    from bot.discord.cogs.corpus import Corpus

    leaves = {c.qualified_name for c in Corpus.__cog_app_commands__ if isinstance(c, discord.app_commands.Command)}
    groups = [c for c in Corpus.__cog_app_commands__ if isinstance(c, discord.app_commands.Group)]
    leaves |= {c.qualified_name for group in groups for c in group.walk_commands()}
    assert {name.removeprefix("corpus ") for name in leaves} == set(COMMANDS)


async def test_no_command_is_done_for_who_has_no_right_or_in_a_guild_off_the_list(data_dir):  # noqa: F811
    async with discord_with(data_dir, allowed_guilds=(HERE, THERE)) as env:
        here, there, nowhere, member = people(env)
        hall, cellar = here.create_text_channel("hall"), nowhere.create_text_channel("cellar")
        stranger = keeper_of(nowhere, env)
        visitor = env.create_user("visitor")
        guest = here.add_member(visitor)  # a moderator of another server, and a member here
        keeper_of_there = there.add_member(visitor, roles=[there.create_role("Mayors", permissions=MANAGES)])
        assert keeper_of_there.id == guest.id
        await offer(env, here, member, guest)
        before = env.bot.engine.catalog.current()
        for name, options in COMMANDS.items():
            for person in (member, guest):
                assert said(await person.slash(hall, f"corpus {name}", **options)) == MODERATORS_ONLY, name
            assert said(await stranger.slash(cellar, f"corpus {name}", **options)) == ELSEWHERE, name
        for option, name in (("source", "refresh"), ("snapshot", "rollback"), ("source", "source remove")):
            assert await member.autocomplete(hall, f"corpus {name}", option, "") == []
            assert await guest.autocomplete(hall, f"corpus {name}", option, "") == []
            assert await stranger.autocomplete(cellar, f"corpus {name}", option, "") == []
        assert env.bot.engine.catalog.current() == before
        # Whoever tried is in the log; of a guild off the list nothing is kept.
        entries = env.bot.records.audit_log(1000)
        assert {(entry.user_id, entry.result) for entry in entries} == {(member.id, "refused"), (guest.id, "refused")}
        assert len(entries) == 2 * len(COMMANDS)
        assert {entry.action for entry in entries} == set(COMMANDS)
        assert len(env.errors) == 2 * len(COMMANDS)


async def test_no_button_works_for_who_has_no_right_or_from_another_guild(data_dir):  # noqa: F811
    async with discord_with(data_dir, allowed_guilds=(HERE, THERE)) as env:
        here, there, nowhere, member = people(env)
        places = {guild: guild.create_text_channel("hall") for guild in (here, there, nowhere)}
        keeper, other, stranger = keeper_of(here, env), keeper_of(there, env), keeper_of(nowhere, env)
        before = env.bot.engine.catalog.current()
        cases = ((member, here, MODERATORS_ONLY), (other, there, OTHERS), (stranger, nowhere, ELSEWHERE))
        for what, handler in sorted(moderator_buttons._HANDLERS.items()):
            about = {"lost": [], "before": before.id, "after": before.id, "receipt": "x", "questions": ["?"]}
            card = ViewState("abcdefghijkl", HERE, "any", about)
            env.bot.records.save_view_state(card)
            for person, guild, refusal in cases:
                # A button of that card, wherever somebody may have got its message from.
                view = moderator_buttons.button_view(moderator_buttons.ModeratorButton(what, card.id, what))
                channel = env.bot.get_channel(places[guild].id)
                message = await channel.send("?", view=view)
                result = await person.click(message, custom_id=f"fn:card:{what}:{card.id}")
                assert said(result) == refusal, (what, refusal)
                assert result.modal is None
            assert env.bot.records.view_state(card.id) == card, what
            assert {entry.action for entry in env.bot.records.audit_log()[:2]} == {handler.action}
        assert env.bot.engine.catalog.current() == before
        tried = {(entry.user_id, entry.guild_id, entry.result) for entry in env.bot.records.audit_log()}
        assert tried == {(member.id, HERE, "refused"), (other.id, THERE, "refused")}
        assert keeper.id not in {entry.user_id for entry in env.bot.records.audit_log()}


async def test_a_right_that_is_taken_away_meanwhile_is_missed_by_buttons_and_modals(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("hall")
        role = guild.create_role("Keepers", permissions=MANAGES)
        keeper = guild.add_member(env.create_user("keeper"), roles=[role])
        result = await keeper.slash(channel, "corpus add", file=("x.txt", b"The railway of Xanthe opened in 1931."))
        asked = await press(keeper, result, "Edit")
        env.backend.remove_member_role(guild.id, keeper.id, role.id)
        submitted = await keeper.submit_modal(asked, {"title": "Mine", "publisher": "", "published": ""})
        assert said(submitted) == MODERATORS_ONLY
        assert said(await press(keeper, result, "Add")) == MODERATORS_ONLY
        assert env.bot.engine.catalog.current().articles == 4


def test_every_modal_is_in_the_table():
    import bot.discord.cogs.corpus  # noqa: F401  # where they are

    assert {modal.__name__ for modal in moderator_buttons.ModeratorModal.__subclasses__()} == {
        name for name, _, _ in MODALS
    }


@pytest.mark.parametrize(("what", "values"), [(what, values) for _, what, values in MODALS])
async def test_no_modal_is_done_for_who_has_no_right_or_from_another_guild(data_dir, tmp_path, what, values):  # noqa: F811
    file = tmp_path / "questions.jsonl"
    async with discord_with(data_dir, allowed_guilds=(HERE, THERE), gate_questions=file) as env:
        guild = env.create_guild(id=HERE)
        hall, role = guild.create_text_channel("hall"), guild.create_role("Keepers", permissions=MANAGES)
        keeper = guild.add_member(env.create_user("keeper"), roles=[role])
        records, engine, settings = env.bot.records, env.bot.engine, env.bot.settings
        records.keep_receipt(replace(RECEIPT, guild_id=HERE))
        draft = from_attachment(engine.catalog, "x.txt", b"The railway of Xanthe opened in 1931.")
        about = {"draft": as_json(draft), "questions": ["?"], "receipt": RECEIPT.id, "page": 0}
        mine = ViewState("abcdefghijkl", HERE, "any", about)
        view = moderator_buttons.button_view(moderator_buttons.ModeratorButton(what, mine.id, what))
        message = await env.bot.get_channel(hall.id).send("?", view=view)
        before = engine.catalog.current()

        async def submitted(lose) -> str:
            records.save_view_state(mine)
            asked = await keeper.click(message, custom_id=f"fn:card:{what}:{mine.id}")
            lose()
            return said(await keeper.submit_modal(asked, values))

        # As if it had been another guild's, then with the guild off the list, then without the right.
        assert await submitted(lambda: records.save_view_state(replace(mine, guild_id=THERE))) == OTHERS
        assert await submitted(lambda: object.__setattr__(settings, "allowed_guilds", (THERE,))) == ELSEWHERE
        object.__setattr__(settings, "allowed_guilds", (HERE, THERE))
        lost = functools.partial(env.backend.remove_member_role, guild.id, keeper.id, role.id)
        assert await submitted(lost) == MODERATORS_ONLY
        assert records.view_state(mine.id) == mine
        assert engine.catalog.current() == before
        assert not file.exists()
        assert [(entry.user_id, entry.result) for entry in records.audit_log()] == [(keeper.id, "refused")] * 2


async def test_in_several_guilds_without_a_list_managing_one_is_not_enough(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        home = env.create_guild(id=HERE)
        hall = home.create_text_channel("hall")
        keeper = keeper_of(home, env)
        assert "Snapshot" in shown(await keeper.slash(hall, "corpus status"))
        invader = env.create_guild(id=THERE)
        for person, channel in ((keeper, hall), (keeper_of(invader, env), invader.create_text_channel("den"))):
            told = said(await person.slash(channel, "corpus refresh"))
            assert told.startswith("Several servers share this corpus.")
            assert "FOOTNOTE_MODERATOR_ROLES" in told
            assert "FOOTNOTE_ALLOWED_GUILDS" in told
        assert len(env.errors) == 2


async def test_the_roles_in_the_settings_may_wherever_they_are(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        home, _ = env.create_guild(id=HERE), env.create_guild(id=THERE)
        hall = home.create_text_channel("hall")
        role = home.create_role("Scribes")
        object.__setattr__(env.bot.settings, "moderator_roles", (role.id,))
        scribe = home.add_member(env.create_user("scribe"), roles=[role])
        await offer(env, home, scribe)
        assert "Snapshot" in shown(await scribe.slash(hall, "corpus status"))


async def test_buttons_under_answers_rest_in_a_guild_that_was_taken_off_the_list(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild = env.create_guild(id=HERE)
        channel = guild.create_text_channel("hall")
        alice = guild.add_member(env.create_user("alice"))
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        answer = from_bot(env, channel)[-1]
        object.__setattr__(env.bot.settings, "allowed_guilds", (THERE,))
        for item in answer.components[0].children:
            assert said(await alice.click(answer, custom_id=item.custom_id)) == ELSEWHERE


# ------------------------------------------------------------------------------------------------------------ logic


class Person(discord.Member):
    """Stand for a member by what counts of one."""

    def __init__(self, roles=(), *, manages=False) -> None:
        self._r, self._p = [discord.Object(role) for role in roles], MANAGES if manages else discord.Permissions.none()

    roles = property(lambda self: self._r)
    guild_permissions = property(lambda self: self._p)


@pytest.mark.parametrize(
    ("person", "guild", "settings", "guilds", "why"),
    [
        (Person(manages=True), HERE, {}, 1, None),
        (Person(manages=True), HERE, {}, 2, "errors-shared-corpus"),
        (Person(manages=True), HERE, {"allowed_guilds": (HERE,)}, 2, None),
        (Person(manages=True), THERE, {"allowed_guilds": (HERE,)}, 2, "errors-elsewhere-only"),
        (Person([5]), THERE, {"allowed_guilds": (HERE,), "moderator_roles": (5,)}, 2, "errors-elsewhere-only"),
        (Person([5]), HERE, {"moderator_roles": (5,)}, 2, None),
        (Person([6]), HERE, {"moderator_roles": (5,)}, 1, "errors-moderators-only"),
        (Person(), HERE, {}, 1, "errors-moderators-only"),
        (Person(manages=True), None, {}, 1, "errors-guild-only"),
        (discord.Object(1), HERE, {}, 1, "errors-guild-only"),
    ],
)  # fmt: skip
def test_who_may_move_the_corpus(person, guild, settings, guilds, why):
    assert corpus_access_denial(person, guild, Settings(_env_file=None, **settings), guilds) == why
