"""The words of training: topics, audiences, states, who attended how, and whose part is what."""

from ...base.standing import Role
from ...base.text import Choice

OFFICERS = frozenset({Role.TRAINER, Role.SECRETARIAT, Role.MANAGER})
APPROVERS = frozenset({Role.MANAGER, Role.TOP})
OVERSEERS = frozenset({Role.AUDITOR, Role.INTERNAL_AUDITOR, Role.TOP})
READERS = OFFICERS | OVERSEERS | {Role.HEAD}  # of who attended; one's own is always one's own
TEST_READERS = frozenset({Role.TRAINER, Role.MANAGER}) | OVERSEERS  # answers of individuals


class Topic(Choice):
    """What a training has to deal with; the first four are asked for every year (facts.md f)."""

    POLICY = "policy", "Personal information protection policy", "個人情報保護方針"
    BENEFIT = "benefit", "Importance and benefit of conforming", "適合することの重要性と利点"
    ROLES = "roles", "Roles and responsibilities", "役割と責任"
    CONSEQUENCES = "consequences", "Expected consequences of breach", "違反した際に予想される結果"
    HANDLING = "handling", "Handling in daily work", "日常業務での取扱い"
    INCIDENTS = "incidents", "Incidents and first response", "事故の防止と初動"
    REQUESTS = "requests", "Requests and complaints", "開示等の請求・苦情"
    LAW = "law", "Changes of law and rules", "法令・規程の改正"


REQUIRED = (Topic.POLICY, Topic.BENEFIT, Topic.ROLES, Topic.CONSEQUENCES)


class CourseState(Choice):
    PUBLISHED = "published", "In use", "使用中"
    REPLACED = "replaced", "Replaced by a newer version", "旧版"
    WITHDRAWN = "withdrawn", "Withdrawn", "廃止"


class Audience(Choice):
    EVERYBODY = "everybody", "Everybody", "全従業者"
    ROLES = "roles", "Holders of roles", "役割を指定"
    DEPARTMENTS = "departments", "Departments", "部門を指定"
    JOINERS = "joiners", "Joiners and those who return", "入社者・復職者"


class Method(Choice):
    CLASS = "class", "Class", "集合研修"
    E_LEARNING = "e_learning", "E-learning", "eラーニング"
    HANDOUT = "handout", "Handout", "資料配布"
    VIDEO = "video", "Video", "動画視聴"


ALONE = frozenset({Method.E_LEARNING, Method.HANDOUT, Method.VIDEO})  # each in their own time


class TestForm(Choice):
    __test__ = False  # not a test of the program, whatever its name begins with

    PROGRAM = "program", "Taken in the program", "プログラムで受験"
    PAPER = "paper", "On paper, marks typed in", "用紙で実施し点数を入力"
    NONE = "none", "No test", "テストなし"


class State(Choice):
    PLANNED = "planned", "Planned", "計画"
    POSTPONED = "postponed", "Postponed", "延期"
    APPROVED = "approved", "Approved", "承認済"
    IN_PROGRESS = "in_progress", "In progress", "実施中"
    DONE = "done", "Done", "実施済"
    REPORTED = "reported", "Reported", "報告済"
    CLOSED = "closed", "Closed", "完了"
    MISSED = "missed", "Missed", "未実施"


TO_START = frozenset({State.PLANNED, State.POSTPONED, State.APPROVED})
RUNNING = frozenset({State.IN_PROGRESS, State.DONE, State.REPORTED})  # people may still attend
OPEN = TO_START | RUNNING


class Status(Choice):
    """Where one person stands in one training."""

    NOT_YET = "not_yet", "Not yet", "未受講"
    ATTENDED = "attended", "Attended", "受講済"
    ABSENT = "absent", "Absent", "欠席"
    MADE_UP = "made_up", "Made up", "補講済"
    ON_LEAVE = "on_leave", "On leave", "休職中"
    EXEMPT = "exempt", "Exempted", "対象外（理由あり）"
    LEFT = "left", "Left the company", "退職"


WAITING = frozenset({Status.NOT_YET, Status.ABSENT})
PRESENT = frozenset({Status.ATTENDED, Status.MADE_UP})
OUTSIDE = frozenset({Status.ON_LEAVE, Status.EXEMPT, Status.LEFT})  # not counted in the target


class PledgeKind(Choice):
    JOINING = "joining", "On joining", "入社時"
    RENEWAL = "renewal", "Renewed", "更新"
    DISPATCHED = "dispatched", "Dispatched", "派遣受入時"
    RESIDENT = "resident", "Of a contractor, on our premises", "委託先常駐者"
    LEAVING = "leaving", "On leaving", "退職時"


class Level(Choice):
    MET = "met", "Has it", "満たしている"
    PARTLY = "partly", "Partly", "一部不足"
    LACKING = "lacking", "Lacks it", "不足"


class CompetenceState(Choice):
    DRAFT = "draft", "Draft", "作成中"
    APPROVED = "approved", "Approved", "承認済"
