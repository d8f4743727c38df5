"""Ordinals, dates, sessions and opening words of all six languages, and which language a text is in."""

from __future__ import annotations

import pytest

from multilateral.texts.wording import (
    LANGUAGES,
    date_iso,
    date_printed,
    is_operative,
    is_preambular,
    lead,
    ordinal,
    ordinal_words,
    session_printed,
)
from multilateral.texts.wording.recognise import recognise


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_ordinal_is_read_as_it_is_written(code: str) -> None:
    language = LANGUAGES[code]
    assert [ordinal(ordinal_words(n, language), language) for n in range(1, 200)] == list(range(1, 200))


@pytest.mark.parametrize(
    ("code", "words", "number"),
    [
        ("fr", "Soixante-dix-huitième", 78),
        ("fr", "quatre-vingt-unième", 81),
        ("fr", "78e", 78),
        ("es", "septuagésimo octavo", 78),
        ("es", "Septuagésima octava", 78),
        ("es", "vigesimoquinto", 25),
        ("es", "tercer", 3),
        ("ru", "семьдесят восьмая", 78),
        ("ru", "Семьдесят восьмой", 78),
        ("ru", "78-я", 78),
        ("ar", "الثامنة والسبعون", 78),
        ("ar", "الثامنة والسبعين", 78),
        ("ar", "الحادية عشرة", 11),
        ("zh", "七十八", 78),
        ("zh", "一百一十", 110),
    ],
)
def test_an_ordinal_is_read_in_the_forms_in_which_it_is_printed(code: str, words: str, number: int) -> None:
    assert ordinal(words, LANGUAGES[code]) == number


@pytest.mark.parametrize(
    ("code", "session", "printed"),
    [
        ("fr", "78", "Soixante-dix-huitième session"),
        ("es", "78", "Septuagésimo octavo período de sesiones"),
        ("ru", "78", "Семьдесят восьмая сессия"),
        ("ar", "78", "الدورة الثامنة والسبعون"),
        ("zh", "78", "第七十八届会议"),
        ("fr", "ES-11", "Onzième session extraordinaire d’urgence"),
        ("zh", "ES-11", "第十一届紧急特别会议"),
    ],
)
def test_a_session_is_named_as_mastheads_name_it(code: str, session: str, printed: str) -> None:
    assert session_printed(session, LANGUAGES[code]) == printed


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("en", "1 December 2023"),
        ("fr", "1er décembre 2023"),
        ("es", "1 de diciembre de 2023"),
        ("ru", "1 декабря 2023 года"),
        ("ar", "1 كانون الأول/ديسمبر 2023"),
        ("zh", "2023年12月1日"),
    ],
)
def test_a_date_is_printed_and_read_in_each_language(code: str, printed: str) -> None:
    assert date_printed("2023-12-01", LANGUAGES[code]) == printed
    assert date_iso(printed, LANGUAGES[code]) == "2023-12-01"


def test_a_masthead_may_print_its_date_in_english() -> None:
    assert date_iso("6 December 2023", LANGUAGES["zh"]) == "2023-12-06"
    assert date_iso("31 февраля 2023 года", LANGUAGES["ru"]) is None


@pytest.mark.parametrize(
    ("code", "text", "opening"),
    [
        ("fr", "Prenant note avec satisfaction du rapport", "Prenant note avec satisfaction"),
        ("fr", "Rappelant également sa résolution", "Rappelant également"),
        ("fr", "Ayant examiné le rapport", "Ayant examiné"),
        ("fr", "S’inquiétant vivement des tempêtes", "S’inquiétant vivement"),
        ("es", "Acogiendo con beneplácito la lista", "Acogiendo con beneplácito"),
        ("es", "Profundamente preocupada además por el frío", "Profundamente preocupada además"),
        ("es", "Teniendo presente la niebla", "Teniendo presente"),
        ("ru", "с удовлетворением отмечая также работу", "с удовлетворением отмечая также"),
        ("ru", "принимая во внимание туман", "принимая во внимание"),
        ("ru", "рассмотрев доклад", "рассмотрев"),
        ("ar", "وإذ تحيط علما مع التقدير بتقرير الحراس", "وإذ تحيط علما مع التقدير"),
        ("ar", "وقد نظرت في التقرير", "وقد نظرت"),
        ("ar", "واقتناعا منها بأهمية المنارات", "واقتناعا منها"),
        ("zh", "赞赏地注意到灯塔守护人的报告", "赞赏地注意到"),
        ("zh", "又深为关切浓雾", "又深为关切"),
    ],
)
def test_the_opening_words_of_a_preambular_paragraph(code: str, text: str, opening: str) -> None:
    language = LANGUAGES[code]
    assert lead(text, operative=False, language=language) == opening
    assert is_preambular(text, language)


@pytest.mark.parametrize(
    ("code", "text", "opening"),
    [
        ("fr", "Demande instamment aux États", "Demande instamment"),
        ("fr", "Se félicite également du travail", "Se félicite également"),
        ("es", "Pone de relieve la necesidad", "Pone de relieve"),
        ("es", "Reitera su solicitud al Secretario General", "Reitera su solicitud"),
        ("ru", "настоятельно призывает государства", "настоятельно призывает"),
        ("ru", "принимает к сведению доклад", "принимает к сведению"),
        ("ar", "تؤكد من جديد أهمية الضوء", "تؤكد من جديد"),
        ("ar", "تهيب بالدول", "تهيب"),
        ("zh", "又请秘书长提出报告", "又请"),
        ("zh", "最强烈地谴责盗窃灯油", "最强烈地谴责"),
    ],
)
def test_the_opening_words_of_an_operative_paragraph(code: str, text: str, opening: str) -> None:
    language = LANGUAGES[code]
    assert lead(text, operative=True, language=language) == opening
    assert is_operative(text, language)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "L’Assemblée générale, rappelant sa résolution sur les phares et les petits navires qui passent",
            "fr",
        ),
        (
            "La Asamblea General, recordando su resolución sobre los faros y las naves que pasan por el mar",
            "es",
        ),
        ("The keepers of the lamps meet on the first day of the month to count the oil that is left for them", "en"),
        ("Генеральная Ассамблея, ссылаясь на свою резолюцию о маяках", "ru"),
        ("إن الجمعية العامة، إذ تشير إلى قرارها بشأن المنارات", "ar"),
        ("EX/RES/3/2 Distr.: General 6 December 2031 大会，回顾其关于灯塔的决议，", "zh"),
    ],
)
def test_a_text_is_in_the_language_of_its_small_words_or_its_script(text: str, code: str) -> None:
    guess = recognise(text)
    assert (guess.code, guess.certain) == (code, True)


@pytest.mark.parametrize(
    "text",
    [
        "Die Versammlung der Wärter beschließt, dass die Lampen jeden Abend mit frischem Öl zu füllen sind",
        "A assembleia dos faroleiros decide que as lâmpadas devem ser cheias todas as noites com azeite novo e limpo",
        "Η συνέλευση των φαροφυλάκων αποφασίζει ότι οι λυχνίες πρέπει να ανάβουν κάθε βράδυ με νέο λάδι και φως",
    ],
)
def test_a_text_in_none_of_the_languages_is_told_apart(text: str) -> None:
    assert recognise(text).certain is False
    assert recognise(text).code is None
