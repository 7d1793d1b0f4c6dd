"""What the Debian package is made of: the pinned wheels for Linux, by the Pythons of Debian.

A wheel that suits every Python is fetched and shipped once; the others once for each of `PYTHONS`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from windows.inputs import ROOT, RUNTIME_LOCK, fetched, pinned_for
from windows.stage import name_of

CACHE = ROOT / ".cache" / "debian"
PYTHONS = ("311", "312", "313")
"""Debian 12 has Python 3.11, Ubuntu 24.04 has 3.12, Debian 13 has 3.13."""
_GLIBC = (34, 31, 28, 27, 26, 24, 17, 12, 5)
_PLATFORMS = [
    *(f"--platform=manylinux_2_{minor}_x86_64" for minor in _GLIBC),
    *(f"--platform=manylinux{name}_x86_64" for name in ("2014", "2010", "1")),
]
_FOR_ONE_PYTHON = re.compile(r"-cp\d+-cp\d+t?-")


@dataclass(frozen=True)
class Inputs:
    """The wheels: those for every Python, and by Python ("311") those for this one alone."""

    common: tuple[Path, ...]
    special: Mapping[str, tuple[Path, ...]]


def linux(python: str) -> dict[str, str]:
    """How markers are answered for Debian with this Python."""
    version = f"{python[0]}.{python[1:]}"
    return {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_python_implementation": "CPython",
        "platform_system": "Linux",
        "python_full_version": f"{version}.0",
        "python_version": version,
        "sys_platform": "linux",
        "extra": "",
    }


def fetch(cache: Path = CACHE) -> Inputs:
    """The wheels, downloaded where they are not there yet. Raises InputError."""
    first = _wheels(PYTHONS[0], cache, frozenset())
    common = tuple(wheel for wheel in first if not _FOR_ONE_PYTHON.search(wheel.name))
    shared = frozenset(map(name_of, common))
    special = {python: tuple(_wheels(python, cache, shared)) for python in PYTHONS[1:]}
    own = tuple(wheel for wheel in first if wheel not in common)
    return Inputs(common, {PYTHONS[0]: own, **special})


def _wheels(python: str, cache: Path, without: frozenset[str]) -> list[Path]:
    lock = RUNTIME_LOCK.read_text(encoding="utf-8")
    pinned = [p for p in pinned_for(lock, linux(python)) if _name(p.requirement) not in without]
    lines = "\n".join(package.line() for package in pinned)
    folder = cache / f"cp{python}-{hashlib.sha256(lines.encode()).hexdigest()[:16]}"
    options = [f"--python-version={python}", "--implementation=cp", "--only-binary=:all:"]
    return fetched(pinned, folder, [*_PLATFORMS, *options])


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", requirement.partition("==")[0]).lower()
