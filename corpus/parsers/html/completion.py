"""What plainly belongs to an article besides what trafilatura keeps of it: standfirst, bare text, captions, lists."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from corpus.parsers.html.blocks import Block, Container
from corpus.parsers.html.boilerplate import leads_elsewhere, stands_apart
from corpus.parsers.html.tree import Element, class_and_id

_MOST = 0.85  # of the characters kept; the innermost container with so many is the article's
_LITTLE = 0.3  # of them; what holds more is the article, whatever its name
_LINKED = 0.3  # of a paragraph's characters; with more of them in links it is none
_AHEAD = 12  # blocks before the first one kept, among which the standfirst is looked for
_PROSE, _DENSE_PROSE = 60, 25  # characters of a paragraph, and of one in a script that needs fewer
_PARAGRAPH = 80  # characters of one that counts for the page's prose as it stands
_ALL_PROSE = 0.6  # of the page's prose; the innermost container with so much is its text
_MOST_BESIDE = 0.85  # of it; what has more is no menu, whatever its name

_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_END = re.compile(r"""[.!?…:;。！？]["'”’»」』）)\]\s\d]*$""")
_STANDFIRST = re.compile(
    r"""(?:^|[\s_-])(?: stand-?first | lead | lede | dek | deck | sub-?(?:title|head(?:line|ing)?)
    | intro(?:duction)?
    | summary | excerpt | abstract | chapo | chapeau | vorspann | anreisser | bajada | copete
    | description )(?:$|[\s_-])""",
    re.VERBOSE,
)


def complete(blocks: Sequence[Block], kept: Set[int], posts: Sequence[Element] = ()) -> set[int]:
    """Return the positions kept, with those of blocks that belong to the same article.

    `posts` are elements that are all of it, if most of what is kept is in them.
    """
    whole = {*kept, *_paragraphs_as_they_stand(blocks, kept), *_in_posts(blocks, kept, frozenset(posts))}
    return _Article(blocks, whole).places() if whole else whole


def _in_posts(blocks: Sequence[Block], kept: Set[int], posts: Set[Element]) -> set[int]:
    if not posts:
        return set()
    inside = {place for place, block in enumerate(blocks) if posts & {c.element for c in _containers(block.around)}}
    if 2 * sum(len(blocks[place].text) for place in kept & inside) < sum(len(blocks[place].text) for place in kept):
        return set()
    own = (place for place in inside if blocks[place].linked <= _LINKED * len(blocks[place].text))
    return {place for place in own if not leads_elsewhere(blocks[place])}


def is_prose(block: Block) -> bool:
    """Return whether a block is a paragraph by its length, or a sentence by its end."""
    enough = _DENSE_PROSE if _DENSE.search(block.text) else _PROSE
    return len(block.text) >= 2 * enough or (len(block.text) >= enough / 2 and _END.search(block.text) is not None)


def _paragraphs_as_they_stand(blocks: Sequence[Block], kept: Set[int]) -> set[int]:
    """Return the positions of the page's paragraphs where they are plainly more than what is kept; else none."""
    found = [place for place, block in enumerate(blocks) if _is_paragraph(block)]
    if not found:
        return set()
    weights = _weights(blocks, found)
    most = _MOST_BESIDE * sum(len(blocks[place].text) for place in found)
    beside = {
        c for c, weight in weights.items() if c.around and weight < most and (c.is_link or stands_apart(c.element))
    }
    prose = [place for place in found if not beside & set(_containers(blocks[place].around))]
    total = sum(len(blocks[place].text) for place in prose)
    if total < max(1, 2 * sum(len(blocks[place].text) for place in kept)):
        return set()
    region = _innermost(_weights(blocks, prose), _ALL_PROSE * total)
    return {place for place in prose if region in _containers(blocks[place].around)}


