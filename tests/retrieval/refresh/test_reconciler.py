"""What a refresh makes of what sources say: which articles come, change, stay and go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.article import Article, Failure
from corpus.errors import Reason
from corpus.sources import Found, Gone, Reading, Unchanged, Validators
from corpus.specs import SourceSpec
from retrieval.answer.engine import Engine
from retrieval.refresh.report import Loss
from retrieval.store.fetch_state import FetchStates, known
from retrieval.store.subscriptions import Subscriptions
from tests.support.refreshers import refresher_of

FEED = "https://town.example/feed"
CRIER = "https://crier.example/feed"


@dataclass
class Scripted:
    """Say what it is told to."""

    readings: list[Reading]
    name: str = FEED
    complete: bool = False
    validators: Validators | None = None
    asked: list[str] = field(default_factory=list)

    def read(self) -> Iterator[Reading]:
        yield from self.readings


def page(name: str, text: str = "It was opened.", etag: str | None = None, host: str = "town") -> Found:
    address = f"https://{host}.example/{name}"
    return Found(Article(address, name.title(), f"The {name}. {text}"), address, Validators(etag))


def ids(*names: str) -> tuple[str, ...]:
    return tuple(f"https://town.example/{name}" for name in names)


def held(engine: Engine) -> dict[str, str]:
    """Return which source each article is of."""
    current = engine.catalog.current()
    return {i: m.source for i, m in engine.catalog.members(current.id if current else None).items()}


def asked_conditionally(engine: Engine, source: str = FEED) -> dict[str, str | None]:
    current = engine.catalog.current()
    members = engine.catalog.members(current.id if current else None)
    return {o: v.etag for o, v in known(source, FetchStates(engine.catalog).of(source), members).items()}


# What an incomplete source shows


def test_what_a_feed_no_longer_shows_stays(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge")])])
    report = refresher_of(engine).run([Scripted([page("tower")])])
    assert (report.added, report.removed, report.unchanged) == (ids("tower"), (), 0)
    assert set(held(engine)) == set(ids("ferry", "bridge", "tower"))


def test_what_its_server_says_is_gone_is_removed(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge"), page("tower"), page("wall")])])
    gone = Gone("https://town.example/ferry", "it was taken down (410)")
    report = refresher_of(engine).run([Scripted([page("bridge"), gone])])
    assert (report.removed, report.failed, report.lost) == (ids("ferry"), (), ())


def test_a_page_by_itself_that_is_gone_is_removed(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry")]), Scripted([page("bell", host="crier")], CRIER)])
    report = refresher_of(engine).run([Scripted([Gone("https://town.example/ferry", "410")])])
    assert report.removed == ids("ferry")


def test_what_is_unchanged_is_counted_and_kept(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge")])])
    report = refresher_of(engine).run([Scripted([Unchanged("https://town.example/ferry"), page("bridge", "It fell.")])])
    assert (report.unchanged, report.changed, report.removed) == (1, ids("bridge"), ())


def test_a_feed_that_is_as_it_was_keeps_all_that_it_brought(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge")])])
    report = refresher_of(engine).run([Scripted([Unchanged(FEED)])])
    assert (report.unchanged, report.changed, report.removed) == (2, (), ())


def test_what_could_not_be_read_keeps_its_article(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge")])])
    broken = Failure("https://town.example/ferry", Reason("unreadable-slow", seconds="30"))
    report = refresher_of(engine).run([Scripted([broken, page("bridge")])])
    assert (report.failed, report.removed, report.unchanged) == ((broken,), (), 1)


# An address is one article's


def test_two_sources_of_one_article_bring_it_once(engine: Engine) -> None:
    report = refresher_of(engine).run(
        [Scripted([page("ferry")]), Scripted([page("ferry", "As told by another.")], CRIER)]
    )
    assert (report.added, report.failed) == (ids("ferry"), ())
    assert held(engine) == {ids("ferry")[0]: FEED}
    again = refresher_of(engine).run([Scripted([page("ferry", "As told by another.")], CRIER)])
    assert (again.changed, again.added, again.failed) == ((), (), ())
    assert held(engine) == {ids("ferry")[0]: FEED}


def test_an_article_that_its_first_source_takes_back_is_the_seconds(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge"), page("wall")])])
    gone = Gone("https://town.example/ferry", "410")
    report = refresher_of(engine).run([Scripted([gone]), Scripted([page("ferry")], CRIER)])
    assert report.removed == ()
    assert held(engine)[ids("ferry")[0]] == CRIER


def test_an_article_given_by_hand_is_not_overwritten_by_a_feed(engine: Engine) -> None:
    corrected = page("ferry", "It was opened in May, not in June.")
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge")])])
    refresher_of(engine).add([corrected], started_by="ada")
    report = refresher_of(engine).run([Scripted([page("ferry"), page("bridge")])])
    assert (report.changed, report.failed, report.removed) == ((), (), ())
    assert engine.catalog.article(corrected.article.id) == corrected.article


def test_two_files_with_one_id_are_still_two(engine: Engine, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    twin = Found(Article("town/ferry.md", "Twin", "Another ferry."), "ferry.md")
    report = refresher_of(engine).run([Scripted([twin], "/srv/twin", complete=True)])
    assert report.failed[0].error.code == "unreadable-taken-id"


# Losses


@pytest.mark.parametrize(("left", "lost"), [(5, 0), (4, 0), (3, 3), (1, 5)])
def test_more_than_a_third_of_a_folder_at_once_is_kept_until_it_is_accepted(
    engine: Engine, tmp_path: Path, left: int, lost: int
) -> None:
    folder = tmp_path / "town"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"The ferry sailed {n} times.")
    refresher_of(engine).run([str(folder)])
    for n in range(left, 6):
        (folder / f"{n}.txt").unlink()
    missing = tuple(f"town/{n}.txt" for n in range(left, 6))
    report = refresher_of(engine).run([str(folder)])
    assert report.lost == ((Loss(str(folder), missing, 6),) if lost else ())
    assert report.removed == (() if lost else missing)
    assert refresher_of(engine).run([str(folder)], dry_run=True).lost == report.lost
    accepted = refresher_of(engine).run([str(folder)], accept_losses=True)
    assert (accepted.lost, accepted.removed) == ((), missing if lost else ())
    assert len(held(engine)) == left


def test_one_article_of_two_may_go_without_a_word(engine: Engine, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("The ferry sailed.")
    source = SourceSpec("files", str(tmp_path), include=("*.txt",))
    refresher_of(engine).run([source])
    (tmp_path / "a.txt").unlink()
    assert len(refresher_of(engine).run([source]).removed) == 1


def test_a_site_that_says_gone_to_everything_is_not_believed_at_once(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge"), page("wall")])])
    gone: list[Reading] = [Gone(f"https://town.example/{name}", "410") for name in ("ferry", "bridge")]
    report = refresher_of(engine).run([Scripted(gone)])
    assert (report.removed, report.lost) == ((), (Loss(FEED, ids("ferry", "bridge"), 3),))
    assert refresher_of(engine).run([Scripted(gone)], accept_losses=True).removed == ids("ferry", "bridge")


# How much changed


def test_the_report_says_how_much_of_each_changed_text_is_new(engine: Engine, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    ferry = (folder / "ferry.md").read_text()
    (folder / "ferry.md").write_text(ferry.replace("every hour", "every two hours"))
    (folder / "tower.md").write_text((folder / "tower.md").read_text().replace("The Town Crier", "The Herald"))
    report = refresher_of(engine).run([str(folder)], dry_run=True)
    assert report.changed == ("town/ferry.md", "town/tower.md")
    assert report.texts["town/tower.md"] == 0.0  # its publisher alone changed
    assert report.texts["town/ferry.md"] == pytest.approx(0.5, abs=0.05)
    assert refresher_of(engine).run([str(folder)]).texts == report.texts


# What servers are asked conditionally


def test_servers_are_asked_conditionally_about_what_the_snapshot_holds_as_it_was_read(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry", etag="1"), page("bridge")], validators=Validators("feed-1"))])
    assert asked_conditionally(engine) == {
        "https://town.example/ferry": "1", "https://town.example/bridge": None, FEED: "feed-1"
    }  # fmt: skip


def test_a_rollback_makes_no_unmodified_page_lie(engine: Engine) -> None:
    refresher_of(engine).run(
        [Scripted([page("ferry", etag="1"), page("bridge", etag="1")], validators=Validators("f1"))]
    )
    refresher_of(engine).run(
        [Scripted([page("ferry", "It sank.", etag="2"), Unchanged("https://town.example/bridge")], validators=None)]
    )
    assert asked_conditionally(engine) == {"https://town.example/ferry": "2", "https://town.example/bridge": "1"}
    refresher_of(engine).rollback(started_by="ada")
    # What the server calls "2" isn't what the snapshot holds, and what it called "1" isn't known any more.
    assert asked_conditionally(engine) == {"https://town.example/bridge": "1"}


def test_a_feed_is_fetched_anew_once_an_article_of_it_was_removed_by_hand(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry"), page("bridge")], validators=Validators("feed-1"))])
    assert FEED in asked_conditionally(engine)
    refresher_of(engine).remove(ids("ferry"), started_by="ada")
    assert set(asked_conditionally(engine)) == {"https://town.example/bridge"}


def test_a_feed_of_which_a_page_failed_is_fetched_anew(engine: Engine) -> None:
    broken = Failure("https://town.example/ferry", Reason("unreadable-trouble", status="503"))
    refresher_of(engine).run([Scripted([broken, page("bridge")], validators=Validators("feed-1"))])
    assert set(asked_conditionally(engine)) == {"https://town.example/bridge"}


def test_a_feed_that_was_as_it_was_is_asked_about_conditionally_again(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry", etag="1")], validators=Validators("feed-1"))])
    refresher_of(engine).run([Scripted([Unchanged(FEED)])])
    assert asked_conditionally(engine) == {"https://town.example/ferry": "1", FEED: "feed-1"}


def test_what_a_dry_run_or_a_cancelled_one_saw_is_not_remembered(engine: Engine) -> None:
    refresher_of(engine).run([Scripted([page("ferry", etag="1")])], dry_run=True)
    assert FetchStates(engine.catalog).of(FEED) == []


def test_a_source_with_other_options_is_fetched_anew(engine: Engine) -> None:
    subscriptions = Subscriptions(engine.catalog)
    subscriptions.add(SourceSpec("feed", FEED), "ada")
    refresher_of(engine).run([Scripted([page("ferry", etag="1")], validators=Validators("feed-1"))])
    subscriptions.add(SourceSpec("feed", FEED), "ada")
    assert len(asked_conditionally(engine)) == 2
    subscriptions.add(SourceSpec("feed", FEED, publisher="The Herald"), "ada")
    assert asked_conditionally(engine) == {}
