"""What can go wrong that is not a bug."""

from .text import T


class Refused(Exception):
    """The user can put this right: shown as written, beside the field where one is named."""

    def __init__(self, why: T, field: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.field = field


class Conflict(Refused):
    """Somebody else saved the same record first."""

    def __init__(self) -> None:
        super().__init__(
            T(
                "Somebody else changed this meanwhile. It has been reloaded; look again.",
                "ほかの人が先に変更しました。読み直しましたので、もう一度確かめてください。",
            )
        )


class Unavailable(Exception):
    """The world is broken (disk, network, a damaged file): not the user's mistake, nor ours."""

    def __init__(self, why: T) -> None:
        super().__init__(why)
        self.why = why
