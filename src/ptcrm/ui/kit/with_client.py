"""With a client: one press makes it quiet, another ends it, and it ends by itself."""

from __future__ import annotations

from functools import partial
from typing import Final

from ptcrm.ui.kit.dates import clock_time
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import tr

USUAL_MINUTES: Final = 60
_MINUTE: Final = 60_000
_WHOLE: Final = 5 * _MINUTE


def with_client_for(desk: Desk, minutes: int = USUAL_MINUTES) -> None:
    """With a client from now on, for so many minutes and up to the next five."""
    until = desk.now() + minutes * _MINUTE
    with_client_until(desk, until + -until % _WHOLE)


def with_client_until(desk: Desk, until: int) -> None:
    """With a client from now until this instant (UTC ms), at most a day."""
    from ptcrm.commands.alert_settings import LONGEST_WITH_CLIENT, be_with_client

    until = min(until, desk.now() + LONGEST_WITH_CLIENT)
    said = tr("Quiet", "With a client until {time}", time=clock_time(until, desk.zone))
    free = (tr("Quiet", "Free again"), partial(free_again, desk))
    job = partial(be_with_client, until=until)
    desk.tasks.write(desk, job, lambda _none: desk.say(said, actions=(free,)))


def free_again(desk: Desk) -> None:
    """The client has gone: what came meanwhile is told."""
    from ptcrm.commands.alert_settings import be_with_client

    said = tr("Quiet", "Free again. Alerts come through.")
    desk.tasks.write(desk, partial(be_with_client, until=None), lambda _none: desk.say(said))
