"""The panel of the assistant that asks where the office's file is to be."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from muniforeign import paths
from muniforeign.i18n import N_
from muniforeign.storage import errors, location
from muniforeign.ui import dialogs
from muniforeign.ui.desk import Desk
from muniforeign.ui.welcome.draft import Draft
from muniforeign.ui.welcome.sheet import text_button
from muniforeign.ui.welcome.step import Step


class PlaceStep(Step):
    """Where the one file of the office is kept."""

    title = N_("Where to keep the office")
    intro = N_(
        "The whole office is one file. A folder of this computer is best; copy the file now and "
        "then to a memory stick (File menu, Back up)."
    )

    def __init__(self, draft: Draft, desk: Desk) -> None:
        super().__init__(draft, desk)
        self.line = QLineEdit(str(draft.path), self)
        self.line.textEdited.connect(self.take)
        self.line.returnPressed.connect(self.entered)
        choose = text_button(desk.language.gettext("Choose…"), self, "folder-open")
        choose.clicked.connect(self._choose)
        self.column.addLayout(self.labelled(N_("File"), self.line))
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.setFocusProxy(self.line)

    def take(self, text: str) -> None:
        """Take what was typed."""
        self.draft.path_text = text

    def _choose(self) -> None:
        _ = self.desk.language.gettext
        kinds = _("Offices") + " (*.muniforeign)"
        file = dialogs.save_file(self, _("Where to keep the office"), self.draft.path, kinds)
        if file:
            self.take(str(file))
            self.line.setText(str(self.draft.path))

    def problem(self) -> str:
        language, path = self.desk.language, self.draft.path
        made = self.draft.made_as
        if path.is_dir() or not path.stem:
            return language.gettext("This is a folder. Add a name for the file.")
        if not path.parent.is_dir():
            missing = language.gettext("There is no folder {folder}. Choose one that exists.")
            return missing.format(folder=path.parent)
        if path.exists() and not (made and made[0] == path):
            return errors.AlreadyThere(name=path.name).text(language)
        if not paths.is_writable(path.parent):
            refused = language.gettext(
                "Nothing can be written in the folder {folder}. Choose one of your own, such as "
                "Documents."
            )
            return refused.format(folder=path.parent)
        return self._risk()

    def _risk(self) -> str:
        """What to think over before going on, once for each file; then it is as one wants it."""
        risk, language = location.risk_of(self.draft.path.parent), self.desk.language
        if risk is None or self.draft.accepted == self.draft.path:
            return ""
        self.draft.accepted = self.draft.path
        again = language.gettext("To keep it there all the same, press Next again.")
        return f"{risk.text(language)}\n{again}"
