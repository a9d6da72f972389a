"""What an answer looks like in Discord: whole, cited, and harmless whatever an article says."""

import dataclasses
import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.render.answer_pages import PAGE_CHARS, abstention_text, answer_pages, written_so_far
from bot.render.escaping import bare_link, escape, safe_link
from bot.render.messages import languages, words_for
from retrieval.abstention import CANNOT_ANSWER, CLOSEST, NOT_THIS, NOTHING, OTHER_DATES, UNSURE, abstention
from retrieval.types import AlsoIn, Answer, Citation, CitedSentence, Copy, Hit, Holdings, Nearest, Question

HOSTILE = (
    r"""
@everyone @here <@1> <@!1> <@&2> <#3> </ask:4> <t:0:R> <:a:1> <a:b:1> <id:customize> [click](https://evil.example)
discord.gg/x https://evil.example steam://run/1 <https://evil.example> <mail@evil.example> <+15551234567> http://[
*b* **b** __u__ ~~s~~ ||spoiler|| `code` ```py x``` :smile: [2] **[2]** \ \* ¯\_(ツ)_/¯
# h
> q
>>> q
-# s
- l
* l
1. l
"""
    + " \u202eevil\u2066 \x00\x07 \ufeff \u2028 \u200b \u200d \u2060 \u061c \u00ad "
    + "discord.com/invite/abc https://discord.gg/abc DISCORD.GG/abc ```json\n{}``` ~~~ "
    + "한국어기사입니다。 日本語の記事です。 「引用」 👨‍👩‍👧‍👦 🇰🇷 👍🏽 e\u0301 "
)
# Pieces that mean something to Discord, and any text between.
hostile = st.lists(st.sampled_from(HOSTILE.split(" ")) | st.text(max_size=30), max_size=60).map(" ".join) | st.text()
filled = hostile.filter(lambda text: bool(escape(text)))
links = (
    st.none()
    | st.just("https://news.example/a(b)?c=<d>&e=f g#*h*")
    | st.text(max_size=40).map("https://a.example/{}".format)
    | st.text(max_size=40).map("https://a.example/](https://evil.example)#:~:text={}".format)
)
MARKER = re.compile(r"\*\*\[(\d+)\]\*\*")


def citation(n: int, quote: str, **known) -> Citation:
    fields = {"title": f"Title {n}", "publisher": None, "published": None, "link": None, **known}
    return Citation(n=n, article_id=str(n), url=None, quote=quote, start=0, end=len(quote), **fields)


def answer(*citations: Citation, text: str | None = None, reason: str | None = None, **more) -> Answer:
    if citations and text is None:
        text = " ".join(f"{' '.join(c.quote.split())} [{c.n}]" for c in citations)
    return Answer(Question("?"), "?", text, reason, citations, more.pop("passages", ()), "snapshot", **more)


def hit(article_id: str, *copies: Copy, start: int = 0, end: int = 100) -> Hit:
    return Hit(article_id, 1, "Title", None, None, None, None, start, end, "", rank=1, score=1.0, similarity=None,
               copies=copies)  # fmt: skip


def copy(article_id: str, title: str, publisher: str | None = None, published: date | None = None) -> Copy:
    return Copy(article_id, title, publisher, published, None, 0, 9)


def near(title: str, about: str = "", **known) -> Nearest:
    return Nearest(title, title, known.get("publisher"), known.get("published"), known.get("url"), about)


@st.composite
def answers(draw) -> Answer:
    said = draw(
        st.lists(st.tuples(filled, hostile, st.none() | hostile, st.none() | st.dates(), links), min_size=1, max_size=6)
    )
    names = ("title", "publisher", "published", "link")
    copies = [copy(f"copy {n}", title) for n, title in enumerate(draw(st.lists(hostile, max_size=5)))]
    return answer(
        *(citation(n, quote, **dict(zip(names, known, strict=True))) for n, (quote, *known) in enumerate(said, 1)),
        also_in={1: AlsoIn(tuple(copies), tuple(copies[3:]))},
        note=draw(st.none() | hostile),
    )


@st.composite
def abstentions(draw) -> Answer:
    found = draw(st.lists(st.tuples(hostile, hostile, links), max_size=3))
    nearest = tuple(near(title, about, url=url) for title, about, url in found)
    return answer(reason=draw(hostile), nearest=nearest, note=draw(st.none() | hostile))


