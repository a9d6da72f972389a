"""Serve simcord's page with what it lacks: names typed with an @, context menus, and a clock that runs.

A proxy on loopback before simcord's own server, which goes on deciding who may do what, by the capability and the
context that its page sends. No page of another origin gets through.
"""

import contextlib
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
import simcord
from aiohttp import web

from bot.terminal.preview.live_page import LivePage
from bot.terminal.preview.mentions import with_mentions
from bot.terminal.preview.message_commands import call_command, commands_for
from bot.terminal.preview.receipts import settle_refusals
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env, MemberActor, Preview

_HOST = "127.0.0.1"
_MAX_BODY = 32 * 2**20  # simcord takes 26 MB
_OWN_HEADERS = frozenset({"connection", "content-length", "host", "origin", "transfer-encoding"})
_MENU_FILES = {"message_menu.js": "text/javascript", "message_menu.css": "text/css"}
_MENU = '<link rel="stylesheet" href="/message_menu.css"><script type="module" src="/message_menu.js"></script>'
# The first one is simcord's: in text that somebody typed before it, the quotation marks are escaped.
_REVISION = re.compile(rb'"published_revision":\s*\d+')


class PageServer:
    """Answer a browser; `mentions` has the mention for each name that can be typed."""

    def __init__(
        self,
        env: "Env",
        preview: "Preview",
        live: LivePage,
        channel: "ChannelHandle",
        viewers: "Sequence[MemberActor]",
        mentions: Mapping[str, str],
    ) -> None:
        self._env = env
        self._preview = preview
        self._live = live
        self._channel = channel
        self._viewers = {str(viewer.id): viewer for viewer in viewers}
        self._mentions = mentions

    @contextlib.asynccontextmanager
    async def serve(self, port: int | None) -> AsyncIterator[str]:
        """Serve on a port of loopback, any free one for None; yields the address, which lets whoever has it in.

        Raises SettingsError where the port can't be had.
        """
        own = urlsplit(self._preview.url)
        async with aiohttp.ClientSession(f"{own.scheme}://{own.netloc}") as self._simcord:
            runner = web.AppRunner(self._app(), access_log=None)
            await runner.setup()
            try:
                try:
                    await web.TCPSite(runner, _HOST, port or 0).start()
                except OSError as error:
                    problem = str(error.strerror)
                    raise SettingsError("terminal-preview-port", port=str(port), problem=problem) from None
                yield f"http://{_HOST}:{runner.addresses[0][1]}/#{own.fragment}"
            finally:
                await runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_MAX_BODY, middlewares=[_from_this_page])
        app.router.add_get("/", self._index)
        app.router.add_get("/{name:message_menu\\.(js|css)}", self._menu_file)
        app.router.add_get("/message-commands", self._commands)
        app.router.add_post("/message-commands", self._call)
        app.router.add_post("/api/action", self._action)
        app.router.add_get("/api/state", self._shown)
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        return app

    async def _index(self, request: web.Request) -> web.Response:
        page = await self._ask(request)
        page.text = (page.text or "").replace("</head>", f"{_MENU}</head>")
        return page

    async def _menu_file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        text = (files("bot.terminal.preview") / name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=_MENU_FILES[name], headers={"Cache-Control": "no-store"})

    async def _pass_on(self, request: web.Request) -> web.Response:
        return await self._ask(request, await request.read())

    async def _action(self, request: web.Request) -> web.Response:
        """Pass on a deed, at the present time and of the page as it is now, however long ago that was drawn."""
        async with self._live.deed():
            revision = (await self._state(request))["publishedRevision"]
            body = await request.read()
            if request.content_type == "application/json":
                body = self._mentioning(body)
            answer = await self._ask(request, _REVISION.sub(b'"published_revision":%d' % revision, body, count=1))
        return _settled(answer)

    async def _shown(self, request: web.Request) -> web.Response:
        return _settled(await self._ask(request))

    def _mentioning(self, body: bytes) -> bytes:
        """Return an action with the names in what somebody says as mentions; what is no JSON, simcord refuses."""
        try:
            action = json.loads(body)
        except ValueError:
            return body
        if isinstance(action, dict) and isinstance(action.get("content"), str):
            action["content"] = with_mentions(action["content"], self._mentions)
        return json.dumps(action).encode()

    async def _commands(self, request: web.Request) -> web.Response:
        viewer = await self._viewer(request)
        return web.json_response(commands_for(self._env, self._channel, viewer))

    async def _call(self, request: web.Request) -> web.Response:
        viewer = await self._viewer(request)
        try:
            call = await request.json()
            async with self._live.deed():
                await call_command(self._channel, viewer, str(call["name"]), int(call["message"]))
        except (LookupError, ValueError, simcord.SetupError, simcord.BackendError) as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        await self._live.draw()
        return web.Response(status=204)

    async def _viewer(self, request: web.Request) -> "MemberActor":
        return self._viewers[(await self._state(request))["viewerId"]]

    async def _state(self, request: web.Request) -> dict[str, Any]:
        """Return what a page shows, if whoever asks may see it. Raises HTTPUnauthorized."""
        async with self._simcord.get("/api/state", headers=_passed_on(request.headers)) as state:
            if state.status != web.HTTPOk.status_code:
                raise web.HTTPUnauthorized
            return dict(await state.json())

    async def _ask(self, request: web.Request, body: bytes | None = None) -> web.Response:
        """Return what simcord's server answers."""
        headers = _passed_on(request.headers)
        async with self._simcord.request(request.method, request.path_qs, headers=headers, data=body) as answer:
            return web.Response(status=answer.status, headers=_passed_on(answer.headers), body=await answer.read())


@web.middleware
async def _from_this_page(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Let nobody in who comes by another name than loopback's, as simcord's server would."""
    port = request.get_extra_info("sockname")[1]
    hosts = {f"{_HOST}:{port}", f"localhost:{port}"}
    origins = {None, *(f"http://{host}" for host in hosts)}
    if request.host not in hosts or request.headers.get("Origin") not in origins:
        raise web.HTTPForbidden
    return await handler(request)


def _settled(answer: web.Response) -> web.Response:
    if answer.status == web.HTTPOk.status_code:
        answer.body = json.dumps(settle_refusals(json.loads(answer.text or "{}"))).encode()
    return answer


def _passed_on(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in _OWN_HEADERS}
