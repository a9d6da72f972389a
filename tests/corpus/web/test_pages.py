"""Pages, feeds and sitemaps as sources: which articles they bring, by which names, and what is known of them."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Failure
from corpus.errors import SourceError
from corpus.parsers.draft import Draft
from corpus.parsers.isolation import parse_as
from corpus.read_results import Found, Gone, Unchanged, Validators
from corpus.sources import open_source
from corpus.specs import SourceSpec
from corpus.web.feed_entries import Entry
from corpus.web.fetching import Page
from corpus.web.links import read_links
from corpus.web.listed_sources import MOST_PARTS
from corpus.web.pages import to_web_article
from corpus.web.source_detection import detect
from tests.support.web_cases import PAGE, TEXT, index, item, rss, urlset, with_head, xml
from tests.support.web_server import HTML, Answer, WebServer, article, redirect, serving_web

SITE = "http://news.example"
FEED, MAP = f"{SITE}/feed", f"{SITE}/s.xml"
SPEC = SourceSpec("page", f"{SITE}/a")
TODAY = datetime.now(UTC).date()


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving_web() as server:
        for path in "abcde":
            server.put(f"{SITE}/{path}", Answer(PAGE, etag=f'"{path}"'))
        yield server


def page(
    body: str | bytes, url: str = f"{SITE}/a", content_type: str = "text/html", charset: str | None = "utf-8"
) -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(url, url, 200, data, content_type, charset)


def read(web: WebServer, kind: str, url: str, known: dict | None = None, **options) -> list[str]:
    """Return what becomes of each page, in a word and by its path."""
    source = open_source(SourceSpec(kind, url, **options), web.fetcher(), known)  # type: ignore[arg-type]
    return [said(reading) for reading in source.read()]


def said(reading: object) -> str:
    if isinstance(reading, Failure):
        return f"failed {reading.source.removeprefix(SITE)}: {reading.error}"
    assert isinstance(reading, Found | Gone | Unchanged)
    return f"{type(reading).__name__.lower()} {reading.origin.removeprefix(SITE)}"


def dated(path: str, day: date) -> str:
    return item(path, f"<pubDate>{day.isoformat()}</pubDate>")


class TestArticle:
    def test_what_the_page_says_counts_before_what_the_list_says(self):
        said = Draft(
            "", title="The list's", publisher="The list's", published="2020-01-01", author="The list's", language="ko"
        )
        head = '<meta name="author" content="Ann Other"><meta property="og:site_name" content="Crier">'
        head += '<meta name="date" content="2024-03-01">'
        found = to_web_article(page(with_head(head)), said, SPEC)
        assert (found.title, found.author, found.publisher, found.published, found.language) == (
            "The bridge",
            "Ann Other",
            "Crier",
            date(2024, 3, 1),
            "en",
        )

    def test_what_the_list_says_fills_the_gaps(self):
        said = Draft("", publisher="The list's", published="2020-01-01", author="Ann", language="ko")
        found = to_web_article(page(PAGE.replace(' lang="en"', "")), said, SPEC)
        assert (found.author, found.publisher, found.published, found.language) == (
            "Ann",
            "The list's",
            date(2020, 1, 1),
            "ko",
        )

    def test_the_source_has_the_last_word_on_the_publisher_and_the_second_on_the_language(self):
        spec = SourceSpec("page", f"{SITE}/a", publisher="The Crier", language="ja")
        head = '<meta property="og:site_name" content="Another">'
        assert to_web_article(page(with_head(head)), Draft("", language="ko"), spec).publisher == "The Crier"
        assert to_web_article(page(PAGE), Draft("", language="ko"), spec).language == "en"
        assert to_web_article(page(PAGE.replace(' lang="en"', "")), Draft("", language="ko"), spec).language == "ja"

    def test_where_nobody_names_a_publisher_its_host_is_one(self):
        assert to_web_article(page(PAGE, "http://www.news.example/a"), Draft(""), SPEC).publisher == "news.example"

    def test_its_address_is_its_id_without_what_counts_visitors(self):
        found = to_web_article(page(PAGE, f"{SITE}/a?utm_source=feed&id=7"), Draft(""), SPEC)
        assert found.id == found.url == f"{SITE}/a?id=7"

    @pytest.mark.parametrize(
        ("url", "head", "canonical"),
        [
            (f"{SITE}/a", '<link rel="canonical" href="/b">', f"{SITE}/b"),
            (f"{SITE}/x/a", '<link rel="Canonical nofollow" href="b?utm_source=x#top">', f"{SITE}/x/b"),
            (f"{SITE}/a", '<base href="/deep/"><link rel="canonical" href="b">', f"{SITE}/deep/b"),
            (f"{SITE}/a", '<base href="http://evil.example/"><link rel="canonical" href="b">', f"{SITE}/a"),
            (f"{SITE}/a", '<meta property="og:url" content="http://news.example/b">', f"{SITE}/b"),
            ("http://m.news.example/a", '<link rel="canonical" href="http://www.news.example/b">', "http://www.news.example/b"),
            (f"{SITE}/a", '<link rel="canonical" href="//o.example"><meta property="og:url" content="c">', f"{SITE}/c"),
            (f"{SITE}/a", '<link rel="canonical" href="http://news.example.evil.example/b">', f"{SITE}/a"),
            (f"{SITE}/a", '<link rel="canonical" href="http://me:pw@news.example/b">', f"{SITE}/a"),
            (f"{SITE}/a", '<link rel="canonical" href="javascript:alert(1)">', f"{SITE}/a"),
            (f"{SITE}/a", '<link rel="canonical" href="">', f"{SITE}/a"),
            (f"{SITE}/a", '<link rel="canonical" href="/">', f"{SITE}/a"),
            (f"{SITE}/", '<link rel="canonical" href="/">', f"{SITE}/"),
            (f"{SITE}/a", '<!-- <link rel="canonical" href="/b"> -->', f"{SITE}/a"),
        ],
    )  # fmt: skip
    def test_a_canonical_address_is_believed_of_its_own_site(self, url, head, canonical):
        assert to_web_article(page(with_head(head), url), Draft(""), SPEC).id == canonical

    def test_one_in_the_text_of_a_page_is_not_its_own(self):
        body = article("The bridge", TEXT + '<link rel="canonical" href="/comment">')
        assert to_web_article(page(body), Draft(""), SPEC).id == f"{SITE}/a"

    def test_two_ways_to_a_page_are_one_article(self, web):
        web.put(f"{SITE}/old", redirect("/a?utm_medium=rss"))
        web.put(f"{SITE}/a?utm_medium=rss", PAGE)
        specs = [SourceSpec("page", f"{SITE}/{path}") for path in ("old", "a")]
        ids = [next(iter(open_source(spec, web.fetcher()).read())).article.id for spec in specs]
        assert ids == [f"{SITE}/a"] * 2

    @settings(max_examples=60)
    @given(st.binary(max_size=300), st.sampled_from([HTML, "text/plain", "text/markdown", "application/pdf", ""]))
    def test_whatever_it_is_nothing_but_a_source_error_is_raised(self, data, kind):
        with contextlib.suppress(SourceError):
            to_web_article(page(data, content_type=kind.partition(";")[0]), Draft(""), SPEC)

    @given(st.text(max_size=200).map("<html><head>{}".format))
    def test_whatever_a_head_holds_its_links_are_read(self, source):
        read_links(source.replace("\0", ""), f"{SITE}/a")


class TestFeed:
    def test_its_pages_are_read_the_newest_first(self, web):
        days = (date(2024, 1, 2), date(2024, 1, 3), date(2024, 1, 1))
        web.put(FEED, rss(item("/e"), *map(dated, ("/a", "/b", "/c"), days), dated("/a", days[2])))
        assert read(web, "feed", FEED) == ["found /b", "found /a", "found /c", "found /e"]

    def test_its_options_choose(self, web):
        ages = [TODAY - timedelta(days) for days in (1, 5, 9)]
        web.put(FEED, rss(*map(dated, ("/a", "/b", "/c"), ages), item("/d")))
        assert read(web, "feed", FEED, most=2) == ["found /a", "found /b"]
        assert read(web, "feed", FEED, max_age_days=5) == ["found /a", "found /b", "found /d"]
        assert read(web, "feed", FEED, include=("*/a", "*/d")) == ["found /a", "found /d"]
        assert read(web, "feed", FEED, exclude=("*/a", "*/d")) == ["found /b", "found /c"]

    def test_a_page_that_turns_out_too_old_is_left_out(self, web):
        web.put(f"{SITE}/a", with_head('<meta name="date" content="2020-01-01">'))
        web.put(FEED, rss(item("/a"), item("/b")))
        assert read(web, "feed", FEED, max_age_days=30) == ["found /b"]

    def test_what_is_left_out_is_not_asked_for(self, web):
        web.put(FEED, rss(dated("/a", TODAY), dated("/b", date(2020, 1, 1)), dated("/c", TODAY)))
        read(web, "feed", FEED, max_age_days=30, exclude=("*/c",))
        assert [request.url for request in web.requests][1:] == [FEED, f"{SITE}/a"]

    def test_what_is_known_is_asked_for_once_more_only_if_it_changed(self, web):
        web.put(FEED, rss(item("/a"), item("/b"), item("/c")))
        known = {f"{SITE}/a": Validators('"a"'), f"{SITE}/b": Validators('"old"'), f"{SITE}/c": Validators()}
        assert read(web, "feed", FEED, known) == ["unchanged /a", "found /b", "found /c"]

    def test_where_it_is_as_it_was_the_pages_that_are_known_are_asked_for(self, web):
        web.put(FEED, xml("", etag='"f"'))
        web.put(f"{SITE}/b", Answer(status=410))
        known = {FEED: Validators('"f"'), f"{SITE}/a": Validators('"a"'), f"{SITE}/b": Validators('"b"')}
        source = open_source(SourceSpec("feed", FEED), web.fetcher(), known)
        assert [said(reading) for reading in source.read()] == ["unchanged /a", "gone /b"]
        assert source.validators == Validators('"f"')

    def test_where_no_page_is_known_it_is_read_whole(self, web):
        web.put(FEED, Answer(rss(item("/a")).data, type="application/xml", etag='"f"'))
        assert read(web, "feed", FEED, {FEED: Validators('"f"')}) == ["found /a"]

    def test_its_validators_are_kept_once_all_of_it_was_read(self, web):
        web.put(FEED, Answer(rss(item("/a"), item("/b")).data, type="application/xml", etag='"f"'))
        source = open_source(SourceSpec("feed", FEED), web.fetcher())
        readings = source.read()
        next(readings)
        assert source.validators is None
        list(readings)
        assert source.validators == Validators('"f"')
        web.put(f"{SITE}/b", Answer(status=500))
        list(source.read())
        assert source.validators is None

    def test_a_text_in_the_feed_stands_in_for_a_page_that_may_not_be_read(self, web):
        content = f"<content:encoded>{TEXT}</content:encoded>"
        feed = rss(item("/a", content), namespace='xmlns:content="http://purl.org/rss/1.0/modules/content/"')
        web.put(FEED, feed)
        web.put(f"{SITE}/a", Answer(status=403))
        (found,) = open_source(SourceSpec("feed", FEED), web.fetcher(), {f"{SITE}/a": Validators()}).read()
        assert isinstance(found, Found)
        assert (found.article.id, found.article.title, found.article.publisher) == (f"{SITE}/a", "About /a", "Crier")
        assert found.article.text.startswith("The council closed the bridge in May.")

    def test_but_not_for_one_that_was_read_before_and_can_not_be_just_now(self, web):
        content = f"<content:encoded>{TEXT}</content:encoded>"
        feed = rss(item("/a", content), namespace='xmlns:content="http://purl.org/rss/1.0/modules/content/"')
        web.put(FEED, feed)
        web.put(f"{SITE}/a", Answer(status=503))
        assert read(web, "feed", FEED, {f"{SITE}/a": Validators()}) == ["failed /a: unreadable-trouble status=503"]
        assert read(web, "feed", FEED) == ["found /a"]

    def test_a_page_that_breaks_takes_nothing_from_the_others(self, web, monkeypatch):
        web.put(FEED, rss(item("/a"), item("/b")))
        web.put(f"{SITE}/a", Answer("x", type="text/plain"))

        def stumble(form, *read):
            if form == "text":
                raise ZeroDivisionError
            return parse_as(form, *read)

        monkeypatch.setattr("corpus.web.pages.parse_as", stumble)
        assert read(web, "feed", FEED) == ["failed /a: unreadable-unforeseen error=ZeroDivisionError", "found /b"]

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            (Answer(status=410), "unreadable-feed-gone"),
            (Answer(status=404), "unreadable-not-found"),
            (Answer(PAGE), "unreadable-no-feed"),
        ],
    )
    def test_one_that_can_not_be_read_is_a_failure(self, web, answer, reason):
        web.put(FEED, answer)
        assert read(web, "feed", FEED) == [f"failed /feed: {reason}"]


class TestWalls:
    """What stands in for pages of a feed; the feed carries their texts, or doesn't."""

    CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    WALL = "http://consent.example/choose"

    def entries(self, *paths: str) -> Answer:
        carried = f"<content:encoded>{TEXT}</content:encoded>"
        return rss(*(item(path, carried) for path in paths), namespace=self.CONTENT)

    def test_a_page_that_sends_browsers_on_is_followed_within_its_site(self, web):
        web.put(f"{SITE}/old", '<html><head><meta http-equiv="refresh" content="0; url=a"></head><p>Moved.</p></html>')
        assert [r.article.id for r in open_source(SourceSpec("page", f"{SITE}/old"), web.fetcher()).read()] == [
            f"{SITE}/a"
        ]

    @pytest.mark.parametrize(
        ("target", "reason"),
        [
            ("http://other.example/a", "unreadable-leads-away host=other.example"),
            ("/old", "unreadable-redirects most=3"),
            ("/", "unreadable-front-page"),
            ("http://[", "unreadable-no-address"),
        ],
    )
    def test_but_not_to_another_and_not_in_a_circle(self, web, target, reason):
        web.put(f"{SITE}/old", f'<html><head><meta http-equiv="refresh" content="0; url={target}"></head></html>')
        web.put(f"{SITE}/", PAGE)
        assert read(web, "page", f"{SITE}/old") == [f"failed /old: {reason}"]

    def test_a_wall_on_another_site_that_leads_back_is_no_page(self, web):
        web.put(f"{SITE}/a", redirect(f"{self.WALL}?back=http%3A%2F%2Fnews.example%2Fa"))
        web.put(f"{self.WALL}?back=http%3A%2F%2Fnews.example%2Fa", PAGE)
        assert read(web, "page", f"{SITE}/a") == ["failed /a: unreadable-leads-away host=consent.example"]
        web.put(FEED, self.entries("/a"))
        (found,) = open_source(SourceSpec("feed", FEED), web.fetcher()).read()
        assert (found.stands_in, found.article.id, found.article.title) == (True, f"{SITE}/a", "About /a")

    def test_a_page_that_moved_to_another_site_is_read_there(self, web):
        web.put(f"{SITE}/a", redirect("http://new.example/a"))
        web.put("http://new.example/a", PAGE)
        assert read(web, "page", f"{SITE}/a") == ["found /a"]

    def test_one_page_is_never_the_article_of_several_entries(self, web):
        for path in "abc":
            web.put(f"{SITE}/{path}", redirect(self.WALL))
        web.put(self.WALL, article("Our rules", TEXT))
        web.put(FEED, self.entries("/a", "/b", "/c", "/d"))
        found = list(open_source(SourceSpec("feed", FEED), web.fetcher()).read())
        assert {(reading.article.id, reading.stands_in) for reading in found} == {
            (f"{SITE}/a", True),
            (f"{SITE}/b", True),
            (f"{SITE}/c", True),
            (f"{SITE}/d", False),
        }

    def test_without_their_texts_each_is_a_failure(self, web):
        for path in "ab":
            web.put(f"{SITE}/{path}", redirect(self.WALL))
        web.put(self.WALL, article("Our rules", TEXT))
        web.put(FEED, rss(item("/a"), item("/b"), item("/c")))
        assert read(web, "feed", FEED) == [
            "found /c",
            "failed /a: unreadable-one-page",
            "failed /b: unreadable-one-page",
        ]

    def test_one_page_under_two_addresses_is_still_one_article(self, web):
        web.put(f"{SITE}/a", redirect("/c"))
        web.put(f"{SITE}/b", redirect("/c"))
        web.put(FEED, rss(*(f"<item><title>The bridge</title><link>{SITE}/{path}</link></item>" for path in "ab")))
        assert read(web, "feed", FEED) == ["found /a", "found /b"]

    def test_a_wall_says_what_it_is(self, web):
        web.put(f"{SITE}/a", article("About us", "<p>Subscribe to continue reading.</p>"))
        assert read(web, "page", f"{SITE}/a") == ["failed /a: unreadable-paywall"]


