"""What comes out of a PDF: sentences over the ends of lines, columns and pages, without what only stands on them."""

import contextlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from corpus.errors import SourceError
from corpus.parsers.pdf import parse_pdf
from tests.corpus.parsers.test_parsers import parsed, refusal
from tests.support.errors import raises
from tests.support.pdfs import Placed, column, pdf


def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.parsers.pdf.is_installed", lambda: False)


def text(*pages) -> str:
    return parsed(pdf(*pages), "a.pdf").text


class TestFile:
    def test_the_pages_are_one_text(self):
        article = parsed(pdf("The old bridge is closed.\nNobody was hurt.", "", "Divers will come."), "a.pdf")
        assert article.text == "The old bridge is closed. Nobody was hurt.\n\nDivers will come."

    def test_the_metadata_names_title_and_author_but_no_day(self):
        metadata = {"/Title": "Old bridge closed", "/Author": "Ann Roe", "/CreationDate": "D:20160322100000Z"}
        article = parsed(pdf("The old bridge is closed.", metadata=metadata), "a.pdf")
        assert (article.title, article.author, article.published) == ("Old bridge closed", "Ann Roe", None)

    @pytest.mark.parametrize(
        "title", ["", " ", "untitled", "Untitled-1", "bridge_final.docx", "Microsoft Word - bridge", "a.indd", "-"]
    )
    def test_a_title_that_a_program_wrote_is_passed_over(self, title):
        data = pdf("Nobody was hurt. The bridge is closed.", metadata={"/Title": title})
        assert parsed(data, "a.pdf").title == "Nobody was hurt."

    def test_a_title_with_a_dot_is_a_title(self):
        data = pdf("Nobody was hurt.", metadata={"/Title": "The bridge, version 2.0 vs. 3.11"})
        assert parsed(data, "a.pdf").title == "The bridge, version 2.0 vs. 3.11"

    def test_an_encrypted_one_is_refused_unless_the_password_is_empty(self):
        assert parsed(pdf("Nobody was hurt.", password=""), "a.pdf").text == "Nobody was hurt."
        assert refusal(pdf("Nobody was hurt.", password="x"), "a.pdf") == "unreadable-pdf-locked"

    @pytest.mark.parametrize("algorithm", ["AES-128", "AES-256", "AES-256-R5"])
    def test_one_that_only_forbids_printing_is_read(self, algorithm):
        assert parsed(pdf("Nobody was hurt.", password="", algorithm=algorithm), "a.pdf").text == "Nobody was hurt."
        locked = pdf("Nobody was hurt.", password="x", algorithm=algorithm)
        assert refusal(locked, "a.pdf") == "unreadable-pdf-locked"

    def test_old_fonts_that_number_letters_as_ascii_does_are_read(self, monkeypatch):
        found = parsed(pdf("The council of the town asked for help with the ferry.", old_font=True), "a.pdf").text
        assert found == "The council of the town asked for help with the ferry."
        without_recognition(monkeypatch)
        with raises(SourceError, "unreadable-pdf-letters"):
            parse_pdf(pdf("Wkh frxqflo ri wkh wrzq dvnhg iru khos zlwk lw.", old_font=True))

    def test_letters_that_can_not_be_told_are_refused(self, monkeypatch):
        without_recognition(monkeypatch)
        with raises(SourceError, "unreadable-pdf-letters"):
            parse_pdf(pdf("The council asked for help.", nameless=True))

    def test_one_without_a_text_layer_is_refused(self):
        assert "unreadable-pdf-pictures" in refusal(pdf("", ""), "a.pdf")

    @pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"no pdf at all", pdf("Nobody was hurt.")[:300]])
    def test_a_broken_one_is_refused(self, data):
        assert refusal(data, "a.pdf") == "unreadable-pdf-broken"

    @settings(max_examples=100, deadline=None)
    @given(st.integers(0, 5000), st.integers(0, 40), st.binary(max_size=20))
    def test_a_damaged_one_is_read_or_refused(self, place, length, junk):
        data = pdf("Nobody was hurt.")
        damaged = data[: place % len(data)] + junk + data[place % len(data) + length :]
        with contextlib.suppress(SourceError):
            parsed(damaged, "a.pdf")

    def test_the_test_pdf_is_a_pdf(self):
        assert len(PdfReader(BytesIO(pdf("a", "b"))).pages) == 2


LONG = (
    "The council asked the govern-\nment for help on Tuesday, be-\ncause the winter timetable that\n"
    "it had promised to all the towns along the coast could not be\nkept."
)


