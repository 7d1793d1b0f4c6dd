"""Organisations out of the rows of a list: bad cells are named, the rest of the row comes in."""

from __future__ import annotations

from typing import Final

from muniforeign.domain.drafts import OrganisationDraft, OrganisationsImport
from muniforeign.domain.folding import fold
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.sheets import RowProblem, Sheet
from muniforeign.exchange.columns import Mapping
from muniforeign.exchange.fields import FieldKind
from muniforeign.exchange.records import Record, entries
from muniforeign.i18n import N_

_NAMES: Final = (FieldKind.ORGANISATION, FieldKind.ORGANISATION_ZH, FieldKind.ORGANISATION_EN)
_AS_NAMES: Final = {
    FieldKind.NAME: FieldKind.ORGANISATION,
    FieldKind.NAME_ZH: FieldKind.ORGANISATION_ZH,
    FieldKind.NAME_LATIN: FieldKind.ORGANISATION_EN,
}


def mapping_of_organisations(mapping: Mapping) -> Mapping:
    """The guess for a sheet of organisations: its names are theirs if no column says otherwise."""
    if set(mapping.columns) & set(_NAMES):
        return mapping
    for place, kind in enumerate(mapping.columns):
        if kind in _AS_NAMES:
            mapping = mapping.with_column(place, _AS_NAMES[kind])
    return mapping


def draft_organisations(
    sheet: Sheet, mapping: Mapping, progress: Progress = silent
) -> OrganisationsImport:
    """The organisations of a sheet in its order, and what could not be taken as it stood."""
    problems: list[RowProblem] = list(sheet.problems)
    found: list[OrganisationDraft] = []
    seen: set[str] = set()
    repeated: list[int] = []
    for record in entries(sheet, mapping, _NAMES, problems):
        progress(record.number / len(sheet.rows), N_("Reading the organisations"))
        draft = _organisation(record)
        key = fold(draft.name.best("es"))
        if key in seen:
            repeated.append(draft.source_row)
        seen.add(key)
        found.append(draft)
    problems.sort(key=lambda problem: problem.row)
    return OrganisationsImport(tuple(found), tuple(problems), tuple(repeated))


def _organisation(record: Record) -> OrganisationDraft:
    name = record.localized(*_NAMES)
    country = record.country() or ("CN" if name.zh and not name.es else "")
    return OrganisationDraft(
        source_row=record.number,
        name=name,
        country=country,
        contact_points=record.points(country or "CL"),
        address=record.address(country),
        notes=record.notes(),
    )
