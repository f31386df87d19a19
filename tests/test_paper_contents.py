"""The table of contents keeps a few last entries from standing alone on a page."""

import pytest
from papers import drawn, pages_of


def contents(chapters):
    """The pages of contents of a paper with so many chapters, one a page."""

    def draw(paper):
        for number in range(chapters):
            if number:
                paper.new_page()
            paper.heading(f"第{number:02d}章")
            paper.paragraph("本文")

    pages = pages_of(drawn(draw))
    return [page for page in pages if "本文" not in page]


@pytest.mark.parametrize("chapters, pages", [(20, 1), (36, 1), (41, 1), (42, 2), (60, 2)])
def test_a_few_entries_too_many_come_closer(chapters, pages):
    found = contents(chapters)
    assert len(found) == pages
    for number in range(chapters):
        assert sum(f"第{number:02d}章" in page for page in found) == 1
