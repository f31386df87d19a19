"""What a page shows at a time: one of its lists, or the sheet of one record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Part(QWidget):
    def reload(self) -> None:
        """Read again what is shown."""

    def may_leave(self) -> bool:
        """False keeps the user here: something is unsaved, and they want to see to it."""
        return True

    def take_focus(self) -> None:
        """The keyboard starts here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
