"""Whether the bot lives, whether it is ready, and what it counts: three pages on one port, on loopback by default.

`/healthz` answers while the event loop turns; `/readyz` with 503 and the reasons as JSON where questions can't be
answered; `/metrics` in Prometheus's format. None shows what people write, or who they are.
"""

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.monitoring.metrics import Condition
from bot.monitoring.readiness import examine, without_stores
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from bot.client import FootnoteBot

logger = logging.getLogger(__name__)

# Whoever probes waits a few seconds at most; a store that takes longer isn't reachable as far as they are concerned.
PATIENCE_S = 3.0
TOO_SLOW = "It did not answer in time."


class Health:
    """Serve the three pages of one bot."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self._bot = bot
        self._down: set[int | None] = {None}  # the shards that are; None stands for the bot as a whole
        self._runner: web.AppRunner | None = None
        self._looked_at = "catalog"
        # A thread of its own: what is asked of the bot may have all the others waiting.
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="health")
        for event in ("ready", "resumed", "shard_ready", "shard_resumed"):
            bot.add_listener(self._up, f"on_{event}")
        for event in ("disconnect", "shard_disconnect"):
            bot.add_listener(self._lost, f"on_{event}")
        line = bot.answering.line
        bot.metrics.watch("footnote_questions_waiting", "Questions that wait in line.", lambda: line.waiting)
        bot.metrics.watch(
            "footnote_questions_working", "Questions that are worked on.", lambda: line.working
        )
        bot.metrics.watch("footnote_gateway_latency_seconds", "Of the last heartbeat.", lambda: bot.latency)
        bot.metrics.watch("footnote_guilds", "Servers that the bot is in.", lambda: len(bot.guilds))

    @property
    def port(self) -> int | None:
        """Return the port that is served, None where none is."""
        return self._bot.settings.metrics_port if self._runner else None

    async def start(self) -> None:
        """Serve, where a port is set. Raises SettingsError where the port can't be had."""
        host, port = self._bot.settings.metrics_host, self._bot.settings.metrics_port
        if not port or self._runner:
            return
        app = web.Application()
        app.add_routes([web.get(f"/{name}", getattr(self, f"_{name}")) for name in ("healthz", "readyz", "metrics")])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self.stop()
            raise SettingsError(
                f"FOOTNOTE_METRICS_PORT {port} can't be had on {host} ({error.strerror}): choose another."
            ) from None
        logger.info("health and metrics at http://%s:%d", host, port)

    async def stop(self) -> None:
        """Serve no more."""
        if self._runner:
            runner, self._runner = self._runner, None
            await runner.cleanup()
        self._executor.shutdown(wait=False, cancel_futures=True)

    async def _up(self, shard: int | None = None) -> None:
        self._down.discard(shard)

    async def _lost(self, shard: int | None = None) -> None:
        self._down.add(shard)

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _readyz(self, _: web.Request) -> web.Response:
        trouble = dict((await self._examined()).trouble)
        return web.json_response({"ready": not trouble, "trouble": trouble}, status=503 if trouble else 200)

    async def _metrics(self, _: web.Request) -> web.Response:
        page = self._bot.metrics.page(await self._examined())
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    async def _examined(self) -> Condition:
        connected = not self._down and not self._bot.is_closed()
        looking = asyncio.get_running_loop().run_in_executor(self._executor, self._look, connected)
        try:
            found, looked = await asyncio.wait_for(looking, PATIENCE_S)
        except TimeoutError:
            return without_stores(self._bot, connected=connected, part=self._looked_at, why=TOO_SLOW)
        # What lies between is the event loop's delay: it was busy, or should have been woken sooner.
        self._bot.metrics.loop_lag.set(time.monotonic() - looked)
        return found

    def _look(self, connected: bool) -> tuple[Condition, float]:
        return examine(self._bot, connected=connected, at=self._look_at), time.monotonic()

    def _look_at(self, part: str) -> None:
        self._looked_at = part
