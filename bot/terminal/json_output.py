"""The JSON that the commands print; programs outside this repository read it."""

import json
from typing import Any

from retrieval.answer.evidence import SearchResult
from retrieval.types import Answer, Citation, Copy, Hit, Nearest


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
        "citations": [_citation(citation) for citation in answer.citations],
        "passages": [hit_payload(hit) for hit in answer.passages],
        "mode": answer.mode,
        "snapshot": answer.snapshot,
        "timings_ms": timings,
        "nearest": [{**_article(near), "about": near.about} for near in answer.nearest],
        "confidence": round(answer.confidence, 4),
        "dropped": answer.dropped,
        "note": answer.note,
        "disagreements": [[_citation(citation) for citation in group] for group in answer.disagreements],
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


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        **_article(citation),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "link": citation.link,
    }


def _article(named: Citation | Copy | Nearest) -> dict[str, Any]:
    """Return what names an article."""
    return {
        "article_id": named.article_id,
        "title": named.title,
        "publisher": named.publisher,
        "published": named.published.isoformat() if named.published else None,
        "url": named.url,
    }
