"""Whether everything is there that an answer needs: `footnote doctor`."""

import platform
import socket
import tempfile
from urllib.parse import urlsplit

from bot.render.reasons import sentence
from bot.services import (
    build_claim_model,
    build_engine,
    build_reranker,
    build_source_list,
    build_span_model,
    build_vectors,
    build_writer,
)
from bot.settings import Settings
from bot.terminal.doctor.checkup import Check, Checkup
from bot.terminal.doctor.discord import look_at_discord
from bot.terminal.doctor.variables import check_variables
from corpus.errors import FootnoteError, SettingsError
from retrieval.answer.engine import Engine
from retrieval.encode.encoder_choice import TAUGHT
from retrieval.encode.files.file_digests import Digests
from retrieval.search.score_fusion import DEVIATION
from retrieval.store.catalog import FILE_NAME
from retrieval.store.records import Snapshot, check_encoder

_CONNECT_S = 5.0
_ALL_S = 14.0
_NO_DISCORD = "Look at the token, and at whether this machine reaches https://discord.com, then try again."
_NO_DATA_DIR = "Name another with --data-dir or FOOTNOTE_DATA_DIR, or let yourself write there."


def run_checks(settings: Settings) -> list[Check]:
    """Look at everything that an answer needs, each thing by itself; it ends in 15 seconds, whatever hangs."""
    checkup = Checkup(_ALL_S)
    opened: list[Engine] = []
    # What is outside is waited for side by side.
    outside = [
        checkup.begin("chat model", lambda: _writing(settings), "Start its server, or correct FOOTNOTE_CHAT_BASE_URL."),
        checkup.begin("vector index", lambda: _vectors(settings), _mend_vectors(settings)),
    ]
    if settings.discord_token:
        outside.insert(0, checkup.begin("discord", lambda: look_at_discord(settings), _NO_DISCORD))
    opening = checkup.begin("catalog", lambda: _catalog(opened, settings), _mend_catalog(settings))
    found = [Check("python", True, platform.python_version()), check_variables(settings)]
    found.append(checkup.look("data directory", lambda: _data_dir(settings), _NO_DATA_DIR))
    token = "set" if settings.discord_token else "not set; only `footnote run` needs it"
    found.append(Check("discord token", True, token))
    found += [wait() for wait in outside]
    found.append(opening())
    if opened:
        found += _of_corpus(checkup, settings, opened[0])
    return found


def _catalog(opened: list[Engine], settings: Settings) -> str:
    engine = build_engine(settings, hash_afresh=True)
    snapshot = engine.catalog.current()
    opened.append(engine)
    return f"snapshot {snapshot.id}" if snapshot else "empty: run `footnote refresh`"


def _of_corpus(checkup: Checkup, settings: Settings, engine: Engine) -> list[Check]:
    """Look at what answers questions, one thing after another: they share the processor."""
    snapshot = engine.catalog.current()
    model = "Correct FOOTNOTE_EMBEDDING_MODEL, or leave it out."
    found = [
        checkup.look(
            "encoder", lambda: f"{engine.encoder.info.name}, {engine.encoder.info.dimension} dimensions", model
        )
    ]
    if snapshot:
        found.append(checkup.look("meaning", lambda: _meaning(engine, snapshot)))
    if settings.reader != "none":
        found.append(
            checkup.look("reader", lambda: _reading_closely(settings), "Correct FOOTNOTE_READER, or leave it out.")
        )
    if settings.reranker_model:
        reranker = "Correct FOOTNOTE_RERANKER_MODEL, or leave it out."
        found.append(checkup.look("reranker", lambda: _reranking(settings), reranker))
    found.append(checkup.look("sources", lambda: _sources(settings, engine)))
    if snapshot:
        found.append(checkup.look("index", lambda: _agreement(engine, snapshot), "Run `footnote refresh`."))
        found.append(checkup.look("answer", lambda: _answering(engine), "Mend what failed above first."))
    return found


def _sources(settings: Settings, engine: Engine) -> Check:
    """Name the sources, and warn of those that couldn't be read last time."""
    listed = [one for one in build_source_list(settings, engine.catalog).listed() if one.state != "left"]
    failed = [f"{one.spec.location}: {sentence(one.last_error)}" for one in listed if one.last_error]
    names = ", ".join(one.spec.location for one in listed) or "none"
    remedy = "`footnote sources test` shows what can be read of it, `footnote sources remove` takes it out."
    return Check("sources", True, "; ".join([names, *failed]), remedy if failed else "")


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
    """Load the models that read two texts together, their weights hashed anew."""
    digests = Digests()
    for model in (build_span_model(settings, digests), build_claim_model(settings, digests)):
        if model:
            model.check()
    return f"{settings.reader or 'the one that ships'} reads the likeliest sentences closely, another one claims"


def _reranking(settings: Settings) -> str:
    """Load the cross-encoder that is set."""
    reranker = build_reranker(settings)
    if reranker:
        reranker.check()
    return settings.reranker_model


def _data_dir(settings: Settings) -> str:
    """Write into the data directory, or where it would be made; nothing of it stays."""
    place = settings.data_dir.absolute()
    there = next(p for p in (place, *place.parents) if p.exists())
    try:
        with tempfile.TemporaryDirectory(dir=there):
            return str(place)
    except OSError as error:
        why = str(error.strerror or error)
        raise SettingsError("settings-file-unwritten", file=str(place), problem=why) from error


def _mend_catalog(settings: Settings) -> str:
    if settings.database_url.get_secret_value():
        return "Start the database, or correct FOOTNOTE_DATABASE_URL."
    file = settings.data_dir.absolute() / FILE_NAME
    if not file.exists():
        return _NO_DATA_DIR
    return (
        f"If {file} is damaged, put a backup in its place, or move it away: `footnote refresh` then reads the sources "
        "anew, and what was added by hand is lost."
    )


def _mend_vectors(settings: Settings) -> str:
    if settings.chroma_url:
        return "Start the Chroma server, or correct FOOTNOTE_CHROMA_URL."
    folder = settings.data_dir.absolute() / "vectors"
    return f"Delete {folder} and run `footnote refresh`, which makes it anew from the catalog."


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
