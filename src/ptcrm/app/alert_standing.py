"""What stands on the desktop: it goes when its people are told of in another notification, or answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ptcrm.app.alert_words import SUMMARY, Toast, number_of
from ptcrm.domain.ids import EnquiryId, LeadId
from ptcrm.queries.alerts import Ring


class Standing:
    """Whom each notification is about, by its number, the newest last."""

    def __init__(self) -> None:
        self._people: dict[int, dict[EnquiryId, Ring]] = {}

    def was_left(self, left: Iterable[tuple[int | None, Ring]]) -> None:
        """These may stand since PT CRM ran before. Of who was claimed and not marked nobody knows the number
        (None): if it was shown then by itself, or in the summary.
        """
        for known, ring in left:
            for number in (number_of(ring.enquiry_id), SUMMARY) if known is None else (known,):
                self._people.setdefault(number, {})[ring.enquiry_id] = ring

    def put(self, toast: Toast, waiting: Mapping[EnquiryId, LeadId]) -> list[int]:
        """It stands from now on. Gives the numbers that have to go: what stood of the same people, and of
        others who don't wait any more.
        """
        people = {ring.enquiry_id: ring for ring in toast.rings}
        self._people.pop(toast.shown.number, None)
        going = [
            number
            for number, others in self._people.items()
            if not others.keys() & waiting.keys() - people.keys()
        ]
        self._people[toast.shown.number] = people
        return self._let_go(going)

    def answered(self, waiting: Mapping[EnquiryId, LeadId]) -> list[int]:
        """Gives the numbers of those of whom nobody waits: answered, removed, or somebody else's since a
        merge.
        """
        going = [
            number
            for number, people in self._people.items()
            if not any(waiting.get(ring.enquiry_id) == ring.lead_id for ring in people.values())
        ]
        return self._let_go(going)

    def about(self, number: int) -> tuple[Ring, ...]:
        """Whom it is about."""
        return tuple(self._people.get(number, {}).values())

    def number_for(self, enquiry_id: EnquiryId) -> int:
        """The number of what stands of this enquiry."""
        standing = (number for number, people in self._people.items() if enquiry_id in people)
        return [number_of(enquiry_id), *standing][-1]

    def _let_go(self, numbers: list[int]) -> list[int]:
        for number in numbers:
            del self._people[number]
        return numbers
