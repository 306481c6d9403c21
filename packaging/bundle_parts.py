"""What of the libraries goes into the frozen program, and what must never be in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

EXCLUDED_MODULES: Final = [
    # Alembic needs the dialect of PostgreSQL; no one needs these.
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    # 20 MB of place names and mobile companies; we only ask whether a number can exist.
    "phonenumbers.geodata",
    "phonenumbers.carrierdata",
    "phonenumbers.tzdata",
    # SQLCipher's own driver is the one.
    "sqlite3",
    "tkinter",
    "unittest",
    "pydoc",
    "doctest",
    "curses",
    "readline",
    "setuptools",
    "pip",
    "test",
    "lib2to3",
    "mypy",
]

FORBIDDEN: Final = re.compile(r"VirtualKeyboard|Charts|Graphs|DataVisualization|Lottie|Timeline", re.I)
"""Parts of Qt that are under the GPL only."""

_UNWANTED: Final = re.compile(
    r"""
    /plugins/platforms/ (?! libqxcb | libqwayland | libqoffscreen | qwindows | qoffscreen | libqcocoa )
    | /plugins/platformthemes/libqgtk3            # brings all of GTK
    | /plugins/(egldeviceintegrations|generic|networkinformation|wayland-graphics-integration-server)/
    | /plugins/imageformats/(lib)?q(tga|tiff|wbmp|icns|pdf)\b
    | /plugins/platforminputcontexts/.*virtualkeyboard
    | /translations/ (?! qt(base)?_(nl|en)\.qm )
    | /plugins/xcbglintegrations/                 # nothing here is drawn with OpenGL
    | /plugins/wayland-graphics-integration-client/
    | /plugins/wayland-shell-integration/lib(ivi|fullscreen|qt)-shell
    | /rapidfuzz/.*_avx2\.                        # the same again for newer processors
    | \.(c|cpp|h|hpp|pyx|pxd|pxi|pyi|ts)$         # sources that some packages carry along, and ours of .qm
    # Of what pip notes, the program needs versions and entry points, people the licences.
    | \.dist-info/(INSTALLER|RECORD|REQUESTED|WHEEL|top_level\.txt|direct_url\.json|scm_\w+\.json|sboms/.*)$
    """,
    re.X | re.I,
)

_SYSTEM: Final = re.compile(
    r"""
    # Every desktop has these, and its own are the right ones: ours would fight with its graphics, or need a
    # newer system than we ask for.
    lib( stdc\+\+ | gcc_s | expat | cups | z | glib-2\.0 | gthread-2\.0 | dbus-1 | wayland-\w+
       | fontconfig | freetype | X11 | X11-xcb | xcb | EGL | GL | GLX | OpenGL | GLdispatch | drm | gbm
       | gssapi_krb5
       # Mended by the system's own updates; each desktop since 2022 has version 3.
       | ssl | crypto )
    \.so[.0-9]*
    """,
    re.X,
)


def is_wanted(place: str) -> bool:
    """Whether a file, by its place in the bundle, goes into the program."""
    path = "/" + place.replace("\\", "/")
    return _UNWANTED.search(path) is None and _SYSTEM.fullmatch(path.rpartition("/")[2]) is None


def without_orphans(sources: Mapping[str, str], needs: Callable[[str], Iterable[str]]) -> set[str]:
    """The places of those that are needed: modules, plugins, and the libraries these need.

    ``sources`` has each binary's file by its place in the bundle; ``needs`` names the libraries a file is
    linked with. What only something unwanted needed (GTK's drawing libraries) is not among them.
    """
    by_name: dict[str, list[str]] = {}
    for place in sources:
        by_name.setdefault(place.rpartition("/")[2], []).append(place)
    kept: set[str] = set()
    asked = [place for place in sources if not _is_library(place)]
    while asked:
        place = asked.pop()
        if place not in kept:
            kept.add(place)
            asked += (found for name in needs(sources[place]) for found in by_name.get(name, ()))
    return kept


def _is_library(place: str) -> bool:
    """Whether nothing but another binary asks for it."""
    folder, _, name = place.rpartition("/")
    return name.startswith("lib") and not name.startswith("libpython") and "/plugins/" not in f"{folder}/"
