"""What is kept of people: shown to them, deleted when they confirm it, and nothing kept where they want that."""

import re

import discord
import pytest

from bot.client import create_bot
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture


def button(shown, what: str) -> str:
    found = [item["custom_id"] for row in shown.response.components for item in row["components"]]
    return next(custom_id for custom_id in found if custom_id.endswith(f":{what}"))


def buttons(shown) -> list[str]:
    return [item["label"] for row in shown.response.components for item in row["components"]]


async def asked_and_shown(env):
    """Have Alice ask, and see what is kept of her."""
    _, channel, alice = town_square(env)
    env.bot.records.delete_data_of(alice.id)  # the records last longer than one simulated Discord
    env.bot.records.set_opted_out(alice.id, wanted=False)
    await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
    return channel, alice, await alice.slash(channel, "privacy")


async def test_what_is_kept_is_shown_to_whoever_asks_alone(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, _, shown = await asked_and_shown(env)
        assert shown.response.ephemeral
        assert shown.response.content.startswith("I've stored 1 answer record for you. An answer record holds")
        assert not re.search(r"\b0\b|feedback|coverage", shown.response.content)
        assert f"after {env.bot.settings.receipt_days} days" in shown.response.content
        assert buttons(shown) == ["Delete my data", "Stop storing my data"]


async def test_it_is_deleted_when_that_is_confirmed_and_not_before(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, shown = await asked_and_shown(env)
        await alice.click(shown.response, custom_id=button(shown, "delete"))
        assert "This can't be undone" in shown.response.content
        assert env.bot.records.stored_data_of(alice.id).receipts == 1
        await alice.click(shown.response, custom_id=button(shown, "back"))
        assert "1 answer record" in shown.response.content
        await alice.click(shown.response, custom_id=button(shown, "delete"))
        await alice.click(shown.response, custom_id=button(shown, "erase"))
        assert "Deleted: 1 answer record." in shown.response.content
        assert "I have nothing stored about you." in shown.response.content
        assert buttons(shown) == ["Stop storing my data"]
        assert env.bot.records.stored_data_of(alice.id).receipts == 0


async def test_nothing_is_kept_of_who_wants_that_until_they_want_it_again(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice, shown = await asked_and_shown(env)
        await alice.click(shown.response, custom_id=button(shown, "nothing"))
        assert not env.bot.records.opted_out(alice.id)
        await alice.click(shown.response, custom_id=button(shown, "forget"))
        assert "I store nothing that you ask." in shown.response.content
        assert buttons(shown) == ["Store answer records again"]
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
        assert from_bot(env, channel)[-1].components == []
        await alice.click(shown.response, custom_id=button(shown, "again"))
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert env.bot.records.stored_data_of(alice.id).receipts == 1


async def test_the_buttons_work_after_a_restart(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, shown = await asked_and_shown(env)
        old = env.bot
        await env.restart_bot(create_bot(old.settings))
        await old.close()
        await alice.click(shown.response, custom_id=button(shown, "delete"))
        await alice.click(shown.response, custom_id=button(shown, "erase"))
        assert "Deleted: 1 answer record." in shown.response.content
        await env.bot.close()


async def test_nobody_deletes_what_is_kept_of_somebody_else(data_dir):  # noqa: F811
    from bot.discord.cogs.privacy import PrivacyButton
    from bot.render.messages import words_for

    async with discord_with(data_dir) as env:
        channel, alice, _ = await asked_and_shown(env)
        bob = env.guild.add_member(env.create_user("bob"))
        view = discord.ui.View(timeout=None)
        view.add_item(PrivacyButton("erase", alice.id, words_for("en")))  # as if Discord showed it to others
        public = await env.bot.get_channel(channel.id).send("here", view=view)
        told = await bob.click(public, custom_id=f"fn:privacy:{alice.id}:erase")
        assert told.response.content.startswith("This belongs to someone else.")
        assert told.response.ephemeral
        assert env.bot.records.stored_data_of(alice.id).receipts == 1


@pytest.mark.parametrize(("locale", "label"), [("ko", "내 기록 삭제"), ("ja", "自分の記録を削除")])
async def test_it_speaks_the_language_of_the_person(data_dir, monkeypatch, locale, label):  # noqa: F811
    async with discord_with(data_dir) as env:
        monkeypatch.setattr("bot.render.messages.locale_of", lambda _: locale)
        _, _, shown = await asked_and_shown(env)
        assert buttons(shown)[0] == label
