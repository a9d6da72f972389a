"""The difference between two snapshots, and between two versions of a text."""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

import sqlalchemy as sa

from corpus.errors import SnapshotError
from corpus.sentences import split_sentences
from retrieval.store.catalog import Catalog
from retrieval.store.database import batches, reading
from retrieval.store.records import ListedArticle, Member
from retrieval.store.schema import article_versions

# Two sentences that have less than this in common are two, not one in another wording.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """Say how an article changed: `share` of its text is new, from 0 to 1 (0: its provenance alone, or order).

    `old_words` are the sentences that it has no more and `new_words` those that it has now, a line break between two.
    """

    article_id: str
    title: str
    share: float
    old_words: str
    new_words: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold what one snapshot has that another hasn't, by id."""

    before: str | None
    after: str
    added: tuple[ListedArticle, ...]
    removed: tuple[ListedArticle, ...]
    changed: tuple[ChangedArticle, ...]


def changes(catalog: Catalog, before_id: str | None, after_id: str) -> Changes:
    """Return the difference of two snapshots; None for the first is an empty one. Raises SnapshotError."""
    before, after = _members(catalog, before_id), _members(catalog, after_id)
    added = [m.version for i, m in after.items() if i not in before]
    removed = [m.version for i, m in before.items() if i not in after]
    pairs = [(before[i], m) for i, m in after.items() if i in before and before[i].version != m.version]
    changed = [_changed(catalog, old, new) for old, new in pairs]
    return Changes(
        before_id,
        after_id,
        _listed(catalog, added),
        _listed(catalog, removed),
        tuple(sorted(changed, key=lambda found: found.article_id)),
    )


def share_of_new(old: str, new: str, language: str | None = None) -> float:
    """Return what share of a text's sentences, by their characters, an older text hasn't, from 0 to 1."""
    had = Counter(_sentences(old, language))
    fresh = Counter(_sentences(new, language))
    length = sum(len(sentence) * n for sentence, n in fresh.items())
    extra = sum(len(sentence) * n for sentence, n in (fresh - had).items())
    return round(extra / length, 4) if length else 0.0


def words_that_differ(old: str, new: str, language: str | None = None) -> tuple[str, str]:
    """Return the sentences that only the older text has, and those that only the newer has, in their order."""
    before, after = _sentences(old, language), _sentences(new, language)
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return _pick(before, gone), _pick(after, come)


def now_reads(old: str, new: str, start: int, end: int, language: str | None = None) -> str | None:
    """Return what stands in a newer text where an older one had `old[start:end]`; None where nothing does.

    Where every sentence of that place is in the newer text as it was, that place itself is returned. Where more around
    it changed as well, what stands there now are the sentences that read like it; all of them where none does.
    """
    spans = split_sentences(old, language)
    touched = [i for i, (s, e) in enumerate(spans) if s < end and start < e]
    before, after = _sentences(old, language), _sentences(new, language)
    if not touched or old[start:end] in new:
        return old[start:end] if old[start:end] in new else None
    found: list[str] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        first, last = max(old_from, touched[0]), min(old_to, touched[-1] + 1)
        if tag == "equal":
            found += before[first:last]
        elif tag == "replace" and first < last:
            found += _likest(before[first:last], after[new_from:new_to])
    return " ".join(found) or None


def _likest(old: list[str], new: list[str]) -> list[str]:
    """Return those of the new sentences that are old ones in another wording, in their order; all where none is."""
    chosen = set()
    for sentence in old:
        ratios = [SequenceMatcher(None, sentence, other, autojunk=False).ratio() for other in new]
        best = max(ratios, default=0.0)
        if best >= ALIKE:
            chosen.add(ratios.index(best))
    return [new[i] for i in sorted(chosen)] or new


def _changed(catalog: Catalog, before: Member, after: Member) -> ChangedArticle:
    old, new = (catalog.version(member.version) for member in (before, after))
    gone, come = words_that_differ(old.text, new.text, new.language)
    return ChangedArticle(after.article_id, new.title, share_of_new(old.text, new.text, new.language), gone, come)


def _members(catalog: Catalog, snapshot_id: str | None) -> dict[str, Member]:
    if snapshot_id is not None and catalog.snapshot(snapshot_id) is None:
        raise SnapshotError("store-no-snapshot", snapshot=snapshot_id)
    return catalog.members(snapshot_id)


def _listed(catalog: Catalog, versions: list[int]) -> tuple[ListedArticle, ...]:
    t = article_versions.c
    query = sa.select(t.article_id, t.title, t.publisher, t.published)
    found = []
    with reading(catalog.engine) as connection:
        for some in batches(versions):
            found += [ListedArticle(*row) for row in connection.execute(query.where(t.id.in_(some)))]
    return tuple(sorted(found, key=lambda one: one.article_id))


def _sentences(text: str, language: str | None) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


def _pick(sentences: list[str], wanted: Counter[str]) -> str:
    left, picked = Counter(wanted), []
    for sentence in sentences:
        if left[sentence] > 0:
            left[sentence] -= 1
            picked.append(sentence)
    return "\n".join(picked)
