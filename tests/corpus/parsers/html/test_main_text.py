"""The text of an article: all of it, in the page's order, and nothing of other stories."""

import json

import pytest

from corpus.parsers.html import parse_html
from tests.support.html_pages import FIRST, PROSE, SECOND, THIRD, TITLE, html_page, story


def text_of(body: str, head: str = "", title: str = TITLE) -> str:
    return parse_html(html_page(body, head, title=title).encode()).text


class TestWhole:
    def test_a_long_standfirst_does_not_stand_in_for_the_body(self):
        body = f"<article><h1>{TITLE}</h1><p>{THIRD} {SECOND}</p></article><div class='z'><p>{FIRST}</p>{PROSE}</div>"
        assert text_of(body) == "\n\n".join((TITLE, f"{THIRD} {SECOND}", FIRST, FIRST, SECOND))

    def test_paragraphs_that_stand_outside_of_a_box_are_read(self):
        box = '<div class="post-content"><p>The mill is shut.</p><p>So they say.</p></div>'
        body = f"<div>{box}</div><div><div>{PROSE}<p>{THIRD}</p></div></div>"
        assert {FIRST, SECOND, THIRD} <= set(text_of(body).split("\n\n"))

    @pytest.mark.parametrize("block", ["div", "section", "main", "center", "blockquote"])
    def test_bare_text_in_a_block_is_a_paragraph(self, block):
        assert text_of(story(f"<{block}>{THIRD}</{block}>")).split("\n\n") == [TITLE, FIRST, SECOND, THIRD]

    def test_bare_text_between_paragraphs_is_one_too(self):
        assert text_of(story(prose=f"<p>{FIRST}</p>{THIRD}<p>{SECOND}</p>")).split("\n\n") == [
            TITLE,
            FIRST,
            THIRD,
            SECOND,
        ]

    def test_captions_asides_and_lists_of_links_belong_to_it(self):
        more = (
            '<figure><img src="m.jpg"><figcaption>The wheel in the spring of last year.</figcaption></figure>'
            "<aside><p>The mill was built by two brothers in 1874.</p></aside><p>These have looked at the axle:</p>"
            '<ul><li><a href="/w/1">The wheelwright of Saltby</a></li><li><a href="/w/2">The smith</a></li></ul>'
        )
        assert text_of(story(more)).split("\n\n")[3:] == [
            "The wheel in the spring of last year.",
            "The mill was built by two brothers in 1874.",
            "These have looked at the axle:",
            "- The wheelwright of Saltby\n- The smith",
        ]

    def test_a_standfirst_beside_the_headline_belongs_to_it(self):
        head = f'<header><h1>{TITLE}</h1><p class="standfirst">The axle has a crack, and nobody pays.</p></header>'
        body = f'<article>{head}<div class="article-body">{PROSE}<p>{THIRD}</p></div></article>'
        assert text_of(body).startswith("The axle has a crack, and nobody pays.\n\nThe mill by the weir")

    def test_lists_tables_and_lines_keep_their_form(self):
        more = (
            '<ol start="3"><li>Mend the axle<ul><li>with iron</li></ul></li><li><p>Hang the wheel</p></li></ol>'
            "<dl><dt>Weir</dt><dd>A wall in a river.</dd></dl>"
            "<table><tr><th>Day</th><th>Sacks</th></tr><tr><td>Monday</td><td><p>4</p><p>late</p></td></tr></table>"
            "<p>One line<br>and the next.</p><pre>a  b\n  c</pre>"
        )
        assert text_of(story(more)).split("\n\n")[3:] == [
            "3. Mend the axle\n   - with iron\n4. Hang the wheel",
            "Weir\nA wall in a river.",
            "Day | Sacks\nMonday | 4 late",
            "One line\nand the next.",
            "a  b\n  c",
        ]

    def test_what_is_only_in_the_data_of_a_page_is_read(self):
        data = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "%s", "articleBody": "%s %s"}'
        head = f'<script type="application/ld+json">{data % (TITLE, FIRST, SECOND)}</script>'
        assert text_of('<div id="root"></div>', head) == f"{FIRST} {SECOND}"
        assert text_of(f"<h1>{TITLE}</h1><p>The mill is shut.</p>", head) == f"{FIRST} {SECOND}"

    def test_but_not_where_it_is_another_storys(self):
        node = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": "A heron nests",
            "articleBody": 9 * THIRD,
        }
        assert THIRD not in text_of(story(), f'<script type="application/ld+json">{json.dumps(node)}</script>')

    @pytest.mark.parametrize("name", ["widget", "has-sidebar sidebar", "menu"])
    def test_what_holds_most_of_the_prose_is_the_article_whatever_its_name(self, name):
        banner = "<header><div>Your paper for mills and weirs.</div><div>Your paper for mills and weirs.</div></header>"
        body = f'{banner}<div class="{name}"><div class="x">{PROSE}<p>{THIRD}</p></div></div>'
        assert {FIRST, SECOND, THIRD} <= set(text_of(body).split("\n\n"))

    def test_a_short_page_keeps_its_blocks_apart(self):
        body = "<h1>Mill stands still</h1><p>It stands still until Friday, said the miller.</p><p>The wheel is off.</p>"
        assert text_of(body).split("\n\n") == [
            "Mill stands still",
            "It stands still until Friday, said the miller.",
            "The wheel is off.",
        ]

    def test_a_byte_of_nothing_is_passed_over(self):
        page = html_page(story()).encode()
        assert parse_html(page.replace(b"millers", b"mil\0lers")).text == parse_html(page).text


