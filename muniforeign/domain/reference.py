"""Reads the data that is shipped with the program, once, when it is first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from muniforeign import paths
from muniforeign.domain.facts import Fact, FactStatus
from muniforeign.domain.text import Localized


@cache
def read(name: str, folder: str = "reference") -> Any:
    """What the JSON file resources/`folder`/`name` holds. Raises OSError where it is missing."""
    return json.loads(paths.resources(folder, name).read_text(encoding="utf-8"))


def localized(row: Mapping[str, Any]) -> Localized:
    """The text in the languages that the row has."""
    return Localized(es=row.get("es", ""), zh=row.get("zh", ""), en=row.get("en", ""))


def fact(row: Mapping[str, Any], source: Mapping[str, Any]) -> Fact:
    """The row's text with a source; the row's own date and status go before the source's."""
    return Fact(
        text=localized(row),
        source=localized(source),
        date=row.get("date", source["date"]),
        status=FactStatus(row.get("status", source["status"])),
    )
