"""The trail in words: fields by name, what was before and after, parts that are gone."""

from __future__ import annotations

import datetime as dt

import pytest

from muniforeign.domain import names
from muniforeign.domain.dates import TimeZone
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, Side, VisitStatus
from muniforeign.services import delegates, organisations, programme, trail, visits
from muniforeign.services.trail_labels import FIELDS, RECORDS, SILENT
from muniforeign.storage.history import StepKind
from muniforeign.storage.tables import Base, Entity
from muniforeign.storage.workspace import Workspace

DAY = dt.date(2026, 11, 10)


def labelled(table: str, column: str) -> bool:
    """Whether a column is silent or has a label, alone or as one language of three."""
    stem, _, ending = column.rpartition("_")
    known = FIELDS[table]
    return column in SILENT or column in known or (ending in {"es", "zh", "en"} and stem in known)


@pytest.mark.parametrize(
    "table",
    sorted(str(m.local_table) for m in Base.registry.mappers if issubclass(m.class_, Entity)),
)
def test_every_column_has_a_name_for_people(table: str) -> None:
    assert table in RECORDS
    columns = [column.name for column in Base.metadata.tables[table].c]
    assert [column for column in columns if not labelled(table, column)] == []


def test_a_change_says_before_and_after(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY, title=Localized(es="Primera"))
    city = organisations.create(workspace, name=Localized(es="Yunting"))
    visits.update(
        workspace,
        visit,
        title=Localized(es="Segunda"),
        status=VisitStatus.CONFIRMED,
        start_on=DAY,
        counterpart_id=city,
        time_zone="Asia/Shanghai",
    )
    line = trail.lines(workspace, [visit])[0]
    assert (line.label, line.kind, line.who) == ("Edit visit", StepKind.CHANGE, workspace.who)
    (record,) = line.records
    assert (record.record, record.added, record.deleted) == ("Visit", False, False)
    said = {(change.field, change.code): (change.before, change.after) for change in record.changes}
    assert said == {
        ("Status", None): (VisitStatus.PROPOSED, VisitStatus.CONFIRMED),
        ("Title", "es"): ("Primera", "Segunda"),
        ("First day", None): (None, DAY),
        ("Time zone", None): (TimeZone.SANTIAGO, TimeZone.CHINA),
        ("Counterpart", None): (None, Localized(es="Yunting")),
    }


def test_parts_are_told_with_their_owner_also_when_they_are_gone(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    other = visits.create(workspace, DAY)
    visits.add_point(workspace, other, PointKind.OBJECTIVE, text=Localized(es="Ajeno"))
    point = visits.add_point(workspace, visit, PointKind.OBJECTIVE, text=Localized(es="Firmar"))
    visits.delete_point(workspace, point)
    guest = delegates.add_new(workspace, visit, names.parse("王晓明"), Side.THEIRS)
    item = programme.add(workspace, visit, dt.datetime(2026, 11, 10, 9))
    programme.set_attendees(workspace, item, [guest])
    found = trail.lines(workspace, trail.with_parts(workspace, visit, "visit_id"))
    told = [(line.label, line.records[0].record, line.records[0].name) for line in found]
    assert told == [
        ("Choose who takes part", "Who takes part", "王晓明 Wang Xiaoming"),
        ("Add programme item", "Programme item", None),
        ("Add delegate", "Delegate", "王晓明 Wang Xiaoming"),
        ("Delete point", "Point", "Firmar"),
        ("Add point", "Point", "Firmar"),
        ("Add visit", "Visit", None),
    ]
    assert found[3].records[0].deleted


def test_undo_is_told_as_such(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    visits.update(workspace, visit, notes="una nota")
    workspace.undo()
    line = trail.lines(workspace, [visit])[0]
    assert (line.kind, line.label) == (StepKind.UNDO, "Edit visit")
    (change,) = line.records[0].changes
    assert (change.before, change.after) == ("una nota", None)


def test_nothing_is_told_of_nothing(workspace: Workspace) -> None:
    visits.create(workspace, DAY)
    assert trail.lines(workspace, []) == []
