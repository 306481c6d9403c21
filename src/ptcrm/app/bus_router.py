"""jeepney's reader of the message bus, for a bus that may end before the program does."""

from __future__ import annotations

from contextlib import suppress

from jeepney.io.threading import DBusRouter


class BusRouter(DBusRouter):  # type: ignore[misc]  # jeepney has no types
    """When the bus goes away its thread ends without a word; whoever calls next gets ``RouterClosed``.

    jeepney's own lets the broken connection end the thread with a traceback on stderr, which is where a
    trainer's desktop keeps what went wrong.
    """

    def _receiver(self) -> None:
        with suppress(OSError):
            super()._receiver()
