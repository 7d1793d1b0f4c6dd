"""The head of a record, above its sections."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget


class SteadyHead(QWidget):
    """It does not get lower while one record is shown.

    Else what is below would move under the mouse each time something is no longer missing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: UUID | None = None

    def turn_to(self, record: UUID | None) -> None:
        """Say which record is shown from now on; called before anything of it is."""
        self.setMinimumHeight(self.height() if record == self._record else 0)
        self._record = record