class TestSitemap:
    def test_its_pages_are_read_the_last_changed_first(self, web):
        web.put(MAP, urlset("/a", more=f"<url><loc>{SITE}/b</loc><lastmod>2024-03-01</lastmod></url>"))
        assert read(web, "sitemap", MAP) == ["found /b", "found /a"]

    def test_what_has_not_changed_for_so_long_is_too_old(self, web):
        web.put(MAP, urlset("/a", more=f"<url><loc>{SITE}/b</loc><lastmod>2020-03-01</lastmod></url>"))
        assert read(web, "sitemap", MAP, max_age_days=30) == ["found /a"]

    def test_an_index_is_read_with_its_parts_and_never_as_it_was(self, web):
        web.put(MAP, Answer(index("/1.xml", "/2.xml", "/3.xml").data, type="text/xml", etag='"m"'))
        web.put(f"{SITE}/1.xml", urlset("/a"))
        web.put(f"{SITE}/2.xml", urlset("/b", "/a"))
        source = open_source(SourceSpec("sitemap", MAP), web.fetcher())
        assert [said(reading) for reading in source.read()] == [
            "failed /3.xml: unreadable-not-found",
            "found /a",
            "found /b",
        ]
        assert source.validators is None

    def test_an_index_of_a_thousand_is_not_read_whole(self, web):
        web.put(MAP, index(*(f"/{n}.xml" for n in range(1000))))
        for n in range(1000):
            web.put(f"{SITE}/{n}.xml", urlset())
        assert read(web, "sitemap", MAP) == [f"failed /s.xml: unreadable-parts count=1000 most={MOST_PARTS}"]
        assert sum(".xml" in request.url for request in web.requests) == 1 + MOST_PARTS

    def test_indexes_in_indexes_end(self, web):
        for n in range(9):
            web.put(f"{SITE}/{n}.xml", index(f"/{n + 1}.xml"))
        assert read(web, "sitemap", f"{SITE}/0.xml") == []
        assert len(web.requests) == 1 + 3


