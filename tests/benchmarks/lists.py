"""The list of people: its first page, and a page further down, as the window reads them."""

from __future__ import annotations

import time
from pathlib import Path

import data
from measure import Measured, milliseconds

from muniforeign.services import people
from muniforeign.services.listing import Listing

_PAGE = 200


def measured(path: Path) -> list[Measured]:
    """On the workspace that `data.make_workspace` made."""
    workspace = data.opened(path)
    listed = people.listed(workspace, Listing())
    first = milliseconds(lambda: people.listed(workspace, Listing()).first_page(_PAGE))
    start = time.perf_counter()
    ids = listed.ids()
    all_ids = (time.perf_counter() - start) * 1000
    places = range(_PAGE, len(ids) - _PAGE, max(len(ids) // 40, 1))
    pages = iter([ids[place : place + _PAGE] for place in places] * 2)
    down = milliseconds(lambda: listed.rows(next(pages)), times=20)
    workspace.close()
    return [
        Measured("people list, first page", first, "ms", 100),
        Measured(f"page-down, {_PAGE} rows read at once for ten screens", down, "ms", 20),
        Measured("all ids of the list, in the background", all_ids, "ms"),
    ]
