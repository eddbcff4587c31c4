"""What is asked after a danger: the answer names what to do and who helps, in the family's language."""

from __future__ import annotations

import pytest

from actions.after_text import after_text
from actions.message import Message
from actions.state import State
from actions.turn import Turn
from bot.languages.catalogue import catalogue
from bot.languages.language import languages
from nlu.phrases import AFTER_DANGER, CRISES
from tests.conversations.family import MONDAY, Family

SUICIDE = "meine frau sagt ohne sie wären wir besser dran, sie will nicht mehr leben"
BEATEN = "mein mann schlägt mich"
SWALLOWED = "mein sohn, 2, hat ein spülmaschinentab gegessen"
BRUISES = "ein kind in meiner kita hat überall blaue flecken, ich glaube der vater schlägt es"

CASES = [
    ("de", "mein kind ist verschwunden", "was soll ich jetzt machen", "danger_missing"),
    (
        "de",
        "ich hab 20 tabletten geschluckt",
        "muss ich wirklich ins krankenhaus",
        "danger_overdose",
    ),
    ("de", "ich hab das baby geschüttelt", "muss ich da jetzt wirklich hin", "danger_shaking"),
    ("de", SUICIDE, "kann ich sie morgen früh allein lassen", "after_at_once_suicide"),
    ("de", SUICIDE, "sie will zu keinem arzt", "aspect_unwanted"),
    ("de", BEATEN, "erfährt mein mann das", "faq_traces"),
    ("de", BEATEN, "ich will keine polizei", "aspect_unwanted"),
    ("de", BEATEN, "was passiert dann", "after_police_violence"),
    ("de", BEATEN, "ich hab angerufen keiner geht ran", "after_unreachable"),
    ("de", SWALLOWED, "er lacht wieder, muss ich da wirklich hin", "after_at_once_poisoning"),
    ("de", BRUISES, "muss ich vorher die eltern informieren", "after_rights_child_danger"),
    ("de", BRUISES, "die mutter kommt gleich abholen was mach ich", "after_at_once_child_danger"),
    ("en", "my husband beats me", "i called, nobody answers", "after_unreachable"),
    ("en", "my husband beats me", "what happens if i call", "after_police_violence"),
    ("tr", "kocam beni dövüyor", "polis istemiyorum", "aspect_unwanted"),
    ("tr", "kocam beni dövüyor", "kocam öğrenir mi", "faq_traces"),
    ("ar", "جوزي بيضربني", "اتصلت وما حدا رد", "after_unreachable"),
    ("uk", "чоловік мене б'є", "він дізнається?", "faq_traces"),
    ("pl", "mąż mnie bije", "dzwoniłam, nikt nie odbiera", "after_unreachable"),
    ("de", BEATEN, "er steht vor der tür und klingelt sturm", "after_now_threat"),
    ("de", BRUISES, "gerade schreit es wieder ganz laut", "after_now_child_danger"),
    ("de", SUICIDE, "sie hat sich eingeschlossen und antwortet nicht mehr", "after_now_suicide"),
    ("de", SWALLOWED, "er wird jetzt ganz schläfrig", "danger_medical"),
    ("de", SWALLOWED, "er übergibt sich jetzt schon wieder", "after_now_body"),
    ("de", SWALLOWED, "in welches krankenhaus sollen wir fahren", "after_hospital"),
    ("de", BEATEN, "kann ich den hund mitnehmen", "after_shelter_violence"),
    ("de", BEATEN, "wo können wir heute nacht schlafen", "after_shelter_violence"),
    ("de", BEATEN, "was sage ich meinem sohn", "after_tell_child"),
    ("de", BEATEN, "soll ich die nachrichten löschen oder aufheben", "after_evidence_violence"),
    (
        "en",
        "my husband beats me",
        "can he get me deported, my visa is through him",
        "after_papers_violence",
    ),
    ("en", "my husband beats me", "he apologised and bought me flowers", "after_sorry_threat"),
    ("tr", "kocam beni dövüyor", "özür diledi", "after_sorry_threat"),
    ("ru", "у новорожденного температура 39", "в какую больницу ехать в Дюрене", "after_hospital"),
    ("fa", "شوهرم منو میزند", "اقامت من به او وابسته است", "after_papers_violence"),
    (
        "fr",
        "mon bébé de 3 semaines a 39 de fièvre",
        "pas de papiers, vont prévenir la police?",
        "after_papers_body",
    ),
    ("de", SUICIDE, "holen die dann die polizei oder sperren mich ein", "after_police_suicide"),
    ("ro", "bebelușul meu de 3 săptămâni are 38.6", "nu avem asigurare, cat costa", "after_cost"),
    (
        "tr",
        "eski kocam beni öldüreceğini söylüyor",
        "nerde kalabiliriz bu gece",
        "after_shelter_violence",
    ),
    ("bg", "мъжът ми ме бие", "сега звъни на вратата", "after_now_threat"),
    (
        "uk",
        "мій син пише що не хоче жити",
        "чи його заберуть у психлікарню",
        "after_police_suicide",
    ),
    (
        "ru",
        "мой сын пропал, не пришел из школы",
        "а полиция не скажет ждать сутки?",
        "danger_missing",
    ),
    ("ar", "ابني اختفى من المدرسة", "ماعندي أوراق، الشرطة ترحلني؟", "after_papers"),
    ("de", BEATEN, "er ist wieder da", "after_now_threat"),
    ("en", "my husband beats me", "he is back", "after_now_threat"),
    ("fr", "mon mari me frappe", "il est revenu", "after_now_threat"),
    ("fa", "شوهرم منو میزند", "برگشته خونه", "after_now_threat"),
    ("ku", "mêrê min li min dixe", "ew vegeriya", "after_now_threat"),
    ("de", BEATEN, "kostet die beratung was", "after_cost_violence"),
    (
        "de",
        "meine eltern wollen mich zwangsverheiraten, ich bin 16",
        "was soll ich jetzt machen",
        "danger_forced_marriage_young",
    ),
    (
        "en",
        "my ex hits me and threatens to abduct my children",
        "is he allowed to do that",
        "danger_abduction",
    ),
    (
        "de",
        "ein mann im internet erpresst meine tochter, 13, mit nacktbildern",
        "sollen wir zahlen",
        "danger_blackmail",
    ),
    ("de", BEATEN, "ich will nicht mehr leben", "danger_suicide"),
    ("de", BRUISES, "brauch ich dafür beweise", "after_evidence_child_danger"),
    ("en", "my baby wont wake up", "she breathes but will not wake up", "danger_unconscious"),
    ("de", BEATEN, "was sag ich denn am telefon", "after_say"),
    ("de", SWALLOWED, "was soll ich denen am telefon sagen", "after_say_body"),
    ("de", BRUISES, "ich weiß nicht wie ich das sagen soll am telefon", "after_say_child_danger"),
    ("de", SUICIDE, "wer passt auf die kleinen auf wenn sie in die klinik muss", "after_minder"),
    ("de", SWALLOWED, "darf er jetzt schlafen", "after_asleep"),
    (
        "de",
        "meine frau hat eine ganze packung tabletten genommen",
        "darf sie schlafen wenn sie atmet",
        "after_asleep",
    ),
    ("de", BEATEN, "muss sich das ein arzt ansehen", "after_hospital_threat"),
    ("de", SUICIDE, "in welche klinik soll ich mit ihr", "after_hospital_suicide"),
    ("tr", "kocam beni dövüyor", "telefonda ne diyeceğim", "after_say"),
    ("pl", "mąż mnie bije", "kto zajmie się dziećmi jak pójdę na policję", "after_minder"),
    ("en", "my husband beats me", "should a doctor look at my neck", "after_hospital_threat"),
    ("en", "my sister took a whole box of pills", "can i let her sleep it off", "after_asleep"),
]