@st.composite
def closest(draw) -> Answer:
    found = draw(answers())
    near = draw(abstentions()).nearest
    return dataclasses.replace(found, text=None, reason=UNSURE, citations=(), closest=found.citations, nearest=near)


def marked(found: Answer, draw) -> Answer:
    """Return an answer in whose quotes some words are known to answer."""
    return dataclasses.replace(
        found,
        citations=tuple(_marked(one, draw) for one in found.citations),
        closest=tuple(_marked(one, draw) for one in found.closest),
    )


def _marked(one: Citation, draw) -> Citation:
    start = draw(st.integers(one.start, one.end - 1))
    return dataclasses.replace(one, highlight=(start, draw(st.integers(start + 1, one.end))))


@st.composite
def marked_answers(draw) -> Answer:
    return marked(draw(answers() | closest()), draw)


@st.composite
def written_answers(draw) -> Answer:
    found = draw(answers())
    sentences = draw(st.lists(st.tuples(filled, st.lists(st.integers(0, 8), max_size=3)), min_size=1, max_size=5))
    text = " ".join(sentence + " " + "".join(f"[{n}]" for n in numbers) for sentence, numbers in sentences)
    return dataclasses.replace(found, text=text, mode="written")


def shown(page: str) -> str:
    """Return what a reader sees of what Discord's escapes leave: the second character of each pair."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", page).replace("\u200b", "")


def armed(page: str) -> str:
    """Return what Discord acts on: a page less its escapes, our own markers and links."""
    return re.sub(r"\\[^0-9A-Za-z\s]", "\ue000", MARKER.sub("", page))


def without_furniture(page: str) -> str:
    """Return a page less what this module writes itself: links, titles' bold, source numbers, lines of quotes."""
    page = re.sub(r"\[\*\*([^\n]*?)\*\*\]\(<https?://[^\s<>()]*>\)", r"\1", armed(page))
    page = re.sub(r"<https?://[^\s<>]*>", "", page)
    return re.sub(r"^((?:\[\d+\] ?)+|(?:> )?-# |> )", "", page, flags=re.MULTILINE).replace("**", "")


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_an_answer_is_its_quotes_each_with_a_marker_and_then_its_sources():
    found = answer(
        citation(
            1,
            "The bridge\nopened in 1901.",
            title="Bridges",
            publisher="The Herald",
            published=date(2016, 3, 22),
            link="https://herald.example/bridges",
        ),
        citation(2, "It was painted green", title="Paint"),
    )
    assert answer_pages(found) == [
        "The bridge opened in 1901\\. **[1]** It was painted green **[2]**\n\n"
        "[1] [**Bridges**](<https://herald.example/bridges>) (herald\\.example) · The Herald · 22 March 2016\n"
        "[2] **Paint**"
    ]  # fmt: skip


def test_what_articles_there_are_stands_above_the_quotes_in_the_words_of_whoever_asked():
    day = date(2020, 5, 1)
    newest, oldest, other = citation(1, "Said."), citation(2, "Told."), citation(3, "Written.")
    text = "There are 3 articles by The *Owl*, of 1 May 2020. [1][2] Said. [1] Told. [2] Written. [3]"
    found = answer(newest, oldest, other, text=text, holdings=Holdings(3, ("The *Owl*",), day, day))
    for words, line in [
        (words_for("en"), r"There are 3 articles by The \*Owl\*, of 1 May 2020\. **[1]** **[2]**"),
        (words_for("ko"), r"The \*Owl\*의 기사가 3건 있어요. 발행일: 2020년 5월 1일. **[1]** **[2]**"),
    ]:
        (page,) = answer_pages(found, words)
        assert page.split("\n\n")[:2] == [line, "Said. **[1]** Told. **[2]** Written. **[3]**"]


def test_what_text_recognition_read_is_marked_beside_its_source():
    found = answer(citation(1, "It opened in 1901.", title="Bridges", publisher="The Herald", by_ocr=True))
    assert answer_pages(found)[0].endswith("[1] **Bridges** · The Herald · read by text recognition (OCR)")
    assert "(OCR)" not in answer_pages(answer(citation(1, "It opened in 1901.", title="Bridges")))[0]


