"""Whether the bot lives, whether it is ready, and what it counts: three pages on one port, on loopback by default.

`/healthz` answers while the event loop turns; `/readyz` with 503 and the reasons as JSON where questions can't be
answered; `/metrics` in Prometheus's format. None shows what people write, or who they are.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from aiohttp import web
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.monitoring.metrics import HealthStatus, Metrics
from bot.monitoring.readiness import check_health, without_stores
from bot.settings import Settings
from corpus.errors import SettingsError
from retrieval.answer.engine import Engine

logger = logging.getLogger(__name__)

# Whoever probes waits a few seconds at most; a store that takes longer isn't reachable as far as they are concerned.
PATIENCE_S = 3.0
TOO_SLOW = "It did not answer in time."


class GatewayProbe(Protocol):
    """Tell how the connection to Discord's gateway is."""

    @property
    def connected(self) -> bool:
        """Whether every shard is connected."""
        ...

    @property
    def latency(self) -> float:
        """Return the seconds that the last heartbeat took."""
        ...

    @property
    def guild_count(self) -> int:
        """Return how many servers the bot is in."""
        ...


class HealthServer:
    """Serve the three pages of one bot. `engine` returns None until the engine is open."""

    def __init__(
        self, settings: Settings, metrics: Metrics, gateway: GatewayProbe, engine: Callable[[], Engine | None]
    ) -> None:
        self._settings = settings
        self._metrics = metrics
        self._gateway = gateway
        self._engine = engine
        self._runner: web.AppRunner | None = None
        self._looked_at = "catalog"
        # A thread of its own: what is asked of the bot may have all the others waiting.
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="health")
        metrics.watch("footnote_gateway_latency_seconds", "Of the last heartbeat.", lambda: gateway.latency)
        metrics.watch("footnote_guilds", "Servers that the bot is in.", lambda: gateway.guild_count)

    @property
    def port(self) -> int | None:
        """Return the port that is served, None where none is."""
        return self._settings.metrics_port if self._runner else None

    async def start(self) -> None:
        """Serve, where a port is set. Raises SettingsError where the port can't be had."""
        host, port = self._settings.metrics_host, self._settings.metrics_port
        if not port or self._runner:
            return
        app = web.Application()
        pages = {"/healthz": self._get_healthz, "/readyz": self._get_readyz, "/metrics": self._get_metrics}
        app.add_routes([web.get(path, page) for path, page in pages.items()])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self.stop()
            problem = str(error.strerror)
            raise SettingsError("settings-metrics-port", port=str(port), host=host, problem=problem) from None
        logger.info("health and metrics at http://%s:%d", host, port)

    async def stop(self) -> None:
        """Serve no more."""
        if self._runner:
            runner, self._runner = self._runner, None
            await runner.cleanup()
        self._executor.shutdown(wait=False, cancel_futures=True)

    async def _get_healthz(self, _: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _get_readyz(self, _: web.Request) -> web.Response:
        trouble = dict((await self._check()).trouble)
        return web.json_response({"ready": not trouble, "trouble": trouble}, status=503 if trouble else 200)

    async def _get_metrics(self, _: web.Request) -> web.Response:
        page = self._metrics.page(await self._check())
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    async def _check(self) -> HealthStatus:
        connected = self._gateway.connected
        looking = asyncio.get_running_loop().run_in_executor(self._executor, self._look, connected)
        try:
            found, looked = await asyncio.wait_for(looking, PATIENCE_S)
        except TimeoutError:
            return without_stores(self._engine(), connected=connected, part=self._looked_at, why=TOO_SLOW)
        # What lies between is the event loop's delay: it was busy, or should have been woken sooner.
        self._metrics.loop_lag.set(time.monotonic() - looked)
        return found

    def _look(self, connected: bool) -> tuple[HealthStatus, float]:
        found = check_health(self._engine(), self._settings.chroma_url, connected=connected, at=self._look_at)
        return found, time.monotonic()

    def _look_at(self, part: str) -> None:
        self._looked_at = part
