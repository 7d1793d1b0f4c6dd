"""Who of an office is probably the person of a file, where names agree and organisations do not."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from muniforeign.domain import organisation_names
from muniforeign.domain.drafts import PersonDraft
from muniforeign.domain.folding import fold
from muniforeign.domain.progress import Progress, silent
from muniforeign.i18n import N_
from muniforeign.storage.contacts import ContactPoint

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LOOKING = N_("Looking for those already here")
_AT_ONCE = 500
_NUMBER_DIGITS = 8
"""The last digits of a telephone number, by which it is the same with and without its prefixes."""


@dataclass(slots=True)
class Namesake:
    """Somebody of the office who has a name of the file, and what else tells who it is."""

    id: UUID
    hanzi: str
    passport: str
    birth_date: dt.date | None
    organisations: set[UUID] = field(default_factory=set)


Candidates = Sequence[tuple[PersonDraft, Sequence[Namesake]]]
"""People of a file, each with those of the office who have their name."""
Names = Mapping[UUID, Sequence[str]]
"""The keys of the names of organisations."""


def resembling(
    session: Session,
    candidates: Candidates,
    taken: Collection[UUID],
    names: Names,
    progress: Progress = silent,
) -> dict[int, UUID]:
    """The people of the office who are probably meant, by the row of the file.

    They share a telephone number, an e-mail or another way to be reached, the day of birth, or
    an organisation of which one name stands within the other. Nobody is found twice, and none
    of those who are `taken`.
    """
    free = {person.id for _draft, people in candidates for person in people} - set(taken)
    points = _points(session, sorted(free), progress)
    found: dict[int, UUID] = {}
    for draft, people in candidates:
        resembles = _resemblance(draft, points, names)
        for person in people:
            if person.id in free and resembles(person):
                found[draft.source_row] = person.id
                free.remove(person.id)
                break
    return found


def _resemblance(
    draft: PersonDraft, points: Mapping[UUID, set[str]], names: Names
) -> Callable[[Namesake], bool]:
    """Whether somebody is like the draft, which is looked at once for all."""
    reached = {_point(point.value) for point in draft.contact_points}
    organisation = organisation_names.keys(draft.organisation)

    def resembles(person: Namesake) -> bool:
        if not reached.isdisjoint(points.get(person.id, ())):
            return True
        if draft.birth_date and draft.birth_date == person.birth_date:
            return True
        held = (names[place] for place in person.organisations)
        return any(organisation_names.alike(organisation, each) for each in held)

    return resembles


def _point(value: str) -> str:
    digits = "".join(filter(str.isdigit, value))
    is_number = len(digits) >= _NUMBER_DIGITS and not any(map(str.isalpha, value))
    return digits[-_NUMBER_DIGITS:] if is_number else fold(value)


def _points(session: Session, people: Sequence[UUID], progress: Progress) -> dict[UUID, set[str]]:
    """By what these people are reached."""
    points: defaultdict[UUID, set[str]] = defaultdict(set)
    for number, ids in enumerate(_in_parts(people)):
        progress(number * _AT_ONCE / len(people), LOOKING)
        query = select(ContactPoint.person_id, ContactPoint.value)
        for person, value in session.execute(query.where(ContactPoint.person_id.in_(ids))):
            if person:
                points[person].add(_point(value))
    progress(1, LOOKING)
    return points


def _in_parts(people: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (people[start : start + _AT_ONCE] for start in range(0, len(people), _AT_ONCE))
