"""Looking up the chunks of an index."""

from retrieval.store.chunk_lookup import ChunkLookup
from tests.support.refreshers import refresher_of


def test_the_first_chunks_of_versions_are_named_in_order(engine, tmp_path):
    text = " ".join(f"The mayor of the town counted bell number {n} in the tower." for n in range(12))
    (tmp_path / "bells.txt").write_text(text)
    (tmp_path / "wall.txt").write_text("The wall fell.")
    refresher_of(engine).run([str(tmp_path / "bells.txt"), str(tmp_path / "wall.txt")])
    snapshot = engine.catalog.current()
    version = {one.article_id: one.version for one in engine.catalog.members(snapshot.id).values()}
    found = ChunkLookup(engine.catalog).keys_of(snapshot.index, version.values(), most=2)
    starts = {
        name: [engine.catalog.passages(snapshot, [key])[key].start for key in found[number]]
        for name, number in version.items()
    }
    assert starts["wall.txt"] == [0]
    first, second = starts["bells.txt"]
    assert first == 0 < second
    assert ChunkLookup(engine.catalog).keys_of(snapshot.index, [], most=2) == {}
