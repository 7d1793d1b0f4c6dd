"""The section of what an organisation is: kind, names, place and what its level means, relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.domain import places, ranks
from muniforeign.domain.organisations import OrganisationKind, RelationshipStatus
from muniforeign.i18n import N_, Language
from muniforeign.services import organisations
from muniforeign.ui import theme
from muniforeign.ui.choice import Choice
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import MultilineField, TermField
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.organisation_choice import organisation_field, organisation_id
from muniforeign.ui.places import (
    commune_choice,
    commune_field,
    country_choice,
    country_field,
    division_choice,
    division_field,
)
from muniforeign.ui.records import on_one_line
from muniforeign.ui.sections import FormSection

if TYPE_CHECKING:
    from muniforeign.services.organisations import OrganisationDetail

_PLACES = {"CL": "commune_code", "CN": "division_code"}


class DetailsSection(FormSection["OrganisationDetail"]):
    """Kind, names, place, status of the relation, and notes."""

    title = N_("Details")
    fields = frozenset(
        {
            "", "name", "short_name", "kind", "status", "country", "commune_code",
            "division_code", "parent_id", "notes",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        language = desk.language
        self.top = self.add_form(
            [
                LocalizedField("name", N_("Name of the organisation"), several=True, lines=1),
                LocalizedField(
                    "short_name",
                    N_("Short name"),
                    help=N_("For lists, place cards and tight columns."),
                ),
                (
                    TermField("kind", N_("Kind"), terms=OrganisationKind, optional=False),
                    TermField(
                        "status", N_("Relationship"), terms=RelationshipStatus, optional=False
                    ),
                ),
                (country_field(language), commune_field(language), division_field(language)),
            ]
        )
        self.level = plain_label(self, theme.Role.MUTED)
        self.column.addWidget(self.level)
        self.add_form(
            [
                organisation_field(
                    desk, "parent_id", N_("Belongs to"), N_("The government or body above it")
                ),
                MultilineField("notes", N_("Internal notes"), lines=4),
            ]
        )
        self.column.addStretch(1)

    def values(self, detail: OrganisationDetail) -> dict[str, object]:
        language = self.desk.language
        division, commune = detail.division_code, detail.commune_code
        parent = Choice(detail.parent_id, detail.parent.best(language.code))
        return {
            **super().values(detail),
            "country": country_choice(detail.country, language),
            "commune_code": commune_choice(commune, language) if commune else None,
            "division_code": division_choice(division, language) if division else None,
            "parent_id": parent if detail.parent_id else None,
        }

    def show_record(self, detail: OrganisationDetail) -> None:
        super().show_record(detail)
        for country, field in _PLACES.items():
            self.top.rows[field].setVisible(detail.country == country)
        show_text(self.level, level_words(detail, self.desk.language))

    def save(self, detail: OrganisationDetail, name: str, value: object) -> None:
        workspace = self.desk.workspace
        with workspace.change(N_("Edit organisation")):
            if name == "parent_id":
                kept: object = organisation_id(workspace, value)
            else:
                kept = "" if value is None else on_one_line(value)
            organisations.update(workspace, detail.id, **{name: kept})


def level_words(detail: OrganisationDetail, language: Language) -> str:
    """What the Chinese division is in the hierarchy and what comes near it in Chile."""
    division = places.known_division(detail.division_code)
    if detail.country != "CN" or division is None:
        return ""
    level = language.gettext(division.level.label)
    words = ranks.explain_level(division.kind).best(language.code)
    return f"{level}. {words}" if language.code != "zh" else f"{level}。{words}"


def is_own(detail: OrganisationDetail) -> bool:
    """Whether it is the municipality whose office this is."""
    return detail.status is RelationshipStatus.OWN
