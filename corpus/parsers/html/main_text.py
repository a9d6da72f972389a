"""The text of a page's article: trafilatura says which blocks it is, the page itself says their words.

Trafilatura finds the article among menus, teasers and comments, but loses bare text, captions and words on the way, and
may put blocks in another order. So its text is only laid over the page: the blocks that are in it are quoted from the
page, in the page's order, with those that plainly belong to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.parsers.html.alignment import align
from corpus.parsers.html.blocks import Block, cut_into_blocks, write_blocks
from corpus.parsers.html.boilerplate import is_beside, is_notice, is_offer, leads_elsewhere
from corpus.parsers.html.completion import complete
from corpus.parsers.html.tree import Element

_COVERED = 0.8  # of trafilatura's text; where less of it is on the page, it may be from the page's data


@dataclass(frozen=True, slots=True)
class MainText:
    """Hold the text of an article, the blocks that it is made of, and all of its page.

    `blocks` is empty where the text is from the page's data.
    """

    text: str
    blocks: Sequence[Block]
    page: Sequence[Block]


def find_main_text(root: Element, posts: Sequence[Element] = ()) -> MainText:
    """Return the text of the article on a page, empty where there is none.

    `settle_inline` has been over the page. `posts` are elements that are all of the text, as in a live blog.
    """
    body = root.find("body")
    if body is None:
        return MainText("", (), ())
    blocks = cut_into_blocks(body)
    extracted = _extracted(root)
    if extracted is None:
        return _of([block for block in blocks if not is_beside(block.around)], blocks)
    kept, covered = align(extracted, blocks)
    found = _of(_without_leads(blocks, sorted(complete(blocks, kept, posts))), blocks)
    if covered >= _COVERED:
        return found
    parts = (" ".join("".join(part.itertext()).split()) for part in extracted)
    whole = "\n\n".join(filter(None, parts))
    return found if len(found.text) >= len(whole) else MainText(whole, (), blocks)


def _of(blocks: Sequence[Block], page: Sequence[Block]) -> MainText:
    return MainText(write_blocks(blocks), blocks, page)


def _extracted(root: Element) -> Element | None:
    from trafilatura import bare_extraction

    # As it is: its own comparison of what several algorithms find is better than any of its modes (docs/evaluation.md).
    # Its form is asked for as a text only to have none written: as Python's it would be.
    found: Any = bare_extraction(root, include_comments=False, include_tables=True, output_format="txt")
    return found.body if found else None


def _without_leads(blocks: Sequence[Block], kept: Sequence[int]) -> list[Block]:
    """Return the blocks without those that lead to other stories or speak of the page, unless they are all there is."""
    chosen, leading = [], False
    for block in (blocks[place] for place in kept):
        leading = leads_elsewhere(block) or (leading and block.linked > 0.8 * len(block.text))
        if not leading and not is_offer(block) and not is_notice(block):
            chosen.append(block)
    while chosen and chosen[-1].kind == "heading":
        chosen.pop()
    return chosen or [blocks[place] for place in kept]
