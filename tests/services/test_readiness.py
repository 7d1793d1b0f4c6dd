"""What a visit lacks for its papers, and where it is mended."""

from __future__ import annotations

import datetime as dt

from muniforeign.domain import names
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, Side
from muniforeign.i18n import CODES, Language
from muniforeign.services import delegates, organisations, posts, programme, readiness, visits
from muniforeign.services.readiness import Gap, GapKind
from muniforeign.storage.workspace import Workspace

DAY = dt.date(2026, 11, 10)


def kinds(workspace: Workspace, visit: object) -> list[GapKind]:
    assert not isinstance(visit, str)
    return [gap.kind for gap in readiness.gaps(visits.get(workspace, visit))]  # type: ignore[arg-type]


def test_an_empty_visit_lacks_everything_once(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    assert kinds(workspace, visit) == [
        GapKind.DATES,
        GapKind.COUNTERPART,
        GapKind.HEAD,
        GapKind.TITLE,
        GapKind.PURPOSE,
        GapKind.TO_OBTAIN,
        GapKind.PROGRAMME,
    ]


def test_a_point_without_a_word_is_still_missing(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    visits.add_point(workspace, visit, PointKind.TO_OBTAIN)
    assert GapKind.TO_OBTAIN in kinds(workspace, visit)


def test_texts_are_missing_by_language(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY, title=Localized(es="Visita"), place=Localized(zh="云汀"))
    point = visits.add_point(workspace, visit, PointKind.TO_OBTAIN, text=Localized(es="Firma"))
    found = readiness.gaps(visits.get(workspace, visit))
    assert Gap(GapKind.TEXT_ZH, "visit", visit, "title") in found
    assert Gap(GapKind.TEXT_ES, "visit", visit, "place") in found
    assert Gap(GapKind.TEXT_ZH, "visit", visit, f"points/{point}") in found
    assert GapKind.TO_OBTAIN not in kinds(workspace, visit)


def test_a_delegate_lacks_photo_and_post(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    guest = delegates.add_new(workspace, visit, names.parse("王晓明"), Side.THEIRS)
    person = visits.get(workspace, visit).delegates[0].person.id
    found = readiness.gaps(visits.get(workspace, visit))
    assert Gap(GapKind.PHOTO, "person", person, "photo") in found
    assert Gap(GapKind.POST, "person", person, "posts") in found
    assert GapKind.HEAD not in kinds(workspace, visit)
    posts.add(workspace, person, title=Localized(es="Alcalde"))
    assert GapKind.POST_ZH in kinds(workspace, visit)
    delegates.update(workspace, guest, side=Side.OURS)
    assert GapKind.PHOTO not in kinds(workspace, visit)
    assert GapKind.HEAD in kinds(workspace, visit)


def test_an_organisation_without_a_title_is_no_post(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    delegates.add_new(workspace, visit, names.parse("王晓明"), Side.THEIRS)
    person = visits.get(workspace, visit).delegates[0].person.id
    office = organisations.create(workspace, name=Localized(zh="云汀市外办"))
    post = posts.add(workspace, person, organisation_id=office)
    found = readiness.gaps(visits.get(workspace, visit))
    assert Gap(GapKind.POST, "person", person, "posts") in found
    assert GapKind.POST_ZH not in kinds(workspace, visit)
    posts.update(workspace, post, title=Localized(zh="翻译"))
    assert GapKind.POST not in kinds(workspace, visit)


def test_a_programme_lacks_venues_and_clashes(workspace: Workspace) -> None:
    visit = visits.create(workspace, DAY)
    nine = dt.datetime.combine(DAY, dt.time(9))
    for minutes in (0, 30):
        start = nine + dt.timedelta(minutes=minutes)
        programme.add(workspace, visit, start, ends_at=start + dt.timedelta(hours=1))
    found = kinds(workspace, visit)
    assert found[0] is GapKind.CLASH
    assert found.count(GapKind.VENUE) == 2
    assert GapKind.PROGRAMME not in found


def test_every_kind_has_words_in_every_language() -> None:
    for code in CODES:
        language = Language.of(code)
        said = [readiness.say(kind, 2, language) for kind in GapKind]
        assert all(said)
        assert len(set(said)) == len(GapKind)
