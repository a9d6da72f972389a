"""What Obsidian, GitHub and HTML bring into Markdown."""

import pytest

from tests.corpus.parsers.test_parsers import parsed


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("see [[Ferries]] and [[Harbours|the harbour]]", "see Ferries and the harbour"),
        ("![[map.png]] the map", "the map"),
        ("a ==marked== word", "a marked word"),
        ("one %%not this%% two", "one two"),
        ("one\n\n%%\nnot this\n\nnor this\n%%\n\ntwo", "one\n\ntwo"),
        ("one\n\n%%\nthis never ends", "one\n\n%%\nthis never ends"),
        ("```\n%%\nx\n%%\n```", "%%\nx\n%%"),
        ("a quote ^ab12cd", "a quote"),
        ("> [!note] The vote\n> It was put off.", "The vote\nIt was put off."),
        ("> [!WARNING]\n> It was put off.", "It was put off."),
        ("It was put off.[^1]\n\n[^1]: By the clerk.", "It was put off.\n\nBy the clerk."),
        ("`[[ -f a ]] && %%b%% ==c==`", "[[ -f a ]] && %%b%% ==c=="),
        ("if a == b and c == d", "if a == b and c == d"),
        ("50%% of 3%% more", "50%% of 3%% more"),
        ("| a | b |\n|---|---|\n| [[x\\|y]] | z |", "a | b\ny | z"),
    ],
)
def test_marks_go_and_words_stay(source, text):
    assert parsed(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("before\n\n<div>\n<![if lt IE 9]>\nshown\n</div>\n\nafter", "shown"),
        ("before\n\n<div>\n<![x shown\n</div>\n\nafter", "<![x shown"),
        ("before\n\n<div><![CDATA[shown]]></div>\n\nafter", "shown"),
        ("before\n\n<div>\n<?php shown ?>\n</div>\n\nafter", "shown"),
        ("before\n\n<div>\n<!shown\n</div>\n\nafter", "<!shown"),
        ("before\n\n<table><tr><td>2019</td><td>40</td></tr><tr><td>2020</td><td>41</td></tr></table>\n\nafter",
         "2019 | 40\n2020 | 41"),
        ("before\n\n<div>\n<Anna> shown\n</div>\n\nafter", "<Anna> shown"),
    ],
)  # fmt: skip
def test_html_in_it_loses_nothing(source, text):
    found = parsed(source).text
    assert text in found
    assert found.startswith("before\n\n")
    assert found.endswith("\n\nafter")
