"""Mining: what is found and may answer is left out, and what is written can be taught."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from retrieval.train import corpora
from retrieval.train.reader import mine_negatives
from retrieval.train.reader.mine_negatives import Corpus, index, mined, sample
from retrieval.train.reader.pairs import Pair, parted, read_pairs
from retrieval.types import MAX_QUESTION_CHARS
from tests.support.fakes import ToyEncoder


def pair(question: str, passage: str, answer: str, title: str = "", source: str = "towns") -> Pair:
    start = passage.index(answer) if answer else 0
    answers = ((start, start + len(answer)),) if answer else ()
    return Pair(source, question, passage, answers, title, (title or passage).casefold())


BELL = pair("Who cast the bell?", "The bell hangs in the tower. Jan Ring cast the bell in 1702.", "Jan Ring", "Ystad")
PAIRS = [
    BELL,
    pair("What did the mayor ring?", "The mayor rang the bell of the harbour at noon.", "the bell", "Lund"),
    pair("Who paid?", "Somebody called Ring paid for the bell of the museum.", "Somebody called Ring"),
    pair("Who melted it?", "The old bell was cast for the town by a smith who never came back.", "a smith", "Malmö"),
    pair("What was planted?", "An orchard was planted behind the wall by the council.", "An orchard", "Lund"),
]


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the toy encoder in the real one's place, which would have to be loaded."""
    monkeypatch.setattr(corpora, "encoder_named", ToyEncoder)


@pytest.fixture
def corpus(toy: None, tmp_path: Path) -> Corpus:
    return index(PAIRS, tmp_path)


def test_what_the_search_finds_and_holds_nothing_of_the_answer_is_mined(corpus: Corpus) -> None:
    found = list(mined(corpus, [BELL], each=9))
    # Neither what answers nor "Ring", who may be the same one, is among them.
    assert [(one["passage"], one["title"]) for one in found[:2]] == [
        (PAIRS[3].passage, "Malmö"),
        (PAIRS[1].passage, "Lund"),
    ]
    assert not any("Ring" in one["passage"] for one in found)
    assert {(one["question"], one["answerable"], one["source"]) for one in found} == {
        (BELL.question, False, "mined_search")
    }


def test_a_window_with_most_of_what_the_answering_sentence_says_is_not_mined(corpus: Corpus) -> None:
    asked = pair(BELL.question, "For the town the old bell was cast, and it never came back to Siljan.", "Siljan")
    assert PAIRS[3].passage not in [one["passage"] for one in mined(corpus, [asked], each=9)]
    assert PAIRS[3].passage in [one["passage"] for one in mined(corpus, [BELL], each=9)]


def test_no_question_has_more_windows_than_asked_for(corpus: Corpus) -> None:
    assert len(list(mined(corpus, [BELL], each=1))) == 1


def test_a_passage_without_a_title_is_written_without_one(corpus: Corpus) -> None:
    asked = pair("Who paid for the museum?", "Nobody knows.", "Nobody")
    titles = {one["passage"]: one["title"] for one in mined(corpus, [asked], each=9)}
    assert titles[PAIRS[2].passage] == ""


def test_whole_articles_are_drawn_and_only_what_can_be_asked() -> None:
    article = [pair(f"Which is {n}?", f"The bell {n} is old.", "bell", "Ystad") for n in range(3)]
    others = [pair(f"Where is {n}?", f"The wall of {n} stands.", "wall", f"Town {n}") for n in range(9)]
    unfit = [
        pair("Which?", "No bell.", "", "Unanswered"),
        pair("W" * (MAX_QUESTION_CHARS + 1), "A bell.", "bell", "Overlong"),
        pair("Who?", "A bell.", "bell", "Vague", source="qamr"),
        pair("Who?", "A bell. " * 900, "bell", "Long"),
    ]
    drawn = sample([*article, *others, *unfit], passages=6)
    assert len({one.passage for one in drawn}) == 6
    assert sum(one in article for one in drawn) in (0, 3)
    assert not any(one in unfit for one in sample([*article, *others, *unfit], passages=100))
    assert drawn == sample([*article, *others, *unfit], passages=6)


@pytest.mark.usefixtures("toy")
def test_the_command_writes_pairs_to_teach_and_nothing_of_what_is_held_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pairs = [
        pair(f"Who cast bell {n}?", f"The bell of town {n} hangs still. Smith{n} cast it.", f"Smith{n}", f"Town {n}")
        for n in range(120)
    ]
    held_out = {one.title for one in parted(pairs)[1]}
    assert held_out

    def line(one: Pair) -> dict[str, Any]:
        answers = [{"text": one.golds[0], "start": one.answers[0][0]}]
        shown = {"source": one.source, "question": one.question, "passage": one.passage, "title": one.title}
        return {**shown, "answers": answers, "answerable": True}

    data, out = tmp_path / "pairs.jsonl", tmp_path / "mined.jsonl.gz"
    data.write_text("".join(json.dumps(line(one)) + "\n" for one in pairs), encoding="utf-8")
    mine_negatives.main([str(data), "--out", str(out), "--questions", "40"])
    told = json.loads(capsys.readouterr().out)
    written = read_pairs([out])
    assert (told["asked"], told["mined"]) == (40, len(written))
    assert told["passages"] == 120 - len(held_out)
    assert not any(one.answers for one in written)
    assert not {one.title for one in written} & held_out
    assert gzip.decompress(out.read_bytes()).count(b"\n") == len(written)
