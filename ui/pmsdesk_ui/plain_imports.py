"""Imports without PySide's hook, from the first import of this module on.

The hook reads the source of every module imported after Qt, and keeps all of it in memory, to see
whether one asks for another spelling of Qt's names. None here does.
"""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401  puts the hook in

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()
