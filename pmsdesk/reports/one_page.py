"""A paper that belongs on one page: set smaller until it fits, if it can."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from ..base.text import Lang
from .catalogue import Out
from .paper import Front, Paper
from .watch import Watch
from .whole_file import written_whole

S = TypeVar("S")


def draw_on_one(
    body: Callable[[Paper, S], None],
    sizes: Sequence[S],
    out: Out,
    front: Front,
    lang: Lang,
    watch: Watch | None,
    landscape: bool = False,
) -> int:
    """Draw `body` in the first of `sizes` in which it fits on one page, else in the middle one over
    several. The number of pages. Raises Cancelled, Unavailable.
    """
    asked = watch or Watch()
    for size in (*sizes, sizes[len(sizes) // 2]):
        plain = BytesIO()
        beside = Watch(cancelled=asked.cancelled)
        with Paper(plain, front, lang, landscape=landscape, watch=beside) as paper:
            body(paper, size)
        if paper.pages == 1:
            break
    if isinstance(out, Path):
        with written_whole(out) as target:
            target.write_bytes(plain.getvalue())
    else:
        out.write(plain.getvalue())
    asked.finish()
    return paper.pages
