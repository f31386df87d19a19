"""Every kind of record the product knows."""

from ..store.record import Record
from .action.action import CorrectiveAction, EffectCheck, Step, Why
from .audit.audit import Audit, AuditAssignment
from .audit.finding import Finding
from .audit.line import AuditLine
from .audit.plan import AuditPlan
from .audit.report import AuditReport
from .checklist.checklist import Checklist, Method, Question, SwitchedOff
from .evidence import Evidence
from .incident.clock import Clock, Contact, Submission
from .incident.incident import Entry, Incident, Judgement, Rung
from .inspection.inspection import Answer, Inspection
from .inspection.plan import Override, Plan
from .inspection.round import Round, RoundQuestion
from .law.law import LawCheck
from .mail.mail import MailSetting, MailWish, OutMail
from .organization.appointment import Appointment
from .organization.company import Company
from .organization.day_off import DayOff
from .organization.department import Department
from .organization.person import Person
from .review.review import Decision, Review, ReviewInput
from .training.attendance import Attendance, TestResult
from .training.course import Course
from .training.people import Competence, Leave, Pledge
from .training.training import Session, Training
from .yearly.plan import Activity, AnnualPlan, Objective

ALL: tuple[type[Record], ...] = (
    Company, Department, Person, Appointment, DayOff, Checklist, Question, SwitchedOff, Method,
    Plan, Override, Round, RoundQuestion, Inspection, Answer, Evidence, CorrectiveAction, Why,
    Step, EffectCheck, Incident, Entry, Rung, Judgement, Clock, Submission, Contact,
    Course, Training, Session, Attendance, TestResult, Leave, Pledge, Competence,
    AuditPlan, Audit, AuditAssignment, AuditLine, Finding, AuditReport,
    Review, ReviewInput, Decision, AnnualPlan, Objective, Activity, LawCheck,
    MailSetting, OutMail, MailWish,
)  # fmt: skip
NAMED: dict[str, type[Record]] = {kind.__name__: kind for kind in ALL}

__all__ = [
    "ALL", "NAMED", "Activity", "AnnualPlan", "Answer", "Appointment", "Attendance", "Audit",
    "AuditAssignment", "AuditLine", "AuditPlan", "AuditReport", "Checklist", "Clock", "Company",
    "Competence", "Contact", "CorrectiveAction", "Course", "DayOff", "Decision", "Department",
    "Entry", "Evidence", "Finding", "Incident", "Inspection", "Judgement", "LawCheck", "Leave",
    "MailSetting", "MailWish", "Method", "Objective", "OutMail", "Override", "Person", "Plan",
    "Pledge", "Question", "Review", "ReviewInput", "Round", "RoundQuestion", "Rung", "Session",
    "Step", "Submission", "SwitchedOff", "TestResult", "Training", "Why",
]  # fmt: skip
