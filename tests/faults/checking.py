"""A program that opens workspaces after a fault and says of each what does not hold.

checking.py FOLDER...   beside each folder stands saved.txt, what had been acknowledged in it
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

from company import opened, read_saved, shortcomings


def main(folders: list[Path]) -> None:
    for folder in folders:
        os.write(1, (json.dumps(looked_at(folder)) + "\n").encode())


def looked_at(folder: Path) -> list[str]:
    promised = folder.with_name("saved.txt")
    saved = read_saved(promised.read_text("utf-8")) if promised.exists() else []
    try:
        seat = opened(folder)
    except Exception as error:
        return [f"unreadable: {type(error).__name__} {error}"]
    try:
        return shortcomings(seat, saved)
    except Exception:
        return [f"unreadable: {traceback.format_exc()}"]
    finally:
        seat.close()


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
