"""Pages as they are published: every word of the article in the page's order, and nothing of other stories."""

import pytest

from corpus.article import Article
from corpus.parsers import parse

BODY = (
    "<p>The library of Asker lends tools as well as books since the spring, and the first list was empty by noon.</p>"
    "<p>Two clerks look after the shelf of saws and drills, which stands where the newspapers used to hang.</p>"
)


def read(body: str, head: str = "", lang: str = "en", title: str = "The library lends tools") -> Article:
    page = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body><nav><a href="/">Front page</a><a href="/town">Town</a></nav>{body}<footer>All rights kept.</footer>'
        "</body></html>"
    )
    return parse(page.encode(), name="page.html", article_id="page")


def article(body: str, **more: str) -> Article:
    return read(f"<article><h1>The library lends tools</h1>{body}</article>", **more)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("It opened on <time datetime='1931-06-02'>2 June 1931</time> at noon.", "It opened on 2 June 1931 at noon."),
        ("A card costs <output>four</output> crowns <label>a year</label>.", "A card costs four crowns a year."),
        ("Press <button>Lend</button> twice.", "Press Lend twice."),
        ("She said <q>never again</q> to the <abbr title='x'>BBC</abbr>.", 'She said "never again" to the BBC.'),
        ("Some 10<sup>7</sup> pages lie on 3 km<sup>2</sup>.", "Some 10^7 pages lie on 3 km²."),
        ("A saw costs <del>nine</del> <ins>seven</ins> crowns.", "A saw costs seven crowns."),
        ("Of <s>ten</s> six drills <strike>none</strike> some are there.", "Of six drills some are there."),
        ("Ring <span class='sr-only'>by telephone</span>the desk.", "Ring the desk."),
    ],
)  # fmt: skip
def test_words_within_a_sentence_stay_and_make_no_others(html: str, said: str) -> None:
    assert said in article(f"{BODY}<p>{html}</p>").text.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize("tag", ["div", "section", "center"])
def test_bare_text_among_paragraphs_is_text(tag: str) -> None:
    bare = f"<{tag}>A drill may be kept for three days, and a ladder for one.</{tag}>"
    assert "A drill may be kept for three days, and a ladder for one." in article(f"{BODY}{bare}{BODY}").text


def test_a_caption_an_aside_and_a_list_of_links_within_the_article_are_its_own() -> None:
    text = article(
        f"{BODY}<figure><img src='a.jpg'><figcaption>The shelf of saws by the window.</figcaption></figure>"
        f"<aside><p>The library of Asker was a bakery until 1931.</p></aside>{BODY}"
        "<ul><li><a href='/a'>The rules of lending</a></li><li><a href='/b'>The list of tools</a></li></ul>"
    ).text
    for said in (
        "The shelf of saws by the window.",
        "a bakery until 1931",
        "The rules of lending",
        "The list of tools",
    ):
        assert said in text


def test_hidden_paragraphs_are_left_out() -> None:
    assert "Nobody sees" not in article(f"{BODY}<p hidden>Nobody sees this paragraph at all.</p>").text


def test_a_body_beside_its_standfirst_is_read() -> None:
    first = "A card for the tools costs as much as one for the books, and both are to be had at the same desk all day."
    text = read(
        f"<main><h1>The library lends tools</h1><article><p>{first}</p></article><div>{BODY * 2}</div></main>"
    ).text
    assert text.index(first) < text.index("Two clerks look after")


def test_the_posts_of_a_live_blog_stand_under_their_headings_in_order() -> None:
    posts = [("Doors", "The doors opened at nine, and a queue stood to the corner of the street."),
             ("A first saw", "The first saw went to a joiner who had lost his own in the flood."),
             ("Shelf empty", "By noon the shelf was empty, and the clerks wrote down who was next.")]  # fmt: skip
    body = "".join(f"<article><h2>{name}</h2><p>{said}</p></article>" for name, said in posts)
    standfirst = "<p>The library lends tools from today on, and we are there all morning.</p>"
    text = read(f"<main><h1>The library lends tools: live</h1>{standfirst}{body}</main>").text
    places = [text.index(words) for post in posts for words in post]
    assert places == sorted(places)
    assert text.index("from today on") < places[0]


@pytest.mark.parametrize(
    "teaser",
    [
        "<article><h3><a href='/o'>A storm shuts the pier</a></h3><p>A storm has shut the pier until Friday.</p>"
        "</article>",
        "<section><article><a href='/o'><h3>A storm shuts the pier</h3><p>A storm has shut the pier.</p></a></article>"
        "</section>",
    ],
)
def test_the_teaser_of_another_story_is_not_in_the_text(teaser: str) -> None:
    text = read(f"{teaser}<article><h1>The library lends tools</h1>{BODY * 2}</article>{teaser}").text
    assert "Two clerks" in text
    assert "storm" not in text


PUBLISHED = '{{"@type":"NewsArticle","headline":"{title}","datePublished":"{day}","author":{{"name":"{author}"}}}}'


def json_ld(*nodes: str) -> str:
    return "".join(f'<script type="application/ld+json">{node}</script>' for node in nodes)


def test_the_day_of_publication_goes_before_the_day_of_a_change() -> None:
    modified = '<meta property="article:modified_time" content="2024-05-01">'
    own = PUBLISHED.format(title="The library lends tools", day="2019-04-02", author="Ida Moe")
    found = article(BODY, head=modified + json_ld(own))
    assert (found.published and found.published.isoformat(), found.author) == ("2019-04-02", "Ida Moe")


def test_another_storys_fields_are_not_this_ones() -> None:
    other = PUBLISHED.format(title="A storm shuts the pier", day="2011-01-01", author="Bo Berg")
    own = PUBLISHED.format(title="The library lends tools", day="2019-04-02", author="Ida Moe")
    found = article(BODY, head=json_ld(other, own))
    assert (found.title, found.author) == ("The library lends tools", "Ida Moe")
    assert found.published is not None
    assert found.published.year == 2019


def test_a_day_beside_another_story_is_not_this_ones() -> None:
    day = "<time datetime='2011-01-01'>1 January 2011</time>"
    card = f"<div class='teasers'><div><h3><a href='/o'>A storm</a></h3>{day}</div></div>"
    assert read(f"<article><h1>The library lends tools</h1>{BODY}</article>{card}").published is None


def test_days_long_ago_are_days() -> None:
    found = article(BODY, head='<meta property="article:published_time" content="1931-06-02">')
    assert found.published is not None
    assert found.published.isoformat() == "1931-06-02"


def test_a_day_that_can_be_read_in_two_ways_is_none() -> None:
    assert article(f"<p class='date'>03/04/2021</p>{BODY}").published is None


@pytest.mark.parametrize("nobody", ["Username", "Last updated January 7", "desk@asker.example"])
def test_an_author_that_is_none_is_none(nobody: str) -> None:
    assert article(BODY, head=f'<meta name="author" content="{nobody}">').author is None


def test_the_language_is_the_pages_and_the_title_the_articles() -> None:
    page = (
        '<!doctype html><!--[if IE]><html lang="en"><![endif]--><html lang="fr"><head>'
        "<title>The library lends tools</title></head><body><h1>Town</h1>"
        f"<article><h2>The library lends tools</h2>{BODY}</article></body></html>"
    )
    found = parse(page.encode(), name="page.html", article_id="page")
    assert (found.language, found.title) == ("fr", "The library lends tools")
