"""A match as a card: what every channel shows of an offer, in the family's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from bot.languages.calendar import WEEKDAYS, clock, day_and_time, decimal, month, weekday
from bot.languages.catalogue import Catalogue
from bot.languages.language import DEFAULT, languages
from bot.offers.match import Match
from bot.offers.offer import Offer, is_stale
from bot.offers.schedule import Schedule, is_around_the_clock
from bot.places.office import Office, responsible_office
from bot.places.place import position_of

Card = dict[str, Any]

MONTHS = 12
DAYS_IN_A_ROW = 3  # from here on "Montag–Mittwoch" is shorter than their names
SAME_TOWN_KM = 5  # to the middle of a town: nearer than this nothing is said of how far it is
MAP_URL = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"


def card(match: Match, words: Catalogue, now: datetime) -> Card:
    """The card of a match: the facts for programs, and `lines`, the same in words for people."""
    offer = match.offer
    summary, summary_language, summary_state = offer.summary_in(words.code)
    return {
        "id": offer.id,
        "name": offer.name,
        "organization": offer.organization,
        "summary": summary,
        "summary_language": summary_language,
        "summary_state": summary_state,
        "needs": list(offer.needs),
        "min_age_months": offer.min_age_months,
        "max_age_months": offer.max_age_months,
        "for_pregnancy": offer.for_pregnancy,
        "municipality": offer.municipality,
        "address": offer.address,
        "lat": offer.lat,
        "lon": offer.lon,
        "map_url": map_url(offer),
        "distance_km": None if match.distance_km is None else round(match.distance_km, 1),
        "phones": [phone.number for phone in offer.phones],
        "email": offer.email,
        "website": web_address(offer.website),
        "cost": offer.cost,
        "registration": offer.registration,
        "format": offer.format,
        "languages": list(offer.languages),
        "schedule": schedule_text(offer.schedules, words),
        "next_date": iso_minutes(match.next_date),
        "next_end": iso_minutes(match.next_end),
        "status": offer.status,
        "confirmed": offer.confirmed,
        "reasons": list(match.reasons),
        "lines": lines(match, words, now),
        "buttons": [],
    }


def lines(match: Match, words: Catalogue, now: datetime) -> dict[str, str]:
    """The facts in words, in the order in which they are read.

    What is unknown has no line, and neither has what is a reason already.
    """
    offer = match.offer
    cost = None if "free" in match.reasons else offer.cost
    access = None if "walk_in" in match.reasons else offer.access
    found = {
        "status": status_text(offer, words),
        "reasons": words.listed(words.say(f"reason_{reason}") for reason in match.reasons),
        "age": age_text(offer, words),
        "next": next_text(match, words),
        "distance": distance_text(match, words),
        "address": address_text(offer, words),
        "contact": office_text(offer, words),
        "cost": choice_text("cost", cost, words),
        "access": choice_text("access", access, words),
        "format": choice_text("format", offer.format, words) if offer.format != "onsite" else "",
        "confirmed": confirmed_text(offer, words, now.date()),
    }
    return {name: text for name, text in found.items() if text}


def detail_lines(match: Match, words: Catalogue, now: datetime) -> dict[str, str]:
    """The lines of the card and what does not fit on it: all times, languages, for whom, papers to bring."""
    offer = match.offer
    spoken = language_names(offer.languages, words)
    papers = ", ".join(offer.required_documents)
    more = {
        "schedule": words.say("card_schedule", schedule=text)
        if (text := schedule_text(offer.schedules, words))
        else "",
        "languages": words.say("card_languages", languages=spoken) if spoken else "",
        "eligibility": words.say("card_eligibility", eligibility=offer.eligibility)
        if offer.eligibility
        else "",
        "documents": words.say("card_documents", documents=papers) if papers else "",
        "residents": residents_text(offer, words),
        "email": words.say("card_email", email=offer.email) if offer.email else "",
    }
    known = lines(match, words, now)
    last = {"confirmed": known.pop("confirmed")} if "confirmed" in known else {}
    return {**known, **{name: text for name, text in more.items() if text}, **last}


def status_text(offer: Offer, words: Catalogue) -> str:
    """That an offer pauses or has a waiting list; empty for one that runs."""
    key = {"paused": "card_paused", "waiting_list": "card_waiting_list"}.get(offer.status)
    return words.say(key) if key else ""


def age_text(offer: Offer, words: Catalogue) -> str:
    """The ages it is for, or that it is for pregnancy alone; empty where it leaves that open."""
    low, high = offer.age_range
    if low is None and high is None:
        is_for_it_alone = offer.for_pregnancy and len(offer.phases) == 1
        return words.say("reason_pregnancy") if is_for_it_alone else ""
    high_text = (
        None if high is None else years_text(high + 1 if (high + 1) % MONTHS == 0 else high, words)
    )
    if not low:
        text = (
            words.say("card_up_to_age", high=high_text) if high_text else words.say("card_all_ages")
        )
    elif high_text is None:
        text = words.say("card_from_age", low=years_text(low, words))
    else:
        text = words.say("age_range", low=years_text(low, words), high=high_text)
    return words.say("card_age", age=text)


def years_text(months: int, words: Catalogue) -> str:
    """An age in months below two years, in whole years from then on."""
    if months < 2 * MONTHS and months % MONTHS:
        return words.say("age_months", count=months)
    return words.say("age_years", count=months // MONTHS)


def next_text(match: Match, words: Catalogue) -> str:
    """The next date, with its end on the clock where known; empty without one."""
    if is_around_the_clock(match.offer.schedules):
        return words.say("hours_around_the_clock")
    if match.next_date is None:
        return ""
    date_text = day_and_time(match.next_date, words.language)
    if match.next_end and match.next_end.date() == match.next_date.date():
        date_text += f"–{clock(match.next_end.time(), words.language)}"
    if all(schedule.by == "phone" for schedule in match.offer.schedules):
        date_text += f", {words.say('format_phone')}"
    return words.say("card_next", date=date_text)


def distance_text(match: Match, words: Catalogue) -> str:
    """How far it is from the family's place; empty where unknown, as in its own town without a street."""
    if match.distance_km is None or (
        match.distance_km < SAME_TOWN_KM and not is_placed(match.offer)
    ):
        return ""
    return words.say("card_distance", km=decimal(match.distance_km, words.language))


