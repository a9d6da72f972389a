"""Raised and lowered letters: what they say, and that they make no other number."""

import unicodedata

import pytest

from corpus.parsers.superscripts import fraction, lowered, raised


@pytest.mark.parametrize(
    ("before", "content", "after", "written"),
    [
        ("About 10", "6", " cars", "^6"),
        ("10", "−3", " m", "^-3"),
        ("2", "n", "", "^n"),
        ("5 km", "2", " wide", "²"),
        ("9.8 m/s", "2", ".", "²"),
        ("per cm", "3", "", "³"),
        ("x", "2", " + 1", "²"),
        ("E = mc", "2", "", "²"),
        ("(a + b)", "2", "", "²"),
        ("x", "n", "", "^n"),
        ("Ca", "2+", "", "²⁺"),
        ("SO₄", "2−", "", "²⁻"),
        ("dated by ", "14", "C", "¹⁴"),
        ("the 21", "st", "", "st"),
        ("le 1", "er", "", "er"),
        ("M", "me", " Roe", "me"),
        ("N", "o", " 7", "o"),
        ("Brand", "TM", "", "™"),
        ("Brand", "®", "", "®"),
        ("$19", "99", "", ".99"),
    ],
)
def test_what_is_raised_is_said(before, content, after, written):
    assert raised(content, before, after) == written


@pytest.mark.parametrize(
    ("before", "content"),
    [
        ("said the clerk", "1"),
        ("said the clerk", "12"),
        ("said the clerk", "1, 2"),
        ("said the clerk", "[3]"),
        ("said the clerk", "a"),
        ("said the clerk", "*"),
        ("the end.", "4"),
        ("in 1962", "3"),
        ("of 450", "2"),
        ("some 60 min", "1"),
        ("UNESCO", "7"),
    ],
)
def test_the_mark_of_a_footnote_is_left_out(before, content):
    assert raised(content, before, " and") == ""


def test_markup_that_says_it_is_a_footnote_is_believed():
    assert raised("2", "5 km", is_note=True) == ""


@pytest.mark.parametrize(
    ("before", "content", "written"),
    [("H", "2", "₂"), ("CO", "2", "₂"), ("10", "2", "_2"), ("V", "max", "max"), ("x ", "2", "2")],
)
def test_what_is_lowered_is_said(before, content, written):
    assert lowered(content, before) == written


def test_a_fraction_is_one_sign_apart_from_the_whole_number():
    assert fraction("1", "2", "1") == " ½"
    assert fraction("3", "4", "about ") == "¾"
    assert fraction("3", "16", "2") == " 3/16"


@pytest.mark.parametrize("written", ["10" + raised("6", "10"), "1" + fraction("1", "2", "1")])
def test_folding_makes_no_other_number_of_it(written):
    folded = unicodedata.normalize("NFKC", written)
    assert "106" not in folded
    assert "11" not in folded
