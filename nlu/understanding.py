"""Everything a message says, in one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from bot import settings
from bot.need import circumstances
from nlu.age import AgeFindings, ChildAge, find_ages
from nlu.aspect import asks_of_offers, find_after_danger, find_aspects
from nlu.circumstance import without_concept
from nlu.clause import clauses, joined_clauses
from nlu.control import find_control, is_plain
from nlu.courtesy import COURTESIES, without_courtesy
from nlu.fact import find_fact
from nlu.features import evidence, words
from nlu.language import find_language
from nlu.model import current
from nlu.name import find_names
from nlu.need import NeedFinding, find_needs, needs_beside
from nlu.opinion import Opinion
from nlu.passage import passages, sentences
from nlu.phrases import phrases_of
from nlu.place import PlaceFinding, find_place
from nlu.pregnancy import Pregnancy
from nlu.question import find_question, is_plain_question
from nlu.remainder import remainder, without_place
from nlu.safety import ALARM_AGAIN, find_crisis, is_certain, is_denied, patterns_found, suspicion


@dataclass(frozen=True)
class Understanding:
    """What a message says; what it does not say is None, empty or false."""

    language: str
    needs: tuple[NeedFinding, ...] = ()
    children: tuple[ChildAge, ...] = ()
    pregnancy: Pregnancy | None = None
    place: PlaceFinding | None = None
    crisis: str | None = None
    control: str | None = None
    is_plain: bool = False
    faq: str | None = None
    aspects: tuple[str, ...] = ()
    asks_of_offers: bool = False
    beside: tuple[str, ...] = ()
    own_age_years: int | None = None
    sounds_dangerous: bool = False
    is_certain_danger: bool = False
    denies_danger: bool = False
    all_clear: bool = False
    after_danger: str | None = None
    likeliest_need: str | None = None
    likely_aspects: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    out_of_scope: bool = False
    text: str = ""

    @cached_property
    def fact(self) -> str | None:
        """The fact that it asks for, looked for late as only a conversation needs it; none for danger."""
        return None if self.crisis else find_fact(self.text, self.language)

    @property
    def is_clear(self) -> bool:
        """Whether it states a need rather than that it could be one."""
        return bool(self.needs) and self.needs[0].confidence >= CLEAR_NEED

    @property
    def intent(self) -> str:
        """What kind of message it is, by the most urgent of its findings; "inform" without any."""
        found = {
            "danger": self.crisis,
            "control": self.control,
            "question": self.faq,
            "out_of_scope": self.out_of_scope,
        }
        return next((name for name, value in found.items() if value), "inform")

    def as_json(self) -> dict[str, Any]:
        """The findings as plain JSON, with the keys always in the same order."""
        return {
            "language": self.language,
            "needs": [asdict(need) for need in self.needs],
            "children": [_only(child, CHILD) for child in self.children],
            "pregnancy": self.pregnancy and _only(self.pregnancy, PREGNANCY),
            "place": self.place and _place(self.place),
            "crisis": self.crisis,
            "control": self.control,
            "faq": self.faq,
            "out_of_scope": self.out_of_scope,
        }

    def for_conversation(self) -> dict[str, Any]:
        """The same but for its being out of scope, and what only means something in a conversation.

        That is what it asks of the offers that are shown, what it asks for beside its first need, how
        old the writer is, whether a control word or a question is plain, whether it sounds after a danger
        as if that went on or all were well, and what it would ask of it, how certain a danger is or that
        there is none, which need a word of it would be about and what it would ask if it were about one or
        asked, the names of offers in it, and which fact it asks for.
        """
        told = self.as_json() | {"beside": list(self.beside)}
        return {name: told.get(name, getattr(self, name)) for name in FINDINGS}


# What a conversation is given of a message beside its intent and its text.
FINDINGS = (
    *(each.name for each in fields(Understanding) if each.name not in ("out_of_scope", "text")),
    "fact",
)
ALL_CLEAR = 0.1  # evidence of a message that sounds like danger and is none
NAMED = 0.0  # score of a need that a word or two name: "und der Kurs?"
# The same of an aspect where hardly anything else is asked, as after a danger: "polis istemiyorum". Of 178 such
# questions 145 have what they ask as the likeliest, of 26 other wishes one has any.
LIKELY_ASPECT = -0.5
CLEAR_NEED = 0.5  # score of a need that is stated, beside a fact
A_WISH = 0.4  # confidence of one that is stated beside a circumstance
# By how much a message must rather sound like danger and be none than be out of scope.
AN_IDIOM = 1.0
NO_AGE = 1.87  # by how much it must rather be that than a fact where it seems to tell an age
ANY_NEED = 0.0  # the same where the rest is so much rather a need than a fact
RATHER_NEED = 0.8
# Evidence below which no clause asks; "ile to kosztuje i czy mówią po polsku?" has -0.4.
NO_ASPECT = -0.7
MERE_THANKS = 1.4  # evidence of a control word: "danke, das hilft mir nicht" has less
A_QUESTION = 20  # words: a longer message is no question or two
A_FACT = Opinion({"kind": {"inform": 1.0}})  # of a bare name ("Mündt") there is nothing to think
CHILD = ("min_months", "max_months")
PREGNANCY = ("weeks",)
PLACE = ("municipality", "district", "postal_code", "in_region", "lat", "lon")


def understand(
    text: str, language: str | None = None, now: datetime | None = None
) -> Understanding:
    """What a message says; `language` is the one the conversation has been in so far.

    `now` is for ages told as birth dates, by default the program's own clock. Raises ModelError
    when nothing has been trained yet.
    """
    found = _understand(text, language, now)
    if found.control not in COURTESIES:
        return found
    # "Danke, und gibt es auch einen Zahnarzt?" is no goodbye.
    rest = without_courtesy(text, found.language)
    wish = _understand(rest, found.language, now) if rest and rest != text.strip() else found
    # Nor is "danke, das hilft mir" a complaint, as the rest of it could be.
    if wish.aspects == ("unfit",) and _control(text, found.language) >= MERE_THANKS:
        return found
    says_more = (
        wish.aspects or wish.is_clear or wish.faq or wish.children or wish.crisis or wish.names
    )
    return wish if says_more else found


def _control(text: str, language: str) -> float:
    return opinion_of(text, language).best("control")


@dataclass(frozen=True)
class Heard:
    """A message taken apart: what each part of the understanding looks at."""

    text: str
    words: tuple[str, ...]
    language: str
    ages: AgeFindings
    place: PlaceFinding | None
    opinion: Opinion
    of_passages: list[Opinion]


def _understand(text: str, language: str | None, now: datetime | None) -> Understanding:
    heard = _hear(text, language, now)
    found = _with_danger(heard, _with_facts(heard))
    if not found.crisis:
        found = _with_questions(heard, found)
    return _with_scope(heard, _with_needs(heard, found))


def _hear(text: str, language: str | None, now: datetime | None) -> Heard:
    its_words = words(text)
    spoken = find_language(its_words, opinion_of_language(text), language)
    ages = find_ages(text, spoken, (now or settings.now()).date())
    place = find_place(text, spoken)
    opinion = _opinion(text, spoken, ages, place)
    of_passages = [opinion_of(passage, spoken) for passage in passages(text)]
    return Heard(text, its_words, spoken, ages, place, opinion, of_passages)


def _with_facts(heard: Heard) -> Understanding:
    """What a message tells of the family, and the names in it."""
    ages = heard.ages
    return Understanding(
        heard.language,
        children=ages.children,
        pregnancy=ages.pregnancy,
        place=heard.place,
        own_age_years=ages.own_age_years,
        names=find_names(heard.words),
        text=heard.text,
    )


def _with_danger(heard: Heard, found: Understanding) -> Understanding:
    """The finding with the danger that the message tells of, or denies."""
    opinion, patterns = heard.opinion, patterns_found(heard.words)
    of_sentences = (opinion_of(sentence, heard.language) for sentence in sentences(heard.text))
    crisis = find_crisis(patterns, len(heard.words), opinion, heard.of_passages, of_sentences)
    is_certain_danger = bool(crisis) and is_certain(patterns, opinion)
    return replace(
        found,
        crisis=crisis,
        # "Baby" in a cry for help tells no age that anything could be chosen by.
        children=tuple(child for child in found.children if child.stated or not crisis),
        sounds_dangerous=suspicion(opinion) >= ALARM_AGAIN,
        is_certain_danger=is_certain_danger,
        denies_danger=is_denied(patterns, opinion),
        all_clear=not crisis and opinion.fits("kind", "harmless") >= ALL_CLEAR,
        after_danger=find_after_danger(opinion, is_certain_danger),
    )


def _with_questions(heard: Heard, found: Understanding) -> Understanding:
    """The finding with what is asked of the conversation, of the assistant or of the offers shown."""
    asked = (heard.words, heard.language, heard.opinion)
    control = find_control(*asked)
    faq = None if control else find_question(*asked)
    return replace(
        found,
        control=control,
        faq=faq,
        is_plain=is_plain(control, *asked) or is_plain_question(faq, *asked),
        aspects=_aspects(heard, names_offer=bool(found.names)),
    )


def _with_needs(heard: Heard, found: Understanding) -> Understanding:
    """The finding with the needs that are told, none where something else is asked; and how they are told."""
    opinion, language = heard.opinion, heard.language
    asks = found.aspects and not opinion.says_plainly("need")
    is_asked = found.control or found.faq or asks
    needs = _with_wish(find_needs(opinion, found.crisis), heard) if not is_asked else ()
    apart = _told_apart(heard.text, language, found.children) if needs else []
    of_clauses = [opinion_of(clause, language) for clause in apart]
    others = {"faq": found.faq, "control": found.control, "need": needs}
    return replace(
        found,
        needs=needs,
        beside=needs_beside((opinion, *heard.of_passages), needs, of_clauses),
        asks_of_offers=asks_of_offers(found.aspects, [k for k, v in others.items() if v], opinion),
        likeliest_need=opinion.likeliest("need") if opinion.best("need") >= NAMED else None,
        likely_aspects=_likely_aspects(opinion),
    )


def _likely_aspects(opinion: Opinion) -> tuple[str, ...]:
    """What a message may ask for, the likeliest first; often nothing."""
    scores = opinion.scores.get("aspect", {})
    likely = (aspect for aspect in scores if scores[aspect] >= LIKELY_ASPECT)
    return tuple(sorted(likely, key=lambda aspect: -scores[aspect]))


def _with_scope(heard: Heard, found: Understanding) -> Understanding:
    """The finding; out of scope where it says nothing and is none of the assistant's business."""
    tells_age = bool(found.children or found.pregnancy)
    told = found.crisis or found.control or found.faq or found.needs
    if told or not is_out_of_scope(heard.opinion, tells_age):
        return found
    return replace(
        found, out_of_scope=True, children=(), is_plain=heard.opinion.is_plain("out_of_scope")
    )


