import pytest

from nlu.fold import bare, fold, tokens


@pytest.mark.parametrize(
    "written, folded",
    [
        ("", ""),
        ("İKİ", "iki"),
        ("ALTI altı", "alti alti"),
        ("Straße", "strasse"),
        ("für", "für"),
        ("fu\u0308r", "für"),
        ("soooo müde", "so müde"),
        ("1000 Nächte", "1000 nächte"),
        ("٣ سنين", "3 سنين"),
        ("۴۰ روزشه", "40 روزشه"),
        ("سَنَة", "سنه"),
        ("عـــمره", "عمره"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("ماهه‌ست", "ماههست"),
        ("کتاب یکی", "كتاب يكي"),
        ("ещё", "еще"),
        ("Дюpен", "дюрен"),
        ("Jülісh", "jülich"),
        ("d’accord", "d'accord"),
        ("3–5", "3-5"),
    ],
)
def test_fold_writes_the_same_what_means_the_same(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    "written, plain",
    [
        ("Jülich", "julich"),
        ("dwóch łap", "dwoch lap"),
        ("yaşında", "yasinda"),
        ("doiă țări", "doia tari"),
        ("mehî ye", "mehi ye"),
        ("п'ятий", "п'ятии"),
    ],
)
def test_bare_takes_accents_off(written, plain):
    assert bare(written) == plain


@pytest.mark.parametrize(
    "text, words",
    [
        ("", []),
        ("4jährige Tochter", ["4", "jährige", "Tochter"]),
        ("1,5 Jahre, 8:30", ["1,5", "Jahre", ",", "8:30"]),
        ("geb. 14.8.2021.", ["geb", ".", "14.8.2021", "."]),
        ("Düren'de", ["Düren", "'", "de"]),
        ("п'ять років", ["п'ять", "років"]),
        ("ماهه‌ست", ["ماهه‌ست"]),
        ("سَنة", ["سَنة"]),
        ("🤰 24.", ["🤰", "24", "."]),
    ],
)
def test_tokens_are_words_numbers_and_signs(text, words):
    assert [token.text for token in tokens(text)] == words


def test_tokens_know_their_place_in_the_text():
    text = "mein  Söhnchen"
    assert [text[token.start : token.end] for token in tokens(text)] == ["mein", "Söhnchen"]


def test_a_lone_accent_is_no_token() -> None:
    assert tokens("\u0301 \u200b") == ()
