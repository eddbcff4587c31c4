"""Ages told as a bare number: of a child ("tochter 9"), or of the writer ("bin 15")."""

from __future__ import annotations

import re
from typing import Any

from nlu.reading import Reading, is_past
from nlu.span import GROWN_UP_YEARS, OLDEST_CHILD_YEARS, nearly_span, year_span

YOUNGEST_WRITER_YEARS = 6
# So old are those who write "we are 15"; a smaller number counts a family.
YEARS_OF_FRIENDS = (11, 17)
YOUNGEST_WITH_WORD_YEARS = 8  # "jam ne muajin e 6" is no age

NOT_COUNTED = r"(?!['.-]?[CKgo])"
GLUE = r"[fkpi~be,:('-]{0,4}"
HALF = r"(?:[-&]?a?h)?"
# "15 11 und 4": dictated without commas; only the last "and" shows that it is a list.
SPOKEN_LIST = r"n{2,7}&n"
LIST = rf"(?:{SPOKEN_LIST}|n{HALF}(?:,?[,&/]n)+|n{HALF}|a&a?h)"
# "One" is an age only where nothing follows that it could count: "er ist eins.", "she's one".
ONE_AT_END = r"(?:a(?=[.,)T]|$)|(?<=[kf])a(?=&(?!a?h)))"