class TestOneStory:
    def test_a_live_blog_is_all_its_posts_in_the_order_of_the_page(self):
        posts = "".join(
            f'<article id="p{n}"><time>1{n}:00</time><h2>{name} spoke</h2><p>{name} said that plank {n} is loose.</p>'
            f"<p>{THIRD if n == 0 else 'No more.'}</p></article>"
            for n, name in enumerate(("Ann", "Bo", "Cy"))
        )
        body = f"<main><h1>Mill: live</h1><p>The parish meets at noon to talk of the mill.</p>{posts}</main>"
        assert text_of(body, title="Mill: live").split("\n\n") == [
            "The parish meets at noon to talk of the mill.",
            *("Ann spoke", "Ann said that plank 0 is loose.", THIRD),
            *("Bo spoke", "Bo said that plank 1 is loose.", "No more."),
            *("Cy spoke", "Cy said that plank 2 is loose.", "No more."),
        ]

    @pytest.mark.parametrize(
        "teaser",
        [
            '<article><h3><a href="/o">{title}</a></h3><p>{text}</p></article>',
            '<article><a href="/o"><h3>{title}</h3><p>{text}</p></a></article>',
            "<article><h2>{title}</h2><p>{text}</p></article>",
            '<div class="teaser"><h3><a href="/o">{title}</a></h3><p>{text}</p></div>',
            '<aside class="related"><h3><a href="/o">{title}</a></h3><p>{text}</p></aside>',
        ],
    )
    def test_teasers_of_other_stories_are_left_out(self, teaser):
        before = teaser.format(
            title="A heron nests on the church", text="It came on Monday, and has laid two eggs by now."
        )
        after = teaser.format(
            title="Rain keeps the fair away", text="The fair will come a week later, said the parish."
        )
        assert text_of(before + story(f"<p>{THIRD}</p>") + after).split("\n\n") == [TITLE, FIRST, SECOND, THIRD]

    def test_comments_in_article_elements_are_no_posts(self):
        comments = "".join(
            f'<article class="comment-body"><p>Number {n} says that it is a shame.</p></article>' for n in range(3)
        )
        assert "shame" not in text_of(f"<h1>{TITLE}</h1><div>{PROSE}</div><div id='comments'>{comments}</div>")

    @pytest.mark.parametrize(
        "line",
        [
            '<p>Read more: <a href="/o">A heron nests on the church</a></p>',
            '<p><strong>Lesen Sie auch:</strong> <a href="/o">Ein Reiher nistet</a></p>',
            '<p>関連記事：<a href="/o">教会にサギの巣</a></p>',
            '<h3>Related stories</h3><ul><li><a href="/o">A heron nests on the church</a></li></ul>',
            "<p>Subscribe to our free newsletter.</p>",
            "<p>Want more of it? Sign up for the free edition.</p>",
            "<p>Sign up to get the best of the week, as our editors choose it.</p>",
            "<p>We want to hear what you think of this story.</p>",
            "<p>Síguenos en todas partes y recibe las noticias.</p>",
        ],
    )
    def test_lines_that_lead_elsewhere_are_left_out(self, line):
        assert text_of(story(f"{line}<p>{THIRD}</p>")).split("\n\n") == [TITLE, FIRST, SECOND, THIRD]

    def test_a_sentence_that_begins_like_one_stays(self):
        sentence = "Read more than one book on mills, the wheelwright told the parish, before you buy an axle."
        assert sentence in text_of(story(f"<p>{sentence}</p>"))

    @pytest.mark.parametrize(
        "sentence",
        [
            "Whoever would register by Friday is given a free seat on the cart.",
            "Millers can sign up to get their corn ground at the weir.",
            "They never miss a market, and they never buy.",
            "Those who want to help can register now: wer helfen will, kann sich jetzt anmelden.",
            "Der Pfarrer sagte, es habe keine Kommentare gegeben.",
            "El alcalde suscribió un acuerdo con el canal de riego.",
            "The heirs tell each other by a canal de telegram what the axle costs.",
            "Visitors may download the museum's app, which shows where the wheel was.",
            "Copyright in the drawings is the wheelwright's for as long as he lives.",
            "The list was last updated by the clerk, who left out two of the millers.",
            "Loading a cart takes three men and most of the morning.",
        ],
    )
    def test_a_sentence_that_speaks_of_offers_stays(self, sentence):
        assert sentence in text_of(story(f"<p>{sentence}</p><p>{THIRD}</p>"))

    @pytest.mark.parametrize(
        "line",
        [
            "Last updated: 10 July 2020, 8:00",
            "Letzte Änderung 14.02.2019",
            "Zuletzt aktualisiert am 17. Januar 2021 um 10:15 Uhr",
            "© 2022 The Courier. It may not be reprinted without permission.",
            "The Courier and its ferrymen. All rights reserved.",
            "Share this story:",
            "Klicken Sie auf den unteren Button, um den Inhalt von karten.example zu laden.",
            "Loading...",
        ],
    )
    def test_what_a_page_says_of_itself_is_left_out(self, line):
        assert text_of(story(f"<p>{line}</p><p>{THIRD}</p>")).split("\n\n") == [TITLE, FIRST, SECOND, THIRD]
