"""Expect an error by its code and values; the sentence is the catalogue's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest

from corpus.errors import FootnoteError

_Error = TypeVar("_Error", bound=FootnoteError)


@contextmanager
def raises(error: type[_Error], code: str, /, **values: Any) -> Iterator[pytest.ExceptionInfo[_Error]]:
    """Expect an error of a class and a code, with these values at least."""
    with pytest.raises(error) as raised:
        yield raised
    assert raised.value.code == code
    found = dict(raised.value.values)
    assert {name: found.get(name) for name in values} == values
