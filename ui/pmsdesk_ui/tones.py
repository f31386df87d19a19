"""The colours, by what they are for. Status colours keep apart for colour-blind eyes."""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """A status colour: for marks and words, for the area behind them, for a solid fill."""

    text: str
    soft: str
    solid: str


class Tones(NamedTuple):
    dark: bool
    ground: str  # behind everything
    rail: str
    surface: str  # cards, tables, editors
    hover: str
    text: str
    muted: str
    faint: str  # placeholders, disabled
    line: str  # between things
    edge: str  # around editors
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    danger: str
    on_danger: str
    conform: Ink
    partly: Ink
    nonconform: Ink
    na: Ink
    late: Ink
    soon: Ink
    done: Ink
    info: Ink

    def ink(self, name: str) -> Ink:
        """The status colour of this name; grey for a name that is none."""
        found = getattr(self, name, None)
        return found if isinstance(found, Ink) else self.na


LIGHT = Tones(
    dark=False,
    ground="#f5f7f8",
    rail="#ecf0f2",
    surface="#ffffff",
    hover="#eef2f4",
    text="#1a2429",
    muted="#54636c",
    faint="#7b8992",
    line="#dfe5e8",
    edge="#b9c4ca",
    accent="#0d6b80",
    accent_hover="#0a5768",
    accent_soft="#dceef2",
    on_accent="#ffffff",
    danger="#b3331c",
    on_danger="#ffffff",
    conform=Ink("#00694f", "#dff2ea", "#2fa283"),
    partly=Ink("#855300", "#fdf0d2", "#e5a82e"),
    nonconform=Ink("#ab2f18", "#fce5df", "#d4553a"),
    na=Ink("#55636c", "#eaeef0", "#a9b4bb"),
    late=Ink("#ab2f18", "#fce5df", "#d4553a"),
    soon=Ink("#855300", "#fdf0d2", "#e5a82e"),
    done=Ink("#00694f", "#dff2ea", "#2fa283"),
    info=Ink("#1b5c9e", "#e2edf9", "#4a8acb"),
)

DARK = Tones(
    dark=True,
    ground="#161b1e",
    rail="#12171a",
    surface="#1d2327",
    hover="#262e33",
    text="#e4eaed",
    muted="#a2b0b8",
    faint="#7f8d95",
    line="#2e373c",
    edge="#4b575e",
    accent="#55b5c9",
    accent_hover="#74c6d7",
    accent_soft="#17373f",
    on_accent="#08191d",
    danger="#f0836b",
    on_danger="#2a0d06",
    conform=Ink("#5ccdaa", "#12352c", "#38a886"),
    partly=Ink("#eabb5c", "#3a2e12", "#c9932b"),
    nonconform=Ink("#fa957e", "#44221b", "#d4644c"),
    na=Ink("#a2b0b8", "#2a3237", "#66737b"),
    late=Ink("#fa957e", "#44221b", "#d4644c"),
    soon=Ink("#eabb5c", "#3a2e12", "#c9932b"),
    done=Ink("#5ccdaa", "#12352c", "#38a886"),
    info=Ink("#86b9f0", "#1a2f47", "#4f87c2"),
)
