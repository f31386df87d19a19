"""What the figures were taken on: versions, how busy it was, how long the disk takes."""

from __future__ import annotations

import os
import platform
import re
import statistics
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .table import clock, percentile

PACKAGES = ("PySide6-Essentials", "sqlcipher3", "peewee", "reportlab", "XlsxWriter")


def facts() -> dict[str, Any]:
    middle, worst = disk()
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "sqlcipher": _cipher(),
        **{name: version(name) for name in PACKAGES},
        "load": load(),
        "fdatasync p50 ms": round(middle, 3),
        "fdatasync p99 ms": round(worst, 3),
    }


def shown(found: dict[str, Any]) -> str:
    return " · ".join(f"{name} {value}" for name, value in found.items())


def load() -> str:
    """The load average of the last minute, where the system knows one."""
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else "unknown"


def disk(times: int = 300) -> tuple[float, float]:
    """The median and the 99th percentile, in milliseconds, of one appended page made safe."""
    sync = getattr(os, "fdatasync", os.fsync)
    spent = []
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "page").open("wb", 0) as file:
        for _ in range(times):
            file.write(b"x" * 4096)
            spent.append(clock(lambda: sync(file.fileno())))
    return statistics.median(spent), percentile(spent, 0.99)


def peak() -> float:
    """The most memory this process has held, in megabytes; 0 where the system does not say.

    Linux's own figure, because ru_maxrss keeps what the parent held before exec.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text("ascii", "replace"))
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def _cipher() -> str:
    from sqlcipher3 import dbapi2

    with dbapi2.connect(":memory:") as connection:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
