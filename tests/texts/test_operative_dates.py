"""By which day something is due, in the five languages beside English: sentences written for these tests."""

from __future__ import annotations

import pytest

from multilateral.texts.model import Document, Paragraph
from multilateral.texts.operative import operative_acts
from multilateral.texts.operative.act import OperativeAct


def acts(language: str, text: str, *below: str, date: str | None = None) -> list[OperativeAct]:
    children = [Paragraph(id=f"op1.{n}", number=f"({n})", text=words) for n, words in zip("abc", below, strict=False)]
    one = Paragraph(id="op1", number="1", text=text, paragraphs=children)
    return operative_acts(Document(kind="resolution", language=language, session="78", date=date, operative=[one]))


ASKS = {
    "fr": "Prie le Secrétaire général de ",
    "es": "Solicita al Secretario General que ",
    "ru": "просит Генерального секретаря ",
    "ar": "تطلب إلى الأمين العام أن ",
    "zh": "请秘书长",
}
"""What "… " stands for: a request to the Secretary-General."""


@pytest.mark.parametrize(
    ("language", "text", "date", "session"),
    [
        ("fr", "… publier la carte des phares au plus tard le 31 décembre 2025 ;", "2025-12-31", None),
        ("fr", "Invite les États à éclairer leurs quais d’ici au 1er mars 2026 ;", "2026-03-01", None),
        ("fr", "… dresser la liste des ports avant la fin de 2027 ;", "2027-12-31", None),
        ("fr", "… lui présenter, à sa quatre-vingtième session, un rapport ;", None, 80),
        ("es", "… publique el mapa de los faros a más tardar el 31 de diciembre de 2025;", "2025-12-31", None),
        ("es", "Invita a los Estados a que iluminen sus muelles antes del 1 de marzo de 2026;", "2026-03-01", None),
        ("es", "… elabore la lista de puertos para finales de 2027;", "2027-12-31", None),
        ("es", "… le presente un informe en su octogésimo período de sesiones;", None, 80),
        ("ru", "… опубликовать карту маяков не позднее 31 декабря 2025 года;", "2025-12-31", None),
        ("ru", "предлагает государствам осветить свои причалы до 1 марта 2026 года;", "2026-03-01", None),
        ("ru", "… составить список портов до конца 2027 года;", "2027-12-31", None),
        ("ru", "… представить ей доклад на ее восьмидесятой сессии;", None, 80),
        ("ar", "… ينشر خريطة المنائر في موعد أقصاه 31 كانون الأول/ديسمبر 2025؛", "2025-12-31", None),
        ("ar", "تدعو الدول إلى أن تضيء أرصفتها قبل 1 آذار/مارس 2026؛", "2026-03-01", None),
        ("ar", "… يعد قائمة الموانئ بحلول نهاية عام 2027؛", "2027-12-31", None),
        ("ar", "… يقدم إليها تقريرا في دورتها الثمانين؛", None, 80),
        ("zh", "… 至迟于2025年12月31日公布灯塔图；", "2025-12-31", None),
        ("zh", "邀请各国在2026年3月1日之前照亮码头；", "2026-03-01", None),
        ("zh", "… 在2027年底之前编制港口名单；", "2027-12-31", None),
        ("zh", "… 向大会第八十届会议提交报告；", None, 80),
    ],
)  # fmt: skip
def test_a_last_day_or_a_session_is_read(language: str, text: str, date: str | None, session: int | None) -> None:
    (act,) = acts(language, text.replace("… ", ASKS[language]))
    assert (act.due_date, act.due_session) == (date, session)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "… suivre la décision du 31 décembre 2025 et le Programme à l’horizon 2030 ;",
        ),
        ("fr", "… publier le plan d’ici à 2026-2027 ;"),
        ("fr", "… publier la carte au plus tard le 31 février 2025 ;"),
        ("es", "… prepare el presupuesto para 2026 y aplique la Agenda 2030;"),
        ("ru", "… учесть Повестку дня на период до 2030 года;"),
        ("ar", "… يراعي خطة التنمية لعام 2030؛"),
        ("zh", "… 执行2030年议程，并说明截至2025年12月31日的情况；"),
    ],
)
def test_a_day_that_is_no_last_day_is_none(language: str, text: str) -> None:
    assert [act.due_date for act in acts(language, text.replace("… ", ASKS[language]))] in ([None], [None, None])


def test_what_is_asked_below_is_due_when_its_opening_says_unless_it_says_otherwise() -> None:
    found = acts(
        "fr",
        "Prie le Secrétaire général, d’ici au 30 juin 2026 :",
        "De publier la carte des phares ;",
        "De dresser la liste des ports au plus tard le 31 décembre 2026.",
    )
    assert [act.due_date for act in found] == ["2026-06-30", "2026-12-31"]


def test_a_day_that_was_over_when_the_text_was_adopted_is_looked_back_on() -> None:
    text = "Prie le Secrétaire général de rappeler ce qui devait être fait avant le 1er mars 2020 ;"
    assert [act.due_date for act in acts("fr", text, date="2019-12-01")] == ["2020-03-01"]
    assert [act.due_date for act in acts("fr", text, date="2023-12-01")] == [None]
