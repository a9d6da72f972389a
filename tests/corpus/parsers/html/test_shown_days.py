"""The day of publication where a page only shows it to its readers."""

from datetime import date

import pytest

from corpus.article import Article
from corpus.parsers import parse
from tests.support.html_pages import FIRST, PROSE, TITLE, html_page

DAY = date(2020, 7, 10)


def read(body: str, head: str = "", **page: str) -> Article:
    return parse(html_page(body, head, **page).encode(), name="a.html", article_id="a")


def under_the_headline(line: str, **page: str) -> date | None:
    return read(f"<article><h1>{TITLE}</h1>{line}{PROSE}</article>", **page).published


class TestBylines:
    @pytest.mark.parametrize(
        "line",
        [
            '<div class="box"><span class="author">Ann Other</span> <time datetime="2020-07-10">today</time></div>',
            "<small>10 July 2020 at 08:45 AM | categories: Parish, Mills, Water | View all comments</small>",
            "<div>10 July 2020<div>Share it with whoever waits for flour, wherever you tell your friends</div></div>",
            '<footer class="node__meta"><span class="post-created">10 July 2020</span></footer>',
        ],
    )
    def test_below_the_headline(self, line):
        assert under_the_headline(line) == DAY

    @pytest.mark.parametrize(
        "line",
        [
            '<div class="left author">Author: Bo 3 on 10 July 2020, 13:36</div>',
            '<div class="submitted">Saved by Bo Third on 10 July 2020 - 18:55</div>',
            "<p>Published by Bo Third on 10 July 2020<br>Length: one hour and four minutes</p>",
        ],
    )
    def test_below_the_text(self, line):
        assert read(f"<article><h1>{TITLE}</h1>{PROSE}</article>{line}").published == DAY

    def test_a_line_of_the_text_is_its_own_whatever_it_is_called(self):
        body = f'<article><h3 class="teaser-meta">10 July 2020</h3><h1>{TITLE}</h1>{PROSE}</article>'
        assert read(body).published == DAY

    def test_what_a_sentence_says_is_none(self):
        line = "<p>10 July 2020, the day of the flood, is what they all remember at the mill.</p>"
        assert under_the_headline(line) is None

    def test_what_is_said_of_the_author_is_none(self):
        bio = '<p class="author-bio">Ann Other was born on 10 July 1960.</p>'
        assert read(f"<article><h1>{TITLE}</h1>{PROSE}</article>{bio}").published is None

    @pytest.mark.parametrize(
        ("line", "day"),
        [
            ("By Ann Other, Last updated: July 10, 2020", None),
            ("Von Ann Other, zuletzt geändert am 10. Juli 2020", None),
            ("By Ann Other, 10 July 2020, updated 12 July 2020", DAY),
            ("By Ann Other, edited by Bo Third, 10 July 2020", DAY),
        ],
    )
    @pytest.mark.parametrize("place", ["above", "below"])
    def test_a_day_of_change_in_a_byline_is_none(self, line, day, place):
        byline = f'<p class="byline">{line}</p>'
        body = f"<h1>{TITLE}</h1>{byline}{PROSE}" if place == "above" else f"<h1>{TITLE}</h1>{PROSE}{byline}"
        assert read(f"<article>{body}</article>").published == day

    def test_a_teasers_within_is_another_storys(self):
        slide = '<div class="slide"><article><h3>A heron</h3><footer>10 July 2020</footer></article></div>'
        assert under_the_headline(f"<aside>{slide * 2}</aside>") is None


class TestFigures:
    @pytest.mark.parametrize(("lang", "day"), [("de", DAY), ("fi", DAY), ("en", None), ("ko", None)])
    def test_two_of_a_year_are_enough_where_the_day_comes_first(self, lang, day):
        assert under_the_headline("<span>10.07.20</span>", lang=f' lang="{lang}"') == day

    @pytest.mark.parametrize("line", ["10.07.20.1", "10.31.20", "v10.07.20"])
    def test_other_numbers_are_none(self, line):
        assert under_the_headline(f"<span>{line}</span>", lang=' lang="de"') is None


class TestText:
    @pytest.mark.parametrize(
        ("opening", "day"),
        [
            ("10.07.2020 – ", DAY),
            ("<b>10.07.2020</b> | ", DAY),
            ("Pressemitteilung vom 10. Juli 2020 | Berlin – ", DAY),
            ("10. Juli 2020 – ", None),  # so do stories begin
            ("10.07.2020 ", None),
        ],
    )
    def test_a_release_opens_with_its_day(self, opening, day):
        body = f"<article><h1>{TITLE}</h1><p>{opening}{FIRST}</p>{PROSE}</article>"
        assert read(body, lang=' lang="de"').published == day

    @pytest.mark.parametrize(("line", "day"), [("10 July 2020", DAY), ("Millbridge, 10 July 2020", DAY)])
    def test_a_letter_is_signed_with_its_day(self, line, day):
        assert read(f"<article><h1>{TITLE}</h1>{PROSE}<p>{FIRST}<br>{line}</p></article>").published == day

    def test_a_day_at_the_end_of_the_last_sentence_is_none(self):
        assert read(f"<article><h1>{TITLE}</h1>{PROSE}<p>{FIRST} It was 10 July 2020</p></article>").published is None


class TestTitle:
    @pytest.mark.parametrize(
        ("title", "day"),
        [
            (f"{TITLE} | The Courier | 10.07.2020", DAY),
            (f"10.07.2020 - {TITLE}", DAY),
            ("What the parish said of the mill on 10.07.2020", None),
        ],
    )
    def test_a_day_beside_a_bar_is_none_of_its_words(self, title, day):
        assert read(f"<div>{PROSE}</div>", title=title, lang=' lang="de"').published == day


class TestAddress:
    @pytest.mark.parametrize(
        ("path", "day"),
        [("news/10-07-2020", DAY), ("news/10-07-2020/mill", DAY), ("news/the-flood-of-10-07-2020-told", None)],
    )
    def test_a_part_of_it_may_be_a_day_with_its_year_last(self, path, day):
        head = f'<link rel="canonical" href="https://courier.example/{path}">'
        assert read(f"<article><h1>{TITLE}</h1>{PROSE}</article>", head, lang=' lang="de"').published == day


class TestGreenwich:
    @pytest.mark.parametrize(
        ("stamp", "shown", "day"),
        [
            ("2020-07-10T23:00Z", "11 July 2020", date(2020, 7, 11)),  # in Berlin
            ("2020-07-10T03:37:37+00:00", "9 July 2020", date(2020, 7, 9)),  # in Aruba
            ("Fri, 10 Jul 2020 02:41:00 GMT", "9 July 2020", date(2020, 7, 9)),
            ("2020-07-10T12:53:40+00:00", "11 July 2020", DAY),  # today's, anywhere
            ("2020-07-10T23:00:00+02:00", "11 July 2020", DAY),
            ("2020-07-10T23:00Z", "12 July 2020", DAY),
            ("2020-07-10T03:00Z", "10 July 2020", DAY),
        ],
    )
    def test_the_day_where_it_is_read_is_the_one_that_the_page_shows(self, stamp, shown, day):
        head = f'<meta property="article:published_time" content="{stamp}">'
        body = f"<article><h1>{TITLE}</h1><p>{shown}</p>{PROSE}</article>"
        assert read(body, head).published == day
