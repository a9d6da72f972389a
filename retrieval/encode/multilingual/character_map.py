"""What a tokenizer reads characters as, in the form that `tokenizers` takes: SentencePiece's precompiled map.

It is a tree of bytes laid out in one array of 32-bit units, a "double array": Aoe (1989),
https://doi.org/10.1109/32.31365, and https://github.com/s-yata/darts-clone for the bits of a unit. Keys here are single
characters in UTF-8, some hundred beginnings and a few thousand ends, so each beginning has 256 units to itself, and
nothing need be packed.
"""

import struct
from collections.abc import Mapping

_LEAF, _VALUE, _BLOCK = 1 << 8, 1 << 31, 256


def precompiled(characters: Mapping[str, str]) -> bytes:
    """Return a map from characters to what they are read as."""
    blocks: dict[bytes, int] = {b"": _BLOCK}  # where each beginning's units are; the first of all is the root
    for key in map(str.encode, characters):
        for end in range(1, len(key)):
            blocks.setdefault(key[:end], _BLOCK * (len(blocks) + 1))
    first_value = _BLOCK * (len(blocks) + 1)
    units = [0] * first_value
    units[0] = _unit(0, blocks[b""], 0)
    for beginning, block in blocks.items():
        if beginning:
            _link(units, blocks[beginning[:-1]], beginning[-1], block)
    texts = bytearray()
    for character, read_as in characters.items():
        key = character.encode()
        _link(units, blocks[key[:-1]], key[-1], len(units), _LEAF)
        units.append(_VALUE | len(texts))
        texts += read_as.encode() + b"\0"
    units += [0] * (-len(units) % _BLOCK)
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


def _link(units: list[int], block: int, label: int, to: int, leaf: int = 0) -> None:
    """Let a byte lead from one place to another; where one stands the other is found by exclusive or."""
    units[block ^ label] = _unit(block ^ label, to, label | leaf)


def _unit(at: int, to: int, flags: int) -> int:
    return (at ^ to) << 10 | flags
