"""Turn an answer into pages: what one Discord message each can hold, with nothing in them that Discord would act on.

Whatever an article or a person wrote is shown as text. Discord's clients show a backslash followed by anything but a
letter, a digit or a space as that second character alone, so a backslash disarms Markdown, mentions, emoji and links
without a reader seeing it. What the server reads for itself, `@everyone` and `@here`, gets a zero-width space instead.

What is bold and in brackets, `**[1]**`, is ours: an article's brackets and asterisks come with backslashes, and words
of a quote with brackets in them aren't made bold. So is `[**title**](<...>)`: the title of an article is a link to it.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from bot.render.answer_sources import also_in, day, named, searched, unanswered
from bot.render.answer_sources import nearest as all_nearest
from bot.render.answer_sources import sources as all_sources
from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.discord_limits import length as _length
from bot.render.messages import Words, words_for
from retrieval.abstention import NOT_THIS, NOTHING, OTHER_DATES, UNSURE
from retrieval.types import Answer, Citation, Copy, Nearest

PAGE_CHARS = MESSAGE_CHARS

_ENGLISH = words_for("en")
_REASONS = {
    NOTHING: "answer-nothing",
    NOT_THIS: "answer-not-this",
    OTHER_DATES: "answer-other-dates",
    UNSURE: "answer-unsure",
}
_FRAGMENT = ":~:"
_LONGEST_LINK = 1_000  # UTF-16 units of a link that marks several quotes
_LONGEST_QUESTION = 300  # UTF-16 units of the question above its answer
_MOST_IN_BOLD = 500  # UTF-16 units that stay on one page: bold can't go on over its end
# Control characters, halves of surrogate pairs, marks that reorder the text around them, and what takes no room. The
# zero-width joiners stay: Persian, the scripts of India and many emoji are written with them.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
_SPECIAL = re.compile(
    r"[\\*_~|`\[\]<>#]"  # emphasis, spoilers, code, masked links, mentions, quotes, headings
    r"|(?<=\])\("  # masked links that would begin at a bracket of ours, backslash or not
    r"|(?<!\S)[-+]|[-+](?!\S)"  # lists and subtext, wherever a page may begin
    r"|(?<=\d)\.(?!\S)"  # numbered lists
    r"|(?<=\w)\.(?=[^\W\d_])"  # host names: an invite needs no https:// to be shown as one
    r"|:(?=//|[\w+-]+:)"  # bare links, emoji by name
)
_PAIRED = re.compile(r"(?:[^\[\]]|\[[^\[\]]*\])*")
_PING = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_MARKER = re.compile(r"(?<!\\)\[(\d+)\]")
_ESCAPED_MARKER = re.compile(
    r"\\\[(\d+)\\\]"
)  # a number in brackets that is no marker, as `retrieval.cite.citations` writes it
_PARENTHESES = str.maketrans({"(": "%28", ")": "%29"})
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
        text, below = _cited(answer, words)
    else:
        text, below = _words(abstention_text(answer, words)), _closest(answer, words)
    nearest = [] if answer.text is not None and answer.citations else _nearest(answer, words)
    remarks = (*unanswered(answer, words), *searched(answer, words), *_note(answer, words))
    further = [_Line(_words(said), gap="\n\n") for said in remarks]
    asked = [_Line([">", *_words(clip(answer.question.text, _LONGEST_QUESTION))])] if with_question else []
    body = [*asked, _Line(text, gap="\n" if asked else ""), *below]
    pages = _pages([*body, *nearest, *further])
    # Beside three quotes the nearest articles are worth no second message.
    return _pages([*body, *further]) if answer.closest and len(pages) > 1 else pages


def abstention_text(answer: Answer, words: Words = _ENGLISH) -> str:
    """Return the one wording of an abstention in a language, not escaped; a reason that has no key stays as it is."""
    if answer.state == "closest":
        return " ".join(filter(None, (reason_text(answer.reason, words), words("answer-closest"))))
    return " ".join(filter(None, (words("answer-cannot"), reason_text(answer.reason, words))))


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


def escape(text: str) -> str:
    """Return text on one line that Discord shows and doesn't act on."""
    return _PING.sub("@\u200b", _SPECIAL.sub(r"\\\g<0>", _one_line(text)))


