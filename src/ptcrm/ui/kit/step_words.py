"""The next steps PT CRM proposes, in the language on screen."""

from __future__ import annotations

from typing import Final

from ptcrm.domain.follow_up import STEP_TEXT, StepIdea
from ptcrm.ui.kit.text import mark, tr

STEPS: Final = {
    StepIdea.FIRST_SESSION: mark("Step", "Plan the first session"),
    StepIdea.CALL_FOR_DECISION: mark("Step", "Call for the decision"),
    StepIdea.PLAN_TRIAL: mark("Step", "Plan the trial session"),
    StepIdea.GET_IN_TOUCH: mark("Step", "Ask how things are now"),
    StepIdea.OFFER_NEW_TIME: mark("Step", "Offer a new time"),
    StepIdea.ASK_FOR_REVIEW: mark("Step", "Ask for a Google review"),
}

_IDEAS: Final = {text: idea for idea, text in STEP_TEXT.items()}


def step_words(idea: StepIdea) -> str:
    """What the idea is called."""
    return tr(*STEPS[idea])


def shown_step(what: str) -> str:
    """A step as it stands in the data: the trainer's own words, or an idea that a command wrote down."""
    return step_words(_IDEAS[what]) if what in _IDEAS else what