def _opinion(text: str, language: str, ages: AgeFindings, place: PlaceFinding | None) -> Opinion:
    """What the classifier thinks of a message in which ages and a place, or none, have been found."""
    if place and place.says_all:
        return replace(A_FACT, beside_a_fact=True)
    opinion = opinion_of(without_place(text, language) if place else text, language)
    if ages or place:
        return _beside_facts(opinion, text, language, ages)
    # What tells neither an age nor a place tells no fact that a search can use.
    is_need = opinion.kind == "inform" and opinion.best("need") >= CLEAR_NEED
    return replace(opinion, states_need=True) if is_need else opinion


def _aspects(heard: Heard, names_offer: bool) -> tuple[str, ...]:
    """The aspects of offers that a message asks for; several only where it is as short as questions are.

    Where the whole sounds like none no clause is looked at, which saves most needs the time.
    """
    may_ask = len(heard.text.split()) <= A_QUESTION and heard.opinion.best("aspect") >= NO_ASPECT
    parts = clauses(heard.text, heard.language) if may_ask else []
    of_clauses = (opinion_of(part, heard.language) for part in parts)
    return find_aspects(heard.opinion, of_clauses, names_offer)


def _told_apart(text: str, language: str, children: Sequence[ChildAge]) -> list[str]:
    """The clauses in which another need may be told: of another child, or another wish."""
    return (clauses if len(children) > 1 else joined_clauses)(text, language)


