"""Refreshes of a feed over real HTTP: what is fetched again, what isn't, and what a rollback changes of that."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import RefreshCancelledError
from corpus.specs import SourceSpec
from retrieval.answer.engine import Engine
from retrieval.index.vector_index import open_vector_index
from retrieval.jobs.runs import Jobs
from retrieval.store.catalog import Catalog
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of
from tests.support.web_server import HOST, Answer, Request, WebServer, article, serving_web, wait_until

FEED = SourceSpec("feed", f"http://{HOST}/feed")
FERRY, BRIDGE, TOWER = (f"http://{HOST}/{name}" for name in ("ferry", "bridge", "tower"))
TEXT = "The mayor opened it on Monday, and the council paid for it. The flood had held it up for a whole year."


def rss(*addresses: str, etag: str) -> Answer:
    items = "".join(f"<item><link>{address}</link></item>" for address in addresses)
    return Answer(f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>', type="text/xml", etag=etag)


def page(text: str, etag: str) -> Answer:
    return Answer(article("In the town", f"{text} {TEXT}"), etag=etag)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving_web() as server:
        server.put(FEED.location, rss(FERRY, BRIDGE, TOWER, etag="feed-1"))
        for n, address in enumerate((FERRY, BRIDGE, TOWER)):
            server.put(address, page(f"This is of thing {n}.", etag="1"))
        yield server


@pytest.fixture
def engine(web: WebServer, tmp_path: Path) -> Iterator[Engine]:
    catalog = Catalog.in_directory(tmp_path / "data")
    vectors = open_vector_index(tmp_path / "data" / "vectors")
    engine = Engine(catalog, vectors, ToyEncoder(), tmp_path / "data")
    refresher_of(engine, fetcher=web.fetcher)
    yield engine
    catalog.close()


def last(web: WebServer, address: str) -> Request:
    return web.asked(address)[-1]


def test_what_is_as_it_was_is_sent_once(engine: Engine, web: WebServer) -> None:
    assert refresher_of(engine).run([FEED]).added == (FERRY, BRIDGE, TOWER)
    report = refresher_of(engine).run([FEED])
    assert (report.unchanged, report.chunks, report.failed) == (3, 0, ())
    for address in (FEED.location, FERRY, BRIDGE, TOWER):
        assert "If-None-Match" not in web.asked(address)[0].headers
        assert "If-None-Match" in last(web, address).headers


def test_a_rollback_makes_no_304_lie(engine: Engine, web: WebServer) -> None:
    refresher_of(engine).run([FEED])
    web.put(FERRY, page("The ferry sank.", etag="2"))
    assert refresher_of(engine).run([FEED]).changed == (FERRY,)
    refresher_of(engine).rollback(started_by="ada")
    report = refresher_of(engine).run([FEED])
    assert report.changed == (FERRY,)  # the snapshot has it as it was; the server must not say that nothing changed
    assert "If-None-Match" not in last(web, FERRY).headers
    assert "If-None-Match" in last(web, BRIDGE).headers
    found = engine.catalog.article(FERRY)
    assert found is not None
    assert "The ferry sank." in found.text


def test_what_was_removed_by_hand_and_is_still_there_comes_back(engine: Engine, web: WebServer) -> None:
    refresher_of(engine).run([FEED])
    refresher_of(engine).remove([FERRY], started_by="ada")
    assert refresher_of(engine).run([FEED]).added == (FERRY,)


def test_a_page_that_is_gone_takes_its_article_along_and_one_that_fails_does_not(
    engine: Engine, web: WebServer
) -> None:
    refresher_of(engine).run([FEED])
    web.put(FERRY, Answer("", status=410))
    web.put(BRIDGE, Answer("", status=404))
    report = refresher_of(engine).run([FEED])
    assert report.removed == (FERRY,)
    assert [failure.source for failure in report.failed] == [BRIDGE]
    assert engine.catalog.article(BRIDGE) is not None


def test_pages_that_are_gone_by_the_third_are_kept_until_the_loss_is_accepted(engine: Engine, web: WebServer) -> None:
    refresher_of(engine).run([FEED])
    for address in (FERRY, BRIDGE):
        web.put(address, Answer("", status=410))
    for _ in range(2):  # nor is it forgotten
        report = refresher_of(engine).run([FEED])
        assert [(loss.source, loss.articles, loss.of) for loss in report.lost] == [(FEED.location, (FERRY, BRIDGE), 3)]
        assert report.removed == ()
    assert refresher_of(engine).run([FEED], accept_losses={FERRY, BRIDGE}).removed == (FERRY, BRIDGE)


def test_what_a_feed_no_longer_lists_stays_and_what_is_new_comes(engine: Engine, web: WebServer) -> None:
    refresher_of(engine).run([FEED])
    web.put(f"http://{HOST}/wall", page("The wall stands.", etag="1"))
    web.put(FEED.location, rss(f"http://{HOST}/wall", etag="feed-2"))
    report = refresher_of(engine).run([FEED])
    assert (report.added, report.removed, len(engine.catalog.members(report.snapshot))) == (
        (f"http://{HOST}/wall",),
        (),
        4,
    )


def test_what_a_feed_no_longer_lists_is_asked_for_by_turns_so_that_corrections_and_withdrawals_are_seen(
    engine: Engine, web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.web.listed_sources.MOST_OLDER", 1)
    refresher_of(engine).run([FEED])
    web.put(FEED.location, rss(TOWER, etag="feed-2"))
    web.put(FERRY, Answer("", status=404))  # nobody is told each time of an old page that isn't there just now
    report = refresher_of(engine).run([FEED])
    assert (report.unchanged, report.failed, report.snapshot) == (1, (), engine.catalog.current().id)
    refresher_of(engine).run([FEED])  # the feed is as it was now, and all that it lists is asked for

    def asked() -> dict[str, int]:
        return {address: len(web.asked(address)) for address in (FERRY, BRIDGE, TOWER)}

    before = asked()
    web.put(BRIDGE, page("The bridge is closed.", etag="2"))
    web.put(FERRY, Answer("", status=410))
    reports = [refresher_of(engine).run([FEED]) for _ in range(2)]
    assert {address: count - before[address] for address, count in asked().items()} == {FERRY: 1, BRIDGE: 1, TOWER: 2}
    assert sorted((report.changed, report.removed) for report in reports) == [((), (FERRY,)), ((BRIDGE,), ())]
    # And one that the feed names again is one of its pages again.
    web.put(FEED.location, rss(BRIDGE, TOWER, etag="feed-3"))
    before = asked()
    assert [refresher_of(engine).run([FEED]).unchanged for _ in range(2)] == [2, 2]
    assert asked() == {FERRY: before[FERRY], BRIDGE: before[BRIDGE] + 2, TOWER: before[TOWER] + 2}


def test_what_a_feed_said_of_a_page_is_not_forgotten_where_it_says_nothing_this_time(
    engine: Engine, web: WebServer
) -> None:
    items = "".join(
        f"<item><link>{address}</link><author>Ann Other</author><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>"
        for address in (FERRY, BRIDGE)
    )
    head = '<rss version="2.0"><channel><title>The Crier</title>'
    web.put(FEED.location, Answer(f"{head}{items}</channel></rss>", type="text/xml", etag="1"))
    for address in (FERRY, BRIDGE):
        web.put(address, Answer(article(f"At {address[-3:]}", TEXT)))  # without an ETag
    refresher_of(engine).run([FEED])

    def known(address: str) -> tuple[object, ...]:
        found = engine.catalog.article(address)
        assert found is not None
        return found.publisher, found.author, str(found.published)

    assert known(FERRY) == ("The Crier", "Ann Other", "2024-01-01")
    report = refresher_of(engine).run([FEED])  # the feed is as it was
    assert (report.changed, report.unchanged) == ((), 2)
    # What a page says of itself counts more, and what it doesn't is as it was; also of one that is no longer listed.
    web.put(FEED.location, rss(TOWER, etag="2"))
    assert refresher_of(engine).run([FEED]).added == (TOWER,)
    web.put(FERRY, Answer(article("The ferry", f"It sank. {TEXT}")))
    report = refresher_of(engine).run([FEED])
    assert (report.changed, report.unchanged) == ((FERRY,), 2)
    assert known(FERRY) == known(BRIDGE) == ("The Crier", "Ann Other", "2024-01-01")


def test_a_text_of_a_feed_goes_on_standing_in_for_a_page_that_may_not_be_read(engine: Engine, web: WebServer) -> None:
    item = f"<item><title>The ferry</title><link>{FERRY}</link><content:encoded>{TEXT}</content:encoded></item>"
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    feed = f'<rss version="2.0" {namespace}><channel><title>T</title>{item}</channel></rss>'
    web.put(FEED.location, Answer(feed, type="text/xml", etag="1"))
    web.put(FERRY, Answer(status=403))
    assert refresher_of(engine).run([FEED]).added == (FERRY,)
    report = refresher_of(engine).run([FEED])
    assert (report.unchanged, report.failed) == (1, ())


def test_an_older_page_that_a_rollback_took_away_is_not_asked_for(engine: Engine, web: WebServer) -> None:
    web.put(FEED.location, rss(TOWER, etag="feed-0"))
    refresher_of(engine).run([FEED])
    web.put(FEED.location, rss(BRIDGE, TOWER, etag="feed-1"))
    refresher_of(engine).run([FEED])
    refresher_of(engine).rollback(started_by="ada")
    web.put(FEED.location, rss(TOWER, etag="feed-2"))
    before = len(web.asked(BRIDGE))
    for _ in range(2):
        assert refresher_of(engine).run([FEED]).unchanged == 1
    assert len(web.asked(BRIDGE)) == before
    assert "If-None-Match" in last(web, FEED.location).headers


def test_a_server_that_is_down_takes_nothing_away(engine: Engine, web: WebServer) -> None:
    before = refresher_of(engine).run([FEED]).snapshot
    web.put(FEED.location, Answer("", status=500))
    report = refresher_of(engine).run([FEED])
    assert (report.read, report.removed, report.snapshot) == (0, (), before)
    assert [failure.source for failure in report.failed] == [FEED.location]


def test_a_rebuild_asks_for_everything(engine: Engine, web: WebServer) -> None:
    refresher_of(engine).run([FEED])
    assert refresher_of(engine).run([FEED], rebuild=True).chunks == 3
    assert "If-None-Match" not in last(web, FERRY).headers


def test_a_refresh_that_waits_for_a_server_ends_when_it_is_cancelled(web: WebServer, tmp_path: Path) -> None:
    catalog = Catalog.in_directory(tmp_path / "data")
    vectors = open_vector_index(tmp_path / "data" / "vectors")
    engine = Engine(catalog, vectors, ToyEncoder(), tmp_path / "data")
    refresher_of(engine, fetcher=lambda: web.fetcher(timeout_s=60))
    web.put(FERRY, Answer(after=60))
    jobs = Jobs(catalog)

    def cancel() -> None:
        assert wait_until(lambda: web.asked(FERRY))
        run = jobs.running()
        assert run is not None
        jobs.cancel(run.id)

    began = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        cancelling = pool.submit(cancel)
        with pytest.raises(RefreshCancelledError):
            refresher_of(engine).run([FEED])
        cancelling.result()
    assert time.monotonic() - began < 20
    catalog.close()
