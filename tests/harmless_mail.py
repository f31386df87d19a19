"""What the mails of a workspace would say to everybody, and what none of them may say."""

from datetime import UTC, datetime

import peewee as pw

from pmsdesk.kinds import ALL, Person
from pmsdesk.kinds.mail.letter import NUMBER, body, subject
from pmsdesk.services.mail.gathering import NAMES, facts_of
from pmsdesk.services.organization.standing import standing_of
from pmsdesk.store.message import Message
from pmsdesk.store.record import tuples
from pmsdesk.store.work import Work

WRITTEN = (
    "Incident", "Answer", "Inspection", "CorrectiveAction", "Step", "Finding", "AuditLine",
    "Decision", "ReviewInput", "Attendance", "Person",
)  # fmt: skip
LANGS = ("ja", "en")
NAMES_OF_PLACES = ("department_name", "department_name_en", "employment", "title_en")
SHORTEST = 5  # letters: shorter ones are words of any mail (計画)
SHORT_NAME = 2  # letters of a name: a single one is in many words


def letters_of_everybody():
    """Subject and body, in both languages, with all notices that a person ever had as news."""
    found, now = [], datetime.now(UTC)
    today = Work(standing_of(Person.get(Person.login == "manager").id, now.date()), now).today
    for person in Person.select():
        told = (Message.person == person.id) & (Message.kind != "")
        news = list(tuples(Message.select(Message.kind, Message.record).where(told)))
        facts = facts_of(Work(standing_of(person.id, today), now), news)
        if facts.count:
            found += [subject(facts, lang) + body(facts, today, NAMES, lang) for lang in LANGS]
    return found


def texts_people_wrote():
    """Names whole and in parts, titles, answers, whatever stands in a field for words."""
    said, names = set(), set()
    for kind in (each for each in ALL if each.__name__ in WRITTEN):
        fields = [f for f in kind._meta.sorted_fields if _for_words(f)]
        for row in tuples(kind.select(*fields)):
            said |= {value.strip() for value in row if value}
    for person in Person.select():
        for name in (person.name, person.name_en, person.kana):
            names |= {name, *name.replace("　", " ").split()}
    told = {text for text in said if len(text) >= SHORTEST and not NUMBER.fullmatch(text)}
    told -= {named.into(lang) for named in NAMES.values() for lang in LANGS}
    return {text for text in told if not _plain(text)} | {n for n in names if len(n) >= SHORT_NAME}


def _for_words(field):
    """Neither a choice nor a number the program drew."""
    texts = isinstance(field, pw.CharField | pw.TextField)
    drawn = field.name in ("no", "code", "token", "lang", "staff_no", "login", "hash", "facts")
    return texts and not field.choices and not drawn and field.name not in NAMES_OF_PLACES


def _plain(text):
    """A single Latin word or number is a key of ours or may be in any mail."""
    return text.isascii() and " " not in text
