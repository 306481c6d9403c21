"""The practice of ``--demo``: some people with a story of their own, and enough others around them."""

from __future__ import annotations

from typing import Final

from ptcrm.commands.sample_making import HALF_HOUR, MINUTE, Maker
from ptcrm.commands.sample_story import Story
from ptcrm.domain.clock import DAY, HOUR
from ptcrm.domain.names import Name, fold
from ptcrm.domain.obstacles import obstacles_text
from ptcrm.domain.values import Channel, Obstacle, Outcome, Reached, Source, Stage

_OTHERS: Final = 44


def tell_demo(maker: Maker) -> None:
    """Make everybody of the demo: the others first, so that those with a story stand on top."""
    for _ in range(_OTHERS):
        maker.known(maker.chance.randrange(2, 9)).close()
    tell = _Tales(maker)
    tell.clients()
    tell.on_the_road()
    tell.consultations()
    maker.imported(0).close()
    maker.imported(1).close()
    tell.waiting()


class _Tales:
    """The people with a story of their own, at moments relative to now."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._now = maker.now
        self._number = 12_345_678

    def _at(self, days: int, hour: int, minute: int = 0) -> int:
        """A time on the local clock, days from today."""
        return self._maker.local(self._now, days, hour, minute)

    def _who(self, name: Name, at: int, wants: str, group: str, source: str, town: int = 0) -> Story:
        postcode, city = (
            ("3514 AB", "Utrecht"), ("3722 BX", "Bilthoven"), ("3991 CS", "Houten"), ("3511 LN", "Utrecht"),
        )[town % 4]  # fmt: skip
        self._number += 1_111_111
        mail = fold(name.given).replace(" ", "") + "." + fold(name.family).replace(" ", "")
        return Story.begin(
            self._maker.sheet,
            name,
            at,
            phone=f"+316{self._number % 40_000_000 + 10_000_000}",
            email=f"{mail}@example.nl",
            postcode=postcode,
            city=city,
            wants=wants,
            target_group=group,
            source=source,
        )

    # ---- answer now ---------------------------------------------------------------------------------------

    def waiting(self) -> None:
        """Three people who wait: almost lost, within the hour and over it."""
        now = self._now
        at = now - 26 * HOUR - 4 * MINUTE
        mark = self._who(
            Name("Mark", "de", "Groot"),
            at,
            "Een halve marathon lopen zonder kniepijn",
            "Na een blessure",
            Source.WORD_OF_MOUTH,
            1,
        )
        mark.lead["referrer"] = "Eva Mulder"
        mark.enquire(at, Channel.VOICEMAIL, "Hoi, met Mark. Ik kreeg je nummer van Eva. Bel je me terug?")
        mark.close()
        at = now - 37 * MINUTE
        youssef = self._who(
            Name("Youssef", "", "El Amrani"),
            at,
            "Meer energie, ik zit de hele dag achter een bureau",
            "Drukke ondernemers",
            Source.INSTAGRAM,
            3,
        )
        youssef.enquire(at, Channel.INSTAGRAM, "Hee! Ik zag je post ‘3 rugmythes’. Heb je nog plek?")
        youssef.close()
        at = now - 72 * MINUTE
        sanne = self._who(
            Name("Sanne", "van den", "Berg"),
            at,
            "Weer sporten na mijn tweede, zonder rugpijn",
            "Vrouwen na zwangerschap",
            Source.GOOGLE_MAPS,
        )
        sanne.lead |= {
            "preferred_channel": "whatsapp",
            "preferred_hours": "’s avonds",
            "obstacles": obstacles_text((Obstacle.TIME, Obstacle.TRUST)),
        }
        sanne.enquire(
            at, Channel.FORM, "Ik vond je via Google Maps. Werk je ook met rugklachten na een bevalling?"
        )
        sanne.touch(at + 3000, Channel.EMAIL, human=False, note="Bedankt voor je bericht, ik reageer snel.")
        sanne.close()

    # ---- consultations ------------------------------------------------------------------------------------

    def consultations(self) -> None:
        """Femke this morning, or half an hour ago if it is earlier than that, and Tom later on."""
        at = self._at(-9, 8, 48)
        femke = self._who(
            Name("Femke", "", "Jansen"), at, "Sterker worden na mijn knieoperatie", "Na een blessure",
            Source.WEBSITE, 1,
        )  # fmt: skip
        femke.enquire(
            at, Channel.FORM, "Mijn fysio raadt krachttraining aan. Doe je dat ook na een operatie?"
        )
        femke.touch(at + 11 * MINUTE, Channel.PHONE, note="Gesproken over de operatie en wat nu al lukt.")
        femke.touch(at + 40 * MINUTE, Channel.EMAIL, gift="Hardlopen zonder kniepijn")
        femke.replied(at + 5 * HOUR, Channel.WHATSAPP, "Dank je, daar heb ik echt wat aan. Maandag lukt!")
        femke.move(at + 6 * HOUR, Stage.LIKE, suggested=True)
        femke.move(at + 2 * DAY, Stage.TRUST)
        ten = self._at(0, 10)
        asks = ten if ten <= self._now else (self._now - HALF_HOUR) // HALF_HOUR * HALF_HOUR
        femke.consult(asks, place="studio")
        femke.close()
        at = self._at(-6, 19, 12)
        tom = self._who(
            Name("Tom", "", "Hendriks"), at, "Fit de zestig in", "55-plus", Source.WORD_OF_MOUTH, 2
        )
        tom.lead["referrer"] = "Fysiotherapie Wittevrouwen"
        tom.enquire(at, Channel.EMAIL, "Beste, mijn fysiotherapeut noemde uw naam. Kunnen we eens bellen?")
        tom.touch(at + 22 * MINUTE, Channel.EMAIL, note="Twee momenten voorgesteld.")
        tom.replied(at + 14 * HOUR, Channel.EMAIL, "Dat tweede moment komt goed uit.")
        tom.move(at + 15 * HOUR, Stage.LIKE, suggested=True)
        evening = self._at(0, 18, 30)
        later = evening if evening > self._now else (self._now + 2 * HOUR) // HALF_HOUR * HALF_HOUR
        tom.consult(later, minutes=30, kind="phone")
        tom.close()

    # ---- next steps ---------------------------------------------------------------------------------------

    def on_the_road(self) -> None:
        """People with a next step, and one without."""
        at = self._at(-4, 20, 5)
        lotte = self._who(
            Name("Lotte", "", "Bakker"), at, "Van mijn rugpijn af", "Rug en nek", Source.INSTAGRAM
        )
        lotte.enquire(
            at, Channel.INSTAGRAM, "Ik las je bericht over rugpijn, dat was precies wat ik nodig had!"
        )
        lotte.touch(at + 9 * MINUTE, Channel.INSTAGRAM, note="Gevraagd wanneer de pijn opspeelt.")
        lotte.replied(at + 50 * MINUTE, Channel.INSTAGRAM, "Vooral na een dag achter mijn laptop.")
        lotte.replied(at + 26 * HOUR, Channel.INSTAGRAM, "Heb je daar oefeningen voor?")
        lotte.move(at + 27 * HOUR, Stage.LIKE, suggested=True)
        lotte.plan("Stuur ‘Rugpijn: de eerste 3 stappen’", self._at(0, 9), at + 27 * HOUR)
        lotte.close()
        at = self._at(-12, 12, 31)
        daan = self._who(
            Name("Daan", "", "Visser"), at, "Een halve marathon in april", "Sporters", Source.GOOGLE_MAPS, 1
        )
        daan.enquire(at, Channel.WHATSAPP, "Hoi, help je ook met hardlopen?")
        daan.touch(at + 6 * MINUTE, Channel.WHATSAPP)
        daan.replied(at + 15 * MINUTE, Channel.WHATSAPP, "Top! Zaterdagochtend kan ik.")
        daan.move(at + HOUR, Stage.LIKE, suggested=True)
        held = self._at(-2, 9, 30)
        daan.consult(
            held, status="held", logged_at=held + HOUR, outcome=Outcome.TRIAL_SESSION, place="studio",
            words="Die halve marathon met mijn broer lopen",
        )  # fmt: skip
        daan.move(held + HOUR, Stage.TRUST, suggested=True)
        daan.note(held + HOUR, "Traint nu twee keer per week, wil naar drie.")
        daan.plan("Bel over de proeftraining", self._at(0, 12, 30), held + HOUR)
        daan.close()
        at = self._at(-7, 17, 40)
        milan = self._who(
            Name("Milan", "", "Vos"), at, "Sterker op het voetbalveld", "Sporters", Source.SPORTS_CLUB
        )
        milan.enquire(at, Channel.WALK_IN, "Kwam na de training even langs.")
        milan.touch(at + 3 * MINUTE, Channel.IN_PERSON, note="Kort gesproken, wil meer kracht in de duels.")
        milan.replied(at + 2 * DAY, Channel.WHATSAPP, "Sorry, druk met school. Volgende week?")
        milan.move(at + 2 * DAY + HOUR, Stage.LIKE)
        milan.close()
        at = self._at(-5, 9, 15)
        noor = self._who(
            Name("Noor", "", "Peters"),
            at,
            "Beter slapen en meer energie",
            "Drukke ondernemers",
            Source.FLYER,
            2,
        )
        noor.enquire(at, Channel.PHONE, "Belde naar aanleiding van de flyer.")
        noor.touch(at + 2 * MINUTE, Channel.PHONE, Reached.REACHED, note="Slaapt slecht sinds de zomer.")
        noor.touch(at + 30 * MINUTE, Channel.EMAIL, gift="Beter slapen in een week")
        noor.replied(at + 2 * DAY, Channel.EMAIL, "Drie nachten goed geslapen!")
        noor.move(at + 2 * DAY, Stage.LIKE, suggested=True)
        noor.plan("Uitnodigen voor een gesprek", self._at(2, 11), at + 2 * DAY)
        noor.close()
        at = self._at(-3, 21, 20)
        iris = self._who(
            Name("Iris", "", "Smit"),
            at,
            "8 kilo eraf voor de zomer",
            "Afvallen en volhouden",
            Source.FACEBOOK,
        )
        iris.enquire(at, Channel.FACEBOOK, "Wat kost een traject bij jou ongeveer?")
        iris.touch(at + 19 * MINUTE, Channel.FACEBOOK, note="Eerst gevraagd wat ze al heeft geprobeerd.")
        iris.plan("Eerste gids sturen", self._at(1, 10), at + HOUR)
        iris.close()

    # ---- clients ------------------------------------------------------------------------------------------

    def clients(self) -> None:
        """Two people who chose this trainer."""
        ruben = self._client(
            Name("Ruben", "", "Bos"),
            -50,
            -35,
            "Sterker worden",
            Source.GOOGLE_MAPS,
            "Sterk in 16 weken",
            149_000,
        )
        ruben.close()
        eva = self._client(
            Name("Eva", "", "Mulder"), -100, -84, "Van mijn rugpijn af", Source.WORD_OF_MOUTH,
            "Pijnvrij in 12 weken", 114_000,
        )  # fmt: skip
        eva.plan("Vraag om een Google-review", self._at(0, 17), self._now - 3 * DAY)
        eva.close()

    def _client(
        self, name: Name, asked: int, since: int, wants: str, source: str, offer: str, price: int
    ) -> Story:
        at = self._at(asked, 19, 3)
        story = self._who(name, at, wants, "Rug en nek", source, asked)
        story.enquire(at, Channel.FORM, "Kan ik een keer kennismaken?")
        story.touch(at + 12 * MINUTE, Channel.PHONE)
        story.replied(at + DAY, Channel.WHATSAPP, "Woensdagavond lukt!")
        story.move(at + DAY, Stage.LIKE, suggested=True)
        met = self._at(since, 19)
        story.move(met + HOUR, Stage.TRUST, suggested=True)
        made = story.consult(
            met, status="held", logged_at=met + HOUR, outcome=Outcome.SIGNED_UP, place="studio", offer=offer,
            price_cents=price, words="Mijn dochter weer kunnen optillen zonder na te denken",
        )  # fmt: skip
        story.move(met + HOUR + MINUTE, Stage.CLIENT, suggested=True)
        day = self._maker.day_of(met)
        story.client(day, made, offer=offer, price_cents=price)
        story.note(met + 30 * DAY, "Merkt verschil bij het tillen. Slaapt beter.")
        return story
