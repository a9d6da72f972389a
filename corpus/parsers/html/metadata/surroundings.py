"""Where on a page its article's byline and day stand: beside its headline, and in its text, but in no other story's."""

import re
from collections.abc import Sequence
from functools import cached_property

from corpus.parsers.html.blocks import Block
from corpus.parsers.html.tree import Element, class_and_id, text_of

_APART = ("nav", "article", "form", "script", "style")
_AHEAD, _BELOW = 120, 80  # elements before the headline and after the text
_PROSE, _BYLINES = 100, 200  # characters of a paragraph, and of an aside that holds no more than a byline and a day
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|teasers?|comments?|respond|sidebar|popular|trending|promos?|most|more|newsletters?"
    r"|widget|latest)(?:$|[\s_-])"
)


class Surroundings:
    """Hold the elements around an article, in the page's order; they are looked for once they are asked for.

    Other stories, comments and menus are left out; so is what is far above the headline or far below the text.
    """

    def __init__(self, root: Element, headline: Element | None, blocks: Sequence[Block]) -> None:
        self._root = root
        self._headline = headline
        self.blocks = blocks

    @cached_property
    def all(self) -> list[Element]:
        """Return the elements around the article; none where its text is not on the page."""
        return self._between[0] if self.blocks else []

    @cached_property
    def ahead(self) -> list[Element]:
        """Return those before its first paragraph."""
        return self._between[1] if self.blocks else []

    @cached_property
    def _between(self) -> tuple[list[Element], list[Element]]:
        paragraphs = (block.element for block in self.blocks if block.kind != "heading" and len(block.text) >= _PROSE)
        first, last = self.blocks[0].element, self.blocks[-1].element
        order = list(self._root.iter("*"))
        places = {element: place for place, element in enumerate(order)}
        # The headline may have stood in what was taken off the page.
        known: list[Element] = [element for element in (self._headline, first, last) if element in places]
        around = {*known, *(up for element in known for up in element.iterancestors())}
        prose = places[next(paragraphs, first)]
        begins = max(0, min(places[element] for element in known) - _AHEAD)
        ahead = _without_others(order[begins:prose], around)
        return ahead + _without_others(order[prose : places[last] + _BELOW], around), ahead


def _without_others(elements: Sequence[Element], around: set[Element]) -> list[Element]:
    """Return the elements without those of other stories; what is `around` the text is none."""
    found, others = [], set()
    for element in elements:
        if element in around:
            found.append(element)
        elif element.getparent() in others or element.tag in _APART or _is_of_others(element):
            others.add(element)
        else:
            found.append(element)
    return found


def _is_of_others(element: Element) -> bool:
    if element.tag == "aside" and len(text_of(element)) > _BYLINES:
        return True
    return _OTHERS.search(class_and_id(element)) is not None
