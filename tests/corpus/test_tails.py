"""Where a story ends: links to other stories below it belong to no chunk."""

import pytest

from corpus.article import Article
from corpus.chunking import chunk_article
from corpus.tails import is_label, story_end
from tests.support.fakes import ToyTokenizer

STORY = "The council of Varne shut the old bridge.\n\nThe ferry runs every hour until the pier is mended."
OTHERS = "Ferry of Varne to run at night\n\nWhat will the new pier cost?"


@pytest.mark.parametrize(
    "label",
    [
        "Related coverage:",
        "Related articles",
        "READ MORE >>",
        "Also read:",
        "**Read also**",
        "## See also",
        "More on this story",
        "More from The Varne Crier",
        "You may also like",
        "관련 기사",
        "【関連記事】",
        "あわせて読みたい",
        "Mehr zum Thema",
        "Lire aussi :",
        "Noticias relacionadas",
    ],
)
def test_a_story_ends_before_the_links_to_others(label: str):
    text = f"{STORY}\n\n{label}\n\n{OTHERS}\n"
    assert text[: story_end(text)] == STORY


def test_so_it_does_before_links_each_with_its_label_and_before_a_notice():
    text = (
        f"{STORY}\n\nRead more: Ferry to run at night\nAlso read: The new pier\n© 2020 The Crier. All rights reserved."
    )
    assert text[: story_end(text)] == STORY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Related coverage:\n{OTHERS}",  # nothing but links
        f"{STORY}\n\nRelated coverage:\n\n{OTHERS}\n\nThe mayor left before the vote was taken.",
        f"{STORY}\n\nNotes for travellers\n\n{OTHERS}",
        f"{STORY}\n\nRelated work is shown in the town hall\n\n{OTHERS}",
        f"{STORY}\n\nRead more:\n\n" + "\n".join(f"Line {n} of a long list" for n in range(60)),
        "",
        "\n\n",
    ],
)
def test_a_label_among_what_is_said_ends_no_story(text: str):
    assert story_end(text) == len(text)


@pytest.mark.parametrize(
    "line", ["Read more: the bell and the tower", "Read more on this story.", "Related: Old bridge"]
)
def test_a_label_may_have_its_headline_behind_it(line: str):
    assert is_label(line)


@pytest.mark.parametrize("line", ["Read more books, the mayor said.", "The council will see more of the pier.", ""])
def test_what_is_said_is_no_label(line: str):
    assert not is_label(line)


def test_what_is_below_a_story_is_in_its_text_and_in_no_chunk():
    article = Article("bridge", "Old bridge shut", f"{STORY}\n\nRelated coverage:\n\n{OTHERS}")
    chunks = chunk_article(article, ToyTokenizer(room=100))
    assert [article.text[chunk.start : chunk.end] for chunk in chunks] == [STORY]
