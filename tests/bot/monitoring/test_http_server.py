"""Health and metrics over real HTTP, beside the bot in a simulated Discord."""

import asyncio
import json
import re
import socket
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from bot.client import create_bot
from bot.monitoring.http_server import TOO_SLOW
from bot.monitoring.readiness import DISCONNECTED, EMPTY
from corpus.errors import SettingsError
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, settings_for, town_square  # noqa: F401  # a fixture
from tests.support.chat_server import KEY, Step, reply, says, serving
from tests.support.chroma_server import free_port
from tests.support.errors import raises

ROOT = Path(__file__).parents[3]
SENTENCE = "The salt bridge of Velmora opened to carts in 1871 after nine years of work."


async def page(env, name: str) -> tuple[int, str]:
    url = f"http://127.0.0.1:{env.bot.settings.metrics_port}/{name}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def ready(env) -> tuple[int, dict[str, str]]:
    status, body = await page(env, "readyz")
    found = json.loads(body)
    assert found["ready"] is (status == 200)
    return status, found["trouble"]


async def metrics(env) -> dict[str, float]:
    """Return every sample by its name and labels, as Prometheus's own parser reads it."""
    status, text = await page(env, "metrics")
    assert status == 200
    return {
        sample.name + "".join(f" {value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_questions_are_counted_by_outcome_and_mode_and_their_stages_timed(data_dir):  # noqa: F811
    async with discord_with(data_dir, metrics_port=free_port(), person_limit=2) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        await alice.slash(channel, "ask", question="Which football club won the cup in Lisbon?")
        await alice.slash(channel, "ask", question=ASKED)  # one too many
        assert await ready(env) == (200, {})
        found = await metrics(env)
        assert found["footnote_questions_total extractive answered"] == 1
        assert found["footnote_questions_total extractive abstained"] == 1
        assert found["footnote_questions_total none refused"] == 1
        for stage in ("wait", "encode", "search", "read", "send"):
            assert found[f"footnote_stage_seconds_count {stage}"] == 2
        assert found["footnote_stage_seconds_sum search"] > 0
        assert (found["footnote_questions_waiting"], found["footnote_questions_working"]) == (0, 0)
        assert (found["footnote_ready"], found["footnote_guilds"]) == (1, 1)
        assert (found["footnote_articles"], found["footnote_chunks"]) == (4, 4)
        assert found["footnote_refreshes_total done"] == 1
        age, refreshed = found["footnote_snapshot_age_seconds"], found["footnote_last_refresh_timestamp_seconds"]
        assert 0 <= age < 3600
        assert refreshed > 1.7e9
        assert "footnote_gateway_latency_seconds" in found
        assert found["process_resident_memory_bytes"] > 1e6


async def test_what_comes_closest_is_counted_apart(data_dir, unsure):  # noqa: F811
    async with discord_with(data_dir, metrics_port=free_port()) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        found = await metrics(env)
        assert found["footnote_questions_total extractive closest"] == 1
        assert "footnote_questions_total extractive abstained" not in found


async def test_a_lost_gateway_is_not_ready_and_yet_alive(data_dir):  # noqa: F811
    async with discord_with(data_dir, metrics_port=free_port()) as env:
        env.bot.dispatch("disconnect")
        await env.settle()
        assert await ready(env) == (503, {"discord": DISCONNECTED})
        assert await page(env, "healthz") == (200, '{"alive": true}')
        env.bot.dispatch("resumed")
        await env.settle()
        assert await ready(env) == (200, {})


async def test_a_chroma_server_that_is_gone_or_silent_is_named_before_whoever_asks_has_left(data_dir, monkeypatch):  # noqa: F811
    pauses: list[float] = []  # between six tries, as a question has them, and whoever asks whether it is ready has not
    monkeypatch.setattr("retrieval.store.retry.pause", pauses.append)
    monkeypatch.setattr("bot.monitoring.readiness._REACH_S", 0.2)
    port = free_port()
    chat = {"chat_model": "openai:toy", "chat_base_url": "http://127.0.0.1:9/v1", "chat_api_key": KEY}
    chroma = {"chroma_url": f"http://127.0.0.1:{port}"}
    async with discord_with(data_dir, metrics_port=free_port(), **chroma, **chat) as env:
        pauses.clear()
        status, trouble = await ready(env)
        assert status == 503
        assert trouble["vectors"].startswith(f"No Chroma server answers at http://127.0.0.1:{port}")
        with socket.create_server(("127.0.0.1", port)):
            _, trouble = await ready(env)
            assert trouble["vectors"] == f"The Chroma server at http://127.0.0.1:{port} took longer than 0 seconds."
        found = await metrics(env)  # what is known without the stores is still told
        assert found["footnote_chat_model_breaker_open"] == 0
        assert found["footnote_ready"] == 0
        assert pauses == []


async def test_a_store_that_hangs_is_named_and_so_is_what_else_is_in_the_way(tmp_path, postgres, monkeypatch):
    async with discord_with(tmp_path, metrics_port=free_port(), database_url=postgres.database()) as env:
        assert await ready(env) == (503, {"snapshot": EMPTY})
        env.bot.dispatch("disconnect")
        await env.settle()
        postgres.hold()
        try:
            env.bot.health._executor.submit(env.bot.health._look, False)  # hangs, and the next look waits behind it
            while env.bot.health._looked_at != "catalog":  # noqa: ASYNC110  # a thread has no event
                await asyncio.sleep(0.01)
            monkeypatch.setattr("bot.monitoring.http_server.PATIENCE_S", 0.0)
            assert await ready(env) == (503, {"discord": DISCONNECTED, "catalog": TOO_SLOW})
            assert await page(env, "healthz") == (200, '{"alive": true}')
        finally:
            postgres.release()


async def test_an_empty_corpus_is_not_ready(tmp_path):
    async with discord_with(tmp_path, metrics_port=free_port()) as env:
        assert await ready(env) == (503, {"snapshot": EMPTY})
        assert (await metrics(env))["footnote_ready"] == 0


async def test_the_calls_of_a_chat_model_are_counted_and_no_words_are_among_the_labels(data_dir):  # noqa: F811
    with serving(Step(reply(says(SENTENCE, SENTENCE))), Step(status=401)) as server:
        chat = {"chat_model": "openai:toy", "chat_base_url": server.url, "chat_api_key": KEY}
        async with discord_with(data_dir, metrics_port=free_port(), **chat) as env:
            _, channel, alice = town_square(env)
            for _ in range(2):
                await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
            found = await metrics(env)
            _, text = await page(env, "metrics")
        assert found["footnote_questions_total written answered"] == 1
        assert found["footnote_questions_total extractive answered"] == 1
        assert found["footnote_chat_model_calls_total done"] == 1
        assert found["footnote_chat_model_calls_total failed"] == 1
        assert found["footnote_chat_model_breaker_open"] == 0
        assert found["footnote_stage_seconds_count write"] == 1
        labels = set(re.findall(r'(\w+)="', text))
        assert labels <= {"outcome", "mode", "stage", "le"}
        assert not re.search("velmora|salt|alice", text, re.IGNORECASE)
        assert not any(str(known) in text for known in (alice.id, channel.id, channel.guild.id))


async def test_a_port_that_is_taken_is_said(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        bot = create_bot(settings_for(tmp_path, metrics_port=taken.getsockname()[1]))
        with raises(SettingsError, "settings-metrics-port", host="127.0.0.1"):
            await bot.login("a.b.c")
        await bot.close()


async def test_without_a_port_nothing_listens(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        assert env.bot.health.port is None


async def test_the_dashboard_shows_what_there_is(data_dir):  # noqa: F811
    dashboard = json.loads((ROOT / "docs" / "deploy" / "grafana.json").read_text())
    shown = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"(?:footnote|process)_\w+", target["expr"])
    }
    chat = {"chat_model": "openai:toy", "chat_base_url": "http://127.0.0.1:9/v1", "chat_api_key": KEY}
    async with discord_with(data_dir, metrics_port=free_port(), **chat) as env:
        _, channel, alice = town_square(env)
        await alice.slash(channel, "ask", question=ASKED)
        there = {name.split(" ")[0] for name in await metrics(env)}
    assert shown
    assert shown - there == set()
