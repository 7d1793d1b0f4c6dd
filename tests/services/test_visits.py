"""Visits with their points, partners and references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, VisitKind, VisitStatus
from muniforeign.services import organisations, programme, records, tasks, visits
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace
from tests.services.desk import TODAY, Desk


def add_visit(desk: Desk, start: dt.date | None = None, **values: object) -> UUID:
    return visits.create(desk.workspace, TODAY, start_on=start, **values)


def references(desk: Desk, **listing: object) -> list[str]:
    """The references of the list of visits, as it is asked for."""
    rows = visits.listed(desk.workspace, Listing(**listing)).all()  # type: ignore[arg-type]
    return [row.reference for row in rows]


def test_references_count_within_the_year_of_the_visit(desk: Desk) -> None:
    for start in (None, dt.date(2027, 1, 5), dt.date(2027, 3, 5)):
        add_visit(desk, start)
    assert references(desk, sort="reference") == [
        *("V-2026-001", "V-2026-002", "V-2027-001", "V-2027-002"),
    ]


def test_the_reference_of_a_deleted_visit_is_free_again_only_at_the_end(desk: Desk) -> None:
    add_visit(desk)
    visits.delete(desk.workspace, desk.visit)
    add_visit(desk)
    assert references(desk, sort="reference") == ["V-2026-002", "V-2026-003"]


def test_a_visit_is_found_by_its_reference_as_people_type_it(desk: Desk) -> None:
    assert visits.by_reference(desk.workspace, " v-2026-001 ") == desk.visit
    with pytest.raises(records.NotFound):
        visits.by_reference(desk.workspace, "V-2026-099")


@pytest.mark.parametrize(
    "command",
    [
        lambda w, v: visits.update(w, v, title=Localized("a", "甲", "b"), notes="x"),
        lambda w, v: visits.add_point(w, v, PointKind.TO_OBTAIN, text=Localized(es="Fecha")),
        lambda w, v: programme.add(w, v, dt.datetime(2026, 12, 8, 9)),
        lambda w, v: tasks.add(w, "Citar a la prensa", visit_id=v),
    ],
)
def test_what_is_changed_in_a_visit_can_be_undone(
    desk: Desk, command: Callable[[Workspace, UUID], object]
) -> None:
    desk.can_be_undone(
        lambda: visits.get(desk.workspace, desk.visit),
        lambda: command(desk.workspace, desk.visit),
    )


@pytest.mark.parametrize(
    ("changes", "start", "end"),
    [
        ({"start_on": dt.date(2026, 12, 20)}, dt.date(2026, 12, 20), dt.date(2026, 12, 20)),
        ({"end_on": dt.date(2026, 12, 1)}, dt.date(2026, 12, 1), dt.date(2026, 12, 1)),
        ({"start_on": dt.date(2026, 12, 9)}, dt.date(2026, 12, 9), dt.date(2026, 12, 10)),
        ({"end_on": None}, dt.date(2026, 12, 8), None),
    ],
)
def test_a_visit_never_ends_before_it_starts(
    desk: Desk, changes: dict[str, object], start: dt.date, end: dt.date | None
) -> None:
    visits.update(desk.workspace, desk.visit, **changes)
    visit = visits.get(desk.workspace, desk.visit)
    assert (visit.start_on, visit.end_on) == (start, end)


def test_points_stay_in_their_order_and_are_edited(desk: Desk) -> None:
    w = desk.workspace
    first = visits.add_point(w, desk.visit, PointKind.TO_AVOID, text=Localized(es="Montos"))
    second = visits.add_point(w, desk.visit, PointKind.TO_AVOID, internal=False)
    visits.add_point(w, desk.visit, PointKind.OBJECTIVE)
    visits.update_point(w, second, text=Localized(es="Plazos"))
    found = visits.get(w, desk.visit).points_of(PointKind.TO_AVOID)
    assert [(p.text.es, p.internal) for p in found] == [("Montos", True), ("Plazos", False)]
    after = desk.can_be_undone(
        lambda: visits.get(w, desk.visit), lambda: visits.delete_point(w, first)
    )
    assert [point.id for point in after.points_of(PointKind.TO_AVOID)] == [second]


def test_further_organisations_take_part(desk: Desk) -> None:
    w = desk.workspace

    def read() -> tuple[visits.PartnerDetail, ...]:
        return visits.get(w, desk.visit).partners

    (partner,) = desk.can_be_undone(read, lambda: visits.add_partner(w, desk.visit, desk.ours))
    assert partner.organisation_id == desk.ours
    assert desk.can_be_undone(read, lambda: visits.delete_partner(w, partner.id)) == ()


def test_a_deleted_visit_comes_back_whole(desk: Desk) -> None:
    w = desk.workspace
    visits.add_point(w, desk.visit, PointKind.OBJECTIVE, text=Localized(es="Firmar"))
    visits.add_partner(w, desk.visit, desk.ours)
    item = programme.add(w, desk.visit, dt.datetime(2026, 12, 8, 9))
    programme.set_attendees(w, item, [desk.wang_in_visit])
    tasks.add(w, "Citar a la prensa", visit_id=desk.visit, assignee_id=desk.munoz)
    visit = visits.get(w, desk.visit)
    visits.delete(w, desk.visit)
    with pytest.raises(records.NotFound):
        visits.get(w, desk.visit)
    w.undo()
    assert visits.get(w, desk.visit) == visit


def test_a_visit_outlives_its_counterpart(desk: Desk) -> None:
    w = desk.workspace
    before = visits.get(w, desk.visit)
    organisations.delete(w, desk.theirs)
    after = visits.get(w, desk.visit)
    assert (after.counterpart_id, after.counterpart) == (None, Localized())
    w.undo()
    assert visits.get(w, desk.visit) == before


def test_who_is_gone_is_told_as_gone(desk: Desk) -> None:
    w, nothing = desk.workspace, uuid4()
    for command in (
        lambda: visits.get(w, nothing),
        lambda: visits.update(w, nothing, notes=""),
        lambda: visits.delete(w, nothing),
        lambda: visits.add_point(w, nothing, PointKind.OBJECTIVE),
        lambda: visits.update_point(w, nothing, internal=False),
        lambda: visits.delete_point(w, nothing),
        lambda: visits.delete_partner(w, nothing),
    ):
        with pytest.raises(records.NotFound):
            command()


def test_the_next_visit_is_the_first_that_has_not_ended(desk: Desk) -> None:
    w = desk.workspace
    add_visit(desk, dt.date(2027, 5, 1), status=VisitStatus.CONFIRMED)
    add_visit(desk, dt.date(2026, 12, 1), status=VisitStatus.CANCELLED)

    def reference(day: dt.date) -> str | None:
        found = visits.next_visit(w, day)
        return found.reference if found else None

    assert reference(dt.date(2026, 11, 1)) == "V-2026-001"
    assert reference(dt.date(2026, 12, 10)) == "V-2026-001"
    assert reference(dt.date(2026, 12, 11)) == "V-2027-001"
    assert reference(dt.date(2027, 5, 2)) is None


def test_the_list_is_filtered_and_ordered(desk: Desk) -> None:
    add_visit(desk, dt.date(2025, 4, 1), kind=VisitKind.OUTGOING, status=VisitStatus.DONE)
    assert references(desk) == ["V-2026-001", "V-2025-001"]
    assert references(desk, sort="start") == ["V-2025-001", "V-2026-001"]
    assert references(desk, filters={"kind": "outgoing"}) == ["V-2025-001"]
    assert references(desk, filters={"status": "proposed"}) == ["V-2026-001"]
    assert references(desk, filters={"counterpart": str(desk.theirs)}) == ["V-2026-001"]
    assert references(desk, filters={"year": "2025"}) == ["V-2025-001"]
    assert references(desk, text="visita yunt") == ["V-2026-001"]
    for sort in ("latest", "reference", "kind", "status", "counterpart"):
        assert len(references(desk, sort=sort)) == 2
        assert len(references(desk, sort=sort, descending=True)) == 2


def test_visits_without_a_day_stand_at_the_early_end(desk: Desk) -> None:
    add_visit(desk, dt.date(2027, 1, 5))
    add_visit(desk, None)
    start, never, later = references(desk)[1], references(desk)[2], references(desk)[0]
    assert references(desk, sort="start") == [never, start, later]
    assert references(desk, sort="kind", descending=True) == [later, start, never]
    assert references(desk, sort="counterpart")[-1] == start


def test_a_line_counts_the_people_of_the_other_side(desk: Desk) -> None:
    (row,) = visits.listed(desk.workspace, Listing()).all()
    assert (row.delegates, row.counterpart.zh) == (1, "云汀市人民政府")


def test_earlier_visits_with_an_organisation_are_the_latest_first(desk: Desk) -> None:
    for start in (dt.date(2024, 4, 1), dt.date(2025, 4, 1)):
        add_visit(desk, start, counterpart_id=desk.theirs, status=VisitStatus.DONE)
    add_visit(desk, dt.date(2025, 6, 1), counterpart_id=desk.theirs, status=VisitStatus.CANCELLED)
    add_visit(desk, dt.date(2025, 7, 1), counterpart_id=desk.ours)
    rows = visits.earlier_with(desk.workspace, desk.theirs, TODAY, desk.visit)
    assert [row.reference for row in rows] == ["V-2025-001", "V-2024-001"]
