"""Turn an answer into pages: what one Discord message each can hold, with nothing in them that Discord would act on.

Whatever an article or a person wrote is escaped (`bot.render.escaping`).

A sentence that a chat model wrote stands with the quotes it was verified against, small, under it and on its page. What
it made of a quote in another language is small too, under the quote, and says that it is a translation.

What is bold and in brackets, `**[1]**`, is ours: an article's brackets and asterisks come with backslashes, and words
of a quote with brackets in them aren't made bold. So is `[**title**](<...>)`: the title of an article is a link to it.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.render.answer_sources import also_in, corroborated, day, named, orders, searched, unanswered
from bot.render.answer_sources import nearest as all_nearest
from bot.render.answer_sources import sources as all_sources
from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.discord_limits import length as _length
from bot.render.escaping import (
    FRAGMENT,
    MOST_IN_BOLD,
    PINGS,
    SPECIAL,
    bare_link,
    escape,
    linked_title,
    one_line,
    safe_link,
)
from bot.render.holdings import holdings_text
from bot.render.messages import Words, words_for
from retrieval.abstention import LANGUAGE, NOT_THIS, NOTHING, OTHER_DATES, UNSURE
from retrieval.types import Answer, Citation, CitedSentence, Copy, Nearest

PAGE_CHARS = MESSAGE_CHARS

_ENGLISH = words_for("en")
_REASONS = {
    NOTHING: "answer-nothing",
    LANGUAGE: "answer-language",
    NOT_THIS: "answer-not-this",
    OTHER_DATES: "answer-other-dates",
    UNSURE: "answer-unsure",
}
_LONGEST_LINK = 1_000  # UTF-16 units of a link that marks several quotes
_LONGEST_QUESTION = 300  # UTF-16 units of the question above its answer
_UNIT = re.compile(r"\\.|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold what a line is made of: parts that are never split, a space between each two.

    `whole` tells that the line goes on a page of its own rather than over two, where one page can hold it.
    """

    parts: list[str]
    gap: str = ""
    whole: bool = False


def answer_pages(answer: Answer, words: Words = _ENGLISH, *, with_question: bool = False) -> list[str]:
    """Return what is sent for an answer, or for an abstention: one page or more, each at most 2,000 characters.

    The question stands above where no message shows it, as after a slash command.
    """
    if answer.text is not None and answer.citations:
        said, below = _cited(answer, words)
    else:
        said, below = [_Line(_words(abstention_text(answer, words)))], _closest(answer, words)
    nearest = [] if answer.text is not None and answer.citations else _nearest(answer, words)
    remarks = (*orders(answer, words), *unanswered(answer, words), *searched(answer, words), *_note(answer, words))
    further = [_Line(_words(remark), gap="\n\n") for remark in remarks]
    asked = [_Line([">", *_words(clip(answer.question.text, _LONGEST_QUESTION))])] if with_question else []
    body = [*asked, replace(said[0], gap="\n" if asked else ""), *said[1:], *below]
    pages = _pages([*body, *nearest, *further])
    # Beside three quotes the nearest articles are worth no second message.
    return _pages([*body, *further]) if answer.closest and len(pages) > 1 else pages


def written_so_far(sentences: Sequence[CitedSentence]) -> str:
    """Return what is shown of an answer that a chat model is still writing: one page at most."""
    page = _pages(_written(sentences))[0]
    return f"{page}\n…" if _length(f"{page}\n…") <= PAGE_CHARS else page


def abstention_text(answer: Answer, words: Words = _ENGLISH) -> str:
    """Return the one wording of an abstention in a language, not escaped; a reason that has no key stays as it is."""
    reason = reason_text(answer.reason, words)
    if answer.state == "closest":
        return words.sentences(reason, words("answer-closest"))
    return words.sentences(words("answer-cannot"), reason)


def reason_text(reason: str | None, words: Words = _ENGLISH) -> str:
    """Return why there is no answer, not escaped; a reason that has no key stays as it is."""
    key = _REASONS.get(reason or "")
    return words(key) if key else reason or ""


def _note(answer: Answer, words: Words) -> list[str]:
    """Return what a member should know of what a chat model did not do; why, the log says."""
    if not answer.note:
        return []
    if answer.text is None:
        return [words("answer-note-none")]
    return [words("answer-note-partial" if answer.mode == "written" else "answer-note-own-words")]


