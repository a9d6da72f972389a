"""What a page says of itself: of this story, and of no other."""

import json
from datetime import date

import pytest

from corpus.article import Article
from corpus.parsers import parse
from corpus.parsers.html.metadata.authors import clean_names
from tests.support.html_pages import PROSE, TITLE, html_page, story

CANONICAL = '<link rel="canonical" href="https://courier.example/mill">'


def read(head: str = "", body: str | None = None, **page: str) -> Article:
    return parse(html_page(body or story(), head, **page).encode(), name="a.html", article_id="a")


def data(*nodes: dict, **graph: object) -> str:
    written = [{"@context": "https://schema.org", **node} for node in nodes] or [
        {"@context": "https://schema.org", **graph}
    ]
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in written)


def news(headline: str = TITLE, **fields: object) -> dict:
    return {"@type": "NewsArticle", "headline": headline, **fields}


class TestJsonLd:
    def test_another_storys_node_says_nothing_of_this_one(self):
        other = news(
            "A heron nests",
            datePublished="2019-02-02",
            author={"name": "Bo Third"},
            url="https://courier.example/heron",
        )
        own = news(datePublished="2020-07-10", author={"@type": "Person", "name": "Ann Other"})
        article = read(data(other, own))
        assert (article.title, article.published, article.author) == (TITLE, date(2020, 7, 10), "Ann Other")

    def test_where_only_another_story_has_one_there_is_none(self):
        assert (
            read(
                CANONICAL + data(news("A heron nests", datePublished="2019-02-02", url="https://courier.example/heron"))
            ).published
            is None
        )

    def test_its_address_tells_where_its_headline_does_not(self):
        node = news(
            "Mill: no repair", datePublished="2020-07-10", mainEntityOfPage={"@id": "http://www.courier.example/mill/"}
        )
        assert read(CANONICAL + data(node)).published == date(2020, 7, 10)

    def test_the_nodes_of_a_graph_refer_to_one_another(self):
        graph = [
            {"@type": "WebSite", "name": "The Courier"},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": TITLE,
                "author": {"@id": "#ann"},
                "datePublished": "2020-07-10T23:30:00+02:00",
            },
            {"@type": "Person", "@id": "#ann", "name": "Ann Other"},
        ]
        article = read(data(**{"@graph": graph}))
        assert (article.author, article.publisher, article.published) == ("Ann Other", "The Courier", date(2020, 7, 10))

    def test_the_day_of_publication_comes_before_any_day_of_change(self):
        head = data(news(datePublished="2020-07-10", dateModified="2025-01-07"))
        head += '<meta property="article:modified_time" content="2025-01-07">'
        assert read(head).published == date(2020, 7, 10)

    @pytest.mark.parametrize(
        "broken", ["{", '{"@type": "NewsArticle",}', "[[[[", '"text"', '{"@type": 7, "author": [null]}']
    )
    def test_what_is_broken_does_no_harm(self, broken):
        assert read(f'<script type="application/ld+json">{broken}</script>').title == TITLE


class TestDay:
    @pytest.mark.parametrize(
        ("written", "day"),
        [
            ("1954-06-17", date(1954, 6, 17)),
            ("1991-01-02T10:00:00Z", date(1991, 1, 2)),
            ("0001-01-01T00:00:00Z", None),
            ("9999-12-31", None),
        ],
    )
    def test_of_any_year_that_there_was(self, written, day):
        assert read(f'<meta property="article:published_time" content="{written}">').published == day

    def test_a_day_of_change_is_none_of_publication(self):
        assert read('<meta property="article:modified_time" content="2025-01-07">').published is None
        assert read(body=story('<p class="date">Last updated: 7 January 2025</p>')).published is None

    @pytest.mark.parametrize(("lang", "day"), [("en", None), ("de", date(2023, 2, 1)), ("fr", date(2023, 2, 1))])
    def test_an_ambiguous_one_is_read_by_the_pages_language(self, lang, day):
        body = f'<article><h1>{TITLE}</h1><p class="date">01/02/2023</p>{PROSE}</article>'
        assert read(body=body, lang=f' lang="{lang}"').published == day

    @pytest.mark.parametrize(
        "line",
        [
            '<time datetime="2020-07-10T08:00">10 July</time>',
            '<p>By Ann Other, <time datetime="2020-07-10">10 July</time></p>',
            '<span itemprop="datePublished" content="2020-07-10">10 July</span>',
            '<abbr class="published" title="2020-07-10">Friday</abbr>',
            "<p>10 July 2020</p>",
            '<div class="post-date">Published on 10. Juli 2020, 8:00</div>',
        ],
    )
    def test_it_is_read_beside_the_headline(self, line):
        assert read(body=f"<article><header><h1>{TITLE}</h1>{line}</header>{PROSE}</article>").published == date(
            2020, 7, 10
        )

    @pytest.mark.parametrize(
        "other",
        [
            '<div class="teasers"><a href="/o">A heron nests</a><time datetime="2019-03-04">4 March</time></div>',
            '<div id="comments"><p>Number one, <time datetime="2019-03-04">4 March</time></p></div>',
            '<article><h3><a href="/o">A heron nests</a></h3><time datetime="2019-03-04">4 March</time></article>',
        ],
    )
    def test_another_storys_is_not_its_own(self, other):
        assert read(body=story() + other).published is None

    def test_a_day_in_a_sentence_is_of_what_the_sentence_says(self):
        assert (
            read(body=story('<p>The mill opened on <time datetime="1874-05-02">2 May 1874</time>.</p>')).published
            is None
        )

    def test_a_day_that_says_more_is_another_day(self):
        born = "<article><h1>水車</h1><p>1975年1月28日出生</p>" + PROSE + "</article>"
        assert read(body=born).published is None

    def test_the_address_may_name_it(self):
        assert read('<link rel="canonical" href="https://courier.example/2020/07/10/mill">').published == date(
            2020, 7, 10
        )


