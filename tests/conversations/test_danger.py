"""Danger in a conversation, and how the talk goes on after it."""

from __future__ import annotations

import pytest

from bot.languages.catalogue import catalogue
from bot.places.region import region
from tests.conversations.family import Family

GERMAN = catalogue("de")
KOSLAR = "Meine Tochter ist 2 1/2 und spricht kaum, wir wohnen in Koslar"


@pytest.mark.parametrize("state", [[], [KOSLAR], ["mein Kind spricht nicht"], ["hallo"]])
def test_danger_beats_everything_in_every_state(state):
    family = Family()
    for message in [*state, "mein Mann schlägt mich, ich habe Angst"]:
        family.says(message)
    assert list(family.customs) == ["crisis"]
    assert "110" in family.text and "116016" in family.text


@pytest.mark.parametrize("said", ["wir wohnen in Nideggen", "gibt es da eine Beratung in Nideggen"])
def test_after_a_danger_the_talk_goes_on_with_help_for_it(family, said):
    family.says("mein Mann schlägt mich").says(said)
    assert family.customs["offers"]["query"]["needs"] == ["domestic_violence"]


def test_danger_is_answered_in_the_language_of_the_message(family):
    family.says(KOSLAR).says("my husband is beating me, please help")
    assert family.customs["crisis"]["language"] == "en"


def test_after_a_danger_help_comes_before_any_question():
    family = Family().says("mein Mann schlägt mich")
    family.says("wo kann ich heute Nacht mit den Kindern hin")
    assert GERMAN.say("after_shelter_violence") in family.text
    assert family.presses(GERMAN.say("need_domestic_violence")).offers
    assert family.state.needs[0] == "domestic_violence"


def test_what_a_cry_for_help_tells_beside_the_danger_is_remembered():
    family = Family().says("er schlägt mich, ich bin mit meinem Sohn (3) in Kreuzau")
    assert family.state.place["municipality"] == "Kreuzau"
    assert family.state.children


def test_after_a_danger_no_program_introduces_itself():
    family = Family().says("mein Mann schlägt mich")
    assert GERMAN.say("danger_robot") in family.text
    assert GERMAN.say("intro_emergency") not in family.says("ich wohne in Kreuzau").text


def test_a_question_after_danger_leads_on_to_help_not_to_topics():
    family = Family().says("mein vater schlägt meine mutter")
    family.says("erfährt das jugendamt das wenn ich da anrufe?")
    assert "Beratungsstellen" in family.text
    protection = GERMAN.say("need_child_protection")
    assert family.presses(protection).state.needs == ["child_protection"]


def test_a_teenager_in_danger_is_told_what_it_may_do_itself():
    text = Family().says("ich bin 15 und mein Stiefvater schlägt mich").text
    assert text.startswith(catalogue("de").say("danger_child_writes"))


@pytest.mark.parametrize(
    "goes_on", ["sie schläft jetzt ganz viel, ist das normal", "sie ist so blass"]
)
def test_what_sounds_dangerous_after_a_danger_is_answered_as_danger(goes_on):
    family = Family().says("ich hab sie heute angeschrien und dann geschüttelt, sie ist 5 wochen")
    assert "crisis" in family.says(goes_on).customs


@pytest.mark.parametrize("said", ["Linnich", "danke"])
def test_what_does_not_is_answered_as_what_it_is(said):
    family = Family().says("ich hab sie heute angeschrien und dann geschüttelt, sie ist 5 wochen")
    assert "crisis" not in family.says(said).customs


def test_a_teenager_who_tells_its_age_after_violence_is_led_to_those_who_protect_children():
    family = Family().says("mon père me frappe").says("jai 15 ans")
    assert family.state.danger == "child_danger" and family.state.needs == ["child_protection"]


def test_a_no_after_a_danger_stays_with_help():
    family = Family().says("mein vater schlägt mich").says("nein")
    assert family.state.danger and family.offers


@pytest.mark.parametrize(
    "danger, asked",
    [("جوزي بيضربني", "شو اعمل هلق"), ("mein mann schlägt mich", "was mach ich jetzt")],
)
def test_who_asks_after_a_danger_what_to_do_is_told_and_led_to_who_helps(danger, asked):
    family = Family().says(danger).says(asked)
    assert catalogue(family.state.language).say("after_at_once_violence") in family.text
    assert family.says("~need:domestic_violence").offers


