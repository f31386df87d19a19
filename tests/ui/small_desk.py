"""A desk of one drawer, and prepared answers to questions: for tests of the kit alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmsdesk_ui.ask import Ask


@dataclass
class Outcome:
    result: Any
    changed: frozenset[Any] = frozenset()


@dataclass
class SmallDesk:
    """A desk of one drawer: runs the service, and says what the service says it changed."""

    done: list[str] = field(default_factory=list)
    closed: bool = False

    def do(self, person: int, service: Callable[..., Any], *args: Any, **kwargs: Any) -> Outcome:
        self.done.append(service.__name__)
        result = service(person, *args, **kwargs)
        return result if isinstance(result, Outcome) else Outcome(result)

    def close(self) -> None:
        self.closed = True


class Answers(Ask):
    """Answers what a test has prepared, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.yes = True
        self.why: str | None = "because"
        self.path: Path | None = None

    def confirm(self, owner: Any, title: Any, about: Any = "", **_: Any) -> bool:
        self.asked.append(str(title))
        return self.yes

    def reason(self, owner: Any, title: Any, about: Any = "", **_: Any) -> str | None:
        self.asked.append(str(title))
        return self.why

    def save_file(self, *_: Any, **__: Any) -> Path | None:
        return self.path

    open_file = folder = save_file
