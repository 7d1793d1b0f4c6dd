"""The panels of the assistant for a new office; each edits the draft as one types."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from muniforeign.domain import places
from muniforeign.domain.errors import UserError
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, NAMES
from muniforeign.ui import dialogs, theme
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.photo import PhotoEdit
from muniforeign.ui.places import commune_choice, communes
from muniforeign.ui.welcome.draft import Draft
from muniforeign.ui.welcome.new_password import NewPassword
from muniforeign.ui.welcome.recovery_panel import RecoveryPanel
from muniforeign.ui.welcome.sheet import Problem, text_button, text_label


class Step(QWidget):
    """One panel. `title` and `intro` are msgids."""

    title = ""
    intro = ""
    entered = Signal()
    """Enter was pressed where it means to go on."""
    language_wanted = Signal(str)

    def __init__(self, draft: Draft, desk: Desk) -> None:
        super().__init__()
        self.draft, self.desk = draft, desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GRID)

    def labelled(self, label: str, field: QWidget, target: QWidget | None = None) -> QVBoxLayout:
        """A field under its label (msgid)."""
        text = self.desk.language.gettext(label)
        words = text_label(text, self, theme.Role.MUTED)
        words.setBuddy(target or field)
        (target or field).setAccessibleName(text)
        column = QVBoxLayout()
        column.setSpacing(theme.HALF)
        column.addWidget(words)
        column.addWidget(field)
        return column

    def problem(self) -> str:
        """What keeps the user from going on (translated), or an empty text."""
        return ""


class LanguageStep(Step):
    """The language of the screens and of the office's notes."""

    title = N_("Language")
    intro = N_(
        "The language in which the program speaks to you. It can be changed at any moment; papers "
        "are printed in any of the three."
    )

    def __init__(self, draft: Draft, desk: Desk) -> None:
        super().__init__(draft, desk)
        for code in CODES:
            chosen = code == desk.language.code
            button = text_button(NAMES[code], self, "check" if chosen else "languages", main=chosen)
            button.setMinimumHeight(theme.TALL_ROW)
            button.clicked.connect(lambda _on, code=code: self._choose(code))
            self.column.addWidget(button)
            if chosen:
                self.setFocusProxy(button)
        self.column.addStretch(1)

    def _choose(self, code: str) -> None:
        if code == self.desk.language.code:
            self.entered.emit()
        else:
            self.language_wanted.emit(code)


