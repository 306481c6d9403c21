"""The next steps PT CRM proposes, in the language on screen."""

from __future__ import annotations

from typing import Final

from ptcrm.domain.follow_up import StepIdea
from ptcrm.ui.kit.text import mark, tr

STEPS: Final = {
    StepIdea.FIRST_SESSION: mark("Step", "Plan the first session"),
    StepIdea.CALL_FOR_DECISION: mark("Step", "Call for the decision"),
    StepIdea.PLAN_TRIAL: mark("Step", "Plan the trial session"),
    StepIdea.GET_IN_TOUCH: mark("Step", "Ask how things are now"),
    StepIdea.OFFER_NEW_TIME: mark("Step", "Offer a new time"),
    StepIdea.ASK_FOR_REVIEW: mark("Step", "Ask for a Google review"),
}


def step_words(idea: StepIdea) -> str:
    """What the idea is called."""
    return tr(*STEPS[idea])
