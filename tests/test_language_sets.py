"""The articles and questions in several languages: whole, counted, and each answer where it is said to stand."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.sources import open_source

LANGUAGES = Path(__file__).parent / "languages"
FOLDERS = [LANGUAGES, LANGUAGES / "more"]

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def queries(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]


def texts(folder: Path) -> dict[str, str]:
    """Return the articles' texts as they are quoted from, by file name without its ending."""
    files = sorted((folder / "articles").glob("*.md"))
    # A Failure has no article, and fails here.
    return {file.stem: next(iter(open_source(file).read())).article.text for file in files}  # type: ignore[union-attr]


def language(article: str) -> str:
    return article.rpartition(".")[2]


def story(article: str) -> str:
    return article.rpartition(".")[0]


@each_folder
def test_an_article_is_whole_and_of_its_language(folder: Path) -> None:
    for file in (folder / "articles").glob("*.md"):
        (found,) = open_source(file).read()
        article = found.article  # type: ignore[union-attr]
        assert article.language == language(file.stem)
        assert article.published is not None
        assert article.publisher
        assert article.author == "Footnote contributors"
        assert len(article.text) > 250


def test_the_articles_are_as_many_as_told() -> None:
    assert Counter(map(language, texts(LANGUAGES))) == {"ko": 5, "ja": 5, "en": 5}
    assert Counter(map(language, texts(LANGUAGES / "more"))) == {"de": 3, "fr": 3, "es": 3, "zh": 3}
    assert sum(tellings == 2 for tellings in Counter(map(story, texts(LANGUAGES))).values()) == 3


def test_the_questions_are_as_many_as_told() -> None:
    def counted(folder: Path) -> Counter[tuple[str, str, bool]]:
        return Counter((query["lang"], query["answerability"], query["across"]) for query in queries(folder))

    assert counted(LANGUAGES) == {
        (lang, *rest): number
        for lang in ("ko", "ja")
        for *rest, number in (("ANSWERABLE", False, 15), ("ANSWERABLE", True, 15), ("UNANSWERABLE", False, 30))
    }
    assert counted(LANGUAGES / "more") == {
        (lang, *rest): number
        for lang in ("de", "fr", "es", "zh")
        for *rest, number in (("ANSWERABLE", False, 12), ("UNANSWERABLE", False, 8))
    }


def test_no_question_stands_twice() -> None:
    every = [query for folder in FOLDERS for query in queries(folder)]
    assert len({query["_id"] for query in every}) == len({query["text"].casefold() for query in every}) == len(every)


@each_folder
def test_each_answer_stands_once_and_where_it_is_said_to(folder: Path) -> None:
    articles = texts(folder)
    for query in queries(folder):
        for place, answer in enumerate(query["answers"]):
            (holder,) = [name for name, text in articles.items() for _ in range(text.count(answer))]
            told_in = query["article"]
            assert holder == told_in if place == 0 else story(holder) == story(told_in), (query["_id"], answer)


@each_folder
def test_an_answer_in_another_language_stands_in_no_article_of_the_askers(folder: Path) -> None:
    articles = texts(folder)
    for query in queries(folder):
        if query["answerability"] == "UNANSWERABLE":
            assert (query["article"], query["answers"], query["across"]) == (None, [], False), query["_id"]
            continue
        assert query["answers"], query["_id"]
        assert query["across"] is (language(query["article"]) != query["lang"]), query["_id"]
        own = [text for name, text in articles.items() if language(name) == query["lang"]]
        assert query["across"] is not any(answer in text for text in own for answer in query["answers"]), query["_id"]
