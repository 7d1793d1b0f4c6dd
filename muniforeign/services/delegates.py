"""Delegates: who takes part in a visit, on which side, in which order, paired with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from muniforeign.domain.names import PersonName
from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.i18n import N_
from muniforeign.services import people, posts, records
from muniforeign.storage.deletion import delete as delete_record
from muniforeign.storage.people import Person
from muniforeign.storage.visits import Delegate, Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace

_ROLE_ORDER = {
    DelegateRole.HEAD: 0,
    DelegateRole.DEPUTY_HEAD: 1,
    DelegateRole.MEMBER: 2,
    DelegateRole.LIAISON: 2,
    DelegateRole.ENTOURAGE: 3,
    DelegateRole.INTERPRETER: 4,
}


@dataclass(frozen=True)
class DelegateDetail:
    """A person in a visit. `paired_with_id` is a delegate of the other side."""

    id: UUID
    side: Side
    role: DelegateRole
    paired_with_id: UUID | None
    notes: str
    person: people.PersonDetail

    @property
    def post(self) -> posts.PostDetail | None:
        """The principal post of the person."""
        return self.person.posts[0] if self.person.posts else None

    @property
    def has_title(self) -> bool:
        """Whether it is known what to print below the name: an organisation alone is no post."""
        return self.post is not None and bool(self.post.title)


def add(
    workspace: Workspace,
    visit_id: UUID,
    person_id: UUID,
    side: Side,
    role: DelegateRole = DelegateRole.MEMBER,
) -> UUID:
    """Put a person at the end of a side; who is on that side already stays once. Raises NotFound.

    The first of a side becomes its head.
    """
    with workspace.change(N_("Add delegate")) as session:
        records.fetch(session, Visit, visit_id)
        records.fetch(session, Person, person_id)
        return add_in(session, visit_id, person_id, side, role).id


def add_new(workspace: Workspace, visit_id: UUID, name: PersonName, side: Side) -> UUID:
    """Add a new person and put them at the end of a side, as one step. Raises NotFound."""
    with workspace.change(N_("Add delegate"), people.subject(name)):
        country = {Side.OURS: "CL", Side.THEIRS: "CN"}[side] if _home(name, side) else ""
        person_id = people.create(workspace, name=name, country=country)
        return add(workspace, visit_id, person_id, side)


def _home(name: PersonName, side: Side) -> bool:
    """Whether the script of a name goes with the country that a side usually comes from."""
    return name.is_chinese is (side is Side.THEIRS)


def add_in(
    session: Session, visit_id: UUID, person_id: UUID, side: Side, role: DelegateRole
) -> Delegate:
    """What `add` does, within a step that is under way."""
    on_side = select(Delegate).where(Delegate.visit_id == visit_id, Delegate.side == side)
    present = session.scalars(on_side).all()
    for delegate in present:
        if delegate.person_id == person_id:
            return delegate
    if not present and role is DelegateRole.MEMBER:
        role = DelegateRole.HEAD
    position = records.next_position(session, Delegate, "visit_id", visit_id)
    delegate = Delegate(
        visit_id=visit_id, person_id=person_id, side=side, role=role, position=position
    )
    session.add(delegate)
    session.flush()
    return delegate


def update(workspace: Workspace, delegate_id: UUID, **changes: object) -> None:
    """Change a delegate's side, role or notes. Raises NotFound.

    A side has one head: who was head of it before becomes a member.
    """
    with workspace.change(N_("Edit delegate")) as session:
        delegate = records.fetch(session, Delegate, delegate_id)
        records.assign(delegate, changes)
        if changes.get("role") is DelegateRole.HEAD:
            for other in _side(session, delegate):
                if other is not delegate and other.role is DelegateRole.HEAD:
                    other.role = DelegateRole.MEMBER


def move(workspace: Workspace, delegate_id: UUID, steps: int) -> None:
    """Move a delegate up (negative) or down in the order of the own side. Raises NotFound."""
    with workspace.change(N_("Move delegate")) as session:
        delegate = records.fetch(session, Delegate, delegate_id)
        side = _side(session, delegate)
        place = side.index(delegate)
        side.insert(max(0, min(len(side) - 1, place + steps)), side.pop(place))
        _number(side)


def change_side(workspace: Workspace, delegate_id: UUID, side: Side, place: int) -> None:
    """Put a delegate on the other side at a place in its order, from 0. Raises NotFound.

    Who sat opposite is left without. A head who joins a side that has one becomes a member; the
    first of a side becomes its head.
    """
    with workspace.change(N_("Move delegate")) as session:
        delegate = records.fetch(session, Delegate, delegate_id)
        if delegate.side is side:
            return
        _unpair(session, delegate)
        delegate.side = side
        present = [other for other in _side(session, delegate) if other is not delegate]
        headed = any(other.role is DelegateRole.HEAD for other in present)
        if not present and delegate.role is DelegateRole.MEMBER:
            delegate.role = DelegateRole.HEAD
        elif headed and delegate.role is DelegateRole.HEAD:
            delegate.role = DelegateRole.MEMBER
        _number([*present[:place], delegate, *present[place:]])


def sort_by_precedence(workspace: Workspace, visit_id: UUID, side: Side) -> int:
    """Order a side by the precedence of the principal posts.

    The head and the deputy heads go before the others, interpreters and the entourage after.
    Returns how many came last among those of their role because their post has no class.
    """
    with workspace.change(N_("Order by precedence")) as session:
        statement = select(Delegate).where(Delegate.visit_id == visit_id, Delegate.side == side)
        present = list(session.scalars(statement.order_by(Delegate.position)))
        shown = {delegate.id: delegate for delegate in details(session, present)}
        present.sort(key=lambda delegate: _precedence(shown[delegate.id]))
        _number(present)
    places = [_precedence(delegate) for delegate in shown.values()]
    among = Counter(role for role, _order in places)
    return sum(order == posts.LAST_IN_PRECEDENCE and among[role] > 1 for role, order in places)


def pair(workspace: Workspace, delegate_id: UUID, other_id: UUID | None) -> None:
    """Seat two delegates of different sides opposite each other, or loosen a pair with None.

    Either one's former partner is left without. Raises NotFound.
    """
    with workspace.change(N_("Pair delegates")) as session:
        delegate = records.fetch(session, Delegate, delegate_id)
        other = records.fetch(session, Delegate, other_id) if other_id else None
        _unpair(session, delegate)
        if other:
            _unpair(session, other)
            delegate.paired_with_id, other.paired_with_id = other.id, delegate.id


def pair_in_order(workspace: Workspace, visit_id: UUID) -> bool:
    """Pair both sides in their order, interpreters and those left over with nobody.

    False where a side has nobody to pair: then nothing is changed.
    """
    with workspace.change(N_("Pair delegates")) as session:
        statement = select(Delegate).where(Delegate.visit_id == visit_id)
        everybody = session.scalars(statement.order_by(Delegate.position)).all()
        seated = [d for d in everybody if d.role is not DelegateRole.INTERPRETER]
        ours = [d for d in seated if d.side is Side.OURS]
        theirs = [d for d in seated if d.side is Side.THEIRS]
        if not (ours and theirs):
            return False
        for delegate in everybody:
            delegate.paired_with_id = None
        for one, other in zip(ours, theirs, strict=False):
            one.paired_with_id, other.paired_with_id = other.id, one.id
        return True


def remove(workspace: Workspace, delegate_id: UUID) -> None:
    """Take a person out of a visit; the person stays in the list of people. Raises NotFound."""
    with workspace.change(N_("Remove delegate")) as session:
        delete_record(session, records.fetch(session, Delegate, delegate_id))


def details(session: Session, present: Iterable[Delegate]) -> tuple[DelegateDetail, ...]:
    """Delegates that were read in this session, with their people."""
    return tuple(
        DelegateDetail(
            id=delegate.id,
            side=delegate.side,
            role=delegate.role,
            paired_with_id=delegate.paired_with_id,
            notes=delegate.notes,
            person=people.detail(session, records.fetch(session, Person, delegate.person_id)),
        )
        for delegate in present
    )


def _side(session: Session, delegate: Delegate) -> list[Delegate]:
    statement = select(Delegate).where(
        Delegate.visit_id == delegate.visit_id, Delegate.side == delegate.side
    )
    return list(session.scalars(statement.order_by(Delegate.position)))


def _number(side: list[Delegate]) -> None:
    for place, position in enumerate(sorted(delegate.position for delegate in side)):
        side[place].position = position


def _unpair(session: Session, delegate: Delegate) -> None:
    former = session.get(Delegate, delegate.paired_with_id) if delegate.paired_with_id else None
    delegate.paired_with_id = None
    if former and former.paired_with_id == delegate.id:
        former.paired_with_id = None


def _precedence(delegate: DelegateDetail) -> tuple[int, int]:
    order = delegate.post.order if delegate.post else posts.LAST_IN_PRECEDENCE
    return _ROLE_ORDER[delegate.role], order
