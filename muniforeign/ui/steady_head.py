"""The head of a record, above its sections."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from muniforeign.ui import theme


class SteadyHead(QWidget):
    """It does not get lower while one record is shown, and has room for what is still to come.

    Else what is below would move under the mouse each time something is filled in. What is in it
    stands in its `row`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: UUID | None = None
        self._strut = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.GRID * 2, theme.GRID * 2, theme.GRID * 2, theme.GRID)
        self.row.setSpacing(theme.GRID * 2)
        self.row.addItem(self._strut)

    def turn_to(self, record: UUID | None, room: int = 0) -> None:
        """Say which record is shown from now on, before anything of it is.

        `room`: how high the row is at least, in pixels.
        """
        if record == self._record:
            room = max(self.row.contentsRect().height(), room)
        self._strut.changeSize(0, room, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.row.invalidate()
        self._record = record
