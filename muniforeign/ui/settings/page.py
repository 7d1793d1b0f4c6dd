"""The page of settings: this computer, the municipality, the office's file, privacy."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniforeign import settings
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk, Page
from muniforeign.ui.labels import plain_label
from muniforeign.ui.preferences import LivePreferences
from muniforeign.ui.records import RecordTabs
from muniforeign.ui.settings.about import About
from muniforeign.ui.settings.computer import Computer
from muniforeign.ui.settings.file import File
from muniforeign.ui.settings.municipality import Municipality

_TABLES = frozenset({"workspace_information", "attachments", "organisations"})


class SettingsPage(Page):
    """Four parts behind tabs; everything is saved as one leaves it.

    `preferences` is what holds the settings while the program runs.
    """

    def __init__(
        self,
        desk: Desk,
        preferences: LivePreferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        held = preferences or LivePreferences(settings.load(), self)
        self.computer, self.municipality = Computer(desk, held), Municipality(desk)
        self.file, self.about = File(desk), About(desk)
        sections = [self.municipality, self.computer, self.file, self.about]
        self.tabs = RecordTabs(sections, desk.language, self)
        title = plain_label(self, theme.Role.TITLE, desk.language.gettext("Settings"))
        title.setContentsMargins(theme.GRID * 2, theme.GRID * 2, theme.GRID * 2, theme.GRID)
        self.tabs.bar.setAccessibleName(title.text())
        self.tabs.bar.tabBarClicked.connect(lambda _place: self.commit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.tabs, 1)
        self.reload(_TABLES)

    def open(self, record: object, field: str = "") -> None:
        self.tabs.focus(field or str(record))

    def commit(self) -> bool:
        return self.tabs.commit()

    def reload(self, tables: frozenset[str]) -> None:
        from muniforeign.services import municipality

        if tables & _TABLES:
            self.tabs.show_record(municipality.get(self.desk.workspace))

    def state(self) -> dict[str, object]:
        return {"tab": self.tabs.bar.currentIndex(), "field": self.computer.focused()}

    def restore(self, state: dict[str, object]) -> None:
        tab = state.get("tab")
        self.tabs.bar.setCurrentIndex(tab if isinstance(tab, int) else 0)
        if field := state.get("field"):
            QTimer.singleShot(0, self, lambda: self.tabs.focus(str(field)))
