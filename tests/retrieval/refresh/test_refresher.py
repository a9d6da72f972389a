"""A refresh: what it reports, what it encodes, and what no crash or broken file can take away."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from corpus.article import Article
from corpus.errors import CatalogError, EmptyCorpusError, IndexMismatchError, Reason, RefreshBusyError
from corpus.sentences import split_sentences
from retrieval.answer.engine import Engine
from retrieval.index import bm25
from retrieval.index.embedded_vectors import EmbeddedVectors
from retrieval.index.vector_index import open_vector_index
from retrieval.query.rewriting import Query
from retrieval.refresh.report import GateResult, Report, as_json
from retrieval.store import catalog_writer
from retrieval.store.catalog import Catalog
from retrieval.store.chunk_lookup import ChunkLookup
from retrieval.store.schema import chunks, sentence_vectors
from retrieval.types import Question
from tests.conftest import MakeEngine
from tests.support.errors import raises
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of


def refresh(engine: Engine, *sources: Path, **options: bool) -> Report:
    return refresher_of(engine).run([str(source) for source in sources], **options)


def agree(engine: Engine) -> None:
    """Catalog, vector index and lexical index hold the same chunks of the current snapshot, and their sentences."""
    snapshot = engine.catalog.current()
    assert snapshot is not None
    keys = engine.keys()
    assert len(keys) == len(set(keys)) == snapshot.chunks
    assert set(engine.catalog.passages(snapshot, keys)) == set(keys)
    assert engine.vectors.missing(snapshot.index.collection, keys) == []
    assert set(engine.catalog.sentences(snapshot.index, keys)) == set(keys)


def nothing_is_orphaned(engine: Engine, data: Path) -> None:
    """The vectors are those of the kept snapshots alone, and nothing else lies in the data directory."""
    kept = engine.catalog.snapshots()
    index = kept[0].index
    assert engine.vectors.keys(index.collection) == ChunkLookup(engine.catalog).keys(index)
    assert [path.name for path in (data / "vectors").iterdir() if path.is_dir()] == [index.collection]
    assert {path.name for path in (data / "lexical").iterdir()} == {snapshot.id for snapshot in kept}
    assert not (data / "encoded").exists()


def failing(*_: object, **__: object) -> None:
    raise CatalogError("store-unusable", catalog="here", problem="full")


class Refusing:
    """Find every snapshot worse than the last."""

    def check(self) -> None:
        """Find nothing wrong."""

    def examine(self, before: str, made: str, _: object) -> GateResult:
        return GateResult(1.0, 0.0, 0.02, 1, (), made)


@pytest.fixture
def three_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep three snapshots instead of ten."""
    for module in ("store.catalog", "store.catalog_writer", "refresh.indexer"):
        monkeypatch.setattr(f"retrieval.{module}.SNAPSHOTS_KEPT", 3)


def count_of(engine: Engine, table: sa.Table) -> int:
    with engine.catalog.engine.connect() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_the_first_refresh_adds_every_article(engine: Engine, folder: Path) -> None:
    report = refresh(engine, folder)
    assert report.added == ("town/bridge.md", "town/ferry.md", "town/tower.md")
    assert (report.changed, report.removed, report.unchanged, report.failed) == ((), (), 0, ())
    assert report.chunks == 3
    agree(engine)


def test_a_second_refresh_encodes_nothing_and_makes_no_snapshot(engine: Engine, folder: Path) -> None:
    first = refresh(engine, folder)
    second = refresh(engine, folder)
    assert (second.unchanged, second.chunks, second.snapshot) == (3, 0, first.snapshot)
    assert engine.encoder.encoded == 3  # type: ignore[attr-defined]
    assert len(engine.catalog.snapshots()) == 1


def test_added_changed_and_removed_are_told_apart(engine: Engine, folder: Path) -> None:
    refresh(engine, folder)
    (folder / "orchard.md").write_text("The orchard bore no fruit this year.")
    (folder / "ferry.md").write_text("The ferry sank in the harbour.")
    (folder / "tower.md").unlink()
    report = refresh(engine, folder)
    assert report.added == ("town/orchard.md",)
    assert report.changed == ("town/ferry.md",)
    assert report.removed == ("town/tower.md",)
    assert report.unchanged == 1
    assert report.chunks == 2
    agree(engine)
    assert engine.catalog.article("town/tower.md") is None


