"""How long it takes with thousands: followed questions after a refresh, and the digest of a week.

`python -m tests.benchmarks.thousands` prints seconds of processor time: 3,000 followed questions over the sample's
articles, 50 of them new (planted ones among them), and the digest of 2,000 articles that came in a week. Of the
questions is also told how many are worth asking by themselves, and how many of those that are answered are missed.
"""

import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bot.moderation.arrivals import arrived_since
from corpus.sample import sample_articles
from retrieval.answer.engine import Engine
from retrieval.index.vector_index import open_vector_index
from retrieval.store.catalog import Catalog
from retrieval.store.database import now
from retrieval.types import Filters, Question
from tests.benchmarks.planted import FACTS, opened, planted, questions_of_the_sample
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

FOLLOWED, NEW, ARRIVED = 3_000, 50, 2_000
_ASKED = 200  # of the questions, each by itself


def followed(place: Path) -> None:
    """Print what it takes to look at thousands of followed questions, and to ask some of them."""
    planted_at = place / "planted"
    planted_at.mkdir()
    for name, text in planted("report", 1):
        (planted_at / name).write_text(text, encoding="utf-8")
    engine = opened(place / "followed")
    refresher_of(engine).run([str(sample_articles()), str(planted_at)])
    engine.warm()
    current = engine.catalog.current()
    assert current
    new = tuple(sorted(engine.catalog.members(current.id), reverse=True)[:NEW])  # the planted ones first
    asked = [*(fact["question"] for fact in FACTS), *questions_of_the_sample()]
    questions = [asked[n % len(asked)] for n in range(FOLLOWED)]
    began = time.process_time()
    worth = engine.may_answer(questions, new)
    looked = time.process_time() - began
    began = time.process_time()
    some = questions[:_ASKED]
    answered = [bool(engine.ask(Question(one, filters=Filters(articles=new))).text) for one in some]
    each = (time.process_time() - began) / len(some)
    missed = sum(answers and not may_be for answers, may_be in zip(answered, worth, strict=False))
    say(f"{FOLLOWED} followed questions, {NEW} new articles: {looked:.1f} s to look at all, {sum(worth)} worth asking")
    alone, whole = each * sum(worth), each * FOLLOWED
    say(f"asked by itself each takes {each * 1e3:.0f} ms: {alone:.0f} s, and {whole:.0f} s for all")
    say(f"of {len(some)} asked all the same {sum(answered)} are answered, {missed} of which were not worth asking")
    engine.catalog.close()


def digest(place: Path) -> None:
    """Print what the digest of thousands of articles takes, which a toy encoder is enough for."""
    articles, moment = place / "articles", now() - timedelta(days=7)
    articles.mkdir()
    for n in range(ARRIVED):
        text = f"Mill {n} of Tarnow opened today. It grinds {n} sacks of barley a day. Its keeper is number {n * 7}."
        (articles / f"{n}.md").write_text(
            f"---\ntitle: Mill {n}\npublished: 2024-03-01\n---\n\n{text}\n", encoding="utf-8"
        )
    data = place / "digest"
    engine = Engine(Catalog.in_directory(data), open_vector_index(data / "vectors"), ToyEncoder(), data)
    refresher_of(engine).run([str(articles)])
    engine.warm()
    began = time.process_time()
    came = arrived_since(engine.catalog, moment)
    found = engine.digest(came)
    took = time.process_time() - began
    say(f"digest of {len(came)} articles: {took:.2f} s, {sum(map(len, found.subjects))} told and {found.more} counted")
    engine.catalog.close()


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        digest(Path(folder))
        followed(Path(folder))
