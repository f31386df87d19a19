"""A paper that is handed over as it is while it is short, and gets a cover once it is long."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from ..base.text import Lang
from .catalogue import Out
from .paper import Front, Paper
from .paper.paper import CONTENTS_FROM
from .watch import Watch
from .whole_file import written_whole

NEVER = 1 << 30


def draw_bound(
    body: Callable[[Paper], None], out: Out, front: Front, lang: Lang, watch: Watch | None
) -> int:
    """Draw `body`; a paper long enough for contents is drawn again, with a cover before them.

    The number of pages. Raises Cancelled, Unavailable.
    """
    asked = watch or Watch()
    plain = BytesIO()
    with Paper(
        plain, front, lang, contents_from=NEVER, watch=Watch(cancelled=asked.cancelled)
    ) as paper:
        body(paper)
    if paper.pages >= CONTENTS_FROM:
        with Paper(out, front, lang, cover=True, watch=asked) as paper:
            body(paper)
        return paper.pages
    if isinstance(out, Path):
        with written_whole(out) as beside:
            beside.write_bytes(plain.getvalue())
    else:
        out.write(plain.getvalue())
    asked.finish()
    return paper.pages
