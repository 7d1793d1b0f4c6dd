"""Agreements with parties and commitments; tasks and what the first screen says of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

import pytest

from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.services import agreements, commitments, home, people, records, tasks
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace
from tests.services.desk import TODAY, Desk


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)


def promise(desk: Desk, due: int | None, **values: object) -> UUID:
    """A commitment of the agreement that is due so many days from today."""
    return commitments.add(
        desk.workspace,
        agreement_id=desk.agreement,
        due_on=None if due is None else day(due),
        **values,
    )


def references(desk: Desk, **listing: object) -> list[str]:
    """The references of the list of agreements, as it is asked for."""
    rows = agreements.listed(desk.workspace, Listing(**listing)).all()  # type: ignore[arg-type]
    return [row.reference for row in rows]


def test_references_count_within_the_year_of_the_signature(desk: Desk) -> None:
    for signed in (None, dt.date(2020, 5, 5), dt.date(2020, 6, 6)):
        agreements.create(desk.workspace, TODAY, signed_on=signed)
    assert references(desk) == ["A-2020-001", "A-2020-002", "A-2026-001", "A-2026-002"]
    assert agreements.by_reference(desk.workspace, "a-2026-001 ") == desk.agreement
    with pytest.raises(records.NotFound):
        agreements.by_reference(desk.workspace, "A-1999-001")


@pytest.mark.parametrize(
    "command",
    [
        lambda w, a: agreements.update(w, a, status=AgreementStatus.SIGNED, signed_on=TODAY),
        lambda w, a: commitments.add(w, agreement_id=a, text=Localized(es="Enviar libros")),
    ],
)
def test_what_is_changed_in_an_agreement_can_be_undone(
    desk: Desk, command: Callable[[Workspace, UUID], object]
) -> None:
    desk.can_be_undone(
        lambda: agreements.get(desk.workspace, desk.agreement),
        lambda: command(desk.workspace, desk.agreement),
    )


def test_parties_are_there_once_and_in_order(desk: Desk) -> None:
    w = desk.workspace

    def read() -> list[UUID]:
        return [p.organisation_id for p in agreements.get(w, desk.agreement).parties]

    first = agreements.add_party(w, desk.agreement, desk.ours)
    assert agreements.add_party(w, desk.agreement, desk.ours) == first
    after = desk.can_be_undone(read, lambda: agreements.add_party(w, desk.agreement, desk.theirs))
    assert after == [desk.ours, desk.theirs]
    assert desk.can_be_undone(read, lambda: agreements.delete_party(w, first)) == [desk.theirs]
    agreements.add_party(w, desk.agreement, desk.ours)
    assert read() == [desk.theirs, desk.ours]


def test_a_deleted_agreement_comes_back_whole(desk: Desk) -> None:
    w = desk.workspace
    agreements.add_party(w, desk.agreement, desk.ours)
    promise(desk, 3, responsible_id=desk.munoz)
    before = agreements.get(w, desk.agreement)
    agreements.delete(w, desk.agreement)
    with pytest.raises(records.NotFound):
        agreements.get(w, desk.agreement)
    assert commitments.pending(w) == ()
    w.undo()
    assert agreements.get(w, desk.agreement) == before


def test_what_is_gone_is_told_as_gone(desk: Desk) -> None:
    w, nothing = desk.workspace, uuid4()
    for command in (
        lambda: agreements.get(w, nothing),
        lambda: agreements.update(w, nothing, notes=""),
        lambda: agreements.delete(w, nothing),
        lambda: agreements.add_party(w, nothing, desk.ours),
        lambda: agreements.delete_party(w, nothing),
        lambda: commitments.update(w, nothing, notes=""),
        lambda: commitments.fulfil(w, nothing, TODAY),
        lambda: commitments.delete(w, nothing),
        lambda: tasks.update(w, nothing, text=""),
        lambda: tasks.set_done(w, nothing, TODAY),
        lambda: tasks.delete(w, nothing),
    ):
        with pytest.raises(records.NotFound):
            command()


def test_the_list_is_filtered_and_ordered(desk: Desk) -> None:
    w = desk.workspace
    agreements.create(
        w,
        TODAY,
        kind=AgreementKind.SISTER_CITY,
        status=AgreementStatus.SIGNED,
        title=Localized("Hermanamiento", "友好城市", "Sister cities"),
        signed_on=dt.date(2020, 5, 5),
    )
    agreements.add_party(w, desk.agreement, desk.theirs)
    assert references(desk, filters={"kind": "sister_city"}) == ["A-2020-001"]
    assert references(desk, filters={"status": "draft"}) == ["A-2026-001"]
    assert references(desk, filters={"party": str(desk.theirs)}) == ["A-2026-001"]
    assert references(desk, text="hermana") == references(desk, text="友好") == ["A-2020-001"]
    assert [row.reference for row in agreements.with_organisation(w, desk.theirs)] == ["A-2026-001"]
    for sort in ("title", "kind", "status", "signed", "expires"):
        assert len(references(desk, sort=sort)) == 2
        assert len(references(desk, sort=sort, descending=True)) == 2


def test_what_is_pending_stands_by_due_date(desk: Desk) -> None:
    w = desk.workspace
    undated, late, soon = promise(desk, None), promise(desk, -2), promise(desk, 5)
    done = promise(desk, -9)
    promise(desk, -9, status=CommitmentStatus.DROPPED)
    after = desk.can_be_undone(
        lambda: agreements.get(w, desk.agreement).commitments,
        lambda: commitments.fulfil(w, done, TODAY),
    )
    fulfilled = next(commitment for commitment in after if commitment.id == done)
    assert (fulfilled.status, fulfilled.fulfilled_on) == (CommitmentStatus.FULFILLED, TODAY)
    assert [c.id for c in commitments.pending(w)] == [late, soon, undated]
    assert [c.id for c in commitments.pending(w, TODAY)] == [late]
    (row,) = agreements.listed(w, Listing()).all()
    assert row.overdue(TODAY) == 1
    assert row.overdue(day(6)) == 2


def test_a_commitment_due_today_is_not_late(desk: Desk) -> None:
    promise(desk, 0)
    (found,) = commitments.pending(desk.workspace)
    assert not found.is_overdue(TODAY)
    assert found.is_overdue(day(1))


def test_commitments_tell_where_they_come_from_and_whose_they_are(desk: Desk) -> None:
    w = desk.workspace
    promise(desk, 1, side=Side.THEIRS, responsible_id=desk.wang)
    of_visit = commitments.add(w, visit_id=desk.visit, due_on=day(2))
    one, other = commitments.pending(w)
    assert (one.origin, one.side, other.origin) == ("A-2026-001", Side.THEIRS, "V-2026-001")
    assert one.responsible is not None
    assert one.responsible.hanzi == "王晓明"
    agreements.add_party(w, desk.agreement, desk.theirs)
    found = commitments.with_organisation(w, desk.theirs)
    assert [commitment.id for commitment in found] == [one.id, of_visit]
    assert commitments.with_organisation(w, desk.ours) == ()


def test_a_commitment_outlives_who_is_responsible(desk: Desk) -> None:
    promise(desk, 1, responsible_id=desk.munoz)
    before = commitments.pending(desk.workspace)
    people.delete(desk.workspace, desk.munoz)
    (after,) = commitments.pending(desk.workspace)
    assert (after.responsible_id, after.responsible) == (None, None)
    desk.workspace.undo()
    assert commitments.pending(desk.workspace) == before


def test_commitments_are_edited_and_deleted(desk: Desk) -> None:
    w, made = desk.workspace, promise(desk, 1)

    def read() -> Sequence[commitments.CommitmentDetail]:
        return commitments.pending(w)

    text = Localized("Enviar", "寄送", "Send")
    (after,) = desk.can_be_undone(read, lambda: commitments.update(w, made, text=text))
    assert after.text == text
    assert desk.can_be_undone(read, lambda: commitments.delete(w, made)) == ()


def test_tasks_are_done_and_opened_again(desk: Desk) -> None:
    w = desk.workspace
    task = tasks.add(w, "Citar a la prensa", due_on=day(-1), assignee_id=desk.munoz)

    def read() -> tuple[tasks.TaskDetail, ...]:
        return tasks.pending(w, TODAY)

    (found,) = read()
    assert found.is_overdue(TODAY)
    assert found.assignee is not None
    assert found.assignee.first_surname == "Muñoz"
    assert desk.can_be_undone(read, lambda: tasks.set_done(w, task, TODAY)) == ()
    assert len(desk.can_be_undone(read, lambda: tasks.set_done(w, task, None))) == 1
    (after,) = desk.can_be_undone(read, lambda: tasks.update(w, task, text="Llamar"))
    assert after.text == "Llamar"
    assert desk.can_be_undone(read, lambda: tasks.delete(w, task)) == ()


def test_the_first_screen_tells_what_is_late_from_what_is_near(desk: Desk) -> None:
    w = desk.workspace
    late, soon = promise(desk, -1), promise(desk, home.DAYS_AHEAD)
    promise(desk, home.DAYS_AHEAD + 1)
    late_task, soon_task = tasks.add(w, "a", due_on=day(-1)), tasks.add(w, "b", due_on=TODAY)
    seen = home.overview(w, TODAY)
    assert seen.next_visit is not None
    assert seen.next_visit.id == desk.visit
    assert [c.id for c in seen.late_commitments] == [late]
    assert [c.id for c in seen.soon_commitments] == [soon]
    assert [t.id for t in seen.late_tasks] == [late_task]
    assert [t.id for t in seen.soon_tasks] == [soon_task]
