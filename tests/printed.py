"""Papers printed through the door, and what can be read in them."""

import re
from datetime import UTC
from io import BytesIO

from papers import body, pages_of, squeezed

from pmsdesk.reports import catalogue
from pmsdesk.store import trail

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "<b>太字</b>&amp;<script>alert(1)</script>",
    "+81-3-0000-0000",
    "100%（税込）\\(raw) ET Q",
    "髙﨑 彁 ㈱① 〜−",
    "%s {name} {{}} %(x)s",
]


def long_text(length, mark="番の記述。"):
    """A text of this length in which every sentence has its number."""
    text = "".join(f"{n:05d}{mark}" for n in range(length // (5 + len(mark)) + 1))
    return text[:length]


def holds_whole(text, wanted):
    """Whether every numbered sentence of a long text stands in the body of a paper, once."""
    sentences = re.findall(r"\d{5}[^\d]+", wanted)
    return all(text.count(squeezed(sentence)) == 1 for sentence in sentences)


class Printed:
    """One paper: its data, its file, its text."""

    def __init__(self, data, pages, file, lang):
        self.data, self.count, self.file, self.lang = data, pages, file, lang
        self.text = body(file)
        self.pages = pages_of(file)

    def lines(self):
        return [line for page in self.pages for line in re.split(r"[\r\n]+", page)]

    def says(self, *texts):
        """What of these the paper does not say, which should be nothing."""
        return [text for text in texts if squeezed(str(text)) not in self.text] == []


def print_it(desk, who, name, lang="ja", **asked):
    """Gather as this person and draw, as the window and the command line do."""
    kind = catalogue.named(name)

    def gather(work):
        at = work.now.replace(tzinfo=UTC).astimezone(work.zone)
        return kind.gather(work, catalogue.Request(lang, at, **asked))

    data = desk.do(who, gather).result
    out = BytesIO()
    pages = kind.draw(data, out, lang)
    return Printed(data, pages, out.getvalue(), lang)


def witness():
    """The line that every page bears."""
    return f"{trail.head().position}·{trail.head().hash[:16]}"
