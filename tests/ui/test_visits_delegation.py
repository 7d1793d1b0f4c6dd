"""The delegation of a visit: adding people, order, pairs, taking out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.domain import names
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.services import organisations, people, posts, visits
from muniforeign.services.delegates import DelegateDetail
from muniforeign.ui.desk import Desk
from muniforeign.ui.visits.delegation import Delegation
from muniforeign.ui.visits.tab import Place
from tests.ui.dropping import drop
from tests.ui.visits_office import all_of


@pytest.fixture
def tab(qtbot: QtBot, office: Desk) -> Iterator[Delegation]:
    workspace = office.workspace
    made = Delegation(office)
    qtbot.addWidget(made)
    visit = visits.create(workspace, dt.date(2026, 11, 10))

    def show(_tables: frozenset[str] = frozenset()) -> None:
        made.show_visit(visits.get(workspace, visit))

    show()
    made.resize(1190, 600)
    made.show()
    workspace.listeners.append(show)
    yield made
    workspace.listeners.remove(show)


def side(tab: Delegation, which: Side = Side.THEIRS) -> tuple[DelegateDetail, ...]:
    assert tab._visit
    return visits.get(tab.desk.workspace, tab._visit.id).side(which)


def add(tab: Delegation, qtbot: QtBot, name: str, which: Side = Side.THEIRS) -> None:
    """Type a name and press Enter."""
    field = tab.adders[which].editor.line
    field.setFocus()
    field.setText(name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def hanzi(tab: Delegation, which: Side = Side.THEIRS) -> list[str]:
    return [each.person.name.hanzi for each in side(tab, which)]


def fill(tab: Delegation, qtbot: QtBot) -> None:
    for name in ("王晓明", "李伟", "欧阳静"):
        add(tab, qtbot, name)
    for name in ("Ana Muñoz Soto", "José Díaz Rojas"):
        add(tab, qtbot, name, Side.OURS)


def test_names_become_people_in_the_order_they_are_typed(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    assert hanzi(tab) == ["王晓明", "李伟", "欧阳静"]
    assert [each.role for each in side(tab)][:2] == [DelegateRole.HEAD, DelegateRole.MEMBER]
    assert {each.person.country for each in side(tab)} == {"CN"}
    assert {each.person.country for each in side(tab, Side.OURS)} == {"CL"}
    assert tab.lists[Side.THEIRS].count() == 3
    assert tab.adders[Side.THEIRS].editor.line.text() == ""


def test_adding_a_new_person_is_one_step(tab: Delegation, qtbot: QtBot) -> None:
    add(tab, qtbot, "王晓明")
    tab.desk.workspace.undo()
    assert side(tab) == ()
    assert people.choices(tab.desk.workspace, "") == []
    assert tab.lists[Side.THEIRS].count() == 0


def test_somebody_known_is_found_and_not_made_twice(tab: Delegation, qtbot: QtBot) -> None:
    workspace = tab.desk.workspace
    known = people.create(workspace, name=names.parse("王晓明"))
    editor = tab.adders[Side.THEIRS].editor
    editor.line.setFocus()
    editor._find("wxm")
    offered = editor._found.index(0, 0)
    editor._take(offered)
    assert [each.person.id for each in side(tab)] == [known]
    assert len(people.choices(workspace, "")) == 1


def test_a_name_that_is_left_half_typed_makes_nobody(tab: Delegation, qtbot: QtBot) -> None:
    field = tab.adders[Side.THEIRS].editor.line
    field.setFocus()
    field.setText("王")
    tab.adders[Side.OURS].setFocus()
    assert side(tab) == ()
    assert field.text() == "王"


def test_of_two_of_the_same_name_one_is_to_be_chosen(tab: Delegation, qtbot: QtBot) -> None:
    for _ in range(2):
        people.create(tab.desk.workspace, name=names.PersonName("Ana", "Muñoz", "Soto"))
    add(tab, qtbot, "Ana Muñoz Soto")
    assert side(tab) == ()
    assert tab.adders[Side.THEIRS]._problem.isVisible()


def test_alt_arrows_order_and_undo_takes_it_back(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    shown = tab.lists[Side.THEIRS]
    shown.select(side(tab)[2].id)
    tab.move_chosen(-1)
    assert hanzi(tab) == ["王晓明", "欧阳静", "李伟"]
    assert shown.currentRow() == 1
    tab.desk.workspace.undo()
    assert hanzi(tab) == ["王晓明", "李伟", "欧阳静"]
    assert shown.currentRow() == 2


@pytest.mark.parametrize(
    ("who", "place", "order"), [(2, 0, "312"), (0, 3, "231"), (0, 2, "213"), (1, 2, "123")]
)
def test_dragging_puts_a_delegate_before_another(
    tab: Delegation, qtbot: QtBot, who: int, place: int, order: str
) -> None:
    fill(tab, qtbot)
    before = hanzi(tab)
    tab.lists[Side.THEIRS].move_to(side(tab)[who].id, place)
    assert hanzi(tab) == [before[int(number) - 1] for number in order]


def test_precedence_orders_by_post(tab: Delegation, qtbot: QtBot) -> None:
    from muniforeign.domain.ranks import Office

    fill(tab, qtbot)
    offices = (Office.FAO_DIRECTOR, Office.SECTION_CHIEF, Office.VICE_HEAD)
    for delegate, office in zip(side(tab), offices, strict=True):
        posts.add(tab.desk.workspace, delegate.person.id, office=office, title=Localized(zh="职"))
    tab.order(Side.THEIRS)
    assert hanzi(tab) == ["王晓明", "欧阳静", "李伟"]


def test_who_comes_last_for_want_of_a_class_is_told(tab: Delegation, qtbot: QtBot) -> None:
    from muniforeign.domain.ranks import Office

    fill(tab, qtbot)
    add(tab, qtbot, "赵敏")
    before = hanzi(tab)
    posts.add(tab.desk.workspace, side(tab)[-1].person.id, office=Office.VICE_HEAD)
    notices, language = tab.desk.notices, tab.desk.language
    words = language.ngettext(
        "{n} person’s post has no class yet: they come last",
        "{n} people’s posts have no class yet: they come last",
        2,
    )
    tab.order(Side.THEIRS)
    assert hanzi(tab) == ["王晓明", "赵敏", "李伟", "欧阳静"]
    assert notices.label.text() == words.format(n="2")
    tab.desk.notices.button.click()
    assert hanzi(tab) == before


def test_an_order_that_was_right_tells_so_without_an_undo(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    step = tab.desk.workspace.undo_step
    tab.order(Side.THEIRS)
    assert tab.desk.workspace.undo_step == step
    assert "2" in tab.desk.notices.label.text()
    assert tab.desk.notices.button.isHidden()


def test_pairs_are_made_in_order_and_shown_on_both_sides(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    tab.pair_in_order()
    first, ours = side(tab)[0], side(tab, Side.OURS)[0]
    assert first.paired_with_id == ours.id
    card = tab._card(first)
    assert ours.person.name.in_language(tab.desk.language.code) in card.opposite
    tab.desk.notices.button.click()
    assert side(tab)[0].paired_with_id is None


def test_the_form_pairs_and_gives_a_role(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    second = side(tab)[1]
    tab.lists[Side.THEIRS].select(second.id)
    opposite = tab.form.form.rows["opposite"].editor
    (choice,) = tab.form._search("jose")
    opposite.put(choice)
    assert tab.form.form.commit()
    assert side(tab)[1].paired_with_id == side(tab, Side.OURS)[1].id
    tab.form.form.rows["role"].editor.put(DelegateRole.HEAD)
    assert tab.form.form.commit()
    assert [each.role for each in side(tab)][:2] == [DelegateRole.MEMBER, DelegateRole.HEAD]


def test_taking_out_leaves_the_person_and_can_be_undone(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    tab.lists[Side.THEIRS].select(side(tab)[0].id)
    tab.remove()
    assert hanzi(tab) == ["李伟", "欧阳静"]
    assert len(people.choices(tab.desk.workspace, "")) == 5
    tab.desk.notices.button.click()
    assert hanzi(tab) == ["王晓明", "李伟", "欧阳静"]


def test_what_a_card_lacks_is_said_in_words(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    _ = tab.desk.language.gettext
    assert tab._card(side(tab)[0]).lacking == _("no post yet")
    office = organisations.create(tab.desk.workspace, name=Localized(zh="云汀市外办"))
    post = posts.add(tab.desk.workspace, side(tab)[0].person.id, organisation_id=office)
    card = tab._card(side(tab)[0])
    assert (card.post, card.lacking, card.has_title) == ("云汀市外办", _("no post yet"), False)
    posts.update(tab.desk.workspace, post, title=Localized(es="Alcalde"))
    card = tab._card(side(tab)[0])
    assert (card.lacking, card.has_title) == (_("post not in Chinese"), True)


@pytest.mark.parametrize("target", [lambda tab: tab, lambda tab: tab.lists[Side.OURS].viewport()])
def test_a_dropped_file_goes_to_the_import(
    tab: Delegation, target: Callable[[Delegation], QWidget], tmp_path: Path
) -> None:
    visited: list[tuple[object, ...]] = []
    object.__setattr__(tab.desk, "navigate", lambda *place: visited.append(place))
    assert drop(target(tab), tmp_path / "名单.xlsx")
    assert tab._visit
    assert visited == [("import", tab._visit.id, str(tmp_path / "名单.xlsx"))]


def test_changing_sides_keeps_the_person(tab: Delegation, qtbot: QtBot) -> None:
    fill(tab, qtbot)
    mover: UUID = side(tab)[2].id
    tab.lists[Side.OURS].crossed.emit(mover, 1)
    assert hanzi(tab) == ["王晓明", "李伟"]
    assert [each.id for each in side(tab, Side.OURS)].index(mover) == 1
    assert tab.current() == mover
    tab.change_side()
    assert hanzi(tab) == ["王晓明", "李伟", "欧阳静"]
    assert tab.lists[Side.THEIRS].current() == mover
    tab.desk.workspace.undo()
    assert hanzi(tab) == ["王晓明", "李伟"]


def test_pairing_says_when_there_is_nobody_to_pair(tab: Delegation, qtbot: QtBot) -> None:
    _ = tab.desk.language.gettext
    add(tab, qtbot, "王晓明")
    tab.pair_in_order()
    assert tab.desk.notices.label.text() == _("Nobody was paired: put people on both sides first.")
    assert tab.desk.notices.button.isHidden()
    assert len(side(tab)) == 1
    add(tab, qtbot, "Ana Paz", Side.OURS)
    tab.pair_in_order()
    assert not tab.desk.notices.button.isHidden()
    tab.pair_in_order()
    assert tab.desk.notices.button.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_takes_the_first_who_is_known_and_the_field_is_empty_again(
    tab: Delegation, qtbot: QtBot
) -> None:
    workspace = tab.desk.workspace
    known = people.create(workspace, name=names.PersonName("Juan Andrés", "Muñoz", "Peña"))
    field = tab.adders[Side.OURS].editor.line
    qtbot.waitExposed(tab)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for letter in "juan":
        qtbot.keyClick(field, letter)
        qtbot.wait(20)
    popup = field.completer().popup()
    qtbot.waitUntil(lambda: popup.isVisible() and popup.currentIndex().row() == 0)
    assert field.text() == "juan"
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(side(tab, Side.OURS)) == 1)
    assert side(tab, Side.OURS)[0].person.id == known
    assert field.text() == ""


def test_a_side_without_anybody_says_how_to_begin(tab: Delegation, qtbot: QtBot) -> None:
    def told(which: Side) -> list[str]:
        labels = all_of(tab.lists[which], QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    _ = tab.desk.language.gettext
    assert told(Side.THEIRS)[0] == _("Nobody of their side yet")
    assert _("Import delegation list…") in told(Side.THEIRS)[1]
    assert told(Side.OURS)[0] == _("Nobody of our side yet")
    add(tab, qtbot, "王晓明")
    assert told(Side.THEIRS) == []
    assert told(Side.OURS)
    tab.desk.workspace.undo()
    assert told(Side.THEIRS)


def test_the_cursor_begins_in_the_list_or_where_the_first_is_added(
    tab: Delegation, qtbot: QtBot
) -> None:
    qtbot.waitExposed(tab)
    tab.go_to(Place())
    qtbot.waitUntil(tab.adders[Side.THEIRS].editor.line.hasFocus)
    fill(tab, qtbot)
    tab.go_to(Place())
    qtbot.waitUntil(tab.lists[Side.THEIRS].hasFocus)
