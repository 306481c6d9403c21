"""Makes up sample leads by chance, the same for the same seed: who waits, who is planned, and everyone else.

Who asks for the trainer's attention today is a handful, however many leads there are, as in a real practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from ptcrm.commands import sample_people as people
from ptcrm.commands.sample_story import Sheet, Story
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.moments import to_local, to_utc_ms
from ptcrm.domain.names import Name, fold
from ptcrm.domain.values import Channel, Direction, Obstacle, Outcome, Reached, Source, Stage
from ptcrm.store import tables

MINUTE: Final = 60_000
HALF_HOUR: Final = 30 * MINUTE

_WAITED: Final = (72, 37, 26 * 60, 12, 125, 51, 40 * 60, 5, 220)
"""Minutes those who are asked to be answered now have waited: every state of the clock."""
_IMPORTED: Final = (25, 60, 12)
"""Days ago that the people of an old list had asked something; of the last only the date is known."""
_DUE: Final = ((8, 30), (9, 0), (10, 30), (11, 15), (12, 30), (14, 0), (16, 30), (17, 0))
"""Local times of today's next steps."""
_TODAY: Final = (
    "due", "asks outcome", "without step", "later today", *["due"] * 7, "asks outcome", "later today",
)  # fmt: skip
"""What the others of today are there for."""
_ENQUIRED_BY: Final = (
    *[Channel.FORM] * 4,
    *[Channel.WHATSAPP] * 3,
    *[Channel.EMAIL] * 2,
    *[Channel.INSTAGRAM] * 2,
    *Channel,
)
_ANSWERED_BY: Final = (Channel.PHONE, Channel.WHATSAPP, Channel.WHATSAPP, Channel.EMAIL, Channel.SMS)
_SOURCES: Final = (
    *[Source.WORD_OF_MOUTH.value] * 6,
    *[Source.GOOGLE_MAPS.value] * 4,
    *[Source.INSTAGRAM.value] * 3,
    *[Source.WEBSITE.value] * 3,
    *[source.value for source in Source],
    *people.OWN_SOURCES,
)
_STAGES: Final = (
    *[Stage.CLIENT] * 6,
    *[Stage.LOST] * 7,
    *[Stage.LATER] * 3,
    Stage.KNOW,
    Stage.LIKE,
    Stage.LIKE,
    Stage.TRUST,
)
_OPEN: Final = (Stage.KNOW, Stage.LIKE, Stage.TRUST)
_ROAD: Final = {
    Stage.KNOW: (),
    Stage.LIKE: (Stage.LIKE,),
    Stage.TRUST: (Stage.LIKE, Stage.TRUST),
    Stage.CLIENT: (Stage.LIKE, Stage.TRUST, Stage.CLIENT),
    Stage.LATER: (Stage.LIKE, Stage.LATER),
    Stage.LOST: (Stage.LIKE, Stage.LOST),
}
_RESPONSES: Final = (2, 4, 6, 8, 9, 11, 12, 14, 15, 17, 19, 22, 26, 31, 38, 46, 55, 75, 130, 400)
"""Minutes it took to answer."""


