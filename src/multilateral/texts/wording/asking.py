"""How five other languages say who is to do what: data, a language an entry. Patterns are ``regex`` sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """What must be known of one language to find its acts.

    ``verbs`` maps plain English verbs to their forms, ``before`` are adverbs before them; ``next_`` is what stands before a further verb of a paragraph;
    ``after`` may stand between a verb and whom it addresses. ``ends`` is where the task begins after the addressee; with
    ``parties`` the addressee is one of those, where no word parts it from the task. ``session`` names a
    session, with ORDINAL for its number; ``agenda``, ``take_up`` and ``seized`` are read after the verb that decides;
    ``sub_item_first`` says that a sub-item is named before its item. ``by`` says that a date is the last day, with DATE
    for it; ``by_year`` that a year is (group year).
    """

    verbs: Mapping[str, str]
    before: str
    next_: str
    after: str
    ends: str
    session: str
    agenda: str
    take_up: str
    seized: str
    by: str
    by_year: str
    parties: str = ""
    sub_item_first: bool = False


_ADVERBS_FR = (
    r"(?: (?:également|aussi|instamment|de nouveau|en outre|à nouveau|vivement|une nouvelle fois|donc|par ailleurs))*"
)
_ADVERBS_ES = r"(?: (?:también|además|asimismo|nuevamente|una vez más|de nuevo|encarecidamente|firmemente))*"
# A year, and none that a range or a day of it goes on from.
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![–/\d-])"

FRENCH = Tongue(
    verbs={
        "Urges": rf"(?:demande|prie|engage|invite){_ADVERBS_FR} instamment(?: à)?|exhorte|engage",
        "Calls upon": r"demande(?! que)(?= (?:à|aux?)\b)(?! au Secrétaire général)|appelle|exhorte",
        "Requests": r"prie|(?:réaffirme|réitère|rappelle) (?:la demande|sa demande)[^,;]{0,40}?|demande(?= au Secrétaire général)",
        "Invites": r"invite",
        "Encourages": r"encourage|engage",
        "Decides": r"décide",
    },
    before=r"(?i:de nouveau|à nouveau|une fois de plus|également)",
    next_=r"(?:, |,? et )(?:(?:en outre|à cet égard|dans ce contexte|à cette fin),? )?",
    after=_ADVERBS_FR + r"(?:, [^,]{1,80},)? (?:(?:à |au |aux |le |la |les |l’|à l’))?",
    ends=r",? (?:de|d’|à|à ce qu[e’])(?= ?\p{Ll}+(?:er|ir|re|oir)\b|’?(?: |’)?(?:lui|leur|y|en|les?|la|l’|se|s’|ne|continuer)\b)| :$",
    session=r"(?:à|durant|pendant|lors de|de|pour|au cours de) (?:sa|la|ses|leur) ORDINAL(?: et [\p{L}-]+)? sessions?",
    agenda=r"(?:d’inscrire|d’inclure|de faire figurer)\b.*\bordre du jour|(?:d’inscrire|d’inclure)\b.*\bquestions?\b",
    take_up=r"(?:de|d’)\s?(?:poursuivre|continuer|examiner|revenir|reprendre|étudier|maintenir à l’examen|consacrer)",
    seized=r"de (?:demeurer|rester) (?:activement )?saisie",
    by=r"\b(?:au plus tard(?: le)?|d[’'](?:ici (?:au|le)|ici à la date du)|avant le|jusqu[’']au) DATE",
    by_year=rf"\b(?:au plus tard(?: en)?|d[’']ici(?: à)?|avant)(?: la fin (?:de|du)| fin)?(?: l[’']année| l[’']an)? {_YEAR}",
)
SPANISH = Tongue(
    verbs={
        "Urges": r"insta(?: encarecidamente)?",
        "Calls upon": r"exhorta|hace un llamamiento",
        "Requests": r"solicita|pide|(?:reitera|reafirma|recuerda) (?:su|la) (?:solicitud|petición)",
        "Invites": r"invita",
        "Encourages": r"alienta",
        "Decides": r"decide",
    },
    before=r"(?i:también|nuevamente|una vez más|además)",
    next_=r"(?:, |,? [ye] )(?:(?:a este respecto|en este contexto|a tal fin),? )?",
    after=_ADVERBS_ES + r"(?:, [^,]{1,80},)? (?:(?:al|a la|a los|a las|a|de que el) )?",
    ends=r",? (?:a que|que|para que|de que)\b| que:$",
    session=r"(?:en|durante|de|para) (?:su|el|sus|los) ORDINAL(?: y [\p{L} ]{1,40}?)? períodos? de sesiones|(?:en|durante|de|para) sus períodos de sesiones ORDINAL",
    agenda=r"(?:incluir|inscribir|mantener)\b.*\b(?:programa|temas? titulados?|subtemas? titulados?)",
    take_up=r"(?:seguir|continuar|proseguir|examinar|volver|considerar|dedicar|mantener)\b",
    seized=r"(?:seguir|continuar) (?:ocupándose|examinando activamente)",
    by=r"\b(?:a más tardar(?: el)?|no más tarde del?|antes del|hasta el) DATE",
    by_year=(
        rf"\b(?:a más tardar(?: en| a)?|antes de(?:l)?|de aquí a(?:l)?)"
        rf"(?: (?:fin|final|fines|finales|término) de(?:l)?)?(?: año)? {_YEAR}"
        rf"|\bpara (?:fines|finales|el final) de(?:l)?(?: año)? {_YEAR}"
    ),
)
RUSSIAN = Tongue(
    verbs={
        "Urges": r"настоятельно (?:призывает|просит)",
        "Calls upon": r"призывает|обращается с призывом к",
        "Requests": r"просит|(?:вновь )?подтверждает (?:свою|содержащуюся)[^,;]{0,60}? просьбу|повторяет свою просьбу",
        "Invites": r"предлагает",
        "Encourages": r"рекомендует|поощряет",
        "Decides": r"постановляет",
    },
    before=r"(?i:вновь|также|далее|решительно|еще раз)",
    next_=r"(?:, |,? и |, а )(?:(?:в этой связи|в этом контексте|с этой целью),? )?",
    after=r"(?: (?:также|далее|вновь|еще раз|настоятельно|к|в этой связи))*(?:, [^,]{1,80},)? ",
    ends=r",? (?=(?:(?:не|и далее|регулярно|оперативно|по-прежнему) )*\p{Ll}+(?:ть|ти|чь)(?:ся)?\b)|:$",
    session=r"(?:на|в ходе|к|до|для) (?:ее|его|своей|их|этой) ORDINAL(?: и [\p{L} ]{1,40}?)? сесси[ияй]х?|на ORDINAL сессии|повестку дня (?:своей|ее) ORDINAL сессии",
    agenda=r"(?:включить|сохранить)\b.*\b(?:повестк|пункт|подпункт)",
    take_up=r"(?:продолжи|рассмотреть|рассматривать|вернуться|вновь рассмотреть|изучить|продолжать)",
    seized=r"(?:и далее |продолжать )(?:активно )?заниматься",
    by=r"\b(?:не позднее(?: чем)?(?: к)?|не позже|(?<!период )до|к) DATE",
    by_year=rf"\b(?:не позднее|не позже|(?<!период )до|к)(?: конца| концу| исхода)? {_YEAR}(?: год[ау]|\s?г\.)",
)
ARABIC = Tongue(
    verbs={
        "Urges": r"تحث",
        "Calls upon": r"تهيب ب|تدعو بقوة|تناشد",
        "Requests": r"تطلب|تكرر (?:تأكيد )?طلبها|تؤكد من جديد طلبها|تعيد تأكيد طلبها|تكرر تأكيد طلبها",
        "Invites": r"تدعو",
        "Encourages": r"تشجع",
        "Decides": r"تقرر",
    },
    before=r"(?:و)",
    next_=r"(?:، )?\bو(?=ت)",
    after=r"(?: (?:أيضا|كذلك|مرة أخرى|من جديد|مجددا|بقوة|في هذا الصدد|إلى|من))*(?:، [^،]{1,80}،)? ?(?:إلى )?",
    ends=r"،? (?=أن |ألا |على |إلى أن |مواصلة )|:$",
    session=r"(?:في|خلال|أثناء|إلى|قبل) (?:الدورة|الدورتين|دورتها|دورتيها|دورته) ORDINAL|لدورتها ORDINAL|للدورة ORDINAL",
    agenda=r"أن (?:تدرج|تبقي)\b.*(?:جدول|البند)",
    take_up=r"أن (?:تواصل|تنظر|تعود|تستأنف|تبحث|تبقي|تولي|تكرس)",
    seized=r"أن تبقي (?:هذه )?المسألة قيد نظرها",
    by=r"(?<!\p{L})(?:بحلول|قبل|حتى|في موعد (?:أقصاه|لا يتجاوز|لا يتعدى)|في أجل أقصاه)(?: يوم)? DATE",
    by_year=rf"(?<!\p{{L}})(?:بحلول|قبل|في موعد (?:أقصاه|لا يتجاوز|لا يتعدى))(?: نهاية| أواخر)?(?: عام| العام| سنة)? {_YEAR}",
    sub_item_first=True,
)
CHINESE = Tongue(
    verbs={
        "Urges": r"敦促",
        "Calls upon": r"促请|呼吁|吁请",
        "Requests": r"请(?!求)|要求|重申(?:其|对)?[^，；]{0,12}?请求",
        "Invites": r"邀请",
        "Encourages": r"鼓励",
        "Decides": r"决定",
    },
    before=r"(?:又|还|并|再次|再度|进一步|也|同时)",
    next_=r"(?:[，；、]|，?并)(?:在这方面|为此|就此)?(?:又|还|并|再次|也|同时)*",
    after=r"",
    ends=r"",
    session=r"ORDINAL届(?:和第[\p{Han}]{1,5}届)?(?:会议|常会)",
    agenda=r".*(?:列入|保留).*(?:议程|项目|分项)|.*议程.*(?:列入|保留)",
    take_up=r".*(?:继续审议|审议|继续审查|审查|再次讨论|重新审议)",
    seized=r".*继续处理(?:此案|此事|该事项|这一问题)",
    by=r"(?:至迟|最迟|不迟于|不晚于)[在于]?DATE|DATE(?:之前|以前|前)",
    by_year=(
        r"(?:至迟|最迟|不迟于|不晚于|到)[在于]?(?P<year>(?:19|20)\d\d)年(?:年?[底末])?(?!\s?\d)"
        r"|(?P<year>(?:19|20)\d\d)年(?:年?[底末])?(?:之前|以前|前)"
    ),
    parties=(
        r"(?:联合国)?秘书长(?!的?(?:报告|特别|个人))|所有会员国|会员国|各会员国|各国政府|各国|所有国家|国家|缔约国|秘书处|特别委员会|"
        r"人权理事会|安全理事会|经济及社会理事会|大会主席|特别报告员|独立专家|联合国[\p{Han}]{2,20}?(?:署|处|厅|方案|基金|组织|系统)|"
        r"管理国|国际社会|委员会|大会部|政府|各方|有关各方"
    ),
)

TONGUES: Mapping[str, Tongue] = {"fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC, "zh": CHINESE}
