"""Coverage that people ask for: the moderators' list, and the answer that a refresh brings."""

from tests.bot.discord.cogs.test_channels import mayor_of
from tests.bot.discord.test_bot import data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import UNANSWERABLE, asked, button
from tests.support.moderating import unmentioned


async def test_moderators_list_and_close_what_people_ask_for(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice, reply = await asked(env, UNANSWERABLE)
        mayor = mayor_of(env, env.guild)
        nothing = await mayor.slash(channel, "coverage list")
        assert nothing.response.content == "There are no open requests."
        await alice.click(reply, custom_id=button(reply, "coverage"))
        listed = await mayor.slash(channel, "coverage list")
        assert listed.response.ephemeral
        assert "suspension railway of Xanthe" in listed.response.content
        assert "(1 person)" in listed.response.content
        unknown = await mayor.slash(channel, "coverage close", number=99)
        assert unmentioned(unknown.response.content) == "There is no open request 99; see /coverage list."
        await mayor.slash(channel, "coverage close", number=1)
        assert env.bot.records.coverage() == []


async def test_whoever_asked_is_told_once_when_a_refresh_brings_an_answer(data_dir, tmp_path):  # noqa: F811
    news = tmp_path / "xanthe.md"
    news.write_text(
        "---\ntitle: The suspension railway of Xanthe\npublisher: Xanthe Post\n---\n\n"
        "The suspension railway of Xanthe was designed by Orla Finch in 1931. It carries tea down the hill.\n"
    )
    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env, UNANSWERABLE)
        await alice.click(reply, custom_id=button(reply, "coverage"))
        await env.advance_time(61)
        assert from_bot(env, direct(alice)) == []
        env.bot.refresher.run([str(news)])
        for _ in range(2):
            await env.advance_time(61)
        head, answer = from_bot(env, direct(alice))
        assert UNANSWERABLE.rstrip("?") in head.content
        assert "Orla Finch" in answer.content
        assert env.bot.records.coverage() == []


def direct(alice):
    return alice.user.dm_channel
