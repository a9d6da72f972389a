"""Pin anew every version in constraints.txt, for every Python from 3.11 on and every platform.

CUDA's packages are left out: the PyTorch that needs them pins them itself.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NOT_PINNED = re.compile(r"^(nvidia-|cuda-|triton)")
HEAD = "# Every version that Footnote is tested with. Made by `make lock`.\n"
TOOLS = "setuptools\n"


def main() -> None:
    """Resolve, tidy, write."""
    sys.path.insert(0, str(HERE))
    from setup import uv_environment

    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
        "--quiet",
        "--no-header",
        "--no-annotate",
        "--upgrade",
        "--all-extras",
        "--group",
        f"{ROOT / 'pyproject.toml'}:dev",
        "--group",
        f"{ROOT / 'pyproject.toml'}:docs",
        str(ROOT / "pyproject.toml"),
        "-",
    ]
    done = subprocess.run(command, input=TOOLS, capture_output=True, text=True, env=uv_environment(), check=True)
    lines = [line for line in done.stdout.splitlines() if not NOT_PINNED.match(line)]
    torch = next(line for line in lines if line.startswith("torch=="))
    kept = [line for line in lines if not line.startswith("torch==")]
    version = re.split(r"[+ ;]", torch.partition("==")[2])[0]
    (HERE / "constraints.txt").write_text(HEAD + "\n".join(sorted([*kept, f"torch=={version}"])) + "\n")


if __name__ == "__main__":
    main()
