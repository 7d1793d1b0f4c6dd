"""The visits and agreements of the sample office: prepared, in order, and late where meant."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.visits import DelegateRole, PointKind, Side, VisitStatus
from muniforeign.services import (
    agreements,
    attachments,
    delegates,
    home,
    programme,
    sample,
    visits,
)
from muniforeign.services.sample_entries import nearest_weekday, workday
from muniforeign.storage.workspace import Workspace

TODAY = dt.date(2026, 11, 23)
TUESDAY = 1


def test_the_delegation_is_seven_in_order_of_precedence(
    office: Workspace, delegation: visits.VisitDetail
) -> None:
    theirs = delegation.side(Side.THEIRS)
    assert [d.person.name.hanzi for d in theirs] == [
        *("欧阳静澜", "单志远", "周敏", "何秉文", "郑海宁", "阿依努尔·艾尔肯", "苏晓棠"),
    ]
    orders = [d.post.order for d in theirs if d.post]
    assert orders == sorted(orders)
    assert theirs[0].role is DelegateRole.HEAD
    assert theirs[-1].role is DelegateRole.INTERPRETER
    assert all(d.person.sensitive.passport_number and d.person.photo_id for d in theirs)


def test_our_side_is_paired(delegation: visits.VisitDetail) -> None:
    theirs = {d.id: d for d in delegation.side(Side.THEIRS)}
    ours = delegation.side(Side.OURS)
    assert len(ours) == 7
    assert {d.paired_with_id for d in ours} == set(theirs)
    assert all(theirs[d.paired_with_id].paired_with_id == d.id for d in ours if d.paired_with_id)


def test_the_delegation_is_fully_prepared(delegation: visits.VisitDetail) -> None:
    assert delegation.status is VisitStatus.CONFIRMED
    counts = {kind: len(delegation.points_of(kind)) for kind in PointKind}
    assert counts[PointKind.TO_OBTAIN] == counts[PointKind.TO_AVOID] == 3
    assert counts[PointKind.OBJECTIVE] == 3
    assert counts[PointKind.TALKING_POINT] == 4
    assert len(delegation.programme) == 14
    assert {item.starts_at.date() for item in delegation.programme} == {
        *(delegation.start_on + dt.timedelta(days=n) for n in range(3) if delegation.start_on),
    }
    assert all(item.interpreter_id for item in delegation.programme)
    assert {task.is_overdue(TODAY) for task in delegation.tasks} == {True, False}


def test_its_papers_name_the_same_people_in_the_same_order(
    office: Workspace, delegation: visits.VisitDetail
) -> None:
    from openpyxl import load_workbook

    guests, invitation = delegation.papers
    assert (guests.name, invitation.name) == (
        "lista-delegacion-yunting.xlsx",
        "carta-invitacion-borrador.docx",
    )
    kept = attachments.content(office, guests.id)
    assert kept
    rows = list(load_workbook(io.BytesIO(kept)).worksheets[0].iter_rows(values_only=True))
    theirs = delegation.side(Side.THEIRS)
    assert [row[1] for row in rows[3:]] == [d.person.name.hanzi for d in theirs]
    assert [row[5] for row in rows[3:]] == [d.person.sensitive.passport_number for d in theirs]


def test_no_programme_needs_anybody_twice(encounters: list[visits.VisitDetail]) -> None:
    for visit in encounters:
        assert visit.start_on
        assert visit.end_on
        assert not programme.overlaps(visit.programme)
        days = [item.starts_at.date() for item in visit.programme]
        assert visit.start_on <= min(days)
        assert max(days) <= visit.end_on


@pytest.mark.parametrize("shift", range(14))
def test_the_next_visit_starts_on_a_tuesday_about_twelve_days_ahead(shift: int) -> None:
    today = TODAY + dt.timedelta(days=shift)
    start = nearest_weekday(today, 12, TUESDAY)
    assert start.weekday() == TUESDAY
    assert abs((start - today).days - 12) <= 3


@pytest.mark.parametrize("shift", range(7))
def test_days_are_never_on_a_weekend(shift: int) -> None:
    day = workday(TODAY, shift)
    assert day.weekday() < 5
    assert 0 <= (TODAY + dt.timedelta(days=shift) - day).days <= 2


def test_the_earlier_visits_are_done(encounters: list[visits.VisitDetail]) -> None:
    assert encounters[0].start_on
    assert encounters[0].start_on.year == TODAY.year - 1
    for visit in encounters[:2]:
        assert visit.status is VisitStatus.DONE
        assert visit.end_on
        assert visit.end_on < TODAY
        assert all(task.done_on for task in visit.tasks)


def test_both_sides_have_fulfilled_and_are_late(
    office: Workspace, papers: list[agreements.AgreementDetail]
) -> None:
    signed = papers[0].commitments
    for side in Side:
        of_side = [commitment for commitment in signed if commitment.side is side]
        assert any(c.status is CommitmentStatus.FULFILLED and c.fulfilled_on for c in of_side)
        assert any(c.is_overdue(TODAY) for c in of_side)
        assert any(c.due_on and c.due_on > TODAY for c in of_side)
    assert home.overview(office, TODAY).late_commitments
    assert papers[0].signed_on
    assert not papers[1].signed_on
    assert all(len(paper.parties) == 2 for paper in papers)


def test_sorting_by_precedence_changes_nothing(workspace: Workspace) -> None:
    sample.fill(workspace, TODAY)
    before = visits.next_visit(workspace, TODAY)
    assert before
    delegates.sort_by_precedence(workspace, before.id, Side.THEIRS)
    after = visits.get(workspace, before.id)
    assert [d.id for d in after.side(Side.THEIRS)] == [d.id for d in before.side(Side.THEIRS)]
