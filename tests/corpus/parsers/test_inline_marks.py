"""Raised, lowered and struck-out words in plain text."""

import time

import pytest

from corpus.parsers.inline_marks import CLOSE, OPEN, resolve
from corpus.parsers.tags import plain_text
from tests.corpus.parsers.test_parsers import parsed


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("some 10<sup>6</sup> cars", "some 10^6 cars"),
        ("1.5 × 10<sup>−3</sup> g", "1.5 × 10^-3 g"),
        ("5 km<sup>2</sup> of land", "5 km² of land"),
        ("9.8 m/s<sup>2</sup>", "9.8 m/s²"),
        ("1<sup>1</sup>/<sub>2</sub> miles", "1 ½ miles"),
        ("<sup>3</sup>⁄<sub>4</sub> full", "¾ full"),
        ("it cost $19<sup>99</sup>.", "it cost $19.99."),
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO₂ and H₂O"),
        ("the 21<sup>st</sup> and the XX<sup>e</sup>", "the 21st and the XXe"),
        ("V<sub>max</sub>", "Vmax"),
        ("said the clerk<sup>1</sup>.", "said the clerk."),
        ("said the clerk<sup>[12]</sup> and<sup>a</sup> she", "said the clerk and she"),
        ("in 2019<sup>3</sup> it was", "in 2019 it was"),
        ("the clerk<sup>1, 2</sup> said", "the clerk said"),
        ("a toll of <del>five</del> seven crowns", "a toll of seven crowns"),
        ("<s>Five</s> <strike>six</strike> seven <ins>crowns</ins>", "seven crowns"),
        ("<s>five <sup>1</sup> six</s> seven", "seven"),
    ],
)
def test_no_other_number_is_made_and_nothing_struck_out_is_said(source, text):
    assert plain_text(source) == text
    assert parsed(source).text == text  # in Markdown
    assert parsed(f"| a |\n|---|\n| {source} |").text == f"a\n{text}"


def test_markdown_strikes_out_by_tildes():
    assert parsed("a toll of ~~five~~ seven").text == "a toll of seven"
    assert parsed("about ~5 of them").text == "about ~5 of them"


def test_what_never_ends_loses_no_word():
    assert resolve(OPEN["s"] + "five" + OPEN["sup"] + "six") == "fivesix"
    assert resolve("five" + CLOSE["s"]) == "five"


def test_many_marks_take_no_time():
    began = time.process_time()
    resolve((OPEN["sup"] + "1" + CLOSE["sup"] + " a") * 100_000 + OPEN["s"] * 100_000)
    assert time.process_time() - began < 5