def address_text(offer: Offer, words: Catalogue) -> str:
    """The address, or that it is kept secret; empty where there is none to go to."""
    if offer.confidential:
        return words.say("card_confidential")
    return words.say("card_address", address=offer.address) if offer.address else ""


def office_text(offer: Offer, words: Catalogue) -> str:
    """Who can say more of an offer that gives no way to reach it; empty for others."""
    if ways_to_reach(offer):
        return ""
    office = office_for(offer)
    return words.say("card_ask_office", office=office.name, phone=office.phone)


def ways_to_reach(offer: Offer) -> list[str]:
    """Phones, e-mail and website, as far as there are any."""
    return [*(phone.number for phone in offer.phones), *filter(None, (offer.email, offer.website))]


def office_for(offer: Offer) -> Office:
    """The office that can say more of an offer.

    One of the whole region: the youth office frightens who looks for a course, or is secretly pregnant.
    """
    return responsible_office(None, offer.needs[0])


def choice_text(kind: str, value: str | None, words: Catalogue) -> str:
    """The words for a cost, an access or a format; empty where it is not known."""
    return words.say(f"{kind}_{value}") if value else ""


def confirmed_text(offer: Offer, words: Catalogue, today: date) -> str:
    """When the facts were last confirmed; a request to call first where that is long ago or unknown."""
    if not offer.confirmed:
        return words.say("card_unconfirmed")
    said = confirmed_date(offer.confirmed, words)
    old = is_stale(offer.confirmed, today)
    return words.say("card_confirmed_long_ago" if old else "card_confirmed", date=said)


def confirmed_date(confirmed: str, words: Catalogue) -> str:
    """ "2024-05" as "Mai 2024", a bare year as it is."""
    year, _, number = confirmed.partition("-")
    return month(date(int(year), int(number[:2]), 1), words.language) if number else year


def residents_text(offer: Offer, words: Catalogue) -> str:
    """Who may come; empty where everybody may."""
    places = words.listed(offer.serves_municipalities)
    return words.say("card_residents", places=places) if places else ""


@lru_cache(maxsize=1024)
def schedule_text(schedules: tuple[Schedule, ...], words: Catalogue) -> str:
    """All times in words, parted by semicolons; equal times of several days stand together."""
    if is_around_the_clock(schedules):
        return words.say("hours_around_the_clock")
    weekdays: dict[Schedule, list[str]] = {}
    for schedule in schedules:
        same = schedule if schedule.nth else replace(schedule, weekday="")
        weekdays.setdefault(same, []).append(schedule.weekday)
    return "; ".join(one_schedule(same, days, words) for same, days in weekdays.items())


