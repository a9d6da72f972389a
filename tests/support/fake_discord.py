"""As much of Discord as a bot needs to log in, hear a direct message and answer it: real HTTP and a real gateway.

simcord stands above both; this is for what happens below: a gateway that is lost or refuses, a process that ends.
"""

import asyncio
import itertools
import json
import threading
from collections.abc import Collection, Sequence
from typing import Any, Self

import aiohttp
from aiohttp import web

BOT = {"id": "1", "username": "Footnote", "discriminator": "0", "avatar": None, "bot": True}
PERSON = {"id": "5", "username": "ada", "discriminator": "0", "avatar": None}
APPLICATION = {
    "id": "2",
    "name": "Footnote",
    "description": "",
    "summary": "",
    "icon": None,
    "verify_key": "",
    "flags": 0,
    "bot_public": True,
    "bot_require_code_grant": False,
    "owner": BOT,
}
DM = "9"
_HELLO, _IDENTIFY, _RESUME, _HEARTBEAT, _ACK = 10, 2, 6, 1, 11


def message(number: int, author: dict[str, Any], content: str) -> dict[str, Any]:
    return {
        "id": str(number), "channel_id": DM, "author": author, "content": content, "type": 0, "tts": False,
        "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "mention_everyone": False, "mentions": [],
        "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "components": [],
    }  # fmt: skip


def interaction(number: int, command: str, guild_id: int | None, options: dict[str, str]) -> dict[str, Any]:
    """Return a call of a slash command by somebody who added the bot for themselves."""
    given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
    member = {
        "user": PERSON, "roles": [], "permissions": str(1 << 5), "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False, "mute": False, "flags": 0,
    }  # fmt: skip
    channel = {"id": "88", "type": 0 if guild_id else 3, "name": "hall", "position": 0, "permissions": "0",
               "parent_id": None, "nsfw": False, "recipients": [PERSON]}  # fmt: skip
    who = {"guild_id": str(guild_id), "member": member} if guild_id else {"user": PERSON}
    return {
        "id": str(number), "application_id": APPLICATION["id"], "type": 2, "token": "of-the-call", "version": 1,
        "channel": channel, "channel_id": "88", "locale": "en-GB", "app_permissions": "0", "entitlements": [],
        "authorizing_integration_owners": {"1": PERSON["id"]}, "context": 0 if guild_id else 2,
        "attachment_size_limit": 10_000_000, **who,
        "data": {"id": "1", "name": command, "type": 1, "options": given},
    }  # fmt: skip


def _as_json(body: object) -> web.Response:
    """Return a body as Discord does: discord.py takes JSON with a charset for text."""
    return web.Response(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})


class FakeDiscord:
    """Serve one bot. `said` is what it wrote, `connections` how each began: "identify" or "resume".

    Where `tokens` has any, others are refused. `guilds` are the servers that it names over HTTP, `flags` those of the
    application; `commands` is what it was told that the bot has.
    `shard` is which of its shards the bot said this is, and of how many.
    """

    def __init__(
        self,
        refuse_with: int | None = None,
        tokens: Collection[str] = (),
        guilds: Sequence[dict[str, Any]] = (),
        flags: int = 0,
    ) -> None:
        self.refuse_with = refuse_with
        self.tokens = tokens
        self.guilds = list(guilds)
        self.flags = flags
        self.commands: list[dict[str, Any]] = []
        self.said: list[str] = []
        self.paths: list[str] = []
        self.connections: list[str] = []
        self.shard: list[int] | None = None
        self.ready = threading.Event()
        self._numbers = itertools.count(1_000)
        self._sockets: list[web.WebSocketResponse] = []
        self._sequence = itertools.count(1)
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @property
    def gateway(self) -> str:
        return self.url.replace("http", "ws")

    def write(self, content: str) -> None:
        """Have a person write a direct message."""
        self._soon(self._dispatch("MESSAGE_CREATE", message(next(self._numbers), PERSON, content)))

    def call(self, command: str, guild_id: int | None, **options: str) -> None:
        """Have a person who added the bot for themselves call a command: in a server, or a group without a server."""
        self._soon(self._dispatch("INTERACTION_CREATE", interaction(next(self._numbers), command, guild_id, options)))

    def hang_up(self) -> None:
        """Break the connection to the gateway."""
        self._soon(self._sockets[-1].close(code=1001))

    def _soon(self, work: Any) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        self._loop.run_until_complete(self._runner.setup())
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        self._loop.run_until_complete(site.start())
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._started.set()
        self._loop.run_forever()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return await self._gateway(request)
        self.paths.append(f"{request.method} {request.path}")
        if self.tokens and request.headers.get("Authorization", "").removeprefix("Bot ") not in self.tokens:
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        if request.path.endswith("/commands"):
            if request.method == "PUT":
                known = {"application_id": APPLICATION["id"], "version": "1", "description": ""}
                rows = enumerate(await request.json(), start=1)
                self.commands = [{**known, **row, "id": str(number)} for number, row in rows]
            return _as_json(self.commands)
        if request.path.endswith("/typing"):
            return web.Response(status=204)
        if request.path.endswith("/callback"):
            return _as_json({"interaction": {"id": request.path.split("/")[2], "type": 2}})
        if "/messages" in request.path and request.method in ("POST", "PATCH"):
            body = await request.json()
            self.said.append(body["content"])
            return _as_json(message(next(self._numbers), BOT, body["content"]))
        known = {
            "/users/@me": BOT,
            "/users/@me/guilds": self.guilds,
            "/oauth2/applications/@me": {**APPLICATION, "flags": self.flags},
        }
        return _as_json(known.get(request.path, []))

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_json({"op": _HELLO, "d": {"heartbeat_interval": 41_250}})
        async for received in socket:
            if received.type is not aiohttp.WSMsgType.TEXT:
                continue
            said = json.loads(received.data)
            op = said["op"]
            if op == _HEARTBEAT:
                await socket.send_json({"op": _ACK})
            if op in (_IDENTIFY, _RESUME):
                self.connections.append("identify" if op == _IDENTIFY else "resume")
                self.shard = said["d"].get("shard", self.shard)
                if self.refuse_with:
                    await socket.close(code=self.refuse_with)
                    break
                await self._welcome(resumed=op == _RESUME)
        return socket

    async def _welcome(self, *, resumed: bool) -> None:
        known = {"v": 10, "user": BOT, "guilds": [], "session_id": "s", "resume_gateway_url": self.gateway}
        ready = {**known, "application": {"id": "2", "flags": 0}, **({"shard": self.shard} if self.shard else {})}
        await self._dispatch("RESUMED" if resumed else "READY", {} if resumed else ready)
        self.ready.set()

    async def _dispatch(self, event: str, data: dict[str, Any]) -> None:
        await self._sockets[-1].send_json({"op": 0, "t": event, "s": next(self._sequence), "d": data})
