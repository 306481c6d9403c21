"""Where the trainer works: a choice that holds at once."""

from __future__ import annotations

from functools import partial
from typing import Final

from ptcrm.commands.preferences import set_preference
from ptcrm.queries.preferences import REGION
from ptcrm.ui.kit.desk import Desk
from ptcrm.ui.kit.text import mark, tr
from ptcrm.ui.widgets.choices import Choices

_REGIONS: Final = {"NL": mark("Settings", "The Netherlands"), "BE": mark("Settings", "Belgium")}


def region_choices(desk: Desk) -> Choices:
    """The countries; the one chosen is kept."""

    def choose(region: str) -> None:
        desk.region = region
        desk.tasks.write(desk, partial(set_preference, name=REGION, value=region))

    words = {region: tr(*word) for region, word in _REGIONS.items()}
    choices = Choices(desk.theme, tr("Settings", "Country"), words, desk.region)
    choices.chosen.connect(choose)
    return choices