def one_schedule(schedule: Schedule, weekdays: list[str], words: Catalogue) -> str:
    """One time on its weekdays in words, with its season and the holidays on which it pauses."""
    extras = [
        words.say(key)
        for key in ("not_in_school_holidays", "not_on_public_holidays")
        if getattr(schedule, key)
    ]
    if schedule.by == "phone":
        extras.insert(0, words.say("format_phone"))
    if schedule.season_from and schedule.season_to:
        extras.append(words.say("seasonal", **season(schedule, words)))
    note = noted(schedule.note, words)
    return words.listed([rhythm(schedule, weekdays, words), *extras, *filter(None, [note])])


def noted(note: str | None, words: Catalogue) -> str | None:
    """A note of the offer's file, which is German."""
    return note if words.language.spoken == DEFAULT else None


def rhythm(schedule: Schedule, weekdays: list[str], words: Catalogue) -> str:
    """Weekdays and clock time: weekly, every n weeks or on the nth weekdays of a month."""
    gaps = {"weekday": weekdays_text(weekdays, words), "time": time_span(schedule, words)}
    if schedule.nth:
        names = [words.say("nth_last" if n < 0 else f"nth_{n}") for n in schedule.nth]
        return words.say("nth_weekdays", nth=" / ".join(names), **gaps)
    if schedule.every_weeks > 1:
        return words.say("every_n_weeks", n=schedule.every_weeks, **gaps)
    return words.say("every_week", **gaps)


def weekdays_text(codes: list[str], words: Catalogue) -> str:
    """ "Montag–Freitag" for three and more days in a row, else "Montag, Dienstag"."""
    numbers = sorted(WEEKDAYS.index(code) for code in set(codes))
    names = [weekday(WEEKDAYS[number], words.language) for number in numbers]
    if len(numbers) >= DAYS_IN_A_ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{names[0]}–{names[-1]}"
    return words.listed(names)


def time_span(schedule: Schedule, words: Catalogue) -> str:
    """ "10:00–12:00", or from when where the end is not known."""
    opens = clock(schedule.opens, words.language)
    if schedule.closes is None:
        return words.say("from_time", opens=opens)
    return f"{opens}–{clock(schedule.closes, words.language)}"


def season(schedule: Schedule, words: Catalogue) -> dict[str, str]:
    """First and last day of the season, "MM-DD", as the months they lie in."""
    ends = {"from": schedule.season_from or "", "to": schedule.season_to or ""}
    return {
        name: words.language.locale.months["format"]["wide"][int(day[:2])]
        for name, day in ends.items()
    }


def languages_told(codes: Iterable[str], words: Catalogue) -> str:
    """The languages by name for whom German is foreign; empty in German, where they go without saying."""
    return "" if words.language.spoken == DEFAULT else language_names(codes, words)


def language_names(codes: Iterable[str], words: Catalogue) -> str:
    """The languages by their own names, parted by commas; unknown codes stay as they are."""
    known = languages()
    return words.listed(known[code].own_name if code in known else code for code in codes)


def map_url(offer: Offer) -> str | None:
    """A map with a pin, by position or else by address; None where only the town is known, or it is secret."""
    if offer.address is None or not is_placed(offer):
        return None
    if offer.street is None:
        return MAP_URL.format(lat=offer.lat, lon=offer.lon)
    return f"https://www.openstreetmap.org/search?query={quote(offer.address)}"


def is_placed(offer: Offer) -> bool:
    """Whether it is known where in its town an offer is: by a street, or a position of its own."""
    town = position_of(offer.municipality, offer.district)
    return bool(offer.street) or offer.position not in (None, town)


def web_address(website: str | None) -> str | None:
    """The website where it is a http or https address; None for anything else."""
    if website and urlsplit(website).scheme in ("http", "https"):
        return website
    return None


def iso_minutes(moment: datetime | None) -> str | None:
    """ "2026-11-23T10:00"; None without a date."""
    return moment.isoformat(timespec="minutes") if moment else None


def plain_text(match: Match, words: Catalogue, now: datetime) -> str:
    """An offer as plain text, a fact a line."""
    shown = card(match, words, now)
    head = [match.offer.name, match.offer.organization, shown["summary"]]
    contact = [words.say("card_phone", phone=phone) for phone in shown["phones"]]
    if shown["website"]:
        contact.append(words.say("card_website", website=shown["website"]))
    return "\n".join([*head, *contact, *detail_lines(match, words, now).values()])
