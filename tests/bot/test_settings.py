"""Settings: from keywords, the environment and `.env`; documented to the last one; secrets kept."""

import io
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.monitoring.logging_setup import set_up_logging
from bot.services import build_fetcher, build_writer
from bot.settings import Settings
from bot.terminal.doctor.checks import run_checks
from corpus.errors import SettingsError

ROOT = Path(__file__).parents[2]


def variable(name: str) -> str:
    return "DISCORD_TOKEN" if name == "discord_token" else f"FOOTNOTE_{name.upper()}"


def test_env_example_lists_every_setting_with_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = Settings()
    listed = dotenv_values(ROOT / ".env.example")
    assert list(listed) == [variable(name) for name in Settings.model_fields]
    for name, value in listed.items():
        monkeypatch.setenv(name, value or "")
    assert Settings.load() == defaults


def test_env_example_says_what_each_setting_is() -> None:
    text = (ROOT / ".env.example").read_text()
    for name, field in Settings.model_fields.items():
        assert f"# {field.description}\n{variable(name)}=" in text


def test_keywords_win_over_the_environment_and_that_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("FOOTNOTE_DATA_DIR=from-file\nFOOTNOTE_LOG_LEVEL=debug\nDISCORD_TOKEN=secret\n")
    assert Settings().data_dir == Path("from-file")
    monkeypatch.setenv("FOOTNOTE_DATA_DIR", "from-environment")
    assert Settings().data_dir == Path("from-environment")
    settings = Settings(data_dir=Path("by-keyword"))
    assert (settings.data_dir, settings.log_level) == (Path("by-keyword"), "DEBUG")
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "secret"


def test_every_setting_can_be_given_by_keyword() -> None:
    settings = Settings(discord_token="t", sources=("a", "b"), allowed_guilds=(1, 2))  # type: ignore[arg-type]
    assert (settings.sources, settings.allowed_guilds) == (("a", "b"), (1, 2))


def test_lists_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_SOURCES", "news, /srv/more ,")
    monkeypatch.setenv("FOOTNOTE_ALLOWED_GUILDS", "123,456")
    settings = Settings()
    assert (settings.sources, settings.allowed_guilds) == (("news", "/srv/more"), (123, 456))


def test_a_wrong_value_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_ALLOWED_GUILDS", "hunter2")
    with pytest.raises(SettingsError, match="FOOTNOTE_ALLOWED_GUILDS") as raised:
        Settings.load()
    assert "hunter2" not in str(raised.value)


def test_the_web_is_fetched_as_the_settings_say() -> None:
    fetcher = build_fetcher(Settings(fetch_delay=2.5, fetch_timeout=7, fetch_max_bytes=4096))
    assert (fetcher.delay_s, fetcher.timeout_s, fetcher.max_bytes) == (2.5, 7, 4096)


@pytest.mark.parametrize(
    ("written", "every"),
    [("30m", timedelta(minutes=30)), ("6h", timedelta(hours=6)), ("1d12h", timedelta(hours=36)), ("", None)],
)
def test_how_often_to_refresh_is_a_duration(
    monkeypatch: pytest.MonkeyPatch, written: str, every: timedelta | None
) -> None:
    monkeypatch.setenv("FOOTNOTE_REFRESH_EVERY", written)
    assert Settings().refresh_every == every
    assert Settings(refresh_every=written).refresh_every == every  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["six", "6", "-1h", "59s", "0s"])
def test_what_is_no_duration_or_too_short_a_one_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("FOOTNOTE_REFRESH_EVERY", written)
    with pytest.raises(SettingsError, match=r"^settings-wrong name=FOOTNOTE_REFRESH_EVERY .*give"):
        Settings.load()


def test_the_chat_model_is_built_from_the_settings_and_its_key_is_a_secret() -> None:
    assert build_writer(Settings()) is None
    settings = Settings(chat_model="openai:toy", chat_base_url="http://127.0.0.1:1/v1", chat_api_key="hunter2")  # type: ignore[arg-type]
    assert "hunter2" not in repr(settings)
    writer = build_writer(settings)
    assert writer is not None
    writer.check()  # which calls nobody


@pytest.mark.parametrize(
    ("model", "ok", "detail"),
    [
        ("", True, "not set; answers are quotes alone"),
        ("openai:toy", True, "openai:toy, not called"),
        ("nobody:toy", False, "a provider that LangChain doesn't know"),
    ],
)
def test_the_doctor_looks_at_the_chat_model(model: str, ok: bool, detail: str, tmp_path: Path) -> None:
    settings = Settings(chat_model=model, chat_api_key="hunter2", data_dir=tmp_path)  # type: ignore[arg-type]
    (found,) = [check for check in run_checks(settings) if check.name == "chat model"]
    assert found.ok == ok
    assert detail in found.detail


def test_no_secret_reaches_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(discord_token="abc.def.ghi", database_url="postgresql://u:hunter2@h/d")  # type: ignore[arg-type]
    assert "abc.def.ghi" not in repr(settings)
    assert "hunter2" not in repr(settings)
    set_up_logging(settings, service=True)
    stream = io.StringIO()
    handler = logging.getLogger().handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    try:
        raise RuntimeError("token abc.def.ghi")
    except RuntimeError:
        logging.getLogger("bot").exception("failed with %s at %s", "abc.def.ghi", "postgresql://u:hunter2@h/d")
    assert "failed with ***" in stream.getvalue()
    assert "abc.def.ghi" not in stream.getvalue()
    assert "hunter2" not in stream.getvalue()
    logging.getLogger("bot").error("the password is hunter2")
    assert "hunter2" not in stream.getvalue()
