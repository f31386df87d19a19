"""This person's settings on this computer: one small file, nothing of it secret."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args

from .base.errors import Unavailable
from .base.safe_write import write_safely
from .base.text import LANGS, Lang, T
from .base.weeks import STARTS, WeekStart

APP: Final = "PMS Desk"
FILE: Final = "settings.json"
RECENT: Final = 10
FARTHEST: Final = 100_000  # pixels; no screen is there, and Qt's numbers end
Theme = Literal["system", "light", "dark"]
THEMES: Final[tuple[str, ...]] = get_args(Theme)

DAMAGED = T(
    "Your settings could not be read, so the usual ones are used.",
    "設定ファイルを読み取れないため、標準の設定を使います。",
)


class Settings(NamedTuple):
    """`language` is None until it was chosen; `recent` are workspace folders, the last one first.

    `window` is left, top, width, height in logical pixels; None until the window was closed once.
    `login` is whoever signed in last; `notify` allows notices on the desktop; `week` is the day
    a calendar's weeks begin with.
    """

    language: Lang | None = None
    theme: Theme = "system"
    recent: tuple[str, ...] = ()
    window: tuple[int, int, int, int] | None = None
    maximized: bool = False
    login: str = ""
    notify: bool = True
    week: WeekStart = "sunday"

    def opened(self, folder: Path) -> Settings:
        """With this workspace first among the recent ones."""
        others = tuple(known for known in self.recent if Path(known) != folder)
        return self._replace(recent=(str(folder), *others)[:RECENT])

    def forgetting(self, folder: Path) -> Settings:
        """Without this workspace among the recent ones."""
        return self._replace(recent=tuple(k for k in self.recent if Path(k) != folder))


def settings_path() -> Path:
    """Where this person's settings live; the folder may not be there yet."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / FILE


def load(path: Path | None = None) -> tuple[Settings, T | None]:
    """The settings, and a sentence to show where the file was damaged and the usual ones hold.

    A single setting that makes no sense falls back alone.
    """
    path = path or settings_path()
    try:
        plain = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError):
        return Settings(), DAMAGED
    if not isinstance(plain, dict):
        return Settings(), DAMAGED
    return _understood(plain), None


def save(settings: Settings, path: Path | None = None) -> None:
    """Write them in one step. Raises Unavailable."""
    path = path or settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(CANNOT_KEEP) from error
    # in ASCII: a path that is no proper text, as Linux allows them, has to come back as it was
    write_safely(path, json.dumps(settings._asdict(), indent=1).encode("ascii"))


CANNOT_KEEP = T(
    "Your settings cannot be kept: the folder for them cannot be made.",
    "設定用のフォルダーを作れないため、設定を保存できません。",
)


def _understood(plain: Mapping[str, Any]) -> Settings:
    usual = Settings()
    language, theme = plain.get("language"), plain.get("theme")
    recent, window = plain.get("recent"), plain.get("window")
    login, week = plain.get("login"), plain.get("week")
    return Settings(
        language if language in LANGS else None,
        theme if theme in THEMES else usual.theme,
        tuple(x for x in recent if isinstance(x, str))[:RECENT] if isinstance(recent, list) else (),
        _rectangle(window),
        plain.get("maximized") is True,
        login if isinstance(login, str) else "",
        plain.get("notify") is not False,
        week if week in STARTS else usual.week,
    )


def _rectangle(plain: Any) -> tuple[int, int, int, int] | None:
    if not isinstance(plain, list) or len(plain) != 4:
        return None
    if any(type(n) is not int or abs(n) > FARTHEST for n in plain):
        return None
    left, top, width, height = plain
    return (left, top, width, height) if width > 0 and height > 0 else None
