"""Lists of the workspace as spreadsheets and contact cards.

The columns of people and organisations bear the headings that the import knows, so that an
exported list comes in again as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.errors import UserError
from muniforeign.domain.people import Gender, SpokenLanguage
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.sheets import Cell
from muniforeign.domain.text import Localized
from muniforeign.exchange.fields import FieldKind
from muniforeign.exchange.tables import Column, write_csv, write_xlsx
from muniforeign.i18n import N_, Language
from muniforeign.services import agreements, commitments, organisations, people, visits
from muniforeign.services.contacts import ContactPointDetail
from muniforeign.services.listing import Listing

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

FORMATS: Final = ("xlsx", "csv", "vcf")

Value = Callable[[Any, Language], Cell]


@dataclass(frozen=True)
class Exported:
    """A subject that can be exported: its title (msgid), columns, and how its records are read."""

    title: str
    columns: tuple[tuple[Column, Value], ...]
    read: Callable[[Workspace], Sequence[Any]]


def export(
    workspace: Workspace,
    subject: str,
    path: Path,
    language: Language,
    progress: Progress = silent,
    records: Sequence[Any] | None = None,
) -> int:
    """Write a subject's records, all or those given, to a file; returns how many they are.

    The kind of file follows from its ending, one of FORMATS. `records` are details as the
    services give them. Raises UserError for another ending, and CannotWrite.
    """
    kind = path.suffix.lower().removeprefix(".")
    exported = SUBJECTS[subject]
    if kind not in FORMATS or (kind == "vcf" and subject != "people"):
        raise UserError(
            N_(
                "“{name}” was not written: lists are written as .xlsx or .csv, people also as "
                ".vcf. Choose one of these endings."
            ),
            name=path.name,
        )
    found = exported.read(workspace) if records is None else records
    if kind == "vcf":
        from muniforeign.exchange.cards_out import write_cards

        write_cards(workspace, path, found, progress)
        return len(found)
    columns = [column for column, _value in exported.columns]
    rows = [tuple(value(record, language) for _, value in exported.columns) for record in found]
    if kind == "xlsx":
        title = language.gettext(exported.title)
        write_xlsx(path, title, columns, rows, language, progress)
    else:
        write_csv(path, columns, rows, language, progress)
    return len(found)


def _people(workspace: Workspace) -> Sequence[people.PersonDetail]:
    rows = people.listed(workspace, Listing()).all()
    return [people.get(workspace, row.id) for row in rows]


def _organisations(workspace: Workspace) -> Sequence[organisations.OrganisationDetail]:
    rows = organisations.listed(workspace, Listing()).all()
    return [organisations.get(workspace, row.id) for row in rows]


def _visits(workspace: Workspace) -> Sequence[visits.VisitRow]:
    return visits.listed(workspace, Listing()).all()


def _agreements(workspace: Workspace) -> Sequence[agreements.AgreementRow]:
    return agreements.listed(workspace, Listing()).all()


def _languages(person: people.PersonDetail, language: Language) -> Cell:
    known = {str(spoken): language.gettext(spoken.label) for spoken in SpokenLanguage}
    return ", ".join(known.get(code, code) for code in person.languages)


def _point(kind: ContactKind) -> Value:
    def value(record: Any, _language: Language) -> Cell:
        points: Sequence[ContactPointDetail] = record.contact_points
        return "; ".join(point.value for point in points if point.kind is kind)

    return value


def _text(attribute: str, code: str) -> Value:
    def value(record: Any, _language: Language) -> Cell:
        text: Localized = getattr(record, attribute)
        return str(getattr(text, code))

    return value


def _of_post(attribute: str, code: str) -> Value:
    def value(record: people.PersonDetail, _language: Language) -> Cell:
        text = getattr(record.posts[0], attribute) if record.posts else Localized()
        return str(getattr(text, code))

    return value


def _plain(attribute: str) -> Value:
    def value(record: Any, language: Language) -> Cell:
        found = getattr(record, attribute)
        label = getattr(found, "label", None)
        return language.gettext(label) if label else found

    return value


def _gender(person: people.PersonDetail, language: Language) -> Cell:
    return "" if person.gender is Gender.UNKNOWN else language.gettext(person.gender.label)


def _country(record: Any, language: Language) -> Cell:
    return language.country(record.country)


def _of_address(attribute: str) -> Value:
    """A part of the first address, in the language of the list or another it is written in."""

    def value(record: Any, language: Language) -> Cell:
        part = getattr(record.addresses[0], attribute) if record.addresses else ""
        return part.best(language.code) if isinstance(part, Localized) else str(part)

    return value


def _part(attribute: str) -> Value:
    return lambda person, _language: str(getattr(person.name, attribute))


def _column(kind: FieldKind, width: int = 20) -> Column:
    return Column(kind.label, width)


_POINTS: Final = tuple(
    (_column(kind, 24), _point(point))
    for kind, point in (
        (FieldKind.EMAIL, ContactKind.EMAIL),
        (FieldKind.PHONE, ContactKind.PHONE),
        (FieldKind.MOBILE, ContactKind.MOBILE),
        (FieldKind.WECHAT, ContactKind.WECHAT),
        (FieldKind.WHATSAPP, ContactKind.WHATSAPP),
        (FieldKind.WEBSITE, ContactKind.WEBSITE),
    )
)

_PLACE: Final = (
    (_column(FieldKind.COUNTRY, 16), _country),
    (_column(FieldKind.ADDRESS, 32), _of_address("street")),
    (_column(FieldKind.CITY), _of_address("city")),
    (_column(FieldKind.POSTAL_CODE, 14), _of_address("postal_code")),
)

_PERSON: Final = (
    (
        _column(FieldKind.NAME_ZH),
        lambda person, _: person.name.hanzi or person.name.transcription_zh,
    ),
    (_column(FieldKind.NAME_LATIN, 28), lambda person, _: person.name.latin_plain),
    (_column(FieldKind.GIVEN_NAMES), _part("given_names")),
    (_column(FieldKind.FIRST_SURNAME), _part("first_surname")),
    (_column(FieldKind.SECOND_SURNAME), _part("second_surname")),
    (_column(FieldKind.GENDER, 10), _gender),
    (_column(FieldKind.POST, 32), _of_post("title", "es")),
    (_column(FieldKind.POST_ZH, 24), _of_post("title", "zh")),
    (_column(FieldKind.POST_EN, 32), _of_post("title", "en")),
    (_column(FieldKind.ORGANISATION, 32), _of_post("organisation", "es")),
    (_column(FieldKind.ORGANISATION_ZH, 24), _of_post("organisation", "zh")),
    (_column(FieldKind.ORGANISATION_EN, 32), _of_post("organisation", "en")),
    *_PLACE,
    *_POINTS,
    (_column(FieldKind.LANGUAGES), _languages),
    (_column(FieldKind.NOTES, 40), _plain("notes")),
)

_ORGANISATION: Final = (
    (_column(FieldKind.ORGANISATION, 36), _text("name", "es")),
    (_column(FieldKind.ORGANISATION_ZH, 28), _text("name", "zh")),
    (_column(FieldKind.ORGANISATION_EN, 36), _text("name", "en")),
    (Column(N_("Kind"), 24), _plain("kind")),
    *_PLACE,
    (Column(N_("Place"), 24), lambda record, language: record.place.best(language.code)),
    (Column(N_("Relationship"), 24), _plain("status")),
    *_POINTS,
    (_column(FieldKind.NOTES, 40), _plain("notes")),
)

_VISIT: Final = (
    (Column(N_("Reference"), 14), _plain("reference")),
    (Column(N_("Title in Spanish"), 40), _text("title", "es")),
    (Column(N_("Title in Chinese"), 32), _text("title", "zh")),
    (Column(N_("Title in English"), 40), _text("title", "en")),
    (Column(N_("Kind"), 24), _plain("kind")),
    (Column(N_("Status"), 16), _plain("status")),
    (Column(N_("From"), 14), _plain("start_on")),
    (Column(N_("To"), 14), _plain("end_on")),
    (
        Column(N_("Counterpart"), 36),
        lambda record, language: record.counterpart.best(language.code),
    ),
    (Column(N_("People in the delegation"), 12), _plain("delegates")),
)

_AGREEMENT: Final = (
    (Column(N_("Reference"), 14), _plain("reference")),
    (Column(N_("Title in Spanish"), 40), _text("title", "es")),
    (Column(N_("Title in Chinese"), 32), _text("title", "zh")),
    (Column(N_("Title in English"), 40), _text("title", "en")),
    (Column(N_("Kind"), 28), _plain("kind")),
    (Column(N_("Status"), 16), _plain("status")),
    (
        Column(N_("Parties"), 48),
        lambda record, language: "; ".join(party.best(language.code) for party in record.parties),
    ),
    (Column(N_("Signed on"), 14), _plain("signed_on")),
    (Column(N_("Expires on"), 14), _plain("expires_on")),
)


def _is_late(record: commitments.CommitmentDetail, language: Language) -> Cell:
    return language.gettext(N_("Overdue")) if record.is_overdue(dt.date.today()) else ""


_COMMITMENT: Final = (
    (Column(N_("From"), 14), _plain("origin")),
    (Column(N_("Side"), 16), _plain("side")),
    (Column(N_("Commitment in Spanish"), 48), _text("text", "es")),
    (Column(N_("Commitment in Chinese"), 40), _text("text", "zh")),
    (Column(N_("Commitment in English"), 48), _text("text", "en")),
    (Column(N_("Due on"), 14), _plain("due_on")),
    (Column(N_("Status"), 16), _plain("status")),
    (Column(N_("Overdue"), 12), _is_late),
    (Column(N_("Fulfilled on"), 14), _plain("fulfilled_on")),
)

SUBJECTS: Final = {
    "people": Exported(N_("People"), _PERSON, _people),
    "organisations": Exported(N_("Organisations"), _ORGANISATION, _organisations),
    "visits": Exported(N_("Visits"), _VISIT, _visits),
    "agreements": Exported(
        N_("Agreements"),
        _AGREEMENT,
        lambda workspace: agreements.listed(workspace, Listing()).all(),
    ),
    "commitments": Exported(N_("Commitments"), _COMMITMENT, commitments.everything),
}
"""What can be exported, by its name on the command line."""
