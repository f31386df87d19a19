"""One font in one document: which code of which subset stands for a character.

Imported late, with the fonts.
"""

from typing import Any

from . import fonts
from .strange import code_mark

NO_GLYPH = -1


class _Codes(dict[str, tuple[int, str]]):
    """Character to (subset, two hexadecimal digits); (NO_GLYPH, "") where the font lacks it."""

    def __init__(self, face: fonts.Face, document: Any, has: frozenset[str]) -> None:
        super().__init__()
        self._face, self._document, self._has = face, document, has

    def __missing__(self, character: str) -> tuple[int, str]:
        found = (NO_GLYPH, "")
        if character in self._has:
            subset, code = self._face.splitString(character, self._document)[0]
            found = (subset, code.hex().upper())
        self[character] = found
        return found


class Script:
    """Measures text in one font and spells it in PDF operators."""

    def __init__(self, name: str, document: Any) -> None:
        self.widths = fonts.widths(name)
        self._face = fonts.face(name)
        self._document = document
        self._codes = _Codes(self._face, document, self.widths.has)
        self._fonts: dict[tuple[int, float], str] = {}

    def measure(self, text: str) -> float:
        return sum(map(self.widths.__getitem__, text))

    def plain(self, text: str) -> bool:
        """Whether the font has every character, so that nothing is to be put in order first."""
        return self.widths.has.issuperset(text)

    def shown(self, line: str, size: float, font: str) -> tuple[str | None, str]:
        """Operators that show the line, and the font then set; None where a glyph is lacking."""
        out: list[str] = []
        run: list[str] = []
        current, was = None, font
        for subset, code in map(self._codes.__getitem__, line):
            if subset != current:
                if subset == NO_GLYPH:
                    return None, was
                if run:
                    out.append(f"<{''.join(run)}> Tj")
                    run.clear()
                current = subset
                wanted = self._fonts.get((subset, size)) or self._font(subset, size)
                if wanted != font:
                    out.append(wanted)
                    font = wanted
            run.append(code)
        out.append(f"<{''.join(run)}> Tj")
        return " ".join(out), font

    def _font(self, subset: int, size: float) -> str:
        name = self._face.getSubsetInternalName(subset, self._document)
        self._fonts[subset, size] = wanted = f"{name} {size:.2f} Tf"
        return wanted

    def pieces(self, line: str) -> list[tuple[str, bool]]:
        """The line in stretches the font can show, and single characters it cannot."""
        found: list[tuple[str, bool]] = []
        stretch = ""
        for character in line:
            if self._codes[character][0] == NO_GLYPH:
                if stretch:
                    found.append((stretch, False))
                found.append((character, True))
                stretch = ""
            else:
                stretch += character
        return [*found, (stretch, False)] if stretch else found

    def mark(self, character: str) -> str:
        return code_mark(character)

    def opened(self, character: str) -> str:
        """Opens a passage that is copied as this character and its code.

        The code too, because some readers leave out of a copy what the font lacks.
        """
        if ord(character) < 0xA0 or "\ud800" <= character <= "\udfff":
            return "/Span BMC"
        copied = (character + code_mark(character)).encode("utf-16-be").hex().upper()
        return f"/Span <</ActualText <FEFF{copied}>>> BDC"
