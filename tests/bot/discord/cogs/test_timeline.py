"""What stands beside the chart of a timeline."""

from datetime import date

import pytest

from bot.discord.cogs.timeline import timeline_blocks
from bot.render.discord_limits import MESSAGE_CHARS, length
from bot.render.messages import languages, words_for
from retrieval.answer.overviews.timeline import Timeline, coverage
from retrieval.types import Citation


def citation(n: int, quote: str, title: str = "A title") -> Citation:
    return Citation(n, f"a{n}", title, "The Owl", date(2016, 3, n), "https://a.example/x", quote, 0, len(quote))


def test_a_quote_comes_after_its_day_and_its_article():
    timeline = Timeline((citation(2, "The bridge opened."),), (date(2016, 3, 2),), 0)
    head, block = timeline_blocks(timeline, "bridge", coverage(timeline.days), words_for("en"))
    assert head == "One article on “bridge”, published on 2 March 2016."
    assert (
        block == "**2 March 2016** · [**A title**](<https://a.example/x>) (a\\.example) · The Owl\n> The bridge opened."
    )


def test_what_is_left_out_is_said():
    timeline = Timeline((citation(2, "x"),), (date(2006, 3, 2), date(2016, 5, 1)), 3)
    head = timeline_blocks(timeline, "bridge", coverage(timeline.days), words_for("en"))[0]
    assert head.startswith("2 articles on “bridge”, from 2 March 2006 to 1 May 2016. The chart counts them by year.")
    assert "the one that" in head
    assert head.endswith("3 more without a date are left out.")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("text", ["@everyone " * 300, "**" * 2_000, "한국어" * 900, "```\n" * 500, "😀" * 1_000])
def test_whatever_articles_say_fits_and_does_nothing(language, text):
    timeline = Timeline((citation(1, text, text),), (date(2016, 3, 1), date(2016, 3, 2)), 1)
    for block in timeline_blocks(timeline, text, coverage(timeline.days), words_for(language)):
        assert length(block) <= MESSAGE_CHARS
        assert "@everyone" not in block
        assert "```" not in block
