"""The parts of the year's report that are papers of their own: name, title, what it says, place."""

from ..base.text import T

YEAR_PAPERS: tuple[tuple[str, T, T, str], ...] = (
    (
        "annual_summary",
        T("Annual summary for top management", "年次総括（経営層向け）"),
        T(
            "The year on one page: key figures of every part, what needs a decision",
            "1年度を1ページで（各区分の実績と、判断を要する事項）",
        ),
        "summary",
    ),
    (
        "annual_inspections",
        T("Self-inspections of the year", "自己点検年次報告書"),
        T(
            "The self-inspections of a fiscal year with their findings and actions",
            "1年度の自己点検、指摘、是正処置",
        ),
        "inspections",
    ),
    (
        "annual_training",
        T("Training of the year", "教育年次報告書"),
        T(
            "Who attended the trainings of a fiscal year, and what was understood",
            "1年度の教育の実施状況（受講、理解度、有効性）",
        ),
        "training",
    ),
    (
        "annual_audit",
        T("Internal audits of the year", "内部監査年次報告書"),
        T(
            "The audits of a fiscal year, their findings and what became of them",
            "1年度の内部監査の実施状況（指摘、改善、報告）",
        ),
        "audit",
    ),
    (
        "annual_review",
        T("Management reviews of the year", "マネジメントレビュー年次報告書"),
        T(
            "The reviews of a fiscal year and what became of their decisions",
            "1年度のレビューの実施状況（インプット、決定事項、その後）",
        ),
        "review",
    ),
    (
        "annual_activities",
        T("Annual plan and what became of it", "年間計画実績報告書"),
        T(
            "Objectives and activities of a fiscal year, planned and done",
            "1年度の目的と活動の、計画と実績",
        ),
        "plan",
    ),
)