OWN = re.compile(
    r"S[kf'(@,e]{0,3}n(?:[-&]?a?h)?(?!['-]?Y[EL])(?:[-'f]?[Yyz]O?)?(?!'f|['.-]{0,2}[CKgoMmWwDd&]?[CKMmWwDd])"
    r"|nz|enS|Vn['-]?[Yy](?![EL])|SVn(?=[.,&)pc]|$)"
)
# "Bin schwul 15 und in der Schule", "ich bin Mia und 10"
OWN_AFTER_WORD = re.compile(r"Su{1,2}&?n(?=[.)]|[,&](?!n)|$)")
WE_ARE = re.compile(
    r"[_V][fk]?n(?:(?<=_n)(?:[t/&]|-)?n)?(?:[Yyz]O?)?(?=[.)pSfT]|,(?!n)|&(?![nah])|$)|_[fk]?n[Yyz](?![ELBf])"
)
AGE_WORD = re.compile(
    rf"(?P<word>[AT]|(?<![naohx])y(?=[:fk]?[na]))[k:,f'@~u]{{0,2}}(?P<list>{LIST}|{ONE_AT_END}){NOT_COUNTED}"
)
AGE_WORD_AFTER = re.compile(rf"(?P<list>{LIST})[-']?(?P<word>[AO])")
CHILD = re.compile(
    rf"(?P<who>[cKps])(?P<glue>{GLUE}u?[fki~be,:('-]{{0,3}})(?P<list>{LIST}|{ONE_AT_END})"
    r"(?![.'-]{0,2}[CKgoWMD])"
)
OF = re.compile(rf"e(?P<list>{LIST})(?=[k.,f)]|&(?!a?h)|$)")
# "At two and a half": no clock tells halves so.
AT_HALF = re.compile(r"@(?P<list>n[-&]?a?h)")
# "Ma 5": a verb that alone says whose age it is.
HAS_YEARS = re.compile(rf"i[f~]?(?P<list>{LIST})(?=f?[.,&)]|[pS]|$)")
# "She's been five since September", "er ist fünf seit März"
SINCE = re.compile(r"[cp]'?(?:kL|vL|k)(?P<list>n)(?=B[fu]?[Nµ])")
# "Sie 7, er 9": each number with its pronoun.
EACH = re.compile(r"p(?P<list>n)(?=[,&]?pk?n(?=[.,)k]|$))|(?<=px)[,&]?pk?(?P<list2>n)(?=[.,)k]|$)")
# "Zwölf ist er": only as a whole clause, for "um drei ist er da" tells the time.
NUMBER_FIRST = re.compile(
    rf"(?:^|[.,&(])f?~?(?P<list>{LIST})(?:kp?c|kp|pk|p(?![,.]?k)|i)(?=f?[.,&()]|$)"
)
# "Мальчик лет пяти": so a Slavic language says "about five".
YEARS_FIRST = re.compile(r"[cKp][f,]?Y(?P<list>n)(?![YMWDCKgk])")
# "Three: 12, 8 and 3", "three I have: 2, 7 and 15", "girl of 10 and her brother 7", "8 Monate und 4".
AFTER_COUNT = re.compile(rf"(?:[nK]:|n[kvV][:-]|K-)(?P<list>{LIST})(?=[.,)]|&(?!a?h)|$)")
# "Four at home: 1 4 6 11": as many numbers as were counted.
COUNTED = re.compile(
    rf"(?P<count>n)[CKc]?[:,(]?(?P<list>n(?:,?[,&/]?n)+){NOT_COUNTED}(?!['.-]?[MWDdmwYy])"
)
ONE_AND_ONE = re.compile(rf"[ac](?P<list>n&?[ac]n){NOT_COUNTED}")
BECAME = re.compile(rf"[.,](?:fkf?|k(?=n&))(?P<list>n){NOT_COUNTED}(?![MWDY])")
CHILD_OF = re.compile(r"[cK]f?[eE](?P<list>n[-&]?a?h(?!C)|n(?=[.,)B]|&(?!a?h)|$))")
SECOND = re.compile(
    r"(?<=x)(?:[&,]{1,2}[apo]?|[ap])[ef]?(?P<list>n(?:&ah|-?h)?(?:[,&]n)*)(?=[.,)]|$)"
)
AT_START = re.compile(r"^e(?P<list>n)(?=[uk&,])")
ALL = re.compile(
    rf"^[.fk~@eup]?(?P<list>{LIST})[.]*$|^p?(?P<list2>{LIST})[,&]|^[^.nC]{{1,4}},(?P<list3>n),"
)
LAST = re.compile(rf"(?:(?<=[cKp].)[^.]*[,.]|[.])(?P<list>{LIST})[.]?$")
# "Die Jungs streiten nur noch, 5 und 7", without the comma
PAIR_AT_END = re.compile(r"K[^.xnCN]{0,5}[^.xnCNB](?P<list>n&n)[.]?$")
# A number that is a clause of its own: "stammer got worse, 4", "die zwei (4 und 6)", ", ist sechs,"
ALONE = re.compile(
    rf"(?:(?:(?<!n)[.,]|[.,](?=[kf]))(?:kf?|fk?)?|\()(?P<list>{LIST})(?=[.,)]|$)(?!\.n)"
)
# "Thirteen, nearly fourteen" is one child.
NEXT = re.compile(r"(?P<now>n)[,&]?f?~(?P<next>n)")
SOON = re.compile(rf"~(?P<list>{LIST})(?=[.,&)]|$)")
COPULA = re.compile(rf"(?<!C)k[fu]?(?P<list>{SPOKEN_LIST}|n(?:,?[,&]n)+){NOT_COUNTED}")
# "Die Emma ist zwei die hat ...": a name is an unknown word. What is counted would follow the
# number, so a clause must end or begin there.
CLAUSE_ENDS = r"(?=[.,)(pSVfvPTkB]|&(?!a?h)|$|(?P<next>u))"
NAMED = re.compile(
    rf"(?P<name>u)'?(?P<verb>k)[f~]{{0,2}}(?P<list>n{HALF}|{ONE_AT_END}){NOT_COUNTED}{CLAUSE_ENDS}"
)
# "Jetzt ist der Moritz acht"
NAMED_AFTER = re.compile(
    rf"(?P<verb>k)f?(?P<article>u)(?P<name>u)[f~]{{0,2}}(?P<list>n{HALF}){NOT_COUNTED}{CLAUSE_ENDS}"
)
# "The son of my partner is 11"
CHILD_OF_ADULT = re.compile(
    rf"c[upfEe]{{0,3}}X(?:[f']?[kv][f~]{{0,2}}|,)(?P<list>{LIST}){NOT_COUNTED}{CLAUSE_ENDS}"
)
# "My younger boy, who was small then and is ten now"
AND_IS = re.compile(
    rf"[cp][^.nxXSpK]{{1,9}}&k[f~]{{0,2}}(?P<list>n{HALF}){NOT_COUNTED}{CLAUSE_ENDS}"
)
# "My child is disabled and 9"
CHILD_AND = re.compile(r"[cp]k[fu]{1,3}&f?(?P<list>n)(?=[.,)]|$)")
# "Ali 13 wants to play football. Fatima 3 needs ...", "Lena 7, Tim 4"
LABEL = re.compile(rf"(?<![^.,&])(?P<name>u)(?P<list>n{HALF})(?=(?P<next>[uL])|[.,&]|$)")
HIGHEST_MARK = 6  # "Mathe 5, Deutsch 4" and sizes of nappies are no ages
CHILD_BEFORE = re.compile(r"[cKs][^.nx]{0,7}$")
# So old is a child only if somebody calls them one; a writer or a stranger is none.
CALLED_CHILD = re.compile(r"[cKAT][^.XSuY]{0,3}$|p[kfb~]{1,2}$|[cKp][^.XS]{0,4}[,(]$|[.,k]f?e$")