def test_a_cut_quote_goes_on_with_an_ellipsis_as_in_the_answer():
    cut = dataclasses.replace(citation(1, "Cut  here"), cut=True)
    page = answer_pages(answer(cut, citation(2, "Not here")))[0]
    assert page.startswith("Cut here … **[1]** Not here **[2]**\n\n")


def test_an_abstention_is_the_one_wording_and_then_the_nearest_articles():
    found = answer(
        reason=NOT_THIS,
        nearest=(
            near("Bridges", "The *bridge* opened.", publisher="The Herald", published=date(2016, 3, 22),
                 url="https://herald.example/bridges"),
            near("Paint"),
        ),
    )  # fmt: skip
    assert answer_pages(found) == [
        "The corpus does not say. It has something on the subject, but not this.\n\n"
        "Nearest:\n"
        "[**Bridges**](<https://herald.example/bridges>) (herald\\.example) · The Herald · 22 March 2016 · "
        "The \\*bridge\\* opened.\n"
        "**Paint**"
    ]


def test_what_comes_closest_is_quoted_line_by_line_under_one_line_and_other_articles_are_named():
    herald = {"publisher": "The Herald", "published": date(2016, 3, 22), "link": "https://herald.example/bridges"}
    found = answer(
        reason=UNSURE,
        closest=(citation(1, "The bridge\nopened.", **herald), dataclasses.replace(citation(2, "It is"), cut=True)),
        nearest=(dataclasses.replace(near("Title 1"), article_id="1"), near("Paint")),
        also_in={1: AlsoIn((copy("2", "Cited itself"), copy("7", "Wire")))},
    )
    assert answer_pages(found) == [
        "I can't tell whether this answers it. The closest the articles come:\n"
        "> The bridge opened. **[1]**\n> It is … **[2]**\n\n"
        "[1] [**Title 1**](<https://herald.example/bridges>) (herald\\.example) · The Herald · 22 March 2016\n"
        "also in **Wire**\n"
        "[2] **Title 2**\n\n"
        "Nearest:\n**Paint**"
    ]


def test_beside_the_closest_the_nearest_articles_take_no_second_message():
    quotes = [citation(n, f"The bridge was opened by mayor number {n}. " * 12) for n in (1, 2, 3)]
    others = tuple(near(f"Bridge {n}", "How the bridge was built. " * 6) for n in range(3))
    long = answer(reason=UNSURE, closest=tuple(quotes), nearest=others)
    assert len(answer_pages(long)) == 1
    assert "Bridge 0" not in answer_pages(long)[0]
    short = answer(reason=UNSURE, closest=(citation(1, "The bridge was opened."),), nearest=others)
    assert "Bridge 0" in answer_pages(short)[0]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ko", "이것이 물어보신 내용의 답인지는 확실하지 않아요. 기사에서 가장 가까운 대목이에요:"),
        ("ja", "これがお尋ねへの答えになるかどうかは、はっきりしません。記事の中で最も近い記述は次のとおりです:"),
    ],
)
def test_the_line_above_the_closest_is_in_the_words_of_whoever_asked(language, line):
    found = answer(reason=UNSURE, closest=(citation(1, "Said."),))
    assert answer_pages(found, words_for(language))[0].split("\n")[:2] == [line, "> Said. **[1]**"]


