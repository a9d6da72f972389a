"""Three people share a corpus in three languages: each asks in their own, and gets the same quote framed in it.

With a chat model a quote in another language has its translation under it.

The articles are short ones of our own; the encoder and the readers are those that ship.
"""

import re
from pathlib import Path

import pytest

from bot.services import build_engine
from bot.settings import Settings
from retrieval.refresh.source_list import SourceList
from tests.bot.discord.test_bot import discord_with, from_bot
from tests.support.chat_server import KEY, Step, reply, says, serving, translated
from tests.support.refreshers import refresher_of

ARTICLES = {
    "lighthouse": (
        "The lighthouse of Varne goes dark",
        "Anna Lind kept the lighthouse of Varne for forty years. The lighthouse was closed in October 1971, when the "
        "new harbour was lit by electricity. Its lamp stands in the town museum now.",
    ),
    "market": (
        "바르네 시장, 상인이 늘다",
        "바르네의 시장은 매주 토요일 아침에 광장에서 열린다. 올해는 상인이 스무 명 늘어 모두 여든네 명이 되었다. "
        "시장 상인회장은 생선 가게가 가장 많이 늘었다고 말했다.",
    ),
    "festival": (
        "ヴァルネの収穫祭、一週間早まる",
        "ヴァルネの収穫祭は今年、例年より一週間早い9月12日に始まる。米が豊作で、農家の準備が早く整ったためだ。"
        "初日には子どもたちの太鼓がある。",
    ),
}
# What is asked in each language of one article, and the words of the quote that answers.
ASKED = [
    (
        {
            "en-US": "When was the lighthouse of Varne closed?",
            "ko": "바르네의 등대는 언제 문을 닫았나요?",
            "ja": "ヴァルネの灯台が閉鎖されたのはいつですか？",
        },
        "closed in October 1971",
    ),
    (
        {
            "en-US": "On which day of the week is the market of Varne held?",
            "ko": "바르네의 시장은 무슨 요일에 열리나요?",
            "ja": "ヴァルネの市場は何曜日に開かれますか？",
        },
        "매주 토요일 아침에",
    ),
    (
        {
            "en-US": "When does the harvest festival of Varne begin?",
            "ko": "바르네의 수확제는 언제 시작되나요?",
            "ja": "ヴァルネの収穫祭はいつ始まりますか？",
        },
        "9月12日に始まる",
    ),
]
FRAMES = {"en-US": "Passages", "ko": "관련 대목 보기", "ja": "該当箇所"}


@pytest.fixture(scope="module")
def three_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, directory = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("data")
    for name, (title, text) in ARTICLES.items():
        front = f"---\ntitle: {title}\npublished: 2021-05-03\npublisher: Varne Courier\n---\n\n"
        (folder / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    engine = build_engine(Settings(_env_file=None, data_dir=directory))  # type: ignore[call-arg]
    refresher = refresher_of(engine)
    refresher.run(SourceList(engine.catalog).name([str(folder)], refresher.describe, "the terminal"))
    engine.catalog.close()
    return directory


@pytest.mark.parametrize(("asked", "quoted"), ASKED, ids=["in English", "in Korean", "in Japanese"])
async def test_each_is_told_the_same_in_a_frame_of_its_own(
    three_languages: Path, asked: dict[str, str], quoted: str
) -> None:
    async with discord_with(three_languages) as env:
        guild = env.create_guild(preferred_locale="fr")
        square = guild.create_text_channel("square")
        for locale, question in asked.items():
            member = guild.add_member(env.create_user(f"reader {locale}"))
            await member.send(square, f"{env.bot.user.mention} {question}")
            reply = from_bot(env, square)[-1]
            said = re.sub(r"\*\*", "", reply.content)
            assert quoted in said, (locale, reply.content)
            assert FRAMES[locale] in str([item.label for row in reply.components for item in row.children])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Wie viele Planeten hat die Sonne in der Galaxie?", "Die Artikel beantworten das nicht."),
        ("How many moons does the planet Jupiter have?", "The corpus does not say."),
        ("목성의 위성은 몇 개인가요?", "기사에서 답을 찾지 못했어요."),
    ],
)
async def test_why_there_is_no_answer_is_said_in_the_language_of_the_question(
    three_languages: Path, asked: str, told: str
) -> None:
    async with discord_with(three_languages) as env:
        guild = env.create_guild(preferred_locale="ja")
        square, member = guild.create_text_channel("square"), guild.add_member(env.create_user("reader"))
        await member.send(square, f"{env.bot.user.mention} {asked}")
        assert told in from_bot(env, square)[-1].content


async def test_with_a_chat_model_a_quote_in_another_language_has_its_translation_under_it(
    three_languages: Path,
) -> None:
    said = "새 항구에 전등이 켜진 1971년 10월에 등대는 문을 닫았다. *끝*"
    nothing = Step(reply(says("The moon is cheese.", "no such words")))
    asked, quoted = ASKED[0]
    with serving(nothing, Step(translated(said)), nothing) as server:
        chat = {"chat_model": "openai:toy", "chat_base_url": server.url, "chat_api_key": KEY}
        async with discord_with(three_languages, **chat) as env:
            guild = env.create_guild(preferred_locale="ko")
            square, member = guild.create_text_channel("square"), guild.add_member(env.create_user("reader"))
            await member.send(square, f"{env.bot.user.mention} {asked['ko']}")
            lines = from_bot(env, square)[-1].content.split("\n")
            at = next(n for n, line in enumerate(lines) if "기계 번역" in line)
            assert quoted in re.sub(r"\*\*", "", lines[at - 1])
            assert lines[at].removeprefix("> ").startswith(r"-# \[1\] 기계 번역: 새 항구에 전등이 켜진 1971년 10월에")
            assert r"\*끝\*" in lines[at]
            await member.send(square, f"{env.bot.user.mention} {asked['en-US']}")
            assert "번역" not in from_bot(env, square)[-1].content
