"""What is shipped to run Footnote elsewhere says the same as the code: settings, ports, versions, files.

Whether an engine takes these files is not a test's business; `docs/scale.md` says what they were checked with.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings
from bot.terminal.cli import footnote

ROOT = Path(__file__).parent.parent
MANIFESTS = sorted((ROOT / "docs/deploy/kubernetes").glob("*.yaml"))
SHIPPED = [ROOT / "compose.yaml", ROOT / "Dockerfile", ROOT / "docs/deploy/prometheus.yml", *MANIFESTS]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OBJECTS = [found for file in MANIFESTS for found in yaml.safe_load_all(file.read_text())]


def the(kind: str, name: str) -> Any:
    """Return one object of the manifests."""
    (found,) = [one for one in OBJECTS if (one["kind"], one["metadata"]["name"]) == (kind, name)]
    return found


def pods() -> dict[str, Any]:
    """Return the pods of the manifests by name."""
    found = {}
    for one in OBJECTS:
        spec = one.get("spec", {})
        template = spec.get("template") or spec.get("jobTemplate", {}).get("spec", {}).get("template")
        if template:
            found[one["metadata"]["name"]] = template
    return found


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_every_setting_that_is_named_is_one(file: Path) -> None:
    known = {f"FOOTNOTE_{name}".upper() for name in Settings.model_fields} | {"DISCORD_TOKEN"}
    assert set(re.findall(r"FOOTNOTE_[A-Z_]+|DISCORD_TOKEN", file.read_text())) <= known


def test_one_process_a_shard() -> None:
    count = the("ConfigMap", "footnote")["data"]["FOOTNOTE_SHARD_COUNT"]
    assert the("StatefulSet", "bot")["spec"]["replicas"] == int(count)


def test_chroma_is_of_the_version_that_is_tested() -> None:
    pinned = re.search(r"^chromadb==(.+)$", (ROOT / ".ci/constraints.txt").read_text(), re.MULTILINE)
    assert pinned is not None
    used = {COMPOSE["services"]["chroma"]["image"], pods()["chroma"]["spec"]["containers"][0]["image"]}
    assert used == {f"chromadb/chroma:{pinned[1]}"}


def test_health_and_metrics_are_looked_for_where_they_are() -> None:
    (port,) = re.findall(r"FOOTNOTE_METRICS_PORT=(\d+)", DOCKERFILE)
    assert the("ConfigMap", "footnote")["data"]["FOOTNOTE_METRICS_PORT"] == port
    (container,) = pods()["bot"]["spec"]["containers"]
    assert container["ports"] == [{"name": "metrics", "containerPort": int(port)}]
    assert f"127.0.0.1:{port}/healthz" in DOCKERFILE
    assert f'targets: ["bot:{port}"]' in (ROOT / "docs/deploy/prometheus.yml").read_text()
    assert pods()["bot"]["metadata"]["annotations"]["prometheus.io/port"] == port


def test_prometheus_writes_to_its_volume() -> None:
    prometheus = COMPOSE["services"]["prometheus"]
    (path,) = [word.partition("=")[2] for word in prometheus["command"] if word.startswith("--storage.tsdb.path=")]
    assert f"prometheus:{path}" in prometheus["volumes"]


def test_no_module_of_the_image_is_compiled_at_each_start() -> None:
    # Nobody who runs it may write bytecode, and times of files are rounded on the way into an image, by some engines.
    compiled = re.findall(r"PYC_INVALIDATION_MODE=(\w+)|--invalidation-mode (\S+)", DOCKERFILE)
    assert compiled == [("UNCHECKED_HASH", ""), ("", "unchecked-hash")]
    assert "--compile-bytecode" in DOCKERFILE


def test_every_server_that_is_named_is_there() -> None:
    services = {one["metadata"]["name"]: one["spec"]["ports"][0]["port"] for one in OBJECTS if one["kind"] == "Service"}
    assert the("ConfigMap", "footnote")["data"]["FOOTNOTE_CHROMA_URL"] == f"http://chroma:{services['chroma']}"
    assert COMPOSE["services"]["bot"]["environment"]["FOOTNOTE_CHROMA_URL"] == "http://chroma:8000"
    (allowed,) = the("NetworkPolicy", "stores")["spec"]["ingress"][0]["from"]
    assert set(allowed["podSelector"]["matchExpressions"][0]["values"]) == {"bot", "refresh"} <= set(pods())
    for name, pod in pods().items():
        assert pod["metadata"]["labels"]["app"] == name


@pytest.mark.parametrize("name", ["bot", "refresh"])
def test_footnote_runs_without_rights_that_it_does_not_need(name: str) -> None:
    pod = pods()[name]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert not pod["automountServiceAccountToken"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    written = {mount["mountPath"] for mount in container["volumeMounts"] if not mount.get("readOnly")}
    assert written == {"/data", "/tmp"}


def test_every_command_that_is_run_is_one() -> None:
    commands = {pod["spec"]["containers"][0]["args"][0] for pod in pods().values() if "args" in str(pod["spec"])}
    assert commands == {"run", "refresh"} <= set(footnote.commands)
    assert 'ENTRYPOINT ["footnote"]\nCMD ["run"]' in DOCKERFILE


def test_the_image_has_what_it_copies() -> None:
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        name.rstrip("/") for line in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.M) for name in line.split()
    }
    assert copied == let_through
    assert all((ROOT / name).exists() for name in copied)
    assert f"uid {pods()['bot']['spec']['securityContext']['runAsUser']}" in DOCKERFILE


def test_the_image_has_no_build_tool_and_its_dependencies_in_a_layer_before_the_source() -> None:
    _, build, image = DOCKERFILE.split("\nFROM ")
    assert "venv --without-pip /opt/footnote" in build
    assert build.index("--requirements pyproject.toml") < build.index("COPY corpus/") < build.index("--no-deps")
    extras = re.findall(r"--extra (\w+)", build)
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert set(extras) == {"postgres", "openai", "anthropic", "ollama"} <= set(declared)
    assert "pip uninstall --yes" in image
    assert "pip install" not in image