class MunicipalityStep(Step):
    """The municipality, its names, its crest and what stands under its name on papers."""

    title = N_("Municipality")
    intro = N_("Type the first letters of the commune and choose it from the list.")

    def __init__(self, draft: Draft, desk: Desk) -> None:
        super().__init__(draft, desk)
        _ = desk.language.gettext
        self.commune = ChoiceEditor(communes, parent=self)
        self.region = text_label("", self, theme.Role.MUTED)
        self.name = LocalizedEdit(desk.language, _("Name of the municipality"), parent=self)
        self.letterhead = LocalizedEdit(
            desk.language, _("Lines under the name, on papers"), several=True, least=2, parent=self
        )
        self.crest = PhotoEdit(desk.language, _("Crest"), QSize(88, 88), self)
        self.problem_of_crest = Problem(self)
        self._lay_out()
        self._show_draft()
        self._connect()
        self.setFocusProxy(self.commune)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GRID * 3)
        left = self.labelled(N_("Commune"), self.commune, self.commune.line)
        left.addWidget(self.region)
        left.addStretch(1)
        right = self.labelled(N_("Crest, if you have it"), self.crest, self.crest.frame)
        top.addLayout(left, 1)
        top.addLayout(right)
        self.column.addLayout(top)
        self.column.addWidget(self.problem_of_crest)
        self.column.addLayout(self.labelled(N_("Name of the municipality"), self.name))
        self.column.addLayout(self.labelled(N_("Lines under the name, on papers"), self.letterhead))
        self.column.addStretch(1)

    def _show_draft(self) -> None:
        draft = self.draft
        self.commune.show_value(commune_choice(draft.commune_code) if draft.commune_code else None)
        if draft.commune_text and not draft.commune_code:
            self.commune.line.setText(draft.commune_text)
        self.name.show_value(draft.name)
        self.letterhead.show_value(draft.letterhead)
        self.crest.show_value(draft.crest)
        self._tell_region()

    def _connect(self) -> None:
        self.commune.committed.connect(self._take_commune)
        self.commune.line.textChanged.connect(self._take_typed)
        self.crest.committed.connect(self._take_crest)
        for cell in (*self.name.cells.values(), *self.letterhead.cells.values()):
            cell.edited.connect(self._take_texts)

    def _take_typed(self) -> None:
        self.draft.commune_text = self.commune.line.text()

    def _take_commune(self) -> None:
        from muniforeign.services.municipality import name_of

        code = self._chosen()
        if code and code != self.draft.commune_code:
            self.draft.choose_commune(code, name_of(code))
            self.name.show_value(self.draft.name)
        elif not code:
            self.draft.commune_code = ""
        self._tell_region()

    def _chosen(self) -> str:
        try:
            return str(self.commune.value() or "")
        except UserError:
            return ""

    def _tell_region(self) -> None:
        code = self.draft.commune_code
        region = places.region(places.commune(code).region_code).name if code else Localized()
        self.region.setText(region.best(self.desk.language.code))

    def _take_texts(self) -> None:
        name, letterhead = self.name.value(), self.letterhead.value()
        assert isinstance(name, Localized)
        assert isinstance(letterhead, Localized)
        self.draft.name, self.draft.letterhead = name, letterhead

    def _take_crest(self) -> None:
        try:
            value = self.crest.value()
        except UserError as error:
            self.problem_of_crest.tell(error.text(self.desk.language))
            self.crest.show_value(self.draft.crest)
            return
        self.problem_of_crest.tell("")
        self.draft.crest = value if isinstance(value, bytes) else None
        self.crest.show_value(self.draft.crest)

    def problem(self) -> str:
        self._take_commune()
        _ = self.desk.language.gettext
        if not self.draft.commune_code:
            self.commune.line.setFocus()
            return _("Choose the commune from the list: it has the 346 communes of Chile.")
        if not self.draft.name:
            self.name.setFocus()
            return _("Write the municipality's name in at least one language.")
        return ""


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
        from muniforeign.storage import errors

        language, path = self.desk.language, self.draft.path
        made = self.draft.made_as
        if path.is_dir() or not path.stem:
            return language.gettext("This is a folder. Add a name for the file.")
        if not path.parent.is_dir():
            missing = language.gettext("There is no folder {folder}. Choose one that exists.")
            return missing.format(folder=path.parent)
        if path.exists() and not (made and made[0] == path):
            return errors.AlreadyThere(name=path.name).text(language)
        if not _writable(path.parent):
            return errors.FolderNotWritable(name=path.name).text(language)
        return ""


def _writable(folder: Path) -> bool:
    """Whether a file can be made there; asking the system alone is not enough on Windows."""
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


class PasswordStep(Step):
    """The password, or none."""

    title = N_("Password")
    intro = N_(
        "The password encrypts the file: without it nobody reads what you enter. Four or five "
        "words that belong together are easy to remember and hard to guess."
    )

    def __init__(self, draft: Draft, desk: Desk) -> None:
        super().__init__(draft, desk)
        known = tuple(filter(None, (draft.name.es, draft.name.zh, draft.name.en)))
        self.new = NewPassword(draft.password, desk.language, known, self)
        self.new.entered.connect(self.entered)
        self.column.addWidget(self.new)
        self.column.addStretch(1)
        self.setFocusProxy(self.new)

    def problem(self) -> str:
        return self.new.problem()


class RecoveryStep(Step):
    """The recovery sheet of the file that was made."""

    title = N_("Recovery sheet")

    def __init__(self, draft: Draft, desk: Desk) -> None:
        super().__init__(draft, desk)
        self.panel = RecoveryPanel(desk, self)
        self.column.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel.preview)

    def problem(self) -> str:
        if self.panel.tick.isChecked():
            return ""
        self.panel.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.desk.language.gettext(
            "Print or save the sheet, then tick that you have it. Without it a forgotten password "
            "cannot be helped."
        )


STEPS: Final = (LanguageStep, MunicipalityStep, PlaceStep, PasswordStep, RecoveryStep)
