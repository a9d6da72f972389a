"""`.ci/setup.py`: pip's whole configuration reaches uv, and what goes wrong is told apart."""

import os
import runpy
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CERTIFICATES = ROOT / "tests" / "support" / "certificates"
NOT_OURS = ("PIP_", "UV_", "SSL_", "REQUESTS_", "CURL_", "HTTP_PROXY", "HTTPS_PROXY", "XDG_")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """Return the script's names, in a home without any configuration of pip."""
    for name in list(os.environ):
        if name.startswith(NOT_OURS):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "everybody"))
    found = runpy.run_path(str(ROOT / ".ci" / "setup.py"))
    found["pip_settings"].__globals__["PYTHON"] = sys.executable
    return found


def test_every_file_of_pips_configuration_is_read(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for place, text in (
        ("everybody/pip", "[global]\ntimeout = 7\n"),
        (
            ".config/pip",
            "[global]\ncert = /own.pem\nfind-links =\n    /wheels\n    /more\n",
        ),
        (
            "python",
            "[install]\ntrusted-host = a.example b.example\n[global]\nextra-index-url = https://a.example/simple https://b.example/simple\n",
        ),
    ):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "pip.conf").write_text(text)
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path / "python"))  # as that of the Python that runs the script
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    env = script["uv_environment"]()
    assert env["SSL_CERT_FILE"] == "/own.pem"
    assert (env["UV_FIND_LINKS"], env["UV_INSECURE_HOST"]) == ("/wheels,/more", "a.example b.example")
    assert env["UV_INDEX"] == "https://a.example/simple https://b.example/simple"
    assert (env["UV_DEFAULT_INDEX"], env["UV_HTTP_TIMEOUT"]) == ("https://mirror.example/simple", "7")
    assert env["UV_INDEX_STRATEGY"] == "unsafe-best-match"


def test_the_environment_wins_and_without_certificates_the_systems_are_taken(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert script["uv_environment"]()["UV_SYSTEM_CERTS"] == "1"
    monkeypatch.setenv("PIP_CERT", "/pip.pem")
    assert script["uv_environment"]()["SSL_CERT_FILE"] == "/pip.pem"
    monkeypatch.setenv("SSL_CERT_FILE", "/said.pem")
    assert script["uv_environment"]()["SSL_CERT_FILE"] == "/said.pem"


def test_the_certificates_that_pip_itself_takes_from_the_environment_reach_uv(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    script["uv_environment"].__globals__["pip_settings"] = dict  # this machine's own may name others
    assert "SSL_CERT_FILE" not in script["uv_environment"]()
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/requests.pem")
    assert script["uv_environment"]()["SSL_CERT_FILE"] == "/requests.pem"


class Index(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Callable[[bool], str]]:
    """Return what serves an index without packages, with a certificate that nobody trusts or without one."""
    servers = []

    def start(secure: bool) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / "cert.pem", CERTIFICATES / "key.pem")
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http{'s' if secure else ''}://127.0.0.1:{server.server_port}/simple"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def said_by_uv(index: str) -> str:
    """Return what the real uv says of a package that it looks for in an index."""
    call = [sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--no-cache", "--python", sys.executable]
    env = {**os.environ, "UV_HTTP_RETRIES": "0"}
    done = subprocess.run(
        [*call, "--default-index", index, "a-package-that-is-nowhere"],
        capture_output=True, text=True, check=False, env=env,
    )  # fmt: skip
    assert done.returncode != 0
    return done.stderr


def test_a_certificate_a_name_and_a_connection_are_told_apart_from_no_such_build(
    script: dict[str, Any], serve: Callable[[bool], str]
) -> None:
    trouble = script["trouble"]
    assert "pip config set global.cert" in trouble(said_by_uv(serve(True)))
    assert trouble(said_by_uv("http://nowhere.invalid/simple")).startswith("its name can't be resolved")
    assert trouble(said_by_uv("http://127.0.0.1:9/simple")).startswith("it can't be reached")
    assert trouble(said_by_uv(serve(False))) == ""


def test_before_gigabytes_come_it_is_said_how_to_stop_it(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    agree = script["agree_to_cuda"]
    agree.__globals__["WAIT_S"] = 0
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    agree()
    assert "5 GB on the disk" in (said := capsys.readouterr().err)
    assert "Ctrl-C stops it" in said
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: "")
    with pytest.raises(SystemExit, match="Nothing outside"):
        agree()
    monkeypatch.setattr("builtins.input", lambda _: "y")
    agree()