@pytest.mark.parametrize(
    ("quote", "words", "line"),
    [
        ("It cost 63 million won.", "63 million won", "It cost **63 million won**. **[1]**"),
        ("It cost\n63  million won.", "63  million", "It cost **63 million** won. **[1]**"),
        ("63 million it cost", "63 million", "**63 million** it cost **[1]**"),
        ("It cost (63 million)", "63 million", "It cost (**63 million**) **[1]**"),
        ("63만원을 냈다", "63만원", "**63만원**을 냈다 **[1]**"),
        ("It\u200b cost *6* won", "*6*", "It cost **\\*6\\*** won **[1]**"),
        ("It cost \u200b63", "63", "It cost **63** **[1]**"),
        ("See [2] there", "[2]", "See \\[2\\] there **[1]**"),
        ("Ask @everyone now", "@everyone", "Ask **@\u200beveryone** now **[1]**"),
        ("Ask @everyone now", "every", "Ask @\u200b**every**one now **[1]**"),
        ("To https://evil.example", "//evil", "To https\\:**//evil**\\.example **[1]**"),
        ("Off discord.gg/x", "discord", "Off **discord**\\.gg/x **[1]**"),
        ("- an item - a", "- a", "**\\- a**n item \\- a **[1]**"),
        ("Of  a ", "  ", None),
        ("x" * 5_000, "x" * 600, None),
        (f"{'x' * 1_990} y", "x", None),
    ],
)
def test_the_words_that_answer_are_bold_within_the_quote(quote, words, line):
    start = quote.index(words)
    cited = dataclasses.replace(citation(1, quote), highlight=(start, start + len(words)))
    expected = answer_pages(answer(citation(1, quote)))[0].split("\n")[0] if line is None else line
    assert answer_pages(answer(cited))[0].split("\n")[0] == expected


@given(marked_answers())
def test_bold_words_change_nothing_of_what_is_read(found):
    def read(one: Answer) -> str:
        said = (re.sub(r"^-# .*$", "", page, flags=re.MULTILINE) for page in answer_pages(one))  # who else says it
        pages = (re.sub(r"(\\.)|\*\*", r"\1", page, flags=re.DOTALL) for page in said)
        return "".join("".join(map(shown, pages)).split())

    plain = [dataclasses.replace(one, highlight=None) for one in found.quoted]
    fields = {"citations": tuple(plain)} if found.citations else {"closest": tuple(plain)}
    assert read(found) == read(dataclasses.replace(found, **fields))


@pytest.mark.parametrize("nothing", [None, "", " \x00\n", "\u202e"])
def test_a_page_is_never_empty(nothing):
    assert answer_pages(answer(reason=nothing)) == [CANNOT_ANSWER]


def test_the_question_stands_above_where_no_message_shows_it():
    asked = Question("When did the *bridge*\nopen @everyone?")
    found = dataclasses.replace(answer(citation(1, "In 1901.")), question=asked, query=" ".join(asked.text.split()))
    first, second, *_ = answer_pages(found, with_question=True)[0].split("\n")
    assert (first, second) == ("> When did the \\*bridge\\* open @\u200beveryone?", "In 1901\\. **[1]**")
    long = dataclasses.replace(found, question=Question("why " * 900))
    assert length(answer_pages(long, with_question=True)[0].split("\n")[0]) <= 302


def test_an_answer_without_citations_is_no_answer():
    assert answer_pages(answer(text="I made this up.")) == [CANNOT_ANSWER]


def test_a_note_stands_below_the_sources():
    found = answer(citation(1, "Said."), note="The key sk-1 was refused: pip install it.")  # for whoever runs the bot
    below = "Nothing the chat model wrote could be verified, so these are the articles' own words."
    assert answer_pages(found) == [f"Said. **[1]**\n\n[1] **Title 1**\n\n{below}"]
    broken_off = dataclasses.replace(found, mode="written")
    assert answer_pages(broken_off)[0].endswith("\n\nThe chat model stopped early, so the answer may be incomplete.")
    refused = answer(reason=NOTHING, note="429")
    assert answer_pages(refused)[0].endswith("\n\nThe chat model gave no answer this time. Try again in a while.")


def test_a_title_is_a_link_to_what_is_quoted():
    link = "https://a.example/b(c)#:~:text=One%2C%20two,-three"
    page = answer_pages(answer(citation(1, "Said.", link=link)))[0]
    assert page.endswith("[1] [**Title 1**](<https://a.example/b%28c%29#:~:text=One%2C%20two,-three>) (a\\.example)")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("[Column] The bridge", r"[**\[Column\] The bridge**](<https://a.example/b#:~:text=One>) (a\.example)"),
        ("](https://evil.example", r"**\]\(https\://evil\.example** · <https://a.example/b>"),
        ("All ] of it", r"**All \] of it** · <https://a.example/b>"),
        ("Off https://evil.example", r"**Off https\://evil\.example** · <https://a.example/b>"),
    ],
)
def test_a_title_that_a_link_can_not_hold_stands_before_the_link(title, line):
    found = answer(citation(1, "One.", title=title, link="https://a.example/b#:~:text=One"))
    assert answer_pages(found)[0].split("\n")[-1] == f"[1] {line}"


