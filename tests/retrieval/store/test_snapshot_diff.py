"""The difference of two snapshots and of two texts."""

from pathlib import Path

import pytest

from corpus.errors import SnapshotError
from retrieval.answer.engine import Engine
from retrieval.store.snapshot_diff import changes, now_reads, share_of_new, words_that_differ
from tests.support.errors import raises
from tests.support.refreshers import refresher_of

OLD = "The ferry sailed at noon. It carried ten people. The mayor waved."
NEW = "The ferry sailed at noon. It carried twelve people. The mayor waved."


def test_the_difference_of_two_snapshots_names_what_came_went_and_changed(engine: Engine, folder: Path) -> None:
    before = refresher_of(engine).run([str(folder)]).snapshot
    ferry = (folder / "ferry.md").read_text()
    (folder / "ferry.md").write_text(ferry.replace("40,000 crowns", "50,000 crowns"))
    (folder / "tower.md").unlink()
    (folder / "orchard.md").write_text("The orchard bore no fruit. It was sold.")
    after = refresher_of(engine).run([str(folder)]).snapshot
    assert after is not None
    found = changes(engine.catalog, before, after)
    assert [one.article_id for one in found.added] == ["town/orchard.md"]
    assert [(one.article_id, one.title, one.publisher) for one in found.removed] == [
        ("town/tower.md", "The bell tower", "The Town Crier")
    ]
    (changed,) = found.changed
    assert (changed.article_id, changed.title) == ("town/ferry.md", "The ferry")
    assert changed.old_words == "The mayor paid 40,000 crowns for the ferry."
    assert changed.new_words == "The mayor paid 50,000 crowns for the ferry."
    assert changed.share == pytest.approx(0.53, abs=0.02)


def test_the_difference_turns_round_when_asked_the_other_way(engine: Engine, folder: Path) -> None:
    before = refresher_of(engine).run([str(folder)]).snapshot
    (folder / "tower.md").unlink()
    after = refresher_of(engine).run([str(folder)]).snapshot
    assert before is not None
    assert [one.article_id for one in changes(engine.catalog, after, before).added] == ["town/tower.md"]
    assert [one.article_id for one in changes(engine.catalog, None, before).added] == [
        "town/bridge.md", "town/ferry.md", "town/tower.md"
    ]  # fmt: skip
    with raises(SnapshotError, "store-no-snapshot", snapshot="7-gone"):
        changes(engine.catalog, "7-gone", before)


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        (OLD, OLD, 0.0),
        (OLD, NEW, 25 / 65),
        ("", OLD, 1.0),
        (OLD, "", 0.0),
        (OLD, "The mayor waved. It carried ten people. The ferry sailed at noon.", 0.0),
        ("It rang.", "It rang. It rang.", 0.5),
    ],
)
def test_the_share_of_new_text_counts_sentences_by_their_length(old: str, new: str, share: float) -> None:
    assert share_of_new(old, new) == pytest.approx(share, abs=0.02)


def test_the_words_that_differ_are_whole_sentences(engine: Engine) -> None:
    assert words_that_differ(OLD, NEW) == ("It carried ten people.", "It carried twelve people.")
    assert words_that_differ(OLD, OLD) == ("", "")


@pytest.mark.parametrize(
    ("quote", "new", "expected"),
    [
        ("carried ten people", NEW, "It carried twelve people."),
        ("The mayor waved.", NEW, "The mayor waved."),
        ("The mayor waved.", "The ferry sailed at noon. It carried ten people.", None),
        ("It carried ten people. The mayor waved.", NEW, "It carried twelve people. The mayor waved."),
        ("It carried ten people.", "Nothing is as it was.", "Nothing is as it was."),
        ("It carried ten people.", "", None),
        # All is another wording, and more besides: what reads like the quote is what stands in its place.
        (
            "It carried ten people.",
            "A word before. The old ferry left at one. It carried twelve people. They sang. The lord mayor waved.",
            "It carried twelve people.",
        ),
    ],
)
def test_what_stands_now_where_a_quote_stood(quote: str, new: str, expected: str | None) -> None:
    start = OLD.index(quote)
    assert now_reads(OLD, new, start, start + len(quote)) == expected
