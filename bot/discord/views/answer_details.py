"""What the buttons under an answer show, as text that Discord doesn't act on."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from bot.records import Receipt
from bot.render.answer_pages import reason_text
from bot.render.discord_limits import MESSAGE_CHARS, length
from bot.render.escaping import escape, safe_link
from bot.render.messages import Words
from bot.render.text_blocks import article_line, cut, pages_of
from retrieval.abstention import OTHER_DATES
from retrieval.store.records import Known, Snapshot
from retrieval.types import Answer, Citation, Filters, Passage

_LONGEST_LINK = 250
_BEFORE_QUOTE = 200  # characters that are shown before a quote far into a passage
_LEAST = 20  # characters that are worth beginning a piece for
_CONSIDERED = 5  # articles that are named
_SCRIPTS = 5  # that are named, those with most passages first
_ENCODER = 100  # characters of its name
_NOT_MEASURED: Mapping[str, Known] = MappingProxyType({})
_TODAY = {
    "answered": "buttons-again-changed",
    "closest": "buttons-again-closest",
    "nothing": "buttons-again-abstains",
}

Piece = tuple[str, bool]  # text, and whether it is bold


def first_quoted(receipt: Receipt, passages: Mapping[str, Passage]) -> int:
    """Return which passage to open at, counted from 0: the first that something was quoted from."""
    found = (n for n, key in enumerate(receipt.keys) if key in passages and _spans(passages[key], receipt.quoted))
    return next(found, 0)


def passage_page(receipt: Receipt, passages: Mapping[str, Passage], n: int, words: Words) -> str:
    """Return the n-th passage, counted from 0, of those that an answer was looked for in; what was quoted is bold."""
    passage = passages[receipt.keys[n]]
    link = passage.url if length(safe_link(passage.url) or "") <= _LONGEST_LINK else None
    about = article_line(passage.title, passage.publisher, passage.published, link, words)
    head = f"{words('buttons-passage-head', rank=n + 1, total=len(receipt.keys))} · {about}\n\n"
    return head + _with_quotes(passage, receipt.quoted, MESSAGE_CHARS - length(head))


def _with_quotes(passage: Passage, citations: Sequence[Citation], room: int) -> str:
    """Return a passage's text with the quoted words in bold, cut to the room; the first quote is always in it."""
    spans = _spans(passage, citations)
    begin = _beginning(passage.text, spans, room)
    shown = "… " if begin else ""
    for text, bold in _pieces(passage.text, spans, begin):
        left = room - length(shown) - 6  # two pairs of asterisks, and white space on both sides
        if left < _LEAST:
            break
        said = cut(text, left)
        space = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        shown += f"{space[0]}**{said}**{space[1]}" if bold and said else f"{space[0]}{said}{space[1]}"
        if said.endswith("…") and length(escape(text)) > left:
            break
    return shown.strip()


def _spans(passage: Passage, citations: Sequence[Citation]) -> list[tuple[int, int]]:
    """Return where quotes stand in a passage's text, in order; those that touch are one."""
    spans: list[tuple[int, int]] = []
    for c in sorted(citations, key=lambda citation: citation.start):
        start, end = max(c.start - passage.start, 0), min(c.end, passage.end) - passage.start
        if c.article_id != passage.article_id or start >= end:
            continue
        if spans and not passage.text[spans[-1][1] : start].strip():
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _beginning(text: str, spans: Sequence[tuple[int, int]], room: int) -> int:
    """Return where to begin so that the first quote is seen: at the beginning, or at a word a little before it."""
    if not spans or length(escape(text[: spans[0][1]])) + 2 * _LEAST <= room:
        return 0
    begin = max(spans[0][0] - _BEFORE_QUOTE, 0)
    space = text.find(" ", begin, spans[0][0])
    return spans[0][0] if space < 0 else space + 1


def _pieces(text: str, spans: Sequence[tuple[int, int]], begin: int) -> Iterator[Piece]:
    position = begin
    for start, end in [*spans, (len(text), len(text))]:
        yield from ((text[position:start], False), (text[start:end], True))
        position = end


