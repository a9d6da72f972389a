"""What the buttons under an answer show, as text that Discord doesn't act on."""

from collections.abc import Mapping, Sequence

from bot.limits import MESSAGE_CHARS, clip
from bot.pages import escape, safe_link
from bot.records import Receipt
from bot.words import Words
from retrieval.catalog import Snapshot
from retrieval.types import Answer, Citation, Passage

_ROOM_FOR_HEAD = 500


def passage_page(receipt: Receipt, passages: Mapping[str, Passage], n: int, words: Words) -> str:
    """Return the n-th passage, counted from 0, of those that an answer was looked for in; what was quoted is bold."""
    passage = passages[receipt.keys[n]]
    head = words("buttons-passage-head", rank=n + 1, total=len(receipt.keys))
    known = [f"**{clip(escape(passage.title), 200)}**", clip(escape(passage.publisher or ""), 100)]
    known += [words.day(passage.published)] if passage.published else []
    link = safe_link(passage.url) or ""
    known += [link] if len(link) <= _ROOM_FOR_HEAD // 2 else []
    lines = [f"{head} · {' · '.join(filter(None, known))}", "", _with_quotes(passage, receipt.citations)]
    return "\n".join(lines)


def _with_quotes(passage: Passage, citations: Sequence[Citation]) -> str:
    """Return a passage's text, cut to what a message holds, with the quoted words in bold."""
    spans = sorted(
        (max(c.start, passage.start) - passage.start, min(c.end, passage.end) - passage.start)
        for c in citations
        if c.article_id == passage.article_id and c.start < passage.end and passage.start < c.end
    )
    parts, position, room = [], 0, MESSAGE_CHARS - _ROOM_FOR_HEAD * 2
    for start, end in [*spans, (len(passage.text), len(passage.text))]:
        for text, bold in ((passage.text[position:start], False), (passage.text[max(start, position) : end], True)):
            shown = clip(escape(text), max(room, 1)) if text.strip() else ""
            if shown and room > 1:
                parts.append(f"**{shown}**" if bold else shown)
                room -= len(shown) + 5
        position = max(position, end)
    return " ".join(parts)


def why(receipt: Receipt, snapshot: Snapshot | None, words: Words) -> str:
    """Return how an answer came about: what was searched for, where, how, and what was considered."""
    made = words.day(snapshot.created_at.date()) if snapshot else words("buttons-why-gone")
    articles = len({citation.article_id for citation in receipt.citations})
    steps = ", ".join(f"{escape(name)} {ms:.0f} ms" for name, ms in receipt.timings.items())
    lines = [
        words("buttons-why-query", query=clip(escape(receipt.query), 600)),
        words("buttons-why-mode", mode=words(f"buttons-mode-{'abstained' if receipt.abstained else receipt.mode}")),
        words("buttons-why-snapshot", snapshot=receipt.snapshot, made=made),
        words("buttons-why-considered", passages=len(receipt.keys), quotes=len(receipt.citations), articles=articles),
        words("buttons-why-confidence", percent=round(receipt.confidence * 100)),
        words("buttons-why-took", steps=steps),
    ]
    if receipt.reason:
        lines.append(words("buttons-why-reason", reason=escape(receipt.reason)))
    return clip("\n".join(lines), MESSAGE_CHARS)


def difference(before: Receipt, today: Answer, words: Words) -> str:
    """Return what today's corpus says otherwise than the answer of a receipt."""
    then = {(c.article_id, c.quote) for c in before.citations}
    now = {(c.article_id, c.quote) for c in today.citations}
    if then == now:
        return words("buttons-again-same")
    lines = [words("buttons-again-changed")]
    lines += [f"- − {_line(c, words)}" for c in before.citations if (c.article_id, c.quote) not in now]
    lines += [f"- \\+ {_line(c, words)}" for c in today.citations if (c.article_id, c.quote) not in then]
    if today.abstained:
        lines.append(words("buttons-again-abstains"))
    return clip("\n".join(lines), MESSAGE_CHARS)


def _line(citation: Citation, words: Words) -> str:
    day = words.day(citation.published) if citation.published else ""
    known = " · ".join(filter(None, (f"**{clip(escape(citation.title), 120)}**", day)))
    return f"{clip(escape(citation.quote), 300)} ({known})"
