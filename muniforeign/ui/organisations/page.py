"""The page of organisations: the list, what can be done with it, and the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.domain.organisations import OrganisationKind, RelationshipStatus
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Language, counted
from muniforeign.services import organisations
from muniforeign.services.listing import Listing
from muniforeign.services.records import NotFound
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import Empty
from muniforeign.ui.export import export_listed
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import ListPage, ListSpec, Query
from muniforeign.ui.organisations.editor import OrganisationEditor, organisation_lines
from muniforeign.ui.records import offer_undo
from muniforeign.ui.table import Column, RecordSource
from muniforeign.ui.theme import Role

if TYPE_CHECKING:
    from muniforeign.services.organisations import OrganisationRow

_TABLES = frozenset(
    {
        "people", "posts", "organisations", "contact_points", "addresses", "profile_facts",
        "attachments", "visits", "visit_organisations", "agreements", "agreement_parties",
        "commitments",
    }
)  # fmt: skip
OWN_STAYS = N_(
    "Our own municipality cannot be deleted, since papers bear its name. Nothing was deleted."
)


def columns(language: Language) -> list[Column]:
    """The columns of a list of organisations."""
    unnamed = language.gettext("(no name yet)")

    def name(row: OrganisationRow) -> str:
        return organisation_lines(row.name, language)[0] or unnamed

    def second(row: OrganisationRow) -> str:
        return organisation_lines(row.name, language)[1]

    def tone(row: OrganisationRow) -> Role | None:
        return Role.ACCENT if row.status is RelationshipStatus.OWN else None

    def country(code: Any, shown: Language) -> str:
        return shown.country(code) if code else ""

    return [
        Column(N_("Name of the organisation"), name, "name", 240, second=second, tone=tone),
        Column(N_("Relationship"), "status", "status", 140, second="place"),
        Column(N_("Country"), "country", "country", 80, format=country),
        Column(N_("Kind"), "kind", "kind", 140, shown=False),
        Column(N_("People"), "people", None, 70, right=True, shown=False),
        Column(N_("Updated"), "updated_at", "updated", 120, shown=False),
    ]


def filters(desk: Desk) -> list[Filter]:
    """By country, kind and status of the relation."""
    language = desk.language
    _ = language.gettext

    def countries() -> list[tuple[str, str]]:
        codes = dict.fromkeys(("CL", "CN", *sorted(organisations.countries(desk.workspace))))
        return [(code, language.country(code)) for code in codes]

    return [
        Filter(N_("Country"), "country", countries),
        Filter(
            N_("Kind"), "kind", lambda: [(each.value, _(each.label)) for each in OrganisationKind]
        ),
        Filter(
            N_("Relationship"),
            "status",
            lambda: [(each.value, _(each.label)) for each in RelationshipStatus],
        ),
    ]


class OrganisationsPage(ListPage):
    """Every organisation the office knows, its own municipality among them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, self._spec(desk), parent)
        self.editor = OrganisationEditor(desk, self)
        self.set_detail(self.editor)
        self.may_leave = self.editor.commit
        self.chosen.connect(self._show)
        self.opened.connect(lambda _record: self.editor.focus("name"))
        self.delete_asked.connect(self.delete)
        self.editor.delete_wanted.connect(self._delete_shown)

    def _spec(self, desk: Desk) -> ListSpec:
        return ListSpec(
            name="organisations",
            columns=columns(desk.language),
            open=self._open,
            count=counted("{count} organisation", "{count} organisations"),
            search=N_("Search organisations by name or place"),
            choose=N_("Choose an organisation in the list"),
            empty=Empty(
                "building-2",
                N_("No organisations yet"),
                N_(
                    "Here belong governments, foreign affairs offices, universities and companies: "
                    "what they are, at which level, and who works there."
                ),
            ),
            actions=[
                Action("organisation.new", N_("New organisation"), self.add_new, "Ctrl+N", "plus"),
                Action(
                    "organisations.import", N_("Import…"), self._import, "Ctrl+Shift+I", "import"
                ),
            ],
            on_listed=[
                Action(
                    "organisations.export", N_("Export…"), self.export, "Ctrl+Shift+E", "upload"
                ),
            ],
            filters=filters(desk),
        )

    def _open(self, query: Query) -> RecordSource:
        return organisations.listed(self.desk.workspace, _listing(query))

    # what is shown

    def open(self, record: object, field: str = "") -> None:
        if isinstance(record, UUID):
            self.select(record)
            if field:
                self.editor.focus(field)

    def _show(self, record: object) -> None:
        if isinstance(record, UUID):
            try:
                self.editor.show_organisation(record)
            except NotFound as gone:
                self.desk.notices.problem(gone)

    def reload(self, tables: frozenset[str] = _TABLES) -> None:
        if tables & _TABLES:
            super().reload(tables)
            shown = self.table.current_id
            if shown is not None and shown == self.editor.record:
                self._show(shown)

    def commit(self) -> bool:
        return self.editor.commit()

    def state(self) -> dict[str, object]:
        return {**super().state(), "tab": self.editor.tabs.bar.currentIndex()}

    def restore(self, state: dict[str, object]) -> None:
        super().restore(state)
        tab = state.get("tab")
        self.editor.tabs.bar.setCurrentIndex(tab if isinstance(tab, int) else 0)

    # what can be done

    def add_new(self) -> None:
        """Add an organisation without a name yet, and put the cursor where it is written."""
        if not self.commit():
            return
        made = organisations.create(self.desk.workspace, name=Localized())
        self.desk.blanks.made(made, self.editor)
        self.reload()
        self.select(made)
        self.editor.focus("name")

    def _delete_shown(self) -> None:
        if self.editor.record is not None:
            self.delete([self.editor.record])

    def delete(self, records: list[UUID]) -> None:
        """Delete organisations as one step, and offer to undo it; our own one stays."""
        language, workspace = self.desk.language, self.desk.workspace
        rows = organisations.listed(workspace, Listing()).rows(records)
        if any(row.status is RelationshipStatus.OWN for row in rows):
            self.desk.notices.problem(language.gettext(OWN_STAYS))
            return
        if not rows:
            return
        subject = ", ".join(row.name.best("es") for row in rows[:3])
        with workspace.change(N_("Delete organisations"), subject):
            for row in rows:
                organisations.delete(workspace, row.id)
        count = len(rows)
        text = language.ngettext(
            "{count} organisation deleted", "{count} organisations deleted", count
        )
        offer_undo(self.desk, text.format(count=language.number(count)))

    def _import(self) -> None:
        self.desk.navigate("import")

    def export(self) -> None:
        """Write what is listed to a file."""
        listed = organisations.listed(self.desk.workspace, _listing(self.query()))
        export_listed(self.desk, self, "organisations", listed.ids, organisations.get)


def _listing(query: Query) -> Listing:
    return Listing(query.text, query.filters, query.sort, query.descending)
