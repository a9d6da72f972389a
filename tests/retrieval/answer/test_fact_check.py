"""What people say, held against the corpus."""

import pytest

from retrieval.answer.fact_check import check, checkable
from retrieval.cite.entailment import Entailment
from tests.bot.discord.test_bot import data_dir, discord_with, town_square  # noqa: F401  # a fixture
from tests.support.refreshers import refresher_of

MENU = "Check against the corpus"


def test_questions_greetings_and_wishes_are_not_looked_up():
    said = (
        "Hello everybody! The salt bridge opened in 1871. When did the toll end? I think bridges are ugly things.\n"
        "**The toll was lifted in 1904** https://x.example/y <@77>"
    )
    assert checkable(said) == ["The salt bridge opened in 1871.", "The toll was lifted in 1904"]


def test_no_more_than_ten_sentences_are_looked_up():
    assert len(checkable("The salt bridge of Velmora opened in 1871. " * 12)) == 10


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The mayor of Tindle paid 40,000 crowns for the ferry.", "found"),
        ("For the ferry the mayor of Tindle paid 40,000 crowns in June.", "found"),
        ("The mayor of Tindle paid 70,000 crowns for the ferry.", "contradicted"),
        ("The mayor of Tindle paid 40,000 crowns for the ferry in July 1962.", "contradicted"),
        ("The mayor of Tindle sold four goats to the bishop.", "not found"),
        ("The mayor of Tindle did not pay 40,000 crowns for the ferry.", "not found"),
    ],
)
def test_a_sentence_is_found_contradicted_or_not_found(engine, tmp_path, sentence, verdict):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text(
        "The mayor of Tindle paid 40,000 crowns for the ferry in June. The ferry crosses the lake in nine minutes.\n"
    )
    (folder / "b.md").write_text("A bishop opened a school of music. Goats graze behind it.\n")
    refresher_of(engine).run([str(folder)])
    (found,) = check(engine, [sentence])
    assert found.verdict == verdict
    assert bool(found.quotes) is (verdict != "not found")
    for citation in found.quotes:
        assert "40,000" in citation.quote
        article = engine.catalog.article(citation.article_id, engine.catalog.current().id)
        assert article.text[citation.start : citation.end] == citation.quote


class Scripted:
    """Support what "paid" is said of, contradict "sold", and know nothing of anything else."""

    def entailments(self, claim, evidence):
        assert len(evidence) <= 3
        return [
            Entailment("paid" in claim and "paid" in text, "sold" in claim and "paid" in text, 0.0) for text in evidence
        ]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The mayor of Tindle paid 70,000 crowns for the ferry.", "found"),
        ("The mayor of Tindle sold the ferry for 40,000 crowns.", "contradicted"),
        ("The mayor of Tindle painted the ferry in blue.", "not found"),
        ("틴들의 시장은 나룻배에 40,000 크로네를 냈다.", "not found"),
    ],
)
def test_where_a_model_reads_its_word_counts_and_not_the_rules(engine, tmp_path, sentence, verdict):
    (tmp_path / "a.md").write_text(
        "The mayor of Tindle paid 40,000 crowns for the ferry. It crosses the lake at noon.\n"
    )
    refresher_of(engine).run([str(tmp_path)])
    engine.claim_model = Scripted()
    (found,) = check(engine, [sentence])
    assert found.verdict == verdict
    assert [citation.quote for citation in found.quotes] == (
        [] if verdict == "not found" else ["The mayor of Tindle paid 40,000 crowns for the ferry."]
    )


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The mayor of Tindle paid 40,000 crowns for the ferry.", "found"),
        ("The mayor of Tindle refused to pay for the ferry.", "contradicted"),
        ("The school of music in Velmora has ninety teachers.", "not found"),
    ],
)
def test_the_model_that_ships_tells_what_no_number_shows(engine, claim_model, tmp_path, sentence, verdict):
    (tmp_path / "a.md").write_text("The mayor of Tindle paid 40,000 crowns for the ferry in June. The ferry is blue.\n")
    refresher_of(engine).run([str(tmp_path)])
    engine.claim_model = claim_model
    (found,) = check(engine, [sentence])
    assert found.verdict == verdict


async def test_a_message_is_checked_for_whoever_asked_alone(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        said = await bob.send(
            channel,
            "The salt bridge of Velmora opened to carts in 1871. The salt bridge of Velmora opened to carts in 1893. "
            "Its architect had eleven parrots in Paris. Right?",
        )
        result = await alice.context_menu(channel, MENU, said)
        assert result.response.ephemeral
        right, wrong, unknown, meaning = result.response.content.split("\n\n")
        assert right.startswith("✅ **Found:** The salt bridge of Velmora opened to carts in 1871")
        assert "\n> The salt bridge of Velmora opened to carts in 1871 after nine years of work" in right
        assert "Velmora Herald · 22 March 2016" in right
        assert wrong.startswith("⚠️ **Contradicted:** ")
        assert "opened to carts in 1871" in wrong
        assert unknown == "❔ **Not found:** Its architect had eleven parrots in Paris."
        assert meaning.startswith("Not found means")


async def test_a_message_without_a_statement_is_told_so(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        said = await alice.send(channel, "Good morning! Why?")
        result = await alice.context_menu(channel, MENU, said)
        assert result.response.ephemeral
        assert result.response.content == "There is no sentence in this message that I could look up."