PATTERNS = (
    AGE_WORD, AGE_WORD_AFTER, COUNTED, AFTER_COUNT, CHILD, CHILD_OF, ONE_AND_ONE, OF, AT_HALF, AT_START,
    HAS_YEARS, SINCE, EACH, NUMBER_FIRST, YEARS_FIRST, COPULA, CHILD_OF_ADULT, AND_IS, CHILD_AND, NAMED,
    NAMED_AFTER, BECAME, ALL, SOON, SECOND, LAST, PAIR_AT_END, ALONE,
)  # fmt: skip


def read_own_age(reading: Reading) -> None:
    """The writer's own age: "bin 15", "im 18", "16 yaşındayım", "wir sind 15"."""
    for pattern in (OWN, OWN_AFTER_WORD, WE_ARE):
        for match in reading.matches(pattern):
            years = reading.numbers(match, 0)
            if _is_own_age(reading, match, pattern, years):
                span = year_span(years[0])[0], year_span(years[-1])[1]
                reading.take(match.start(), span, "own")
                reading.read(match)


def _is_own_age(
    reading: Reading, match: re.Match[str], pattern: re.Pattern[str], years: list[float]
) -> bool:
    was = reading.letters.startswith("P", match.end()) and reading.mark(match.start()) != "self_is"
    if years[0] % 0.5 or was:  # "als ich 8 war"
        return False
    if pattern is OWN_AFTER_WORD:
        return years[0] >= YOUNGEST_WITH_WORD_YEARS and reading.mark(match.start()) == "self_is"
    if pattern is WE_ARE:
        return YEARS_OF_FRIENDS[0] <= years[0] <= years[-1] <= YEARS_OF_FRIENDS[1]
    return years[0] >= YOUNGEST_WRITER_YEARS


def read_lists(reading: Reading) -> None:
    """Numbers without a unit beside a word for age or for a child: "tochter 9", "5 und 8"."""
    for match in reading.matches(NEXT):
        if reading.values(match, "next", "n")[0] - reading.values(match, "now", "n")[0] == 1:
            reading.read(match, "now")
    for pattern in PATTERNS:
        for match in reading.matches(pattern):
            _take_list(reading, match)


def read_labels(reading: Reading) -> None:
    """Names each with its number: "Lena 7, Tim 4"; one alone is no age ("Bus 13")."""
    labels = [each for each in reading.matches(LABEL) if not reading.mark(each.start("name"))]
    if len(labels) > 1 and _are_ages(reading, labels):
        for match in labels:
            _take_numbers(reading, match.start("list"), reading.numbers(match, "list"))
            reading.read(match)


def _are_ages(reading: Reading, labels: list[re.Match[str]]) -> bool:
    """Whether labels are told in sentences, or exceed what marks in school may be."""
    if any(found.kind == "grade" for found in reading.found):
        return False
    highest = max(reading.numbers(match, "list")[-1] for match in labels)
    return highest > HIGHEST_MARK or all(match["next"] for match in labels)


