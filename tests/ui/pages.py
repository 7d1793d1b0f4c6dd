"""One page of the program on the screen, without the window around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from muniforeign.ui.desk import Desk

P = TypeVar("P", bound=QWidget)


def on_screen(
    qtbot: QtBot, office: Desk, page: P, reload: Callable[..., None], height: int = 700
) -> Iterator[P]:
    """The page, told of changes as the window would tell it."""
    qtbot.addWidget(page)
    page.resize(1190, height)
    page.show()
    office.workspace.listeners.append(reload)
    yield page
    office.workspace.listeners.remove(reload)
