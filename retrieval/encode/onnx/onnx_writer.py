"""Write a neural network as ONNX, with its weights left in the file that they are in.

An ONNX model is a protobuf message, and protobuf needs little: each field is its number and kind, then an integer of
variable length, four bytes, or a length and so many bytes. The field numbers are those of onnx.proto3,
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3. The package `onnx` would do the same, check what it does, and
weigh 27 MB.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

FLOAT, INTEGER = 1, 7  # TensorProto.DataType, float32 and int64
RUNTIMES_OWN = "com.microsoft"  # the domain of the operators that ONNX Runtime adds to ONNX's
_IR_VERSION = 10
_OPSETS = {"": 20, RUNTIMES_OWN: 1}  # the first operators with Gelu; ONNX Runtime has them since 1.17
_ELSEWHERE = 1  # TensorProto.DataLocation
_KINDS = {"float32": FLOAT, "uint8": 2, "int8": 3, "int64": INTEGER}

Field = tuple[int, int | float | str | bytes]


@dataclass(frozen=True, slots=True)
class Stored:
    """Tell where the numbers of a tensor lie, and its shape."""

    file: Path
    offset: int
    length: int
    shape: tuple[int, ...]


@dataclass(slots=True)
class Graph:
    """Collect operators, one after another. What stands for a value is its name."""

    nodes: list[bytes] = field(default_factory=list)
    tensors: dict[str, bytes] = field(default_factory=dict)
    inputs: list[bytes] = field(default_factory=list)
    outputs: list[bytes] = field(default_factory=list)

    def input(self, name: str, kind: int, *shape: str | int) -> str:
        """Add an input; a size that is a name may be any."""
        self.inputs.append(_value(name, kind, shape))
        return name

    def output(self, value: str, kind: int, *shape: str | int) -> str:
        """Make a value an output."""
        self.outputs.append(_value(value, kind, shape))
        return value

    def stored(self, name: str, tensor: Stored) -> str:
        """Add float32 weights that stay where they are."""
        where = {"location": tensor.file.name, "offset": str(tensor.offset), "length": str(tensor.length)}
        entries = [(13, _message([(1, key), (2, value)])) for key, value in where.items()]
        dims = [(1, size) for size in tensor.shape]
        self.tensors[name] = _message([*dims, (2, FLOAT), (8, name), *entries, (14, _ELSEWHERE)])
        return name

    def constant(self, array: "NDArray[Any]") -> str:
        """Add an array of its own: float32, int64, or integers of 8 bits."""
        name = f"constant {len(self.tensors)}"
        kind = _KINDS[array.dtype.name]
        self.tensors[name] = _message(
            [*((1, size) for size in array.shape), (2, kind), (8, name), (9, array.tobytes())]
        )
        return name

    def apply(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add an operator of https://onnx.ai/onnx/operators/, or of ONNX Runtime's own, and return its output."""
        output = f"value {len(self.nodes)}"
        given = [(5, _attribute(name, value)) for name, value in attributes.items()]
        named = [(2, output), (4, operator), (7, domain)]
        self.nodes.append(_message([*((1, value) for value in inputs), *named, *given]))
        return output

    def to_bytes(self) -> bytes:
        """Return the model."""
        kinds = ((1, self.nodes), (5, self.tensors.values()), (11, self.inputs), (12, self.outputs))
        parts = [_field(2, "graph")]
        for number, some in kinds:
            for part in some:  # weights among them, which are copied once
                parts += [_varint(number << 3 | 2), _varint(len(part)), part]
        versions = [(8, _message([(1, domain), (2, version)])) for domain, version in _OPSETS.items()]
        before = _message([(1, _IR_VERSION), *versions]) + _varint(7 << 3 | 2) + _varint(sum(map(len, parts)))
        return b"".join([before, *parts])


def _value(name: str, kind: int, shape: Iterable[str | int]) -> bytes:
    dims = [(1, _message([(2 if isinstance(size, str) else 1, size)])) for size in shape]
    return _message([(1, name), (2, _message([(1, _message([(1, kind), (2, _message(dims))]))]))])


def _attribute(name: str, value: Any) -> bytes:
    if isinstance(value, list):
        return _message([(1, name), *((8, item) for item in value), (20, 7)])
    number, kind = {float: (2, 1), int: (3, 2), str: (4, 3)}[type(value)]
    return _message([(1, name), (number, value), (20, kind)])


def _message(fields: Iterable[Field]) -> bytes:
    return b"".join(_field(number, value) for number, value in fields)


def _field(number: int, value: int | float | str | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    if isinstance(value, float):
        return _varint(number << 3 | 5) + struct.pack("<f", value)
    content = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    """Return an integer as seven bits a byte, lowest first; a negative one as 64 bits."""
    value &= (1 << 64) - 1
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*encoded, value])