@dataclass(slots=True)
class Maker:
    """Makes leads on a sheet. ``now`` in UTC ms; the sheet's seed decides everything else."""

    sheet: Sheet
    chance: Random
    now: int
    zone: ZoneInfo
    number: int = 0
    batch_id: str = ""

    def everybody(self, leads: int, touches: int) -> Iterator[Story]:
        """This many leads with exactly this many touches between them; those of today come last."""
        waiting = min(len(_WAITED) + len(_IMPORTED), leads // 2)
        touched = leads - waiting
        today = min(len(_TODAY), touched // 2)
        jitter = max(1, touches // max(1, touched) // 2)
        given = 0
        for at in range(touched):
            until = touches * (at + 1) // touched
            if at < touched - 1:
                until = max(given, until - self.chance.randrange(jitter))
            ahead = at - (touched - today)
            yield self.known(until - given, _TODAY[ahead] if ahead >= 0 else "")
            given = until
        for at in range(waiting):
            yield self.waits(_WAITED[at]) if at < len(_WAITED) else self.imported(at - len(_WAITED))

    # ---- who waits ----------------------------------------------------------------------------------------

    def waits(self, minutes: int) -> Story:
        """Somebody whom nobody answered yet."""
        arrived = self.now - minutes * MINUTE - self.chance.randrange(30) * 1000
        story = self.person(arrived)
        story.enquire(arrived, self.chance.choice(_ENQUIRED_BY), self.chance.choice(people.MESSAGES))
        return story

    def imported(self, at: int) -> Story:
        """Somebody out of an old list, brought in yesterday."""
        came_in = self.now - DAY
        if not self.batch_id:
            self.batch_id = self.sheet.new_id()
            batch = {"id": self.batch_id, "at": came_in, "files": "aanvragen.csv", "added": len(_IMPORTED)}
            self.sheet.rows[tables.import_batch.name].append(batch)
        day_only = at == len(_IMPORTED) - 1
        arrived = self.now - _IMPORTED[at] * DAY
        arrived = self.local(arrived, 0, 0, 0) if day_only else arrived
        story = self.person(came_in)
        message = self.chance.choice(people.MESSAGES)
        story.enquire(arrived, Channel.FORM, message, came_in, not day_only, self.batch_id)
        return story

    # ---- everyone else ------------------------------------------------------------------------------------

    def known(self, touches: int, today: str = "") -> Story:
        """Somebody who was answered, with this many touches; ``today`` says what is up with them now."""
        chance = self.chance
        days = chance.randrange(3, 12) if today else 3 + int(chance.random() ** 1.5 * 700)
        arrived = self.local(self.now - days * DAY, 0, chance.randrange(7, 22), chance.randrange(60))
        arrived += chance.randrange(60_000)
        story = self.person(arrived)
        stage = chance.choice(_OPEN if today else _STAGES)
        if today in ("asks outcome", "later today"):
            stage = Stage.TRUST if touches else Stage.KNOW
        answered = self._contacts(story, arrived, touches)
        if touches or stage not in _OPEN:
            channel = chance.choice(_ENQUIRED_BY)
            story.enquire(arrived, channel, chance.choice(people.MESSAGES))
            if touches > 4 and chance.random() < 0.15:
                answers = [it for it in story.touches if it["human"] and it["direction"] == Direction.OUT]
                again = answers[-1]["at"] - chance.randrange(4, 50) * MINUTE
                if again > arrived:
                    story.enquire(again, Channel.WHATSAPP, chance.choice(people.MESSAGES))
        self._go_to(story, stage, answered)
        self._what_next(story, stage, today)
        return story

    def _contacts(self, story: Story, arrived: int, count: int) -> int:
        """Put the touches in order of time; gives back when the first of them was."""
        chance = self.chance
        first = arrived + chance.choice(_RESPONSES) * MINUTE + chance.randrange(MINUTE)
        until = min(arrived + 100 * DAY, self.now - 2 * HOUR)
        later = sorted(first + int((until - first) * chance.random() ** 2) for _ in range(count - 1))
        for at, instant in enumerate([first, *later][:count]):
            kind = chance.random()
            channel = chance.choice(_ANSWERED_BY)
            if at == 0 or kind < 0.42:
                missed = channel is Channel.PHONE and kind > 0.3
                note = chance.choice(people.SENT) if kind < 0.12 else ""
                story.touch(instant, channel, Reached.ATTEMPTED if missed else None, note=note)
            elif kind < 0.84:
                story.replied(instant, channel, chance.choice(people.REPLIES) if kind < 0.55 else "")
            elif kind < 0.92:
                story.touch(instant, Channel.EMAIL, gift=chance.choice(people.GIFTS))
            else:
                story.touch(instant, Channel.EMAIL, human=False)
        return first

    def _go_to(self, story: Story, stage: Stage, since: int) -> None:
        """Walk the road to a stage, with what belongs to it."""
        chance = self.chance
        road = _ROAD[stage]
        span = max(HOUR, (min(since + 60 * DAY, self.now - HOUR) - since) // (len(road) + 1))
        at = since
        for step in road:
            at = min(at + int(span * (0.4 + 0.6 * chance.random())), self.now - HOUR)
            if step in (Stage.CLIENT, Stage.LOST, Stage.LATER) and chance.random() < 0.7:
                self._consulted(story, step, self.local(at, 0, chance.randrange(9, 20), 30), at)
            reason = chance.choice(people.LOST_BECAUSE) if step is Stage.LOST else ""
            story.move(at, step, reason, suggested=step in _OPEN and chance.random() < 0.6)
        if stage is Stage.LATER:
            back = to_local(self.now, self.zone).date() + timedelta(days=chance.randrange(10, 200))
            story.lead["back_on"] = back.isoformat()
        if chance.random() < 0.2:
            story.note(at, chance.choice(people.NOTES))

    def _consulted(self, story: Story, stage: Stage, at: int, moved: int) -> None:
        """The consultation that led to the end of the road."""
        chance = self.chance
        at = min(at, moved) - HOUR
        offer, price = chance.choice(people.OFFERS)
        words = chance.choice(people.WORDS)
        held = {
            "status": "held",
            "logged_at": at + HOUR,
            "words": words,
            "offer": offer,
            "price_cents": price,
        }
        if stage is Stage.CLIENT:
            less = price // 10 if chance.random() < 0.25 else 0
            given = {"discount_cents": less, "discount_reason": "Duo met partner"} if less else {}
            asked = int(bool(less) or chance.random() < 0.15)
            made = story.consult(at, outcome=Outcome.SIGNED_UP, discount_asked=asked, **held, **given)
            since = to_local(moved, self.zone).date()
            until = since + timedelta(days=chance.randrange(80, 300))
            over = chance.random() < 0.4 and until < to_local(self.now, self.zone).date()
            ended = {"until": until.isoformat(), "end_reason": "Doel gehaald"} if over else {}
            story.client(since.isoformat(), made, offer=offer, price_cents=price, **given, **ended)
        elif stage is Stage.LATER:
            back = (to_local(moved, self.zone).date() + timedelta(days=90)).isoformat()
            story.consult(at, outcome=Outcome.NOT_NOW, back_on=back, **held)
        elif chance.random() < 0.2:
            story.consult(at, status="no_show", logged_at=at + HOUR)
        else:
            made = story.consult(at, outcome=Outcome.DECLINED, **held)
            story.obstacle(made, chance.choice(list(Obstacle)))

    def _what_next(self, story: Story, stage: Stage, today: str) -> None:
        chance = self.chance
        if today == "without step":
            return
        if today == "asks outcome":
            at = (self.now - chance.randrange(2, 5) * HALF_HOUR) // HALF_HOUR * HALF_HOUR
            story.consult(at, place="studio")
        elif today == "later today":
            at = (self.now + chance.randrange(2, 8) * HALF_HOUR) // HALF_HOUR * HALF_HOUR
            story.consult(at, kind="phone", minutes=30)
        elif today == "due":
            hour, minute = _DUE[self.number % len(_DUE)]
            story.plan(chance.choice(people.STEPS), self.local(self.now, 0, hour, minute), self.now - DAY)
        elif stage in _OPEN:
            days = chance.randrange(1, 40)
            at = self.local(self.now, days, chance.randrange(9, 19), chance.choice((0, 30)))
            if chance.random() < 0.1:
                story.consult(at, place="studio")
            else:
                story.plan(chance.choice(people.STEPS), at, self.now - DAY)

    # ---- people -------------------------------------------------------------------------------------------

    def person(self, at: int) -> Story:
        """The next person, first heard of ``at``."""
        chance = self.chance
        self.number += 1
        given = chance.choice(people.GIVEN)
        prefix, family = chance.choice(people.FAMILY)
        belgian = family in people.BELGIANS
        postcode, city = chance.choice(people.BELGIAN_TOWNS if belgian else people.DUTCH_TOWNS)
        wants, group = chance.choice(people.WISHES)
        source = chance.choice(_SOURCES)
        reach = chance.random()
        mail = "".join(char for char in fold(f"{given}.{prefix}{family}") if char.isalnum() or char == ".")
        digits = (self.number * 7919) % 1_000_000 if belgian else (self.number * 7919) % 40_000_000
        phone = f"+32470{digits:06}" if belgian else f"+316{10_000_000 + digits}"
        return Story.begin(
            self.sheet,
            Name(given, prefix, family),
            at,
            phone=phone if reach > 0.08 else "",
            email=f"{mail}{self.number}@example.{'be' if belgian else 'nl'}" if reach < 0.85 else "",
            postcode=postcode if reach < 0.7 else "",
            city=city if reach < 0.7 else "",
            wants=wants,
            target_group=group if chance.random() < 0.7 else "",
            source=source,
            referrer=chance.choice(people.REFERRERS) if source == Source.WORD_OF_MOUTH else "",
        )

    def local(self, at: int, days: int, hour: int, minute: int) -> int:
        """A time on the clock of the local day of ``at``, or so many days later."""
        day = to_local(at, self.zone).date() + timedelta(days=days)
        return to_utc_ms(datetime.combine(day, time(hour, minute)), self.zone)

    def day_of(self, at: int) -> str:
        """The local date of an instant, ISO."""
        return to_local(at, self.zone).date().isoformat()
