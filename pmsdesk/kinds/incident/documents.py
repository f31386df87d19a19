"""What is written for the outside, item by item, as it is typed into the forms of others.

The nine items are those of Enforcement Rules Art. 8(1) (GL 3-5-3-3), the eighth in its two parts;
principals are told items 1, 2, 4, 5 and 9 only (Art. 10). Items are fields of the incident, so
every document says the same; what was sent is frozen with its submission.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date
from zoneinfo import ZoneInfo

from ...base.days import shown_date
from ...base.moments import today_in
from ...base.text import Lang, T
from ..organization.company import ONLY, Company
from . import rules as dated
from .incident import ITEMS, Incident
from .rule_set import ClockRule
from .words import Document

NOTHING = T("", "")
TO_WHOM = T("To: {to}", "宛先：{to}")


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An item: its number, its name, the incident's field that holds its text, and what belongs
    there. A field that is no field of the incident ("company", "dates") is filled in from
    elsewhere and cannot be written here."""

    no: str
    label: T
    field: str
    text: str
    hint: T


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as it stands now."""

    document: str
    title: T
    to: T
    items: tuple[DraftItem, ...]

    def text(self, lang: Lang) -> str:
        """The whole document for the clipboard."""
        head = [self.title.into(lang)]
        if self.to:
            head.append(TO_WHOM.fill(to=self.to).into(lang))
        body = [f"{item.no} {item.label.into(lang)}\n{item.text}".rstrip() for item in self.items]
        return "\n\n".join(["\n".join(head), *body]) + "\n"


NUMBERS = dict(zip(ITEMS, ("1", "2", "3", "4", "5", "6", "7", "8-1", "8-2", "9"), strict=True))
LABELS = {
    "overview": T("Overview", "概要"),
    "data_items": T("Items of personal data", "漏えい等（おそれを含む）のあった個人データの項目"),
    "principals": T("Number of principals", "本人の数"),
    "cause": T("Cause", "原因"),
    "secondary": T(
        "Secondary damage or its risk, and what it is", "二次被害（おそれを含む）の有無と内容"
    ),
    "to_principals": T("Measures towards principals", "本人への対応"),
    "publishing": T("Publication", "公表"),
    "done": T("Recurrence prevention: done", "再発防止策（実施済み）"),
    "planned": T("Recurrence prevention: planned", "再発防止策（今後の予定）"),
    "other": T("Other matters", "その他"),
    "safeguards": T("Security measures at that time", "事故当時の安全管理措置"),
    "company": T("Company", "事業者名・代表者・連絡先"),
    "dates": T("Dates", "発生日・発覚日・知った日"),
}  # fmt: skip
HINTS = {
    "overview": T(
        "Day it happened and was found, what happened, who found it, which class, other parties, "
        "course of facts.",
        "発生日・発覚日、事象の内容、発見者（部門）、該当する類型、委託元・委託先、事実の経過。",
    ),
    "data_items": T(
        "Kinds of items, medium, and whose (customers, employees). Never the data themselves.",
        "項目の種類、媒体、対象者の区分（顧客・従業者など）。データそのものは書きません。",
    ),
    "principals": T(
        "The number, or the largest possible while it is not known.",
        "人数。確定していないときは、最大の可能性のある人数。",
    ),
    "cause": T(
        "How it came about, and at whom: the company or the trustee.",
        "発生した経緯と、主体（自社か委託先か）。",
    ),
    "secondary": T("Misuse, complaints, signs of either.", "不正利用や苦情の有無、その兆候。"),
    "to_principals": T(
        "Who was told, when and how; what is still to come.", "通知の対象・時期・方法、今後の予定。"
    ),
    "publishing": T(
        "When and where it was or will be published, or why not.",
        "公表の日と方法、公表しない場合はその理由。",
    ),
    "done": T("Measures finished by the day of the report.", "報告の日までに終えた措置。"),
    "planned": T("Measures planned, with their dates.", "予定している措置と時期。"),
    "other": T(
        "Police, other authorities, customers and contract partners informed.",
        "警察・他の官庁・取引先への連絡など。",
    ),
    "safeguards": T(
        "Encryption, locks, access control as they were then.",
        "当時の暗号化・施錠・アクセス制御など。",
    ),
}
TO_PERSONS = T(
    "Only as far as it protects the person, in plain words.",
    "本人の権利利益を守るために必要な範囲で、分かりやすい言葉で書きます。",
)
PRINCIPALS = ("overview", "data_items", "cause", "secondary", "other")
ASSESSORS = (
    "company", "dates", "overview", "data_items", "principals", "safeguards", "cause",
    "to_principals", "publishing", "secondary", "done", "planned", "other",
)  # fmt: skip
ASSESSED = frozenset({Document.PMARK_PRELIMINARY, Document.PMARK_FINAL})
CONTENTS: dict[Document, tuple[str, ...]] = {
    Document.PRELIMINARY: ITEMS,
    Document.FINAL: ITEMS,
    Document.SUPPLEMENT: ITEMS,
    Document.PRINCIPALS: PRINCIPALS,
    Document.ENTRUSTING: ITEMS,
    Document.PMARK_PRELIMINARY: ASSESSORS,
    Document.PMARK_FINAL: ASSESSORS,
}


LOOKING = T("Being looked into", "調査中")
DATES = (
    T("Happened on: {happened}", "発生日：{happened}"),
    T("Found on: {found}", "発覚日：{found}"),
    T("Known to us since: {known}", "当社が知った日：{known}"),
)


def drafted(it: Incident, document: Document, zone: ZoneInfo, lang: Lang = "ja") -> Draft:
    """A document of an incident with the texts as they are now; `lang` is that of what no person
    wrote, the dates."""
    fields = CONTENTS[document]
    numbers = _numbers(document, fields)
    company = Company.get_or_none(Company.id == ONLY)
    elsewhere = {"company": _company(company), "dates": dates(it, zone).into(lang)}
    items = tuple(
        DraftItem(
            numbers[field],
            LABELS[field],
            field,
            elsewhere[field] if field in elsewhere else str(getattr(it, field)),
            TO_PERSONS if document == Document.PRINCIPALS else HINTS.get(field, NOTHING),
        )
        for field in fields
    )
    return Draft(document.value, document.label, _to(it, document, company), items)


def frozen(document: Document, kept: str) -> tuple[DraftItem, ...]:
    """The items of a submission, with the words that were sent."""
    numbers = _numbers(document, CONTENTS[document])
    return tuple(
        DraftItem(numbers.get(field, ""), LABELS.get(field, T(field, field)), field, text, NOTHING)
        for field, text in json.loads(kept).items()
    )


def dates(it: Incident, zone: ZoneInfo) -> T:
    """The days of an incident in one text: happened, found, known."""
    values = {
        "happened": _day(it.occurred_on) if it.occurred_on else LOOKING,
        "found": _day(today_in(zone, it.found_at.replace(tzinfo=UTC))),
        "known": _day(it.known_on),
    }
    words = [word.fill(**values) for word in DATES]
    return T("\n".join(words), "\n".join(word.ja for word in words))


def _numbers(document: Document, fields: tuple[str, ...]) -> dict[str, str]:
    """The law's own numbers, or, for an assessment body, in order."""
    if fields is ASSESSORS:
        return {field: str(place) for place, field in enumerate(fields, 1)}
    return NUMBERS


def _company(company: Company | None) -> str:
    if company is None:
        return ""
    parts = (company.name, company.representative, company.address, company.contact)
    return "\n".join(part for part in parts if part)


def _to(it: Incident, document: Document, company: Company | None) -> T:
    """To whom it goes: a name where we know one, else what the rules of the incident say."""
    if document == Document.ENTRUSTING and it.entrusting_party:
        return T(it.entrusting_party, it.entrusting_party)
    rules = dated.kept_by(it)
    found = (rule for rule in rules.clocks if document in rule.documents)
    rule = next(found, None)
    return addressee(rule, company.assessment_body if company else "") if rule else NOTHING


def addressee(rule: ClockRule, body: str) -> T:
    """To whom a clock's report goes; the assessment body by the name the company gave it."""
    return T(body, body) if body and ASSESSED.intersection(rule.documents) else rule.to


def _day(day: date) -> T:
    return T(shown_date(day, "en"), shown_date(day, "ja"))
