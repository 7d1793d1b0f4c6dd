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
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import SensitiveData
from muniforeign.storage.posts import Post

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LOOKING = N_("Looking for those already here")
_AT_ONCE = 500
_NUMBER_DIGITS = 8
"""The last digits of a telephone number, by which it is the same with and without its prefixes."""

Candidates = Sequence[tuple[PersonDraft, Sequence[UUID]]]
"""People of a file, each with those of the office who have their name."""


@dataclass(slots=True)
class _Traits:
    """What tells of somebody who is there who they are, beside the name."""

    points: set[str] = field(default_factory=set)
    organisations: set[UUID] = field(default_factory=set)
    birth_date: dt.date | None = None


def resembling(
    session: Session,
    candidates: Candidates,
    taken: Collection[UUID],
    progress: Progress = silent,
) -> dict[int, UUID]:
    """The people of the office who are probably meant, by the row of the file.

    They share a telephone number, an e-mail or another way to be reached, the day of birth, or
    an organisation of which one name stands within the other. Nobody is found twice, and none
    of those who are `taken`.
    """
    wanted = {person for _draft, people in candidates for person in people}
    traits = _traits(session, sorted(wanted), progress)
    names = _names(session, {place for each in traits.values() for place in each.organisations})
    progress(1, LOOKING)
    found: dict[int, UUID] = {}
    free = wanted - set(taken)
    for draft, people in candidates:
        resembles = _resemblance(draft, names)
        for person in people:
            if person in free and resembles(traits[person]):
                found[draft.source_row] = person
                free.remove(person)
                break
    return found


def _resemblance(
    draft: PersonDraft, names: Mapping[UUID, Sequence[str]]
) -> Callable[[_Traits], bool]:
    """Whether somebody's traits are those of the draft, which is looked at once for all."""
    points = {_point(point.value) for point in draft.contact_points}
    organisation = organisation_names.keys(draft.organisation)

    def resembles(traits: _Traits) -> bool:
        if not points.isdisjoint(traits.points):
            return True
        if draft.birth_date and draft.birth_date == traits.birth_date:
            return True
        held = (names[place] for place in traits.organisations)
        return any(organisation_names.alike(organisation, each) for each in held)

    return resembles


def _point(value: str) -> str:
    digits = "".join(filter(str.isdigit, value))
    is_number = len(digits) >= _NUMBER_DIGITS and not any(map(str.isalpha, value))
    return digits[-_NUMBER_DIGITS:] if is_number else fold(value)


def _traits(session: Session, people: Sequence[UUID], progress: Progress) -> Mapping[UUID, _Traits]:
    traits: defaultdict[UUID, _Traits] = defaultdict(_Traits)
    for number, ids in enumerate(_in_parts(people)):
        progress(number * _AT_ONCE / len(people), LOOKING)
        points = select(ContactPoint.person_id, ContactPoint.value)
        for person, value in session.execute(points.where(ContactPoint.person_id.in_(ids))):
            if person:
                traits[person].points.add(_point(value))
        posts = select(Post.person_id, Post.organisation_id).where(Post.person_id.in_(ids))
        for person, organisation in session.execute(posts):
            if organisation:
                traits[person].organisations.add(organisation)
        births = select(SensitiveData.person_id, SensitiveData.birth_date)
        for person, day in session.execute(births.where(SensitiveData.person_id.in_(ids))):
            traits[person].birth_date = day
    return traits


def _names(session: Session, organisations: Collection[UUID]) -> dict[UUID, list[str]]:
    """The keys of the names of organisations, the short ones included."""
    names: dict[UUID, list[str]] = {}
    for ids in _in_parts(sorted(organisations)):
        query = select(Organisation.id, Organisation.name, Organisation.short_name)
        for place, *both in session.execute(query.where(Organisation.id.in_(ids))):
            names[place] = [key for name in both for key in organisation_names.keys(name)]
    return names


def _in_parts(people: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (people[start : start + _AT_ONCE] for start in range(0, len(people), _AT_ONCE))
