"""Putting what was read from a file into the workspace: all of it in one step, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from muniforeign.domain import organisation_names
from muniforeign.domain.bulk import uncollected
from muniforeign.domain.drafts import (
    DraftAddress,
    DraftContact,
    OrganisationDraft,
    PersonDraft,
)
from muniforeign.domain.people import Gender
from muniforeign.domain.post_classes import office_of
from muniforeign.domain.progress import Progress, part, silent
from muniforeign.domain.sheets import RowProblem
from muniforeign.domain.text import Localized, Term
from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.i18n import CODES, N_
from muniforeign.services import attachments, delegates, matching, records
from muniforeign.services.organisations import sort_name
from muniforeign.storage.base import new_id
from muniforeign.storage.contacts import Address, ContactPoint
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person, SensitiveData
from muniforeign.storage.posts import Post
from muniforeign.storage.visits import Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace

_STEP = 250
_SENSITIVE = ("passport_number", "passport_expires_on", "national_id", "birth_date", "birth_place")
PHOTO_UNREADABLE = N_("Card {row}: the picture could not be read and was left out.")


class Known(Term):
    """What to do with somebody who is already in the workspace."""

    SKIP = "skip", N_("Leave as they are")
    FILL = "fill", N_("Fill in what is empty")
    ADD = "add", N_("Add once more")


@dataclass(frozen=True)
class Imported:
    """What an import did. `ids` are the records of the file, old and new, in its order."""

    ids: tuple[UUID, ...]
    added: int
    filled: int
    skipped: int
    organisations_added: int = 0
    problems: tuple[RowProblem, ...] = ()


@dataclass
class _Work:
    """An import that is under way."""

    session: Session
    names: dict[str, UUID]
    bodies: dict[UUID, tuple[Localized, str]] = field(default_factory=dict)
    """Names and countries of the organisations that were met."""
    ids: list[UUID] = field(default_factory=list)
    done: dict[Known, int] = field(default_factory=lambda: dict.fromkeys(Known, 0))
    organisations_added: int = 0
    problems: list[RowProblem] = field(default_factory=list)

    def result(self) -> Imported:
        counts = (self.done[Known.ADD], self.done[Known.FILL], self.done[Known.SKIP])
        return Imported(tuple(self.ids), *counts, self.organisations_added, tuple(self.problems))


@uncollected()
def import_people(
    workspace: Workspace,
    drafts: Sequence[PersonDraft],
    *,
    known: Known = Known.SKIP,
    choices: Mapping[int, Known] | None = None,
    into_visit: UUID | None = None,
    side: Side = Side.THEIRS,
    progress: Progress = silent,
) -> Imported:
    """Add the people of a file with their posts and organisations, as one step of history.

    Organisations are found by their name in any language, or made; a post has its class where its
    title leaves no doubt. `known` says what becomes of people who are already there, `choices`
    says it for single rows of the file. With `into_visit` all become delegates of `side` in the
    order of the file. Raises NotFound; if it or `progress` raises, nothing was changed.
    """
    saving = part(progress, 0.6, 1)
    with workspace.change(N_("Import people"), progress=saving) as session:
        if into_visit:
            records.fetch(session, Visit, into_visit)
        present = {}
        if {known, *(choices or {}).values()} != {Known.ADD}:
            present = matching.people_in(session, drafts, part(progress, 0, 0.1)).all
        work = _Work(session, matching.organisation_names(session))
        for number, draft in enumerate(drafts):
            _report(work, part(progress, 0.1, 0.6), number, len(drafts))
            choice = (choices or {}).get(draft.source_row, known)
            person = _person(work, draft, present.get(draft.source_row), choice)
            work.ids.append(person.id)
            if into_visit:
                role = draft.role or DelegateRole.MEMBER
                delegates.add_in(session, into_visit, person.id, side, role)
        return work.result()


@uncollected()
def import_organisations(
    workspace: Workspace,
    drafts: Sequence[OrganisationDraft],
    *,
    known: Known = Known.FILL,
    progress: Progress = silent,
) -> Imported:
    """Add the organisations of a file, as one step of history; see `import_people`."""
    saving = part(progress, 0.5, 1)
    with workspace.change(N_("Import organisations"), progress=saving) as session:
        work = _Work(session, matching.organisation_names(session))
        for number, draft in enumerate(drafts):
            _report(work, part(progress, 0, 0.5), number, len(drafts))
            work.ids.append(_organisation(work, draft, known))
        return work.result()


def _report(work: _Work, progress: Progress, number: int, total: int) -> None:
    """Now and then write what was added, let go of it to save memory, and tell how far it is."""
    if number % _STEP == 0:
        work.session.flush()
        work.session.expunge_all()
        progress(number / total, N_("Adding the records"))


def _person(work: _Work, draft: PersonDraft, present: UUID | None, choice: Known) -> Person:
    if present is None or choice is Known.ADD:
        work.done[Known.ADD] += 1
        person = Person(id=new_id(), name=draft.name, sort_name=draft.name.sort_key())
        _fill(work, person, draft)
        work.session.add(person)
        return person
    person = records.fetch(work.session, Person, present)
    work.done[choice] += 1
    if choice is Known.FILL:
        _fill(work, person, draft)
    return person


def _fill(work: _Work, person: Person, draft: PersonDraft) -> None:
    """Give a person what the draft knows and they do not have yet."""
    if person.gender in {None, Gender.UNKNOWN}:
        person.gender = draft.gender
    person.country = person.country or draft.country
    person.languages = list(dict.fromkeys([*(person.languages or []), *draft.languages]))
    person.notes = _joined(person.notes or "", draft.notes)
    if not person.posts and (draft.post_title or draft.organisation):
        person.posts.append(_post(work, draft))
    _fill_contacts(person, draft.contact_points, draft.address)
    _fill_sensitive(person, draft)
    if draft.photo and not person.photo_id:
        person.photo_id = _photo(work, draft)


def _joined(notes: str, more: str) -> str:
    return notes if more in notes else "\n".join(filter(None, (notes, more)))


def _fill_contacts(
    owner: Person | Organisation, points: Sequence[DraftContact], address: DraftAddress
) -> None:
    present = {(point.kind, point.value) for point in owner.contact_points}
    for point in points:
        if (point.kind, point.value) not in present:
            owner.contact_points.append(
                ContactPoint(
                    kind=point.kind,
                    value=point.value,
                    label=point.label,
                    position=len(owner.contact_points),
                )
            )
    if address and not owner.addresses:
        owner.addresses.append(
            Address(
                street=address.street,
                city=address.city,
                postal_code=address.postal_code,
                country=address.country,
            )
        )


def _fill_sensitive(person: Person, draft: PersonDraft) -> None:
    given: dict[str, Any] = {name: getattr(draft, name) for name in _SENSITIVE}
    given = {name: value for name, value in given.items() if value}
    if not given and not draft.diet:
        return
    if person.sensitive is None:
        person.sensitive = SensitiveData()
    for name, value in given.items():
        if not getattr(person.sensitive, name):
            setattr(person.sensitive, name, value)
    person.sensitive.diet = _completed(person.sensitive.diet, draft.diet)


def _completed(present: Localized | None, more: Localized) -> Localized:
    """The texts with those languages added that were missing."""
    for code in CODES:
        if present is not None and present.get(code):
            more = more.with_text(code, present.get(code))
    return more


def _photo(work: _Work, draft: PersonDraft) -> UUID | None:
    assert draft.photo
    try:
        picture = attachments.prepare_picture(draft.photo, str(draft.source_row))
    except attachments.NotAPicture:
        work.problems.append(RowProblem(draft.source_row, PHOTO_UNREADABLE))
        return None
    return attachments.store_picture(work.session, picture).id


def _post(work: _Work, draft: PersonDraft) -> Post:
    """The person's post, with its class where title and organisation leave no doubt of it."""
    organisation_id = _organisation_id(work, draft)
    name, country = Localized(), ""
    if organisation_id:
        if organisation_id not in work.bodies:
            _remember(work, records.fetch(work.session, Organisation, organisation_id))
        name, country = work.bodies[organisation_id]
    office = office_of(draft.post_title, name, country or draft.country)
    return Post(title=draft.post_title, organisation_id=organisation_id, office=office)


