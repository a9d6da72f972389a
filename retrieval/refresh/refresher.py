"""Bring the index up to what the sources hold, and change the corpus by hand: by article, by source, by snapshot.

New chunks are written first, then the catalog's pointer moves in one transaction, then what no kept snapshot needs is
swept. Killed at any point, the old snapshot goes on answering and the next refresh goes on from what was written.
"""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EmptyCorpusError, SnapshotError
from corpus.sources import Found
from corpus.specs import SourceSpec
from retrieval.encode.encoder import Encoder, EncoderThatMade, none_other
from retrieval.index.vector_index import VectorIndex
from retrieval.jobs.progress import Progress
from retrieval.jobs.runner import Job, Runner
from retrieval.jobs.runs import Jobs, Kind, Outcome
from retrieval.refresh.changeset import Changeset
from retrieval.refresh.indexer import Indexer
from retrieval.refresh.reconciler import Reconciler
from retrieval.refresh.report import GateResult, Report, SnapshotGate, as_json
from retrieval.refresh.source_opener import SourceLike, SourceOpener
from retrieval.store.catalog import Catalog
from retrieval.store.catalog_writer import CatalogWriter, DryRunWriter
from retrieval.store.fetch_state import FetchStates
from retrieval.store.records import Member, Snapshot, check_encoder
from retrieval.store.subscriptions import ADDED, Subscriptions


@dataclass(frozen=True, slots=True)
class Rollback:
    """Say from which snapshot to which the pointer moved."""

    before: Snapshot
    after: Snapshot


