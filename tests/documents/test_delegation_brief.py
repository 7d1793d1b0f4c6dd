"""The brief as paper: good pages in every edition, exact texts, page one, hard content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from muniforeign.documents.brief_content import BriefContent, shareable
from muniforeign.documents.edition import Paper
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, Side, VisitKind
from muniforeign.i18n import Code
from muniforeign.services import delegates, people, programme, visits
from muniforeign.services.records import NotFound
from muniforeign.storage.workspace import Workspace
from tests.documents import brief_office, paper_checks
from tests.documents.brief_office import EDITIONS, NASTY, TODAY, brief, gathered

_HEAD_AND_FOOT = 2


@pytest.fixture(scope="module")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with brief_office.sample_office(tmp_path_factory.mktemp("sample")) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def content(sample_workspace: Workspace) -> BriefContent:
    return gathered(sample_workspace, brief_office.next_visit(sample_workspace))


@pytest.mark.parametrize("internal", [True, False])
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("codes", EDITIONS)
def test_every_edition_of_the_sample_is_a_good_paper(
    content: BriefContent, codes: tuple[Code, ...], paper: Paper, internal: bool
) -> None:
    data = brief(content, codes, paper, internal=internal)
    paper_checks.assert_good_paper(data)
    for text in paper_checks.pages(data):
        assert len(text.split("\n")) > _HEAD_AND_FOOT + 2, text


@pytest.mark.parametrize("codes", EDITIONS)
def test_the_same_content_gives_the_same_bytes(
    content: BriefContent, codes: tuple[Code, ...]
) -> None:
    assert brief(content, codes) == brief(content, codes)


@pytest.mark.parametrize("codes", EDITIONS)
def test_the_own_texts_extract_exactly(content: BriefContent, codes: tuple[Code, ...]) -> None:
    data = brief(content, codes)
    items = (item.title for item in content.programme)
    points = (point.text for point in content.points)
    posts = (delegate.post for delegate in content.delegates)
    agreed = (agreement.title for agreement in content.agreements)
    owed = (commitment.text for commitment in content.commitments)
    texts = [content.title, content.purpose, content.place, *items, *points, *posts, *agreed, *owed]
    for code in codes:
        paper_checks.assert_contains(data, *(text.get(code) for text in texts))


@pytest.mark.parametrize("codes", EDITIONS)
@pytest.mark.parametrize("paper", list(Paper))
def test_page_one_is_enough(content: BriefContent, codes: tuple[Code, ...], paper: Paper) -> None:
    first = paper_checks.squeezed(paper_checks.pages(brief(content, codes, paper))[0])
    head = content.side(Side.THEIRS)[0]
    wanted = [head.name.hanzi, head.name.pinyin, "V-2026-"]
    for code in codes:
        points = [*content.points_of(PointKind.TO_OBTAIN), *content.points_of(PointKind.TO_AVOID)]
        wanted += [content.title.get(code), content.purpose.get(code), head.post.get(code)]
        wanted += [point.text.get(code) for point in points]
    for text in wanted:
        assert paper_checks.squeezed(text) in first, text


def test_a_chinese_name_is_printed_with_tones_and_with_its_sound_in_spanish(
    content: BriefContent,
) -> None:
    spanish, english = brief(content, ("es",)), brief(content, ("en",))
    paper_checks.assert_contains(spanish, "周敏", "Zhōu Mǐn", "se dice: llou min")
    paper_checks.assert_contains(english, "周敏", "Zhōu Mǐn")
    paper_checks.assert_lacks(english, "llou min")


def test_a_spanish_name_is_printed_in_hanzi_with_the_latin_name_in_chinese_papers(
    content: BriefContent,
) -> None:
    data = brief(content, ("zh",))
    paper_checks.assert_contains(data, "帕特里西奥·里克尔梅 Patricio Esteban Riquelme Aguirre")
    paper_checks.assert_contains(data, "由欧阳静澜市长率团", "云汀市人民政府市长")
    paper_checks.assert_contains(data, "2026年12月8日至10日", "泽南省云汀市")


def test_what_is_late_is_said_in_words_and_with_a_mark(content: BriefContent) -> None:
    late = [each for each in content.commitments if each.overdue]
    assert late
    paper_checks.assert_contains(brief(content, ("es",)), "▲ Atrasado")
    on_time = tuple(replace(each, overdue=False) for each in content.commitments)
    tasks = tuple(replace(each, overdue=False) for each in content.tasks)
    data = brief(replace(content, commitments=on_time, tasks=tasks), ("es",))
    paper_checks.assert_lacks(data, "▲")


def test_facts_levels_and_advice_name_their_sources(content: BriefContent) -> None:
    assert content.counterpart
    data = brief(content, ("es",))
    for explanation in content.counterpart.explained:
        paper_checks.assert_contains(data, explanation.text.es, explanation.source.es)
    for fact in content.counterpart.facts:
        paper_checks.assert_contains(data, fact.text.es + " [1]", fact.source)
    for advice in content.advice:
        paper_checks.assert_contains(data, advice.text.es, advice.source.es)
    paper_checks.assert_contains(data, "orientación, no ley", "(orientación)")


def test_the_programme_tells_holidays_and_the_other_clock(content: BriefContent) -> None:
    data = brief(content, ("es",))
    paper_checks.assert_contains(data, "Chile: La Inmaculada Concepción")
    paper_checks.assert_contains(data, "A las 10:30 de aquí son las 21:30 en China")


def test_the_clock_of_the_other_side_may_show_another_day(
    workspace: Workspace,
) -> None:
    visit = visits.create(workspace, TODAY, kind=VisitKind.ONLINE, start_on=TODAY)
    programme.add(workspace, visit, dt.datetime(2026, 11, 23, 21), title=Localized("Reunión"))
    data = brief(gathered(workspace, visit), ("es",))
    paper_checks.assert_contains(data, "son las 08:00 (día siguiente) en China", "CN 08:00")
    programme.add(
        workspace,
        visit,
        dt.datetime(2026, 11, 25, 8),
        title=Localized("Vuelta"),
        time_zone="Asia/Shanghai",
    )
    data = brief(gathered(workspace, visit), ("es",))
    paper_checks.assert_contains(data, "son las 21:00 (día anterior) en Chile", "CL 21:00")


@pytest.mark.parametrize("codes", EDITIONS)
def test_an_almost_empty_visit_has_no_empty_sections(
    workspace: Workspace, codes: tuple[Code, ...]
) -> None:
    visit = visits.create(workspace, TODAY)
    content = gathered(workspace, visit)
    data = brief(content, codes)
    paper_checks.assert_good_paper(data)
    assert len(paper_checks.pages(data)) <= 3
    paper_checks.assert_lacks(data, "Programa", "La contraparte", "Tareas", "Objetivos", "None")
    handed_out = brief(content, codes, internal=False)
    paper_checks.assert_good_paper(handed_out)
    assert len(paper_checks.pages(handed_out)) == 1


def test_without_things_to_avoid_the_program_proposes_three_with_their_sources(
    workspace: Workspace,
) -> None:
    visit = visits.create(workspace, TODAY)
    content = gathered(workspace, visit)
    assert len(content.avoid) == 3
    data = brief(content, ("es",))
    for advice in content.avoid:
        paper_checks.assert_contains(data, f"{advice.text.es} ({advice.source.es})")
    visits.add_point(workspace, visit, PointKind.TO_AVOID, text=Localized("Nada"))
    assert gathered(workspace, visit).avoid == ()


@pytest.mark.parametrize("codes", EDITIONS)
def test_every_visit_of_the_sample_is_a_good_paper(
    sample_workspace: Workspace, codes: tuple[Code, ...]
) -> None:
    for visit in brief_office.other_visits(sample_workspace):
        paper_checks.assert_good_paper(brief(gathered(sample_workspace, visit), codes))


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BriefContent]:
    path = tmp_path_factory.mktemp("hard") / "hard.muniforeign"
    made = Workspace.create(path, password="secreto", rounds=1)
    yield gathered(made, brief_office.hard_visit(made))
    made.close()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("codes", EDITIONS)
def test_hard_content_is_a_good_paper(
    hard: BriefContent, codes: tuple[Code, ...], paper: Paper
) -> None:
    data = brief(hard, codes, paper)
    paper_checks.assert_good_paper(data)
    assert b"root:" not in data
    printed = '<b>Ñ</b> & <img src="file:///etc/passwd"/>'
    paper_checks.assert_contains(data, printed, "<b>José</b> 11 &", "𬱖")
    assert len(hard.delegates) == 40
    assert NASTY in hard.notes.text


def test_more_than_three_things_go_on_after_page_one(hard: BriefContent) -> None:
    paper_checks.assert_contains(brief(hard, ("es",)), "También por obtener", "También por evitar")


def test_delegates_stand_in_the_offices_order_and_face_their_pairs(workspace: Workspace) -> None:
    visit = visits.create(workspace, TODAY)
    names = ("李", "王", "赵")
    added = [
        delegates.add_new(workspace, visit, PersonName(family_hanzi=name), Side.THEIRS)
        for name in names
    ]
    delegates.move(workspace, added[2], -2)
    ours = delegates.add_new(workspace, visit, PersonName("Ana", "Soto"), Side.OURS)
    delegates.pair(workspace, ours, added[1])
    content = gathered(workspace, visit)
    assert [each.name.hanzi for each in content.side(Side.THEIRS)] == ["赵", "李", "王"]
    [us] = content.side(Side.OURS)
    facing = content.delegate(us.paired_with)
    assert facing
    assert facing.name.hanzi == "王"


def test_a_photo_that_is_no_picture_becomes_a_silhouette(content: BriefContent) -> None:
    broken = tuple(replace(each, photo=b"no picture") for each in content.delegates)
    paper_checks.assert_good_paper(brief(replace(content, delegates=broken), ("es",)))


def test_a_visit_that_is_gone_is_told(workspace: Workspace) -> None:
    visit = visits.create(workspace, TODAY)
    visits.delete(workspace, visit)
    with pytest.raises(NotFound):
        gathered(workspace, visit)


def test_the_shareable_content_is_shareable_once_and_for_all(content: BriefContent) -> None:
    once = shareable(content)
    assert shareable(once) == once
    assert once.agreements == content.agreements
    assert once.phrases == content.phrases


def test_people_without_a_post_are_printed_by_name(workspace: Workspace) -> None:
    visit = visits.create(workspace, TODAY)
    person = people.create(workspace, name=PersonName(given_pinyin="Aynur"))
    delegates.add(workspace, visit, person, Side.THEIRS)
    paper_checks.assert_contains(brief(gathered(workspace, visit), ("zh",)), "Aynur")
