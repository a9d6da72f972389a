"""The body of a response, read piece by piece and never past its limit, however small it was packed."""

import zlib
from collections.abc import Iterable, Iterator

from corpus.errors import FetchError

ENCODINGS = "gzip, deflate"  # what is asked for; nothing else is unpacked
_PIECE = 65_536  # bytes unpacked at once: a bomb makes a thousand of each byte
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], encoding: str, limit: int, *, cut: bool = False) -> bytes:
    """Return the body, unpacked by its Content-Encoding.

    Raises FetchError where it is more than `limit` bytes, packed or unpacked (with `cut`, what is more is left out),
    and where it can't be unpacked.
    """
    body = bytearray()
    for piece in _pieces(chunks, encoding.strip().lower(), limit):
        body += piece
        if len(body) > limit:
            if cut:
                break
            raise too_large(limit)
    return bytes(body[:limit])


def unpack(data: bytes, limit: int) -> bytes:
    """Return what a gzip file holds; raises as `read_body` does."""
    return read_body([data], "gzip", limit)


def too_large(limit: int) -> FetchError:
    """Return the error for what is larger than it may be."""
    return FetchError("unreadable-large", bytes=limit)


def _pieces(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from chunks
    elif encoding in ("gzip", "x-gzip", "deflate"):
        try:
            yield from _unpacked(_limited(chunks, limit), deflated=encoding == "deflate")
        except zlib.error:
            raise _damaged() from None
    else:
        raise FetchError("unreadable-packed", packing=repr(encoding[:40]))


def _limited(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise too_large(limit)
        yield chunk


def _unpacked(chunks: Iterable[bytes], *, deflated: bool) -> Iterator[bytes]:
    """Yield pieces of bounded size; a gzip file may be several, one after the other."""
    unpacker = None if deflated else zlib.decompressobj(_GZIP)
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if unpacker is None:
                unpacker = zlib.decompressobj(_ZLIB if _has_zlib_header(waiting) else _RAW)
            elif unpacker.eof:
                if deflated or not waiting.strip(b"\0"):
                    break  # what follows is padding
                unpacker = zlib.decompressobj(_GZIP)
            yield unpacker.decompress(waiting, _PIECE)
            waiting = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        raise _damaged()


def _has_zlib_header(data: bytes) -> bool:
    """Return whether "deflate" means what the standard says; many servers leave zlib's two bytes out (RFC 1950)."""
    return data[0] & 0x0F == 8 and (len(data) < 2 or int.from_bytes(data[:2]) % 31 == 0)


def _damaged() -> FetchError:
    return FetchError("unreadable-damaged", transient=True)