def test_an_article_that_is_quoted_twice_is_one_line_with_two_numbers():
    page = "https://a.example/b"
    quotes = [citation(n, f"Said {n}.", title="Bridges", link=f"{page}#:~:text=Said%20{n}.") for n in (1, 2, 3)]
    same = [dataclasses.replace(one, article_id="a") for one in quotes[:2]]
    lines = answer_pages(answer(*same, quotes[2]))[0].split("\n")[2:]
    assert lines == [
        f"[1] [2] [**Bridges**](<{page}#:~:text=Said%201.&text=Said%202.>) (a\\.example)",
        f"[3] [**Bridges**](<{page}#:~:text=Said%203.>) (a\\.example)",
    ]
    long = [dataclasses.replace(one, link=f"{page}#:~:text={'x' * 600}{one.n}") for one in same]
    assert answer_pages(answer(*long))[0].count("&text=") == 0


def test_articles_that_say_the_same_stand_below_the_source_that_says_it():
    wire = [copy(str(n), f"Wire {n}") for n in range(4, 8)]
    herald = copy("8", "Herald", "The Herald", date(2016, 3, 22))
    others = {
        1: AlsoIn((*wire, copy("2", "Cited itself"), herald), (copy("9", "Elsewhere"), herald)),
        2: AlsoIn((herald,)),
    }
    found = answer(citation(1, "Said."), citation(2, "And more."), also_in=others)
    assert answer_pages(found)[0].split("\n")[2:] == [
        "[1] **Title 1**",
        "also in **Wire 4**",
        "also in **Wire 5**",
        "also in **Wire 6**",
        "and 1 more",
        "same text in **Elsewhere**",
        "same text in **Herald** · The Herald · 22 March 2016",
        "[2] **Title 2**",
        "also in **Herald** · The Herald · 22 March 2016",
    ]


def test_a_written_sentence_keeps_all_its_markers_and_numbers_of_its_own_are_none():
    found = answer(
        citation(1, "Quote one."),
        citation(2, "Quote two."),
        text="It opened in 1901\\[7\\] and *was* green. [1][2] It fell. [2][3]",
        mode="written",
    )
    assert answer_pages(found)[0].split("\n")[:5] == [
        "It opened in 1901\\[7\\] and \\*was\\* green. **[1]** **[2]**",
        "> -# Quote one. **[1]**",
        "> -# Quote two. **[2]**",
        "It fell. \\[3\\] **[2]**",
        "> -# Quote two. **[2]**",
    ]


def test_a_written_sentence_stands_on_one_page_with_its_quotes():
    quotes = [f"{'said ' * 90}{n} times." for n in range(1, 6)]
    found = answer(
        *(citation(n, quote) for n, quote in enumerate(quotes, start=1)),
        text=" ".join(f"Sentence {n} of some length. [{n}]" for n in range(1, 6)),
        mode="written",
    )
    pages = answer_pages(found)
    assert len(pages) > 1
    for n, quote in enumerate(quotes, start=1):
        (page,) = [page for page in pages if f"Sentence {n} of some length. **[{n}]**" in page]
        assert f"Sentence {n} of some length. **[{n}]**\n> -# {quote} **[{n}]**" in page


def test_a_quote_too_long_for_its_sentences_page_comes_under_it_all_the_same():
    found = answer(citation(1, "word " * 500), text="Words were said. [1]", mode="written")
    pages = answer_pages(found)
    assert pages[0].startswith("Words were said. **[1]**\n> -# word word")
    assert " ".join(pages).count("word") == 500


