"""Addresses of the web as text: one spelling for each, and which of them are of one site. Nothing is looked up here."""

import ipaddress
import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from corpus.errors import SourceError

MAX_URL = 2000  # characters; browsers and Discord take no longer ones
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PATH_MARKS = "/:@!$&'()*+,;=~%"
_QUERY_MARKS = _PATH_MARKS + "?[]"
_UNFIT = re.compile("[\0-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]")
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
_AUTHORITY = re.compile(r"(\[[^\[\]]*:[^\[\]]*\]|[^\[\]:]*)(:\d*)?")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
# What campaigns and counters hang on an address: the page is the same without.
_TRACKERS = re.compile(r"(utm_[a-z_]+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl)(=|$)", re.I)
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")


def normalize(url: str) -> str:
    """Return the one spelling of an address, without its fragment.

    Scheme and host are lower-case and ASCII (IDNA), a default port and dots in the path are gone, and what has to be
    escaped is. Raises SourceError for anything but a whole http or https address without a user name or password.
    """
    written = url.strip()
    if len(written) > MAX_URL:
        raise SourceError("unreadable-address-long", most=MAX_URL)
    if _UNFIT.search(written):
        raise SourceError("unreadable-address-spaces")
    try:
        parts = urlsplit(written)
        if parts.scheme not in _DEFAULT_PORTS:
            raise SourceError("unreadable-scheme")
        if "@" in parts.netloc:
            raise SourceError("unreadable-user-name")
        return urlunsplit((parts.scheme, _authority(parts), _path(parts.path), _escape(parts.query, _QUERY_MARKS), ""))
    except ValueError:
        raise SourceError("unreadable-no-address") from None


def identify(url: str) -> str:
    """Return what names a page however it was come by: its normal spelling, without what only counts visitors."""
    base, mark, query = normalize(url).partition("?")
    kept = "&".join(part for part in query.split("&") if not _TRACKERS.match(part))
    return base + (mark + kept if kept else "")


def resolve(base: str, reference: str) -> str:
    """Return the normal spelling of a reference as it stands in the page at `base`; raises as `normalize` does."""
    try:
        return normalize(urljoin(base, reference.strip()))
    except ValueError:
        raise SourceError("unreadable-no-address") from None


def host_of(url: str) -> str:
    """Return the host of a normal address; an IPv6 one without its brackets."""
    return urlsplit(url).hostname or ""


def port_of(url: str) -> int:
    """Return the port of a normal address, by its scheme where it names none."""
    parts = urlsplit(url)
    return parts.port or _DEFAULT_PORTS[parts.scheme]


def root_of(url: str) -> str:
    """Return scheme, host and port of a normal address, with a slash: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def same_site(one: str, other: str) -> bool:
    """Return whether two normal addresses are of one site: of one host, but for "www." and the like before it."""
    return _site(host_of(one)) == _site(host_of(other))


def shown(url: str) -> str:
    """Return an address as it may stand in a log: a query can hold a key."""
    base, mark, _ = url.partition("?")
    return base + ("?…" if mark else "")


def _site(host: str) -> str:
    prefix = next((prefix for prefix in _SAME_SITE if host.startswith(prefix)), "")
    return host.removeprefix(prefix)


def _authority(parts: SplitResult) -> str:
    if not _AUTHORITY.fullmatch(parts.netloc):
        raise ValueError(parts.netloc)
    host, port = _host(parts.hostname or ""), parts.port
    if port == 0:
        raise SourceError("unreadable-no-port")
    return host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"


def _host(host: str) -> str:
    if ":" in host:
        if "%" in host:
            raise SourceError("unreadable-interface")
        return f"[{ipaddress.IPv6Address(host).compressed}]"
    name = (host if host.isascii() else _ascii(host)).lower().removesuffix(".")
    if not _HOST.fullmatch(name):
        raise SourceError("unreadable-no-host")
    return name


def _ascii(host: str) -> str:
    import idna

    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        raise SourceError("unreadable-no-host") from None


def _path(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")[1:] or [""]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return _escape("/" + "/".join(kept), _PATH_MARKS)


def _escape(text: str, marks: str) -> str:
    return _ESCAPE.sub(lambda found: f"%{found[1].upper()}" if found[1] else "%25", quote(text, safe=marks))
