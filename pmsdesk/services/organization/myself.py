"""What people settle about themselves: the language they are spoken to in, their own password."""

from ...base.text import LANGS, Lang
from ...kinds.organization.person import Person
from ...store.work import Work


def speak(work: Work, lang: Lang) -> None:
    """From now on this person's language. It is theirs alone, so no role is asked for."""
    if lang not in LANGS:
        raise ValueError("no such language")
    me = Person.get_by_id(work.actor.person)
    if me.lang != lang:
        work.derive(me, lang=lang)
        work.note(me, "speak", lang=lang)


def password_changed(work: Work, login: str) -> None:
    """A line in the trail: who set the password of which login. The password is in no record."""
    owner = Person.get_or_none(Person.login == login)
    if owner is not None:
        work.note(owner, "set_password")
