"""The least a PySide6 program with a table can be: what PT CRM's own start is held against."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from stamps import FirstPaint, tell

_ROWS = 50
_WORDS = ("Sanne de Vries", "+31612345678", "afvallen", "Google Maps", "1 u 12 min", "Bellen")


class _Rows(QAbstractTableModel):
    """Fifty leads of six columns."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else _ROWS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(_WORDS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        return f"{_WORDS[index.column()]} {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    table = QTableView()
    model = _Rows()
    table.setModel(model)
    window.setCentralWidget(table)

    def done(stamps: dict[str, float]) -> None:
        tell(**stamps)
        if not stays:
            app.quit()

    stays = "--stay" in sys.argv
    paint = FirstPaint({"painted": lambda widget: widget is table.viewport()}, done)
    app.installEventFilter(paint)
    window.show()
    if stays:
        QTimer.singleShot(0, lambda: tell(pid=os.getpid()))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