def _organisation_id(work: _Work, draft: PersonDraft) -> UUID | None:
    """The organisation of a person's post: found, given the names it lacked, or made."""
    if not draft.organisation:
        return None
    found = matching.organisation_of(work.names, draft.organisation)
    if found is None:
        work.organisations_added += 1
        return _new_organisation(work, draft.organisation, draft.country).id
    _name_completed(work, found, draft.organisation)
    return found


def _name_completed(work: _Work, organisation_id: UUID, name: Localized) -> None:
    if all(key in work.names for key in organisation_names.keys(name)):
        return
    organisation = records.fetch(work.session, Organisation, organisation_id)
    organisation.name = _completed(organisation.name, name)
    organisation.sort_name = sort_name(organisation.name)
    _remember(work, organisation)


def _new_organisation(work: _Work, name: Localized, country: str) -> Organisation:
    organisation = Organisation(id=new_id(), name=name, sort_name=sort_name(name), country=country)
    work.session.add(organisation)
    _remember(work, organisation)
    return organisation


def _remember(work: _Work, organisation: Organisation) -> None:
    for key in organisation_names.keys(organisation.name):
        work.names.setdefault(key, organisation.id)
    work.bodies[organisation.id] = (organisation.name, organisation.country)


def _organisation(work: _Work, draft: OrganisationDraft, known: Known) -> UUID:
    found = matching.organisation_of(work.names, draft.name)
    if found is None or known is Known.ADD:
        work.done[Known.ADD] += 1
        organisation = _new_organisation(work, draft.name, draft.country)
    else:
        work.done[known] += 1
        if known is Known.SKIP:
            return found
        _name_completed(work, found, draft.name)
        organisation = records.fetch(work.session, Organisation, found)
    organisation.country = organisation.country or draft.country
    organisation.notes = _joined(organisation.notes or "", draft.notes)
    _fill_contacts(organisation, draft.contact_points, draft.address)
    return organisation.id
