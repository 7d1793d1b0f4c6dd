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
from muniforeign.domain.ranks import Office
from muniforeign.domain.text import Localized
from muniforeign.services import contacts, organisations, posts
from muniforeign.services.listing import Listing
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.contacts import PointRow
from muniforeign.ui.desk import Desk
from muniforeign.ui.people.page import PeoplePage
from muniforeign.ui.people.posts import PostRow
from tests.ui.people_office import add, only, open_page, write


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[PeoplePage]:
    yield from open_page(qtbot, office)


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
