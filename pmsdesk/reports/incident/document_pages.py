"""A report as its items, a notice as a letter: on pages."""

from ...base.days import shown_date
from ...base.text import Lang, T
from ...kinds.incident.words import Document
from ..bound import draw_bound
from ..catalogue import Out
from ..paper import Cell, Paper
from ..watch import Watch
from .document import IncidentDocument

DRAFT = T("Draft: not sent", "下書き（未提出）")
DRAFT_ABOUT = T(
    "No sending of this is on record. It shows the texts as they stood when it was printed.",
    "提出の記録がない文書です。印刷した時点の文面を示します。",
)
EMPTY_ITEMS = T("Items still empty: {numbers}.", "未記入の項目：{numbers}")
SENT = T("As it was sent on {day}", "{day}に提出した文面")
SENT_ABOUT = T(
    "Word for word as it was kept when it was sent; later changes do not show here.",
    "提出時に保存した文面のとおりです。その後の変更は反映されません。",
)
NOTIFIED = T("As it was sent on {day}", "{day}に通知した文面")
NOTIFIED_ABOUT = T(
    "The particulars stand word for word as they were kept when it was sent; later changes do not "
    "show here. The sentences around them are the program's usual ones.",
    "「記」以下の各項目は、通知時に保存した文面のとおりです（その後の変更は反映されません）。"
    "前文は定型文です。",
)
OPEN_ITEMS = T("To be completed later: {text}", "追完する事項：{text}")
DRILL = T("Drill", "訓練")
DRILL_ABOUT = T(
    "Written in a drill. Nothing has happened; do not send it.",
    "訓練で作成した文書です。実際の事故ではないため、送付しないでください。",
)
BLANK = T("(not written yet)", "（未記入）")
NONE = T("(nothing stated)", "（記載なし）")
DAY_TO_COME = T("Date: ____________", "　　　　年　　月　　日")
ADDRESSEE = {
    Document.PRINCIPALS: T("Dear ______________________,", "＿＿＿＿＿＿＿＿＿＿＿＿　様"),
    Document.ENTRUSTING: T("To {to}", "{to}　御中"),
}
SUBJECTS = {
    Document.PRINCIPALS: T(
        "Notice about your personal data", "個人データの漏えい等に関するお詫びとお知らせ"
    ),
    Document.ENTRUSTING: T(
        "Notice about personal data entrusted to us",
        "受託した個人データの漏えい等に関するご通知",
    ),
}
BODIES = {
    Document.PRINCIPALS: T(
        "We have to tell you that the event described below has occurred, or may have occurred, "
        "with personal data of yours that we handle. We apologise sincerely for the trouble and "
        "concern this causes you. This notice is given as the law on the protection of personal "
        "information requires.",
        "このたび、当社が取り扱う皆様の個人データについて、下記の事態が発生し、"
        "または発生したおそれがあることが分かりました。"
        "ご迷惑とご心配をおかけしますことを、深くお詫び申し上げます。"
        "個人情報の保護に関する法令に基づき、次のとおりお知らせいたします。",
    ),
    Document.ENTRUSTING: T(
        "With personal data whose handling you have entrusted to us, the event described below has "
        "occurred, or may have occurred. We apologise sincerely. This notice is given as the law "
        "on the protection of personal information requires; we will cooperate with your own "
        "report and notices.",
        "貴社から取扱いの委託を受けた個人データについて、下記の事態が発生し、"
        "または発生したおそれがあることが分かりました。深くお詫び申し上げます。"
        "個人情報の保護に関する法令に基づき、次のとおりご通知いたします。"
        "貴社による報告・本人への通知に必要な協力をいたします。",
    ),
}
PARTICULARS = T("Particulars", "記")
CONTACT = T("Where to ask", "お問い合わせ先")


def draw_document(data: IncidentDocument, out: Out, lang: Lang, watch: Watch | None) -> int:
    def body(paper: Paper) -> None:
        _notes(paper, data, lang)
        if data.letter:
            _opening(paper, data, lang)
        for place, item in enumerate(data.items, 1):
            number = str(place) if data.document == Document.PRINCIPALS else item.no
            paper.heading(f"{number}　{item.label.into(lang)}".strip(), 2)
            _text(paper, data, item.text)
        if data.letter:
            _closing(paper, data)
        paper.ending()

    return draw_bound(body, out, data.front, lang, watch)


def _notes(paper: Paper, data: IncidentDocument, lang: Lang) -> None:
    if data.drill:
        paper.note(DRILL_ABOUT, DRILL, "bad")
    if data.sent_on:
        day = T(shown_date(data.sent_on, "en"), shown_date(data.sent_on, "ja"))
        title, about = (NOTIFIED, NOTIFIED_ABOUT) if data.letter else (SENT, SENT_ABOUT)
        text = about.into(lang)
        if data.open_items:
            text += "\n" + OPEN_ITEMS.fill(text=data.open_items).into(lang)
        paper.note(text, title.fill(day=day), "quiet")
        return
    empty = [item for item in data.items if not item.text.strip()]
    text = DRAFT_ABOUT.into(lang)
    if empty:
        separator = "、" if lang == "ja" else ", "
        numbers = separator.join(item.no for item in empty)
        text += "\n" + EMPTY_ITEMS.fill(numbers=numbers).into(lang)
    paper.note(text, DRAFT, "warn")


def _text(paper: Paper, data: IncidentDocument, text: str) -> None:
    if text.strip():
        paper.paragraph(text)
    else:
        paper.paragraph(BLANK if data.draft else NONE, small=True)


def _opening(paper: Paper, data: IncidentDocument, lang: Lang) -> None:
    """Date, addressee, sender, subject, and the sentence before the particulars."""
    day = shown_date(data.sent_on, lang) if data.sent_on else DAY_TO_COME
    paper.paragraph(day, align="right")
    paper.paragraph(ADDRESSEE[data.document].fill(to=data.to))
    lines = (data.sender.address, data.sender.name, data.sender.representative)
    paper.paragraph("\n".join(line for line in lines if line), align="right")
    paper.space(3)
    paper.paragraph(SUBJECTS[data.document], bold=True, align="centre")
    paper.paragraph(BODIES[data.document])
    paper.paragraph(PARTICULARS, align="centre")


def _closing(paper: Paper, data: IncidentDocument) -> None:
    if data.sender.contact:
        rows: list[tuple[str, Cell]] = [(CONTACT, f"{data.sender.name}\n{data.sender.contact}")]
        paper.space(2)
        paper.facts(rows)
