"""The manual on paper: every page in its order, contents with the right numbers."""

from __future__ import annotations

from functools import cache

import pytest

from muniforeign.documents import manual as book
from muniforeign.documents.document import Rendered
from muniforeign.documents.edition import Paper
from muniforeign.i18n import CODES, Code
from muniforeign.manual import Manual
from tests.documents import paper_checks
from tests.documents.paper_checks import pages, squeezed


@cache
def printed(code: Code) -> Rendered:
    """The book, made once for all tests."""
    return book.render(code)


@pytest.mark.parametrize("code", CODES)
def test_the_contents_name_the_page_on_which_each_task_begins(code: Code) -> None:
    texts = [squeezed(text) for text in pages(printed(code).data)]
    manual = Manual.read(code)
    front = squeezed("".join(pages(printed(code).data)[:2]))
    for page in manual.pages():
        title = squeezed(page.title)
        [begins] = [
            n for n, text in enumerate(texts[1:], start=2) if title in text[: len(title) + 30]
        ]
        assert f"{title}{begins}" in front


@pytest.mark.parametrize("code", CODES)
def test_the_book_is_well_printed(code: Code) -> None:
    assert printed(code).missing_glyphs == ()
    paper_checks.assert_good_paper(printed(code).data)


def test_the_book_fits_other_papers() -> None:
    made = book.render("es", Paper.A4)
    assert made.pages >= len(list(Manual.read("es").pages()))


def test_how_far_it_is_is_told_from_nothing_to_the_end() -> None:
    told: list[float] = []
    book.render("en", progress=lambda fraction, _text: told.append(fraction))
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] > 0.5


@pytest.mark.parametrize("code", CODES)
def test_no_sheet_has_only_the_end_of_a_page(code: Code) -> None:
    assert all(len(squeezed(text)) > 250 for text in pages(printed(code).data))
