"""Publishers and titles of the live snapshot, offered while a person types."""

import json
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord import autocompletion
from bot.discord.autocompletion import article_meant, listing_of, matching, publishers, titles
from bot.render.discord_limits import AUTOCOMPLETE_CHOICES, CHOICE_NAME, CHOICE_VALUE, length
from corpus.errors import CatalogError
from tests.support.refreshers import refresher_of


def town_of(engine, folder, titled: dict[str, str], publisher: str = "The Owl"):
    """Index articles by file name and title; returns the catalog and what is offered of it."""
    for name, title in titled.items():
        front = f"---\ntitle: {json.dumps(title)}\npublisher: {json.dumps(publisher)}\n---\n"
        (folder / name).write_text(f"{front}The bell of {name}.\n", encoding="utf-8")
    snapshot = refresher_of(engine).run([str(folder)]).snapshot
    return engine.catalog, listing_of(engine.catalog, snapshot)


def names(found) -> list[str]:
    return [one.name for one in found]


def calling(bot) -> SimpleNamespace:
    return SimpleNamespace(client=bot)


def bot_on(engine) -> SimpleNamespace:
    async def in_thread(function, *args):
        return function(*args)

    return SimpleNamespace(engine=engine, in_thread=in_thread)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["The bell tower · 2021-01-03", "The ferry · 2020-06-02", "The bridge · 2020-05-01"]),
        ("THE  b", ["The bell tower · 2021-01-03", "The bridge · 2020-05-01"]),
        ("ｂｒｉｄｇｅ", ["The bridge · 2020-05-01"]),
        ("rid", ["The bridge · 2020-05-01"]),
        ("tow bel", ["The bell tower · 2021-01-03"]),
        ("ower ell", []),
        ("!!", []),
    ],
)
def test_what_is_typed_may_be_a_part_or_the_beginnings_of_words(engine, folder, typed, offered):
    _, listing = town_of(engine, folder, {})
    assert names(matching(listing.titles, typed)) == offered


def test_a_beginning_comes_before_a_middle_and_a_middle_before_words(engine, folder):
    titled = {"a.md": "New bell tower", "b.md": "Bell tower closed", "c.md": "Tower of the bell"}
    _, listing = town_of(engine, folder, titled)
    found = names(matching(listing.titles, "bell tower"))
    assert found == ["Bell tower closed", "The bell tower · 2021-01-03", "New bell tower", "Tower of the bell"]
    assert names(matching(listing.titles, "tow bel"))[-1] == "Tower of the bell"


@pytest.mark.parametrize(
    ("typed", "title"), [("다리", "새 다리가 열렸다"), ("渡し船", "港の渡し船"), ("船", "港の渡し船")]
)
def test_korean_and_japanese_are_found_by_a_part(engine, folder, typed, title):
    _, listing = town_of(engine, folder, {"a.md": "새 다리가 열렸다", "b.md": "港の渡し船"})
    assert names(matching(listing.titles, typed)) == [title]


def test_publishers_come_with_the_most_articles_first(engine, folder):
    _, listing = town_of(engine, folder, {"a.md": "Alone"})
    assert names(listing.publishers) == ["The Town Crier", "The Owl"]


def test_no_more_are_offered_than_discord_shows(engine, folder):
    _, listing = town_of(engine, folder, {f"{n}.md": f"Bell number {n:02}" for n in range(40)})
    for typed in ("", "bell", "number bell", "number"):
        assert len(matching(listing.titles, typed)) == AUTOCOMPLETE_CHOICES


def test_a_long_title_is_clipped_and_its_long_id_hashed_and_both_lead_to_the_article(engine, folder):
    name = "long" * 30 + ".md"
    catalog, listing = town_of(engine, folder, {name: "A bell " * 40})
    (one,) = matching(listing.titles, "a bell a bell")
    assert length(one.name) == CHOICE_NAME
    assert one.name.endswith("…")
    assert one.value.startswith("sha256:")
    assert article_meant(catalog, one.value) == f"town/{name}"
    assert catalog.article(f"town/{name}") is not None


def test_a_long_publisher_is_sent_as_far_as_a_whole_word_which_still_finds_it(engine, folder):
    publisher = "The Owl and " * 12 + "its Friends"
    _, listing = town_of(engine, folder, {"a.md": "The bell"}, publisher)
    (one,) = matching(listing.publishers, "owl")
    assert length(one.value) <= CHOICE_VALUE
    from retrieval.types import Filters

    found = engine.search("bell", filters=Filters(publishers=(one.value,)))
    assert [hit.article_id for hit in found.hits] == ["town/a.md"]


@pytest.mark.parametrize(
    ("chosen", "article"),
    [
        ("town/ferry.md", "town/ferry.md"),
        ("the FERRY", "town/ferry.md"),
        ("bell", "town/tower.md"),
        ("town hall", None),
        ("   ", None),
    ],
)
def test_an_article_is_meant_by_its_value_its_title_or_a_part_of_it(engine, folder, chosen, article):
    catalog, _ = town_of(engine, folder, {})
    assert article_meant(catalog, chosen) == article


def test_a_refresh_is_offered_at_once(engine, folder):
    catalog, before = town_of(engine, folder, {})
    assert listing_of(catalog, catalog.current().id) is before
    _, after = town_of(engine, folder, {"new.md": "The new museum"})
    assert names(matching(before.titles, "museum")) == []
    assert names(matching(after.titles, "museum")) == ["The new museum"]


async def test_choices_are_offered_to_discord(engine, folder):
    town_of(engine, folder, {})
    found = await titles(calling(bot_on(engine)), "tower")
    assert [(choice.name, choice.value) for choice in found] == [("The bell tower · 2021-01-03", "town/tower.md")]
    assert [choice.value for choice in await publishers(calling(bot_on(engine)), "crier")] == ["The Town Crier"]


async def test_nothing_is_offered_of_nothing(engine):
    assert await titles(calling(bot_on(engine)), "") == []
    assert article_meant(engine.catalog, "anything") is None


async def test_what_goes_wrong_offers_nothing_and_is_no_error(engine, folder, monkeypatch, caplog):
    def broken(*_):
        raise CatalogError("store-unmade", folder="/secret/place", problem="full")

    town_of(engine, folder, {})
    monkeypatch.setattr(autocompletion, "listing_of", broken)
    assert await titles(calling(bot_on(engine)), "tower") == []
    assert await publishers(calling(SimpleNamespace()), "") == []  # the engine isn't there yet
    assert "secret" not in caplog.text


async def test_what_takes_too_long_offers_nothing(engine, monkeypatch):
    import asyncio

    async def in_thread(*_):
        await asyncio.sleep(60)

    monkeypatch.setattr(autocompletion, "_PATIENCE_S", 0.01)
    assert await titles(calling(SimpleNamespace(engine=engine, in_thread=in_thread)), "") == []


HOSTILE = st.text(st.characters() | st.sampled_from("\u202e\u200b @everyone*`\n\ud800😀한日"), min_size=1, max_size=160)


@given(HOSTILE, HOSTILE)
def test_every_name_and_value_is_what_discord_takes(name, article_id):
    from datetime import date

    for one in (autocompletion._title(name, article_id, date(2016, 3, 2)), autocompletion._publisher(name)):
        assert 1 <= length(one.name) <= CHOICE_NAME
        assert len(one.value) <= length(one.value) <= CHOICE_VALUE
        assert "\u202e" not in one.name
        assert one.name == one.name.strip()
        assert "\n" not in one.name
        one.name.encode()
