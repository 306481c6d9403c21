"""One sample lead with all that happened, as rows for bulk inserts, caches included.

The caches follow ``store.upkeep``; a test holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Table

from ptcrm.domain.addresses import email_key
from ptcrm.domain.clock import IMPORTED_EARLIER_AFTER
from ptcrm.domain.ids import LeadId
from ptcrm.domain.names import Name, show_name, sort_key
from ptcrm.domain.values import OPEN_STAGES, WAITING_ENDS_AT, Channel, Direction, Reached, Stage
from ptcrm.store import tables
from ptcrm.store.upkeep import ANSWER_NOW, IMPORTED_EARLIER

Row = dict[str, Any]

ORDER: Final[tuple[Table, ...]] = (
    tables.import_batch,
    tables.lead,
    tables.enquiry,
    tables.touch,
    tables.note,
    tables.stage_move,
    tables.next_step,
    tables.consultation,
    tables.consultation_obstacle,
    tables.client_period,
)
"""The tables that samples fill, parents first."""

SAMPLE_IDS: Final = "________-5eed-4000-8000-%"
"""What ids of samples look like, for LIKE; those of anything else don't."""

_CALLED: Final = (Channel.PHONE, Channel.VOICEMAIL, Channel.IN_PERSON, Channel.WALK_IN)


@dataclass(slots=True)
class Sheet:
    """Rows by table, with ids that are the same for the same seed."""

    seed: int
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    made: int = 0

    def new_id(self) -> str:
        """The next id; in order, which keeps the indexes on it short to write."""
        self.made += 1
        return f"{self.seed & 0xFFFFFFFF:08x}-5eed-4000-8000-{self.made:012x}"

    def take(self) -> dict[str, list[Row]]:
        """The rows so far, which the sheet then forgets."""
        rows, self.rows = self.rows, defaultdict(list)
        return rows


