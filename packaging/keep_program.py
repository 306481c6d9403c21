"""Runs early in the frozen program on Linux: an update under a running window must not take its code away.

Pages are read from the program's file when they are first opened. An update puts another file in its place,
in which they lie elsewhere; the one that was started stays readable as long as it is held open.
"""

import os

import pyimod02_importers

_archive = pyimod02_importers.pyz_archive
_archive._filename = f"/proc/self/fd/{os.open(_archive._filename, os.O_RDONLY | os.O_CLOEXEC)}"  # noqa: SLF001
