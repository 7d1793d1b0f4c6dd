"""Enters the visits, agreements and commitments of the sample office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from uuid import UUID

from muniforeign import paths
from muniforeign.domain import reference
from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.visits import (
    DelegateRole,
    Dress,
    PointKind,
    ProgrammeKind,
    Side,
    VisitKind,
    VisitStatus,
)
from muniforeign.services import (
    agreements,
    attachments,
    commitments,
    delegates,
    programme,
    tasks,
    visits,
)
from muniforeign.services.sample_entries import Entered, Row, nearest_weekday


def enter_visit(entered: Entered, row: Row) -> None:
    start = nearest_weekday(entered.today, row["starts"]["days"], row["starts"]["weekday"])
    entered.visit_starts[row["key"]] = start
    visit_id = visits.create(
        entered.workspace,
        entered.today,
        kind=VisitKind(row["kind"]),
        status=VisitStatus(row["status"]),
        title=reference.localized(row["title"]),
        place=reference.localized(row["place"]),
        purpose=reference.localized(row["purpose"]),
        start_on=start,
        end_on=start + dt.timedelta(days=row["lasts_days"] - 1),
        time_zone=row["time_zone"],
        counterpart_id=entered.organisations[row["counterpart"]],
        notes=entered.text(row["notes"]),
    )
    for key in row["partners"]:
        visits.add_partner(entered.workspace, visit_id, entered.organisations[key])
    _points(entered, visit_id, row)
    present = _delegates(entered, visit_id, row)
    for item in row["programme"]:
        _programme_item(entered, visit_id, start, item, present)
    for task in row["tasks"]:
        _task(entered, visit_id, task)
    for commitment in row.get("commitments", ()):
        _commitment(entered, commitment, visit_id=visit_id)
    for name in row.get("papers", ()):
        paper = paths.resources("sample", "papers", name)
        attachments.add_paper(entered.workspace, "visit_id", visit_id, paper)


def _points(entered: Entered, visit_id: UUID, row: Row) -> None:
    for point in row["points"]:
        visits.add_point(
            entered.workspace,
            visit_id,
            PointKind(point["kind"]),
            text=reference.localized(point["text"]),
            internal=point["internal"],
        )


def _delegates(entered: Entered, visit_id: UUID, row: Row) -> dict[str, UUID]:
    """The ids of the delegates by the key of the person."""
    present = {}
    for delegate in row["delegates"]:
        person_id = entered.people[delegate["person"]]
        side, role = Side(delegate["side"]), DelegateRole(delegate["role"])
        added = delegates.add(entered.workspace, visit_id, person_id, side, role)
        present[delegate["person"]] = added
        if notes := delegate.get("notes"):
            delegates.update(entered.workspace, added, notes=entered.text(notes))
    for delegate in row["delegates"]:
        if other := delegate.get("paired_with"):
            delegates.pair(entered.workspace, present[delegate["person"]], present[other])
    return present


def _programme_item(
    entered: Entered, visit_id: UUID, start: dt.date, row: Row, present: Mapping[str, UUID]
) -> None:
    at = partial(dt.datetime.combine, start + dt.timedelta(days=row["day"]))
    interpreter = row.get("interpreter")
    item_id = programme.add(
        entered.workspace,
        visit_id,
        at(dt.time.fromisoformat(row["start"])),
        ends_at=at(dt.time.fromisoformat(row["end"])),
        kind=ProgrammeKind(row["kind"]),
        title=reference.localized(row["title"]),
        venue=reference.localized(row["venue"]),
        interpreter_id=entered.people[interpreter] if interpreter else None,
        dress=Dress(row["dress"]),
        public_notes=reference.localized(row.get("public_notes", {})),
        notes=entered.text(row.get("notes", {})),
    )
    attending = [present[key] for key in row.get("attendees", ())]
    programme.set_attendees(entered.workspace, item_id, attending)


def _task(entered: Entered, visit_id: UUID, row: Row) -> None:
    tasks.add(
        entered.workspace,
        entered.text(row["text"]),
        visit_id=visit_id,
        assignee_id=entered.people[row["assignee"]],
        due_on=entered.day(row, "due_days"),
        done_on=entered.day(row, "done_days"),
    )


def enter_agreement(entered: Entered, row: Row) -> None:
    agreement_id = agreements.create(
        entered.workspace,
        entered.today,
        kind=AgreementKind(row["kind"]),
        status=AgreementStatus(row["status"]),
        title=reference.localized(row["title"]),
        summary=reference.localized(row["summary"]),
        signed_on=entered.day_of_visit(row.get("signed")),
        in_force_on=entered.day_of_visit(row.get("in_force")),
        expires_on=entered.day(row, "expires_days"),
        notes=entered.text(row["notes"]),
    )
    for key in row["parties"]:
        agreements.add_party(entered.workspace, agreement_id, entered.organisations[key])
    for commitment in row["commitments"]:
        _commitment(entered, commitment, agreement_id=agreement_id)


def _commitment(entered: Entered, row: Row, **origin: UUID) -> None:
    commitments.add(
        entered.workspace,
        side=Side(row["side"]),
        text=reference.localized(row["text"]),
        responsible_id=entered.people[row["responsible"]],
        due_on=entered.day(row, "due_days"),
        fulfilled_on=entered.day(row, "fulfilled_days"),
        status=CommitmentStatus(row["status"]),
        **origin,
    )
