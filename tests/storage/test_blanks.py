"""A record in which nothing was written is taken back as if it had never been made."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, Side
from muniforeign.services import delegates, organisations, people, posts, search, tasks, visits
from muniforeign.services.listing import Listing
from muniforeign.storage import blanks
from muniforeign.storage.workspace import Workspace

DAY = dt.date(2026, 11, 10)


def everybody(workspace: Workspace) -> list[UUID]:
    return [row.id for row in people.listed(workspace, Listing()).all()]


def test_what_was_only_made_goes_with_its_step(workspace: Workspace) -> None:
    kept = people.create(workspace, name=PersonName(given_names="Ana"))
    before, heard = workspace.undo_step, list[frozenset[str]]()
    made = people.create(workspace, name=PersonName())
    workspace.listeners.append(heard.append)
    assert blanks.withdraw(workspace, made)
    assert everybody(workspace) == [kept]
    assert workspace.undo_step == before
    assert workspace.history([made]) == []
    assert heard == [frozenset({"people"})]
    assert not blanks.withdraw(workspace, made)


def test_it_need_not_be_the_last_step(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    point = visits.add_point(workspace, visit, PointKind.OBJECTIVE)
    visits.update(workspace, visit, title=Localized(es="Visita"))
    assert blanks.withdraw(workspace, point)
    assert visits.get(workspace, visit).points == ()
    workspace.undo()
    assert visits.get(workspace, visit).title == Localized()
    workspace.redo()
    assert visits.get(workspace, visit).title == Localized(es="Visita")


def test_what_once_held_something_stays(workspace: Workspace) -> None:
    written = people.create(workspace, name=PersonName())
    people.update(workspace, written, notes="Habla chino")
    undone = people.create(workspace, name=PersonName())
    people.update(workspace, undone, notes="Habla inglés")
    workspace.undo()
    for record in (written, undone):
        assert not blanks.withdraw(workspace, record)
    assert set(everybody(workspace)) == {written, undone}
    assert workspace.redo_label == "Edit person"


def test_what_others_refer_to_stays(workspace: Workspace) -> None:
    with_post = people.create(workspace, name=PersonName())
    posts.add(workspace, with_post)
    delegate = people.create(workspace, name=PersonName())
    visit = visits.create(workspace, DAY)
    delegates.add(workspace, visit, delegate, Side.THEIRS)
    assert not blanks.withdraw(workspace, with_post)
    assert not blanks.withdraw(workspace, delegate)
    assert not blanks.withdraw(workspace, visit)


def test_what_was_made_together_goes_together(workspace: Workspace) -> None:
    office = organisations.create(workspace, name=Localized(es="Oficina"))
    with workspace.change("Add person"):
        person = people.create(workspace, name=PersonName())
        posts.add(workspace, person, organisation_id=office)
    assert blanks.withdraw(workspace, person)
    assert everybody(workspace) == []
    assert workspace.undo_label == "Add organisation"


def test_what_was_undone_and_done_again_goes_with_all_three_steps(workspace: Workspace) -> None:
    made = tasks.add(workspace, "")
    workspace.undo()
    assert not blanks.withdraw(workspace, made)
    workspace.redo()
    assert blanks.withdraw(workspace, made)
    assert (workspace.undo_step, workspace.redo_step) == (None, None)
    assert workspace.history([made]) == []


def test_it_is_not_found_any_more(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    reference = visits.get(workspace, visit).reference
    assert search.find(workspace, reference)
    assert blanks.withdraw(workspace, visit)
    assert search.find(workspace, reference) == []
    assert visits.get(workspace, visits.create(workspace, DAY)).reference == reference