def is_out_of_scope(opinion: Opinion, tells_age: bool) -> bool:
    """Whether a message has nothing to do with families; an angry joke of a parent has.

    What seems to tell an age must be plain: "ein Paket, zehn Kilo" tells none, "twenty months" does.
    """
    by = opinion.fits("kind", "out_of_scope")
    is_idiom = opinion.fits("kind", "harmless") - by >= AN_IDIOM
    is_fact = tells_age and by - opinion.fits("kind", "inform") < NO_AGE
    return opinion.kind == "out_of_scope" and not is_idiom and not is_fact


def opinion_of_language(text: str) -> Opinion:
    """In what language the classifier thinks a text is."""
    return current().opinion(evidence(text, words(text)))


def opinion_of(text: str, language: str) -> Opinion:
    """What the classifier thinks of a text in a language ("de-simple" is German)."""
    return current().opinion(evidence(text, words(text), language.partition("-")[0]))


def _beside_facts(opinion: Opinion, text: str, language: str, ages: AgeFindings) -> Opinion:
    """The opinion of a message that tells an age or a place, which drown out what else it says.

    A pregnancy is left as it is: it is a fact and sounds like a need.
    """
    opinion = replace(opinion, beside_a_fact=True)
    if opinion.kind != "inform" or ages.pregnancy:
        return opinion
    rest = remainder(text, language)
    second = opinion_of(rest, language)
    if not _states_need(second):
        return opinion
    # What seems to tell a place may be the wish itself: "o locuință" is a flat.
    clearest = max(opinion, second, key=lambda each: each.best("need"))
    return replace(clearest, states_need=True)


