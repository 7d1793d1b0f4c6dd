"""Delegates: sides, roles, order and pairs."""

from __future__ import annotations

import datetime as dt
from uuid import UUID, uuid4

import pytest

from muniforeign.domain.names import PersonName
from muniforeign.domain.ranks import Office
from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.services import delegates, people, posts, programme, records, visits
from tests.services.desk import TODAY, Desk


def join(
    desk: Desk,
    given: str,
    office: Office | None = None,
    role: DelegateRole = DelegateRole.MEMBER,
    side: Side = Side.THEIRS,
) -> UUID:
    """Put a new person into the visit."""
    person = people.create(desk.workspace, name=PersonName(given, "Soto"))
    if office:
        posts.add(desk.workspace, person, office=office)
    return delegates.add(desk.workspace, desk.visit, person, side, role)


def side(desk: Desk, which: Side = Side.THEIRS) -> list[UUID]:
    return [d.id for d in visits.get(desk.workspace, desk.visit).side(which)]


def roles(desk: Desk) -> list[DelegateRole]:
    return [d.role for d in visits.get(desk.workspace, desk.visit).side(Side.THEIRS)]


def pairs(desk: Desk) -> dict[UUID, UUID | None]:
    return {d.id: d.paired_with_id for d in visits.get(desk.workspace, desk.visit).delegates}


def test_the_first_of_a_side_becomes_its_head(desk: Desk) -> None:
    join(desk, "Ana")
    assert roles(desk) == [DelegateRole.HEAD, DelegateRole.MEMBER]


def test_who_is_on_a_side_already_stays_once(desk: Desk) -> None:
    again = delegates.add(desk.workspace, desk.visit, desk.wang, Side.THEIRS)
    assert again == desk.wang_in_visit
    assert side(desk) == [desk.wang_in_visit]


def test_two_people_with_the_same_name_are_two_delegates(desk: Desk) -> None:
    assert join(desk, "Ana") != join(desk, "Ana")
    assert len(side(desk)) == 3


def test_adding_and_removing_can_be_undone(desk: Desk) -> None:
    def read() -> visits.VisitDetail:
        return visits.get(desk.workspace, desk.visit)

    other = people.create(desk.workspace, name=PersonName("Ana", "Soto"))
    desk.can_be_undone(read, lambda: delegates.add(desk.workspace, desk.visit, other, Side.THEIRS))
    delegates.pair(desk.workspace, desk.wang_in_visit, desk.munoz_in_visit)
    after = desk.can_be_undone(read, lambda: delegates.remove(desk.workspace, desk.wang_in_visit))
    assert all(d.paired_with_id is None for d in after.delegates)
    assert people.get(desk.workspace, desk.wang).name.hanzi == "王晓明"


def test_a_removed_delegate_leaves_the_programme(desk: Desk) -> None:
    item = programme.add(desk.workspace, desk.visit, dt.datetime(2026, 12, 8, 9))
    programme.set_attendees(desk.workspace, item, [desk.wang_in_visit, desk.munoz_in_visit])

    def read() -> tuple[UUID, ...]:
        return visits.get(desk.workspace, desk.visit).programme[0].attendees

    after = desk.can_be_undone(read, lambda: delegates.remove(desk.workspace, desk.wang_in_visit))
    assert after == (desk.munoz_in_visit,)


def test_a_side_has_one_head(desk: Desk) -> None:
    ana = join(desk, "Ana")
    after = desk.can_be_undone(
        lambda: roles(desk), lambda: delegates.update(desk.workspace, ana, role=DelegateRole.HEAD)
    )
    assert after == [DelegateRole.MEMBER, DelegateRole.HEAD]


@pytest.mark.parametrize(
    ("steps", "places"), [(-1, [0, 2, 1]), (-9, [2, 0, 1]), (1, [0, 1, 2]), (9, [0, 1, 2])]
)
def test_moving_stays_within_the_side(desk: Desk, steps: int, places: list[int]) -> None:
    before = [desk.wang_in_visit, join(desk, "Ana"), join(desk, "Eva")]
    ours = side(desk, Side.OURS)
    delegates.move(desk.workspace, before[2], steps)
    assert side(desk) == [before[place] for place in places]
    assert side(desk, Side.OURS) == ours


def test_moving_can_be_undone(desk: Desk) -> None:
    join(desk, "Ana")
    desk.can_be_undone(
        lambda: side(desk), lambda: delegates.move(desk.workspace, desk.wang_in_visit, 1)
    )


def test_who_has_no_class_of_post_comes_last_and_is_counted(desk: Desk) -> None:
    delegates.update(desk.workspace, desk.wang_in_visit, role=DelegateRole.HEAD)
    unknown = [join(desk, given) for given in ("Ana", "Eva")]
    mayor = join(desk, "Luz", Office.MAYOR)
    assert delegates.sort_by_precedence(desk.workspace, desk.visit, Side.THEIRS) == 2
    assert side(desk) == [desk.wang_in_visit, mayor, *unknown]


