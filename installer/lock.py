"""Pin every dependency with its hashes: python installer/lock.py [--upgrade].

Writes requirements.lock (what runs) and requirements-dev.lock (what checks) for every Python and
system of `TARGETS`, then makes sure that each can be installed there without building anything.
Versions stay as they are unless `--upgrade` is given. The files name versions and hashes, never
an address. Needs a network; uv is fetched into a folder that is thrown away.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "installer" / "requirements.lock"
DEVELOPMENT = ROOT / "installer" / "requirements-dev.lock"
PYTHONS = ("3.11", "3.12", "3.13")
# Qt 6.8 is not built for ARM with a glibc older than 2.39: Ubuntu 24.04, Debian 13.
TARGETS = (
    "x86_64-manylinux_2_34",
    "aarch64-manylinux_2_39",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
)


def main() -> int:
    """Write both files and try them; 0 where every target can be served."""
    with tempfile.TemporaryDirectory() as folder:
        uv = fetch_uv(Path(folder))
        resolve(uv, RUNTIME)
        resolve(uv, DEVELOPMENT, "--group", "dev", "--constraint", str(RUNTIME))
        for lock in (RUNTIME, DEVELOPMENT):
            if "://" in lock.read_text(encoding="utf-8"):
                print(f"{lock.name} contains an address", file=sys.stderr)
                return 1
        targets = itertools.product(TARGETS, PYTHONS)
        served = [serves(uv, target, python, Path(folder)) for target, python in targets]
    return 0 if all(served) else 1


def fetch_uv(folder: Path) -> Path:
    """Install uv in this folder; where it is."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", "uv"], check=True)
    return scripts / "uv"


def resolve(uv: Path, lock: Path, *options: str) -> None:
    """Write one lock file; versions that are in it stay."""
    command: list[str | Path] = [uv, "pip", "compile", "pyproject.toml", "-o", lock, "-q"]
    form = [
        "--universal",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-annotate",
        "--no-header",
    ]
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    python = ["--python-version", PYTHONS[0]]
    subprocess.run([*command, *form, *python, *options, *upgrade], cwd=ROOT, check=True)


def serves(uv: Path, target: str, python: str, folder: Path) -> bool:
    """Whether every pinned package has a wheel for this system and Python."""
    where = ["--python-platform", target, "--python-version", python]
    nowhere: list[str | Path] = ["--target", folder / "nothing"]
    how = ["--dry-run", "--no-build", "--require-hashes", "-q"]
    done = subprocess.run(
        [uv, "pip", "install", *how, *where, *nowhere, "-r", DEVELOPMENT], check=False
    )
    print(f"{target} {python}: {'ok' if done.returncode == 0 else 'NOT SERVED'}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