def _is_paragraph(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH and block.linked < _LINKED * len(block.text) and is_prose(block)


class _Article:
    """Stand for the blocks kept, and for the container that they are in."""

    def __init__(self, blocks: Sequence[Block], kept: Set[int]) -> None:
        self._blocks = blocks
        self._kept = kept
        self._first, self._last = min(kept), max(kept)
        self._weights = _weights(blocks, kept)
        self._total = max(1, sum(len(blocks[place].text) for place in kept))
        self._region = _innermost(self._weights, _MOST * self._total)
        self._apart: dict[Container, bool] = {}

    def places(self) -> set[int]:
        """Return the positions of all blocks of the article."""
        unkept = (place for place in range(len(self._blocks)) if place not in self._kept)
        together = self._kept | {place for place in unkept if self._belongs(place)} | self._standfirst()
        return {*together, *self._headings(together)}

    @cached_property
    def _beds(self) -> set[Container | None]:
        """Return what the paragraphs that are kept stand side by side in."""
        prose = (self._blocks[place] for place in self._kept if is_prose(self._blocks[place]))
        return {block.around.around for block in prose if not self._is_apart(block.around)}

    def _is_own(self, block: Block) -> bool:
        return self._region in _containers(block.around) and not self._is_apart(block.around)

    def _is_apart(self, container: Container) -> bool:
        """Return whether an element between this one and the article's stands apart, and holds little that is kept."""
        if container is self._region or container.around is None:
            return False
        if container not in self._apart:
            light = self._weights[container] < _LITTLE * self._total
            self._apart[container] = (light and stands_apart(container.element)) or self._is_apart(container.around)
        return self._apart[container]

    def _belongs(self, place: int) -> bool:
        block = self._blocks[place]
        if not self._is_own(block) or leads_elsewhere(block):
            return False
        among = self._first < place < self._last
        if block.kind == "caption":
            return len(block.text) >= _DENSE_PROSE and (among or bool(self._beds & set(_containers(block.around)[1:3])))
        if block.linked > _LINKED * len(block.text):
            return self._is_listed(block)
        if block.kind in ("code", "table"):
            return among
        beside = block.linked == 0 and block.around.around in self._beds
        return is_prose(block) and (among or beside)

    def _is_listed(self, block: Block) -> bool:
        """Return whether a link is an item of a list that stands among the article's paragraphs."""
        if block.item is None:
            return False
        parent = block.item.whole.getparent()
        return any(bed is not None and bed.element is parent for bed in self._beds)

    def _standfirst(self) -> set[int]:
        """Return where the standfirst is: between the page's headline and the first block that is kept, by its name."""
        ahead = range(max(0, self._first - _AHEAD), self._first)
        headline = max((place for place in ahead if self._blocks[place].element.tag == "h1"), default=-1)
        return {place for place in ahead if place > headline and self._is_standfirst(self._blocks[place])}

    def _is_standfirst(self, block: Block) -> bool:
        if block.linked or not is_prose(block):
            return False
        for container in _containers(block.around):
            if container is self._region or stands_apart(container.element):
                return False
            if _STANDFIRST.search(class_and_id(container.element)):
                return True
        return False

    def _headings(self, together: Set[int]) -> set[int]:
        """Return where the headings are that stand above something of the article."""
        found, above = set(), False
        for place in range(self._last, self._first - 1, -1):
            block = self._blocks[place]
            if place in together:
                above = block.kind != "heading"
            elif block.kind == "heading":
                if above and not block.linked and not leads_elsewhere(block) and self._is_own(block):
                    found.add(place)
                above = False
        return found


def _weights(blocks: Sequence[Block], places: Iterator[int] | Sequence[int] | Set[int]) -> Counter[Container]:
    """Return how many characters of these blocks each container holds."""
    weights: Counter[Container] = Counter()
    for place in places:
        for container in _containers(blocks[place].around):
            weights[container] += len(blocks[place].text)
    return weights


def _innermost(weights: Counter[Container], least: float) -> Container:
    return max((c for c, weight in weights.items() if weight >= least), key=lambda c: len(_containers(c)))


def _containers(container: Container | None) -> list[Container]:
    """Return a container and those around it, the innermost first."""
    found = []
    while container is not None:
        found.append(container)
        container = container.around
    return found