def explanation(
    receipt: Receipt,
    snapshot: Snapshot | None,
    passages: Mapping[str, Passage],
    words: Words,
    known: Mapping[str, Known] = _NOT_MEASURED,
) -> str:
    """Return how an answer came about: what was searched for, where, how, and what was considered.

    `known` is what the encoder knows of the corpus, by script.
    """
    made = words.day(snapshot.created_at.date()) if snapshot else words("buttons-why-gone")
    articles = len({citation.article_id for citation in receipt.quoted})
    lines = [words("buttons-why-query", query=cut(receipt.query, 600))]
    if narrowed := _filters(receipt.filters, words):
        lines.append(words("buttons-why-filters", filters=narrowed))
    if receipt.state == "closest" and receipt.reason != OTHER_DATES:
        lines.append(words("buttons-why-closest"))
    elif receipt.abstained:
        lines.append(words("buttons-why-reason", reason=cut(reason_text(receipt.reason, words), 300)))
    else:
        lines.append(words("buttons-why-mode", mode=words(f"buttons-mode-{receipt.mode}")))
    lines += [
        words("buttons-why-confidence", percent=round(receipt.confidence * 100)),
        words("buttons-why-snapshot", snapshot=receipt.snapshot, made=made),
        *_search(receipt, snapshot, known, words),
        words("buttons-why-took", seconds=round(receipt.timings.get("total", 0.0) / 1e3, 2)),
        words("buttons-why-considered", passages=len(receipt.keys), quotes=len(receipt.quoted), articles=articles),
        *_considered(receipt, passages, words),
    ]
    return pages_of(lines, gap="\n")[0]


def _search(receipt: Receipt, snapshot: Snapshot | None, known: Mapping[str, Known], words: Words) -> Iterator[str]:
    """Yield a line on the encoder, and one on how meaning and words were weighed, where these are known."""
    if snapshot:
        scripts = [
            words("buttons-why-script", script=script.capitalize(), percent=round(one.share * 100))
            for script, one in sorted(known.items(), key=lambda item: -item[1].chunks)[:_SCRIPTS]
        ]
        name = cut(Path(snapshot.index.encoder.name).name, _ENCODER)
        yield words("buttons-why-encoder", encoder=name)
        if scripts:
            yield words("buttons-why-knows", scripts=", ".join(scripts))
    if receipt.by_meaning is not None:
        meaning = round(receipt.by_meaning * 100)
        yield words("buttons-why-weighed", meaning=meaning, words=100 - meaning)


def _filters(filters: Filters, words: Words) -> str:
    days = {"since": filters.since, "until": filters.until, "as-of": filters.as_of}
    said = [cut(name, 100) for name in filters.publishers]
    said += [words(f"buttons-only-{name}", day=words.day(day)) for name, day in days.items() if day]
    said += [words("buttons-only-linked")] if filters.articles else []
    return ", ".join(said)


def _considered(receipt: Receipt, passages: Mapping[str, Passage], words: Words) -> list[str]:
    """Return a line an article whose passages were read, those that are quoted first, then the best."""
    found = [passages[key] for key in receipt.keys if key in passages]
    quoted = {citation.article_id for citation in receipt.quoted}
    each = {passage.article_id: passage for passage in sorted(found, key=lambda one: one.article_id not in quoted)}
    lines = [f"- {_with_numbers(one, receipt, words)}" for one in list(each.values())[:_CONSIDERED]]
    more = len(each) - _CONSIDERED
    return [*lines, *([f"- {words('answer-and-more', count=more)}"] if more > 0 else [])]


def _with_numbers(passage: Passage, receipt: Receipt, words: Words) -> str:
    """Return a line on an article, with the numbers of what the answer quotes from it."""
    about = article_line(passage.title, passage.publisher, passage.published, None, words)
    numbers = " ".join(f"\\[{one.n}\\]" for one in receipt.quoted if one.article_id == passage.article_id)
    return f"{about} · {words('buttons-why-quoted', numbers=numbers)}" if numbers else about


def difference(before: Receipt, today: Answer, words: Words) -> str:
    """Return what today's corpus says otherwise than the answer of a receipt."""
    then = {(c.article_id, c.quote) for c in before.quoted}
    now = {(c.article_id, c.quote) for c in today.quoted}
    if then == now and before.state == today.state:
        return words("buttons-again-same")
    gone = [_line(c, words) for c in before.quoted if (c.article_id, c.quote) not in now]
    new = [_line(c, words) for c in today.quoted if (c.article_id, c.quote) not in then]
    lines = [words(_TODAY[today.state])]
    for key, found in (("buttons-again-new", new), ("buttons-again-gone", gone)):
        lines += [words(key), *found] if found else []
    return pages_of(lines, gap="\n")[0]


def _line(citation: Citation, words: Words) -> str:
    about = article_line(citation.title, citation.publisher, citation.published, None, words)
    return f"- {cut(citation.quote, 300)} ({about})"
