"""Bring the index up to what the sources hold.

New chunks are written first, then the catalog's pointer moves in one transaction, then what no kept snapshot needs is
swept. Killed at any point, the old snapshot goes on answering and the next refresh goes on from what was written.
"""

import getpass
import logging
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from corpus.article import Failure
from corpus.chunking import chunk_article, heading_of
from corpus.errors import FootnoteError, RefreshBusyError
from corpus.sentences import split_sentences
from retrieval import lexical
from retrieval.catalog import Catalog, VectorIndexRow
from retrieval.database import batches, in_utc, reading
from retrieval.encoder import Encoder
from retrieval.ledger import ChunkText, Ledger
from retrieval.plan import Plan, Planner
from retrieval.progress import Progress, Unwatched
from retrieval.schema import runs
from retrieval.sentences import pack
from retrieval.vectors import VectorIndex
from retrieval.view import check_encoder

# Enough for the encoder to sort by length, and few enough that progress shows and little is lost when it is killed.
_ENCODE_AT_ONCE = 96

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """Say what a refresh did: ids by what became of them; `chunks` is how many were encoded."""

    snapshot: str | None
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    chunks: int
    seconds: float
    dry_run: bool

    @property
    def read(self) -> int:
        """Return how many articles could be read."""
        return len(self.added) + len(self.changed) + self.unchanged


