"""The catalog: its tables, its one pointer, exact text, and what is kept of the past."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import example, given
from hypothesis import strategies as st

import retrieval
from corpus.article import Article
from corpus.chunking import Chunk, chunk_article
from corpus.errors import CatalogError
from corpus.sample import sample_articles
from retrieval.jobs.runs import Jobs
from retrieval.store.catalog import CURRENT, FILE_NAME, SNAPSHOTS_KEPT, Catalog, Passage
from retrieval.store.catalog_writer import CatalogWriter
from retrieval.store.chunk_lookup import ChunkLookup
from retrieval.store.database import now, reading, writing
from retrieval.store.records import ChunkText, Member, Snapshot, VectorIndexRow
from retrieval.store.schema import (
    REVISION,
    article_versions,
    chunks,
    metadata,
    runs,
    sentence_vectors,
    snapshot_articles,
    snapshots,
    state,
    vector_indexes,
)
from retrieval.store.sentence_vectors import pack
from retrieval.store.subscriptions import Subscriptions
from retrieval.types import EncoderInfo
from tests.support.errors import raises
from tests.support.fakes import ToyTokenizer

ROOT = Path(__file__).parents[3]
TOY = EncoderInfo("toy", 12, "0123456789abcdef" * 4)
OTHER = EncoderInfo("other", 12, "fedcba9876543210" * 4)
BRIDGE = Article("bridge", "The bridge", "The council closed it. It opens in May.")
FERRY = Article("ferry", "The ferry", "It crosses every hour.")
VECTORS = np.eye(2, 12, dtype=np.float32)
SENTENCES = pack([(0, 22), (23, 39)], VECTORS)  # of the bridge

# SQLite ends text at NUL, and no encoding takes a lone surrogate; both are gone once an article is parsed.
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))

OPEN_WHEN_TOLD = """
import sys
from pathlib import Path
from retrieval.store.catalog import Catalog
print("ready", flush=True)
sys.stdin.readline()
print(Catalog.in_directory(Path(sys.argv[1])).current())
"""
DIE_BETWEEN_TWO_WRITES = """
import os, sys
from pathlib import Path
import sqlalchemy as sa
from retrieval.store.catalog import Catalog
from retrieval.store.database import writing
with writing(Catalog.in_directory(Path(sys.argv[1])).engine) as connection:
    connection.execute(sa.text("DELETE FROM state"))
    os._exit(9)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def catalog(data: Path) -> Iterator[Catalog]:
    opened = Catalog.in_directory(data)
    yield opened
    opened.close()


@pytest.fixture
def writer(catalog: Catalog) -> CatalogWriter:
    return CatalogWriter(catalog)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """Return a catalog that many examples are written to."""
    opened = Catalog.in_directory(tmp_path_factory.mktemp("kept"))
    yield opened
    opened.close()


def start_python(code: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True, **pipes)


def write(writer: CatalogWriter, index: VectorIndexRow, article: Article, cut: Sequence[Chunk] | None = None) -> Member:
    """Write an article with its chunks, as one chunk unless told how it is cut."""
    version = writer.add_version(article)
    whole = [Chunk(0, 0, len(article.text), article.text)]
    if ChunkLookup(writer.catalog).uncut(index, [version]):
        writer.set_chunks(index, version, article, whole if cut is None else cut)
    return Member(version, article.id, article.content_hash, "/town", f"{article.id}.md")


def commit(writer: CatalogWriter, *articles: Article, encoder: EncoderInfo = TOY, fresh: bool = False) -> str:
    index = writer.index_for(encoder, fresh=fresh)
    members = {article.id: write(writer, index, article) for article in articles}
    snapshot = writer.catalog.next_snapshot_id(index, members)
    writer.commit(snapshot, index, members, len(members))
    return snapshot


def current(catalog: Catalog) -> Snapshot:
    found = catalog.current()
    assert found is not None
    return found


def keys_of(writer: CatalogWriter, article: Article, room: int) -> dict[str, list[str]]:
    """Return the keys of an article's chunks by their text."""
    index = writer.index_for(TOY, fresh=False)
    member = write(writer, index, article, chunk_article(article, ToyTokenizer(room)))
    found: dict[str, list[str]] = {}
    for chunk in ChunkLookup(writer.catalog).texts(index, [member.version]):
        found.setdefault(chunk.text, []).append(chunk.key)
    return found


