"""Whether everything is there that an answer needs: `footnote doctor`."""

import os
import platform
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.render.errors import words_for
from bot.services import build_engine, build_reranker, build_source_list, build_span_model, build_vectors, build_writer
from bot.settings import Settings
from corpus.errors import FootnoteError
from retrieval.answer.engine import Engine
from retrieval.encode.encoder_choice import TAUGHT
from retrieval.encode.file_digests import Digests
from retrieval.search.score_fusion import DEVIATION
from retrieval.store.records import Snapshot, check_encoder

DISCORD = "https://discord.com"
_CONNECT_S = 5.0


@dataclass(frozen=True, slots=True)
class Check:
    """Hold what was looked at, and what was found."""

    name: str
    ok: bool
    detail: str


def run_checks(settings: Settings) -> list[Check]:
    """Look at everything that an answer needs, each thing by itself."""
    found = [Check("python", True, platform.python_version()), _data_dir(settings)]
    token = "set" if settings.discord_token else "not set; only `footnote run` needs it"
    found.append(Check("discord token", True, token))
    if settings.discord_token:
        found.append(_checked("discord", lambda: reach(DISCORD)))
    found.append(_checked("chat model", lambda: _writing(settings)))
    found.append(_checked("vector index", lambda: _vectors(settings)))
    try:
        engine = build_engine(settings, hash_afresh=True)
        snapshot = engine.catalog.current()
    except FootnoteError as error:
        return [*found, Check("catalog", False, words_for(error))]
    found.append(Check("catalog", True, f"snapshot {snapshot.id}" if snapshot else "empty: run `footnote refresh`"))
    found.append(_checked("encoder", lambda: f"{engine.encoder.info.name}, {engine.encoder.info.dimension} dimensions"))
    if snapshot:
        found.append(_checked("meaning", lambda: _meaning(engine, snapshot)))
    if settings.reader != "none":
        found.append(_checked("reader", lambda: _reading_closely(settings)))
    if settings.reranker_model:
        found.append(_checked("reranker", lambda: _reranking(settings)))
    found.append(
        _checked("sources", lambda: ", ".join(build_source_list(settings, engine.catalog).to_read()) or "none")
    )
    if snapshot:
        found.append(_checked("index", lambda: _agreement(engine, snapshot)))
        found.append(_checked("answer", lambda: _answering(engine)))
    return found


def _meaning(engine: Engine, snapshot: Snapshot) -> str:
    """Say what the encoder of the index was taught, what it knows of the corpus, and how meaning is weighed by that."""
    made_by = snapshot.index.encoder.name
    about = [f"{made_by} was taught {TAUGHT[made_by]}"] if made_by in TAUGHT else []
    known = sorted(engine.catalog.known(snapshot.index).items(), key=lambda item: -item[1].chunks)
    scripts = ", ".join(f"{script} {one.share:.0%}" for script, one in known)
    about.append(f"of this corpus it knows {scripts}" if scripts else "what it knows of the corpus isn't measured yet")
    counts = f"a standard deviation of its cosines counts {DEVIATION} beside the words, times what it knows"
    return "; ".join([*about, counts])


def _reading_closely(settings: Settings) -> str:
    """Load the model that reads closely, its weights hashed anew."""
    model = build_span_model(settings, Digests())
    if model:
        model.check()
    return f"{settings.reader or 'the one that ships'} reads the likeliest sentences closely"


def _reranking(settings: Settings) -> str:
    """Load the cross-encoder that is set."""
    reranker = build_reranker(settings)
    if reranker:
        reranker.check()
    return settings.reranker_model


def _data_dir(settings: Settings) -> Check:
    place = settings.data_dir.absolute()
    there = next(p for p in (place, *place.parents) if p.exists())
    ok = there.is_dir() and os.access(there, os.W_OK)
    return Check("data directory", ok, f"{place}" if ok else f"{place} can't be written to")


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except FootnoteError as error:
        return Check(name, False, words_for(error))


def _writing(settings: Settings) -> str:
    """Say which chat model writes, as far as can be told without calling it."""
    writer = build_writer(settings)
    if writer is None:
        return "not set; answers are quotes alone"
    writer.check()
    there = f", {reach(settings.chat_base_url)}" if settings.chat_base_url else ""
    return f"{writer.model.name}{there}, not called"


def _vectors(settings: Settings) -> str:
    """Reach the vector index by itself, whatever the catalog says."""
    build_vectors(settings).check()
    return "a server answers" if settings.chroma_url else "embedded in the data directory"


def reach(url: str) -> str:
    """Connect to where a URL leads, and say so; nothing is sent. Raises FootnoteError."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((host, port), timeout=_CONNECT_S).close()
    except OSError as error:
        problem = str(error.strerror or error)
        raise FootnoteError("terminal-unreachable", server=f"{host}:{port}", problem=problem) from None
    return f"{host}:{port} answers"


def _agreement(engine: Engine, snapshot: Snapshot) -> str:
    """Count the chunks that catalog, vectors and lexical index have of a snapshot."""
    check_encoder(snapshot, engine.encoder.info)
    keys = engine.keys()
    missing = engine.vectors.missing(snapshot.index.collection, keys)
    if missing or len(keys) != snapshot.chunks:
        chunks, left = str(snapshot.chunks), str(len(missing) or len(keys))
        raise FootnoteError("terminal-no-vectors" if missing else "terminal-unindexed", chunks=chunks, count=left)
    return f"{snapshot.chunks} chunks, each in the catalog, the vector index and the lexical index"


def _answering(engine: Engine) -> str:
    engine.warm()
    return f"a search takes {engine.search('check').timings['total']:.0f} ms"