def _take_list(reading: Reading, match: re.Match[str]) -> None:
    groups = match.groupdict()
    name = next(name for name in ("list", "list2", "list3") if groups.get(name))
    start, end = match.span(name)
    before, after = reading.letters[:start], reading.letters[end:]
    if is_past(before, after) or not _fits_pronoun(groups, reading.letters[: match.start()], after):
        return
    if _is_time_of_day(reading, match) or _is_guess(reading, end) or not _fits_name(reading, match):
        return
    numbers = reading.numbers(match, name)
    if _is_count(reading, match, after) or not _fits_count(reading, match, numbers):
        return
    _take_numbers(reading, start, numbers)
    reading.read(match, name)


def _take_numbers(reading: Reading, start: int, numbers: list[float]) -> None:
    before = reading.letters[:start]
    span_of_years = nearly_span if re.search("[~b]$", before) else year_span
    for number in numbers:
        if 0 < number <= _oldest(before, numbers):
            reading.take(start, span_of_years(number), "stated")


def _oldest(before: str, numbers: list[float]) -> int:
    """The most years that a number means there; whoever is grown up must be called a child."""
    called_child = min(numbers) < GROWN_UP_YEARS or CALLED_CHILD.search(before)
    return OLDEST_CHILD_YEARS if called_child else GROWN_UP_YEARS - 1


def _fits_pronoun(groups: dict[str, Any], before: str, after: str) -> bool:
    """A pronoun needs a verb beside it ("er ist 3"); an unknown word, the end of the clause."""
    glue = groups.get("glue") or ""
    verb = re.search("[kbi':-]", before[-1:] + glue)
    if groups.get("who") == "p" and not verb and not _has_verb_last(groups, before, after):
        return False
    return "u" not in glue or glue.endswith("e") or bool(re.match(r"[.,&)]|$", after))


def _has_verb_last(groups: dict[str, Any], before: str, after: str) -> bool:
    """Whether the verb follows the number: Kurmanji "ew 7 e", German "weil er 7 ist"."""
    one = "&" not in groups["list"] and not re.match("kf?[na]", after)
    return one and after.startswith("k") and not re.search("[Bt]$", before)


def _is_time_of_day(reading: Reading, match: re.Match[str]) -> bool:
    """Whether "it is nine" tells the time: "it" is a child only where one was just spoken of."""
    if "who" not in match.groupdict() or reading.mark(match.start("who")) != "impersonal":
        return False
    before, after = reading.letters[: match.start()], reading.letters[match.end() :]
    return bool(re.match(r"B[nh]", after)) or not CHILD_BEFORE.search(before)


def _is_count(reading: Reading, match: re.Match[str], after: str) -> bool:
    """Whether "two child(ren), three bills" counts both times: Turkish has no plural there."""
    counted = reading.letters[: match.start()].endswith("n") and after.startswith("u")
    return counted and "," in (match.groupdict().get("glue") or "")


def _fits_count(reading: Reading, match: re.Match[str], numbers: list[float]) -> bool:
    """Whether there are as many numbers as were counted before them, if any were."""
    if "count" not in match.groupdict():
        return True
    return bool(reading.values(match, "count", "n")[0] == len(numbers))


def _is_guess(reading: Reading, end: int) -> bool:
    """Whether a number only guesses with the next what both count: "five, six hours a day"."""
    follows = re.match(r",?n['.-]?C", reading.letters[end:])
    if not follows:
        return False
    following = end + follows.group().index("n")
    return bool(reading.clues[following].value == reading.clues[end - 1].value + 1)


def _fits_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether an unknown word before "is" may be a child's name, and no thing counted follows."""
    groups = match.groupdict()
    if groups.get("next") and not reading.mark(match.end("list")):
        return False
    if "name" not in groups:
        return True
    is_friend = re.search("X[fu]?$", reading.letters[: match.start()])
    if reading.mark(match.start("verb")) != "named" or is_friend:
        return False
    if groups.get("article"):
        return [reading.mark(match.start(name)) for name in ("article", "name")] == ["who", ""]
    return reading.mark(match.start("name")) in ("", "who")
