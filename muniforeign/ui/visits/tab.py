"""What the tabs of a visit have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from muniforeign.ui import theme
from muniforeign.ui.desk import Desk

if TYPE_CHECKING:
    from muniforeign.services.visits import VisitDetail


@dataclass(frozen=True)
class Place:
    """A place in a visit, written "title", "points/ID" or "programme/ID/venue"."""

    name: str = ""
    record: str = ""
    field: str = ""

    @staticmethod
    def of(text: str) -> Place:
        """The place that a text names."""
        return Place(*[*text.split("/"), "", "", ""][:3])


class Tab(QWidget):
    """One tab of a visit. It is shown a visit, and again whenever the visit has changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def show_visit(self, visit: VisitDetail) -> None:
        """Show the visit; what is being typed stays."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Save what is being typed; False when it cannot be saved."""
        return True

    def go_to(self, place: Place) -> None:
        """Put the cursor where the place says."""

    def state(self) -> dict[str, object]:
        """What is to be seen again after the language has changed."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Go back to what `state()` gave."""


class Sheet(QScrollArea):
    """A column of widgets that scrolls up and down, never sideways."""

    def __init__(self, parent: QWidget | None = None, widest: int = 1000) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder, body = QWidget(self), QWidget(self)
        body.setMaximumWidth(widest)
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(theme.GRID * 2, theme.GRID * 2, theme.GRID * 2, theme.GRID * 2)
        outer.addWidget(body)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GRID + theme.HALF)
        self.setWidget(holder)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, theme.ROW * 4)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that this widget stands at the top."""
        top = widget.mapTo(self.widget(), QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - theme.GRID)
