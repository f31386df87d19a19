"""The annual report on pages, chapter by chapter."""

from ...base.text import Lang, T
from ...kinds.inspection.tally import summed
from ..catalogue import Out
from ..inspection.action_table import draw_actions
from ..inspection.appendix import draw_asked, draw_frequent, draw_left_out
from ..inspection.attention import draw_attention
from ..inspection.finding_table import draw_findings
from ..inspection.lateness import draw_lateness
from ..inspection.verdict import BY_INSPECTION, Sums, Verdict, joined, sums, verdict
from ..inspection.words import percent, points
from ..paper import Bar, Cell, Paper, Said
from ..watch import Watch
from .activity_pages import draw_activities
from .annual import AnnualReport
from .audit_pages import draw_audits
from .department_pages import draw_departments
from .effects import draw_checks
from .incident_pages import draw_incidents
from .index import draw_index
from .integrity import draw_integrity
from .plan_pages import draw_plan, draw_unheld
from .planned import Outcome
from .proof_pages import draw_proofs
from .rate_pages import draw_rates
from .review_pages import draw_reviews
from .separation import draw_separation, self_signed
from .standing_pages import draw_standing
from .top_page import draw_top
from .training_pages import draw_trainings

SUMMARY = T("1. Summary for top management", "1　総括（経営層向け）")
PLAN = T("2. Plan and what became of it", "2　計画と実績")
RATES = T("3. Conforming rates", "3　適合率")
DEPARTMENTS = T("4. Departments", "4　部門別の状況")
FINDINGS = T("5. Findings, actions and their closing", "5　指摘と処置の一覧")
ACTIONS = T("6. Corrective actions and improvement tasks", "6　是正処置・改善課題")
THIS_YEAR = T("6.1 Opened by this year's inspections", "6.1　当年度の点検で起票したもの")
CARRIED = T("6.2 Still open from earlier years", "6.2　前年度以前から継続中のもの")
OTHERS = T("6.3 From incidents, audits and other sources", "6.3　事故・監査などから起票したもの")
CHECKS = T("6.4 Effect checks", "6.4　有効性の確認")
FREQUENT = T("6.5 Questions most often △ or ×", "6.5　△・×の多い点検項目")
LATENESS = T("7. Late and missed", "7　期限超過・未実施")
LATE_INSPECTIONS = T("7.1 Inspections", "7.1　点検")
UNHELD = T("7.2 Rounds that were skipped, moved or not opened", "7.2　点検回の中止・変更・未配信")
CHECKED = T("1.1 The self-inspections of the year", "1.1　自己点検の総括")
TRAINING = T("8. Training", "8　教育")
INCIDENTS = T("9. Incidents", "9　事故・インシデント")
AUDIT = T("10. Internal audit", "10　内部監査")
REVIEW = T("11. Management review", "11　マネジメントレビュー")
ACTIVITIES = T("12. Annual plan", "12　年間計画と実績")
SEPARATION = T("13. Separation of those who act and those who approve", "13　実施者と承認者の分離")
STANDING = T("14. Organisation", "14　個人情報保護体制")
ASKED = T("15. Checklists", "15　使用した点検表")
LEFT_OUT = T("Questions switched off", "対象外とした点検項目")
PROOFS = T("16. Evidence", "16　証跡一覧")
INTEGRITY = T("17. Integrity of the records", "17　記録の完全性と確認方法")
CHAPTER_ROOM = 130  # millimetres a chapter finds below the one before, or it begins a page
INDEX = T("18. Index of records", "18　記録索引")
ATTENTION = T("Self-inspections that call for action now", "自己点検で対応が必要な事項")
YEAR_BEFORE = T("the year before", "前年度")
NONE_CARRIED = T("Nothing from earlier years is open.", "前年度以前から継続中の処置はありません。")
AS_OF = T(
    "Everything as it stood when this paper was printed; actions have gone on since the year.",
    "すべて印刷時点の内容です。処置の状況には、年度の終了後に進んだものを含みます。",
)
UNVERIFIED = T(
    "Item numbers of the PrivacyMark guide marked “unverified” have not been checked against the "
    "published text.",
    "「未確認」と付記した構築・運用指針の項目番号は、公表された原文との照合が済んでいません。",
)
ROUNDS = T(
    "Rounds planned: {planned}; opened: {opened}; skipped: {skipped}; to come: {to_come}.",
    "計画した点検回は{planned}回で、配信済み{opened}回、中止{skipped}回、予定{to_come}回です。",
)
NOT_OPENED = T("Rounds overdue to be opened: {n}.", "配信されていない点検回が{n}回あります。")
SO_FAR = T(
    "The fiscal year is not over: these are the figures so far.",
    "年度の途中のため、現時点までの集計です。",
)
SEPARATE = T(
    "Nobody approved what they had filled in or done themselves.",
    "自身の記入・処置を自身で承認した記録はありません。",
)
NOT_SEPARATE = T(
    "Records on which one person acted and approved: {n}.",
    "同一人物が実施と承認を行った記録が{n}件あります。",
)


