"""Words inside sentences of a page: none is lost, none is quoted that isn't said."""

import pytest

from corpus.parsers.html import parse_html
from tests.support.html_pages import PROSE, html_page, story


def last_line(more: str) -> str:
    return parse_html(html_page(story(more)).encode()).text.split("\n\n")[-1]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('It opened on <time datetime="1874-05-02">2 May 1874</time> at noon.', "It opened on 2 May 1874 at noon."),
        ("A sack was <output>nine</output> pence to the <label>poor</label>.", "A sack was nine pence to the poor."),
        ("Pull <button>Lever B</button> to stop it.", "Pull Lever B to stop it."),
        ('The <abbr title="Trust">NT</abbr> owns the <data value="2">second</data>.', "The NT owns the second."),
        ("She said <q>it <em>never</em> stopped</q> to us.", "She said “it never stopped” to us."),
        ("He wrote <q>she said <q>no</q></q> twice.", "He wrote “she said ‘no’” twice."),
        ("At <ruby>水車<rp>(</rp><rt>すいしゃ</rt><rp>)</rp></ruby> they met.", "At 水車 they met."),
        ("One <wbr>long<wbr>word stays one.", "One longword stays one."),
        ("<em><time>At noon</time></em> it began to turn.", "At noon it began to turn."),
    ],
)  # fmt: skip
def test_words_in_a_sentence_stay(written, said):
    assert last_line(f"<p>{written}</p>") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It ground 10<sup>6</sup> sacks.", "It ground 10^6 sacks."),
        ("A pond of 3 km<sup>2</sup> feeds it.", "A pond of 3 km² feeds it."),
        ("It fell 2<sup>1</sup>/<sub>2</sub> fathoms.", "It fell 2 ½ fathoms."),
        ("It fell <sup>3</sup>&frasl;<sub>4</sub> of the way.", "It fell ¾ of the way."),
        ("The miller said so<sup>1</sup>.", "The miller said so."),
        ('He said so<sup><a href="#fn2">2</a></sup> at 5 m<sup class="footnote">3</sup>.', "He said so at 5 m."),
        ('In 1874<sup id="cite_ref-4"><a href="#cite_note-4">[4]</a></sup> it opened.', "In 1874 it opened."),
        ("It gave off CO<sub>2</sub> then.", "It gave off CO₂ then."),
        ("The 3<sup>rd</sup> wheel broke.", "The 3rd wheel broke."),
    ],
)  # fmt: skip
def test_raised_letters_make_no_other_number(written, said):
    assert last_line(f"<p>{written}</p>") == said


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = mc²"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a + b)/2"),
        ("<msqrt><mi>x</mi></msqrt>", "√x"),
        ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "H₂O"),
        ("<semantics><mn>7</mn><annotation>\\displaystyle 7</annotation></semantics>", "7"),
        ("<msup><mn>10</mn><mn>6</mn></msup>", "10^6"),
    ],
)
def test_a_formula_is_words_too(formula, said):
    assert last_line(f"<p>The rule is <math>{formula}</math> for all.</p>") == f"The rule is {said} for all."


@pytest.mark.parametrize(
    "unsaid",
    [
        "<del>never</del>",
        "<s>never</s>",
        "<strike>never</strike>",
        '<span style="text-decoration: line-through">never</span>',
        "<span hidden>never</span>",
        '<span class="sr-only">never</span>',
        '<span class="u-visually-hidden">never</span>',
        '<span style="display: none">never</span>',
        "<script>never()</script>",
        "<select><option>never</option></select>",
    ],
)
def test_what_is_struck_out_or_not_shown_is_not_said(unsaid):
    assert last_line(f"<p>The wheel {unsaid} turns on Sunday.</p>") == "The wheel turns on Sunday."


def test_a_page_that_a_script_shows_is_not_taken_for_hidden():
    body = f'<div style="display:none">{story()}</div>'
    assert "Three millers" in parse_html(html_page(body).encode()).text


def test_the_panels_of_tabs_are_read():
    panel = '<div class="tab-panel" style="display:none"><p>The second panel says that the axle is of oak.</p></div>'
    assert "axle is of oak" in parse_html(html_page(story(panel + PROSE)).encode()).text
