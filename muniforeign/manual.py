"""The manual: a short book, one page for each task, in each of the three languages.

A page is a Markdown file, `resources/manual/LANGUAGE/NAME.md`, whose first line is its title. The
same names are there in every language; `contents.json` puts them in order and into chapters.
Pictures are named by file alone and lie in `resources/manual/pictures/LANGUAGE/`. A link to
another page names its file: `[…](import-contacts.md)`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from muniforeign import paths
from muniforeign.i18n import Code

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

ENDING: Final = ".md"
FIRST: Final = "first-brief"
"""The page for whoever starts the program for the first time."""
NEWS: Final = "whats-new"
"""The page that tells what is new in each version."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name, the same in all languages; its title; its text in Markdown."""

    name: str
    title: str
    source: str

    def html(self) -> str:
        """The page as it is shown on the screen."""
        text: str = _reader().render(self.source)
        return text

    def tree(self) -> SyntaxTreeNode:
        """The page's parts, as it is printed."""
        from markdown_it.tree import SyntaxTreeNode

        return SyntaxTreeNode(_reader().parse(self.source))

    def holds(self, words: str) -> bool:
        """Whether each of the words is somewhere on the page, in capital or small letters."""
        text = self.source.casefold()
        return all(word in text for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages that belong together, under a title."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """The book in one language."""

    code: Code
    chapters: tuple[Chapter, ...]

    @staticmethod
    def read(code: Code) -> Manual:
        """The manual as it is shipped with the program."""
        plan = json.loads(paths.resources("manual", "contents.json").read_text(encoding="utf-8"))
        return Manual(code, tuple(_chapter(code, each) for each in plan))

    def pages(self) -> Iterator[Page]:
        """Every page in the order of the book."""
        for chapter in self.chapters:
            yield from chapter.pages

    def page(self, name: str) -> Page:
        """The page of this name. Raises KeyError where there is none."""
        return {page.name: page for page in self.pages()}[name]

    def picture(self, name: str) -> Path:
        """The file of a picture."""
        return paths.resources("manual", "pictures", self.code, name)


def names() -> tuple[str, ...]:
    """The names of the pages in the order of the book."""
    return tuple(page.name for page in Manual.read("es").pages())


def _chapter(code: Code, plan: Mapping[str, object]) -> Chapter:
    pages = plan["pages"]
    assert isinstance(pages, list)
    return Chapter(str(plan[code]), tuple(_page(code, name) for name in pages))


def _page(code: Code, name: str) -> Page:
    source = paths.resources("manual", code, name + ENDING).read_text(encoding="utf-8")
    return Page(name, source.split("\n", 1)[0].removeprefix("# ").strip(), source)


def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")
