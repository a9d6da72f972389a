"""What could not be answered, grouped by likeness, and what people found wrong: dealt with by one click each."""

import asyncio
import json
import stat
from dataclasses import replace

import pytest

from bot.moderation.gate_questions import add_question, question_row
from bot.moderation.unanswered_questions import group_questions
from bot.records import CoverageRequest, Requester
from corpus.errors import SettingsError
from retrieval.evaluate.gate import read_gate_questions
from tests.bot.discord.cogs.corpus.test_add import ASKED as XANTHE
from tests.bot.discord.cogs.corpus.test_add import NEWS
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import button
from tests.bot.records.test_records import RECEIPT
from tests.support.errors import raises
from tests.support.moderating import ended, press, shown, town_hall


async def says(env, channel, person, question: str):
    await person.send(channel, f"{env.bot.user.mention} {question}")
    return from_bot(env, channel)[-1]


async def test_a_question_is_answered_by_an_article_that_one_click_asks_for(data_dir):  # noqa: F811
    async with discord_with(data_dir, person_limit=0) as env:
        channel, keeper, alice = town_hall(env)
        bob = env.guild.add_member(env.create_user("bob"))
        nothing = await keeper.slash(channel, "corpus questions")
        assert shown(nothing) == "No unanswered questions in the last 30 days."
        reply = await says(env, channel, alice, XANTHE)
        await alice.click(reply, custom_id=button(reply, "coverage"))
        await says(env, channel, bob, "Who was the designer of Xanthe's suspension railway?")
        await says(env, channel, bob, "Which football club won the cup in Lisbon?")
        listed = await keeper.slash(channel, "corpus questions")
        first, second = shown(listed).split("**2.**")
        assert "**1.** Who designed the suspension railway of Xanthe? (2 people)\n> coverage was asked for" in first
        assert "Which football club won the cup in Lisbon? (1 person)" in second
        await press(keeper, listed, "2. Dismiss")
        assert "football" not in shown(listed)
        asked = await press(keeper, listed, "1. Add an article")
        card = await keeper.submit_modal(asked, {"file": ("xanthe.md", NEWS)})
        assert card.response.embeds[0].title == "The suspension railway of Xanthe"
        await press(keeper, card, "Add")
        await ended(env)
        assert shown(card).endswith("The question now has an answer.")
        await env.advance_time(61)
        told = from_bot(env, alice.user.dm_channel)
        assert "Orla Finch" in told[-1].content
        again = await keeper.slash(channel, "corpus questions")
        assert shown(again) == "No unanswered questions in the last 30 days."
        assert [entry.action for entry in env.bot.records.audit_log()] == ["add", "questions"]


async def test_an_article_that_only_comes_close_leaves_the_question_on_the_list(data_dir, unsure):  # noqa: F811
    async with discord_with(data_dir, person_limit=0) as env:
        channel, keeper, alice = town_hall(env)
        await says(env, channel, alice, XANTHE)
        listed = await keeper.slash(channel, "corpus questions")
        asked = await press(keeper, listed, "1. Add an article")
        card = await keeper.submit_modal(asked, {"file": ("xanthe.md", NEWS)})
        await press(keeper, card, "Add")
        await ended(env)
        assert shown(card).endswith("It comes close to the question, but I can't tell whether it answers it.")
        assert XANTHE in shown(await keeper.slash(channel, "corpus questions"))