@pytest.mark.parametrize("language, told, asked, key", CASES)
def test_a_question_after_a_danger_is_answered_with_what_to_do_and_who_helps(
    language, told, asked, key
):
    family = Family(language=language).says(told)
    family.says(asked)
    assert catalogue(language).say(key) in family.text
    assert family.customs["crisis"]["contacts"]
    assert family.state.danger


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("danger", CRISES)
def test_everything_that_may_be_asked_after_a_danger_has_an_answer_in_every_language(
    danger, language
):
    state = State(language=language, danger=danger)
    turn = Turn(state, Message(), MONDAY)
    assert all(after_text(turn, asked) for asked in AFTER_DANGER)


@pytest.mark.parametrize("unclear", ["hm ja also", "tja so ist das halt"])
def test_what_is_not_understood_after_a_danger_leads_to_people_not_to_advice_to_breathe(unclear):
    family = Family().says(BEATEN).says(unclear)
    assert catalogue("de").say("heard") not in family.text
    assert family.customs["crisis"]["contacts"]


def test_who_asks_after_a_danger_for_somebody_who_speaks_the_language_is_told_of_those_who_help():
    family = Family(language="uk").says("син каже що не хоче жити, роздає свої речі")
    family.says("є хтось хто говорить українською?")
    assert family.customs["crisis"]["contacts"]


def test_a_wish_told_before_a_danger_is_taken_up_again():
    family = Family().says("suche eine hebamme in düren").says("mein mann schlägt mich")
    family.says("und die hebamme?")
    assert family.state.needs[0] == "midwife_birth" and family.offers


def test_after_an_accident_that_ended_well_the_wish_is_answered():
    family = Family().says("suche eine hebamme in düren, meine tochter ist 5 wochen")
    family.says("sie krampft und wird blau")
    family.says("wir sind im krankenhaus, alles gut. jetzt noch hebamme")
    assert family.state.danger is None and family.offers


