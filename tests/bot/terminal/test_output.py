"""What an answer looks like in a terminal, and in what reads a terminal's lines."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from bot.render.answer_pages import answer_pages
from bot.terminal.output.console import Terminal
from bot.terminal.output.json_payloads import answer_payload
from corpus.errors import Reason
from retrieval.abstention import NOT_THIS, NOTHING, UNSURE
from retrieval.types import AlsoIn, Answer, Citation, Copy, Hit, Nearest, Question

URL = "https://crier.example/ferry"
LINK = f"{URL}#:~:text=A%20ferry"
DAY = date(2020, 6, 2)
COPY = Copy("wire", "Ferry sails", "The Wire", DAY, None, 0, 30)
HIT = Hit("ferry", 1, "The ferry", "The Town Crier", DAY, URL, "en", 0, 50, "A ferry.", rank=1, score=1.0,
          similarity=0.9, copies=(COPY,))  # fmt: skip
CITED = Citation(1, "ferry", "The ferry", "The Town Crier", DAY, URL, "A ferry sails.", 0, 14, LINK)
ANSWER = Answer(
    Question("?"), "?", "A ferry sails. [1]", None, (CITED,), (HIT,), "snapshot", also_in={1: AlsoIn((COPY,))}
)


def printed(answer: Answer, *, tty: bool = False, streamed: bool = False) -> str:
    out = io.StringIO()
    Terminal(Console(file=out, force_terminal=tty, color_system="truecolor" if tty else None, width=200,
                     highlight=False, markup=False, emoji=False)).answer(answer, streamed=streamed)  # fmt: skip
    return out.getvalue()


def test_a_program_that_reads_the_lines_gets_the_whole_links() -> None:
    assert printed(ANSWER) == (
        "A ferry sails. [1]\n\n[1] The ferry (The Town Crier, 2 June 2020)\n    ferry, characters 0 to 14\n"
        f"    {LINK}\n    also in: Ferry sails (The Wire, 2 June 2020)\n"
    )


def test_in_a_terminal_the_markers_lead_to_the_quotes_and_the_plain_address_is_shown() -> None:
    second = replace(CITED, n=2, start=20, end=30, link=f"{URL}#:~:text=Second")
    shown = printed(replace(ANSWER, citations=(CITED, second)), tty=True)
    assert next(line for line in shown.splitlines() if URL in line and "\x1b]8" not in line).count("#") == 0
    assert f";{LINK}\x1b\\" in shown
    assert f";{URL}#:~:text=Second\x1b\\" in shown


@pytest.mark.parametrize(
    ("question", "place", "also", "nothing"),
    [
        (
            "배는 언제 떠나나요?",
            "(The Town Crier, 2020년 6월 2일)\n    ferry, 글자 위치 0~14\n",
            "같은 내용의 기사: Ferry sails (The Wire, 2020년 6월 2일)",
            "기사에서 답을 찾지 못했어요. 이 주제를 다룬 기사가 없어요.",
        ),
        (
            "船はいつ出ますか？",
            "(The Town Crier, 2020年6月2日)\n    ferry, 文字位置 0～14\n",
            "同じ内容の記事: Ferry sails (The Wire, 2020年6月2日)",
            "記事の中に答えは見つかりませんでした。このテーマを扱った記事はありません。",
        ),
        (
            "Wann legt die Fähre denn ab?",
            "(The Town Crier, 2. Juni 2020)\n    ferry, Zeichen 0 bis 14\n",
            "auch in: Ferry sails (The Wire, 2. Juni 2020)",
            "Die Artikel beantworten das nicht. Zu diesem Thema gibt es keinen Artikel.",
        ),
    ],
)
def test_what_stands_around_a_quote_is_in_the_questions_language(
    question: str, place: str, also: str, nothing: str
) -> None:
    shown = printed(replace(ANSWER, question=Question(question), query=question))
    assert shown.startswith("A ferry sails. [1]\n\n[1] The ferry ")
    assert place in shown
    assert also in shown
    silent = replace(ANSWER, question=Question(question), query=question, text=None, reason=NOTHING, citations=())
    assert printed(silent).startswith(nothing)


def test_a_translation_stands_under_its_quote_marked_as_one() -> None:
    said = replace(CITED, quote="배가 떠난다.", translation="A ferry\x1b[31m sails.")
    shown = "  Machine translation of [1]: A ferry[31m sails."
    lines = printed(replace(ANSWER, text="배가 떠난다. [1]", citations=(said,))).splitlines()
    assert lines[:3] == ["배가 떠난다. [1]", shown, ""]
    close = replace(ANSWER, text=None, reason=UNSURE, citations=(), closest=(said,))
    assert printed(close).splitlines()[1:3] == ["배가 떠난다. [1]", shown]
    written = replace(ANSWER, text="A ferry sails. [1]", citations=(said,), mode="written")
    assert printed(written, streamed=True).splitlines()[0] == shown


def test_the_quotes_of_one_article_have_one_source_and_each_its_own_link() -> None:
    second = replace(CITED, n=2, start=20, end=30, link=f"{URL}#:~:text=Second")
    lines = printed(replace(ANSWER, citations=(CITED, second))).splitlines()
    assert lines[2:6] == [
        "[1] [2] The ferry (The Town Crier, 2 June 2020)",
        "    ferry, characters 0 to 14 and 20 to 30",
        f"    {LINK}",
        f"    {URL}#:~:text=Second",
    ]


@pytest.mark.parametrize(
    ("link", "url", "shown"), [(None, "ftp://a.example/x", ["    ftp://a.example/x"]), (None, None, [])]
)
def test_an_address_that_is_no_web_address_is_shown_as_it_is(
    link: str | None, url: str | None, shown: list[str]
) -> None:
    lines = printed(replace(ANSWER, citations=(replace(CITED, link=link, url=url),), also_in={})).splitlines()
    assert lines[4:] == shown


def test_an_article_that_is_cited_itself_is_not_named_again() -> None:
    assert "also in" not in printed(replace(ANSWER, citations=(CITED, replace(CITED, n=2, article_id="wire"))))
    assert "also in" not in printed(replace(ANSWER, also_in={}))


def test_what_carries_the_same_text_is_named_as_such() -> None:
    other = replace(COPY, article_id="tide", title="Tide")
    shown = printed(replace(ANSWER, also_in={1: AlsoIn((COPY,), (other,))}))
    assert "also in: Ferry sails (The Wire, 2 June 2020)\n    same text in: Tide (The Wire, 2 June 2020)\n" in shown


def test_how_many_say_a_fact_is_told_as_in_discord_and_in_json() -> None:
    fact = replace(CITED, highlight=(2, 7))
    told = {
        (): ((1, 1), "One article says this."),
        (COPY,): ((2, 2), "2 publishers say this, each in a text of its own."),
        (replace(COPY, publisher=CITED.publisher),): ((2, 1), "One publisher says this, in several articles."),
    }
    for others, ((articles, publishers), said) in told.items():
        answer = replace(ANSWER, citations=(fact,), also_in={1: AlsoIn(others)})
        assert f"A ferry sails. [1]\n{said}\n\n[1]" in printed(answer)
        assert said in answer_pages(answer)[0]
        assert answer_payload(answer)["corroboration"] == {
            "articles": articles,
            "publishers": publishers,
            "text": said,
        }
    assert answer_payload(ANSWER)["corroboration"] is None  # which words answer isn't known


def test_of_many_copies_three_are_named() -> None:
    copies = tuple(replace(COPY, article_id=str(n), title=f"Copy {n}", publisher=None) for n in range(5))
    shown = printed(replace(ANSWER, also_in={1: AlsoIn(copies)}))
    assert "also in: Copy 0 (2 June 2020); Copy 1 (2 June 2020); Copy 2 (2 June 2020); and 2 more\n" in shown


def test_an_abstention_has_the_one_wording_the_nearest_articles_and_the_note() -> None:
    nearest = (
        Nearest("ferry", "The ferry", "The Town Crier", DAY, URL, "A ferry crosses the harbour."),
        Nearest("tower", "The tower", None, None, None, ""),
    )
    note = Reason("writing-slow", seconds="5")
    found = replace(ANSWER, text=None, reason=NOT_THIS, citations=(), nearest=nearest, note=note)
    assert printed(replace(found, reason=NOTHING)).startswith(
        "The corpus does not say. It has nothing on this subject."
    )
    assert "ferry" not in printed(replace(found, reason=NOTHING))
    assert printed(found) == (
        f"The corpus does not say. {NOT_THIS}\n\nNearest:\n"
        "- The ferry (The Town Crier, 2 June 2020): A ferry crosses the harbour.\n- The tower\n\n"
        "The chat model took longer than 5 seconds.\n"
    )


def test_the_closest_stands_under_one_line_with_its_sources_and_the_articles_that_are_not_quoted() -> None:
    cut = replace(CITED, n=2, article_id="tower", title="The tower", quote="It\nleans", cut=True, link=None, url=None)
    nearest = (Nearest("ferry", "The ferry", None, None, None, ""), Nearest("inn", "The inn", None, None, None, ""))
    found = replace(ANSWER, text=None, reason=UNSURE, citations=(), closest=(CITED, cut), nearest=nearest)
    assert printed(found) == (
        "I can't tell whether this answers it. The closest the articles come:\n"
        "A ferry sails. [1]\nIt leans … [2]\n\n"
        f"[1] The ferry (The Town Crier, 2 June 2020)\n    ferry, characters 0 to 14\n    {LINK}\n"
        "    also in: Ferry sails (The Wire, 2 June 2020)\n"
        "[2] The tower (The Town Crier, 2 June 2020)\n    tower, characters 0 to 14\n\n"
        "Nearest:\n- The inn\n"
    )


@pytest.mark.parametrize(
    ("quote", "words", "line"),
    [
        ("A ferry sails.", "ferry", "A \x1b[1mferry\x1b[0m sails. \x1b[1;36m[1]\x1b[0m"),
        ("A  grand\nferry sails.", "grand\nferry", "A \x1b[1mgrand ferry\x1b[0m sails. \x1b[1;36m[1]\x1b[0m"),
        ("A ferry sails.", "ails.", "A ferry s\x1b[1mails.\x1b[0m \x1b[1;36m[1]\x1b[0m"),
        ("A\x07 ferry sails.", "ferry", "A \x1b[1mferry\x1b[0m sails. \x1b[1;36m[1]\x1b[0m"),
        ("63만원을 냈다.", "63만원", "\x1b[1m63만원\x1b[0m을 냈다. \x1b[1;36m[1]\x1b[0m"),
    ],
)
def test_the_words_that_answer_are_bold_where_there_are_colours(quote: str, words: str, line: str) -> None:
    start = quote.index(words) + 5
    cited = replace(CITED, quote=quote, start=5, end=5 + len(quote), highlight=(start, start + len(words)))
    answered = replace(ANSWER, text=f"{' '.join(quote.split())} [1]", citations=(cited,))
    closest = replace(ANSWER, text=None, reason=UNSURE, citations=(), closest=(cited,))
    assert printed(answered, tty=True).split("\n")[0] == printed(closest, tty=True).split("\n")[1] == line
    assert "\x1b" not in printed(answered) + printed(closest)


def test_what_text_recognition_read_is_marked_beside_its_source() -> None:
    scanned = replace(ANSWER, citations=(replace(CITED, by_ocr=True),))
    assert "The ferry (The Town Crier, 2 June 2020) · read by text recognition (OCR)\n" in printed(scanned)
    assert "(OCR)" not in printed(ANSWER)


def test_a_quoted_order_is_marked_as_text_of_the_article() -> None:
    order = replace(ANSWER, citations=(replace(CITED, gives_orders=True),))
    assert "In [1] the article gives orders." in printed(order)
    assert "orders" not in printed(ANSWER)


def test_under_a_written_sentence_stand_its_quotes() -> None:
    text = "There is a ferry\\[7\\] that sails. [1] It leans. [1][2]"
    tower = replace(CITED, n=2, article_id="tower", title="The tower", quote="It leans", cut=True)
    written = replace(ANSWER, text=text, citations=(CITED, tower), mode="written")
    assert printed(written).split("\n\n")[0] == (
        "There is a ferry[7] that sails. [1]\n  > A ferry sails. [1]\nIt leans. [1][2]\n  > A ferry sails. [1]\n"
        "  > It leans … [2]"
    )


def test_the_words_that_answer_are_bold_in_the_quote_under_a_written_sentence() -> None:
    cited = replace(CITED, highlight=(2, 7))
    written = replace(ANSWER, text="There is a ferry that sails. [1]", citations=(cited,), mode="written")
    sentence, quote, *_ = printed(written, tty=True).split("\n")
    assert sentence == "There is a ferry that sails. \x1b[1;36m[1]\x1b[0m"
    assert "\x1b[1;2mferry\x1b[0m" in quote


def test_what_was_shown_as_it_came_is_not_printed_again() -> None:
    written = replace(ANSWER, text="There is a ferry that sails. [1]", mode="written")
    assert "sails" not in printed(written, streamed=True).split("[1] The ferry")[0]


def test_nothing_that_an_article_says_drives_the_terminal() -> None:
    evil = "x\x1b]8;;https://evil.example\x1b\\y\x07\u202e"
    copies = (replace(COPY, title=evil, publisher=evil),)
    cited = replace(CITED, title=evil, publisher=evil, article_id=evil, link=f"{URL}{evil}", url=evil)
    answer = replace(ANSWER, text=evil, citations=(cited,), passages=(replace(HIT, article_id=evil, copies=copies),))
    near = Nearest(evil, evil, evil, DAY, evil, evil)
    note = Reason("writing-slow", seconds=evil)
    marked = replace(cited, quote=evil, highlight=(0, len(evil)))
    abstained = replace(answer, text=None, reason=evil, citations=(), nearest=(near,), note=note)
    for found in (answer, abstained, replace(abstained, closest=(marked,)), replace(answer, citations=(marked,))):
        assert not set("\x1b\x07\u202e") & set(printed(found))
        assert "\x1b]8;;https://evil" not in printed(found, tty=True)
        assert "\x07" not in printed(found, tty=True)


def test_in_a_narrow_terminal_a_value_of_several_lines_stands_beside_its_name() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system=None, width=40)
    Terminal(console).table({"python": "3.13.1", "sources": ["https://crier.example/feed", "/home/ada/news"]})
    assert [line.rstrip() for line in out.getvalue().splitlines()] == [
        "python   3.13.1",
        "sources  https://crier.example/feed,",
        "         /home/ada/news",
    ]
