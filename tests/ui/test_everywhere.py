"""On every page and dialog, in both languages, in the smallest window: all is named, whole, in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from everywhere import every_place, fill
from focus import shows_focus
from office import Office
from PySide6.QtCore import QLocale, QObject, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ptcrm.ui.kit.language import Language, speak
from ptcrm.ui.kit.theme import Appearance
from ptcrm.ui.main_window import SMALLEST, MainWindow

pytest_plugins = ["office_fixtures"]

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
SLACK = 1
STOPS = 50


@pytest.fixture(params=list(Language))
def window(request: pytest.FixtureRequest, office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    owner = QObject()
    speak(request.param, owner)
    fill(office)
    window = MainWindow(office.desk, request.param, tmp_path)
    office.qtbot.addWidget(window)
    window.resize(*SMALLEST)
    window.show()
    office.qtbot.waitExposed(window)
    window.data_opened()
    office.settle()
    yield window
    office.settle()
    del owner  # and with it the words of that language
    QLocale.setDefault(QLocale.c())


def test_all_is_named_whole_and_in_its_place(office: Office, window: MainWindow) -> None:
    wrong: list[str] = []
    seen = 0
    for place, root in every_place(office, window):
        if root.width() > SMALLEST[0] or root.height() > SMALLEST[1]:
            wrong.append(f"{place} is larger than the smallest window")
        for widget in (root, *root.findChildren(QWidget)):
            if not widget.isVisible() or widget.window() is not root.window():
                continue
            seen += 1
            found = (*_nameless(widget), *_cut(widget), *_overlapping(widget), *_too_wide(widget))
            wrong += [f"{place}: {one}" for one in found]
    assert "\n".join(sorted(set(wrong))) == ""
    assert seen > 2_000


@pytest.mark.parametrize("window", [Language.NL], indirect=True)
@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_an_eye_finds_the_focus(office: Office, window: MainWindow, appearance: Appearance) -> None:
    """Every kind of stop that Tab makes looks different with the focus on it."""
    office.desk.theme.choose(appearance)
    unseen: list[str] = []
    kinds: set[str] = set()
    for place, root in every_place(office, window):
        with office.qtbot.waitActive(root):
            root.activateWindow()
        stops: set[QWidget] = set()
        while len(stops) < STOPS:
            QTest.keyClick(root.focusWidget() or root, Qt.Key.Key_Tab)
            office.qtbot.wait(1)  # for what lies below to come into view
            here = QApplication.focusWidget()
            if here is None:
                unseen.append(f"{place}: Tab loses the focus")
                break
            if here in stops:
                break
            stops.add(here)
            kind = f"{type(here).__name__} {here.objectName()} {here.property('role')}"
            if kind not in kinds and not shows_focus(here):
                unseen.append(f"{place}: {_said(here)}")
            kinds.add(kind)
            if not here.rect().intersects(here.visibleRegion().boundingRect()):
                unseen.append(f"{place}: {_said(here)} is out of sight")
    assert "\n".join(sorted(set(unseen))) == ""
    assert len(kinds) > 30


def _nameless(widget: QWidget) -> Iterator[str]:
    """A control that a screen reader has no name or no role for."""
    part = isinstance(widget, QHeaderView) or isinstance(widget.parent(), QComboBox)
    if part or not isinstance(widget, CONTROLS):
        return
    told = QAccessible.queryAccessibleInterface(widget)
    name = told.text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):  # is told as what it stands on, and so needs a word beside it
        name = widget.accessibleName() if told.relations(QAccessible.RelationFlag.Label) else ""
    if not name or told.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
        yield f"{_said(widget)} has no name"


def _cut(widget: QWidget) -> Iterator[str]:
    """Words that have less room than they need, where nothing ends them in an ellipsis."""
    room = widget.contentsRect().size()
    if isinstance(widget, QLabel) and widget.text():
        margin = 2 * widget.margin()
        if widget.wordWrap():
            needed = QSize(0, widget.heightForWidth(widget.width()))
            room = widget.size()
        else:
            needed = widget.fontMetrics().size(0, widget.text()) + QSize(margin, 0)
            needed.setHeight(0)
    elif isinstance(widget, QPushButton) and widget.text() and widget.objectName() != "agendaBlock":
        needed, room = widget.sizeHint(), widget.size()
    elif isinstance(widget, QLineEdit) and not widget.text():
        needed = QSize(widget.fontMetrics().horizontalAdvance(widget.placeholderText()), 0)
    else:
        return
    if needed.width() > room.width() + SLACK or needed.height() > room.height() + SLACK:
        yield f"{_said(widget)} is cut: needs {needed.toTuple()}, has {room.toTuple()}"


def _overlapping(widget: QWidget) -> Iterator[str]:
    """Two neighbours of one layout on top of each other, or one that sticks out of what holds it."""
    layout = widget.layout()
    if layout is None:
        return
    children = [child for child in _laid_out(layout) if child.isVisible() and child.parent() is widget]
    for one, other in combinations(children, 2):
        shared = one.geometry().intersected(other.geometry())
        if shared.width() > SLACK and shared.height() > SLACK:
            yield f"{_said(one)} and {_said(other)} overlap"
    held = QRect(widget.rect()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    for child in children:
        if child.width() > SLACK and not held.contains(child.geometry()):
            yield f"{_said(child)} sticks out of {_said(widget)}"


def _too_wide(widget: QWidget) -> Iterator[str]:
    """What is scrolled is wider than there is room for, and can't be scrolled sideways."""
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is None or not isinstance(widget, QScrollArea):
        return
    never = widget.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if never and inside.width() > widget.viewport().width() + SLACK:
        yield f"{_said(inside)} is wider than its place"


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, child = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        if child is not None:
            yield child


def _said(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    role = widget.property("role") or widget.objectName()
    return f"{type(widget).__name__} {role} {words[:50]!r}"
