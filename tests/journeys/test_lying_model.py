"""A chat model that lies beside true quotes: what is shown of it, at every moment, stands with the quote under it."""

import re

from bot.discord.answering import _Progress
from bot.render.messages import words_for
from bot.services import build_engine
from retrieval.types import CitedSentence, Question
from tests.bot.discord.test_bot import (
    ASKED,
    data_dir,  # noqa: F401  # a fixture
    discord_with,
    from_bot,
    settings_for,
    town_square,
)
from tests.support.chat_server import KEY, Step, reply, says, serving

OPENED = "The salt bridge of Velmora opened to carts in 1871 after nine years of work"
PAID = "Its builder, Ilse Tarn, was paid in barrels of salt"
TRUE = (
    says("The salt bridge was opened to carts in 1871, after nine years of work.", OPENED),
    says("Ilse Tarn, who built it, got barrels of salt for it.", PAID),
)
LIES = (
    says("The salt bridge of Velmora opened to carts in 1871 before nine years of work.", OPENED),
    says("The salt bridge of Velmora opened to all carts in 1871 after nine years of work.", OPENED),
    says("The salt bridge of Velmora opened to carts in 1871 after nine years of secret work.", OPENED),
    says("The salt bridge of Velmora opened to carts in 1871 after more than nine years of work.", OPENED),
    says("Its builder, Ilse Tarn, was not paid in barrels of salt.", PAID),
)
_SENTENCE = re.compile(r"^(?!> |\[\d)(.+\*\*\[\d\]\*\*)$", re.MULTILINE)


def chat(server) -> dict[str, object]:
    return {"chat_model": "openai:toy", "chat_base_url": server.url, "chat_api_key": KEY, "chat_timeout": 30}


def quoted_sentences(text: str) -> list[str]:
    """Return the sentences of a message, having made sure that under each is its quote, and nothing else is cited."""
    lines = text.split("\n\n", maxsplit=1)[0].split("\n")
    sentences = [n for n, line in enumerate(lines) if _SENTENCE.fullmatch(line)]
    for n in sentences:
        (marker,) = re.findall(r"\*\*\[\d\]\*\*", lines[n])
        quote = lines[n + 1]
        assert quote.startswith("> -# ")
        assert quote.endswith(marker)
        said = re.sub(r"\*\*|\\| …|\[\d\]", "", quote.removeprefix("> -# ")).strip().rstrip(".")
        assert said in (OPENED, PAID)
    assert len([line for line in lines if line.startswith("> -# ")]) == len(sentences)
    return [lines[n] for n in sentences]


async def test_each_sentence_of_an_answer_stands_with_its_quote_and_the_lies_are_dropped(data_dir):  # noqa: F811
    with serving(Step(reply(TRUE[0], *LIES, TRUE[1]))) as server:
        async with discord_with(data_dir, **chat(server)) as env:
            _, channel, alice = town_square(env)
            await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
            (said,) = from_bot(env, channel)
            assert len(quoted_sentences(said.content)) == len(TRUE)
            for lie in LIES:
                assert lie["text"] not in re.sub(r"\\|\*\*", "", said.content)


def test_so_it_does_at_every_moment_while_the_model_writes(data_dir):  # noqa: F811
    with serving(Step(reply(TRUE[0], *LIES, TRUE[1]))) as server:
        engine, progress, shown = build_engine(settings_for(data_dir, **chat(server))), _Progress(words_for("en")), []

        def show(sentence: CitedSentence) -> None:
            progress.add(sentence)
            shown.append(progress.news())

        answer = engine.ask(Question(ASKED), show=show)
        engine.catalog.close()
    assert [len(quoted_sentences(text)) for text in shown] == [1, 2]
    assert (answer.mode, answer.dropped) == ("written", len(LIES))