def _cited(answer: Answer, words: Words) -> tuple[list[_Line], list[_Line]]:
    """Return the lines of an answer with its markers, and those that name its sources."""
    below = [_Line(["-#", *_words(said)], gap="\n", whole=True) for said in corroborated(answer, words)]
    below += [line for group in answer.disagreements for line in _differing(group, words)]
    if answer.mode == "written":
        said = _written(answer.sentences, words)
    else:
        said = [_Line([part for citation in answer.citations for part in _quoted(citation)])]
        said += [line for citation in answer.citations for line in _translation(citation, words)]
    if answer.holdings:
        counted = replace(answer.sentences[0], text=holdings_text(answer.holdings, words))
        said = [_Line(_marked(counted)), replace(said[0], gap="\n\n"), *said[1:]]
    return said, [*below, *_sources(answer, words)]


def _closest(answer: Answer, words: Words) -> list[_Line]:
    """Return the lines that quote what comes closest to an answer, and those that name its sources."""
    if answer.state != "closest":
        return []
    quotes: list[_Line] = []
    for citation in answer.closest:
        quotes.append(_Line([">", *_quoted(citation)], gap="\n", whole=True))
        quotes += _translation(citation, words, ">")
    return [*quotes, *_sources(answer, words)]


def _sources(answer: Answer, words: Words) -> list[_Line]:
    """Return the lines that name what is quoted, each with the other articles with the same words."""
    sources: list[_Line] = []
    for _, group in itertools.groupby(all_sources(answer), key=lambda citation: citation.article_id):
        citations = list(group)
        sources.append(_Line(_source(citations, words), gap="\n", whole=True))
        sources += [line for said, found in also_in(answer, citations, words) for line in _others(said, found, words)]
    return [replace(sources[0], gap="\n\n"), *sources[1:]]


def _differing(group: Sequence[Citation], words: Words) -> list[_Line]:
    """Return the lines that hold against each other what articles say otherwise of one thing, in order of date."""
    lines = [_Line(_words(words("answer-disagree")), gap="\n\n")]
    for citation in group:
        known = [day(citation.published, words)] if citation.published else []
        head = [" ".join(part) for part in (known, _words(citation.publisher or "") or _words(citation.title)) if part]
        lines.append(_Line([*", ".join(head).split(), "\N{EN DASH}", *_quoted(citation)], gap="\n"))
        lines += _translation(citation, words)
    return lines


def _translation(citation: Citation, words: Words, *before: str) -> list[_Line]:
    """Return the line that gives the translation of a quote, by its number, none where there is none."""
    if not citation.translation:
        return []
    label = words("answer-translation", number=f"[{citation.n}]")
    return [_Line([*before, "-#", *_words(f"{label} {citation.translation}")], gap="\n", whole=True)]


def _written(sentences: Sequence[CitedSentence], words: Words = _ENGLISH) -> list[_Line]:
    """Return sentences that a chat model wrote, each with its markers and, under it on one page, its quotes."""
    lines: list[_Line] = []
    for sentence in sentences:
        said = _Line(_marked(sentence), gap="\n" if lines else "")
        quotes: list[_Line] = []
        for citation in sentence.citations:
            quotes.append(_Line([">", "-#", *_quoted(citation)], gap="\n", whole=True))
            quotes += _translation(citation, words, ">")
        together = "\n".join(" ".join(line.parts) for line in (said, *quotes))
        lines += [_Line([together], said.gap)] if _length(together) <= PAGE_CHARS else [said, *quotes]
    return lines


def _marked(sentence: CitedSentence) -> list[str]:
    """Return the words of a sentence, with its markers after the last."""
    parts = _words(sentence.text)
    for citation in sentence.citations:
        if parts and _length(f"{parts[-1]} **[{citation.n}]**") <= PAGE_CHARS:
            parts[-1] += f" **[{citation.n}]**"
        else:
            parts.append(f"**[{citation.n}]**")
    return parts


def _others(said: str, found: Sequence[Copy], words: Words) -> list[_Line]:
    """Return the lines that name the other articles with the same words."""
    shown, more = named(found, words)
    lines = [_Line([said, *_facts(copy, words)], gap="\n", whole=True) for copy in shown]
    return [*lines, *(_Line([one], gap="\n") for one in more)]


def _nearest(answer: Answer, words: Words) -> list[_Line]:
    """Return the lines that name the nearest articles, each with what it is about."""
    found = all_nearest(answer)
    if not found:
        return []
    facts = (_facts(near, words, near.url, _words(near.about)) for near in found)
    return [_Line([words("answer-nearest")], gap="\n\n"), *(_Line(known, gap="\n", whole=True) for known in facts)]