class Refresher:
    """Run refreshes, one at a time over all processes that share a data directory."""

    def __init__(self, catalog: Catalog, vectors: VectorIndex, encoder: Encoder, data_dir: Path) -> None:
        self._catalog = catalog
        self._ledger = Ledger(catalog)
        self._vectors = vectors
        self._encoder = encoder
        self._data_dir = data_dir

    def run(
        self,
        sources: Sequence[str],
        *,
        dry_run: bool = False,
        rebuild: bool = False,
        progress: Progress | None = None,
        started_by: str | None = None,
    ) -> Report:
        """Refresh from sources, named by folder or file; articles of other sources stay as they are.

        `rebuild` encodes the whole corpus anew, into a fresh index. Raises RefreshBusyError where another refresh is
        under way, IndexMismatchError where the index is another encoder's and `rebuild` isn't asked for.
        """
        began = time.monotonic()
        with self._only_one():
            run = None if dry_run else self._ledger.start_run(started_by or _who())
            try:
                report = self._run(sources, dry_run, rebuild, progress or Unwatched(), began)
            except BaseException:
                if run is not None:
                    self._ledger.end_run(run, "failed", None, None)
                raise
            if run is not None:
                self._ledger.end_run(run, "done" if report.read else "failed", report.snapshot, as_json(report))
            return report

    def _run(self, sources: Sequence[str], dry_run: bool, rebuild: bool, progress: Progress, began: float) -> Report:
        current = self._catalog.current()
        if current and not rebuild:
            check_encoder(current, self._encoder.info)
        progress.stage("Reading")
        members = self._catalog.members(current.id if current else None)
        store = (lambda _: 0) if dry_run else self._ledger.add_version
        plan = Planner(members, store, progress.advance).read(sources)
        snapshot, encoded = current.id if current else None, 0
        if not (plan.added or plan.changed or plan.unchanged):  # nothing was read, so nothing is known to be gone
            plan.members = dict(plan.before)
        if not dry_run and plan.members and (plan.moves or rebuild):
            snapshot, encoded = self._commit(plan, rebuild, progress)
        moved = snapshot != (current.id if current else None)
        if not dry_run and (moved or self._ledger.has_leftovers() or self._stray_indexes()):
            progress.stage("Tidying up")
            self._sweep()
        return Report(
            snapshot=snapshot,
            added=tuple(plan.added),
            changed=tuple(plan.changed),
            removed=tuple(plan.removed),
            unchanged=plan.unchanged,
            failed=tuple(plan.failed),
            chunks=encoded,
            seconds=round(time.monotonic() - began, 3),
            dry_run=dry_run,
        )

    def _commit(self, plan: Plan, rebuild: bool, progress: Progress) -> tuple[str, int]:
        """Write chunks, then move the pointer. Returns the snapshot's id and how many chunks were encoded."""
        self._vectors.reopen()  # another process may have written since, or have been killed while it did
        index = self._ledger.index_for(self._encoder.info, fresh=rebuild)
        self._vectors.create(index.collection)
        versions = {member.version for member in plan.members.values()}
        fresh = versions - ({m.version for m in plan.before.values()} if not rebuild else set())
        self._cut(index, fresh, progress)
        encoded = self._encode(index, fresh, progress)
        progress.stage("Indexing words")
        snapshot = self._ledger.next_id(index, plan.members)
        built = lexical.build(self._data_dir / "lexical" / snapshot, self._ledger.passages(index, versions))
        self._vectors.as_of = snapshot
        self._ledger.commit(snapshot, index, plan.members, len(built.keys))
        return snapshot, encoded

    def _cut(self, index: VectorIndexRow, versions: Iterable[int], progress: Progress) -> None:
        uncut = self._ledger.uncut(index, sorted(versions))
        progress.stage("Cutting", len(uncut))
        for version in uncut:
            article = self._ledger.version(version)
            self._ledger.set_chunks(index, version, article, chunk_article(article, self._encoder.tokenizer))
            progress.advance()

    def _encode(self, index: VectorIndexRow, versions: set[int], progress: Progress) -> int:
        if not versions:
            return 0
        progress.stage("Encoding", self._ledger.count_chunks(index, versions))
        encoded = 0
        for batch in batches(self._ledger.passages(index, versions), _ENCODE_AT_ONCE):
            encoded += self._encode_batch(index, batch)
            progress.advance(len(batch))
        return encoded

    def _encode_batch(self, index: VectorIndexRow, batch: Sequence[ChunkText]) -> int:
        missing = set(self._vectors.missing(index.collection, [chunk.key for chunk in batch]))
        wanted = [chunk for chunk in batch if chunk.key in missing]
        if wanted:
            tokenizer = self._encoder.tokenizer
            headings = [heading_of(chunk.title, tokenizer) for chunk in wanted]
            spans = [split_sentences(chunk.text, chunk.language) for chunk in wanted]
            vectors, sentences = self._encoder.encode_with_sentences(
                [heading + chunk.text for heading, chunk in zip(headings, wanted, strict=True)],
                [[(len(h) + s, len(h) + e) for s, e in found] for h, found in zip(headings, spans, strict=True)],
            )
            # First, so that whatever has a vector has its sentences, too.
            packed = [pack(*one) for one in zip(spans, sentences, strict=True)]
            self._ledger.set_sentences(index, {c.key: p for c, p in zip(wanted, packed, strict=True)})
            self._vectors.upsert(index.collection, [chunk.key for chunk in wanted], vectors)
        return len(wanted)

    def _sweep(self) -> None:
        """Forget what no kept snapshot needs; where that fails, the refresh stands, and the next one sweeps."""
        try:
            kept = self._ledger.sweep()
            indexes = {snapshot.index.collection: snapshot.index for snapshot in kept}
            self._vectors.drop_all_but(set(indexes), prefix=self._ledger.prefix())
            for collection, index in indexes.items():
                self._vectors.sweep(collection, self._ledger.keys(index))
            for stray in self._stray_indexes():
                shutil.rmtree(stray, ignore_errors=True)
        except FootnoteError as error:
            logger.warning("what no snapshot needs any more could not be swept: %s", error)

    def _stray_indexes(self) -> list[Path]:
        kept = {snapshot.id for snapshot in self._catalog.snapshots()}
        return lexical.strays(self._data_dir / "lexical", kept)

    @contextmanager
    def _only_one(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        self._data_dir.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._data_dir / "refresh.lock", timeout=0):
                yield
        except Timeout:
            raise RefreshBusyError(f"Another refresh is under way{self._by_whom()}: wait for it to end.") from None

    def _by_whom(self) -> str:
        query = sa.select(runs).where(runs.c.outcome == "running").order_by(runs.c.id.desc())
        with reading(self._catalog.engine) as connection:
            row = connection.execute(query).first()
        return f" (by {row.started_by}, since {in_utc(row.started_at):%H:%M:%S} UTC)" if row else ""


def _who() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a user that has no name
        name = f"user {os.getuid()}"
    return f"{name}, process {os.getpid()}"


def as_json(report: Report) -> dict[str, Any]:
    """Return a report in the form that `footnote refresh --json` prints."""
    return {
        "snapshot": report.snapshot,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "failed": [{"source": failure.source, "error": failure.error} for failure in report.failed],
        "chunks": report.chunks,
        "seconds": report.seconds,
        "dry_run": report.dry_run,
    }
