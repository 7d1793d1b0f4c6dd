"""Preferences of this computer, kept as JSON beside the user's other data.

They belong to the person at this computer, not to a workspace: nothing of the office is in them.
"""

from __future__ import annotations

import datetime as dt
import json
import locale
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, get_args

from muniforeign import files, paths
from muniforeign.i18n import CODES, Code

Theme = Literal["system", "light", "dark"]
Paper = Literal["letter", "oficio", "a4"]
Columns = Mapping[str, tuple[str, ...]]

RECENT_AT_MOST: Final = 8
TEXT_SCALES: Final = range(75, 201)
LOCK_MINUTES: Final = range(24 * 60 + 1)

_T = TypeVar("_T")


def system_language() -> Code:
    """The language of this computer; Spanish where it is none of the three."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform in {"win32", "darwin"}:  # elsewhere, 'C' would be taken for American English
        names.append(locale.getlocale()[0])
    name = next(filter(None, names), "")
    if name.startswith(("zh", "Chinese")):
        return "zh"
    return "en" if name.startswith(("en", "English")) else "es"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person at this computer prefers; change it with `dataclasses.replace`.

    `text_scale` is in percent; `lock_after_minutes` of 0 never locks; `columns` has the shown
    columns of each list by the list's name; `version_seen` is the version of the program whose
    news were offered; `risks_told` are the workspaces whose place was warned of. `unknown` keeps
    what another version of the program wrote.
    """

    language: Code = field(default_factory=system_language)
    theme: Theme = "system"
    text_scale: int = 100
    recent: tuple[Path, ...] = ()
    lock_after_minutes: int = 15
    paper: Paper = "letter"
    columns: Columns = field(default_factory=dict)
    version_seen: str = ""
    risks_told: tuple[Path, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=dict)

    def with_recent(self, workspace: Path) -> Settings:
        """The same with this workspace as the one opened last."""
        others = tuple(path for path in self.recent if path != workspace)
        return replace(self, recent=(workspace, *others)[:RECENT_AT_MOST])

    def without_recent(self, workspace: Path) -> Settings:
        """The same without this workspace among the recent ones."""
        return replace(self, recent=tuple(path for path in self.recent if path != workspace))

    def with_risk_told(self, workspace: Path) -> Settings:
        """The same, with this workspace as one whose place was warned of."""
        return replace(self, risks_told=(*self.risks_told, workspace))

    def with_columns(self, name: str, columns: tuple[str, ...]) -> Settings:
        """The same with these columns shown in the list of this name."""
        return replace(self, columns={**self.columns, name: columns})


def load(path: Path | None = None) -> Settings:
    """The saved settings; defaults where there are none.

    A damaged file is renamed, so that it can be looked at, and defaults are used. One value that
    makes no sense is replaced by its default alone.
    """
    path = path or _default_path()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except ValueError:
        stored = None
    if not isinstance(stored, dict):
        _set_aside(path)
        return Settings()
    return _from_stored(stored)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings so that a power cut leaves the old or the new ones, never half.

    Raises OSError where the folder cannot be written.
    """
    path = path or _default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_to_stored(settings), ensure_ascii=False, indent=2, sort_keys=True)
    files.replace(path, (text + "\n").encode())


def _default_path() -> Path:
    return paths.user_data() / "settings.json"


def _set_aside(path: Path) -> None:
    moment = dt.datetime.now().strftime("%Y%m%d-%H%M%S")
    path.replace(path.with_name(f"{path.stem}.damaged-{moment}{path.suffix}"))


def _to_stored(settings: Settings) -> dict[str, object]:
    known = {name: getattr(settings, name) for name in _READERS}
    for name in ("recent", "risks_told"):
        known[name] = [str(path) for path in getattr(settings, name)]
    return {**settings.unknown, **known}


def _from_stored(stored: dict[str, object]) -> Settings:
    defaults = Settings(unknown={key: stored[key] for key in stored.keys() - _READERS.keys()})
    read = {key: reader(stored.get(key)) for key, reader in _READERS.items()}
    return replace(defaults, **{key: value for key, value in read.items() if value is not None})


def _one_of(values: tuple[_T, ...]) -> Callable[[object], _T | None]:
    return lambda value: next((known for known in values if known == value), None)


def _number_in(values: range) -> Callable[[object], int | None]:
    return lambda value: value if type(value) is int and value in values else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _paths(value: object) -> tuple[Path, ...]:
    return tuple(Path(text) for text in _texts(value))


def _recent(value: object) -> tuple[Path, ...]:
    return _paths(value)[:RECENT_AT_MOST]


def _columns(value: object) -> Columns:
    return {str(k): _texts(v) for k, v in value.items()} if isinstance(value, dict) else {}


_READERS: Final[dict[str, Callable[[object], Any]]] = {
    "language": _one_of(CODES),
    "theme": _one_of(get_args(Theme)),
    "text_scale": _number_in(TEXT_SCALES),
    "recent": _recent,
    "lock_after_minutes": _number_in(LOCK_MINUTES),
    "paper": _one_of(get_args(Paper)),
    "columns": _columns,
    "version_seen": _text,
    "risks_told": _paths,
}