class TestAuthor:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("By Ann Other", ["Ann Other"]),
            ("Von Ann Other und Bo Third", ["Ann Other", "Bo Third"]),
            ("Ann Other, Bo Third & Cy Young", ["Ann Other", "Bo Third", "Cy Young"]),
            ("By Ann Other, Last updated: January 7, 2025", ["Ann Other"]),
            ("Ann Other, 43", ["Ann Other"]),
            ("Ann Other | 10 July 2020", ["Ann Other"]),
            ("ann@courier.example (Ann Other)", ["Ann Other"]),
            ("ANN OTHER", ["Ann Other"]),
            ("Ann Other, PhD", ["Ann Other"]),
            ("文：山田花子", ["山田花子"]),
            ("ann@courier.example", []),
            ("https://courier.example/ann", []),
            ("Username", []),
            ("admin", []),
            ("aother42", []),
            ("Last updated January 7", []),
        ],
    )
    def test_of_a_byline_only_the_names_are_kept(self, line, names):
        assert clean_names(line) == names

    def test_all_of_several_are_named(self):
        head = '<meta name="dc.creator" content="Ann Other"><meta name="dc.creator" content="Bo Third">'
        assert read(head).author == "Ann Other, Bo Third"

    def test_where_the_metadata_names_nobody_the_byline_does(self):
        body = f'<article><h1>{TITLE}</h1><p class="byline">By Ann Other</p>{PROSE}</article>'
        assert read('<meta name="author" content="ann@courier.example">', body).author == "Ann Other"

    def test_who_comments_is_no_author(self):
        assert read(body=story() + '<div class="comments"><span class="author">Bo Third</span></div>').author is None


class TestHeadline:
    def test_the_name_of_a_section_is_none(self):
        body = f"<h1>Courier News Centre</h1><article><h2>{TITLE}</h2>{PROSE}</article>"
        assert read(body=body).title == TITLE

    def test_one_that_stands_in_a_menu_is_one_too(self):
        body = f"<nav><h1>{TITLE}</h1><time datetime='2020-07-10'>10 July</time></nav><div>{PROSE}</div>"
        assert read(body=body).title == TITLE

    def test_the_name_of_the_site_is_cut_off(self):
        head = '<meta property="og:site_name" content="The Courier">'
        head += f'<meta property="og:title" content="{TITLE} | The Courier">'
        assert read(head, f"<div>{PROSE}</div>").title == TITLE

    def test_a_title_with_a_bar_of_its_own_stays(self):
        assert read(body=f"<div>{PROSE}</div>", title="Mill | weir: a walk").title == "Mill | weir: a walk"


class TestLanguage:
    def test_a_conditional_comment_says_nothing(self):
        page = (
            f'<!doctype html><!--[if IE]><html lang="en"><![endif]--><html lang="fr"><title>t</title>{story()}</html>'
        )
        assert parse(page.encode(), name="a.html", article_id="a").language == "fr"

    @pytest.mark.parametrize(
        "head",
        [
            '<meta http-equiv="content-language" content="ko">',
            '<meta property="og:locale" content="ko_KR">',
            data(news(inLanguage="ko")),
        ],
    )
    def test_without_an_attribute_the_metadata_tells(self, head):
        assert read(head, lang="").language == "ko"
