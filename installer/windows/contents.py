"""What of each input is shipped, as contents.toml says; an idle pattern in it is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

FILE = Path(__file__).with_name("contents.toml")


class ContentsError(Exception):
    """Which patterns of contents.toml match nothing."""


@dataclass(frozen=True)
class Choice:
    """The patterns for one input: what is taken (everything where there is none), what is left."""

    name: str
    take: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()

    def chosen(self, names: Iterable[str]) -> list[str]:
        """Those of the names that are shipped, sorted.

        Raises ContentsError where a pattern matches no name.
        """
        there = sorted(names)
        idle = [p for p in (*self.take, *self.leave) if not any(_matches(n, (p,)) for n in there)]
        if idle:
            raise ContentsError(f"{self.name} has nothing that matches {', '.join(idle)}")
        taken = [name for name in there if not self.take or _matches(name, self.take)]
        return [name for name in taken if not _matches(name, self.leave)]


@dataclass(frozen=True)
class Contents:
    """The choices for Python, its library, and the wheels by their normal names."""

    python: Choice
    standard: Choice
    wheels: Mapping[str, Choice]
    in_no_wheel: tuple[str, ...]

    def of_wheel(self, name: str, files: Iterable[str]) -> list[str]:
        """What is shipped of a wheel. Raises ContentsError."""
        choice = self.wheels.get(name, Choice(name))
        return [f for f in choice.chosen(files) if not _matches(f, self.in_no_wheel)]

    def check_wheels(self, names: Iterable[str]) -> None:
        """Raise ContentsError where a choice is for a wheel that is not there."""
        if unknown := self.wheels.keys() - set(names):
            raise ContentsError(f"There is no wheel {', '.join(sorted(unknown))}")


def read(file: Path = FILE) -> Contents:
    """What contents.toml says."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    in_no_wheel = tuple(told["wheels"].pop("leave"))
    wheels = {name: _choice(name, choice) for name, choice in told["wheels"].items()}
    python, standard = (_choice(name, told.get(name, {})) for name in ("python", "standard"))
    return Contents(python, standard, wheels, in_no_wheel)


def _choice(name: str, told: Mapping[str, list[str]]) -> Choice:
    return Choice(name, tuple(told.get("take", ())), tuple(told.get("leave", ())))


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
