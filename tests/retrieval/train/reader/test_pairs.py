"""The pairs that a reader is taught on: which of them count, how much, and which are held out."""

import gzip
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from retrieval.train.batches import epoch_of
from retrieval.train.reader.pairs import SOURCE_WEIGHTS, OtherPassages, Pair, parted, read_pairs, title_of

PASSAGE = "The old bell hangs in the tower. The flood came in 1702."


def line(answer: str | None = "1702", passage: str = PASSAGE, source: str = "towns", **more: Any) -> dict[str, Any]:
    answers = [{"text": answer, "start": passage.index(answer)}] if answer else []
    return {
        "source": source, "question": "When did the flood come?", "passage": passage, "answers": answers,
        "answerable": bool(answers), **more,
    }  # fmt: skip


def pair(passage: str, *, question: str = "When did the flood come?", article: str = "ystad", gold: str = "") -> Pair:
    start = passage.index(gold)
    return Pair("towns", question, passage, ((start, start + len(gold)),) if gold else (), article, article)


def read(folder: Path, *lines: dict[str, Any], packed: bool = True) -> list[Pair]:
    content = "".join(json.dumps(one) + "\n" for one in lines).encode()
    file = folder / ("pairs.jsonl.gz" if packed else "pairs.jsonl")
    file.write_bytes(gzip.compress(content) if packed else content)
    return read_pairs([file])


@pytest.mark.parametrize("packed", [True, False])
def test_lines_become_pairs_whose_answers_stand_in_their_passages(tmp_path: Path, packed: bool) -> None:
    one, none = read(tmp_path, line(title="Ystad"), line(None), packed=packed)
    assert (one.source, one.title, one.golds) == ("towns", "Ystad", ["1702"])
    assert (none.answers, none.golds) == ((), [])


def test_an_answer_that_isnt_where_it_says_and_one_said_twice_are_dropped(tmp_path: Path) -> None:
    astray = line() | {"answers": [{"text": "1702", "start": 3}]}
    (kept,) = read(tmp_path, astray, line() | {"answers": line()["answers"] * 3})
    assert kept.golds == ["1702"]


def test_sets_that_share_articles_with_what_is_measured_are_left_out(tmp_path: Path) -> None:
    sources = ("squad2_cs224n", "squad2_subsets", "xquad_en", "clapnq_dev", "towns")
    assert {one.source for one in read(tmp_path, *(line(source=source) for source in sources))} == {"towns"}


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"title": "Bell_of_Ystad"}, "Bell of Ystad"),
        ({"title": "Pok%C3%A9mon / part 2"}, "Pokémon"),
        ({"title": None}, ""),
        ({"source": "squadshifts_reddit", "title": "Comments"}, ""),
    ],
)
def test_only_titles_that_a_person_would_see_are_titles(row: dict[str, Any], shown: str) -> None:
    assert title_of({"source": "towns", **row}) == shown


def test_what_is_about_one_article_is_all_taught_or_all_held_out() -> None:
    pairs = [pair(f"{n} {k}", article=f"town {n}") for n in range(400) for k in range(3)]
    taught, held_out = parted(pairs)
    assert 4 <= len(held_out) / 3 <= 14  # one of 50
    assert not {one.article for one in taught} & {one.article for one in held_out}
    assert sorted(taught + held_out, key=pairs.index) == pairs
    assert parted(pairs) == (taught, held_out)


def test_a_translated_question_finds_what_the_original_shares_words_with(tmp_path: Path) -> None:
    asked = {"question": "홍수는 언제 났나요?", "original": "When did the flood come?", "title": "Ystad"}
    near = [f"The flood did not come in {year}." for year in (1690, 1695, 1698)]
    far = [f"A tower of {height} metres." for height in range(12)]
    lines = [line(**asked), *(line(None, passage=one, title="Ystad") for one in far + near)]
    translated, *rest = read(tmp_path, *lines)
    assert translated.original == "When did the flood come?"
    found = {OtherPassages([translated, *rest]).beside(translated, random.Random(seed)) for seed in range(30)}
    assert found == set(near)


def test_japanese_finds_others_by_pairs_of_characters(tmp_path: Path) -> None:
    asked = {"question": "洪水はいつ来ましたか", "title": "イースタ"}
    near = [f"洪水は{year}年には来なかった。" for year in (1690, 1695, 1698)]
    far = [f"高さ{height}メートルの塔である。" for height in range(12)]
    first, *rest = read(tmp_path, line(**asked), *(line(None, passage=one, title="イースタ") for one in far + near))
    assert {OtherPassages([first, *rest]).beside(first, random.Random(seed)) for seed in range(30)} == set(near)


def test_a_passage_without_a_title_is_about_what_its_twin_with_one_is(tmp_path: Path) -> None:
    titled, untitled, other = read(tmp_path, line(title="Ystad"), line(passage=PASSAGE.upper()), line(None, "Else."))
    assert titled.article == untitled.article != other.article
    assert untitled.title == ""


def test_a_source_comes_up_as_often_as_it_weighs() -> None:
    pairs = [Pair(source, str(n), "p", (), "", "") for source in ("a", "b", "c", "d") for n in range(400)]
    epoch = epoch_of(pairs, {"a": 2.5, "b": 0.25, "c": 0.0}, random.Random(0))
    found = Counter(one.source for one in epoch)
    assert found["d"] == 400
    assert "c" not in found
    assert found["a"] == pytest.approx(1_000, abs=60)
    assert found["b"] == pytest.approx(100, abs=40)
    assert epoch != sorted(epoch, key=pairs.index)


def test_every_weight_is_of_use() -> None:
    assert all(0 <= weight <= 2 for weight in SOURCE_WEIGHTS.values())


FLOOD = "The flood came in 1702."
BESIDE = "Another flood was feared in 1750."
FAR = "The bakery sells bread."


def test_the_other_passage_is_of_the_same_article_and_lacks_the_answer() -> None:
    asked = pair(FLOOD, gold="1702")
    same = [pair(BESIDE), pair("It was in 1702 that it came."), pair(FAR)]
    others = OtherPassages([asked, *same, pair("The flood is elsewhere.", article="lund")])
    found = {others.beside(asked, random.Random(seed)) for seed in range(40)}
    assert found == {BESIDE, FAR}


def test_the_passages_that_share_most_words_with_the_question_come_first() -> None:
    asked = pair(FLOOD, gold="1702")
    near = [f"{BESIDE} Say {n}." for n in range(3)]
    others = OtherPassages([asked, *(pair(f"{FAR} {n}") for n in range(9)), *map(pair, near)])
    assert {others.beside(asked, random.Random(seed)) for seed in range(60)} == set(near)


def test_where_there_is_no_other_passage_there_is_none() -> None:
    lone, untitled = pair(FLOOD, gold="1702"), Pair("towns", "?", FLOOD, (), "", FLOOD)
    assert OtherPassages([lone, untitled]).beside(lone, random.Random(0)) is None
    assert OtherPassages([lone, untitled]).beside(untitled, random.Random(0)) is None
