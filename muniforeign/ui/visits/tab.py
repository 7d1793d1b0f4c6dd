"""What the tabs of a visit have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniforeign.ui.desk import Desk
from muniforeign.ui.record_history import HistorySection

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


class History(Tab):
    """What happened to the visit, as every record tells it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.section = HistorySection(desk, "visit_id", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)

    def show_visit(self, visit: VisitDetail) -> None:
        self.section.show_record(visit)