def test_a_translation_stands_small_under_its_quote_and_says_what_it_is():
    quotes = [citation(1, "다리가 열렸다.", translation="The *bridge* opened."), citation(2, "It fell.")]
    assert answer_pages(answer(*quotes))[0].split("\n")[:2] == [
        "다리가 열렸다. **[1]** It fell. **[2]**",
        r"-# Machine translation of \[1\]: The \*bridge\* opened.",
    ]
    close = answer(reason=UNSURE, closest=tuple(quotes))
    assert answer_pages(close)[0].split("\n")[1:4] == [
        "> 다리가 열렸다. **[1]**",
        r"> -# Machine translation of \[1\]: The \*bridge\* opened.",
        "> It fell. **[2]**",
    ]
    written = answer(*quotes, text="It opened, then fell. [1][2]", mode="written")
    assert answer_pages(written, words_for("de"))[0].split("\n")[1:4] == [
        "> -# 다리가 열렸다. **[1]**",
        r"> -# Maschinelle Übersetzung von \[1\]: The \*bridge\* opened.",
        "> -# It fell. **[2]**",
    ]
    differing = answer(citation(3, "It fell."), disagreements=(tuple(quotes),))
    assert r"**[1]**" + "\n" + r"-# Machine translation of \[1\]: The" in answer_pages(differing)[0]


def test_of_an_answer_still_written_every_sentence_has_its_quote():
    sentences = [CitedSentence(f"Sentence {n} said.", (citation(n, f"Quote {n} says. " * 9),)) for n in range(1, 40)]
    page = written_so_far(sentences[:2])
    assert page.startswith("Sentence 1 said. **[1]**\n> -# Quote 1 says. ")
    assert page.endswith("**[2]**\n…")
    assert length(written_so_far(sentences)) <= PAGE_CHARS


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "ko",
            [
                "기사에서 답을 찾지 못했어요. 이 주제를 다룬 기사는 있지만, 물어보신 내용은 나오지 않아요.",
                "",
                "가장 가까운 기사:",
                "**Bridges** · The Herald · 2016년 3월 22일",
                "",
                "검색한 내용: the \\*bridge\\*",
            ],
        ),
        (
            "ja",
            [
                "記事の中に答えは見つかりませんでした。このテーマの記事はありますが、お尋ねの内容は書かれていません。",
                "",
                "最も近い記事:",
                "**Bridges** · The Herald · 2016年3月22日",
                "",
                "検索した内容: the \\*bridge\\*",
            ],
        ),
    ],
)
def test_an_abstention_is_in_the_words_of_whoever_asked(language, lines):
    found = answer(reason=NOT_THIS, nearest=(near("Bridges", publisher="The Herald", published=date(2016, 3, 22)),))
    found = dataclasses.replace(found, query="the *bridge*")
    assert answer_pages(found, words_for(language))[0].split("\n") == lines


@pytest.mark.parametrize(
    ("publishers", "said"),
    [
        ([], "One article says this."),
        (["Crier", "Tide"], "3 publishers say this, each in a text of its own."),
        (["Herald", "Herald"], "One publisher says this, in several articles."),
        ([None, None], "3 publishers say this, each in a text of its own."),
    ],
)
def test_beside_a_fact_stands_how_many_say_it_and_copies_count_once(publishers, said):
    first = dataclasses.replace(citation(1, "It was 12.", publisher="Herald"), highlight=(7, 9))
    others = tuple(copy(str(n), f"Other {n}", publisher) for n, publisher in enumerate(publishers, start=2))
    carried = (copy("9", "Wire", "Wire"),)
    found = answer(first, also_in={1: AlsoIn(others, carried)})
    assert answer_pages(found)[0].split("\n")[1] == f"-# {said}"
    unknown = dataclasses.replace(found, citations=(dataclasses.replace(first, highlight=None),))
    assert said not in answer_pages(unknown)[0]


def test_that_one_article_says_it_is_not_said_beside_quotes_of_two():
    first = dataclasses.replace(citation(1, "It was 12.", publisher="Herald"), highlight=(7, 9))
    assert "One article says this." in answer_pages(answer(first))[0]
    other = dataclasses.replace(citation(2, "It cost 3."), article_id="another")
    assert "One article" not in answer_pages(answer(first, other))[0]