def test_who_is_alone_in_a_role_needs_no_class_of_post(desk: Desk) -> None:
    join(desk, "Ana", role=DelegateRole.INTERPRETER)
    join(desk, "Luz", Office.MAYOR)
    assert delegates.sort_by_precedence(desk.workspace, desk.visit, Side.THEIRS) == 0


def test_precedence_follows_role_and_then_office(desk: Desk) -> None:
    interpreter = join(desk, "Eva", Office.PARTY_SECRETARY, DelegateRole.INTERPRETER)
    nobody = join(desk, "Ana")
    director = join(desk, "Luz", Office.BUREAU_DIRECTOR)
    liaison = join(desk, "Sol", Office.DIVISION_CHIEF, DelegateRole.LIAISON)
    vice = join(desk, "Rosa", Office.VICE_HEAD)
    deputy = join(desk, "Paz", Office.SECTION_CHIEF, DelegateRole.DEPUTY_HEAD)
    after = desk.can_be_undone(
        lambda: side(desk),
        lambda: delegates.sort_by_precedence(desk.workspace, desk.visit, Side.THEIRS),
    )
    assert after == [desk.wang_in_visit, deputy, vice, director, liaison, nobody, interpreter]


def test_who_is_paired_anew_leaves_the_former_partner_alone(desk: Desk) -> None:
    ana = join(desk, "Ana")
    delegates.pair(desk.workspace, desk.munoz_in_visit, desk.wang_in_visit)
    after = desk.can_be_undone(
        lambda: pairs(desk), lambda: delegates.pair(desk.workspace, ana, desk.munoz_in_visit)
    )
    assert after == {
        desk.munoz_in_visit: ana,
        ana: desk.munoz_in_visit,
        desk.wang_in_visit: None,
    }
    after = desk.can_be_undone(
        lambda: pairs(desk), lambda: delegates.pair(desk.workspace, ana, None)
    )
    assert set(after.values()) == {None}


def test_pairing_in_order_leaves_interpreters_out(desk: Desk) -> None:
    join(desk, "Eva", role=DelegateRole.INTERPRETER)
    ana = join(desk, "Ana")
    luz = join(desk, "Luz", side=Side.OURS)
    join(desk, "Paz", side=Side.OURS)
    after = desk.can_be_undone(
        lambda: pairs(desk), lambda: delegates.pair_in_order(desk.workspace, desk.visit)
    )
    assert after[desk.wang_in_visit] == desk.munoz_in_visit
    assert (after[ana], after[luz]) == (luz, ana)
    assert list(after.values()).count(None) == 2


def test_who_is_gone_is_told_as_gone(desk: Desk) -> None:
    w, nobody = desk.workspace, uuid4()
    for command in (
        lambda: delegates.add(w, nobody, desk.wang, Side.OURS),
        lambda: delegates.add(w, desk.visit, nobody, Side.OURS),
        lambda: delegates.update(w, nobody, notes=""),
        lambda: delegates.move(w, nobody, 1),
        lambda: delegates.pair(w, desk.wang_in_visit, nobody),
        lambda: delegates.remove(w, nobody),
    ):
        with pytest.raises(records.NotFound):
            command()
    assert visits.next_visit(w, TODAY) is not None


def test_changing_sides_puts_in_place_and_loosens_the_pair(desk: Desk) -> None:
    ana, rosa = join(desk, "Ana"), join(desk, "Rosa", side=Side.OURS)
    delegates.pair(desk.workspace, ana, rosa)
    delegates.change_side(desk.workspace, ana, Side.OURS, 1)
    assert side(desk, Side.OURS) == [desk.munoz_in_visit, ana, rosa]
    assert side(desk) == [desk.wang_in_visit]
    assert pairs(desk)[ana] is pairs(desk)[rosa] is None


def test_a_side_keeps_one_head_when_sides_are_changed(desk: Desk) -> None:
    delegates.change_side(desk.workspace, desk.wang_in_visit, Side.OURS, 0)
    present = visits.get(desk.workspace, desk.visit).side(Side.OURS)
    assert [d.role for d in present] == [DelegateRole.MEMBER, DelegateRole.HEAD]
    delegates.change_side(desk.workspace, desk.wang_in_visit, Side.THEIRS, 0)
    assert roles(desk) == [DelegateRole.HEAD]
    desk.workspace.undo()
    assert roles(desk) == []


def test_nobody_is_paired_with_an_empty_side(desk: Desk) -> None:
    delegates.remove(desk.workspace, desk.munoz_in_visit)
    last = desk.workspace.undo_step
    assert not delegates.pair_in_order(desk.workspace, desk.visit)
    assert desk.workspace.undo_step == last
