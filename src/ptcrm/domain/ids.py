"""Typed ids, made by the program and never by the database, so that a doubtful commit can be checked."""

from __future__ import annotations

from typing import NewType
from uuid import uuid4

LeadId = NewType("LeadId", str)
EnquiryId = NewType("EnquiryId", str)
TouchId = NewType("TouchId", str)
MoveId = NewType("MoveId", str)
StepId = NewType("StepId", str)
ConsultationId = NewType("ConsultationId", str)
BatchId = NewType("BatchId", str)
AlertId = NewType("AlertId", str)
CommandId = NewType("CommandId", str)


def new_id() -> str:
    """A fresh UUID as text; wrap it in the id type it is meant for."""
    return str(uuid4())