def draw_annual(data: AnnualReport, out: Out, lang: Lang, watch: Watch | None) -> int:
    with Paper(out, data.front, lang, cover=True, watch=watch) as paper:
        paper.heading(SUMMARY)
        draw_top(paper, data, lang)
        paper.new_page()
        draw_checked(paper, data, lang)
        _chapter(paper, TRAINING)
        draw_trainings(paper, data.governing.training, lang)
        _chapter(paper, INCIDENTS)
        draw_incidents(paper, data, lang)
        _chapter(paper, AUDIT)
        draw_audits(paper, data.governing.audit, lang)
        _chapter(paper, REVIEW)
        draw_reviews(paper, data.governing.review, lang)
        _chapter(paper, ACTIVITIES)
        draw_activities(paper, data.governing.plan, lang)
        _chapter(paper, SEPARATION)
        draw_separation(paper, data, lang)
        paper.heading(STANDING)
        draw_standing(paper, data, lang)
        paper.heading(ASKED)
        draw_asked(paper, data.asked, lang)
        paper.heading(LEFT_OUT, 2)
        draw_left_out(paper, data.left_out, lang)
        paper.heading(PROOFS)
        draw_proofs(paper, data.proofs, lang)
        _chapter(paper, INTEGRITY)
        draw_integrity(paper, data, lang)
        paper.heading(INDEX)
        draw_index(paper, data, lang)
        paper.ending()
    return paper.pages