class TestDetecting:
    @pytest.mark.parametrize(
        ("answer", "kind"),
        [
            (Answer(PAGE), "page"),
            (Answer(TEXT, type="text/plain"), "page"),
            (Answer("<p>A page that begins with a paragraph.</p>"), "page"),
            (Answer(rss().data, type="text/html"), "feed"),
            (Answer(b"<!-- <html> --> " + rss().data, type="text/plain"), "feed"),
            (Answer('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', type="text/xml"), "feed"),
            (Answer('<feed xmlns="http://www.w3.org/2005/Atom"/>', type=None), "feed"),
            (Answer('{"version": "https://jsonfeed.org/version/1"}', type="text/html"), "feed"),
            (Answer(rss().data.decode().encode("utf-16"), type="text/xml"), "feed"),
            (urlset(), "sitemap"),
            (index(), "sitemap"),
        ],
    )  # fmt: skip
    def test_it_is_told_by_what_is_sent(self, web, answer, kind):
        web.put(f"{SITE}/x", answer)
        found = detect(f"{SITE}/x#part", web.fetcher())
        assert found.spec == SourceSpec(kind, f"{SITE}/x")

    def test_a_page_offers_the_feeds_that_it_announces(self, web):
        head = """<link rel="alternate" type="application/rss+xml" href="/feed">
            <link rel="ALTERNATE" type="Application/Atom+XML" href="//news.example/atom">
            <link rel="alternate" type="application/json" href="/wp-json"><link rel="alternate" href="/ko">
            <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">"""
        web.put(f"{SITE}/x", with_head(head))
        found = detect(f"{SITE}/x", web.fetcher())
        assert (found.spec.kind, found.feeds) == ("page", (FEED, f"{SITE}/atom"))

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            (Answer("<svg/>", type="application/xml"), "unreadable-neither"),
            (Answer("[]", type="application/json"), "unreadable-neither"),
            (Answer(status=410), "unreadable-gone"),
            (Answer(b"\x89PNG", type="image/png"), "unreadable-type"),
            (Answer(b"\0\1", type=None), "unreadable-unsaid"),
        ],
    )
    def test_what_is_none_of_them_is_refused(self, web, answer, reason):
        web.put(f"{SITE}/x", answer)
        with pytest.raises(SourceError, match=reason):
            detect(f"{SITE}/x", web.fetcher())

    def test_an_address_alone_is_opened_as_what_it_is(self, web):
        web.put(FEED, rss(item("/a")))
        source = open_source("HTTP://News.Example/feed", web.fetcher())
        assert (source.name, source.complete) == (FEED, False)
        assert [said(reading) for reading in source.read()] == ["found /a"]

    def test_without_a_fetcher_nothing_of_the_web_is_opened(self):
        for location in (FEED, SourceSpec("feed", FEED)):
            with pytest.raises(SourceError, match="options-unopened"):
                open_source(location)


def test_an_entry_with_nothing_said_of_it_is_its_address_alone() -> None:
    assert Entry(FEED).said.text == ""