@pytest.mark.parametrize(
    "said, key",
    [
        ("mein vater schlägt mich", "danger_child_writes"),
        ("babam beni dövüyor", "danger_child_writes"),
        ("mein kind ist verschwunden", "danger_missing"),
        ("ich hab mein baby geschüttelt", "danger_shaking"),
        ("meine kinder 3 und 5 sind nachts allein, ich arbeite", "danger_alone"),
        ("ich hab meinem sohn eine gescheuert und schäme mich so. er ist 5", "danger_child_danger"),
        ("mein mann droht die kinder umzubringen", "danger_violence"),
        ("mein sohn, 2, hat tabletten geschluckt", "danger_poisoning"),
        ("meine tochter 15 hat ganz viele tabletten geschluckt", "danger_overdose"),
        ("ich wollte sterben und hab alle tabletten geschluckt", "danger_overdose"),
        ("bir kutu hap içtim", "danger_overdose"),
        ("der kleine hat tabletten geschluckt", "danger_poisoning"),
    ],
)
def test_the_answer_fits_what_the_danger_is_about(said, key):
    family = Family().says(said)
    assert family.text.startswith(catalogue(family.state.language).say(key))


def test_a_child_in_danger_is_given_numbers_for_children():
    contacts = Family().says("mein vater schlägt mich").customs["crisis"]["contacts"]
    names = " ".join(one["name"] for one in contacts)
    assert "krisenchat" in names and "Elterntelefon" not in names


def test_a_young_person_who_took_pills_is_told_first_what_to_do_and_given_both_kinds_of_help():
    family = Family().says("bin 15, ich will sterben und hab alle tabletten geschluckt")
    assert family.text.startswith(catalogue("de").say("danger_overdose"))
    assert "Giftnotruf" in family.text and "krisenchat" in family.text


def test_after_an_overdose_there_is_somebody_to_talk_to_as_well():
    contacts = (
        Family().says("meine tochter 15 hat tabletten geschluckt").customs["crisis"]["contacts"]
    )
    names = [one["name"] for one in contacts]
    assert "112" in names[0]
    assert any("Giftnotruf" in name for name in names) and any(
        "krisenchat" in name for name in names
    )


def test_a_child_in_danger_is_not_led_to_help_for_women():
    family = Family().says("my dad hits me").says("i want counselling")
    needs = [one["payload"] for one in family.buttons]
    assert "~need:child_protection" in needs and "~need:domestic_violence" not in needs


@pytest.mark.parametrize(
    "before, asked",
    [
        ("mein kind hat spülmittel getrunken", "was jetzt"),
        ("ich hab sie heute angeschrien und dann geschüttelt, sie ist 5 wochen", "was jetzt"),
        ("mein ex steht vor der tür und bedroht mich", "ja er ist noch da"),
        ("my dad hits me", "is there somebody i can talk to"),
    ],
)
def test_who_asks_what_to_do_right_now_is_told_whom_to_call(before, asked):
    assert "crisis" in Family().says(before).says(asked).customs


def test_what_any_family_asks_for_stands_for_itself_even_after_a_danger():
    family = Family(language="tr").says("kocam beni dövüyor")
    family.says("kindergeld için nasıl başvuru yapacağım")
    assert family.state.needs == ["financial_benefits"]


def test_what_else_a_threatened_woman_tells_does_not_hide_who_protects_her():
    family = Family().says("mein mann schlägt mich").says("er will die kinder nach polen mitnehmen")
    assert family.state.needs[0] == "domestic_violence"
    assert family.says("gibt es eine krabbelgruppe").state.needs == ["parent_child_group"]


def test_a_child_in_danger_may_ask_for_something_else_later():
    family = Family().says("my dad hits me").says("im 14").says("football club in düren")
    assert family.state.needs == ["leisure"]


def test_whoever_is_threatened_with_the_children_is_told_who_helps_both():
    family = Family().says("kocam içince bana bağırıyor korkuyorum çocuklar 3 ve 7")
    assert "116016" in family.text and "110" in family.text


def test_who_was_beaten_and_is_afraid_still_is_not_spoken_to_as_who_beats_a_child():
    family = Family(language="pl").says("maz pije i bije mnie, heimbach, dzieci 2 i 6")
    family.says("on zaraz wroci boje sie")
    assert family.customs["crisis"]["kind"] == "violence"
    assert "116016" in family.text


def test_after_a_danger_the_offers_before_it_are_no_longer_on_the_screen():
    family = Family().says("Kita in Düren, mein Kind ist 3")
    assert family.state.shown
    assert not family.says("mein mann schlägt mich").state.shown


def test_asking_for_hours_on_another_day_is_no_cry_for_help():
    family = Family().says("der vater hat das baby geschüttelt, merzenich, 5 monate")
    family.says("suche krabbelgruppe").says("haben die auch samstags geöffnet?")
    assert "crisis" not in family.customs


