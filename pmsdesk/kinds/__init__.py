"""Every kind of record the product knows."""

from ..store.record import Record
from .action.action import CorrectiveAction, EffectCheck, Step, Why
from .checklist.checklist import Checklist, Method, Question, SwitchedOff
from .evidence import Evidence
from .incident.clock import Clock, Contact, Submission
from .incident.incident import Entry, Incident, Judgement, Rung
from .inspection.inspection import Answer, Inspection
from .inspection.plan import Override, Plan
from .inspection.round import Round, RoundQuestion
from .organization.appointment import Appointment
from .organization.company import Company
from .organization.day_off import DayOff
from .organization.department import Department
from .organization.person import Person

ALL: tuple[type[Record], ...] = (
    Company, Department, Person, Appointment, DayOff, Checklist, Question, SwitchedOff, Method,
    Plan, Override, Round, RoundQuestion, Inspection, Answer, Evidence, CorrectiveAction, Why,
    Step, EffectCheck, Incident, Entry, Rung, Judgement, Clock, Submission, Contact,
)  # fmt: skip
NAMED: dict[str, type[Record]] = {kind.__name__: kind for kind in ALL}

__all__ = [
    "ALL", "NAMED", "Answer", "Appointment", "Checklist", "Clock", "Company", "Contact",
    "CorrectiveAction", "DayOff", "Department", "Entry", "Evidence", "Incident", "Inspection",
    "Judgement", "Method", "Override", "Person", "Plan", "Question", "Round", "RoundQuestion",
    "Rung", "Step", "Submission", "SwitchedOff", "Why",
]  # fmt: skip
