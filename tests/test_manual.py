"""The manual: whole in every language, and true to the program that it explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import catalogues
import pytest
import scenes

from muniforeign import paths
from muniforeign.i18n import CATALOGUES, CODES, Code
from muniforeign.manual import ENDING, FIRST, Manual, Page, names
from muniforeign.settings import Settings
from muniforeign.ui import manual as manual_window
from muniforeign.ui.office_pages import office_pages
from muniforeign.ui.preferences import LivePreferences

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

KEY = re.compile(
    r"(Ctrl|Alt|Shift|Mayús|Win)(\+[^+]+)+|Ctrl\+\+|F\d+|Esc|Intro|Enter|Tab|Tabulador|Supr"
    r"|Delete|Espacio|空格|Space|[←↑→↓](?: [←↑→↓])*"
)
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]")


@pytest.fixture(params=CODES)
def book(request: pytest.FixtureRequest) -> Manual:
    return Manual.read(request.param)


def nodes(page: Page, kind: str) -> Iterator[SyntaxTreeNode]:
    """The parts of this kind."""
    return (node for node in page.tree().walk() if node.type == kind)


def words_of_the_screen(code: Code) -> set[str]:
    """Every text of the program in this language, without the marks of menus' keys."""
    name = CATALOGUES[code]
    catalogue = catalogues.load(catalogues.catalogue_path(name), name)
    texts = [message.string or "" for message in catalogue if message.id]
    flat = [each for text in texts for each in ([text] if isinstance(text, str) else text)]
    return {re.sub(r"\(&\w\)|&", "", text) for text in flat}


def test_what_the_window_explains_has_its_page() -> None:
    ui = Path(manual_window.__file__).parent
    code = "\n".join(file.read_text(encoding="utf-8") for file in ui.rglob("*.py"))
    named = set(re.findall(r"""(?:explained_by\([^"]*?|manual=)"([a-z-]+)\"""", code))
    named |= {page.manual for page in office_pages(LivePreferences(Settings()))}
    assert named <= set(names())
    assert len(named) > 5


def test_every_page_is_there_in_every_language_and_no_other() -> None:
    for code in CODES:
        files = {file.name for file in paths.resources("manual", code).iterdir()}
        assert files == {name + ENDING for name in names()}
    assert len(set(names())) == len(names())
    assert FIRST in names()


def test_every_page_has_a_title_of_its_own(book: Manual) -> None:
    titles = [page.title for page in book.pages()]
    assert len(set(titles)) == len(titles)
    assert all(page.source.startswith(f"# {page.title}\n\n") for page in book.pages())


def test_every_link_leads_to_a_page(book: Manual) -> None:
    for page in book.pages():
        for link in nodes(page, "link"):
            assert str(link.attrs["href"]).removesuffix(ENDING) in names(), page.name


def test_pictures_are_the_same_in_every_language_and_each_has_its_scene() -> None:
    used = {
        code: {
            str(image.attrs["src"])
            for page in Manual.read(code).pages()
            for image in nodes(page, "image")
        }
        for code in CODES
    }
    assert used["es"] == used["zh"] == used["en"] == {f"{name}.png" for name in scenes.SCENES}
    for code in CODES:
        there = {file.name for file in paths.resources("manual", "pictures", code).iterdir()}
        assert there == used[code]


def test_every_picture_has_a_caption(book: Manual) -> None:
    for page in book.pages():
        assert all(image.content for image in nodes(page, "image")), page.name


def test_words_of_the_screen_are_those_of_the_program(book: Manual) -> None:
    known = words_of_the_screen(book.code)
    for page in book.pages():
        for word in nodes(page, "code_inline"):
            assert word.content in known or KEY.fullmatch(word.content), (page.name, word.content)


def test_pages_have_the_same_parts_in_every_language() -> None:
    kinds = ("heading", "image", "table", "ordered_list", "code_inline", "link")
    for name in names():
        pages = [Manual.read(code).page(name) for code in CODES]
        for kind in kinds:
            counts = {len(list(nodes(page, kind))) for page in pages}
            assert len(counts) == 1, (name, kind, counts)


def test_chinese_pages_have_chinese_marks() -> None:
    for page in Manual.read("zh").pages():
        for node in nodes(page, "text"):
            assert not HALF_WIDTH.search(node.content), (page.name, node.content)


def test_no_mark_of_markdown_is_left_in_a_text(book: Manual) -> None:
    for page in book.pages():
        for node in nodes(page, "text"):
            assert not re.search(r"\*\*|\]\(|^#|`", node.content), (page.name, node.content)


def test_a_page_is_found_by_all_of_its_words(book: Manual) -> None:
    page = book.page(FIRST)
    assert page.holds(page.title.upper())
    assert not page.holds(page.title + " xyzzy")


def test_an_unknown_page_is_not_there(book: Manual) -> None:
    with pytest.raises(KeyError):
        book.page("xyzzy")
