"""The number on the program's icon in a panel, as the panel hears of it on the message bus."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desktop import Bus
from jeepney import MatchRule, Message, message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

pytest_plugins = ["desktop_fixtures"]


@pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="panels are there beside real windows")
def test_the_panel_hears_how_many_wait_over_the_hour(bus: Bus, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "ptcrm", "--data-dir", str(tmp_path / "data")]
    came = (datetime.now(UTC) - timedelta(minutes=70)).isoformat()
    subprocess.run([*program, "add", "--name", "Sanne", "--arrived", came], check=True, capture_output=True)
    connection = open_dbus_connection(bus=bus.address)
    rule = MatchRule(type="signal", interface="com.canonical.Unity.LauncherEntry", member="Update")
    Proxy(message_bus, connection).AddMatch(rule)
    heard: deque[Message]
    with connection.filter(rule, bufsize=10) as heard:
        window = subprocess.Popen(program, stderr=subprocess.DEVNULL)
        try:
            told = connection.recv_until_filtered(heard, timeout=20)
        finally:
            window.terminate()
            window.wait(20)
            connection.close()
    of, known = told.body
    assert of == "application://ptcrm.desktop"
    assert (known["count"][1], known["count-visible"][1]) == (1, True)
