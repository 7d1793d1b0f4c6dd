"""Personal data, and what the program is and is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from muniforeign import __version__, paths
from muniforeign.domain import legal_notes
from muniforeign.i18n import N_
from muniforeign.storage.information import Information
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.guidance import Guidance
from muniforeign.ui.labels import plain_label
from muniforeign.ui.manual import explained_by
from muniforeign.ui.records import Fold, Section


class About(Section[Information]):
    """What law asks about people's data; version and licences."""

    title = N_("Privacy and about")
    fields = frozenset({"privacy", "about"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        explained_by(self, "personal-data")
        _ = desk.language.gettext
        self.column.addWidget(
            Guidance(_("Personal data"), legal_notes.privacy(), desk.language, self)
        )
        told = _(
            "Everything stays in the file of the office on this computer. "
            "The program sends nothing and needs no connection. "
            "When a person is erased for good, what history kept of them is erased too."
        )
        self.column.addWidget(plain_label(self, None, told))
        self.heading(N_("About Muniforeign"))
        version = _("Version {version}. Free software under the Apache License 2.0.")
        self.column.addWidget(plain_label(self, None, version.format(version=__version__)))
        self.notices = QPlainTextEdit(self)
        self.notices.setReadOnly(True)
        self.notices.setMinimumHeight(theme.ROW * 10)
        title = _("Fonts, icons and data of others, with their licences")
        self.notices.setAccessibleName(title)
        fold = Fold(title, self.notices, self)
        fold.button.toggled.connect(self._read)
        self.column.addWidget(fold)
        self.column.addStretch(1)

    def _read(self, opened: bool) -> None:
        if opened and not self.notices.toPlainText():
            text = paths.resources("NOTICES.md").read_text(encoding="utf-8")
            self.notices.setPlainText(text)

    def show_record(self, detail: Information) -> None:
        """Nothing here depends on the office."""
