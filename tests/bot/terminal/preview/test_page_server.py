"""What stands between a browser and simcord's page, asked over HTTP."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from simcord import MemberActor

from bot.terminal.preview.live_page import LivePage
from bot.terminal.preview.page_server import PageServer
from bot.terminal.preview.simulation import simulated
from corpus.errors import SettingsError
from tests.bot.discord.test_bot import ASKED, data_dir, settings_for  # noqa: F401  # a fixture
from tests.support.errors import raises


@dataclass
class Browser:
    """Speak to the server as simcord's page does."""

    http: aiohttp.ClientSession
    url: str
    headers: dict[str, str]
    viewer: MemberActor

    async def act(self, kind: str, **more: Any) -> dict[str, Any]:
        """Do something on the page, as it was when it was opened."""
        async with self.http.get("/api/state", headers=self.headers) as page:
            state = await page.json()
        body = {
            "protocol_version": 3,
            "sequence": 1,
            "request_id": "one",
            "generation": state["context"]["generation"],
            "bot_generation": state["botGeneration"],
            "published_revision": 1,
            "kind": kind,
            **more,
        }
        async with self.http.post("/api/action", json=body, headers=self.headers) as answer:
            return await answer.json()


@contextlib.asynccontextmanager
async def served(directory) -> AsyncIterator[tuple[Browser, Any, PageServer]]:
    async with (
        simulated(settings_for(directory)) as (env, channel, reader, moderator),
        env.preview(channel, viewers=[reader, moderator], layout="channel") as preview,
    ):
        mentions = {"Footnote": env.bot.user.mention}
        server = PageServer(env, preview, LivePage(env, preview), channel, [reader, moderator], mentions)
        async with server.serve(None) as url, aiohttp.ClientSession(url.partition("#")[0]) as http:
            capability = {"X-Simcord-Capability": urlsplit(url).fragment}
            async with http.post("/api/pages", json={}, headers=capability) as page:
                context = (await page.json())["context"]["id"]
            yield Browser(http, url, capability | {"X-Simcord-Context": context}, reader), channel, server


async def test_a_mention_is_answered_however_old_the_page_is(data_dir):  # noqa: F811
    async with served(data_dir) as (browser, channel, _):
        receipt = await browser.act("send_message", content=f'@Footnote {ASKED} "published_revision": 9')
        assert (receipt["rejected"], receipt["settlement"]) == (False, "settled")
        asked, answered = channel.history()
        assert asked.content.endswith(f'> {ASKED} "published_revision": 9')
        assert "opened to carts in " in answered.content


async def test_the_page_has_the_menu_and_simcords_own_rules(data_dir):  # noqa: F811
    async with served(data_dir) as (browser, *_):
        async with browser.http.get("/") as page:
            assert "script-src 'self'" in page.headers["Content-Security-Policy"]
            assert (await page.text()).index("message_menu.js") > 0
        for name, kind in (("message_menu.js", "text/javascript"), ("message_menu.css", "text/css")):
            async with browser.http.get(f"/{name}") as file:
                assert (file.status, file.content_type) == (200, kind)


async def test_a_command_is_called_on_a_message_that_is_there(data_dir):  # noqa: F811
    async with served(data_dir) as (browser, channel, _):
        await browser.act("send_message", content="The salt bridge of Velmora opened to carts in 1871.")
        said = channel.last_message
        async with browser.http.get("/message-commands", headers=browser.headers) as names:
            assert await names.json() == ["Add to the corpus", "Check against the corpus"]
        call = {"name": "Check against the corpus", "message": str(said.id)}
        async with browser.http.post("/message-commands", json=call, headers=browser.headers) as done:
            assert done.status == 204
        assert channel.history(viewer=browser.viewer)[-1].flags.ephemeral
        for wrong in (call | {"message": "7"}, call | {"name": "Burn it"}):
            async with browser.http.post("/message-commands", json=wrong, headers=browser.headers) as refused:
                assert (refused.status, len(await refused.text()) > 10) == (400, True)


async def test_a_command_that_the_bot_refuses_is_done(data_dir):  # noqa: F811
    async with served(data_dir) as (browser, channel, _):
        async with browser.http.get("/api/commands", headers=browser.headers) as catalog:
            found = {entry["invocation"]: entry for entry in (await catalog.json())["entries"]}
        article = found["article"]
        receipt = await browser.act(
            "run_command",
            command_id=article["commandId"],
            path=article["path"],
            schema_fingerprint=article["schemaFingerprint"],
            options={article["options"][0]["name"]: "no such title"},
        )
        assert (receipt["settlement"], receipt["uncertain"], receipt["diagnostics"]) == ("settled", False, [])
        assert "No article has that title." in channel.history(viewer=browser.viewer)[-1].content
        async with browser.http.get("/api/state", headers=browser.headers) as page:
            assert (await page.json())["lastAction"]["settlement"] == "settled"


_STRANGERS = (
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9"}, {"Origin": "http://["},
    {"Host": "evil.example"}, {"Host": "127.0.0.1:9"}, {"Host": "127.0.0.1:x"},
    {"Host": "127.0.0.1:9", "Origin": "http://127.0.0.1:9"},
    {"X-Simcord-Capability": "guessed"}, {"X-Simcord-Context": "guessed"},
)  # fmt: skip


async def test_nobody_else_gets_in(data_dir):  # noqa: F811
    async with served(data_dir) as (browser, channel, _):
        deed = {"name": "Check against the corpus", "message": "1"}
        for path, body in (("/api/state", None), ("/api/action", deed), ("/message-commands", deed)):
            for stranger in _STRANGERS:
                async with browser.http.request(
                    "POST" if body else "GET", path, headers=browser.headers | stranger, json=body
                ) as refused:
                    assert refused.status in {401, 403, 410}, (path, stranger)
        assert channel.history() == []


async def test_what_is_malformed_is_refused(data_dir):  # noqa: F811
    async with served(data_dir) as (browser, *_):
        headers = browser.headers | {"Content-Type": "application/json"}
        bodies = {
            "/api/action": (b"{", b"\xff"),
            "/message-commands": (b"{", b'{"name": "Burn it"}', b'{"name": "Burn it", "message": "first"}'),
        }
        for path, malformed in bodies.items():
            for body in malformed:
                async with browser.http.post(path, data=body, headers=headers) as refused:
                    assert refused.status == 400, (path, body)


async def test_nothing_but_simcord_is_asked(data_dir):  # noqa: F811
    """A path that begins as another host's address does is a path all the same."""
    async with served(data_dir) as (browser, *_):
        port = urlsplit(browser.url).port
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET //127.0.0.1:{port}/message_menu.js HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        assert b" 404 " in await reader.readline()
        writer.close()


async def test_a_port_that_is_taken_is_named(data_dir):  # noqa: F811
    async with served(data_dir) as (browser, _, server):
        taken = urlsplit(browser.url).port
        with raises(SettingsError, "terminal-preview-port", port=str(taken)):
            async with server.serve(taken):
                pass