def _quoted(citation: Citation) -> list[str]:
    """Return the words of a quote with its marker, and an ellipsis where the sentence goes on."""
    words = _emphasised(citation) + ["…"] * citation.cut
    marker = f"**[{citation.n}]**"
    if words and _length(f"{words[-1]} {marker}") <= PAGE_CHARS:
        return [*words[:-1], f"{words[-1]} {marker}"]
    return [*words, marker]


def _emphasised(citation: Citation) -> list[str]:
    """Return the words of a quote, escaped as ever; those that answer are one part, in bold, where they aren't long."""
    quote, shown = one_line(citation.quote), escape(citation.quote)
    marked = citation.highlight or (citation.start, citation.start)
    start, end = (len(one_line(f"{citation.quote[: place - citation.start]}|")) - 1 for place in marked)
    bold = quote[start:end].strip()
    if not bold or set("[]") & set(bold):
        return _parts(shown)
    start = quote.index(bold, start)
    added = [match.start() for pattern in (SPECIAL, PINGS) for match in pattern.finditer(quote)]
    start, end = (place + sum(at < place for at in added) for place in (start, start + len(bold)))
    first, last = shown.rfind(" ", 0, start) + 1, shown.find(" ", end)
    last = len(shown) if last < 0 else last
    part = f"{shown[first:start]}**{shown[start:end]}**{shown[end:last]}"
    if _length(part) > MOST_IN_BOLD:
        return _parts(shown)
    return [*_parts(shown[:first]), part, *_parts(shown[last:])]


def _source(citations: Sequence[Citation], words: Words) -> list[str]:
    """Return the parts of the line of an article that is quoted: its numbers, and what is known of it."""
    first = citations[0]
    links = [link for one in citations if (link := one.link or one.url) and safe_link(link)]
    marked = _words(words("answer-by-ocr")) if first.by_ocr else []
    return [*(f"[{one.n}]" for one in citations), *_facts(first, words, _to_all(links) or first.url, marked)]


def _to_all(links: Sequence[str]) -> str | None:
    """Return a link that marks the quotes of all links to one page, or the first one where that is too long."""
    if not links:
        return None
    page, mark, _ = links[0].partition(FRAGMENT)
    quotes = [link.removeprefix(page + mark) for link in dict.fromkeys(links) if mark and link.startswith(page + mark)]
    joined = page + mark + "&".join(quotes)
    return joined if len(quotes) > 1 and _length(joined) <= _LONGEST_LINK else links[0]


def _facts(article: Citation | Copy | Nearest, words: Words, link: str | None = None, *further: list[str]) -> list[str]:
    """Return what is known of an article: its title as a link, publisher, day, and what else there is, dots between."""
    published = [day(article.published, words)] if article.published else []
    linked = linked_title(escape(article.title), link)
    bare = [] if linked else [shown for shown in (bare_link(link),) if shown]
    title = [linked] if linked else _title(article.title)
    known = [title, _words(article.publisher or ""), published, bare, *further]
    return [part for fact in filter(None, known) for part in ("·", *fact)][1:]


def _title(title: str) -> list[str]:
    """Return a title in bold; a very long one plain, as bold can't go on over the end of a page."""
    shown = escape(title)
    return [f"**{shown}**"] if 0 < _length(shown) <= MOST_IN_BOLD else _words(title)


def _words(text: str) -> list[str]:
    """Return escaped words; one that is longer than a page comes in pieces."""
    return _parts(escape(text))


def _parts(shown: str) -> list[str]:
    return [piece for word in shown.split() for piece in _pieces(word)]


def _pieces(word: str) -> Iterable[str]:
    if _length(word) <= PAGE_CHARS:
        return [word]
    pieces = [""]
    for unit in _UNIT.findall(word):  # a backslash stays with what it disarms
        if _length(pieces[-1] + unit) > PAGE_CHARS:
            pieces.append("")
        pieces[-1] += unit
    return pieces


def _pages(lines: Iterable[_Line]) -> list[str]:
    """Fill pages with lines, breaking a line between its parts."""
    pages = [""]
    for line in lines:
        joined = " ".join(line.parts)
        parts = [joined] if line.whole and _length(joined) <= PAGE_CHARS else line.parts
        for n, part in enumerate(parts):
            gap = " " if n else line.gap
            if _length(pages[-1] + gap + part) <= PAGE_CHARS:
                pages[-1] += gap + part
            else:
                pages.append(part)
    return pages