def _states_need(opinion: Opinion) -> bool:
    """Whether what is left without age and place asks for something, and tells no further fact."""
    plainly = opinion.fits("kind", "need") - opinion.fits("kind", "inform") >= RATHER_NEED
    return opinion.best("need") > (ANY_NEED if plainly else CLEAR_NEED)


def _with_wish(needs: tuple[NeedFinding, ...], heard: Heard) -> tuple[NeedFinding, ...]:
    """The needs with the wish second, where the first is a circumstance told beside it."""
    if not needs or needs[0].id not in circumstances():
        return needs
    rest = opinion_of(without_concept(heard.text, needs[0].id, heard.language), heard.language)
    wishes = [need for need in find_needs(rest, None)[:1] if need.confidence >= A_WISH]
    others = (need for need in (*wishes, *needs[1:]) if need.id != needs[0].id)
    return tuple({need.id: need for need in (needs[0], *others)}.values())


def warm_up() -> None:
    """Reads everything that is read on first use, so that no family waits for it."""
    for language, phrase in {each.language: each for each in phrases_of("inform")}.items():
        understand(phrase.text, language).for_conversation()


def _only(finding: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in names}


def _place(found: PlaceFinding) -> dict[str, Any]:
    """The place; where its name may mean several, `candidates` says which."""
    named = [_only(candidate, ("municipality", "district")) for candidate in found.candidates]
    return {**_only(found, PLACE), **({"candidates": named} if named else {})}
