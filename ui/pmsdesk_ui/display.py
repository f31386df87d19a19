"""Whether a window can be opened on this computer: asked before Qt, which would only abort."""

from __future__ import annotations

import ctypes
import importlib
import os
import re
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from pmsdesk.base.text import Lang, T

NO_DISPLAY = T(
    "There is no display to open a window on. Start PMS Desk on a desktop, or use its commands:"
    " pmsdesk --help.",
    "ウィンドウを表示できる画面がありません。デスクトップ環境で起動するか、"
    "コマンド（pmsdesk --help）をお使いください。",
)
NO_ANSWER = T(
    "The display {name} does not answer, so no window can be opened on it.",
    "画面 {name} に接続できないため、ウィンドウを表示できません。",
)
NO_LIBRARY = T(
    "The system library {library} is missing. Install it (Debian, Ubuntu: sudo apt install"
    " {package}) and start PMS Desk again.",
    "システムライブラリー {library} がありません。"
    "インストールしてから（Debian・Ubuntu：sudo apt install {package}）起動し直してください。",
)
NO_QT = T(
    "Qt is not installed completely: {why}. Install PySide6-Essentials again.",
    "Qt が正しくインストールされていません（{why}）。"
    "PySide6-Essentials をインストールし直してください。",
)
PACKAGES = {  # Debian's names; where none is known, the library's own name helps to find it
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
LIBRARY = re.compile(r"(lib[\w.+-]+?\.so[.\d]*)")
MODULES = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")


def missing(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> T | None:
    """One sentence on why no window can be opened; None where one can."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    display = environment.get("DISPLAY", "")
    wayland = environment.get("WAYLAND_DISPLAY", "")
    linux = platform.startswith("linux")
    if linux and not (chosen or display or wayland):
        return NO_DISPLAY
    try:
        for name in MODULES:
            importlib.import_module(name)
    except ImportError as error:
        return no_library(str(error))
    if linux and (chosen == "xcb" or (not chosen and not wayland)):
        return _no_x11(display)
    return None


def no_library(said: str) -> T:
    """The loader's complaint as one sentence that names the package to install."""
    found = LIBRARY.search(said)
    if not found:
        return NO_QT.fill(why=said.strip().splitlines()[0] if said.strip() else "PySide6")
    library = found[1]
    return NO_LIBRARY.fill(library=library, package=PACKAGES.get(library, library))


def system_language() -> Lang:
    """The language of the system's messages, asked without Qt."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    said = next((os.environ[n] for n in names if os.environ.get(n)), "")
    if not said and sys.platform == "win32":
        japanese = 0x11
        primary: int = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return "ja" if primary == japanese else "en"
    return "ja" if said.lower().startswith("ja") else "en"


def _no_x11(display: str) -> T | None:
    """Load Qt's own plugin as Qt would, and knock at the display: Qt aborts where either fails."""
    spec = find_spec("PySide6")
    home = Path(spec.origin).parent if spec and spec.origin else Path()
    plugin = home / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        if plugin.exists():
            ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return no_library(str(error))
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return NO_ANSWER.fill(name=display) if failed else None