def test_a_quoted_order_is_marked_as_text_of_the_article():
    order = citation(2, "The bridge is free for all.", gives_orders=True)  # what an order before it asks for
    page = answer_pages(answer(citation(1, "The bridge opened in 1901."), order))[0]
    assert (
        page.splitlines()[-1]
        == r"⚠️ In \[2\] the article gives orders. They are its text, and I follow no orders in articles."
    )
    assert "orders" not in answer_pages(answer(citation(1, "The bridge opened in 1901.")))[0]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ko", ["같은 내용의 기사: **Wire** · 2016년 3월 22일", "같은 내용의 기사: **Wire 1**", "그 밖에 2건 더"]),
        ("ja", ["同じ内容の記事: **Wire** · 2016年3月22日", "同じ内容の記事: **Wire 1**", "ほか2件"]),
    ],
)
def test_what_stands_below_an_answer_is_in_the_words_of_whoever_asked(language, lines):
    copies = [copy("2", "Wire", None, date(2016, 3, 22)), *(copy(str(n), f"Wire {n - 2}") for n in range(3, 7))]
    page = answer_pages(answer(citation(1, "Said."), also_in={1: AlsoIn(tuple(copies))}), words_for(language))[0]
    said = page.split("\n")
    assert said[:3] == ["Said. **[1]**", "", "[1] **Title 1**"]
    assert [said[3], said[4], said[6]] == lines


@pytest.mark.parametrize("reason", [NOTHING, NOT_THIS, OTHER_DATES, None, "Another reason."])
def test_an_abstention_in_english_is_worded_as_in_the_terminal(reason):
    assert abstention_text(answer(reason=reason)) == abstention(answer(reason=reason))
    for why in (UNSURE, OTHER_DATES):
        close = answer(reason=why, closest=(citation(1, "Said."),))
        assert abstention_text(close) == abstention(close) == f"{why} {CLOSEST}"


@given(answers() | abstentions() | closest(), st.sampled_from(languages()))
def test_pages_fit_in_every_language(found, language):
    assert all(0 < length(page) <= PAGE_CHARS for page in answer_pages(found, words_for(language)))


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("@everyone", "@\u200beveryone"),
        ("<@123456789012345678>", r"\<@123456789012345678\>"),
        ("[click](https://evil.example)", r"\[click\]\(https\://evil\.example)"),
        ("](x) (y)", r"\]\(x) (y)"),
        ("discord.gg/x", r"discord\.gg/x"),
        ("<https://evil.example>", r"\<https\://evil\.example\>"),
        ("# Heading", r"\# Heading"),
        ("-# small", r"\-\# small"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("||spoiler|| ```code```", r"\|\|spoiler\|\| \`\`\`code\`\`\`"),
        (":smile: at 12:30", r"\:smile: at 12:30"),
        (r"\*", r"\\\*"),
        ("a\u202eb\u2069c\x00d\x1be\ufefff", "abcdef"),
        ("two\n\n lines\u2028and\ttabs", "two lines and tabs"),
        ("well-known, 3.5 % (e.g. U.S.)", r"well-known, 3.5 % (e\.g. U\.S.)"),
        ("👩‍👩‍👧 नमस्ते می‌خواهم", "👩‍👩‍👧 नमस्ते می‌خواهم"),
    ],
)
def test_text_is_shown_and_not_acted_on(written, sent):
    assert escape(written) == sent


@given(answers() | written_answers() | abstentions() | closest() | marked_answers())
@example(answer(citation(1, HOSTILE, title=HOSTILE, publisher=HOSTILE)))
@example(answer(citation(1, HOSTILE), text=HOSTILE, mode="written"))
@example(answer(citation(1, HOSTILE, translation=HOSTILE)))
@example(answer(reason=UNSURE, closest=(citation(1, HOSTILE, translation=HOSTILE),)))
@example(answer(reason=HOSTILE, nearest=(near(HOSTILE, HOSTILE),)))
def test_pages_fit_and_hold_nothing_that_discord_acts_on(found):
    for page in answer_pages(found):
        assert 0 < length(page) <= PAGE_CHARS
        assert page.strip()
        assert not re.search(r"@(everyone|here)", page, re.IGNORECASE)
        assert not re.search(r"<(@[!&]?|#)\d+>|<(/[^>]+|t|a?:\w+|id):[\w:]+>", page)
        assert re.findall(r"\]\([^)]*\)", page) == re.findall(r"(?<=\*\*)\]\(<https://[^)]*>\)", page)
        left = without_furniture(page)
        assert not re.search(r"[*_~|`\[\]<>#\\]", left)
        assert not re.search(r"\w://", left)
        assert not re.search(r"discord\.\w", left, re.IGNORECASE)
        assert not re.search(r"^\s*([-+] |\d+\. )", left, re.MULTILINE)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


