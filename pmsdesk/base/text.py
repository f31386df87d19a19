"""A word of the product in its two languages."""

from enum import StrEnum
from typing import Literal, Self

Lang = Literal["en", "ja"]
LANGS: tuple[Lang, Lang] = ("ja", "en")


class T(str):
    """English text carrying its Japanese twin; a plain str wherever a str will do."""

    ja: str
    template: str  # the English before values were put in: all that a log may hold

    def __new__(cls, en: str, ja: str) -> Self:
        text = super().__new__(cls, en)
        text.ja = ja
        text.template = en
        return text

    def __reduce__(self) -> tuple[type["T"], tuple[str, str]]:
        return T, (str(self), self.ja)

    def into(self, lang: Lang) -> str:
        return self.ja if lang == "ja" else str(self)

    def fill(self, **values: object) -> "T":
        """Both languages with the values put in; a T among the values speaks its own language."""
        filled = T(self.format(**values), self.ja.format(**{k: _ja(v) for k, v in values.items()}))
        filled.template = self.template
        return filled


def _ja(value: object) -> object:
    return value.ja if isinstance(value, T) else value


class Choice(StrEnum):
    """A stored value with a label: MEMBER = "value", "English", "日本語"."""

    label: T

    def __new__(cls, value: str, en: str, ja: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = T(en, ja)
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member with this stored value."""
        return cls(value)  # type: ignore[call-arg]

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]
