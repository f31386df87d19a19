"""The small style sheet: only what the palette and Fusion cannot say."""

from __future__ import annotations

from functools import cache
from string import Template

from pmsdesk.resources import shipped

from .tones import Tones

SHEET = Template("""
QWidget { outline: none; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px 8px; }
QMainWindow, QDialog { background: $ground; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QLabel { background: transparent; padding: 1px 0 2px 0; qproperty-indent: 0; }
QLabel[kind="title"] { font-size: 19px; font-weight: bold; }
QLabel[kind="section"] { font-size: 14px; font-weight: bold; }
QLabel[kind="label"] { font-size: 12px; font-weight: bold; color: $muted; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: 12px; }
QLabel[kind="error"] { color: $danger; font-size: 12px; font-weight: bold; }
QLabel[kind="figure"] { font-size: 26px; font-weight: bold; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
  padding: 0 14px; min-height: 30px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; }
QPushButton:disabled { color: $faint; border-color: $line; background: $ground; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border: 1px solid transparent;
  border-radius: 6px; padding: 0 8px; color: $text; min-height: 30px; }
QToolButton { min-width: 14px; padding: 0 7px; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 7px;
  min-height: 28px; }
QToolButton:focus { padding: 0 6px; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton::menu-indicator { image: none; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: 0 4px;
  text-align: left; min-height: 24px; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus { text-decoration: underline; }
QPushButton::menu-indicator { image: url("$down"); width: 14px; height: 14px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 2px; }
QPushButton[menu="true"] { padding-right: 22px; }
QPushButton[menu="true"]:focus { padding-right: 21px; }

QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QAbstractSpinBox, QComboBox {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 30px; padding: 0 8px; }
QTextEdit, QPlainTextEdit { padding: 4px 4px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { padding: 0 7px;
  min-height: 28px; }
QTextEdit:focus, QPlainTextEdit:focus { padding: 3px 3px; }
QLineEdit[wrong="true"], QTextEdit[wrong="true"], QComboBox[wrong="true"],
QSpinBox[wrong="true"] { border-color: $danger; }
QLineEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled,
QLineEdit:read-only, QTextEdit:read-only { background: $ground; color: $muted;
  border-color: $line; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text; }
QLineEdit QToolButton { min-width: 0; min-height: 0; padding: 0; border: none; }
QSpinBox { min-height: 28px; padding: 0 4px; }
QSpinBox:focus { min-height: 26px; padding: 0 3px; }
QComboBox QLineEdit, QSpinBox QLineEdit { border: none; min-height: 0; padding: 0;
  background: transparent; }
QSpinBox QLineEdit { padding: 0 0 0 6px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; background: transparent; }
QSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 28px; border: 2px solid transparent;
  border-radius: 6px; padding: 0 4px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px;
  border: 1px solid $edge; background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px;
  background: $surface; }

QTableView, QListView, QTreeView { background: $surface; border: 1px solid $line;
  border-radius: 8px; selection-background-color: $accent_soft; selection-color: $text; }
QTableView:focus, QListView:focus, QTreeView:focus { border-color: $accent; }
QListView::item { min-height: 30px; padding: 0 8px; border-radius: 4px; }
QListView::item:selected { background: $accent_soft; color: $text; }
QListView::item:hover { background: $hover; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 0 10px; font-size: 12px; font-weight: bold; }
QHeaderView::section:hover { color: $text; background: $hover; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableCornerButton::section { background: $surface; border: none; }

QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; min-height: 20px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 12px; margin-right: 8px;
  border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus { color: $accent; }
QSplitter::handle { background: transparent; }
QCalendarWidget QAbstractItemView { border: none; border-radius: 0; }
QCalendarWidget QToolButton { min-height: 26px; font-weight: bold; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
""")


@cache
def sheet(tones: Tones) -> str:
    colours = {
        name: value for name in Tones._fields if isinstance(value := getattr(tones, name), str)
    }
    drawn = {name: drawing(name) for name in ("down", "up")}
    tick = drawing("tick-dark" if tones.dark else "tick-light")
    return SHEET.substitute(colours, **drawn, tick=tick, danger_soft=tones.nonconform.soft)


def drawing(name: str) -> str:
    """A drawing in a fixed colour: a style sheet cannot tint."""
    return str(shipped("assets").joinpath("icons", "fixed", f"{name}.svg")).replace("\\", "/")
