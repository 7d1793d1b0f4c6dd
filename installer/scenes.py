"""What the pictures of the manual show: a scene for each, played on the sample office.

A scene brings the program to where the picture is taken; it may return the widget to be shown in
place of the whole window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from screenshots import Stage

Scene = Callable[["Stage"], "QWidget | None"]


def first_brief(stage: Stage) -> None:
    """The delegation's brief, made and shown."""
    stage.window.navigate("visit", stage.delegation())
    stage.press("visits.prepare")
    stage.press("brief.make")
    stage.settle(1)


def delegation(stage: Stage) -> None:
    """Who comes and who receives them; also the README's picture."""
    from PySide6.QtWidgets import QTabWidget

    stage.window.navigate("visit", stage.delegation())
    tabs: QTabWidget
    for tabs in stage.window.findChildren(QTabWidget):
        if tabs.isVisible():
            tabs.setCurrentIndex(1)


SCENES: dict[str, Scene] = {
    "first-brief": first_brief,
    "delegation": delegation,
}
