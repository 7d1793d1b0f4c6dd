"""The list of people: its first page as it is read, and paging down in the program's own window.

A page-down is what one waits for: the key or the scroll bar, the rows that have to be read, and
all that is painted until nothing is left to do. Rows are read some screens at a time, so most
page-downs read nothing; those that do are also told apart.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import data
import people_window
from measure import Measured, late, milliseconds
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from muniforeign.services import people
from muniforeign.services.listing import Listing
from muniforeign.ui.subject import SubjectPage
from muniforeign.ui.table import PAGE

_TIMES = 300


def measured(path: Path) -> list[Measured]:
    """On the workspace that `data.make_workspace` made."""
    return [*_read(path), *_paged(path)]


def _read(path: Path) -> list[Measured]:
    workspace = data.opened(path)
    first = milliseconds(lambda: people.listed(workspace, Listing()).first_page(PAGE))
    ids = milliseconds(people.listed(workspace, Listing()).ids)
    workspace.close()
    return [
        Measured("people list, first page", first, "ms", 100),
        Measured("all ids of the list, in the background", ids, "ms"),
    ]


def _paged(path: Path) -> list[Measured]:
    app = people_window.application_alone()
    with people_window.people_page(app, path) as page:
        bar, table = page.table.verticalScrollBar(), page.table

        def scroll() -> None:
            bar.setValue(bar.value() + bar.pageStep())
            app.processEvents()

        def press() -> None:
            QTest.keyClick(table, Qt.Key.Key_PageDown)
            app.processEvents()

        scrolled, reading = _times(page, scroll)
        table.select_id(page.model.id_at(0))
        pressed, _reading = _times(page, press)
    return [
        Measured("page-down by the scroll bar, 95 of 100", late(scrolled), "ms", 20),
        Measured(f"  those that read the next {PAGE} rows, 95 of 100", late(reading), "ms"),
        Measured("page-down by key, the person shown beside, 95 of 100", late(pressed), "ms", 20),
    ]


def _times(
    page: SubjectPage[Any], page_down: Callable[[], None]
) -> tuple[list[float], list[float]]:
    """Milliseconds of each page-down, and of those among them for which rows were read."""
    every, reading = [], []
    for _time in range(_TIMES):
        known = _last_row(page) // PAGE
        start = time.perf_counter()
        page_down()
        every.append((time.perf_counter() - start) * 1000)
        if _last_row(page) // PAGE > known:
            reading.append(every[-1])
    return every, reading


def _last_row(page: SubjectPage[Any]) -> int:
    """The place of the lowest row that is seen."""
    return page.table.rowAt(page.table.viewport().height() - 1)
