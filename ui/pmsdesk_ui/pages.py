"""The pages of the window, in the order of the rail; each is imported when first shown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from pmsdesk.base.standing import Role
from pmsdesk.base.text import T

from .navigation import Page

if TYPE_CHECKING:
    from .kit.screen import Screen
    from .session import Session

SCREENS = "pmsdesk_ui.screens."
OFFICE = frozenset({Role.MANAGER, Role.SECRETARIAT})
READERS = OFFICE | {Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.TOP}
UNLISTED = frozenset({"decisions"})  # reached from home and from notices
BARRED = {"incidents": frozenset({Role.SYSADMIN})}  # never what incidents hold (records R46)

DECLARED: tuple[tuple[str, T, str, str, str, frozenset[Role]], ...] = (
    # key, name, icon, module, class, who sees it (nobody named: everybody)
    ("home", T("Home", "ホーム"), "home", "home.screen", "HomeScreen", frozenset()),
    (
        "calendar",
        T("Calendar", "カレンダー"),
        "calendar",
        "calendar.screen",
        "CalendarScreen",
        frozenset(),
    ),
    (
        "inspections",
        T("Self-inspections", "自己点検"),
        "inspections",
        "inspection.screen",
        "InspectionsScreen",
        frozenset(),
    ),
    (
        "actions",
        T("Corrective actions", "是正処置"),
        "actions",
        "action.screen",
        "ActionsScreen",
        frozenset(),
    ),
    (
        "incidents",
        T("Incidents", "事故・インシデント"),
        "incident",
        "incident.screen",
        "IncidentsScreen",
        frozenset(),
    ),
    (
        "training",
        T("Training", "研修・教育"),
        "training",
        "training.screen",
        "TrainingScreen",
        frozenset(),  # one's own courses at the least
    ),
    (
        "audits",
        T("Internal audits", "内部監査"),
        "audit",
        "audit.screen",
        "AuditsScreen",
        READERS | {Role.HEAD},
    ),
    (
        "reviews",
        T("Plan and review", "年間計画・レビュー"),
        "trend",
        "review.screen",
        "ReviewsScreen",
        READERS | {Role.HEAD},
    ),
    (
        "decisions",
        T("My decisions", "担当する決定事項"),
        "check",
        "review.mine",
        "DecisionsScreen",
        frozenset(),
    ),
    (
        "plans",
        T("Inspection plans", "点検計画"),
        "plans",
        "plan.screen",
        "PlansScreen",
        READERS,
    ),
    (
        "checklists",
        T("Checklists", "点検表"),
        "checklists",
        "checklist.screen",
        "ChecklistsScreen",
        READERS,
    ),
    (
        "people",
        T("People and departments", "従業者・部門"),
        "people",
        "organization.screen",
        "PeopleScreen",
        READERS | {Role.SYSADMIN, Role.TRAINER},  # who enters leaves of absence
    ),
    (
        "reports",
        T("Reports", "報告書"),
        "reports",
        "report.screen",
        "ReportsScreen",
        frozenset(),  # at the least a register, or one's own department's sheet
    ),
    (
        "settings",
        T("Settings", "設定"),
        "settings",
        "settings.screen",
        "SettingsScreen",
        frozenset(),
    ),
)


def pages() -> list[Page]:
    """Those whose module is there."""
    return [
        Page(
            key,
            name,
            icon,
            made(module, screen),
            roles,
            listed=key not in UNLISTED,
            foot=key == "settings",
            barred=BARRED.get(key, frozenset()),
        )
        for key, name, icon, module, screen, roles in DECLARED
        if there(SCREENS + module)
    ]


def made(module: str, screen: str) -> Callable[[Session], Screen]:
    def make(session: Session) -> Screen:
        kind = getattr(import_module(SCREENS + module), screen)
        return cast("Screen", kind(session))

    return make


def there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # nor the package around it
        return False
