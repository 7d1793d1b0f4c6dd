"""Posts, contact points and the photo on the page of people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.organisations import OrganisationKind
from muniforeign.domain.people import Gender
from muniforeign.domain.ranks import Office
from muniforeign.domain.text import Localized
from muniforeign.services import contacts, organisations, people, posts
from muniforeign.services.listing import Listing
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.contacts import PointRow
from muniforeign.ui.desk import Desk
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.people.page import PeoplePage
from muniforeign.ui.people.posts import PostRow
from tests.ui.people_office import add, only, open_page, write


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[PeoplePage]:
    yield from open_page(qtbot, office)


def post_row(page: PeoplePage, **values: object) -> PostRow:
    """The card of the one post of the one person."""
    made = posts.add(page.desk.workspace, add(page), **values)
    page.view.focus("posts")
    row = page.view.posts.rows.rows[made]
    assert isinstance(row, PostRow)
    return row


def title(row: PostRow) -> LocalizedEdit:
    """The editor of the title."""
    editor = row.form.rows["title"].editor
    assert isinstance(editor, LocalizedEdit)
    return editor


def proposals(row: PostRow) -> list[str]:
    """The languages for which a title is offered."""
    return [code for code, cell in title(row).cells.items() if not cell.button.isHidden()]


def test_a_post_is_added_with_an_organisation_that_is_new(page: PeoplePage) -> None:
    add(page)
    page.view.focus("posts")
    (post,) = only(page).posts
    row = page.view.posts.rows.rows[post.id]
    assert isinstance(row, PostRow)
    chooser = row.form.rows["organisation_id"].editor
    assert isinstance(chooser, ChoiceEditor)
    chooser.line.setText("云汀市外事办公室")
    chooser.committed.emit()

    (kept,) = only(page).posts
    assert kept.organisation == Localized(zh="云汀市外事办公室")
    page.desk.workspace.undo()
    assert organisations.listed(page.desk.workspace, Listing()).count() == 0
    assert only(page).posts[0].organisation_id is None


def test_the_equivalent_follows_the_level_of_the_organisation(page: PeoplePage) -> None:
    made = add(page)
    city = organisations.create(
        page.desk.workspace, name=Localized(zh="武汉市人民政府"), country="CN",
        division_code="420100", kind=OrganisationKind.LOCAL_GOVERNMENT,
    )  # fmt: skip
    posts.add(
        page.desk.workspace, made, organisation_id=city, office=Office.HEAD_OF_GOVERNMENT,
        title=Localized(zh="市长"),
    )  # fmt: skip
    assert page.view.equivalent.text().startswith("≈ ")


def test_an_equivalent_that_waits_for_the_level_says_so(page: PeoplePage) -> None:
    city = organisations.create(page.desk.workspace, name=Localized(zh="武汉市人民政府"))
    row = post_row(page, organisation_id=city, office=Office.HEAD_OF_GOVERNMENT)
    waiting = page.desk.language.gettext(
        "≈ will appear when the level of the organisation is known"
    )
    assert row.equivalent.text() == waiting

    organisations.update(page.desk.workspace, city, division_code="420100")
    assert row.equivalent.text().startswith("≈ ")
    assert row.equivalent.text() != waiting
    posts.update(page.desk.workspace, row.record, office=Office.SECTION_CHIEF, organisation_id=None)
    assert row.equivalent.text() not in ("", waiting)
    posts.update(page.desk.workspace, row.record, office=Office.EXPERT)
    assert row.equivalent.isHidden()


def test_the_title_that_fits_the_organisation_is_proposed(page: PeoplePage) -> None:
    city = organisations.create(
        page.desk.workspace, name=Localized(zh="武汉市人民政府"), division_code="420100"
    )
    row = post_row(page, organisation_id=city, title=Localized(es="Vicealcaldesa"))
    assert proposals(row) == []
    posts.update(page.desk.workspace, row.record, office=Office.VICE_HEAD)
    assert proposals(row) == ["zh", "en"]
    title(row).propose("zh")
    title(row).propose("en")
    (kept,) = only(page).posts
    assert kept.title == Localized("Vicealcaldesa", "副市长", "Vice Mayor")

    organisations.update(page.desk.workspace, city, division_code="420000")
    title(row).put(Localized(es="Vicegobernadora"))
    title(row).propose("zh")
    assert title(row).value() == Localized(es="Vicegobernadora", zh="副省长")


def test_no_title_is_proposed_where_the_class_holds_several_posts(page: PeoplePage) -> None:
    row = post_row(page, title=Localized(es="Vicealcaldesa"), office=Office.VICE_HEAD)
    assert proposals(row) == []
    title(row).propose("zh")
    assert only(page).posts[0].title == Localized(es="Vicealcaldesa")


def test_the_spanish_title_goes_by_the_gender(page: PeoplePage) -> None:
    row = post_row(page, title=Localized(en="Mayor"), office=Office.MAYOR)
    assert proposals(row) == ["zh"]
    people.update(page.desk.workspace, only(page).id, gender=Gender.FEMALE)
    assert proposals(row) == ["es", "zh"]
    title(row).propose("es")
    assert only(page).posts[0].title.es == "Alcaldesa"


def test_no_post_is_added_while_another_field_is_refused(page: PeoplePage) -> None:
    add(page)
    page.view.focus("birth_date")
    write(page.view.sensitive.form.rows["birth_date"], "31 de febrero")
    page.view.add_post()
    assert only(page).posts == ()
    assert page.view.tabs.sections[page.view.tabs.bar.currentIndex()] is page.view.sensitive
    page.view.focus("contact")
    page.view.contact.add_address()
    assert only(page).addresses == ()


def test_a_period_that_ends_before_it_begins_is_refused(page: PeoplePage) -> None:
    made = add(page)
    post = posts.add(page.desk.workspace, made)
    page.view.focus("posts")
    row = page.view.posts.rows.rows[post]
    assert isinstance(row, PostRow)
    write(row.form.rows["start_on"], "2026-03-01")
    write(row.form.rows["end_on"], "2025-03-01")
    assert row.form.rows["end_on"].problem.isVisible()
    assert only(page).posts[0].end_on is None
    assert not page.commit()


def test_an_invalid_telephone_is_kept_and_flagged(page: PeoplePage) -> None:
    add(page, country="CL")
    page.view.focus("contact")
    page.view.contact.new.setText("ana@example.cl")
    page.view.contact.new.editingFinished.emit()
    (point,) = only(page).contact_points
    assert point.kind is ContactKind.EMAIL
    row = page.view.contact.points.rows[point.id]
    assert isinstance(row, PointRow)
    assert row.address() == "mailto:ana@example.cl"
    assert not row.problem.isVisible()

    contacts.update_point(page.desk.workspace, point.id, kind=ContactKind.PHONE)
    write(row.value, "12 anexo")
    assert only(page).contact_points[0].value == "12 anexo"
    assert row.problem.isVisible()
    assert page.desk.language.gettext("not a valid telephone number") in row.problem.text()


def test_a_contact_that_is_typed_and_not_added_is_not_lost(page: PeoplePage) -> None:
    add(page)
    page.view.focus("contact")
    page.view.contact.new.setText("+86 130 0000 0017")
    assert page.commit()
    assert len(only(page).contact_points) == 1


def test_a_photo_is_shown_and_a_file_that_is_none_is_refused(
    page: PeoplePage, tmp_path: Path
) -> None:
    add(page)
    picture = QImage(QSize(50, 64), QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    file = tmp_path / "王晓明.png"
    assert picture.save(str(file))
    editor: Any = page.view.photo.editor
    editor.take(file)
    assert only(page).photo_id is not None

    wrong = tmp_path / "foto.jpg"
    wrong.write_text("no es una foto")
    editor.take(wrong)
    assert "foto.jpg" in page.view.photo.problem.text()
    assert only(page).photo_id is not None
