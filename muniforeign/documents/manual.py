"""The manual as a book to print: title, contents with page numbers, a task from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from reportlab.platypus import CondPageBreak, Flowable, Image, PageBreak, Spacer

from muniforeign import __version__
from muniforeign.documents import blocks, document, styles
from muniforeign.documents import page as sheet
from muniforeign.documents.blocks import Heading
from muniforeign.documents.edition import Edition, Masthead, Paper, Texts
from muniforeign.documents.rows import Story, rows_of
from muniforeign.documents.styles import MM, Style, for_language
from muniforeign.documents.text import MixedParagraph, Run
from muniforeign.domain.progress import Progress, part, silent
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, Code, Language
from muniforeign.manual import ENDING, Manual, Page

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

    from muniforeign.documents.document import Rendered

TITLE: Final = N_("Manual")
_STEP: Final = 16.0
"""How far the text of a list stands in, in points."""
_TALLEST: Final = (76 * MM, 66 * MM, 58 * MM)
"""How tall a picture may be: the next where that keeps a page of the manual on one sheet."""
_CHAPTER: Final = styles.SUBHEADING.but(before=7.0)
_ENTRY: Final = styles.BODY.but(size=10.0, leading=11.8, after=0.0)
"""So that the contents stay on one sheet."""
_PLAIN: Final = Run("")
_UNKNOWN: Final = 88
"""As wide as most page numbers, where they are not known yet."""


@dataclass(frozen=True, slots=True)
class ManualContent:
    """The book, and on which page of the paper each of its pages begins, once that is known."""

    manual: Manual
    numbers: Mapping[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)


class PageTitle(Heading):
    """A page's title, which notes the number of the paper's page it came to stand on."""

    def __init__(self, page: Page, style: Style, found: dict[str, int]) -> None:
        super().__init__(page.title, style, 0)
        self._name, self._found = page.name, found

    def draw(self) -> None:
        """Write the title and remember where."""
        self._found[self._name] = self.canv.getPageNumber()
        super().draw()


class _Book:
    """The layout of the book."""

    def masthead(self, content: ManualContent, edition: Edition) -> Masthead:
        """The program's name and version, and what the book is called."""
        title = Localized(**{code: Language.of(code).gettext(TITLE) for code in CODES})
        name = Localized(**dict.fromkeys(CODES, "Muniforeign"))
        return Masthead(name, title, reference=__version__)

    def story(self, content: ManualContent, edition: Edition) -> list[Flowable]:
        """Contents, then every page, each on a new sheet."""
        story: Story = list(_contents(content, edition))
        for page in content.manual.pages():
            story += [PageBreak(), *PagePrinter(content, edition).story(page)]
        return story


class PagePrinter:
    """Turns the parts of a page into blocks."""

    def __init__(self, content: ManualContent, edition: Edition) -> None:
        self._content, self._edition = content, edition
        self._tallest = _TALLEST[0]

    def story(self, page: Page) -> Story:
        """The whole page, with pictures of the first height with which it stays on one sheet."""
        for self._tallest in _TALLEST:
            story = self._story(page)
            if self._height(story) <= sheet.room(self._edition):
                return story
        self._tallest = _TALLEST[0]
        return self._story(page)

    def _height(self, story: Story) -> float:
        _, height = rows_of([[story]], [self._edition.width]).wrap(self._edition.width, 1e6)
        return float(height)

    def _story(self, page: Page) -> Story:
        title, *parts = page.tree().children
        style = for_language(styles.TITLE.but(size=17, leading=22), self._edition.first.code)
        assert title.tag == "h1"
        story = [PageTitle(page, style, self._content.found), *self._parts(parts, self._edition)]
        while isinstance(story[-1], Spacer):  # on a full sheet it would take one of its own
            story.pop()
        return story

    def _parts(
        self, nodes: Iterable[SyntaxTreeNode], edition: Edition, style: Style = styles.BODY
    ) -> Story:
        return [block for node in nodes for block in self._part(node, edition, style)]

    def _part(self, node: SyntaxTreeNode, edition: Edition, style: Style) -> Story:
        match node.type:
            case "heading":
                return blocks.heading(edition, (self._text(node),), 2)
            case "paragraph":
                return self._paragraph(node, edition, style)
            case "ordered_list" | "bullet_list":
                return self._list(node, edition, style)
            case "blockquote":
                return blocks.box(edition, lambda inner: self._parts(node.children, inner, style))
            case "table":
                return self._table(node, edition)
        raise ValueError(f"a page of the manual has a {node.type}")

    def _paragraph(self, node: SyntaxTreeNode, edition: Edition, style: Style) -> Story:
        inline = node.children[0]
        if [child.type for child in inline.children] == ["image"]:
            return self._picture(inline.children[0], edition, style)
        looks = for_language(style, edition.first.code)
        return [MixedParagraph(tuple(self._runs(inline)), looks)]

    def _list(self, node: SyntaxTreeNode, edition: Edition, style: Style) -> Story:
        counts = node.type == "ordered_list"
        story: Story = []
        for number, item in enumerate(node.children, start=1):
            sign = f"{number}." if counts else "•"
            indented = style.but(indent=style.indent + _STEP, after=4.0)
            first, *rest = self._parts(item.children, edition, indented)
            if isinstance(first, MixedParagraph):
                first.bullet = sign
                first.style = first.style.but(hanging=_STEP)
                first.keepWithNext = bool(rest) and isinstance(rest[0], Image)
            story += [first, *rest]
        return [*story, Spacer(0, 4)]

    def _picture(self, node: SyntaxTreeNode, edition: Edition, style: Style) -> Story:
        file = self._content.manual.picture(str(node.attrs["src"]))
        picture = Image(str(file))
        room = edition.width - style.indent
        scale = min(room / picture.imageWidth, self._tallest / picture.imageHeight)
        width, height = picture.imageWidth * scale, picture.imageHeight * scale
        picture = Image(str(file), width, height, hAlign="LEFT")
        caption = for_language(styles.CAPTION.but(after=8.0), edition.first.code)
        return [
            CondPageBreak(height + 20),
            Spacer(0, 2),
            picture,
            Spacer(0, 2),
            MixedParagraph(node.content, caption),
        ]

    def _table(self, node: SyntaxTreeNode, edition: Edition) -> Story:
        heads, *rows = [
            [(self._text(cell),) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        cells: list[list[Texts | Story]] = [list(row) for row in rows]
        return blocks.table(edition, heads, cells, [1, 2] if len(heads) == 2 else [1] * len(heads))

    def _runs(self, inline: SyntaxTreeNode, look: Run = _PLAIN) -> Iterator[Run]:
        """The text of an inline part; keys and names of buttons are in bold."""
        for node in inline.children:
            match node.type:
                case "text":
                    yield replace(look, text=node.content)
                case "code_inline":
                    yield replace(look, text=node.content, bold=True)
                case "softbreak":
                    yield replace(look, text=" ")
                case "strong":
                    yield from self._runs(node, replace(look, bold=True))
                case "em":
                    yield from self._runs(node, replace(look, italic=True))
                case "link":
                    yield from self._runs(node, replace(look, color=styles.BLUE))
                    yield replace(look, text=self._on_page(node))
                case _:
                    raise ValueError(f"a text of the manual has a {node.type}")

    def _text(self, node: SyntaxTreeNode) -> str:
        """The words of a heading or a cell."""
        return "".join(run.text for child in node.children for run in self._runs(child))

    def _on_page(self, link: SyntaxTreeNode) -> str:
        """Where on paper the page is to which a link leads."""
        name = str(link.attrs["href"]).removesuffix(ENDING)
        [said] = self._edition.say(N_(" (page {n})"), n=self._content.numbers.get(name, _UNKNOWN))
        return said


def _contents(content: ManualContent, edition: Edition) -> Iterator[Flowable]:
    code = edition.first.code
    yield from blocks.paragraphs(edition, edition.say(TITLE), styles.TITLE)
    for chapter in content.manual.chapters:
        yield MixedParagraph(chapter.title, for_language(_CHAPTER, code))
        rows: list[list[Story]] = [
            [
                [MixedParagraph(page.title, for_language(_ENTRY, code))],
                [
                    MixedParagraph(
                        str(content.numbers.get(page.name, "")),
                        for_language(_ENTRY.but(align="right"), code),
                    )
                ],
            ]
            for page in chapter.pages
        ]
        yield rows_of(rows, [edition.width - 12 * MM, 12 * MM])


def render(code: Code, paper: Paper = Paper.LETTER, progress: Progress = silent) -> Rendered:
    """The book in this language; set twice, since the contents name the pages' numbers."""
    edition = Edition.of((code,), paper, internal=False)
    layout, first = _Book(), ManualContent(Manual.read(code))
    document.render(layout, first, edition, part(progress, 0, 0.5))
    numbered = replace(first, numbers=first.found)
    return document.render(layout, numbered, edition, part(progress, 0.5, 1))
