"""Pages that are no article: each is refused with its own reason, and no article is taken for one."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import SourceError
from corpus.parsers.html import parse_html
from tests.support.html_pages import FIRST, PROSE, SECOND, TITLE, html_page, story

TEASERS = [
    ("A heron nests on the church", "It came on Monday, and has laid two eggs by now."),
    ("Rain keeps the fair away", "The fair will come a week later, said the parish."),
    ("The smith takes two apprentices", "Both are from the village, and fourteen years old."),
    ("A bell is cast for the school", "It weighs as much as three sacks of meal."),
    ("Swans are counted on the pond", "There are eleven, two more than there were last year."),
]


def reason(page: str) -> str | None:
    try:
        parse_html(page.encode())
    except SourceError as error:
        return str(error)
    return None


def teasers(form: str) -> str:
    return "".join(form.format(n=n, title=title, text=text) for n, (title, text) in enumerate(TEASERS))


@pytest.mark.parametrize(
    ("title", "body", "why"),
    [
        ("App", "<div></div><noscript>You need to enable JavaScript to run this app.</noscript>", "scripts"),
        (TITLE, '<div id="app"><p>Loading…</p></div><script>go()</script>', "scripts"),
        (TITLE, "<div>読み込み中…</div>", "scripts"),
        ("Just a moment...", "<p>Verifying you are human. This may take a few seconds.</p>", "bot-check"),
        ("Access Denied", "<h1>Access Denied</h1><p>You may not see this page.</p>", "bot-check"),
        ("Page not found", "<h1>404</h1><p>Sorry, the page you look for was not found.</p>", "says-not-found"),
        ("Kurier", "<h1>Seite nicht gefunden</h1><p>Es gibt sie nicht mehr.</p>", "says-not-found"),
        ("오류", "<h1>페이지를 찾을 수 없습니다</h1><p>주소를 확인해 주세요.</p>", "says-not-found"),
        (
            "Before you continue",
            "<h1>Before you continue</h1><p>We and our partners use cookies and process personal data.</p>"
            "<p>If you accept, cookies are used for ads too.</p><button>Accept all</button>",
            "consent",
        ),
        (
            "Courier",
            "<h2>Ihre Privatsphäre</h2><p>Wir setzen Cookies ein und brauchen dafür Ihre Einwilligung.</p>"
            '<a href="#">Alle akzeptieren</a>',
            "consent",
        ),
        (TITLE, f"<h1>{TITLE}</h1><p>The mill is shut.</p><p>Subscribe to continue reading.</p>", "paywall"),
        (TITLE, f"<h1>{TITLE}</h1><p>Die Mühle steht still.</p><p>Nur für Abonnenten</p>", "paywall"),
        (TITLE, "<h1>水車</h1><p>水車が止まった。</p><p>この記事は会員限定です。残り800文字</p>", "paywall"),
        (TITLE, f"<h1>{TITLE}</h1><p>You must be logged in to view this page.</p>", "login"),
        ("Courier", teasers('<article><h2><a href="/s/{n}">{title}</a></h2><p>{text}</p></article>'), "list"),
        ("Courier", teasers('<div><a href="/s/{n}"><h3>{title}</h3><p>{text}</p></a></div>'), "list"),
    ],
)
def test_what_stands_in_for_an_article_is_refused(title, body, why):
    assert reason(html_page(body, title=title)) == f"unreadable-{why}"


def test_a_page_that_only_leads_on_says_where_to():
    head = '<meta http-equiv="Refresh" content="0; URL=\'/new\'">'
    assert reason(html_page("<p>Redirecting…</p>", head)) == "unreadable-leads address=/new"


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ('<?xml version="1.0"?><!-- a feed --><rss version="2.0"><channel><title>t</title></channel></rss>', "XML"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>', "XML"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "XML"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "JSON"),
    ],
)
def test_a_feed_that_was_saved_as_a_page_is_none(source, form):
    assert reason(source) == f"unreadable-no-page form={form}"


@pytest.mark.parametrize(
    ("title", "body", "head"),
    [
        ("Mill stands still", "<h1>Mill stands still</h1><p>It stands still until Friday, said the miller.</p>", ""),
        (TITLE, story(), '<meta http-equiv="refresh" content="300">'),
        (TITLE, story(), '<meta http-equiv="refresh" content="1; url=/mill?again">'),
        ("Coach 404 is back", f"<h1>Coach 404 is back</h1>{PROSE}", ""),
        (
            "New rules on cookies",
            "<h1>New rules on cookies</h1><p>Sites must ask for consent before they store cookies.</p>"
            "<p>Privacy groups were glad of it.</p><button>Accept all</button>",
            '<meta property="og:type" content="article">',
        ),
        (TITLE, story("<p>Subscribe to continue reading.</p>" + f"<p>{FIRST}</p><p>{SECOND}</p>"), ""),
        (TITLE, story("<noscript>Please enable JavaScript to see the comments.</noscript>"), ""),
        (TITLE, story() + teasers('<h3><a href="/s/{n}">{title}</a></h3><p>{text}</p>'), ""),
    ],
)  # fmt: skip
def test_an_article_is_not_taken_for_one(title, body, head):
    assert reason(html_page(body, head, title=title)) is None


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- x -->",
        "subscribe ",
        "JavaScript needs ",
        "the page that ",
        "x<sup>2</sup> ",
        "<s>a</s> b ",
        "<span hidden>a</span>",
        "<article><h2>",
        "<ul><li>",
        "<a href=/x>More stories of all kinds</a>",
    ],
)
def test_hostile_pages_take_no_time(piece):
    began = time.process_time()
    reason(html_page(piece * 20_000))
    assert time.process_time() - began < 10


def test_a_long_line_in_many_elements_takes_no_time():
    began = time.process_time()
    reason(html_page(f"<article>{'<span>' * 200}{'word ' * 200_000}{'</span>' * 200}{story()}</article>"))
    assert time.process_time() - began < 5


_PIECES = (
    *(
        "<article>",
        "</article>",
        "<h1>",
        "<h2><a href='/x'>",
        "</a></h2>",
        "<p>",
        "</p>",
        "<div class='menu'>",
        "</div>",
    ),
    *(
        "<ul><li>",
        "</li></ul>",
        "<dl><dd>",
        "<table><tr><td>",
        "</td></tr></table>",
        "<pre>",
        "<blockquote>",
        "<br><br>",
    ),
    *(
        "<sup>",
        "</sup>",
        "/<sub>2</sub>",
        "<s>",
        "</s>",
        "<q>",
        "</q>",
        "<math><mfrac>",
        "</math>",
        "<time>",
        "<select>",
    ),
    *(
        "<head>",
        "<body>",
        "</html>",
        "<span hidden>",
        "<nav>",
        "<noscript>",
        "<svg>",
        "<meta http-equiv=refresh content=1>",
    ),
    *(
        "<script type='application/ld+json'>",
        '{"@type": "Article", "author": [{}]}',
        "</script>",
        "<title>",
        "<template>",
    ),
    *(FIRST, SECOND, "10", "km", " ", "\x00", "\ud7ff", "&#0;", "&frasl;", "<", "2 May 1874", "By Ann Other", "水車"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_whatever_a_page_is_made_of_it_is_read_or_refused(pieces):
    try:
        draft = parse_html("".join(pieces).encode())
    except SourceError:
        return
    assert draft.text.strip()
