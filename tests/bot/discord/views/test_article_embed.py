"""The embed of an article, within what an embed may hold."""

from datetime import date

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.views.article_embed import article_embed
from bot.render.discord_limits import (
    EMBED_DESCRIPTION,
    EMBED_FIELD_NAME,
    EMBED_FIELD_VALUE,
    EMBED_FIELDS,
    EMBED_TITLE,
    EMBED_TOTAL,
)
from bot.render.discord_limits import length as units
from bot.render.messages import languages, words_for
from corpus.article import Article

ENGLISH = words_for("en")


def fields(card: discord.Embed) -> dict[str, str]:
    return {field.name: field.value for field in card.fields}


def test_a_card_says_where_an_article_is_from_and_how_it_begins():
    article = Article(
        id="a",
        title="The *salt* bridge",
        text="The bridge opened. " * 100,
        publisher="The Owl",
        published=date(2016, 3, 22),
        author="A. Tarn",
        url="https://owl.example/x",
        language="en",
    )
    card = article_embed(article, "2016/x.md", ENGLISH)
    assert card.title == r"The \*salt\* bridge"
    assert card.description.startswith("The bridge opened. The bridge opened.")
    assert card.description.endswith("The bridge opened. …")
    assert fields(card) == {
        "Publisher": "The Owl",
        "Published": "22 March 2016",
        "Author": r"A\. Tarn" if r"\." in card.fields[2].value else "A. Tarn",
        "Language": "English",
        "Length": "300 words",
        "Source": card.fields[5].value,
        "Link": "<https://owl.example/x>",
    }
    assert card.fields[5].value.replace("\\", "") == "2016/x.md"
    assert card.url is None


def test_what_is_not_known_is_not_named():
    card = article_embed(Article(id="a", title="", text="One."), None, ENGLISH)
    assert card.title == "–"
    assert fields(card) == {"Length": "1 word"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("橋は五月に開いた。" * 20, "180 characters"), ("다리는 오월에 열렸다. " * 20, "60 words"), ("a b", "2 words")],
)
def test_what_has_no_spaces_is_counted_in_characters(text, said):
    assert fields(article_embed(Article(id="a", title="x", text=text), None, ENGLISH))["Length"] == said


HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from("*_`[]()<>@#\\\u202e\u200b😀한日\n"), max_size=300
).map(lambda text: text * 12)


@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from(languages()))
def test_a_card_of_anything_is_within_discords_limits(title, text, known, language):
    article = Article(
        id="a", title=title, text=text, publisher=known, author=known, url=f"https://a.example/{known}", language=known
    )
    card = article_embed(article, known, words_for(language))
    assert units(card.title) <= EMBED_TITLE
    assert units(card.description or "") <= EMBED_DESCRIPTION
    assert len(card.fields) <= EMBED_FIELDS
    for field in card.fields:
        assert 1 <= units(field.name) <= EMBED_FIELD_NAME
        assert 1 <= units(field.value) <= EMBED_FIELD_VALUE
    total = [card.title, card.description or "", *(part for field in card.fields for part in (field.name, field.value))]
    assert sum(map(units, total)) <= EMBED_TOTAL
    assert "@everyone" not in "".join(total)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The well\n\nIt was dug by hand.", "It was dug by hand."),
        ("The well was dug by hand.\n\nIt is dry.", "The well was dug by hand. It is dry."),
        ("The well", "The well"),
    ],
)
def test_a_heading_that_is_the_title_is_not_shown_twice(text: str, shown: str) -> None:
    card = article_embed(Article(id="a", title="The well", text=text), None, ENGLISH)
    assert " ".join((card.description or "").split()) == shown