@pytest.mark.parametrize(
    "language, joke",
    [("de", "ich bring den noch um haha"), ("ru", "я его когда-нибудь убью, ахах")],
)
def test_an_angry_joke_gets_a_kind_word_and_no_refusal(language, joke):
    text = Family(language=language).says(joke).text
    assert catalogue(language).say("heard") in text


@pytest.mark.parametrize("unclear", ["وين بروح هلق", "wie ist das wetter"])
def test_nobody_is_refused_after_a_danger(unclear):
    family = Family(language="ar").says("زوجي يشرب وبيضربني والاولاد خايفين").says(unclear)
    assert catalogue("ar").say("out_of_scope", region=region().name) not in family.text
    assert family.offers or family.customs["crisis"]["contacts"]


def test_who_is_beaten_by_a_drinker_is_led_to_who_protects_before_help_with_addiction():
    family = Family(language="ar").says("زوجي يشرب وبيضربني والاولاد خايفين").says("Jülich")
    assert family.state.needs[0] == "domestic_violence"
    assert "Frauen" in family.offers[0]["name"]


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("de", "bei der nachbarin schreit das baby jede nacht und man hört schläge"),
        ("en", "next door the father hits the baby every night, i hear it scream"),
        ("fr", "le bébé des voisins hurle toutes les nuits et j'entends des coups"),
    ],
)
def test_who_hears_the_neighbours_is_not_told_to_shake_no_baby(language, heard):
    family = Family(language).says(heard)
    assert (family.state.danger, family.state.scene) == ("child_danger", None)


@pytest.mark.parametrize("age, scene", [("2 Monate", "shaking"), ("5 Jahre", None)])
def test_only_of_small_children_it_is_said_that_they_must_not_be_shaken(age, scene):
    told = f"mein kind, {age}, schreit nur noch und ich hab angst ich tu ihm was an"
    assert Family(language="de").says(told).state.scene == scene


def test_an_au_pairs_own_age_hides_no_advice_not_to_shake_the_baby():
    family = Family(language="en").says("my host family's baby cries all the time, Düren")
    family.says("I'm 19 and not the mother").says("im scared i will shake him")
    assert family.state.scene == "shaking"


def test_who_tells_of_the_same_danger_again_is_not_read_the_same_words(family):
    first = family.says("ich will nicht mehr leben").text
    again = family.says("ich kann nicht mehr, ich will sterben").text
    assert GERMAN.say("danger_suicide") in first
    assert GERMAN.say("danger_suicide") not in again and GERMAN.say("danger_still") in again
    assert "112" in again


def test_what_to_do_for_the_body_is_said_again_in_full(family):
    family.says("mein kind hat spülmittel getrunken")
    assert GERMAN.say("danger_poisoning") in family.says("sie hat spülmittel geschluckt!!").text


@pytest.mark.parametrize(
    "place, office", [("Titz", "Kreisjugendamt Düren"), ("Düren", "Jugendamt der Stadt Düren")]
)
def test_where_a_child_is_in_danger_the_jugendamt_of_the_place_is_named(family, place, office):
    family.says(f"die nachbarin schlägt ihr kind, wir wohnen in {place}")
    names = [contact["name"] for contact in family.customs["crisis"]["contacts"]]
    assert office in names and len(names) <= 5


@pytest.mark.parametrize(
    "told, key",
    [
        ("My landlord comes into my room at night and touches me", "danger_grown_up"),
        ("I am 16 and my boss touches me all the time", "danger_abuse_young"),
        ("Our landlord touches my daughter, she is 9", "danger_abuse"),
    ],
)
def test_a_grown_up_who_is_harassed_is_not_spoken_to_as_a_child(told, key):
    family = Family(language="en").says(told)
    assert catalogue("en").say(key) in family.text
    assert ("116016" in family.text) == (key == "danger_grown_up")


def test_what_is_asked_in_a_seizure_is_no_poisoning():
    family = (
        Family(language="sq").says("djali im 3 vjeç ka konvulsione").says("ti fus diçka në gojë?")
    )
    assert family.state.danger == "medical"


def test_a_girl_who_sent_a_picture_is_not_told_of_residence_permits():
    family = Family(language="de").says("ich bin 14, ein typ erpresst mich mit nacktbildern")
    family.says("krieg ich ärger wenn ich zur polizei geh, habs ja selber geschickt")
    assert GERMAN.say("after_papers") not in family.text
    assert family.customs["crisis"]["contacts"]
