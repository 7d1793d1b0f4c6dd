"""People and organisations as read from a file, before they are in the workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.domain.sheets import RowProblem
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole

_NO_TEXT: Final = Localized()


@dataclass(frozen=True, slots=True)
class DraftContact:
    """A telephone number, an e-mail address or another way to reach somebody."""

    kind: ContactKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class DraftAddress:
    """A postal address; `country` is an ISO 3166 code of two letters, or empty."""

    street: Localized = _NO_TEXT
    city: Localized = _NO_TEXT
    postal_code: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.city or self.postal_code)


_NO_ADDRESS: Final = DraftAddress()


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """One person of a file, with the one post that the file tells of.

    `source_row` is the row of the file, from 1; `order` is the place in the list, from 1, where
    the list gives one. `notes` keeps whatever had no place of its own, as "Heading: value".
    """

    source_row: int
    name: PersonName
    gender: Gender = Gender.UNKNOWN
    country: str = ""
    post_title: Localized = _NO_TEXT
    organisation: Localized = _NO_TEXT
    contact_points: tuple[DraftContact, ...] = ()
    address: DraftAddress = _NO_ADDRESS
    passport_number: str = ""
    passport_expires_on: dt.date | None = None
    national_id: str = ""
    birth_date: dt.date | None = None
    birth_place: str = ""
    diet: Localized = _NO_TEXT
    languages: tuple[str, ...] = ()
    notes: str = ""
    order: int | None = None
    role: DelegateRole | None = None
    photo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """One organisation of a file."""

    source_row: int
    name: Localized
    country: str = ""
    contact_points: tuple[DraftContact, ...] = ()
    address: DraftAddress = _NO_ADDRESS
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PeopleImport:
    """The people of a file in its order, and what could not be taken as it stood.

    `repeated` are the rows whose name and organisation stood in an earlier row: they are kept,
    for two delegates may have one name, and are to be shown. `titles` are the lines above the
    headings.
    """

    people: tuple[PersonDraft, ...]
    problems: tuple[RowProblem, ...] = ()
    repeated: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationsImport:
    """The organisations of a file, and what could not be taken as it stood."""

    organisations: tuple[OrganisationDraft, ...]
    problems: tuple[RowProblem, ...] = ()
    repeated: tuple[int, ...] = ()