def test_a_button_battery_is_an_emergency_whatever_the_child_looks_like():
    family = Family().says("mein sohn (2) hat vielleicht eine knopfzelle verschluckt")
    assert catalogue("de").say("danger_battery") in family.text
    assert "112" in family.text


def test_a_mother_who_is_beaten_is_not_spoken_to_as_a_child():
    family = Family().says("mein sohn ist 4 und spricht nicht, düren")
    family.says("er spricht nicht mehr seit er sieht wie sein vater mich schlägt")
    assert catalogue("de").say("danger_child_writes") not in family.text


def test_a_question_of_law_is_answered_with_what_is_known_and_whom_to_ask():
    family = Family().says("mein chef hat mir die ausbildung gekündigt, ich bin 17, düren")
    family.says("darf der das einfach so")
    assert catalogue("de", is_young=True).say("outlook_dismissed") in family.text


def test_the_place_told_after_a_danger_leads_to_who_protects_whatever_else_the_message_sounded_like():
    family = Family(language="tr").says("kızım 13, internette 30 yaşında bi adamla yazışıyo")
    assert family.says("Jülich").state.needs[0] in (
        "child_protection",
        "abuse_help",
        "acute_crisis",
    )


@pytest.mark.parametrize(
    "language, told, asks, yes",
    [
        ("de", BEATEN, "kannst du den verlauf hier löschen", "ja"),
        ("tr", "kocam beni dövüyor", "sil bunu", "evet"),
    ],
)
def test_who_is_in_danger_can_delete_the_conversation_by_words(language, told, asks, yes):
    family = Family(language=language).says(told).says(asks)
    if "deleted" not in family.customs:  # who does not say plainly what to delete is asked
        assert "~delete" in [button["payload"] for button in family.buttons]
        family.says(yes)
    assert family.state.danger is None and "deleted" in family.customs


def test_a_battery_is_no_matter_of_laughing_again():
    family = Family().says("mein sohn (2) hat vielleicht eine knopfzelle verschluckt")
    assert "crisis" in family.says("alles gut, er lacht wieder").customs


def test_a_wish_after_a_danger_keeps_the_place_that_it_names():
    family = Family().says("kita in jülich, mein sohn ist 3").says(BEATEN)
    assert family.says("eine kita in düren bitte").state.place["municipality"] == "Düren"


@pytest.mark.parametrize(
    ("language", "told", "wish"),
    [
        ("en", "my husband hits me", "can you also tell me how to get child benefit"),
        ("de", BEATEN, "und wie krieg ich kindergeld"),
        ("tr", "kocam beni dövüyor", "çocuk parasını nasıl alırım"),
    ],
)
def test_an_everyday_wish_after_a_danger_is_no_question_about_it(language, told, wish):
    family = Family(language).says(told).says(wish)
    assert family.state.needs[0] == "financial_benefits"


def test_of_offers_shown_long_after_a_danger_is_asked_as_of_any():
    family = Family().says(BEATEN).says("suche eine kita in jülich, meine tochter ist 3")
    assert family.offers
    assert "crisis" not in family.says("wer entscheidet das").customs


def test_what_happens_to_the_body_is_no_question_of_rights():
    family = Family().says("mein baby krampft und wird blau").says("was passiert dann")
    assert catalogue("de").say("after_at_once_medical") in family.text


BLACKMAIL = {
    "de": (
        "ein mann im internet droht meiner tochter, 13, ihre nacktbilder zu verschicken",
        "soll ich den chat löschen?",
    ),
    "ru": ("дочери 13, мужик в инстаграме требует голые фото и угрожает", "удалить переписку?"),
    "ar": ("رجل على الانترنت يهدد ابنتي 13 سنة بنشر صورها العارية", "امسح المحادثة؟"),
}


@pytest.mark.parametrize("language, told, asked", [(k, *v) for k, v in BLACKMAIL.items()])
def test_a_chat_that_is_evidence_is_not_taken_for_this_conversation(language, told, asked):
    family = Family(language=language).says(told).says(asked)
    assert catalogue(language).say("after_evidence_abuse") in family.text
    assert family.state.danger == "abuse"
    assert "~delete" in [button["payload"] for button in family.buttons]


def test_who_cannot_call_is_told_first_who_knows_of_such_dangers_and_answers_in_writing():
    family = Family(language="de").says(BEATEN).says("kann ich da auch schreiben statt anrufen")
    first = next(line for line in family.text.splitlines() if "https://" in line)
    assert "hilfetelefon.de" in first


def test_who_fears_that_the_other_parent_takes_the_children_is_told_who_decides_that():
    family = Family(language="de").says(BEATEN).says("kann er mir das sorgerecht wegnehmen")
    assert catalogue("de").say("fact_custody") in family.text and "110" in family.text


def test_once_the_police_have_been_there_it_is_said_how_long_who_hit_stays_away():
    family = Family(language="de").says(BEATEN)
    family.says("die polizei war da und hat ihn mitgenommen, jetzt ist alles ruhig")
    assert catalogue("de").say("after_police_came") in family.text and family.state.danger is None