def draw_checked(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    """The self-inspections, from their figures to what was late."""
    _summary(paper, data, lang)
    _chapter(paper, PLAN)
    draw_plan(paper, data, lang)
    paper.heading(RATES)
    draw_rates(paper, data, lang)
    _chapter(paper, DEPARTMENTS)
    draw_departments(paper, data, lang)
    _findings(paper, data, lang)
    paper.heading(LATENESS)
    paper.heading(LATE_INSPECTIONS, 2)
    draw_lateness(paper, data.lines, lang, lambda r: data.round_called(r, lang))
    paper.heading(UNHELD, 2)
    draw_unheld(paper, data, lang)


def _chapter(paper: Paper, title: T) -> None:
    """A chapter begins a page, unless most of this one is still empty."""
    paper.keep(CHAPTER_ROOM)
    paper.space(4)
    paper.heading(title)


def _findings(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    _chapter(paper, FINDINGS)
    draw_findings(paper, data.findings, lang, lambda r: data.round_called(r, lang), basis=True)
    paper.paragraph(UNVERIFIED, small=True)
    paper.heading(ACTIONS)
    paper.heading(THIS_YEAR, 2)
    draw_actions(paper, data.actions, lang)
    paper.heading(CARRIED, 2)
    draw_actions(paper, data.carried, lang, NONE_CARRIED)
    if data.others:
        paper.heading(OTHERS, 2)
        draw_actions(paper, data.others, lang, sources=True)
    paper.heading(CHECKS, 2)
    draw_checks(paper, data.checks, {it.no: it.title for it in data.all_actions}, lang)
    paper.heading(FREQUENT, 2)
    draw_frequent(paper, data.questions, lang)


def _summary(paper: Paper, data: AnnualReport, lang: Lang) -> None:
    counted = sums(data.lines, data.actions)
    said = verdict_of(data, counted)
    paper.heading(CHECKED, 2)
    paper.note(said.text, said.title, said.tone)
    paper.facts(_figures(counted, data, lang), across=2)
    paper.heading(ATTENTION, 2)
    actions = [*data.carried, *data.actions]
    draw_attention(paper, data.lines, actions, data.findings, lang)
    paper.paragraph(AS_OF, small=True)


def verdict_of(data: AnnualReport, counted: Sums) -> Verdict:
    """The verdict on the year: the inspections' figures, the plan's, the separation of duties."""
    unopened = sum(1 for f in data.findings if f.action is None and f.line.handed_in)
    before = summed(line.tally for line in data.lines_before).rate
    outcomes = [o.outcome for o in data.planned]
    to_come = Outcome.TO_COME in outcomes or data.running
    said = verdict(counted, before, BY_INSPECTION, unopened, YEAR_BEFORE, to_come)
    twice = self_signed(data)
    sentences = [
        ROUNDS.fill(
            planned=len(outcomes),
            opened=outcomes.count(Outcome.HELD) + outcomes.count(Outcome.OPEN),
            skipped=outcomes.count(Outcome.SKIPPED),
            to_come=outcomes.count(Outcome.TO_COME),
        )
    ]
    if not_opened := outcomes.count(Outcome.NOT_OPENED):
        sentences = [joined(*sentences, NOT_OPENED.fill(n=not_opened))]
    sentences += said.sentences
    separate = NOT_SEPARATE.fill(n=twice) if twice else SEPARATE
    sentences.append(joined(separate, SO_FAR) if data.running else separate)
    return Verdict("bad" if twice else said.tone, said.title, tuple(sentences))


HANDED_IN = T("Handed in", "提出済み")
ANSWERS = T("Answers ○△×－", "回答 ○△×－")
INSPECTIONS = T("Inspections", "点検（部門×回）")
LATE_IN = T("of which late", "うち期限後")
NOT_IN = T("Not handed in", "未提出")
MISSED = T("Missed", "未実施")
OCCURRED = T("Incidents", "事故・インシデント")
REPORTABLE = T("of which to be reported", "うち報告対象")
RATE = T("Conforming rate", "適合率")
AGAINST = T("Against the year before", "前年度比")
OPEN_ACTIONS = T("Open actions", "未完了の処置")
LATE_ACTIONS = T("of which late", "うち期限超過")


def _figures(counted: Sums, data: AnnualReport, lang: Lang) -> list[tuple[str, Cell]]:
    before = summed(line.tally for line in data.lines_before).rate
    moved, tally = points(counted.tally.rate, before), counted.tally
    found = data.incidents
    return [
        (INSPECTIONS, counted.whole),
        (RATE, Said(percent(counted.tally.rate), bold=True)),
        (HANDED_IN, counted.handed_in),
        (AGAINST, moved.into(lang) if moved else "－"),
        (LATE_IN, counted.late_in),
        ("△", counted.tally.partly),
        (NOT_IN, counted.to_fill),
        ("×", counted.tally.nonconform),
        (MISSED, counted.missed),
        (OPEN_ACTIONS, counted.actions_open),
        (ANSWERS, Bar((tally.conform, tally.partly, tally.nonconform, tally.na))),
        (LATE_ACTIONS, counted.actions_late),
        (OCCURRED, found.count),
        (REPORTABLE, found.reportable),
    ]
