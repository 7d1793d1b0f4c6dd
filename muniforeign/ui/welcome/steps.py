"""The panels of the assistant for a new office; each edits the draft as one types."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from muniforeign.domain.errors import UserError
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, NAMES
from muniforeign.ui import theme
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.photo import PhotoEdit
from muniforeign.ui.places import commune_choice, communes, region_name
from muniforeign.ui.welcome.draft import Draft
from muniforeign.ui.welcome.new_password import NewPassword
from muniforeign.ui.welcome.place_step import PlaceStep
from muniforeign.ui.welcome.recovery_panel import RecoveryPanel
from muniforeign.ui.welcome.sheet import Problem, text_button, text_label
from muniforeign.ui.welcome.step import Step


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
        self.commune = ChoiceEditor(lambda text: communes(text, desk.language), parent=self)
        self.region = text_label("", self, theme.Role.MUTED)
        self.name = LocalizedEdit(desk.language, _("Name of the municipality"), parent=self)
        self.letterhead = LocalizedEdit(
            desk.language, _("Letterhead"), several=True, least=2, parent=self
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
        self.column.addLayout(self.labelled(N_("Letterhead"), self.letterhead))
        self.column.addStretch(1)

    def _show_draft(self) -> None:
        draft, code = self.draft, self.draft.commune_code
        self.commune.show_value(commune_choice(code, self.desk.language) if code else None)
        if draft.commune_text and not draft.commune_code:
            self.commune.line.setText(draft.commune_text)
        self.name.show_value(draft.name)
        self.letterhead.show_value(draft.letterhead)
        self.crest.show_value(draft.crest)
        self._tell_region()

    def _connect(self) -> None:
        self.commune.committed.connect(self._take_commune)
        self.commune.line.textChanged.connect(self._take_typed)
        self.commune.line.returnPressed.connect(self._go_on_if_taken)
        self.crest.committed.connect(self._take_crest)
        for cell in (*self.name.cells.values(), *self.letterhead.cells.values()):
            cell.edited.connect(self._take_texts)
            if isinstance(cell.input, QLineEdit):
                cell.input.returnPressed.connect(self.entered)

    def _take_typed(self) -> None:
        self.draft.commune_text = self.commune.line.text()

    def _go_on_if_taken(self) -> None:
        """Enter goes on where the commune is taken; before, it takes it from the list."""
        code = self._chosen()
        if code and code == self.draft.commune_code:
            self.entered.emit()

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
        self.region.setText(region_name(self.draft.commune_code, self.desk.language))

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
        return self.panel.untold()


STEPS: Final = (LanguageStep, MunicipalityStep, PlaceStep, PasswordStep, RecoveryStep)
