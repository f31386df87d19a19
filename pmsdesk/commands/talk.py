"""How a command talks to whoever called it: one language, results out, troubles aside."""

import getpass
import os
import sys
from collections.abc import Mapping
from typing import IO, Any

from ..base.errors import Refused
from ..base.text import Lang, T

NO_PASSWORD = T(
    "No password given. Set PMSDESK_PASSWORD, or run this in a terminal to type it.",
    "パスワードがありません。"
    "環境変数 PMSDESK_PASSWORD を設定するか、端末から実行して入力してください。",
)
DIFFERENT = T("The two passwords are different.", "2回のパスワードが一致しません。")
PASSWORD = T("Password: ", "パスワード: ")
AGAIN = T("Password again: ", "パスワード（確認）: ")
CODE = T("Recovery code: ", "回復コード: ")
JAPANESE_ON_WINDOWS = 0x11  # primary language of a Windows language id


class Talk:
    """Says things in the user's language; asks for secrets without showing them."""

    def __init__(self, lang: Lang, environ: Mapping[str, str]) -> None:
        self.lang = lang
        self.environ = environ

    def say(self, words: T | str) -> None:
        """A result, on standard output."""
        _write(sys.stdout, words.into(self.lang) if isinstance(words, T) else words)

    def complain(self, words: T | str) -> None:
        """What went wrong, as one line on standard error."""
        text = words.into(self.lang) if isinstance(words, T) else words
        _write(sys.stderr, "pmsdesk: " + " ".join(text.split()))

    def password(self) -> str:
        """From PMSDESK_PASSWORD or typed unseen. Refused where there is neither."""
        return self.environ.get("PMSDESK_PASSWORD") or self._typed(PASSWORD)

    def new_password(self) -> str:
        """The same, typed twice."""
        if given := self.environ.get("PMSDESK_PASSWORD"):
            return given
        first = self._typed(PASSWORD)
        if self._typed(AGAIN) != first:
            raise Refused(DIFFERENT, "password")
        return first

    def code(self) -> str:
        """The recovery code, typed unseen."""
        return self._typed(CODE)

    def _typed(self, prompt: T) -> str:
        if not (sys.stdin and sys.stdin.isatty()):
            raise Refused(NO_PASSWORD, "password")
        return getpass.getpass(prompt.into(self.lang))


def language(environ: Mapping[str, str]) -> Lang:
    """PMSDESK_LANG, else what the system speaks: Japanese where it does, else English."""
    chosen = environ.get("PMSDESK_LANG", "").lower()[:2]
    if chosen in ("ja", "en"):
        return "ja" if chosen == "ja" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "ja" if environ[name].lower().startswith("ja") else "en"
    return "ja" if _japanese_windows() else "en"


def _japanese_windows() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    language_id: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return language_id & 0x3FF == JAPANESE_ON_WINDOWS


def calm_streams() -> None:
    """A character the terminal cannot show becomes a question mark instead of a failure."""
    for stream in (sys.stdout, sys.stderr):
        plain: Any = stream
        if hasattr(plain, "reconfigure"):
            plain.reconfigure(errors="replace")


def _write(stream: IO[str] | None, text: str) -> None:
    if stream is None:  # a program without a console
        return
    try:
        stream.write(text + "\n")
        stream.flush()
    except BrokenPipeError:  # the reader has seen enough
        # what is left in the buffer goes nowhere, so that leaving does not fail over it
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
