"""The closest that the corpus says, in Discord: shown as quotes, under one line, with what hangs on an answer."""

import pytest

from retrieval.abstention import CLOSEST, UNSURE
from tests.bot.discord.cogs.corpus.test_history import change
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import asked, button
from tests.support.moderating import labels, press, shown, town_hall

QUOTE = "The salt bridge of Velmora opened to carts in 1871 after nine years of work"

pytestmark = pytest.mark.usefixtures("unsure")


async def test_the_quotes_stand_under_one_line_with_their_source_and_the_buttons_of_an_abstention(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, _, reply = await asked(env)
        first, *quotes = reply.content.split("\n\n")[0].split("\n")
        assert first == f"{UNSURE} {CLOSEST}"
        marked = QUOTE.replace("1871", "**1871**")
        assert any(line.startswith(f"> {marked}") and line.endswith("]**") for line in quotes)
        assert "] [**The salt bridge of Velmora**](<https://herald.example/salt-bridge#:~:text=" in reply.content
        assert " · Velmora Herald · 22 March 2016" in reply.content
        assert list(labels(reply)) == ["Passages", "Why this answer", None, "Ask for coverage"]
        assert not reply.mentions


async def test_what_it_was_is_behind_the_buttons(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env)
        passages = await alice.click(reply, custom_id=button(reply, "passages"))
        assert f"**{QUOTE}" in passages.response.content
        why = await alice.click(reply, custom_id=button(reply, "why"))
        assert "Not a sure answer: these are the closest quotes" in why.response.content
        assert "from one article" in why.response.content
        again = await alice.click(why.response, custom_id=button(why.response.message, "again"))
        assert again.response.content == "The answer is still the same."
        wanted = await alice.click(reply, custom_id=button(reply, "coverage"))
        assert wanted.response.content == "Noted for the moderators. You are the first to ask."
        await env.advance_time(61)
        assert [request.question for request in env.bot.records.coverage()] == [ASKED], "it is no answer to them"


async def test_moderators_see_what_was_shown_among_the_questions_and_the_feedback(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        reply = from_bot(env, channel)[-1]
        listed = await keeper.slash(channel, "corpus questions")
        assert f"{ASKED} (1 person)\n> close quotes were shown" in shown(listed)
        modal = await alice.click(reply, custom_id=button(reply, "bad"))
        await alice.submit_modal(modal, {"wrong": "but it does answer"})
        complaints = shown(await keeper.slash(channel, "corpus feedback"))
        assert f"> {UNSURE} The salt bridge of Velmora opened" in complaints
        assert "> 👎 but it does answer" in complaints


async def test_a_correction_travels_to_it(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        change(env, tmp_path)
        listed = await keeper.slash(channel, "corpus corrections")
        assert f"> − {QUOTE}" in shown(listed).replace("\\.", ".")
        await press(keeper, listed, "2. Mark the answers")
        assert "⚠️ **The source has changed since.** It said: “The salt bridge" in from_bot(env, channel)[-1].content


@pytest.mark.parametrize("kept", [True, False])
async def test_a_question_that_follows_it_knows_what_was_quoted(data_dir, kept):  # noqa: F811
    async with discord_with(data_dir, person_limit=0) as env:
        channel, _, alice = town_hall(env)
        env.bot.records.set_opted_out(alice.id, wanted=not kept)
        way, turns = env.bot.answering.answer, []

        async def heard(asker, question, delivery):
            turns.append([turn.text for turn in question.turns])
            await way(asker, question, delivery)

        env.bot.answering.answer = heard
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        await alice.send(channel, "Who was its builder?", reply_to=from_bot(env, channel)[-1])
        question, said = turns[-1]
        assert question == ASKED
        assert said.startswith(UNSURE)
        assert QUOTE in said
        assert not any(mark in said for mark in ("[1]", "**", "> "))
