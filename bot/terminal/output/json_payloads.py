"""The JSON that the commands print; programs outside this repository read it."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.render.answer_sources import corroborated, corroboration
from bot.render.reasons import sentence
from corpus.errors import Reason
from corpus.sentences import Span
from retrieval.answer.evidence import SearchResult
from retrieval.jobs.runs import Run
from retrieval.refresh.report import Report, as_json
from retrieval.store.records import ListedArticle, Snapshot
from retrieval.store.snapshot_diff import Changes
from retrieval.store.subscriptions import Subscription
from retrieval.types import AlsoIn, Answer, Citation, Copy, Hit, Nearest


def as_json_text(payload: Any) -> str:
    """Return JSON that can be printed: what a file name or a question has of lone surrogates comes as escapes."""
    text = json.dumps(payload, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(payload)
    return text


def answer_payload(answer: Answer) -> dict[str, Any]:
    """Return an answer in the form of `footnote ask --json`."""
    timings = {step: round(answer.timings.get(step, 0.0), 3) for step in ("encode", "search", "read", "total")}
    return {
        "_id": answer.question.id,
        "question": answer.question.text,
        "query": answer.query,
        "answer": answer.text,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "sentences": [
            {"text": said.text, "citations": [citation.n for citation in said.citations]} for said in answer.sentences
        ],
        "citations": [_citation(citation, answer) for citation in answer.citations],
        "passages": [hit_payload(hit) for hit in answer.passages],
        "mode": answer.mode,
        "snapshot": answer.snapshot,
        "timings_ms": timings,
        "nearest": [{**_article(near), "about": near.about} for near in answer.nearest],
        "closest": [_citation(citation, answer) for citation in answer.closest],
        "unanswered": list(answer.unanswered),
        "confidence": round(answer.confidence, 4),
        "dropped": answer.dropped,
        "note": sentence(answer.note) if answer.note else None,
        "disagreements": [[_citation(citation, answer) for citation in group] for group in answer.disagreements],
        "corroboration": _corroboration(answer),
    }


def search_payload(result: SearchResult) -> dict[str, Any]:
    """Return hits in the form of `footnote search --json`."""
    return {
        "query": result.query,
        "hits": [hit_payload(hit) for hit in result.hits],
        "snapshot": result.snapshot.id,
        "timings_ms": {step: round(ms, 3) for step, ms in result.timings.items()},
    }


def hit_payload(hit: Hit) -> dict[str, Any]:
    """Return one passage."""
    return {
        "rank": hit.rank,
        "article_id": hit.article_id,
        "title": hit.title,
        "score": round(hit.score, 6),
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "copies": [{**_article(copy), "start": copy.start, "end": copy.end} for copy in hit.copies],
    }


def report_payload(report: Report) -> dict[str, Any]:
    """Return a report in the form of `footnote refresh --json`."""
    return _in_words(as_json(report))


def run_payload(run: Run) -> dict[str, Any]:
    """Return a run with its report."""
    return {
        "id": run.id,
        "kind": run.kind,
        "outcome": run.outcome,
        "started_by": run.started_by,
        "started_at": _moment(run.started_at),
        "finished_at": _moment(run.finished_at),
        "stage": run.stage,
        "done": run.done,
        "total": run.total,
        "snapshot": run.snapshot,
        "report": _in_words(run.report) if run.report else run.report,
    }


def snapshot_payload(snapshot: Snapshot, current: str | None) -> dict[str, Any]:
    """Return a snapshot; `current` is the id of the one that answers."""
    return {
        "id": snapshot.id,
        "current": snapshot.id == current,
        "parent": snapshot.parent,
        "created_at": _moment(snapshot.created_at),
        "articles": snapshot.articles,
        "chunks": snapshot.chunks,
    }


def changes_payload(changes: Changes) -> dict[str, Any]:
    """Return the difference between two snapshots."""
    return {
        "before": changes.before,
        "after": changes.after,
        "added": [_listed(one) for one in changes.added],
        "removed": [_listed(one) for one in changes.removed],
        "changed": [
            {
                "article_id": one.article_id,
                "title": one.title,
                "share": one.share,
                "old_words": one.old_words,
                "new_words": one.new_words,
            }
            for one in changes.changed
        ],
    }


def subscription_payload(found: Subscription) -> dict[str, Any]:
    """Return what is subscribed to, and how it fared."""
    return {
        **found.spec.as_json(),
        "added_by": found.added_by,
        "added_at": _moment(found.added_at),
        "last_read_at": _moment(found.last_read_at),
        "last_error": sentence(found.last_error) if found.last_error else None,
        "articles": found.articles,
        "state": found.state,
    }


def _in_words(kept: dict[str, Any]) -> dict[str, Any]:
    """Return what is kept of a report with the sentence of each reason in its place."""
    if "failed" not in kept:  # nothing was read, as when a snapshot was moved to
        return kept
    failed = [{**failure, "error": sentence(Reason.from_json(failure["error"]))} for failure in kept["failed"]]
    return {**kept, "failed": failed}


def _citation(citation: Citation, answer: Answer) -> dict[str, Any]:
    others = answer.also_in.get(citation.n, AlsoIn())
    said = [*((copy, False) for copy in others.independent), *((copy, True) for copy in others.copies)]
    return {
        "n": citation.n,
        **_article(citation),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "link": citation.link,
        "highlight": _span(citation.highlight),
        "by_ocr": citation.by_ocr,
        "gives_orders": citation.gives_orders,
        "translation": citation.translation,
        "also_in": [{**_article(copy), "start": copy.start, "end": copy.end, "same_text": same} for copy, same in said],
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span[0], "end": span[1]} if span else None


def _corroboration(answer: Answer) -> dict[str, Any] | None:
    """Return how many say what an answer rests on first, with the words for it, None where that isn't told."""
    found = corroboration(answer)
    return {**asdict(found), "text": " ".join(corroborated(answer))} if found else None


def _article(named: Citation | Copy | Nearest) -> dict[str, Any]:
    """Return what names an article."""
    return {
        "article_id": named.article_id,
        "title": named.title,
        "publisher": named.publisher,
        "published": named.published.isoformat() if named.published else None,
        "url": named.url,
    }


def _listed(one: ListedArticle) -> dict[str, Any]:
    published = one.published.isoformat() if one.published else None
    return {"article_id": one.article_id, "title": one.title, "publisher": one.publisher, "published": published}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