@dataclass(slots=True)
class Story:
    """A lead being made up. Add what happened, then ``close`` it."""

    sheet: Sheet
    lead: Row
    enquiries: list[Row] = field(default_factory=list)
    touches: list[Row] = field(default_factory=list)
    moves: list[Row] = field(default_factory=list)
    step: bool = False
    planned: bool = False

    @classmethod
    def begin(
        cls,
        sheet: Sheet,
        name: Name,
        at: int,
        *,
        phone: str = "",
        email: str = "",
        postcode: str = "",
        city: str = "",
        wants: str = "",
        target_group: str = "",
        source: str = "",
        referrer: str = "",
    ) -> Story:
        """A lead first heard of ``at`` (UTC ms)."""
        return cls(
            sheet,
            {
                "id": sheet.new_id(),
                "name": show_name(name),
                "given": name.given,
                "prefix": name.prefix,
                "family": name.family,
                "sort_name": sort_key(name),
                "phone": phone,
                "phone_valid": int(bool(phone)),
                "email": email,
                "email_key": email_key(email),
                "postcode": postcode,
                "city": city,
                "wants": wants,
                "target_group": target_group,
                "source": source,
                "referrer": referrer,
                "preferred_channel": "",
                "preferred_hours": "",
                "obstacles": "",
                "consent_at": None,
                "consent_how": "",
                "stage": Stage.KNOW,
                "stage_since": at,
                "back_on": None,
                "created_at": at,
                "changed_at": at,
                "batch_id": None,
                "sample": 1,
                "without_step": 0,
            },
        )

    @property
    def lead_id(self) -> LeadId:
        """Whose story it is."""
        return LeadId(self.lead["id"])

    def enquire(
        self,
        at: int,
        channel: Channel,
        message: str = "",
        recorded_at: int | None = None,
        time_known: bool = True,
        batch_id: str | None = None,
    ) -> None:
        """The person reached out."""
        recorded_at = at if recorded_at is None else recorded_at
        self.lead["consent_at"] = self.lead["consent_at"] or min(at, recorded_at)
        self.lead["consent_how"] = self.lead["consent_how"] or channel
        self.lead["batch_id"] = self.lead["batch_id"] or batch_id
        self.enquiries.append(
            {
                "id": self.sheet.new_id(),
                "lead_id": self.lead["id"],
                "arrived_at": at,
                "recorded_at": recorded_at,
                "time_known": int(time_known),
                "time_trust": "exact" if time_known else "date_only",
                "channel": channel,
                "message": message,
                "batch_id": batch_id,
            }
        )

    def touch(
        self,
        at: int,
        channel: Channel,
        reached: Reached | None = None,
        direction: Direction = Direction.OUT,
        human: bool = True,
        note: str = "",
        gift: str = "",
    ) -> None:
        """They were in contact; without ``reached``: a call reached, of a message nobody knows."""
        if reached is None:
            certain = channel in _CALLED or direction is Direction.IN
            reached = Reached.REACHED if certain else Reached.UNKNOWN
        self.touches.append(
            {
                "id": self.sheet.new_id(),
                "lead_id": self.lead["id"],
                "at": at,
                "recorded_at": at,
                "direction": direction,
                "channel": channel,
                "human": int(human),
                "reached": reached,
                "gift": int(bool(gift)),
                "title": gift,
                "note": note,
            }
        )

    def replied(self, at: int, channel: Channel, note: str = "") -> None:
        """The person wrote or called back."""
        self.touch(at, channel, direction=Direction.IN, note=note)

    def move(self, at: int, stage: Stage, reason: str = "", suggested: bool = False) -> None:
        """The lead went to another stage."""
        self.moves.append(
            {
                "id": self.sheet.new_id(),
                "lead_id": self.lead["id"],
                "at": at,
                "old": self.lead["stage"],
                "new": stage,
                "reason": reason,
                "suggested": int(suggested),
            }
        )
        self.lead |= {"stage": stage, "stage_since": at}

    def note(self, at: int, text: str) -> None:
        """The trainer wrote something down."""
        self._add(tables.note, at=at, text=text)

    def plan(self, what: str, at: int, made_at: int) -> None:
        """The next step."""
        self.step = True
        self._add(tables.next_step, what=what, at=at, time_known=1, made_at=made_at)

    def consult(self, at: int, **columns: Any) -> str:  # noqa: ANN401
        """A consultation, planned unless told otherwise; returns its id."""
        row = {"minutes": 45, "kind": "intake", "place": "", "status": "planned", "logged_at": None}
        row |= {"outcome": None, "words": "", "offer": "", "price_cents": None, "discount_asked": 0}
        row |= {"discount_cents": None, "discount_reason": "", "reason": "", "back_on": None, "note": ""}
        row |= columns
        self.planned = self.planned or row["status"] == "planned"
        return self._add(tables.consultation, at=at, **row)

    def obstacle(self, consultation_id: str, obstacle: str) -> None:
        """What stood in the way."""
        self._add(tables.consultation_obstacle, consultation_id=consultation_id, obstacle=obstacle)

    def client(self, since: str, consultation_id: str | None, **columns: Any) -> None:  # noqa: ANN401
        """A time as a client; local dates, ISO."""
        row = {"until": None, "end_reason": "", "offer": "", "price_cents": None}
        row |= {"discount_cents": None, "discount_reason": ""} | columns
        self._add(tables.client_period, consultation_id=consultation_id, since=since, **row)

    def close(self) -> None:
        """Work out the caches and hand the rows over."""
        for enquiry in self.enquiries:
            enquiry |= self._caches(enquiry)
        asked = any(enquiry["waiting"] == ANSWER_NOW for enquiry in self.enquiries)
        nothing = not (asked or self.step or self.planned)
        self.lead["without_step"] = int(nothing and self.lead["stage"] in OPEN_STAGES)
        rows = self.sheet.rows
        rows[tables.lead.name].append(self.lead)
        rows[tables.enquiry.name] += self.enquiries
        rows[tables.touch.name] += self.touches
        rows[tables.stage_move.name] += self.moves

    def _add(self, table: Table, **columns: Any) -> str:  # noqa: ANN401
        row_id = self.sheet.new_id()
        self.sheet.rows[table.name].append({"id": row_id, "lead_id": self.lead["id"], **columns})
        return row_id

    def _caches(self, enquiry: Row) -> Row:
        start = enquiry["arrived_at"]
        answers = [it["at"] for it in self.touches if _answers(it) and it["at"] >= start]
        answered = min(answers, default=None)
        ended = min(
            (it["at"] for it in self.moves if it["new"] in WAITING_ENDS_AT and it["at"] > start), default=None
        )
        old = not enquiry["time_known"] or (
            enquiry["batch_id"] is not None and enquiry["recorded_at"] - start > IMPORTED_EARLIER_AFTER
        )
        open_ = answered is None and ended is None
        return {
            "answered_at": answered,
            "answered_reached": None if answered is None else _reached(self.touches, answered),
            "ended_at": ended,
            "waiting": (IMPORTED_EARLIER if old else ANSWER_NOW) if open_ else 0,
        }


def _answers(touch: Row) -> bool:
    return bool(touch["human"]) and touch["direction"] == Direction.OUT


def _reached(touches: Sequence[Row], answered: int) -> Reached | None:
    since = [it for it in touches if it["human"] and it["at"] >= answered]
    if any(it["direction"] == Direction.IN or it["reached"] == Reached.REACHED for it in since):
        return Reached.REACHED
    return None if any(it["reached"] == Reached.UNKNOWN for it in since) else Reached.ATTEMPTED
