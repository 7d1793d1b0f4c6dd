"""The papers of a visit: the brief in the languages that are wanted, and the files kept with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import N_, NAMES, Code
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.background import Progress
from muniforeign.ui.combo import Combo
from muniforeign.ui.desk import Desk
from muniforeign.ui.dialogs import MissingText, MissingTexts
from muniforeign.ui.empty import EmptyState
from muniforeign.ui.preview import Preview
from muniforeign.ui.sheet import Sheet
from muniforeign.ui.visits.files import Files
from muniforeign.ui.visits.tab import Tab

if TYPE_CHECKING:
    from muniforeign.documents import document
    from muniforeign.documents.document import Rendered
    from muniforeign.documents.edition import Edition
    from muniforeign.services.visits import VisitDetail

_BRIEF: Final = "delegation-brief"
_LANGUAGES: Final[tuple[tuple[Code, ...], ...]] = (("es",), ("zh",), ("en",), ("es", "zh"))


class Papers(Tab):
    """Left what is wanted and what is missing for it, right the paper itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._visit: VisitDetail | None = None
        self._made_of: object = None
        """What the paper that is shown tells, and in which edition."""
        self._office_paper = ""
        self.language, self.paper, self.reader = Combo(self), Combo(self), Combo(self)
        self.missing = MissingTexts(desk.language, self)
        self.missing.wanted.connect(self._go)
        self._complete = QLabel(desk.language.gettext("All texts are there."), self)
        self._complete.setWordWrap(True)
        theme.set_role(self._complete, theme.Role.DONE)
        self.files = Files(desk, self)
        self.preview = Preview(desk, self)
        self._nothing = EmptyState(self)
        self._fill_combos()
        self._lay_out()
        for combo in (self.language, self.paper, self.reader):
            combo.activated.connect(self._chosen)

    def _fill_combos(self) -> None:
        from muniforeign.documents.edition import Paper

        _ = self.desk.language.gettext
        for codes in _LANGUAGES:
            self.language.addItem(" + ".join(NAMES[code] for code in codes), ",".join(codes))
        for paper in Paper:
            self.paper.addItem(_(paper.label), paper.value)
        self.reader.addItem(_("Internal: with notes and sensitive data"), "internal")
        self.reader.addItem(_("To share: without notes or sensitive data"), "share")
        for name, combo in self._remembered().items():
            kept = self.desk.memory.recall(f"brief.{name}")
            place = combo.findData(kept or self.desk.language.code)
            combo.setCurrentIndex(max(place, 0))

    def _remembered(self) -> dict[str, Combo]:
        """What this computer remembers; the paper is the office's."""
        return {"language": self.language, "reader": self.reader}

    def _follow_office(self) -> None:
        """Choose the office's paper, unless another was chosen since it was set."""
        from muniforeign.services import municipality

        paper = municipality.get(self.desk.workspace).paper
        if paper != self._office_paper:
            self._office_paper = paper
            self.paper.setCurrentIndex(max(self.paper.findData(paper), 0))

    def _combos(self) -> dict[str, Combo]:
        return {"language": self.language, "paper": self.paper, "reader": self.reader}

    def _lay_out(self) -> None:
        _ = self.desk.language.gettext
        left = Sheet(self)
        heading = QLabel(_("Delegation brief"), self)
        heading.setWordWrap(True)
        theme.set_role(heading, theme.Role.HEADING)
        left.column.addWidget(heading)
        labels = {"language": _("Language"), "paper": _("Size of paper"), "reader": _("For whom")}
        for name, combo in self._combos().items():
            label = QLabel(labels[name], self)
            theme.set_role(label, theme.Role.MUTED)
            label.setBuddy(combo)
            combo.setAccessibleName(labels[name])
            pair = QVBoxLayout()
            pair.setSpacing(theme.HALF)
            pair.addWidget(label)
            pair.addWidget(combo)
            left.column.addLayout(pair)
        make = Action("brief.make", N_("Make the brief"), self.make, "Ctrl+Return", "file-text")
        left.column.addWidget(self.missing)
        left.column.addWidget(self._complete)
        left.column.addWidget(self.desk.actions.button(make, self, main=True))
        left.column.addSpacing(theme.GRID * 2)
        left.column.addWidget(self.files)
        left.column.addStretch(1)
        text = _("Choose language, paper and reader; then “Make the brief” shows it here.")
        self._nothing.tell("file-text", _("The brief has not been made yet"), text)
        self._place = QStackedWidget(self)
        self._place.addWidget(self._nothing)
        self._place.addWidget(self.preview)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(left)
        right = QWidget(self)
        inside = QHBoxLayout(right)
        inside.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        inside.addWidget(self._place)
        halves.addWidget(right)
        halves.setSizes([360, 700])
        halves.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def edition(self) -> Edition:
        """What is chosen: languages, paper, reader."""
        from muniforeign.documents.edition import Edition, Paper

        codes: list[Any] = str(self.language.currentData()).split(",")
        paper = Paper(str(self.paper.currentData()))
        return Edition.of(codes, paper, internal=self.reader.currentData() == "internal")

    def show_visit(self, visit: VisitDetail) -> None:
        if self._visit is None or self._visit.id != visit.id:
            self._place.setCurrentWidget(self._nothing)
            self._made_of = None
        self._visit = visit
        self._follow_office()
        self.files.show_visit(visit)
        self._tell_missing()

    def state(self) -> dict[str, object]:
        return {"paper": self.paper.currentData()}

    def restore(self, state: dict[str, object]) -> None:
        self.paper.setCurrentIndex(max(self.paper.findData(state.get("paper")), 0))

    def _chosen(self) -> None:
        for name, combo in self._remembered().items():
            self.desk.memory.remember(f"brief.{name}", str(combo.currentData()))
        self._tell_missing()

    def _tell_missing(self) -> None:
        from muniforeign.documents import document

        if self._visit is None:
            return
        brief = document.kind(_BRIEF).load()
        content, edition = brief.gather(self.desk.workspace, self._visit.id), self.edition()
        texts = self._grouped(brief.missing(content, edition))
        self.missing.show_missing(texts)
        self._complete.setVisible(not texts)
        if self._place.currentWidget() is self.preview and self._made_of != (content, edition):
            self.make()

    def _grouped(self, missing: Sequence[document.MissingText]) -> list[MissingText]:
        """One line for each text, with all the languages that it lacks."""
        codes: dict[tuple[Any, ...], list[Code]] = {}
        for each in missing:
            place = (each.where, each.field, each.kind, each.record_id, each.path)
            codes.setdefault(place, []).append(each.code)
        language = self.desk.language
        _ = language.gettext
        told = _("{where}: {field} in {language}")
        return [
            MissingText(
                told.format(
                    where=where.best(language.code),
                    field=_(field),
                    language=language.list([language.tongue(code) for code in lacking]),
                ),
                kind,
                record,
                path,
            )
            for (where, field, kind, record, path), lacking in codes.items()
        ]

    def _go(self, kind: str, record: object, field: str) -> None:
        self.desk.navigate(kind, record, field)

    def make(self) -> None:
        """Make the brief beside the window and show it; one that is shown can no longer be used."""
        from muniforeign.documents import document

        if self._visit is None:
            return
        visit, edition, brief = self._visit, self.edition(), document.kind(_BRIEF).load()
        content = brief.gather(self.desk.workspace, visit.id)
        self._made_of = (content, edition)
        self.preview.outdate()

        def job(progress: Progress) -> Rendered:
            return document.render(brief, content, edition, progress.report)

        def done(made: Rendered) -> None:
            if self._made_of == (content, edition):
                self.preview.show_pdf(made.data, self._file_name(visit, edition))
                self._place.setCurrentWidget(self.preview)

        title = self.desk.language.gettext("Making the brief")
        self.desk.background.run(self, job, done, title=title)

    def _file_name(self, visit: VisitDetail, edition: Edition) -> str:
        """Which paper it is can be read on a stick: V-2026-002-es-zh-para-compartir."""
        pgettext = self.desk.language.pgettext
        internal, shared = pgettext("file name", "internal"), pgettext("file name", "to-share")
        reader = internal if edition.internal else shared
        return "-".join((visit.reference, *edition.codes, reader))
