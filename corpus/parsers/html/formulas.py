"""A formula in MathML as one line of text: E = mc², (a + b)/2, √(x)."""

from corpus.parsers.html.tree import Element
from corpus.parsers.superscripts import lowered, raised

_DEEPEST = 30  # elements within elements; what is deeper is read without its form
_LEFT_OUT = ("annotation", "annotation-xml", "mphantom")
_OPERATORS = frozenset("=<>≤≥≠≈+−-±×·∈→∝")


def read_formula(element: Element, depth: int = 0) -> str:
    """Return what a formula says: letters and numbers as shown, fractions with a slash, roots with their sign."""
    name = element.tag.rpartition(":")[2] if isinstance(element.tag, str) else ""
    if name in _LEFT_OUT or not name:
        return ""
    parts = [read_formula(child, depth + 1) for child in element] if depth < _DEEPEST else ["".join(element.itertext())]
    if not len(element):
        written = "".join((element.text or "").split())
        return f" {written} " if name == "mo" and written in _OPERATORS and written else written
    if name in ("msup", "msub", "msubsup", "mfrac", "mroot") and len(parts) >= 2:
        return _built(name, [part.strip() for part in parts])
    inside = "".join(parts)
    if name == "msqrt":
        return f"√{_grouped(inside)}"
    if name == "mfenced":
        return f"({', '.join(parts)})"
    return inside


def _built(name: str, parts: list[str]) -> str:
    first, second, *rest = parts
    if name == "mfrac":
        return f"{_grouped(first)}/{_grouped(second)}"
    if name == "mroot":
        return f"{raised(second, 'x') or second}√{_grouped(first)}"
    power = rest[0] if name == "msubsup" and rest else second
    if name in ("msub", "msubsup"):
        first += lowered(second, first)
    if name == "msub":
        return first
    return first + (raised(power, first) or f"^{_grouped(power)}")


def _grouped(part: str) -> str:
    return f"({part})" if " " in part.strip() else part.strip()
