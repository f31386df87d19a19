"""This person's settings on this computer, as the windows change them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale

from pmsdesk import settings
from pmsdesk.base.errors import Unavailable
from pmsdesk.base.text import Lang, T

log = logging.getLogger("pmsdesk.ui")


class Preferences:
    """`damage` is a sentence to show once, where the file could not be read."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.now, self.damage = settings.load(path)

    @property
    def lang(self) -> Lang:
        """As it was chosen; before that, the language of the system."""
        return self.now.language or system_language()

    @property
    def recent(self) -> list[Path]:
        """The workspaces last opened, newest first."""
        return [Path(name) for name in self.now.recent]

    def take_damage(self) -> T | None:
        said, self.damage = self.damage, None
        return said

    def change(self, **values: Any) -> None:
        self._keep(self.now._replace(**values))

    def opened(self, folder: Path, login: str) -> None:
        self._keep(self.now.opened(folder)._replace(login=login))

    def forget(self, folder: Path) -> None:
        self._keep(self.now.forgetting(folder))

    def _keep(self, changed: settings.Settings) -> None:
        if changed == self.now:
            return
        self.now = changed
        try:
            settings.save(changed, self.path)
        except Unavailable as problem:  # a preference is not worth disturbing the work
            log.warning("settings not saved", exc_info=problem)


def system_language() -> Lang:
    return "ja" if QLocale.system().language() == QLocale.Language.Japanese else "en"