def _one_line(text: str) -> str:
    return " ".join(_UNSAFE.sub("", text).split())


def safe_link(link: str | None) -> str | None:
    """Return a link as `<link>`, which shows no preview; None for what is no web address, or fits on no page."""
    if not link or not _is_web_address(link):
        return None
    shown = _PING.sub("%40", "".join(_encoded(character) for character in link))
    shown = f"<{shown.replace('](', '%5D(')}>"  # the end of a masked link, were there a bracket before it
    return shown if _length(shown) <= PAGE_CHARS else None


def bare_link(link: str | None) -> str | None:
    """Return a link as `safe_link` does, without the words that it marks, which are too long to be read."""
    return safe_link(link.partition(_FRAGMENT)[0].removesuffix("#")) if link else None


def linked_title(title: str, link: str | None) -> str | None:
    """Return an escaped title in bold as a link, which shows no preview.

    None where either is none, the title is too long, or it has a bracket without the other or an address in it, which
    Discord's clients take for the end of a link and for another one.
    """
    target = safe_link(link)
    if target is None or not title or "//" in title or _length(title) > _MOST_IN_BOLD or not _PAIRED.fullmatch(title):
        return None
    shown = f"[**{title}**]({target.translate(_PARENTHESES)})"
    return shown if _length(shown) <= PAGE_CHARS else None


def _is_web_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and link.lower().startswith(f"{parts.scheme}://")


def _encoded(character: str) -> str:
    """Percent-encode what would end the link or isn't seen; letters of any script stay readable."""
    if character.isprintable() and character not in ' <>"\\^`{|}':
        return character
    return quote(character, safe="", errors="replace")


def _cited(answer: Answer, words: Words) -> tuple[list[str], list[_Line]]:
    """Return the words of an answer with its markers, and the lines that name its sources."""
    written = answer.mode == "written"
    text = _written(answer) if written else [part for citation in answer.citations for part in _quoted(citation)]
    below = [line for group in answer.disagreements for line in _differing(group, words)]
    return text, [*below, *_sources(answer, words)]


def _closest(answer: Answer, words: Words) -> list[_Line]:
    """Return the lines that quote what comes closest to an answer, and those that name its sources."""
    if answer.state != "closest":
        return []
    quotes = (_Line([">", *_quoted(citation)], gap="\n", whole=True) for citation in answer.closest)
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
    return lines


def _written(answer: Answer) -> list[str]:
    """Return the words of sentences that a chat model wrote, each sentence with its markers after it."""
    numbers = {str(citation.n) for citation in answer.citations}
    parts: list[str] = []
    for n, piece in enumerate(_MARKER.split(answer.text or "")):
        if n % 2 == 0 or piece not in numbers:
            parts += _words(_ESCAPED_MARKER.sub(r"[\1]", piece) if n % 2 == 0 else f"[{piece}]")
        elif parts and _length(f"{parts[-1]} **[{piece}]**") <= PAGE_CHARS:
            parts[-1] += f" **[{piece}]**"
        else:
            parts.append(f"**[{piece}]**")
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
    quote, shown = _one_line(citation.quote), escape(citation.quote)
    marked = citation.highlight or (citation.start, citation.start)
    start, end = (len(_one_line(f"{citation.quote[: place - citation.start]}|")) - 1 for place in marked)
    bold = quote[start:end].strip()
    if not bold or set("[]") & set(bold):
        return _parts(shown)
    start = quote.index(bold, start)
    added = [match.start() for pattern in (_SPECIAL, _PING) for match in pattern.finditer(quote)]
    start, end = (place + sum(at < place for at in added) for place in (start, start + len(bold)))
    first, last = shown.rfind(" ", 0, start) + 1, shown.find(" ", end)
    last = len(shown) if last < 0 else last
    part = f"{shown[first:start]}**{shown[start:end]}**{shown[end:last]}"
    if _length(part) > _MOST_IN_BOLD:
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
    page, mark, _ = links[0].partition(_FRAGMENT)
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
    return [f"**{shown}**"] if 0 < _length(shown) <= _MOST_IN_BOLD else _words(title)


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
