"""The programme of a visit."""

from __future__ import annotations

import datetime as dt
from functools import partial
from uuid import UUID, uuid4

import pytest

from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Dress, ProgrammeKind
from muniforeign.services import programme, records, visits
from tests.services.desk import Desk

NINE = dt.datetime(2026, 12, 8, 9)
HOUR = dt.timedelta(hours=1)


def add(desk: Desk, start: dt.datetime = NINE, **values: object) -> UUID:
    return programme.add(desk.workspace, desk.visit, start, ends_at=start + HOUR, **values)


def items(desk: Desk) -> tuple[programme.ItemDetail, ...]:
    return visits.get(desk.workspace, desk.visit).programme


def test_an_item_keeps_what_was_written(desk: Desk) -> None:
    add(
        desk,
        kind=ProgrammeKind.TALKS,
        title=Localized("Conversaciones", "会谈", "Talks"),
        venue=Localized(es="Salón"),
        interpreter_id=desk.wang,
        dress=Dress.FORMAL,
        notes="interno",
    )
    (item,) = items(desk)
    assert (item.kind, item.dress, item.notes) == (ProgrammeKind.TALKS, Dress.FORMAL, "interno")
    assert item.interpreter is not None
    assert item.interpreter.hanzi == "王晓明"
    assert item.time_zone == "America/Santiago"
    assert item.attendees == ()


def test_the_time_zone_is_the_one_of_the_visit_unless_given(desk: Desk) -> None:
    visits.update(desk.workspace, desk.visit, time_zone="Asia/Shanghai")
    add(desk)
    add(desk, NINE + HOUR, time_zone="Europe/Madrid")
    assert [item.time_zone for item in items(desk)] == ["Asia/Shanghai", "Europe/Madrid"]


def test_items_stand_in_the_order_of_time(desk: Desk) -> None:
    late, early = add(desk, NINE + 3 * HOUR), add(desk)
    assert [item.id for item in items(desk)] == [early, late]


def test_a_moved_item_keeps_its_length(desk: Desk) -> None:
    item = add(desk)
    (after,) = desk.can_be_undone(
        lambda: items(desk),
        lambda: programme.update(desk.workspace, item, starts_at=NINE + 5 * HOUR),
    )
    assert after.ends_at == NINE + 6 * HOUR
    programme.update(desk.workspace, item, starts_at=NINE, ends_at=None)
    programme.update(desk.workspace, item, starts_at=NINE + HOUR)
    assert items(desk)[0].ends_at is None


def test_attendees_are_chosen_and_cleared(desk: Desk) -> None:
    item = add(desk)
    both = [desk.wang_in_visit, desk.munoz_in_visit]
    for chosen in (both, both[:1], []):
        command = partial(programme.set_attendees, desk.workspace, item, chosen)
        after = desk.can_be_undone(lambda: items(desk)[0].attendees, command)
        assert set(after) == set(chosen)


def test_a_duplicate_follows_right_after(desk: Desk) -> None:
    item = add(desk, title=Localized(es="Charla"), interpreter_id=desk.wang)
    programme.set_attendees(desk.workspace, item, [desk.wang_in_visit])
    one, copy = desk.can_be_undone(
        lambda: items(desk), lambda: programme.duplicate(desk.workspace, item)
    )
    assert (copy.starts_at, copy.ends_at) == (one.ends_at, NINE + 2 * HOUR)
    assert (copy.title, copy.attendees, copy.interpreter_id) == (
        one.title,
        one.attendees,
        one.interpreter_id,
    )


def test_a_deleted_item_comes_back_with_who_takes_part(desk: Desk) -> None:
    item = add(desk)
    programme.set_attendees(desk.workspace, item, [desk.wang_in_visit])
    after = desk.can_be_undone(lambda: items(desk), lambda: programme.delete(desk.workspace, item))
    assert after == ()


def test_what_is_gone_is_told_as_gone(desk: Desk) -> None:
    w, nothing = desk.workspace, uuid4()
    for command in (
        lambda: programme.add(w, nothing, NINE),
        lambda: programme.update(w, nothing, notes=""),
        lambda: programme.set_attendees(w, nothing, []),
        lambda: programme.duplicate(w, nothing),
        lambda: programme.delete(w, nothing),
    ):
        with pytest.raises(records.NotFound):
            command()


@pytest.mark.parametrize(
    ("start", "first", "second", "clash"),
    [
        (NINE + HOUR / 2, "everybody", "everybody", True),
        (NINE + HOUR, "everybody", "everybody", False),
        (NINE + HOUR / 2, "wang", "munoz", False),
        (NINE + HOUR / 2, "wang", "wang", True),
        (NINE + HOUR / 2, "wang", "everybody", True),
    ],
)
def test_items_overlap_where_they_need_the_same_people(
    desk: Desk, start: dt.datetime, first: str, second: str, clash: bool
) -> None:
    who = {"everybody": [], "wang": [desk.wang_in_visit], "munoz": [desk.munoz_in_visit]}
    for begin, group in ((NINE, first), (start, second)):
        programme.set_attendees(desk.workspace, add(desk, begin), who[group])
    assert bool(programme.overlaps(items(desk))) is clash


def test_one_interpreter_cannot_be_in_two_places(desk: Desk) -> None:
    for delegate in (desk.wang_in_visit, desk.munoz_in_visit):
        item = add(desk, interpreter_id=desk.wang)
        programme.set_attendees(desk.workspace, item, [delegate])
    ((one, other),) = programme.overlaps(items(desk))
    assert one.id != other.id
