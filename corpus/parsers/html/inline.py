"""Words inside a sentence, before anything is left out: each stands as a person reads it.

What surrounds an article is told by its elements: a `label` is part of a form, a `time` of a byline. Inside a sentence
they are its words, so there they become plain `span`s. What a page shows as struck out, or not at all, goes.
"""

import re

from corpus.parsers.html.elements import INLINE, NO_TEXT, WORDS_IN_A_SENTENCE
from corpus.parsers.html.formulas import read_formula
from corpus.parsers.html.tree import Element, class_and_id, put, text_of
from corpus.parsers.superscripts import fraction, lowered, raised

_STRUCK = ("del", "s", "strike")
_HIDDEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|invisible|offscreen"
    r"|assistive-text|hidden-accessible|element-invisible)(?:$|\s)"
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[\w-]*\s*:[^;]*line-through", re.I
)
_OPENED = re.compile(r"tab|panel|accordion|collaps|toggle|expand|slide|read-?more")  # by a click, or by and by
_NOTE = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|note-?ref|fn-?ref|references?|fn|cite_?ref|citation)(?:$|[\s_:-])"
)
_NOTE_LINK = re.compile(r"#(?:_?(?:ftn|edn|fn|cite|note|ref|foot|end)|\d)", re.I)


def settle_inline(root: Element) -> None:
    """Bring the words in the sentences of a page, in place, into the form in which they are quoted.

    Left out: what is hidden or struck out, marks of footnotes, the readings beside ruby characters, and what holds no
    text of the page. A hidden part that holds most of the page is shown by a script, and stays.
    """
    for element in list(root.iter(*NO_TEXT)):
        if element.tag != "script" or "json" not in (element.get("type") or ""):  # which trafilatura looks into
            put(element)
    _drop_unsaid(root)
    for element in list(root.iter("math")):
        put(element, read_formula(element))
    for element in list(root.iter("q")):
        _quote(element)
    for element in list(root.iter("sup", "sub")):
        _raise_or_lower(element)
    for element in root.iter(*WORDS_IN_A_SENTENCE):
        if _is_in_sentence(element):
            element.tag = "span"


def _drop_unsaid(root: Element) -> None:
    for element in list(root.iter(*_STRUCK)):
        put(element)
    hidden = {element: None for element in root.iter("*") if _is_hidden(element)}  # in the page's order
    outermost = [element for element in hidden if hidden.keys().isdisjoint(element.iterancestors())]
    if outermost and 2 * sum(len(text_of(element)) for element in outermost) <= len(text_of(root)):
        for element in outermost:
            put(element)


def _is_hidden(element: Element) -> bool:
    for name, said in element.items():
        if name == "class":
            hides = _HIDDEN_CLASS.search(said.lower()) is not None
        elif name == "style":
            hides = _HIDDEN_STYLE.search(said) is not None and not _is_opened(element)
        else:
            hides = name == "hidden" and said != "until-found"
        if hides:
            return element.tag not in ("html", "body", "script", "noscript")
    return False


def _is_opened(element: Element) -> bool:
    """Return whether a script shows an element in its turn, or when somebody clicks."""
    return element.get("role") == "tabpanel" or _OPENED.search(class_and_id(element)) is not None


def _quote(element: Element) -> None:
    """Write the quotation marks that browsers put around a `q`, which is no block of its own."""
    inner = any(ancestor.tag == "span" and ancestor.get("data-quoted") for ancestor in element.iterancestors())
    opening, closing = "‘’" if inner else "“”"
    element.tag = "span"
    element.set("data-quoted", "1")
    element.text = opening + (element.text or "").lstrip()
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing
    else:
        element.text += closing


def _raise_or_lower(element: Element) -> None:
    if element.tag == "span":
        return  # of a fraction, which it was read with
    before, content = _before(element), text_of(element)
    if any(child.tag not in INLINE for child in element.iterdescendants()):
        element.tag = "span"
    elif element.tag == "sub":
        put(element, lowered(content, before))
    elif not _as_fraction(element, content, before):
        put(element, raised(content, before, element.tail or "", is_note=_is_note(element)))


def _as_fraction(element: Element, numerator: str, before: str) -> bool:
    """Put a fraction in the place of a raised number, a slash and a lowered one; return whether there is one."""
    below = element.getnext()
    if below is None or below.tag != "sub" or (element.tail or "").strip() not in ("/", "⁄"):
        return False
    denominator = text_of(below)
    if not (numerator.isdigit() and denominator.isdigit()):
        return False
    element.tail = None
    put(element, fraction(numerator, denominator, before))
    put(below)
    return True


def _is_note(element: Element) -> bool:
    if _NOTE.search(class_and_id(element)):
        return True
    links = [*element.iter("a"), *(up for up in element.iterancestors() if up.tag == "a")]
    return any(_NOTE_LINK.search(link.get("href") or "") or _NOTE.search(class_and_id(link)) for link in links)


def _before(element: Element) -> str:
    """Return the text that leads up to an element in its block: as much as stands in one piece."""
    while True:
        sibling, parent = element.getprevious(), element.getparent()
        if sibling is not None:
            return (sibling.tail or "") or "".join(sibling.itertext())
        if parent is None or parent.text or parent.tag not in INLINE:
            return (parent.text if parent is not None else None) or ""
        element = parent


def _is_in_sentence(element: Element) -> bool:
    """Return whether words stand beside an element, or beside the inline elements that hold nothing else."""
    while True:
        sibling, parent = element.getprevious(), element.getparent()
        if parent is None:
            return False
        ahead = sibling.tail if sibling is not None else parent.text
        if any(char.isalnum() for char in f"{ahead or ''}{element.tail or ''}"):
            return True
        if sibling is not None or element.getnext() is not None or parent.tag not in INLINE:
            return False
        element = parent
