"""What is written for the outside about an incident: a draft, or the words that were sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...base.errors import Refused
from ...base.text import Lang, T
from ...kinds.incident import documents
from ...kinds.incident.clock import Submission
from ...kinds.incident.clock_line import OPEN, ClockLine, of_incident
from ...kinds.incident.documents import DraftItem
from ...kinds.incident.incident import Incident
from ...kinds.incident.words import ClockState, Document, shown_title
from ...store.work import Work
from ..catalogue import Out, Request
from ..front import APPROVED, CHECKED, PREPARED, Stamp, called, company_of, front_for, seat_of
from ..paper import Front
from ..paper.cells import shown
from ..watch import Watch
from .clock_words import DUE, TO, cautions
from .record import CHOOSE, marked, where

TITLES = {
    Document.PRELIMINARY: T("Leak report (preliminary)", "漏えい等報告書（速報）"),
    Document.FINAL: T("Leak report (final)", "漏えい等報告書（確報）"),
    Document.SUPPLEMENT: T("Leak report (supplement)", "漏えい等報告書（追完）"),
    Document.PRINCIPALS: T("Notice to principals", "本人への通知書"),
    Document.ENTRUSTING: T("Notice to the entrusting party", "委託元への通知書"),
    Document.PMARK_PRELIMINARY: T("Accident report (preliminary)", "事故等報告書（速報）"),
    Document.PMARK_FINAL: T("Accident report (final)", "事故等報告書（確報）"),
}
LETTERS = frozenset({Document.PRINCIPALS, Document.ENTRUSTING})
DRAFT = T("[DRAFT] {title}", "【下書き】{title}")
DRILL = T("[DRILL] {title}", "【訓練】{title}")
DRILL_DRAFT = T("[DRILL, DRAFT] {title}", "【訓練・下書き】{title}")
SUBJECT = T("Incident", "件名")
DRAFT_MARK = T("Draft", "下書き")
COPY_MARK = T("File copy", "控え")
CHOOSE_DOCUMENT = T("Choose the document to print.", "印刷する文書を選んでください。")
NOT_OF_THIS = T("This was sent for another incident.", "別の事故の提出記録です。")
SENT_ON = T("Sent on", "提出日")
NUMBER = T("Receipt no.", "受付番号")
METHOD = T("How", "方法")
PERSONS = T("Persons told", "通知した人数")
PERSON_COUNT = T("{n} persons", "{n}人")
SUBMITTED = T("Sent by", "提出")
NOTIFIED = T("Sent by", "通知")
NOTIFIED_ON = T("Sent on", "通知日")
ADDRESSEE = T("To", "宛先")
WITH_CAUTION = T("{day} ({caution})", "{day}（{caution}）")
RULE_ITEMS = T("Contents", "記載事項")
TEN = T(
    "Items 1, 2, 4, 5 and 9 (Enforcement Rules Art. 10)",
    "報告事項の1・2・4・5・9（施行規則第10条）",
)


@dataclass(frozen=True, slots=True)
class Sender:
    """The company as it signs a letter."""

    name: str
    representative: str
    address: str
    contact: str


@dataclass(frozen=True, slots=True)
class IncidentDocument:
    """A document, ready to be drawn; `sent_on` is None for a draft."""

    front: Front
    document: Document
    drill: bool
    to: T
    items: tuple[DraftItem, ...]
    sent_on: date | None
    open_items: str
    sender: Sender

    @property
    def draft(self) -> bool:
        return self.sent_on is None

    @property
    def letter(self) -> bool:
        return self.document in LETTERS


def gather(work: Work, request: Request) -> IncidentDocument:
    """The document `request.document` of the incident, or the submission `request.sent`.

    Once it has been sent and nothing waits for it, the newest words that were sent; until then
    the draft. Refused where nothing is named, or the incident is not ours to read.
    """
    if request.record is None:
        raise Refused(CHOOSE, "record")
    it = work.get(Incident, request.record)
    lines = of_incident(it, work.today)
    sent, document = _asked(work, request, it, lines)
    to = T(sent.destination, sent.destination) if sent else NOTHING
    if sent is None:
        draft = documents.drafted(it, document, work.zone, request.lang)
        to, items = draft.to, draft.items
    else:
        items = documents.frozen(document, sent.items)
    company = company_of()
    return IncidentDocument(
        front=_front(request, it, document, sent, to, lines),
        document=document,
        drill=it.drill,
        to=to,
        items=items,
        sent_on=sent.sent_on if sent else None,
        open_items=sent.open_items if sent else "",
        sender=Sender(
            called(company, request.lang), company.representative, company.address, company.contact
        ),
    )


def draw(data: IncidentDocument, out: Out, lang: Lang, watch: Watch | None = None) -> int:
    """Draw it; the number of pages."""
    from .document_pages import draw_document

    return draw_document(data, out, lang, watch)


NOTHING = T("", "")


def _asked(
    work: Work, request: Request, it: Incident, lines: Sequence[ClockLine]
) -> tuple[Submission | None, Document]:
    """The submission to print, None for the draft; and which document it is."""
    if request.sent is not None:
        sent = work.get(Submission, request.sent)
        if sent.incident_id != it.id:
            raise Refused(NOT_OF_THIS, "sent")
        return sent, Document.of(sent.document)
    if request.document not in set(Document):
        raise Refused(CHOOSE_DOCUMENT, "document")
    document = Document.of(request.document)
    if any(_waits(line, document) for line in lines):
        return None, document
    mine = (Submission.incident == it.id) & (Submission.document == document)
    newest = Submission.select().where(mine).order_by(Submission.sent_on.desc())
    return newest.order_by_extend(Submission.id.desc()).first(), document


def _waits(line: ClockLine, document: Document) -> bool:
    """Whether a clock still waits for this document."""
    if document == Document.SUPPLEMENT:
        return line.state == ClockState.WAITING and document in line.documents
    return line.state == ClockState.RUNNING and line.documents[:1] == (document,)


# ---- the head


def _front(
    request: Request,
    it: Incident,
    document: Document,
    sent: Submission | None,
    to: T,
    lines: Sequence[ClockLine],
) -> Front:
    lang = request.lang
    marks = {(True, False): DRAFT, (False, True): DRILL, (True, True): DRILL_DRAFT}
    mark = marks.get((sent is None, it.drill))
    title = mark.fill(title=TITLES[document]) if mark else TITLES[document]
    letter = document in LETTERS
    facts: list[tuple[str, str]] = [(SUBJECT, shown_title(it.title, it.what))]
    facts.append((ADDRESSEE if letter else TO, to))
    facts += _sending(sent, letter, lang) if sent else _dues(lines, document, lang)
    if document == Document.PRINCIPALS:
        facts.append((RULE_ITEMS, TEN))
    front = front_for(
        request,
        title,
        stamps=_stamps(sent, letter, lang),
        number=it.no,
        department=where(it, lang),
        facts=facts,
        keywords=(it.no, document.label),
    )
    return marked(_classified(front, document, sent), it, lang)


def _classified(front: Front, document: Document, sent: Submission | None) -> Front:
    """A draft says so on every page; what goes to others bears no mark of secrecy."""
    if sent is None:
        return replace(front, confidentiality=DRAFT_MARK)
    return replace(front, confidentiality=COPY_MARK) if document in LETTERS else front


def _stamps(sent: Submission | None, letter: bool, lang: Lang) -> list[Stamp]:
    if sent is None:
        return [Stamp(APPROVED), Stamp(CHECKED), Stamp(PREPARED)]
    seat = seat_of(sent.__data__["by"], sent.sent_on, lang)
    last = Stamp(NOTIFIED if letter else SUBMITTED, sent.by_name, sent.sent_on, seat)
    return [Stamp(APPROVED), Stamp(CHECKED), last]


def _sending(sent: Submission, letter: bool, lang: Lang) -> list[tuple[str, str]]:
    persons = "" if sent.persons is None else PERSON_COUNT.fill(n=f"{sent.persons:,}").into(lang)
    return [
        (NOTIFIED_ON if letter else SENT_ON, shown(sent.sent_on, lang)),
        (NUMBER, sent.number),
        (PERSONS, persons),
        (METHOD, sent.method),
    ]


def _dues(lines: Sequence[ClockLine], document: Document, lang: Lang) -> list[tuple[str, str]]:
    """Until when it has to be there, by every clock that waits for it."""
    mine = [each for each in lines if each.state in OPEN and _waits(each, document)]
    days = {_due(each, lang): None for each in mine if each.due_on}
    return [(DUE, day) for day in days]


def _due(line: ClockLine, lang: Lang) -> str:
    day = shown(line.due_on, lang)
    found = [each.into(lang) for each in cautions(line)]
    caution = ("; " if lang == "en" else "・").join(found)
    return WITH_CAUTION.into(lang).format(day=day, caution=caution) if caution else day
