"""Subscriptions: what a refresh reads when it is told nothing else, and how each source fared."""

from pathlib import Path

import pytest

from corpus.errors import Reason
from corpus.specs import SourceSpec
from retrieval.answer.engine import Engine
from retrieval.store.subscriptions import Subscriptions
from tests.support.refreshers import refresher_of


@pytest.fixture
def subscriptions(engine: Engine) -> Subscriptions:
    return Subscriptions(engine.catalog)


def test_a_source_is_subscribed_to_listed_and_removed(subscriptions: Subscriptions) -> None:
    spec = SourceSpec("feed", "https://town.example/feed", publisher="The Town Crier", exclude=("*/sport/*",), most=50)
    assert subscriptions.add(spec, "ada")
    (found,) = subscriptions.listed()
    assert (found.spec, found.added_by, found.last_read_at, found.last_error) == (spec, "ada", None, None)
    assert subscriptions.get(spec.location) == found
    assert subscriptions.remove(spec.location)
    assert not subscriptions.remove(spec.location)
    assert (subscriptions.listed(), subscriptions.get(spec.location)) == ([], None)


def test_a_source_added_again_gets_its_new_options(subscriptions: Subscriptions) -> None:
    assert subscriptions.add(SourceSpec("feed", "https://town.example/feed"), "ada")
    other = SourceSpec("feed", "https://town.example/feed", language="en")
    assert not subscriptions.add(other, "bo")
    (found,) = subscriptions.listed()
    assert (found.spec, found.added_by) == (other, "ada")


def test_each_source_says_when_it_was_read_how_much_it_has_and_what_went_wrong(
    engine: Engine, subscriptions: Subscriptions, folder: Path
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "other.txt").write_bytes(b"")
    away = folder.parent / "away"
    for place in (folder, away):
        subscriptions.add(SourceSpec("files", str(place)), "ada")
    refresher_of(engine).run([str(folder), str(away)])
    missing, read = subscriptions.listed()
    assert (missing.articles, read.articles) == (0, 3)
    assert read.last_read_at is not None
    empty = Reason("unreadable-of", source="empty.txt", why=Reason("unreadable-empty"))
    assert read.last_error == Reason("unreadable-and-more", why=empty, count="1")
    assert missing.last_error == Reason("unreadable-absent")
    (folder / "empty.txt").unlink()
    (folder / "other.txt").unlink()
    refresher_of(engine).run([str(folder)])
    assert subscriptions.listed()[1].last_error is None


def test_a_folder_that_is_subscribed_to_is_read_with_its_options_when_it_is_named(
    engine: Engine, subscriptions: Subscriptions, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscriptions.add(SourceSpec("files", str(folder), include=("b*",), publisher="The Herald"), "ada")
    monkeypatch.chdir(folder.parent)
    assert refresher_of(engine).run(["town"]).added == ("town/bridge.md",)
    article = engine.catalog.article("town/bridge.md")
    assert article is not None
    assert article.publisher == "The Herald"