def test_an_unchanged_paragraph_of_a_changed_article_is_not_encoded_again(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    engine = make_engine(encoder=ToyEncoder(room=12))
    article = tmp_path / "long.txt"
    paragraphs = [f"The council met on day {n} about the bridge." for n in range(20)]
    article.write_text("Minutes of the council\n\n" + "\n\n".join(paragraphs))
    before = refresh(engine, article).chunks
    article.write_text("Minutes of the council\n\n" + "\n\n".join([*paragraphs, "The mayor then left."]))
    report = refresh(engine, article)
    assert before == 21
    assert report.changed == ("long.txt",)
    assert report.chunks == 1
    agree(engine)


def test_every_chunk_has_its_sentences_and_their_vectors(engine: Engine, folder: Path) -> None:
    refresh(engine, folder)
    snapshot = engine.catalog.current()
    assert snapshot is not None
    passages = engine.catalog.passages(snapshot, engine.keys())
    for key, found in engine.catalog.sentences(snapshot.index, engine.keys()).items():
        text = passages[key].text
        assert list(found.spans) == split_sentences(text)  # of the passage, without the title that is encoded before it
        expected = ToyEncoder().encode_passages([text[start:end] for start, end in found.spans])
        assert found.vectors == pytest.approx(expected, abs=0.01)


def test_sentences_are_written_before_vectors(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a refresh that goes on where another was killed would take chunks for done that have none."""
    with monkeypatch.context() as broken:
        broken.setattr(catalog_writer.CatalogWriter, "set_sentences", failing)
        with pytest.raises(CatalogError):
            refresh(engine, folder)
    assert list((folder.parent / "data" / "encoded").rglob("*.npz")) == []
    with monkeypatch.context() as broken:
        broken.setattr(EmbeddedVectors, "change", failing)
        with pytest.raises(CatalogError):
            refresh(engine, folder)
    written = count_of(engine, sentence_vectors)
    assert written == count_of(engine, chunks) == 3
    encoded = engine.encoder.encoded  # type: ignore[attr-defined]
    refresh(engine, folder)
    assert engine.encoder.encoded == encoded  # type: ignore[attr-defined]  # what was encoded before it failed is used
    agree(engine)


def test_sentences_of_what_no_kept_snapshot_has_are_swept(engine: Engine, folder: Path, three_kept: None) -> None:
    refresh(engine, folder)
    for n in range(5):
        (folder / "ferry.md").write_text(f"The ferry sailed {n} times. It sank.")
        refresh(engine, folder)
    assert count_of(engine, sentence_vectors) == 2 + 3
    agree(engine)


def test_articles_of_other_sources_stay(engine: Engine, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The museum opens in spring. It has forty rooms.")
    refresh(engine, folder)
    report = refresh(engine, other)
    assert (report.added, report.removed) == (("other.txt",), ())
    snapshot = engine.catalog.current()
    assert snapshot is not None
    assert snapshot.articles == 4


def test_a_file_that_breaks_keeps_its_earlier_version(engine: Engine, folder: Path) -> None:
    refresh(engine, folder)
    (folder / "tower.md").write_bytes(b"")
    report = refresh(engine, folder)
    assert [failure.source for failure in report.failed] == ["tower.md"]
    assert report.removed == ()
    assert engine.catalog.article("town/tower.md") is not None


@pytest.mark.parametrize("lost", ["rows.jsonl", "deep", "deep/low.txt"])
def test_what_a_broken_folder_or_file_of_rows_held_is_kept(engine: Engine, folder: Path, lost: str) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "low.txt").write_text("The orchard lies low. It floods.")
    (folder / "rows.jsonl").write_text('{"_id": "row", "text": "The tax was raised."}\n')
    before = refresh(engine, folder)
    assert len(before.added) == 5
    # Put in its place what can't be read, whoever runs the tests: a link that leads out of the folder.
    (folder / lost).rename(folder.parent / "away")
    (folder / lost).symlink_to(folder.parent / "away")
    report = refresh(engine, folder)
    assert [failure.source for failure in report.failed] == [lost]
    assert report.removed == ()
    agree(engine)


def test_a_broken_row_takes_no_article_away_wherever_it_stands(engine: Engine, tmp_path: Path) -> None:
    rows = tmp_path / "corpus.jsonl"
    good = [f'{{"_id": "{name}", "text": "The {name} was opened."}}' for name in ("ferry", "bridge", "tower")]
    rows.write_text("\n".join(good))
    refresh(engine, rows)
    rows.write_text("\n".join([good[2], good[0], '{"_id": "bridge", broken']))
    report = refresh(engine, rows)
    assert (report.removed, report.unchanged) == ((), 2)
    assert engine.catalog.article("bridge") is not None
    rows.write_text("\n".join([good[2], good[0]]))
    assert refresh(engine, rows).removed == ("bridge",)


def test_a_row_that_moved_to_another_file_is_never_lost(engine: Engine, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    row = '{"_id": "tower", "text": "The tower was opened."}\n'
    one.write_text('{"_id": "ferry", "text": "The ferry sailed."}\n' + row)
    two.write_text('{"_id": "bridge", "text": "The bridge fell."}\n')
    refresh(engine, one, two)
    one.write_text('{"_id": "ferry", "text": "The ferry sailed."}\n')
    two.write_text('{"_id": "bridge", "text": "The bridge fell."}\n' + row)
    report = refresh(engine, one, two)
    assert (report.removed, report.failed, report.unchanged, report.chunks) == ((), (), 3, 0)


def test_a_source_named_twice_is_read_once(engine: Engine, folder: Path) -> None:
    report = refresh(engine, folder, folder)
    assert (len(report.added), report.failed) == (3, ())


def test_two_catalogs_on_one_chroma_keep_out_of_each_others_way(tmp_path: Path, folder: Path) -> None:
    shared = tmp_path / "shared-vectors"
    engines = [
        Engine(Catalog.in_directory(place), open_vector_index(shared), ToyEncoder(), place)
        for place in (tmp_path / "one", tmp_path / "two")
    ]
    for engine in engines:
        refresh(engine, folder)
    for engine in engines:
        agree(engine)


def test_what_an_interrupted_refresh_left_is_swept_even_where_nothing_changed(engine: Engine, folder: Path) -> None:
    refresh(engine, folder)
    catalog_writer.CatalogWriter(engine.catalog).add_version(Article("left", "Left", "Left behind."))
    assert engine.catalog.has_leftovers()
    refresh(engine, folder)
    assert not engine.catalog.has_leftovers()


def test_a_sweep_that_fails_leaves_the_refresh_done(
    make_engine: MakeEngine, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Unswept(EmbeddedVectors):
        def drop_all_but(self, collections: set[str], *, prefix: str) -> None:
            raise CatalogError("store-no-server", server="there")

    engine = make_engine()
    place = folder.parent / "data"
    engine = Engine(engine.catalog, Unswept(place / "vectors"), ToyEncoder(), place)
    report = refresh(engine, folder)
    assert report.snapshot is not None
    assert "could not be swept" in caplog.text


def test_a_source_that_is_not_there_is_named_and_takes_nothing_away(
    engine: Engine, folder: Path, tmp_path: Path
) -> None:
    refresh(engine, folder)
    report = refresh(engine, folder, tmp_path / "nowhere")
    assert [failure.source for failure in report.failed] == [str(tmp_path / "nowhere")]
    assert (report.unchanged, report.removed) == (3, ())


def test_where_nothing_can_be_read_the_corpus_stays(engine: Engine, folder: Path, tmp_path: Path) -> None:
    before = refresh(engine, folder).snapshot
    for article in folder.iterdir():
        article.unlink()
    report = refresh(engine, folder)
    assert report.read == 0
    assert (report.removed, report.snapshot) == ((), before)
    agree(engine)


def test_a_folder_that_is_suddenly_empty_is_named_and_keeps_its_articles(
    engine: Engine, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The museum opens in spring. It has forty rooms.")
    refresh(engine, folder, other)
    for article in folder.iterdir():
        article.unlink()
    report = refresh(engine, folder, other)
    assert [failure.source for failure in report.failed] == [str(folder)]
    assert report.failed[0].error == Reason("unreadable-nothing")
    assert (report.removed, report.unchanged) == ((), 1)


def test_two_sources_with_one_name_do_not_overwrite_each_other(engine: Engine, folder: Path, tmp_path: Path) -> None:
    refresh(engine, folder)
    twin = tmp_path / "elsewhere" / "town"
    twin.mkdir(parents=True)
    (twin / "bridge.md").write_text("Another bridge, in another town. It stands.")
    report = refresh(engine, twin)
    assert [failure.source for failure in report.failed] == ["bridge.md"]
    article = engine.catalog.article("town/bridge.md")
    assert article is not None
    assert "middle pier" in article.text


def test_a_folder_that_was_moved_keeps_its_articles(engine: Engine, folder: Path, tmp_path: Path) -> None:
    refresh(engine, folder)
    moved = tmp_path / "later" / "town"
    moved.parent.mkdir()
    folder.rename(moved)
    report = refresh(engine, moved)
    assert (report.unchanged, report.failed, report.chunks) == (3, (), 0)
    (moved / "tower.md").unlink()
    assert refresh(engine, moved).removed == ("town/tower.md",)


def test_a_dry_run_reports_and_keeps_nothing(engine: Engine, folder: Path) -> None:
    report = refresh(engine, folder, dry_run=True)
    assert len(report.added) == 3
    assert report.dry_run
    assert engine.catalog.current() is None
    assert engine.encoder.encoded == 0  # type: ignore[attr-defined]


def test_another_encoder_is_refused_with_the_command_that_mends_it(make_engine: MakeEngine, folder: Path) -> None:
    refresh(make_engine(), folder)
    other = make_engine(encoder=ToyEncoder("other"))
    with raises(IndexMismatchError, "encoder-index-of-another"):
        refresh(other, folder)
    with raises(IndexMismatchError, "encoder-index-of-another", made="toy"):
        other.ask(Question("Where is the ferry?"))
    report = refresh(other, folder, rebuild=True)
    assert (report.unchanged, report.chunks) == (3, 3)
    agree(other)
    assert other.search("ferry").hits[0].article_id == "town/ferry.md"


def test_a_lost_vector_index_is_made_anew_from_the_catalog_alone(
    make_engine: MakeEngine, folder: Path, tmp_path: Path
) -> None:
    first = make_engine()
    refresh(first, folder)
    shutil.rmtree(tmp_path / "data" / "vectors")
    shutil.rmtree(folder)
    engine = make_engine()
    with raises(CatalogError, "store-collection-lost"):
        engine.search("ferry")
    report = refresh(engine, folder)
    assert (report.read, report.removed, report.chunks, report.snapshot) == (0, (), 3, first.catalog.current().id)
    agree(engine)
    assert engine.search("ferry").hits[0].article_id == "town/ferry.md"


def test_where_the_catalog_is_lost_the_next_refresh_makes_it_anew_and_leaves_nothing_of_the_old_one(
    make_engine: MakeEngine, folder: Path, tmp_path: Path
) -> None:
    before = make_engine()
    refresh(before, folder)
    lost = before.catalog.current()
    before.catalog.close()
    for file in (tmp_path / "data").glob("catalog.sqlite3*"):
        file.unlink()
    engine = make_engine()
    with raises(EmptyCorpusError, "store-empty"):
        engine.search("ferry")
    (folder / "tower.md").unlink()
    assert len(refresh(engine, folder).added) == 2
    assert engine.catalog.current().index.collection != lost.index.collection  # type: ignore[union-attr]
    agree(engine)
    nothing_is_orphaned(engine, tmp_path / "data")


@pytest.mark.parametrize("by_itself", [True, False])
def test_vectors_lost_while_a_process_answers_are_made_anew_and_found_by_it(
    make_engine: MakeEngine, folder: Path, tmp_path: Path, by_itself: bool
) -> None:
    engine = make_engine()
    refresh(engine, folder)
    assert engine.search("ferry").hits[0].similarity == pytest.approx(1.0, abs=0.5)
    shutil.rmtree(tmp_path / "data" / "vectors")
    assert refresh(engine if by_itself else make_engine(), folder).chunks == 3
    assert engine.search("ferry").hits[0].article_id == "town/ferry.md"
    agree(engine)
    agree(make_engine())
    nothing_is_orphaned(engine, tmp_path / "data")


def test_what_is_missing_of_the_vectors_is_encoded_and_no_more(engine: Engine, folder: Path) -> None:
    refresh(engine, folder)
    current = engine.catalog.current()
    assert current is not None
    lost = engine.keys()[0]
    without = engine.vectors.change(current.index.collection, [], np.zeros((0, 12), np.float32), {lost})
    catalog_writer.CatalogWriter(engine.catalog).move(replace(current.index, collection=without))
    (folder / "orchard.md").write_text("The orchard bore no fruit.")
    assert refresh(engine, folder).chunks == 2
    agree(engine)


def test_a_question_keeps_the_snapshot_it_began_with(engine: Engine, folder: Path) -> None:
    refresh(engine, folder)
    view = engine._views.current()
    (folder / "ferry.md").unlink()
    refresh(engine, folder)
    found = engine._searcher.search(view, Query("ferry harbour"), limit=5)
    assert found.hits[0].article_id == "town/ferry.md"
    assert "town/ferry.md" not in {hit.article_id for hit in engine.search("ferry harbour").hits}


def test_a_second_refresh_at_the_same_time_is_told_who_is_first(make_engine: MakeEngine, folder: Path) -> None:
    began, go_on = threading.Event(), threading.Event()

    class Slow(ToyEncoder):
        def encode_passages(self, passages):  # type: ignore[no-untyped-def]
            began.set()
            assert go_on.wait(20)
            return super().encode_passages(passages)

    first, second = make_engine(encoder=Slow()), make_engine()
    thread = threading.Thread(target=refresh, args=(first, folder))
    thread.start()
    assert began.wait(20)
    with pytest.raises(RefreshBusyError, match=f"process {os.getpid()}"):
        refresh(second, folder)
    go_on.set()
    thread.join()
    assert refresh(second, folder).unchanged == 3


def test_only_the_last_ten_snapshots_are_kept(engine: Engine, folder: Path) -> None:
    for n in range(catalog_writer.SNAPSHOTS_KEPT + 3):
        (folder / "ferry.md").write_text(f"The ferry sailed {n} times across the harbour.")
        refresh(engine, folder)
    kept = engine.catalog.snapshots()
    assert len(kept) == catalog_writer.SNAPSHOTS_KEPT
    current = kept[0]
    # Ten versions of the ferry, and two articles that never changed.
    assert engine.vectors.count(current.index.collection) == catalog_writer.SNAPSHOTS_KEPT + 2
    agree(engine)


def test_what_is_moved_back_to_past_the_latest_stays_whole_until_no_question_can_be_under_way(
    engine: Engine, folder: Path, three_kept: None
) -> None:
    for n in range(3):
        (folder / "ferry.md").write_text(f"The ferry sailed {n} times across the harbour.")
        refresh(engine, folder)
    oldest = engine.catalog.snapshots()[-1]
    refresher_of(engine).rollback(oldest.id)
    before = engine._views.current()
    (folder / "ferry.md").write_text("The ferry sank.")
    refresher_of(engine)._gate = Refusing()
    refused = refresh(engine, folder).refused
    assert refused is not None
    assert engine.catalog.current() != oldest  # it is where the vectors are now
    assert engine._views.current() is not before
    assert engine._views.current().lexical is before.lexical  # its words aren't read again
    assert engine.catalog.current().id == oldest.id  # type: ignore[union-attr]
    agree(engine)
    assert "sailed 0 times" in engine.search("ferry").hits[0].text
    refresher_of(engine)._gate = None
    asked = engine._views.current()
    refresh(engine, folder)
    assert [passage.text for passage in engine.catalog.passages(asked.snapshot, asked.lexical.keys).values()]
    assert len(asked.nearest(engine.encoder.encode_queries(["ferry"])[0], 3, asked.lexical.keys)) == 3
    (folder / "ferry.md").write_text("The ferry was raised.")
    refresh(engine, folder)
    assert len(engine.catalog.snapshots()) == 3


def test_a_lost_lexical_index_is_built_again_from_the_catalog(
    make_engine: MakeEngine, folder: Path, tmp_path: Path
) -> None:
    snapshot = refresh(make_engine(), folder).snapshot
    assert snapshot is not None
    place = tmp_path / "data" / "lexical" / snapshot
    for file in place.iterdir():
        file.unlink()
    engine = make_engine()
    assert engine.search("ferry").hits[0].article_id == "town/ferry.md"
    assert bm25.load(place) is not None


def test_the_report_has_the_form_that_other_programs_read(engine: Engine, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    payload = as_json(refresh(engine, folder))
    assert list(payload) == [
        "snapshot", "added", "changed", "removed", "unchanged", "failed", "chunks", "seconds", "dry_run",
        "lost", "texts", "gate", "refused",
    ]  # fmt: skip
    assert payload["failed"] == [{"source": "empty.txt", "error": {"code": "unreadable-empty", "values": {}}}]


# A refresh in a process of its own that stops at a named step and waits to be killed there.
_VICTIM = """
import sys, time
from pathlib import Path
from retrieval.refresh import indexer
from retrieval.refresh import refresher
from retrieval.index import chroma_client
from retrieval.index import collection_dirs
from retrieval.index import bm25
from retrieval.store.catalog import Catalog
from retrieval.answer.engine import Engine
from retrieval.store.catalog_writer import CatalogWriter
from retrieval.index.embedded_vectors import EmbeddedVectors
from retrieval.index.vector_index import open_vector_index
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

data, folder, step = Path(sys.argv[1]), sys.argv[2], sys.argv[3]

def stop_before(owner, name, at=lambda *_: True):
    wanted = getattr(owner, name)
    def stopped(*arguments, **options):
        if not at(*arguments):
            return wanted(*arguments, **options)
        print("here", flush=True)
        time.sleep(60)
    setattr(owner, name, stopped)

steps = {
    "cutting": (CatalogWriter, "set_chunks"), "encoding": (ToyEncoder, "encode_passages"),
    "storing": (EmbeddedVectors, "change"), "sealing": (chroma_client, "close"),
    "compacting": (EmbeddedVectors, "rewrite"),
    "words": (bm25, "build"), "commit": (CatalogWriter, "commit"), "sweep": (CatalogWriter, "sweep"),
    "taking away": (collection_dirs.shutil, "rmtree", lambda path, *_: Path(path).name.startswith(".gone-")),
}
if step == "compacting":
    indexer.is_worn = lambda *_: True
stop_before(*steps[step])
refresher_of(Engine(Catalog.in_directory(data), open_vector_index(data / "vectors"), ToyEncoder(), data)).run([folder])
"""


@pytest.mark.parametrize(
    "step",
    [
        "cutting",
        "encoding",
        "storing",
        "sealing",
        "compacting",
        "words",
        "commit",
        "sweep",
        "taking away",
    ],
)
def test_killed_at_any_step_a_whole_snapshot_answers_and_the_next_refresh_completes(
    make_engine: MakeEngine, folder: Path, tmp_path: Path, step: str
) -> None:
    refresh(make_engine(), folder)
    (folder / "ferry.md").write_text("The ferry sank in the harbour. Nobody was hurt.")
    (folder / "tower.md").unlink()
    (folder / "orchard.md").write_text("The orchard bore no fruit. The council was told.")
    here = Path(__file__).parents[3]
    victim = subprocess.Popen(
        [sys.executable, "-c", _VICTIM, str(tmp_path / "data"), str(folder), step],
        stdout=subprocess.PIPE, cwd=here, env={**os.environ, "PYTHONPATH": str(here)},
    )  # fmt: skip
    assert victim.stdout is not None
    assert victim.stdout.readline() == b"here\n"
    victim.send_signal(signal.SIGKILL)
    victim.wait()

    engine = make_engine()
    found = {hit.article_id for hit in engine.search("ferry tower orchard bridge council").hits}
    old = {"town/bridge.md", "town/ferry.md", "town/tower.md"}
    new = {"town/bridge.md", "town/ferry.md", "town/orchard.md"}
    assert found == (new if step in ("sweep", "taking away") else old)
    agree(engine)

    report = refresh(engine, folder)
    assert report.failed == ()
    agree(engine)
    assert {hit.article_id for hit in engine.search("ferry tower orchard bridge council").hits} == new
    assert set(engine.catalog.members(report.snapshot)) == new
    nothing_is_orphaned(engine, tmp_path / "data")


def test_a_process_that_answers_sees_what_another_process_refreshed(
    make_engine: MakeEngine, folder: Path, tmp_path: Path
) -> None:
    engine = make_engine()
    refresh(engine, folder)
    assert engine.search("orchard").hits[0].article_id != "town/orchard.md"
    (folder / "orchard.md").write_text("The orchard bore no fruit. The orchard was sold.")
    here = Path(__file__).parents[3]
    script = _VICTIM.replace("stop_before(*steps[step])\n", "")
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "data"), str(folder), "none"],
        check=True, cwd=here, env={**os.environ, "PYTHONPATH": str(here)},
    )  # fmt: skip
    hit = engine.search("orchard").hits[0]
    assert hit.article_id == "town/orchard.md"
    assert hit.similarity == pytest.approx(1.0, abs=1e-3)  # found by its vector too, not by its words alone


def test_questions_go_on_while_a_refresh_runs(engine: Engine, folder: Path) -> None:
    refresh(engine, folder)
    stop = threading.Event()
    errors: list[Exception] = []

    def ask() -> None:
        while not stop.is_set():
            try:
                hits = engine.search("bridge council flood").hits
                assert hits[0].article_id == "town/bridge.md"
            except Exception as error:  # noqa: BLE001  # a thread has no other way to say so
                errors.append(error)
                return

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for n in range(5):
        (folder / "ferry.md").write_text(f"The ferry sailed {n} times across the harbour.")
        refresh(engine, folder)
        time.sleep(0.05)
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []
