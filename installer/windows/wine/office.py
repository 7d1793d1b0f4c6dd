"""What somebody does with the installed program, by its command line, in an awkward folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from windows.wine.machine import Machine, WineError

PASSWORD = "clave ñ 市长 segura"
PEOPLE = (
    "Nombre;Cargo;Institución\n"
    "Ana Muñoz Ñancupil;Alcaldesa;Municipalidad de Prueba\n"
    "王晓明;市长;某市人民政府\n"
)
DELEGATION = "序号,姓名,性别,职务,单位\n1,王晓明,男,市长,某市人民政府\n2,李明,女,翻译,某市外办\n"


@dataclass(frozen=True)
class Desk:
    """An office's folder on this machine and the program to work with."""

    machine: Machine
    program: Path
    folder: Path

    @property
    def office(self) -> Path:
        """The office with a password."""
        return self.folder / "oficina ñ 市.muniforeign"

    @property
    def sample(self) -> Path:
        """The sample office, without one."""
        return self.folder / "muestra ñ 市.muniforeign"

    def make(self) -> None:
        """A new office with a password, which is not in the file for all to read."""
        self.folder.mkdir(parents=True)
        (self.folder / "clave.txt").write_text(PASSWORD, "utf-8")
        printed = self._tell(self.office, "new", self.office, "--municipality", "Ñuñoa")
        demand(printed, "Código de recuperación")
        if self.office.read_bytes().startswith(b"SQLite format 3"):
            raise WineError("the office with a password is not encrypted")
        self._tell(self.office, "check", code=1, password=False)

    def bring_in(self) -> None:
        """People of a list with ñ and hanzi come in and are found; a second time nobody does."""
        people = self.folder / "contactos ñ 名单.csv"
        people.write_text(PEOPLE, "utf-8")
        demand(self._tell(self.office, "import", people), "2 agregados")
        demand(self._tell(self.office, "import", people), "0 agregados")
        found = self._tell(self.office, "list", "people", "--json")
        demand(found, "Ñancupil")
        demand(found, "晓明")

    def print_briefs(self) -> None:
        """The brief of the sample office's visit in two languages, read back from the paper."""
        self._tell(None, "demo", self.sample, "--no-window")
        listed = self._tell(self.sample, "list", "visits", "--json")
        reference = re.search(r'"(V-\d{4}-\d{3})",\s*"kind": "incoming"', listed)
        if not reference:
            raise WineError(f"no visit that comes in is listed:\n{listed}")
        delegation = self.folder / "附件1 名单.csv"
        delegation.write_bytes(DELEGATION.encode("gb18030"))
        into = ["--as", "delegation", "--into", reference[1]]
        demand(self._tell(self.sample, "import", delegation, *into), "2 agregados")
        for code, sentence in (("es", "Yunting"), ("zh", "云汀市")):
            paper = self.folder / f"carpeta ñ 市 {code}.pdf"
            words = ["render", "delegation-brief", reference[1], "--language", code]
            self._tell(self.sample, *words, "--output", paper)
            text = text_of(paper)
            demand(text, sentence)
            demand(text, "李明")

    def back_up_and_restore(self) -> None:
        """A backup gives back whom an undone change took away; what was there is kept."""
        copy = self.folder / "copia ñ 市.muniforeign"
        self._tell(self.office, "backup", copy)
        more = self.folder / "más.csv"
        more.write_text("Nombre\nPersona Posterior\n", "utf-8")
        self._tell(self.office, "import", more, "--as", "people")
        demand(self._tell(self.office, "list", "people", "--json"), "Posterior")
        self._tell(self.office, "restore", copy)
        if "Posterior" in (listed := self._tell(self.office, "list", "people", "--json")):
            raise WineError("the restored office is not the one of the backup")
        demand(listed, "Ñancupil")
        demand(self._tell(self.office, "check"), "Todo está")

    def is_well(self) -> None:
        """Both offices are whole."""
        self._tell(self.office, "check")
        self._tell(self.sample, "check")

    def _tell(
        self, office: Path | None, *words: str | Path, code: int = 0, password: bool = True
    ) -> str:
        """What the program says of an office in Spanish, with the password where there is one."""
        before: list[str | Path] = ["--messages", "es"]
        if office == self.office and password:
            before += ["--password-file", self.folder / "clave.txt"]
        if office:
            before += ["--workspace", office]
        return self.machine.run(self.program / "muniforeign-cli.exe", *before, *words, code=code)


def demand(text: str, part: str) -> None:
    """Raise WineError where a text does not have this part."""
    if part not in text:
        raise WineError(f"“{part}” is not in:\n{text}")


def text_of(paper: Path) -> str:
    """The words of a PDF, without the breaks between them."""
    document = pypdfium2.PdfDocument(paper)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "".join("".join(texts).split())
