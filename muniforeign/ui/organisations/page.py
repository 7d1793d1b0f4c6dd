"""The page of organisations: the list, what can be done with it, and the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.domain.organisations import OrganisationKind, RelationshipStatus
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Language, counted
from muniforeign.services import organisations
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import Empty
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import ListSpec
from muniforeign.ui.organisations.view import OrganisationView, organisation_lines
from muniforeign.ui.places import country_column, country_filter
from muniforeign.ui.subject import Subject, SubjectPage
from muniforeign.ui.table import Column
from muniforeign.ui.theme import Role

if TYPE_CHECKING:
    from muniforeign.services.organisations import OrganisationRow

_ORGANISATIONS = Subject(
    kind="organisation",
    tables=frozenset(
        {
            "people", "posts", "organisations", "contact_points", "addresses", "profile_facts",
            "attachments", "visits", "visit_organisations", "agreements", "agreement_parties",
            "commitments",
        }
    ),
    create=lambda workspace: organisations.create(workspace, name=Localized()),
    delete=organisations.delete,
    named=lambda row: row.name.best("es"),
    new=N_("New organisation"),
    deleting=N_("Delete organisations"),
    deleted=counted("{count} organisation deleted", "{count} organisations deleted"),
    exchanged=True,
)  # fmt: skip
_EMPTY = Empty(
    "building-2",
    N_("No organisations yet"),
    N_(
        "Here belong governments, foreign affairs offices, universities and companies: "
        "what they are, at which level, and who works there."
    ),
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

    return [
        Column(N_("Name of the organisation"), name, "name", 240, second=second, tone=tone),
        Column(N_("Relationship"), "status", "status", 140, second="place"),
        country_column(),
        Column(N_("Kind"), "kind", "kind", 140, shown=False),
        Column(N_("People"), "people", None, 70, right=True, shown=False),
        Column(N_("Updated"), "updated_at", "updated", 120, shown=False),
    ]


def filters(desk: Desk) -> list[Filter]:
    """By country, kind and status of the relation."""
    return [
        country_filter(desk.language, lambda: organisations.countries(desk.workspace)),
        Filter(N_("Kind"), "kind", terms=OrganisationKind),
        Filter(N_("Relationship"), "status", terms=RelationshipStatus),
    ]


class OrganisationsPage(SubjectPage[OrganisationView]):
    """Every organisation the office knows, its own municipality among them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        spec = ListSpec(
            name="organisations",
            columns=columns(desk.language),
            open=lambda query: organisations.listed(desk.workspace, query.listing()),
            count=counted("{count} organisation", "{count} organisations"),
            search=N_("Search organisations by name or place"),
            choose=N_("Choose an organisation in the list"),
            empty=_EMPTY,
            filters=filters(desk),
        )
        super().__init__(desk, spec, _ORGANISATIONS, OrganisationView(desk), parent)
