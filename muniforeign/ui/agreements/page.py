"""The page of agreements: the list, and the agreement that is chosen beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.domain.text import Term
from muniforeign.i18n import N_, Language, counted
from muniforeign.ui import theme
from muniforeign.ui.actions import Action
from muniforeign.ui.agreements import words
from muniforeign.ui.agreements.view import AgreementView
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import Empty
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import ListPage, ListSpec, Query
from muniforeign.ui.records import offer_undo
from muniforeign.ui.table import Column, RecordSource

if TYPE_CHECKING:
    from muniforeign.services.agreements import AgreementRow

_TABLES = frozenset(
    {"agreements", "agreement_parties", "commitments", "attachments", "organisations", "people"}
)
_EMPTY = Empty(
    "file-signature",
    N_("No agreements yet"),
    N_(
        "Here belong letters of intent, memoranda and sister-city agreements: with whom, since "
        "when, and what both sides promised. Begin with the first one, also if it is only a draft."
    ),
)


def columns(language: Language, today: dt.date) -> list[Column]:
    """The columns of the list of agreements."""

    def standing(row: AgreementRow) -> str:
        open_ = words.still_open(row.commitments, language)
        return words.late(row.commitments, today, language) or open_

    def second(row: AgreementRow) -> str:
        late = words.late(row.commitments, today, language)
        return words.still_open(row.commitments, language) if late else ""

    def tone(row: AgreementRow) -> theme.Role | None:
        return theme.Role.LATE if row.overdue(today) else None

    return [
        Column(N_("Reference"), "reference", "reference", 105),
        Column(
            N_("Title"),
            lambda row: words.title(row.title, language),
            "title",
            170,
            second=lambda row: words.parties(row, language),
        ),
        Column(
            N_("Status"), "status", "status", 125, second=lambda row: words.expiry(row, language)
        ),
        Column(N_("Commitments"), standing, None, 105, second=second, tone=tone),
        Column(N_("Kind"), "kind", "kind", 150, shown=False),
        Column(N_("Signed on"), "signed_on", "signed", 100, shown=False),
        Column(N_("Expires on"), "expires_on", "expires", 100, shown=False),
    ]


class AgreementsPage(ListPage):
    """Every agreement of the office."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, self._spec(desk), parent)
        self.view = AgreementView(desk, self)
        self.set_detail(self.view)
        self.may_leave = self.view.commit
        self.chosen.connect(self._show)
        self.opened.connect(lambda _record: self.view.focus("title"))
        self.delete_asked.connect(self.delete)
        delete = Action(
            "agreement.delete", N_("Delete agreement"), self._delete_shown, "", "trash-2",
            possible=lambda: self.view.record is not None,
        )  # fmt: skip
        desk.actions.add(delete, self)

    def _spec(self, desk: Desk) -> ListSpec:
        return ListSpec(
            name="agreements",
            columns=columns(desk.language, dt.date.today()),
            open=self._listed,
            count=counted("{count} agreement", "{count} agreements"),
            search=N_("Search agreements by title, reference or party"),
            choose=N_("Choose an agreement in the list"),
            empty=_EMPTY,
            actions=[Action("agreement.new", N_("New agreement"), self.new, "Ctrl+N", "plus")],
            filters=[
                Filter(N_("Kind"), "kind", lambda: self._terms(AgreementKind)),
                Filter(N_("Status"), "status", lambda: self._terms(AgreementStatus)),
                Filter(N_("With something overdue"), "late"),
            ],
        )

    def _terms(self, terms: type[Term]) -> Sequence[tuple[str, str]]:
        return [(term.value, self.desk.language.gettext(term.label)) for term in terms]

    def _listed(self, query: Query) -> RecordSource:
        from muniforeign.services import agreements
        from muniforeign.services.listing import Listing

        filters = dict(query.filters)
        if "late" in filters:
            filters["late"] = dt.date.today().isoformat()
        listing = Listing(query.text, filters, query.sort, query.descending)
        return agreements.listed(self.desk.workspace, listing)

    # what is shown

    def open(self, record: object, field: str = "") -> None:
        if isinstance(record, UUID):
            self.select(record)
            if field and self.view.record == record:
                self.view.focus(field)

    def _show(self, record: UUID | None) -> None:
        from muniforeign.services.records import NotFound

        try:
            if record is None:
                self.view.forget()
            else:
                self.view.show_agreement(record)
        except NotFound:
            self.view.forget()

    def commit(self) -> bool:
        return self.view.commit()

    def reload(self, tables: frozenset[str] = _TABLES) -> None:
        if tables & _TABLES:
            super().reload(tables)
            self._show(self.table.current_id)

    def state(self) -> dict[str, object]:
        return {**super().state(), "tab": self.view.tabs.bar.currentIndex()}

    def restore(self, state: dict[str, object]) -> None:
        super().restore(state)
        tab = state.get("tab")
        self.view.tabs.bar.setCurrentIndex(tab if isinstance(tab, int) else 0)

    # what can be done

    def new(self) -> None:
        """Make an agreement at once, with the cursor in its title."""
        from muniforeign.services import agreements

        if self.commit():
            made = agreements.create(self.desk.workspace, dt.date.today())
            self.desk.blanks.made(made, self.view)
            self.select(made)
            self.view.focus("title")

    def delete(self, records: list[UUID]) -> None:
        """Delete agreements with all that belongs to them, as one step, and offer to undo it."""
        from muniforeign.services import agreements

        if not records:
            return
        with self.desk.workspace.change(N_("Delete agreement")):
            for record in records:
                agreements.delete(self.desk.workspace, record)
        language, count = self.desk.language, len(records)
        text = language.ngettext("{n} agreement deleted", "{n} agreements deleted", count)
        offer_undo(self.desk, text.format(n=language.number(count)))

    def _delete_shown(self) -> None:
        if self.view.record:
            self.delete([self.view.record])