class Refresher:
    """Change the corpus, by one job at a time over all processes that share its catalog.

    What made an index goes on with it until it is rebuilt: `encoder`, or another that `encoder_that_made` gives.
    `fetcher` makes what fetches from the web, once; `gate` says whether a new snapshot may be used. Every method raises
    RefreshBusyError where another job is under way, RefreshCancelledError where somebody ended this one, and
    IndexMismatchError where the index is another encoder's. Whatever it raises, the corpus is as it was.
    """

    def __init__(
        self,
        catalog: Catalog,
        vectors: VectorIndex,
        encoder: Encoder,
        data_dir: Path,
        fetcher: Callable[[], Any] | None = None,
        gate: SnapshotGate | None = None,
        encoder_that_made: EncoderThatMade = none_other,
    ) -> None:
        self.catalog = catalog
        self._jobs = Jobs(catalog)
        self._runner = Runner(catalog)
        self._writer = CatalogWriter(catalog)
        self._vectors = vectors
        self._opener = SourceOpener(catalog, fetcher)
        self._visits = FetchStates(catalog)
        self._subscriptions = Subscriptions(catalog)
        self._gate = gate
        self._encoder = encoder
        self._encoder_that_made = encoder_that_made
        self._spread: Encoder | None = None
        self._data_dir = data_dir

    def encoder_for(self, *, rebuild: bool = False) -> Encoder:
        """Return what a refresh encodes by: what made the index, where there is one that isn't to be rebuilt."""
        current = self.catalog.current()
        return self._encoder_of(current) if current and not rebuild else self._encoder

    @contextmanager
    def encoding_by(self, encoder: Encoder) -> Iterator[None]:
        """Have passages encoded by another encoder that makes the same vectors, as by several workers."""
        self._spread = encoder
        try:
            yield
        finally:
            self._spread = None

    def describe(self, location: str) -> SourceSpec:
        """Return what is at a location. Raises SourceError where nothing can be read from it."""
        return self._opener.describe(location)

    @property
    def fetcher(self) -> Any:
        """Return what fetches from the web, the one of this process; None where web sources are refused."""
        return self._opener.fetcher

    def run(
        self,
        sources: Sequence[SourceLike],
        *,
        dry_run: bool = False,
        rebuild: bool = False,
        progress: Progress | None = None,
        started_by: str | None = None,
        accept_losses: bool | Collection[str] = False,
        gated: bool = True,
        since: int | None = None,
        leaving: Collection[str] = (),
    ) -> Report:
        """Refresh from sources, open ones, described ones or by location; articles of other sources stay as they are.

        `rebuild` encodes the whole corpus anew, into a fresh index. `accept_losses` removes the articles that a source
        lacks, also where they are so many that the report would name them as lost; it may name those that may go.
        Without `gated` the new snapshot is used as it is, whatever the set questions say. `since` is the number of the
        last run when somebody found that a refresh is due: where another has begun by now, RefreshBusyError is raised.
        The sources of `leaving` are given up, and their articles removed, where anything can be read of the others.
        """
        began = time.monotonic()
        kind: Kind = "dry run" if dry_run else "rebuild" if rebuild else "refresh"
        with self._runner.job(kind, started_by, progress, since) as job:
            current = self._current(rebuild=rebuild)
            gate = self._gate if gated and not dry_run else None
            if gate:
                gate.check()
            job.stage("Reading")
            self._opener.look = job.look
            plan = self._plan(current, DryRunWriter(self.catalog) if dry_run else None)
            planner = Reconciler(
                plan,
                lambda wanted: self._opener.open(wanted, plan.before, afresh=rebuild),
                self._visits.of,
                job.advance,
                accept_losses=accept_losses,
            )
            planner.read(sources, leaving)
            report = self._finish(plan, current, job, began, dry_run=dry_run, rebuild=rebuild, gate=gate)
            if not dry_run:
                self._remember(planner)
            if not dry_run and not report.refused:
                self._jobs.pin(None)
                for name in leaving if report.read else ():
                    self._subscriptions.remove(name)
            return report

    def add(self, found: Sequence[Found], *, started_by: str, progress: Progress | None = None) -> Report:
        """Add articles given by hand, or put them in the place of those that have their ids."""
        began = time.monotonic()
        with self._runner.job("add", started_by, progress) as job:
            current = self._current()
            plan = self._plan(current)
            plan.keep(plan.before.values())
            for one in found:
                plan.take(one, ADDED)
            return self._finish(plan, current, job, began)

    def remove(self, article_ids: Collection[str], *, started_by: str, progress: Progress | None = None) -> Report:
        """Make a snapshot without these articles; a source that still has one brings it back when it is read."""
        return self._remove(lambda member: member.article_id in article_ids, started_by, progress)

    def forget_source(self, name: str, *, started_by: str, progress: Progress | None = None) -> Report:
        """Make a snapshot without the articles of a source."""
        return self._remove(lambda member: member.source == name, started_by, progress)

    def _remove(self, going: Callable[[Member], bool], started_by: str, progress: Progress | None) -> Report:
        began = time.monotonic()
        with self._runner.job("remove", started_by, progress) as job:
            current = self._current()
            plan = self._plan(current)
            plan.keep(member for member in plan.before.values() if not going(member))
            return self._finish(plan, current, job, began)

    def rollback(self, snapshot_id: str | None = None, *, started_by: str | None = None) -> Rollback:
        """Move to a snapshot, None: to the one that the current one was made from. Scheduled refreshes pause then.

        Raises SnapshotError where it isn't kept, EmptyCorpusError before the first refresh.
        """
        with self._runner.job("rollback", started_by) as job:
            before = self.catalog.current()
            if before is None:
                raise EmptyCorpusError("store-empty")
            after = self._kept(snapshot_id or before.parent)
            self._encoder_of(after)
            job.settle()
            self._writer.point_to(after.id)
            latest = self.catalog.snapshots()[0]
            self._jobs.pin(after.id if after.id != latest.id else None)
            job.end("done", after.id, {"before": before.id, "after": after.id})
            return Rollback(before, after)

    def _plan(self, current: Snapshot | None, writer: CatalogWriter | None = None) -> Changeset:
        before = self.catalog.members(current.id if current else None)
        return Changeset(before, self.catalog, writer or self._writer)

    def _remember(self, planner: Reconciler) -> None:
        """Write down what each source said."""
        for name, tally in planner.tallies.items():
            self._subscriptions.note(name, tally.error)
            if (visits := tally.next_visits()) != tally.visited:
                self._visits.replace(name, visits)
        for name, error in planner.unopened.items():
            self._subscriptions.note(name, error)

    def _kept(self, snapshot_id: str | None) -> Snapshot:
        if not snapshot_id:
            raise SnapshotError("store-no-snapshot-before")
        found = self.catalog.snapshot(snapshot_id)
        if found is None:
            raise SnapshotError("store-no-snapshot", snapshot=snapshot_id)
        return found

    def _current(self, *, rebuild: bool = False) -> Snapshot | None:
        current = self.catalog.current()
        if current and not rebuild:
            self._encoder_of(current)
        return current

    def _encoder_of(self, snapshot: Snapshot) -> Encoder:
        """Return what made a snapshot's index. Raises IndexMismatchError where it can't be had."""
        found = self._spread or self._encoder_that_made(snapshot.index.encoder) or self._encoder
        check_encoder(snapshot, found.info)
        return found

    def _indexer(self, current: Snapshot | None, rebuild: bool) -> Indexer:
        encoder = self._encoder_of(current) if current and not rebuild else self._spread or self._encoder
        return Indexer(self.catalog, self._vectors, encoder, self._data_dir)

    def _finish(
        self,
        plan: Changeset,
        current: Snapshot | None,
        job: Job,
        began: float,
        *,
        dry_run: bool = False,
        rebuild: bool = False,
        gate: SnapshotGate | None = None,
    ) -> Report:
        """Make a snapshot of a plan where there is anything to do, tidy up, and say what was done."""
        before = snapshot = current.id if current else None
        encoded, result = 0, None
        indexer = self._indexer(current, rebuild)
        if not dry_run and (plan.moves or (rebuild and plan.members)):
            made, encoded = indexer.commit(plan, rebuild, job, point=gate is None)
            result = self._examine(gate, before, made, job) if gate else None
            job.settle()
            if result is None or result.passed:
                snapshot = made
        elif current and not dry_run and indexer.is_lost(current):
            encoded = indexer.mend(current, job)
        if current and not (dry_run or rebuild):
            encoded += indexer.resplit(current, job)
        moved = snapshot != before
        if not dry_run and (moved or result or indexer.has_leftovers()):
            job.stage("Tidying up")
            indexer.sweep()
        report = Report(
            snapshot=snapshot,
            added=tuple(plan.added),
            changed=tuple(plan.changed),
            removed=tuple(plan.removed),
            unchanged=plan.unchanged,
            failed=tuple(plan.failed),
            chunks=encoded,
            seconds=round(time.monotonic() - began, 3),
            dry_run=dry_run,
            lost=tuple(plan.lost),
            texts=plan.texts,
            gate=result,
        )
        outcome: Outcome = "refused" if report.refused else "done" if report.read or moved else "failed"
        job.end(outcome, report.snapshot, as_json(report))
        return report

    def _examine(self, gate: SnapshotGate, before: str | None, made: str, job: Job) -> GateResult | None:
        """Ask the set questions, and move the pointer to the snapshot made where it answers them as well as the last.

        What was refused before is forgotten: it would push what can be rolled back to out of what is kept.
        """
        try:
            result = gate.examine(before, made, job) if before else None
            job.look()
        except BaseException:
            self._writer.drop([made])
            raise
        if result is None or result.passed:
            self._writer.point_to(made)
        else:
            self._writer.drop(self._jobs.refused())
        return result
