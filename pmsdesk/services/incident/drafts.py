"""What is written for the outside, item by item, as it is typed into the forms of others.

The nine items are those of Enforcement Rules Art. 8(1) (GL 3-5-3-3), the eighth in its two parts;
principals are told items 1, 2, 4, 5 and 9 only (Art. 10). Items are fields of the incident, so
every document says the same; what was sent is frozen with its submission.
"""

from __future__ import annotations

from ...base.errors import Refused
from ...base.flow import NOT_YOURS
from ...base.text import Lang, T
from ...kinds.incident.documents import LABELS, NUMBERS, Draft, DraftItem, drafted
from ...kinds.incident.incident import ITEMS, Incident
from ...kinds.incident.words import RESPONDERS, Document
from ...store.work import Key, Work
from . import proposals

__all__ = [
    "LABELS", "NO_DOCUMENT", "NUMBERS", "Draft", "DraftItem", "begin", "draft", "drafted",
]  # fmt: skip

NO_DOCUMENT = T("There is no such document.", "そのような文書はありません。")


def draft(work: Work, incident: int, document: str, lang: Lang = "ja") -> Draft:
    """A document with the texts as they are now, and in `lang` what no person wrote.

    Refused where the incident is not this person's to read, or there is no such document.
    """
    it = work.get(Incident, incident)
    if document not in set(Document):
        raise Refused(NO_DOCUMENT, "document")
    return drafted(it, Document.of(document), work.zone, lang)


def begin(work: Work, key: Key, lang: Lang = "ja") -> Incident:
    """Fill in the items that are still empty with what is known; nothing is overwritten.

    `lang` is the language the program writes in, whatever language people typed in. Refused for
    those who do not write the reports; Conflict where somebody else has changed the incident
    meanwhile.
    """
    it = work.take(Incident, key)
    if not work.actor.holds(RESPONDERS, it.department_id):
        raise Refused(NOT_YOURS)
    texts = proposals.proposed(work, it, lang)
    empty = [field for field in ITEMS if not str(getattr(it, field)).strip() and texts.get(field)]
    if not empty:
        return it
    for field in empty:
        setattr(it, field, texts[field])
    return work.save(it, "draft")
