"""What is on screen: pictures of each kind, and the window itself in both languages."""

from __future__ import annotations

from functools import cmp_to_key
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QBuffer, QByteArray, QCollator, QLocale
from PySide6.QtGui import QColor, QImage, QImageReader
from PySide6.QtWidgets import QApplication

from ptcrm.app.self_test.must import NOON, ZONE, must


def icons(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    """Each icon draws something."""
    from ptcrm.ui.kit.icons import pixmap
    from ptcrm.ui.kit.resources import resource

    _application()
    names = sorted(file.stem for file in resource("icons").glob("*.svg"))
    must(names, "no icons")
    for name in names:
        picture = pixmap(name, "#000000").toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        must(any(picture.pixelColor(x, y).alpha() for x, y in points), f"{name} is empty")
    return f"{len(names)} icons"


def pictures(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    """Pictures as phones send them can be read."""
    _application()
    canvas = QImage(8, 8, QImage.Format.Format_RGB32)
    canvas.fill(QColor("#0f7b6c"))
    for kind in ("jpeg", "png", "webp"):
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        must(canvas.save(buffer, kind), f"no {kind} can be written")  # type: ignore[call-overload]  # a str
        back = QImage.fromData(buffer.data())
        must(abs(back.pixelColor(4, 4).green() - 0x7B) < 8, f"{kind} is read wrongly")
    known = {bytes(QByteArray(one).data()).decode() for one in QImageReader.supportedImageFormats()}
    must({"gif", "ico", "svg"} <= known, f"only {sorted(known)} can be read")
    return "jpeg, png, webp, gif, ico, svg"


def alphabet(folder: Path) -> str:  # noqa: ARG001 - every check is called alike
    """Files to pick from stand in the order of a Dutch dictionary, not by the numbers of their letters."""
    dutch = QCollator(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    found = " ".join(sorted(["Zoë", "fleur", "Éva", "eva", "daan"], key=cmp_to_key(dutch.compare)))
    must(found == "daan eva Éva fleur Zoë", f"sorted wrongly: {found}")
    return found


def windows(folder: Path) -> str:
    """The window in both languages, painted, with words that differ."""
    from ptcrm.ui.kit.language import Language

    # English first: its words stand in the source, and the words of a language stay once they are loaded.
    words = {language: _window(folder, language) for language in (Language.EN, Language.NL)}
    must(words[Language.NL] != words[Language.EN], "both languages say the same")
    return ", ".join(f"{language}: {word}" for language, word in words.items())


def _window(folder: Path, language: str) -> str:
    from ptcrm.app import wall_clock
    from ptcrm.store.database import Database
    from ptcrm.ui.kit.desk import Desk
    from ptcrm.ui.kit.language import Language, speak
    from ptcrm.ui.kit.resources import resource
    from ptcrm.ui.kit.tasks import Tasks
    from ptcrm.ui.kit.theme import Appearance, Theme
    from ptcrm.ui.main_window import MainWindow

    app = _application()
    must(resource("i18n", f"ptcrm_{language}.qm").is_file(), f"no words in {language}")
    must(any(resource("help", language).glob("*.md")), f"no help in {language}")
    speak(Language(language), app)
    theme = Theme()
    theme.choose(Appearance.LIGHT)
    tasks = Tasks(wall_clock.now)
    database = Database.open(folder / f"window-{language}", NOON)
    tasks.use(database)
    window = MainWindow(Desk(tasks, lambda: NOON, ZoneInfo(ZONE), theme), Language(language), folder)
    try:
        window.show()
        window.data_opened()
        app.processEvents()
        picture = window.grab().toImage()
        colours = {picture.pixelColor(x, 40).name() for x in range(picture.width())}
        must(len(colours) > 1, "nothing is painted")
        return window.sidebar.button("today").text().strip()
    finally:
        window.close()
        tasks.close()
        database.close()


def _application() -> QApplication:
    from ptcrm.ui.kit.theme import prepare_application

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(["ptcrm"])
    prepare_application(made)
    return made