@given(answers())
def test_every_word_is_there_in_order_and_every_citation_has_its_marker_and_its_source(found):
    whole = " ".join(answer_pages(found))
    assert [int(n) for n in MARKER.findall(whole)] == [c.n for c in found.citations]
    expected = [f"{escape(c.quote)} **[{c.n}]**" for c in found.citations]
    body = " ".join(expected)
    unspaced = "".join(whole.split())
    assert unspaced.startswith("".join(body.split()))
    sources = unspaced[len("".join(body.split())) :]
    for c in found.citations:
        # A very long title is plain; without its asterisks both are the same.
        known = f"[{c.n}]" + "".join(shown(escape(c.title)).split()).replace("*", "")
        unlinked = re.sub(r"(?<!\\)\[\*\*(.*?)\*\*\]\(<[^<>]*>\)", r"\1", sources)
        assert known in "".join(shown(unlinked).split()).replace("*", "")
        if c.link:
            target = safe_link(c.link)
            linked = f"({target.translate(str.maketrans({'(': '%28', ')': '%29'}))})"
            assert linked in unspaced or bare_link(c.link) in unspaced


@given(st.integers(1, 900), st.integers(1, 30))
def test_words_stay_whole_over_many_pages(count, size):
    words = [f"{n}{'x' * size}" for n in range(count)]
    pages = answer_pages(answer(citation(1, " ".join(words))))
    assert [word for page in pages for word in page.split() if word.endswith("x")] == words
    assert all(length(page) > PAGE_CHARS // 2 for page in pages[:-2])


@pytest.mark.parametrize("word", ["x" * 5_001, "x" + "*" * 3_000, "👩" * 2_500])
def test_a_word_longer_than_a_page_is_split_and_nothing_is_lost(word):
    pages = answer_pages(answer(citation(1, f"before {word} after")))
    assert all(length(page) <= PAGE_CHARS for page in pages)
    assert word in "".join("".join(map(shown, pages)).split())
    assert not any(re.search(r"(?<!\\)(\\\\)*\\$", page) for page in pages)


def test_a_source_is_not_broken_over_two_pages():
    quote = "word " * 380
    pages = answer_pages(answer(citation(1, quote, title="A title of some length", publisher="P" * 80)))
    assert len(pages) == 2
    assert pages[1].startswith("[1] **A title of some length** · PPP")


def test_a_title_longer_than_a_page_goes_on_without_bold():
    pages = answer_pages(answer(citation(1, "Said.", title="long " * 600)))
    assert len(pages) == 2
    assert all(length(page) <= PAGE_CHARS for page in pages)
    assert "**" not in MARKER.sub("", "".join(pages))


@pytest.mark.parametrize(
    "link",
    [None, "", "javascript:alert(1)", "ftp://a.example/", "https://", "//a.example", "http://[", "discord://-/x",
     "data:text/html,x", "file:///etc", " https://a.example", "https:a.example", f"https://a.example/{'x' * 2000}"],
)  # fmt: skip
def test_what_is_no_web_address_is_no_link(link):
    assert safe_link(link) is None


@pytest.mark.parametrize(
    ("link", "sent"),
    [
        ("https://a.example/b?c=d&e=%20#f", "<https://a.example/b?c=d&e=%20#f>"),
        ("https://a.example/x> <@1> @everyone", "<https://a.example/x%3E%20%3C@1%3E%20%40everyone>"),
        ("https://a.example/\n\u202e\x00\ud800", "<https://a.example/%0A%E2%80%AE%00%3F>"),
        ("https://uk.example/Київ", "<https://uk.example/Київ>"),
        ("https://a.example/](https://b.example)", "<https://a.example/%5D(https://b.example)>"),
        ("https://a.example/(x)#:~:text=y", "<https://a.example/(x)#:~:text=y>"),
    ],
)
def test_a_link_shows_no_preview_and_can_not_be_broken_out_of(link, sent):
    assert safe_link(link) == sent


@given(st.text(max_size=300).map("https://a.example/{}".format))
def test_a_link_is_one_word_in_angle_brackets(link):
    assert re.fullmatch(r"<https://a\.example/[^\s<>]*>", safe_link(link))
