"""Take the pictures of the documentation: `python -m tests.screenshots FOLDER`, from the bot over the sample corpus.

What they show is what the bot says, drawn by simcord's preview of Discord in Chromium, driven by Playwright. The newest
articles are kept back at first: they come while the bot runs, one of them as a link that somebody posts.
"""

import asyncio
import functools
import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserType

import bot.services
from bot.discord import scheduled_posts
from bot.services import build_engine
from bot.settings import Settings
from bot.terminal.preview.quotes import end_quotes_with_their_line
from bot.terminal.preview.simulation import simulated
from corpus.parsers import parse
from retrieval.refresh.source_list import SourceList
from retrieval.store.database import now
from tests.bot.discord.test_forum_posts import forum_with, open_post
from tests.support.browser import PreviewPage, browser, chromium, previewed
from tests.support.moderating import ended
from tests.support.refreshers import refresher_of
from tests.support.web_server import WebServer, article, serving_web

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
KEPT_BACK = "2023-*.md"
POSTED = "2023-03-07-seoul-plan-public-foundation-to-pay-plaintiffs.md"
LINK = "http://news.example/2023/03/seoul-plan"

ASKED = "what did the US House resolution ask of Japan?"
UNKNOWN = "who is the mayor of Paris?"
TYPED = "what is the statue made of?"
CLOSEST = "what does the statue weigh?"
SUBJECT = "the Reconciliation and Healing Foundation"
POST = ("What did Murayama apologise for?", "I am reading about the statement of 1995.")
# The title is in bold on every page, and a quote on some.
_BOLD_WITH_A_QUOTE = 4
WIDTH = 860
HEIGHT = 900


class Camera:
    """Take pictures of what stands in the channels of a simulated Discord."""

    def __init__(self, folder: Path, env: Any, viewer: Any) -> None:
        self._folder, self._env, self._viewer = folder, env, viewer

    async def take(self, channel: Any, **shown: Any) -> None:
        """Take a picture of each message of a channel, under its name."""
        async with self._env.preview(channel, viewers=[self._viewer], width=WIDTH, height=HEIGHT) as preview:
            for name, message in shown.items():
                await preview.screenshot(
                    self._folder / f"{name}.png", target=message, allow_incomplete=True, viewport=(WIDTH, HEIGHT)
                )

    async def take_whole(self, channel: Any, name: str, *, height: int) -> None:
        """Take a picture of a whole channel, with its name above and its messages."""
        async with self._env.preview(
            channel, viewers=[self._viewer], layout="channel", width=WIDTH, height=height
        ) as preview:
            await preview.screenshot(self._folder / f"{name}.png", mode="viewport", allow_incomplete=True)


async def main(folder: Path) -> None:
    """Take one picture of each kind."""
    # simcord starts the Chromium that Playwright downloads; the system's own does as well.
    BrowserType.launch = functools.partialmethod(BrowserType.launch, executable_path=chromium())  # type: ignore[assignment]
    begin = now() + timedelta(days=1)  # when the digest is due, of what comes today
    end_quotes_with_their_line()
    with tempfile.TemporaryDirectory() as directory, serving_web() as web:
        settings = Settings(data_dir=Path(directory) / "data", message_content=True, person_limit=0)
        newest = _corpus_without_newest(settings, Path(directory))
        _put_on_the_web(web)
        fetcher = web.fetcher()
        bot.services.build_fetcher = lambda _settings: fetcher
        async with simulated(settings, begin) as (env, channel, reader, moderator):
            await take_arrivals(Camera(folder, env, moderator), env, channel, reader, moderator, newest)
            camera = Camera(folder, env, reader)
            await take_answers(camera, env, channel, reader)
            await take_forum(camera, env, channel.guild, reader)


async def take_arrivals(camera: Camera, env: Any, channel: Any, reader: Any, moderator: Any, newest: Path) -> None:
    """Take the card of a link in an inbox, and the digest of what came in."""
    await moderator.slash(channel, "channel inbox", on=True)
    await moderator.slash(channel, "channel digest", every="day")
    await reader.send(channel, LINK)
    card = channel.last_message
    await camera.take(channel, inbox=card)
    await moderator.react(card, "✅")
    await ended(env)
    env.bot.refresher.run([str(newest)])
    scheduled_posts.now = lambda: now() + timedelta(days=1)  # type: ignore[attr-defined]
    await env.advance_time(301)
    await camera.take(channel, digest=channel.last_message)
    await moderator.slash(channel, "channel inbox", on=False)


async def take_answers(camera: Camera, env: Any, channel: Any, reader: Any) -> None:
    """Take an answer with one of its passages, what is said where there is none, and a timeline."""
    said = {}
    for name, question in {"answer": ASKED, "abstention": UNKNOWN, "closest": CLOSEST}.items():
        await reader.send(channel, f"{env.bot.user.mention} {question}")
        said[name] = channel.last_message
    passages = (await reader.click(said["answer"], custom_id=_first_button(said["answer"]))).response
    while passages.content.count("**") < _BOLD_WITH_A_QUOTE:
        turn = passages.message.components[0].children[-1].custom_id
        await reader.click(passages, custom_id=turn)
    timeline = (await reader.slash(channel, "timeline", subject=SUBJECT)).response
    await camera.take(channel, **said, passages=passages, timeline=timeline)


async def take_forum(camera: Camera, env: Any, guild: Any, reader: Any) -> None:
    """Take a post in a forum with its answer."""
    post = await open_post(env, await forum_with(env, guild), reader, *POST)
    await camera.take_whole(post, "forum", height=420)


def take_preview(folder: Path) -> None:
    """Take the page of the preview, with the context menu of a message open."""
    with tempfile.TemporaryDirectory() as directory:
        engine = build_engine(Settings(data_dir=Path(directory)))
        refresher_of(engine).run([str(ARTICLES)])
        engine.catalog.close()
        with previewed(Path(directory)) as url, browser() as started:
            page = PreviewPage(started.new_page(viewport={"width": 1280, "height": 760}), url)
            page.say(f"@Footnote {TYPED}")
            page.wait_for("[1]").click(button="right")
            page.menu.get_by_role("menuitem").first.wait_for()
            page.picture(folder / "preview.png")


def _first_button(message: Any) -> str:
    return str(message.components[0].children[0].custom_id)


def _corpus_without_newest(settings: Settings, directory: Path) -> Path:
    """Read the sample corpus but for its newest articles; returns the folder that holds these."""
    older, newest = directory / "older", directory / "newest"
    shutil.copytree(ARTICLES, older, ignore=shutil.ignore_patterns(KEPT_BACK))
    shutil.copytree(
        ARTICLES, newest, ignore=lambda _, names: [name for name in names if not Path(name).match(KEPT_BACK)]
    )
    (newest / POSTED).unlink()
    engine = build_engine(settings)
    try:
        refresher = refresher_of(engine)
        refresher.run(SourceList(engine.catalog).name([str(older)], refresher.describe, "the terminal"))
    finally:
        engine.catalog.close()
    return newest


def _put_on_the_web(web: WebServer) -> None:
    known = parse((ARTICLES / POSTED).read_bytes(), name=POSTED, article_id=POSTED)
    head = (
        f'<meta property="og:site_name" content="{known.publisher}">'
        f'<meta property="article:published_time" content="{known.published}">'
    )
    web.put(LINK, article(known.title, known.text, head=head))


if __name__ == "__main__":
    wanted = Path(sys.argv[1])
    wanted.mkdir(parents=True, exist_ok=True)
    take_preview(wanted)
    asyncio.run(main(wanted))