async def test_a_question_of_a_publisher_whose_articles_are_gone_stays_on_the_list(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        await alice.slash(channel, "ask", question=XANTHE, publisher="Ostrand Weekly")
        catalog = env.bot.engine.catalog
        ostrand = [article for article in catalog.members(catalog.current().id) if "ostrand" in article]
        await asyncio.to_thread(env.bot.refresher.remove, ostrand, started_by="keeper in Discord")
        assert XANTHE in shown(await keeper.slash(channel, "corpus questions"))
        assert "One question had no answer" in shown(await keeper.slash(channel, "report"))


async def test_dismissing_closes_the_coverage_requests_too(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        reply = await says(env, channel, alice, XANTHE)
        await alice.click(reply, custom_id=button(reply, "coverage"))
        listed = await keeper.slash(channel, "corpus questions")
        await press(keeper, listed, "1. Dismiss")
        assert shown(listed) == "No unanswered questions in the last 30 days."
        assert env.bot.records.coverage() == []


async def test_a_thumbs_down_becomes_a_test_question(data_dir, tmp_path):  # noqa: F811
    file = tmp_path / "gate" / "questions.jsonl"
    async with discord_with(data_dir, gate_questions=file, person_limit=0) as env:
        channel, keeper, alice = town_hall(env)
        nothing = await keeper.slash(channel, "corpus feedback")
        assert shown(nothing) == "No open reports."
        reply = await says(env, channel, alice, ASKED)
        await alice.submit_modal(await alice.click(reply, custom_id=button(reply, "bad")), {"wrong": "It was 1870."})
        other = await says(env, channel, alice, "Who was the king of Hadder?")
        await alice.submit_modal(await alice.click(other, custom_id=button(other, "bad")), {})
        listed = await keeper.slash(channel, "corpus feedback")
        assert "When did the salt bridge of Velmora open to carts? (1 person)" in shown(listed)
        assert "> 👎 It was 1870." in shown(listed).replace("\\.", ".")
        number = 1 if shown(listed).index("salt bridge") < shown(listed).index("king") else 2
        asked = await press(keeper, listed, f"{number}. Make it a test question")
        # What was considered is offered; the article of the answer that was found wrong is among it.
        done = await keeper.submit_modal(asked, {"chosen": ["0"], "answer": "1871"})
        assert "Saved as a test question; a refresh" in shown(done)
        asked = await press(keeper, done, "1. Make it a test question")
        unknown = await keeper.submit_modal(asked, {"article": "no such title"})
        assert unknown.followups[0].content.startswith("No article has that title.")
        asked = await press(keeper, done, "1. Make it a test question")
        nothing = await keeper.submit_modal(asked, {})
        assert nothing.followups[0].content == "Say which article has the answer, or that none has."
        asked = await press(keeper, done, "1. Make it a test question")
        await keeper.submit_modal(asked, {"chosen": ["none"]})
        assert "should not be answered" in shown(listed)
        answerable, not_ = read_gate_questions(file)
        assert (answerable.question.text, answerable.answerable) == (ASKED, True)
        assert answerable.articles[0].endswith("velmora.md")
        assert answerable.answers == ("1871",)
        assert len(env.errors) == 0
        assert (not_.question.text, not_.answerable) == ("Who was the king of Hadder?", False)


async def test_without_a_file_of_test_questions_it_says_what_to_set(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, alice = town_hall(env)
        reply = await says(env, channel, alice, ASKED)
        await alice.submit_modal(await alice.click(reply, custom_id=button(reply, "bad")), {})
        listed = await keeper.slash(channel, "corpus feedback")
        told = await press(keeper, listed, "1. Make it a test question")
        assert "FOOTNOTE_GATE_QUESTIONS" in told.response.content
        await press(keeper, listed, "1. Dismiss")
        assert shown(listed) == "No open reports."


# --------------------------------------------------------------------------------------------------------- the file


def test_a_question_takes_the_place_of_the_one_with_its_id(tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text('{"_id": "mine", "text": "?"}\nnot json\n')
    file.chmod(0o640)
    first, again = question_row("Who?", [], "a.md"), question_row("Who?", [], None)
    turned = question_row("Who?", [{"speaker": "user", "text": "한국"}], None)
    assert first["_id"] == again["_id"] != turned["_id"]
    for row in (first, turned, again):
        add_question(file, row)
    lines = file.read_text().splitlines()
    assert lines[:2] == ['{"_id": "mine", "text": "?"}', "not json"]
    assert [json.loads(line) for line in lines[2:]] == [turned, again]
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_can_not_be_written_is_one_sentence(tmp_path):
    (tmp_path / "taken").write_text("")
    with raises(SettingsError, "evaluation-questions-unwritten"):
        add_question(tmp_path / "taken" / "questions.jsonl", question_row("Who?", [], None))


# --------------------------------------------------------------------------------------------------------- likeness


@pytest.mark.parametrize(
    ("questions", "groups"),
    [
        (["Who designed the suspension railway of Xanthe?", "Who was the designer of Xanthe's suspension railway?"], 1),
        (["How much did the toll of the salt bridge cost?", "What was the salt bridge's toll?"], 1),
        (["Which football club won the cup in Lisbon?", "who won the lisbon cup final"], 1),
        (["What is the population of Seoul?", "What is the population of Busan?"], 2),
        # Languages that the encoder doesn't know: all are alike to it.
        (
            ["살토 다리는 누가 지었나요?", "살토 다리를 지은 사람은 누구인가요?", "오스트란드 등대는 언제 지어졌나요?"],
            2,
        ),
        (["塩の橋は誰が作ったのですか", "塩の橋を建設したのは誰ですか", "灯台はいつ閉鎖されたのか"], 2),
        (["Who?", "who ?"], 1),
        ([], 0),
    ],
)
def test_questions_are_grouped_by_what_they_ask(minilm, questions, groups):
    receipts = [
        replace(RECEIPT, id=f"{n:012}", user_id=n, question=question, answer=None)
        for n, question in enumerate(questions)
    ]
    assert len(group_questions(receipts, [], minilm)) == groups


def test_whoever_asked_twice_counts_once(minilm):
    requests = [CoverageRequest(5, 3, "Who built the wall?", "open", RECEIPT.asked_at, (Requester(1, 4, "en"),))]
    receipts = [replace(RECEIPT, user_id=user, question="who built the WALL") for user in (1, 1, 2)]
    (one,) = group_questions(receipts, requests, minilm)
    assert (one.people, one.requests, one.question) == (2, (5,), "Who built the wall?")