def count(catalog: Catalog, table: sa.Table) -> int:
    with reading(catalog.engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


# The tables, and who may open them


def test_migrations_make_exactly_the_tables_of_the_schema(catalog: Catalog):
    with catalog.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_schema_is_at_the_last_revision():
    config = Config()
    config.set_main_option("script_location", str(Path(retrieval.__file__).parent / "store" / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_passages_are_found_by_their_keys_and_not_by_reading_all_there_are(catalog: Catalog, writer: CatalogWriter):
    commit(writer, BRIDGE)
    plans: list[str] = []

    @sa.event.listens_for(catalog.engine, "before_cursor_execute")
    def explain(_connection, cursor, statement, parameters, *_):
        if "FROM chunks" in statement:
            plans.extend(row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

    assert catalog.passages(current(catalog), ["a", "b"]) == {}
    assert any("chunks" in plan and "index_id=? AND key=?" in plan for plan in plans)
    assert not any(plan.startswith("SCAN") for plan in plans)


def test_a_new_catalog_is_empty(catalog: Catalog):
    assert catalog.current() is None
    assert catalog.snapshots() == []
    assert catalog.members(None) == {}
    assert catalog.article("bridge") is None


def test_a_catalog_opened_again_has_what_was_written(catalog: Catalog, writer: CatalogWriter, data: Path):
    snapshot = commit(writer, BRIDGE)
    again = Catalog.in_directory(data)
    assert current(again).id == snapshot
    assert again.article("bridge") == BRIDGE
    again.close()


@pytest.mark.parametrize("name", ["a town", "wh?t", "no #1", "100%20", "käse", "다리"])
def test_a_data_directory_may_have_any_name(tmp_path: Path, name: str):
    opened = Catalog.in_directory(tmp_path / name)
    opened.close()
    assert (tmp_path / name / FILE_NAME).is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_processes_that_open_a_new_directory_at_once_all_succeed(data: Path):
    processes = [start_python(OPEN_WHEN_TOLD, str(data)) for _ in range(4)]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    outcomes = [process.communicate(timeout=60) for process in processes]
    assert outcomes == [("None\n", "")] * 4


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_catalog_that_another_process_is_just_making_is_waited_for(data: Path, lock: str):
    data.mkdir()
    other = sqlite3.connect(data / FILE_NAME, check_same_thread=False, isolation_level=None)
    other.execute(f"BEGIN {lock}")
    ended = threading.Timer(0.3, other.execute, ["ROLLBACK"])
    ended.start()
    opened = Catalog.in_directory(data)
    assert opened.current() is None
    ended.join()
    opened.close()
    other.close()


def test_a_catalog_of_a_later_version_is_refused(catalog: Catalog, data: Path):
    with writing(catalog.engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with raises(CatalogError, "store-later-version", found="9999", known=REVISION):
        Catalog.in_directory(data)


def test_a_catalog_of_the_first_version_is_migrated_and_keeps_what_it_has(
    catalog: Catalog, writer: CatalogWriter, data: Path
):
    snapshot = commit(writer, BRIDGE)
    old_run = {"started_at": now(), "started_by": "ada", "outcome": "done"}
    with writing(catalog.engine) as connection:
        connection.execute(runs.insert().values(**old_run))
    config = Config()
    config.set_main_option("script_location", str(Path(retrieval.__file__).parent / "store" / "migrations"))
    with writing(catalog.engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    assert not sa.inspect(catalog.engine).has_table("sentence_vectors")
    assert not sa.inspect(catalog.engine).has_table("sources")
    again = Catalog.in_directory(data)
    assert current(again).id == snapshot
    assert again.article("bridge") == BRIDGE
    (run,) = Jobs(again).latest()
    assert (run.kind, run.started_by, run.outcome, run.done) == ("refresh", "ada", "done", 0)
    keys = sorted(ChunkLookup(writer.catalog).keys(current(again).index))
    assert again.sentences(current(again).index, keys) == {}  # none were made then
    CatalogWriter(again).set_sentences(current(again).index, {keys[0]: SENTENCES})
    assert set(again.sentences(current(again).index, keys)) == set(keys)
    again.close()


def test_what_an_earlier_version_read_is_listed_and_its_sample_goes_by_its_name(catalog: Catalog, data: Path):
    name = sorted(path.name for path in sample_articles().iterdir())[0]
    rows = [("old/corpus/articles", name), ("town", "ferry.md"), ("http://town.example/a", "http://town.example/a")]
    with writing(catalog.engine) as connection:
        index = {"collection": "c", "encoder": "toy", "dimension": 8, "digest": "d", "created_at": now()}
        connection.execute(vector_indexes.insert().values(id=1, **index))
        connection.execute(
            snapshots.insert().values(id="1", number=1, index_id=1, created_at=now(), articles=3, chunks=0)
        )
        connection.execute(state.insert().values(name=CURRENT, value="1"))
        for number, (source, origin) in enumerate(rows, start=1):
            where = source if source.startswith("http") else f"/{source}"
            connection.execute(
                article_versions.insert().values(id=number, article_id=origin, content_hash="", title="", text="")
            )
            connection.execute(
                snapshot_articles.insert().values(snapshot_id="1", version_id=number, source=where, origin=origin)
            )
        connection.execute(sa.text("ALTER TABLE article_versions DROP COLUMN by_ocr"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0005'"))
    again = Catalog.in_directory(data)
    listed = {one.spec.location: (one.spec.kind, one.articles) for one in Subscriptions(again).listed()}
    assert listed == {"/town": ("files", 1), "http://town.example/a": ("page", 1)}
    assert Subscriptions(again).article_counts()["sample"] == 1
    again.close()


def test_a_file_that_is_no_database_is_refused_in_one_sentence(data: Path):
    data.mkdir()
    (data / FILE_NAME).write_text("no database\n" * 100)
    with raises(CatalogError, "store-unusable", problem="file is not a database") as refused:
        Catalog.in_directory(data)
    assert str(refused.value.values["catalog"]).startswith("sqlite:///")


def test_a_database_cut_short_is_refused_in_one_sentence(catalog: Catalog, writer: CatalogWriter, data: Path):
    commit(writer, BRIDGE, FERRY)
    catalog.close()
    content = (data / FILE_NAME).read_bytes()
    (data / FILE_NAME).write_bytes(content[: len(content) // 2])
    with pytest.raises(CatalogError, match=r"^store-unusable .*malformed"):
        Catalog.in_directory(data).current()


def test_a_data_directory_that_cannot_be_made_is_refused(data: Path):
    data.write_text("a file in its place")
    with raises(CatalogError, "store-unmade", folder=str(data)):
        Catalog.in_directory(data)


@pytest.mark.parametrize(
    "url", ["nonsense", "", "magic://host/town", "postgresql://host:port/town", "sqlite://ada:hunter2@host/town"]
)
def test_what_is_no_database_url_is_refused_in_words(url: str):
    with raises(CatalogError, "store-no-database-url"):
        Catalog(url)


def test_a_missing_driver_is_named_and_the_password_is_not():
    with pytest.raises(CatalogError) as refused:
        Catalog("postgresql+pg8000://ada:hunter2@127.0.0.1/town")
    assert str(refused.value) == "store-no-driver driver=pg8000"


# The pointer


def test_a_commit_moves_the_pointer(catalog: Catalog, writer: CatalogWriter):
    first = commit(writer, BRIDGE)
    second = commit(writer, BRIDGE, FERRY)
    found = current(catalog)
    assert (found.id, found.number, found.parent, found.articles, found.chunks) == (second, 2, first, 2, 2)
    assert found.index.encoder == TOY
    assert datetime.now(UTC) - found.created_at < timedelta(minutes=1)
    assert [snapshot.id for snapshot in catalog.snapshots()] == [second, first]


def test_a_snapshots_id_is_its_number_and_a_digest_of_what_it_holds(writer: CatalogWriter):
    index = writer.index_for(TOY, fresh=False)
    bridge, ferry = write(writer, index, BRIDGE), write(writer, index, FERRY)
    one, both = (
        writer.catalog.next_snapshot_id(index, {"bridge": bridge}),
        writer.catalog.next_snapshot_id(index, {"bridge": bridge, "ferry": ferry}),
    )
    assert one[:2] == both[:2] == "1-"
    assert one != both
    assert both == writer.catalog.next_snapshot_id(index, {"ferry": ferry, "bridge": bridge})


def test_a_commit_that_fails_leaves_the_old_pointer_and_no_snapshot(catalog: Catalog, writer: CatalogWriter):
    first = commit(writer, BRIDGE)
    index = writer.index_for(TOY, fresh=False)
    none_such = Member(999, "ferry", FERRY.content_hash, "/town", "ferry.md")
    with pytest.raises(CatalogError):
        writer.commit("2-abcdef01", index, {"ferry": none_such}, 1)
    assert current(catalog).id == first
    assert [snapshot.id for snapshot in catalog.snapshots()] == [first]


def test_an_error_while_writing_undoes_all_of_it(catalog: Catalog, writer: CatalogWriter):
    first = commit(writer, BRIDGE)

    def write_half() -> None:
        with writing(catalog.engine) as connection:
            connection.execute(state.delete())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert current(catalog).id == first


def test_a_process_killed_while_writing_leaves_the_old_pointer(catalog: Catalog, writer: CatalogWriter, data: Path):
    first = commit(writer, BRIDGE)
    process = start_python(DIE_BETWEEN_TWO_WRITES, str(data))
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 9
    assert current(catalog).id == first


def test_questions_are_answered_from_the_old_snapshot_while_another_is_written(catalog: Catalog, writer: CatalogWriter):
    first = commit(writer, BRIDGE)
    with writing(catalog.engine) as connection:
        connection.execute(state.update().where(state.c.name == CURRENT).values(value="2-abcdef01"))
        assert current(catalog).id == first
        assert catalog.article("bridge") == BRIDGE


# Articles and passages


def test_an_article_is_read_as_it_was_written(catalog: Catalog, writer: CatalogWriter):
    provenance = ("The Crier", date(1702, 2, 28), "O. Venn", "https://varne.example/?a=1#b", "de")
    article = Article("a/1", "Tür 𝒱 😀", "e\u0301\r\n\u2028 \ufeff", *provenance)
    commit(writer, article)
    assert catalog.article("a/1") == article
    assert writer.catalog.version(1) == article


def test_an_older_snapshot_has_the_article_as_it_was(catalog: Catalog, writer: CatalogWriter):
    first = commit(writer, BRIDGE, FERRY)
    changed = Article("bridge", "The bridge", "It is open.")
    second = commit(writer, changed)
    assert catalog.article("bridge") == catalog.article("bridge", second) == changed
    assert catalog.article("bridge", first) == BRIDGE
    assert catalog.article("ferry") is None
    assert catalog.article("ferry", first) == FERRY


def test_members_tell_where_articles_came_from(catalog: Catalog, writer: CatalogWriter):
    snapshot = commit(writer, BRIDGE)
    assert catalog.members(snapshot) == {"bridge": Member(1, "bridge", BRIDGE.content_hash, "/town", "bridge.md")}


def test_a_version_is_stored_once(writer: CatalogWriter):
    changed = Article("bridge", "The bridge", "It is open.")
    assert [writer.add_version(article) for article in (BRIDGE, changed, FERRY, BRIDGE, changed)] == [1, 2, 3, 1, 2]


def test_a_quote_is_text_between_offsets_counted_in_characters(catalog: Catalog, writer: CatalogWriter):
    version = writer.add_version(Article("a", "", "😀😀 rose. 𝒱 fell."))
    assert catalog.quote(version, 0, 8) == "😀😀 rose."
    assert catalog.quote(version, 9, 16) == "𝒱 fell."
    assert catalog.quote(version, 0, 0) == ""


def test_there_is_no_quote_of_what_is_not_there(catalog: Catalog):
    assert catalog.quote(1, 0, 5) is None


def test_an_article_begins_with_its_first_thousand_characters(catalog: Catalog, writer: CatalogWriter):
    long, short = (writer.add_version(Article(text[:1], "", text)) for text in ("𝒱" * 1_200, "rose"))
    assert catalog.beginnings([long, short, short + 1]) == {long: "𝒱" * 1_000, short: "rose"}


@given(any_text, st.integers(0), st.integers(0))
@example("👩‍👩‍👧e\u0301\ufeff\r\n", 3, 9)
def test_quotes_and_passages_equal_python_slices(kept: Catalog, text: str, one: int, other: int):
    writer = CatalogWriter(kept)
    start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
    article = Article(f"a{count(kept, article_versions)}", text[:20], text)
    index = writer.index_for(TOY, fresh=False)
    member = write(writer, index, article, [Chunk(0, start, end, text[start:end])])
    snapshot = writer.catalog.next_snapshot_id(index, {article.id: member})
    writer.commit(snapshot, index, {article.id: member}, 1)
    assert kept.quote(member.version, start, end) == text[start:end]
    assert kept.article(article.id) == article
    (chunk,) = ChunkLookup(writer.catalog).texts(index, [member.version])
    assert chunk == ChunkText(chunk.key, article.title, text[start:end])
    passages = kept.passages(current(kept), [chunk.key])
    known = (article.id, member.version, article.title, None, None, None, None, start, end, text[start:end])
    assert passages == {chunk.key: Passage(*known, key=chunk.key)}


def test_what_text_recognition_read_is_known_as_such(catalog: Catalog, writer: CatalogWriter):
    scanned = Article("scan", "The scan", "It opened in 1901.", by_ocr=True)
    commit(writer, BRIDGE, scanned)
    assert catalog.article("scan") == scanned
    keys = [chunk.key for chunk in ChunkLookup(writer.catalog).texts(current(catalog).index, [1, 2])]
    known = {passage.article_id: passage.by_ocr for passage in catalog.passages(current(catalog), keys).values()}
    assert known == {"bridge": False, "scan": True}


def test_passages_are_those_of_the_snapshot_asked_for(catalog: Catalog, writer: CatalogWriter):
    first = commit(writer, BRIDGE, FERRY)
    second = commit(writer, FERRY)
    keys = [chunk.key for chunk in ChunkLookup(writer.catalog).texts(current(catalog).index, [1, 2])]
    older, newer = catalog.snapshot(first), catalog.snapshot(second)
    assert older
    assert newer
    assert sorted(passage.article_id for passage in catalog.passages(older, keys).values()) == ["bridge", "ferry"]
    assert [passage.article_id for passage in catalog.passages(newer, keys).values()] == ["ferry"]


def test_more_keys_than_one_statement_takes_are_looked_up(catalog: Catalog, writer: CatalogWriter):
    commit(writer, *(Article(str(n), "", f"Toll {n}.") for n in range(40)))
    known = [chunk.key for chunk in ChunkLookup(writer.catalog).texts(current(catalog).index, range(1, 41))]
    unknown = [f"{n:032}" for n in range(2_000)]
    assert catalog.passages(current(catalog), unknown[:1_000] + known + unknown[1_000:]).keys() == set(known)


# Chunks and their keys


def test_chunks_keep_their_keys_when_a_paragraph_moves_within_its_article(writer: CatalogWriter):
    before = Article("town", "The town", "The bell rang twice.\n\nThe ferry sank today.\n\nThe mayor left us.")
    after = Article("town", "The town", "The mayor left us.\n\nThe bell rang twice.\n\nThe ferry sank today.")
    found = keys_of(writer, before, room=6)
    assert len(found) == 3
    assert keys_of(writer, after, room=6) == found


def test_only_a_changed_paragraph_gets_another_key(writer: CatalogWriter):
    before = keys_of(writer, Article("town", "", "The bell rang.\n\nThe ferry sank."), room=3)
    after = keys_of(writer, Article("town", "", "The bell rang.\n\nThe ferry swam."), room=3)
    assert before["The bell rang."] == after["The bell rang."]
    assert before["The ferry sank."] != after["The ferry swam."]


def test_paragraphs_repeated_in_an_article_have_different_keys(writer: CatalogWriter):
    found = keys_of(writer, Article("town", "", "The bell rang.\n\nThe bell rang.\n\nThe bell rang."), room=3)
    assert len(set(found["The bell rang."])) == 3


def test_the_same_paragraph_in_two_articles_has_two_keys(writer: CatalogWriter):
    first = keys_of(writer, Article("a", "", "The bell rang."), room=3)
    second = keys_of(writer, Article("b", "", "The bell rang."), room=3)
    assert first.keys() == second.keys()
    assert first != second


def test_another_title_makes_other_keys_because_it_is_encoded(writer: CatalogWriter):
    town = keys_of(writer, Article("a", "Town", "The bell rang."), room=8)
    city = keys_of(writer, Article("a", "City", "The bell rang."), room=8)
    assert town.keys() == city.keys()
    assert town != city


# The sentences of chunks


def test_sentences_are_found_by_their_chunks_key(catalog: Catalog, writer: CatalogWriter):
    index = writer.index_for(TOY, fresh=False)
    writer.set_sentences(index, {"one": SENTENCES, "two": pack([], VECTORS[:0])})
    found = catalog.sentences(index, ["two", "one", "none"])
    assert set(found) == {"one", "two"}
    assert found["one"].spans == ((0, 22), (23, 39))
    assert found["one"].vectors == pytest.approx(VECTORS, abs=0.01)
    assert (found["two"].spans, found["two"].vectors.shape) == ((), (0, 12))
    assert catalog.sentences(index, []) == {}


def test_sentences_written_again_take_the_place_of_the_earlier(catalog: Catalog, writer: CatalogWriter):
    index = writer.index_for(TOY, fresh=False)
    writer.set_sentences(index, {"one": SENTENCES, "two": SENTENCES})
    writer.set_sentences(index, {"one": pack([(0, 5)], VECTORS[:1])})
    found = catalog.sentences(index, ["one", "two"])
    assert [len(found[key].spans) for key in ("one", "two")] == [1, 2]
    assert count(catalog, sentence_vectors) == 2


def test_every_index_has_sentences_of_its_own(catalog: Catalog, writer: CatalogWriter):
    one = writer.index_for(TOY, fresh=False)
    writer.set_sentences(one, {"key": SENTENCES})
    other = writer.index_for(OTHER, fresh=True)
    assert catalog.sentences(other, ["key"]) == {}
    writer.set_sentences(other, {"key": pack([(1, 2)], VECTORS[:1])})
    assert catalog.sentences(one, ["key"])["key"].spans == ((0, 22), (23, 39))
    assert catalog.sentences(other, ["key"])["key"].spans == ((1, 2),)


def test_sentences_of_more_chunks_than_one_statement_takes_are_written_and_found(
    catalog: Catalog, writer: CatalogWriter
):
    index = writer.index_for(TOY, fresh=False)
    many = {f"{n:032}": SENTENCES for n in range(2_000)}
    writer.set_sentences(index, many)
    writer.set_sentences(index, many)
    assert set(catalog.sentences(index, list(many))) == set(many)
    assert count(catalog, sentence_vectors) == 2_000


def test_sentences_that_could_not_all_be_written_are_not_written(catalog: Catalog, writer: CatalogWriter):
    index = writer.index_for(TOY, fresh=False)
    with pytest.raises(CatalogError):
        writer.set_sentences(index, {"one": SENTENCES, "two": (None, None)})  # type: ignore[dict-item]
    assert catalog.sentences(index, ["one"]) == {}


def test_versions_are_uncut_until_their_chunks_are_written(writer: CatalogWriter):
    index = writer.index_for(TOY, fresh=False)
    version, cut = writer.add_version(BRIDGE), write(writer, index, FERRY)
    assert ChunkLookup(writer.catalog).uncut(index, [version, cut.version]) == [version]
    assert ChunkLookup(writer.catalog).uncut(index, [cut.version]) == []


# The vector indexes


def test_an_index_goes_on_being_used(catalog: Catalog, writer: CatalogWriter):
    commit(writer, BRIDGE)
    index = current(catalog).index
    assert index.collection == f"{writer.prefix()}1-01234567"
    assert writer.index_for(TOY, fresh=False) == index


def test_an_index_begun_is_gone_on_with_by_its_own_encoder_only(writer: CatalogWriter):
    begun = writer.index_for(TOY, fresh=False)
    assert writer.index_for(TOY, fresh=False) == begun
    assert writer.index_for(OTHER, fresh=False).collection == f"{writer.prefix()}2-fedcba98"


def test_a_fresh_index_is_another_beside_the_one_in_use(catalog: Catalog, writer: CatalogWriter):
    commit(writer, BRIDGE)
    fresh = writer.index_for(TOY, fresh=True)
    assert fresh.collection == f"{writer.prefix()}2-01234567"
    assert current(catalog).index.collection == f"{writer.prefix()}1-01234567"


# What is kept of the past


def test_the_last_ten_snapshots_are_kept(catalog: Catalog, writer: CatalogWriter):
    made = [commit(writer, Article("town", "", f"Year {n}.")) for n in range(13)]
    assert [snapshot.id for snapshot in writer.sweep()] == made[:2:-1]
    assert [snapshot.id for snapshot in catalog.snapshots()] == made[:2:-1]
    assert len(made[:2:-1]) == SNAPSHOTS_KEPT == 10
    assert catalog.snapshot(made[2]) is None


def test_so_is_the_current_one_however_old(catalog: Catalog, writer: CatalogWriter):
    made = [commit(writer, Article("town", "", f"Year {n}.")) for n in range(13)]
    with writing(catalog.engine) as connection:
        connection.execute(state.update().where(state.c.name == CURRENT).values(value=made[0]))
    assert [snapshot.id for snapshot in writer.sweep()] == [*made[:2:-1], made[0]]
    assert current(catalog).id == made[0]
    assert catalog.article("town") == Article("town", "", "Year 0.")


def test_versions_that_no_snapshot_uses_go_with_their_chunks(catalog: Catalog, writer: CatalogWriter):
    for n in range(13):
        commit(writer, BRIDGE, Article("town", "", f"Year {n}."))
    left_behind = write(writer, current(catalog).index, FERRY)  # as by a refresh that was killed
    writer.sweep()
    assert count(catalog, article_versions) == count(catalog, chunks) == 1 + SNAPSHOTS_KEPT
    assert catalog.quote(left_behind.version, 0, 5) is None
    assert catalog.article("bridge") == BRIDGE
    assert len(ChunkLookup(writer.catalog).keys(current(catalog).index)) == 1 + SNAPSHOTS_KEPT


def test_the_sentences_of_what_is_swept_go_with_it(catalog: Catalog, writer: CatalogWriter):
    commit(writer, Article("town", "", "The town as it was."))
    index = current(catalog).index
    (gone,) = ChunkLookup(writer.catalog).keys(index)
    for _ in range(SNAPSHOTS_KEPT):
        commit(writer, BRIDGE)
    (kept,) = ChunkLookup(writer.catalog).keys(index) - {gone}
    writer.set_sentences(index, {gone: SENTENCES, kept: SENTENCES, "of no chunk": SENTENCES})
    writer.sweep()
    assert set(catalog.sentences(index, [gone, kept, "of no chunk"])) == {kept}
    assert count(catalog, sentence_vectors) == 1


def test_so_do_those_of_an_index_that_is_swept(catalog: Catalog, writer: CatalogWriter):
    commit(writer, BRIDGE)
    begun = writer.index_for(OTHER, fresh=True)
    (key,) = ChunkLookup(writer.catalog).keys(current(catalog).index)
    writer.set_sentences(begun, {key: SENTENCES})  # the same chunk, for another encoder
    writer.set_sentences(current(catalog).index, {key: SENTENCES})
    writer.sweep()
    assert count(catalog, sentence_vectors) == 1
    assert set(catalog.sentences(current(catalog).index, [key])) == {key}


def test_so_do_indexes_that_no_snapshot_uses(catalog: Catalog, writer: CatalogWriter):
    commit(writer, BRIDGE)
    writer.index_for(OTHER, fresh=True)
    writer.sweep()
    assert count(catalog, vector_indexes) == 1
    assert current(catalog).index.encoder == TOY


def test_an_index_is_kept_for_as_long_as_a_snapshot_uses_it(catalog: Catalog, writer: CatalogWriter):
    commit(writer, BRIDGE)
    commit(writer, BRIDGE, encoder=OTHER, fresh=True)
    writer.sweep()
    assert current(catalog).index.encoder == OTHER
    assert {snapshot.index.collection for snapshot in catalog.snapshots()} == {
        f"{writer.prefix()}1-01234567",
        f"{writer.prefix()}2-fedcba98",
    }


def test_sweeping_an_empty_catalog_does_nothing(writer: CatalogWriter):
    assert writer.sweep() == []


def test_a_snapshot_that_was_swept_gives_its_number_to_no_other(catalog: Catalog, writer: CatalogWriter):
    for n in range(12):
        commit(writer, Article("town", "", f"Year {n}."))
        writer.sweep()
    assert [snapshot.number for snapshot in catalog.snapshots()] == list(range(12, 2, -1))
    assert count(catalog, snapshots) == 10


# A catalog that goes away


def test_a_catalog_that_goes_away_is_told_of_in_one_sentence(catalog: Catalog, writer: CatalogWriter, data: Path):
    commit(writer, BRIDGE)
    with sqlite3.connect(data / FILE_NAME) as other:
        other.execute("DROP TABLE state")
    with raises(CatalogError, "store-unusable", problem="no such table: state"):
        catalog.current()
