"""Coverage that people ask for, in the moderators' list."""

from tests.bot.discord.cogs.test_channels import mayor_of
from tests.bot.discord.test_bot import data_dir, discord_with  # noqa: F401  # a fixture
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