class TestLines:
    def test_a_word_that_a_line_end_parts_is_whole(self):
        assert text(LONG) == (
            "The council asked the government for help on Tuesday, because the winter timetable that "
            "it had promised to all the towns along the coast could not be kept."
        )

    @pytest.mark.parametrize(
        ("lines", "whole"),
        [
            ("It was a treaty of the Franco-\nGerman kind.", "Franco-German kind"),
            ("It was a house of a self-\nmade man.", "self-made man"),
            ("A long-term plan is no long-\nterm plan.", "no long-term plan"),
            ("It was so in 2019-\n2020 and later.", "2019-2020"),
        ],
    )
    def test_a_hyphen_of_a_compound_stays(self, lines, whole):
        assert whole in text(lines)

    def test_lines_that_are_not_full_keep_their_ends(self):
        assert text("Apples\nPears\nThree plums for the mayor of the town of Varne") == (
            "Apples\nPears\nThree plums for the mayor of the town of Varne"
        )

    def test_a_wider_gap_parts_paragraphs(self):
        assert text("Nobody was hurt on the old bridge.\n\n\nDivers will come.") == (
            "Nobody was hurt on the old bridge.\n\nDivers will come."
        )

    def test_a_raised_number_makes_no_other_number(self):
        page = [Placed(72, 700, "About 10"), Placed(121.4, 705, "6", 7), Placed(128, 700, "cars crossed it.")]
        assert text(page) == "About 10^6 cars crossed it."

    def test_a_footnote_mark_does_not_join_the_word(self):
        page = [Placed(72, 700, "said the clerk"), Placed(143, 705, "1", 7), Placed(152, 700, "at noon.")]
        assert text(page) == "said the clerk at noon."


HEAD = [Placed(72, 750, "Harbour report 2023", 9)]


class TestPages:
    def book(self, pages: int = 6) -> list[list[Placed]]:
        lines = (
            "its {1} ends the sentence before it.\nLine two of the page is {1} of {1} now.\nAnd what a {1} begins on"
        )
        names = ["boat", "barge", "ferry", "ship", "raft", "sloop"]
        return [
            [*HEAD, *column(lines.format(n, names[n - 1])), Placed(300, 40, f"{n}", 9)] for n in range(1, pages + 1)
        ]

    def test_a_sentence_goes_on_over_the_end_of_a_page(self):
        found = text(*self.book())
        assert "And what a boat begins on its barge ends the sentence before it." in found
        assert "And what a raft begins on its sloop ends" in found

    def test_a_running_head_stands_once(self):
        assert text(*self.book()).count("Harbour report 2023") == 1
        assert text(*self.book(2)).count("Harbour report 2023") == 1

    @pytest.mark.parametrize("form", ["{}", "Page {}", "- {} -", "{} of 6", "Seite {} von 6", "Page {}/6"])
    def test_page_numbers_are_left_out(self, form):
        pages = [
            [*column(f"Leaf {name} says this."), Placed(300, 40, form.format(n))] for n, name in enumerate("abcdef", 1)
        ]
        assert text(*pages) == "\n\n".join(f"Leaf {name} says this." for name in "abcdef")

    def test_roman_ones_are_too(self):
        pages = [
            [*column(f"Leaf {name} says this."), Placed(300, 40, n)]
            for n, name in (("iii", "a"), ("iv", "b"), ("v", "c"))
        ]
        assert text(*pages) == "Leaf a says this.\n\nLeaf b says this.\n\nLeaf c says this."

    def test_other_numbers_at_the_edge_stay(self):
        pages = [[*column("The toll of that year was"), Placed(72, 40, n)] for n in ("1998", "17", "230")]
        assert all(number in text(*pages) for number in ("1998", "17", "230"))

    def test_numbers_of_lines_are_left_out(self):
        lines = [Placed(40, 720 - 14 * n, str(n + 1)) for n in range(8)]
        assert text([*lines, *column("Nobody was hurt.")]) == "Nobody was hurt."


LEFT = (
    "The old ferry has crossed the\n"
    "bay for sixty years and it is\n"
    "now too slow for the winter.\n"
    "Its hull is thin, and a new\n"
    "plate would cost a lot more\n"
    "than it earns."
)
RIGHT = (
    "Members heard from the captain\n"
    "and two engineers before the\n"
    "vote on it was put off until\n"
    "spring. A bus will take the\n"
    "children to the school on the\n"
    "other side."
)


class TestColumns:
    whole = (
        "The old ferry has crossed the bay for sixty years and it is now too slow for the winter. Its hull is thin, "
        "and a new plate would cost a lot more than it earns.",
        "Members heard from the captain and two engineers before the vote on it was put off until spring. A bus will "
        "take the children to the school on the other side.",
    )

    @pytest.mark.parametrize("by_row", [False, True], ids=["column by column", "side to side"])
    def test_each_is_read_from_top_to_bottom(self, by_row):
        left, right = column(LEFT, 50), column(RIGHT, 320)
        head = [Placed(50, 750, "The ferry and the bay", 20)]
        pieces = [piece for row in zip(left, right, strict=True) for piece in row] if by_row else left + right
        found = text(head + pieces)
        assert all(paragraph in " ".join(found.split()) for paragraph in self.whole)
        assert found.index("Its hull") < found.index("Members heard")
        assert found.startswith("The ferry and the bay\n\n")

    def test_the_cells_of_a_table_stay_beside_each_other(self):
        rows = [("2019", "40"), ("2020", "41"), ("2021", "39"), ("2022", "44"), ("2023", "45"), ("2024", "47")]
        cells = [
            Placed(x, 700 - 14 * n, cell) for n, row in enumerate(rows) for x, cell in zip((72, 300), row, strict=True)
        ]
        assert "2019 40" in text(cells)
        assert "2024 47" in text(cells)
