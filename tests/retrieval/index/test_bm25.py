"""BM25 over a snapshot's chunks: its scores, its files, and what becomes of half an index."""

import json
import math
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.index.bm25 import LexicalIndex, build, load, strays
from retrieval.store.records import ChunkText

TOWN = [
    ChunkText("bridge", "The bridge", "The council closed the bridge in May."),
    ChunkText("ferry", "The ferry", "A ferry crosses the harbour."),
    ChunkText("tower", "The bell tower", "The tower leans, and the tower sways, over the harbour."),
    ChunkText("tax", "Taxes", "The council raised the tax."),
]
# The terms of each, titles included; stop words are gone.
TERMS = {
    "bridge": ["bridg", "council", "close", "bridg", "may"],
    "ferry": ["ferri", "ferri", "cross", "harbour"],
    "tower": ["bell", "tower", "tower", "lean", "tower", "sway", "harbour"],
    "tax": ["tax", "council", "rais", "tax"],
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "lexical" / "1-abcdef01"


@pytest.fixture
def town(place: Path) -> LexicalIndex:
    return build(place, TOWN)


def bm25(query: list[str], key: str) -> float:
    """Score by the formula of Robertson and Zaragoza as Lucene has it, with k1 = 1.2 and b = 0.75."""
    document, count = TERMS[key], len(TERMS)
    mean = sum(map(len, TERMS.values())) / count
    score = 0.0
    for term in query:
        held = sum(term in words for words in TERMS.values())
        rarity = math.log(1 + (count - held + 0.5) / (held + 0.5))
        frequency = document.count(term)
        score += rarity * frequency / (frequency + 1.2 * (1 - 0.75 + 0.75 * len(document) / mean))
    return score


def as_scored(*keys: str, query: list[str]) -> list[tuple[str, object]]:
    return [(key, pytest.approx(bm25(query, key), rel=1e-5)) for key in keys]


def test_a_rare_term_in_one_chunk_scores_as_worked_out_by_hand(town: LexicalIndex):
    # One chunk of four holds it: ln(1 + 3.5 / 1.5) = 1.20397. It stands there 3 times among 7 terms, the mean is 5:
    # 3 / (3 + 1.2 * (0.25 + 0.75 * 7 / 5)) = 0.65789. 1.20397 * 0.65789 = 0.79209.
    assert town.search("towers", 10) == [("tower", pytest.approx(0.79209, abs=1e-5))]


def test_the_scores_of_several_terms_are_added(town: LexicalIndex):
    query = ["council", "bridg", "tax"]
    assert town.search("Did the council tax the bridge?", 10) == as_scored("tax", "bridge", query=query)


def test_a_chunk_is_found_by_its_title(town: LexicalIndex):
    assert [key for key, _ in town.search("bell", 10)] == ["tower"]


def test_a_shorter_chunk_scores_higher_for_the_same_term(town: LexicalIndex):
    assert town.search("harbour", 10) == as_scored("ferry", "tower", query=["harbour"])


def test_words_that_the_corpus_lacks_change_nothing(town: LexicalIndex):
    assert town.search("harbour zeppelin", 10) == town.search("harbour", 10)


@pytest.mark.parametrize("query", ["zeppelin", "what was the", "", "😀"])
def test_a_query_that_shares_no_term_finds_nothing(town: LexicalIndex, query: str):
    assert town.search(query, 10) == []


def test_no_more_than_the_limit_are_returned_and_they_are_the_best(town: LexicalIndex):
    everything = town.search("council harbour bridge", 10)
    assert len(everything) == 4
    for limit in range(1, 5):
        assert town.search("council harbour bridge", limit) == everything[:limit]


def test_ties_go_by_the_place_of_the_chunk(place: Path):
    index = build(place, [ChunkText(f"k{n}", "Ferry", "It crosses.") for n in range(50)])
    assert [key for key, _ in index.search("ferry", 50)] == [f"k{n}" for n in range(50)]


@pytest.mark.parametrize("limit", range(1, 20))
def test_ties_at_the_limit_go_by_the_place_of_the_chunk_too(place: Path, limit: int):
    # Every other chunk is about bells too, and so comes first: 1, 3, 5, ... then 0, 2, 4, ...
    index = build(place, [ChunkText(f"k{n}", "Ferry", "Bell." if n % 2 else "Toll.") for n in range(20)])
    expected = [f"k{n}" for n in [*range(1, 20, 2), *range(0, 20, 2)]]
    assert [key for key, _ in index.search("ferry bell", limit)] == expected[:limit]


def test_weight_is_the_rarity_that_the_scores_are_made_with(town: LexicalIndex):
    assert town.weight("harbour") == pytest.approx(math.log(1 + 2.5 / 2.5))
    assert town.weight("tower") == pytest.approx(math.log(1 + 3.5 / 1.5))


def test_a_term_that_no_chunk_holds_weighs_most(town: LexicalIndex):
    assert town.weight("zeppelin") == pytest.approx(math.log(1 + 4.5 / 0.5))
    assert town.weight("zeppelin") > town.weight("tower")


def test_rarity_is_among_a_thousand_chunks_where_there_are_fewer(town: LexicalIndex, place: Path):
    assert town.rarity("harbour") == pytest.approx(math.log(1 + 998.5 / 2.5))
    assert town.rarity("zeppelin") / town.rarity("harbour") < town.weight("zeppelin") / town.weight("harbour")
    large = build(place / "large", [ChunkText(f"k{n}", "Ferry", "Bell." if n % 3 else "Toll.") for n in range(1_200)])
    assert large.rarity("bell") == large.weight("bell")


@pytest.mark.parametrize(("query", "held"), [("harbour", 1.0), ("harbour zeppelin", 0.24)])
def test_height_is_the_share_of_what_the_terms_allow(town: LexicalIndex, query: str, held: float):
    """Of a query's two terms, BM25's ln 2 and ln 10, the corpus has only the first."""
    ceiling = 2.2 * (math.log(2) + (math.log(10) if "zeppelin" in query else 0))
    assert math.log(2) * 2.2 / ceiling == pytest.approx(held, abs=0.01)
    assert town.height(query, 0.8) == pytest.approx(0.8 / ceiling)
    assert town.search(query, 1)[0][1] < ceiling


def test_where_no_term_is_asked_for_there_is_no_height(town: LexicalIndex):
    assert town.height("who is it?", 0.0) == 0


def test_it_knows_which_chunks_it_holds(town: LexicalIndex):
    assert town.keys == ["bridge", "ferry", "tower", "tax"]
    assert town.holds == {"bridge", "ferry", "tower", "tax"}


@pytest.mark.parametrize("query", ["bridge", "council tax", "harbour tower bell", "zeppelin"])
def test_an_index_loaded_is_the_index_built(town: LexicalIndex, place: Path, query: str):
    loaded = load(place)
    assert loaded is not None
    assert loaded.keys == town.keys
    assert loaded.search(query, 10) == town.search(query, 10)
    assert loaded.weight("harbour") == town.weight("harbour")


def test_korean_and_japanese_are_found_by_their_characters(place: Path):
    chunks = [ChunkText("ko", "다리", "바른의 다리가 닫혔다."), ChunkText("ja", "橋", "橋は閉鎖された。")]
    build(place, chunks)
    index = load(place)
    assert index is not None
    assert [key for key, _ in index.search("다리는 언제 닫혔나?", 10)] == ["ko"]
    assert [key for key, _ in index.search("閉鎖", 10)] == ["ja"]


@pytest.mark.parametrize("chunks", [[], [ChunkText("smile", "😀", "…")]])
def test_chunks_without_a_term_make_an_index_that_finds_nothing(place: Path, chunks: list[ChunkText]):
    built, loaded = build(place, chunks), load(place)
    assert loaded is not None
    assert built.keys == loaded.keys == [chunk.key for chunk in chunks]
    assert built.search("ferry", 10) == loaded.search("ferry", 10) == []


def test_there_is_none_where_nothing_was_built(place: Path):
    assert load(place) is None


def names_in(place: Path) -> list[str]:
    return sorted(file.name for file in place.iterdir())


@pytest.mark.parametrize("harm", ["lost", "emptied", "cut short"])
def test_an_index_that_lacks_any_part_is_not_opened(town: LexicalIndex, place: Path, harm: str):
    opened = []
    for name in names_in(place):
        build(place, TOWN)
        content = (place / name).read_bytes()
        (place / name).unlink()
        if harm != "lost":
            (place / name).write_bytes(content[: len(content) // 2] if harm == "cut short" else b"")
        if load(place) is not None:
            opened.append(name)
    assert opened == []


def test_a_build_that_was_killed_leaves_nothing_to_open(town: LexicalIndex, place: Path):
    # What a kill leaves: the files under the name that is renamed last.
    place.rename(place.with_name(place.name + ".unfinished"))
    assert load(place) is None
    build(place, TOWN[:1])
    loaded = load(place)
    assert loaded is not None
    assert loaded.keys == ["bridge"]
    assert [stray.name for stray in strays(place.parent, {place.name})] == [place.name + ".unfinished"]


def test_a_build_that_fails_leaves_the_old_index(town: LexicalIndex, place: Path):
    def broken():
        yield TOWN[0]
        raise RuntimeError("the catalog went away")

    with pytest.raises(RuntimeError):
        build(place, broken())
    loaded = load(place)
    assert loaded is not None
    assert loaded.keys == town.keys


def test_an_index_in_use_outlives_its_files(town: LexicalIndex, place: Path):
    loaded = load(place)
    assert loaded is not None
    before = loaded.search("harbour council", 10)
    shutil.rmtree(place)
    assert loaded.search("harbour council", 10) == before


def test_building_anew_replaces_what_was_there(town: LexicalIndex, place: Path):
    build(place, TOWN[:2])
    loaded = load(place)
    assert loaded is not None
    assert loaded.keys == ["bridge", "ferry"]


def test_two_that_build_the_same_lost_index_at_once_both_succeed(place: Path):
    for _ in range(5):
        with ThreadPoolExecutor(4) as pool:
            built = list(pool.map(lambda _: build(place, TOWN), range(4)))
        assert [index.keys for index in built] == [[chunk.key for chunk in TOWN]] * 4
        assert load(place) is not None


def test_strays_are_what_no_kept_snapshot_has(tmp_path: Path):
    for name in ("1-aa", "2-bb", "3-cc"):
        build(tmp_path / "lexical" / name, TOWN)
    (tmp_path / "lexical" / "4-dd.unfinished").mkdir()
    found = strays(tmp_path / "lexical", {"2-bb", "3-cc"})
    assert sorted(stray.name for stray in found) == ["1-aa", "4-dd.unfinished"]


def test_there_are_none_before_the_first_build(tmp_path: Path):
    assert strays(tmp_path / "lexical", set()) == []


def test_only_allowed_chunks_are_found_with_the_scores_they_have_anyway(town: LexicalIndex):
    everything = dict(town.search("council harbour", 10))
    allowed = np.array([key in ("ferry", "tax") for key in town.keys])
    found = town.search("council harbour", 10, allowed)
    assert {key for key, _ in found} == {"ferry", "tax"}
    assert all(score == everything[key] for key, score in found)
    assert town.search("council harbour", 10, np.zeros(4, bool)) == []


def test_scipy_is_not_loaded_and_still_can_be(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from retrieval.index.bm25 import build, load
from retrieval.store.records import ChunkText
build(Path({str(tmp_path / "1")!r}), [ChunkText("bridge", "The bridge", "It is closed.")])
assert load(Path({str(tmp_path / "1")!r})).search("bridge", 1)
print([name for name in ("scipy", "sklearn") if name in sys.modules])
import scipy.sparse
"""
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"


def test_it_tells_which_terms_it_has_and_where(town: LexicalIndex):
    assert [town.count(term) for term in ("council", "tower", "mayor")] == [2, 1, 0]
    assert [town.keys[number] for number in town.holding("council")] == ["bridge", "tax"]
    assert [town.keys[number] for number in town.holding("council", "tax")] == ["tax"]
    assert town.holding("mayor").size == town.holding("council", "mayor").size == 0
    assert sorted(town.beginning_with("t")) == ["tax", "tower"]
    assert town.beginning_with("z") == []
    assert LexicalIndex([], None, [], np.zeros(0, np.uint8)).beginning_with("t") == []


def test_terms_with_accents_are_found_without_them(place: Path):
    index = build(place, [ChunkText("bridge", "Brücke", "Die Brücke von François in München. 다리 하나, the bridge.")])
    assert index.accented("munchen") == index.accented("muenchen") == ["münchen"]
    assert index.accented("bridg") == []


def test_each_chunks_script_is_kept_with_the_index(place: Path):
    texts = ["The bell rings.", "종이 울린다.", "鐘が鳴ります。", "A ferry crosses."]
    built = build(place, [ChunkText(f"k{n}", "Bell", text) for n, text in enumerate(texts)])
    kept = load(place)
    assert kept is not None
    for index in (built, kept):
        assert [index.scripts[n] for n in index.script_of] == ["latin", "hangul", "japanese", "latin"]
        assert index.numbers == {"k0": 0, "k1": 1, "k2": 2, "k3": 3}


def test_an_index_of_before_scripts_were_kept_is_none(place: Path):
    build(place, TOWN)
    content = json.loads((place / "keys.json").read_text())
    del content["scripts"]
    (place / "keys.json").write_text(json.dumps(content))
    assert load(place) is None, "it is built again"
