"""How each language cites: its words for a resolution, a date, the bodies, the joiners of a list; as data.

Patterns are ``regex`` sources. Adding a language means adding one ``Citing`` to ``CITING``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Citing:
    """What the finder must know of one language.

    ``noun`` names a resolution or a decision; its group ``decision`` says which, its group ``own`` that it is
    the speaker's ("قرارها"). ``before_date`` and ``date`` (groups ``day``, ``month``, ``year``) follow a number, and
    ``{months}`` in it stands for the months of the language;
    in Chinese (``noun_follows``) the date stands before it and the noun behind. ``bodies`` are names with the
    prefix of their symbols, ``council`` is "the Council" and may be any of three, ``others`` are bodies whose
    numbers are no symbols of ours, ``of`` joins a number to the body named behind it. One of ``signs`` is in
    every text that cites a treaty or the Charter. ``letters`` are the letters of parts that are not Latin.
    """

    code: str
    noun: str
    date: str
    before_date: str
    bodies: tuple[tuple[str, str], ...]
    council: str
    others: str
    of: str
    its: str
    joiners: str
    conjunction: str
    through: str
    article: str
    signs: str
    charter: str
    chiefly: str
    not_article: str
    series: str
    league: str
    volume: str
    treaty_number: str
    ibidem: str
    pinpoint: str
    letters: Mapping[str, str] = field(default_factory=dict)
    noun_follows: bool = False


ENGLISH = Citing(
    code="en",
    noun=r"\b(?:[Rr]esolutions?|RESOLUTIONS?|(?P<decision>[Dd]ecisions?|DECISIONS?))\b",
    date=r"(?P<day>\d{1,2}) (?P<month>{months}),? (?P<year>\d{4})",
    before_date=r",? ?(?:of|on|dated|adopted on|adopted by consensus on)",
    bodies=(
        (r"General Assembly(?! of (?!the United Nations))", "A"),
        (r"Security Council", "S"),
        (r"Economic and Social Council", "E"),
        (
            r"Economic (?:and Social )?Commission for (?:Africa|Asia and the Pacific|Europe|Latin America(?: and the "
            r"Caribbean)?|Western Asia)",
            "",
        ),
        (r"Human Rights Council", "A/HRC"),
        (r"Commission on Human Rights", "E/CN.4"),
        (r"(?:United Nations )?Environment Assembly", "UNEP/EA"),
        (r"Trusteeship Council", "T"),
        (r"Assembly(?! of )", "A"),
    ),
    council=r"(?<!\p{Lu}\p{Ll}+ )Council(?! of)",
    others=(
        r"(?:\p{Lu}[\p{L}’'-]* (?:(?:of|on|and|for|the|in) (?:the )?)?){0,8}?(?:Agency|Assembly|Authority|Bank|Board|"
        r"Bureau|Commission|Committee|Community|Conference|Congress|Convention|Council|Court|Forum|Fund|Group|League|"
        r"Meeting|Ministers|Mission|Office|Organisation|Organization|Parliament|Parties|Programme|Summit|Tribunal|"
        r"Union|Protocol)\b"
    ),
    of=r",? (?:of|by|adopted by|taken by) (?:the )?",
    its=r"\b(?:its|their|Its) (?:\p{Ll}+ ){0,3}$",
    joiners=(
        r"as well as|and|or|to|of|in|its|the|both|also|inter alia|including|in particular|respectively|most|"
        r"recent(?:ly)?|latest|all|dated|sections?|sects?|para(?:graph)?s?|annex(?:es)?|parts?|chaps?|on|see|namely|"
        r"by|under|operative|that|is|was|which|being|through"
    ),
    conjunction=r"and|as well as",
    through=r"to|through",
    article=r"Articles? ",
    signs="Charter|ol.|ols.",
    charter=r"(?<!\p{Lu}\p{Ll}+ )(?:United Nations Charter|Charter(?! of (?!the United Nations)))",
    chiefly=r"(?:in particular|including|especially|particularly|notably|namely|specifically)(?: its| under| of)?",
    not_article=r"para|subpara|chap|\(",
    series=r"United Nations,? Treaty Series",
    league=r"League of Nations,? Treaty Series",
    volume=r"(?i:vols?\.) ?",
    treaty_number=r"(?:[Rr]egistration )?Nos?\. ?[AIB]*-?",
    ibidem=r"[Ii]bid\.?",
    pinpoint=r"(?:op(?:erative)? )?(?:paras?\.|paragraphs?|sects?\.|sections?|annex(?:es)?|chaps?\.|part|appendix)",
)

FRENCH = Citing(
    code="fr",
    noun=r"\b(?:[Rr]ésolutions?|RÉSOLUTIONS?|(?P<decision>[Dd]écisions?|DÉCISIONS?))\b",
    date=r"(?P<day>\d{1,2}|1er) (?P<month>{months}) (?P<year>\d{4})",
    before_date=r",? ?(?:du|en date du|datée?s? du|adoptée?s? le|prise?s? le|le)",
    bodies=(
        (r"Assemblée générale", "A"),
        (r"Conseil de sécurité", "S"),
        (r"Conseil économique et social", "E"),
        (r"Conseil des droits de l[’']homme", "A/HRC"),
        (r"Commission des droits de l[’']homme", "E/CN.4"),
        (r"Assemblée des Nations Unies pour l[’']environnement", "UNEP/EA"),
        (r"Conseil de tutelle", "T"),
        (r"Assemblée(?! (?:des |mondiale|parlementaire|de l))", "A"),
    ),
    council=r"Conseil(?! (?:d|des|du)\b)",
    others=(
        r"(?:Agence|Assemblée|Autorité|Banque|Bureau|Commission|Comité|Communauté|Conférence|Congrès|Conseil|Cour|"
        r"Forum|Fonds|Groupe|Ligue|Réunion|Organisation|Parlement|Programme|Sommet|Tribunal|Union)\b"
    ),
    of=r",? (?:(?:adoptée?s?|prises?) )?(?:par (?:la |le |l[’'])|du |de la |de l[’']|des )",
    its=r"\b(?:sa|ses|leurs?|Sa|Ses) (?:\p{Ll}+ ){0,2}$",
    joiners=(
        r"ainsi que|et|ou|à|au|aux|de|des|du|dans|en|sa|ses|la|le|les|l[’']|notamment|y compris|respectivement|"
        r"dernière|plus récente|sections?|sect|par(?:agraphe)?s?|annexes?|parties?|chap|sur|voir|par|dont|celle|celles"
    ),
    conjunction=r"et|ainsi que",
    through=r"à",
    article=r"[Aa]rticles? ",
    signs="Charte|ol.|ols.",
    charter=r"Charte(?! (?:africaine|arabe|internationale|sociale|des droits|de l[’']))",
    chiefly=r"(?:en particulier|notamment|y compris|spécialement)(?: (?:à|de|en))?(?: ses| son| l[’']| les)?",
    not_article=r"par|al|chap|\(",
    series=r"(?:Organisation des )?Nations Unies,? (?:Recueil des [Tt]raités|Treaty Series)",
    league=r"Société des Nations,? Recueil des [Tt]raités",
    volume=r"(?i:vols?\.) ?",
    treaty_number=r"n(?:o|os|°|º)s?\.? ?",
    ibidem=r"[Ii]bid\.?",
    pinpoint=r"(?:par(?:as?)?\.|paragraphes?|sect\.|sections?|annexes?|chap\.|partie|appendice)",
)

SPANISH = Citing(
    code="es",
    noun=r"\b(?:[Rr]esoluci(?:ón|ones)|RESOLUCI(?:ÓN|ONES)|(?P<decision>[Dd]ecisi(?:ón|ones)|DECISI(?:ÓN|ONES)))\b",
    date=r"(?P<day>\d{1,2}|1º) de (?P<month>{months}) de(?:l)? (?P<year>\d{4})",
    before_date=r",? ?(?:de fecha|de|del|aprobadas? el|adoptadas? el|el)",
    bodies=(
        (r"Asamblea General", "A"),
        (r"Consejo de Seguridad", "S"),
        (r"Consejo Económico y Social", "E"),
        (r"Consejo de Derechos Humanos", "A/HRC"),
        (r"Comisión de Derechos Humanos", "E/CN.4"),
        (r"Asamblea de las Naciones Unidas sobre el Medio Ambiente", "UNEP/EA"),
        (r"Consejo de Administración Fiduciaria", "T"),
        (r"Asamblea(?! (?:Mundial|Parlamentaria|de ))", "A"),
    ),
    council=r"Consejo(?! de)",
    others=(
        r"(?:Agencia|Asamblea|Autoridad|Banco|Buró|Comisión|Comité|Comunidad|Conferencia|Congreso|Consejo|Corte|Foro|"
        r"Fondo|Grupo|Liga|Reunión|Organización|Parlamento|Programa|Cumbre|Tribunal|Unión|Junta)\b"
    ),
    of=r",? (?:(?:aprobadas?|adoptadas?) por )?(?:del|de la|de los|el|la) ",
    its=r"\b(?:[Ss]us?) (?:\p{Ll}+ ){0,2}$",
    joiners=(
        r"así como|y|e|o|a|al|de|del|en|su|sus|la|las|los|el|en particular|incluidas?|respectivamente|más reciente|"
        r"secci(?:ón|ones)|secc|párr(?:afo)?s?|anexos?|partes?|cap|sobre|véase|por|entre|ellas|cuales"
    ),
    conjunction=r"y|e|así como",
    through=r"a",
    article=r"[Aa]rtículos? ",
    signs="Carta|ol.|ols.",
    charter=r"Carta(?! (?:Africana|Árabe|Internacional|Social|Democrática|de (?:la|los|San|Derechos)\b))",
    chiefly=r"(?:en particular|concretamente|incluidos?|especialmente|en especial)(?: (?:en|a|de))?(?: sus?| el| los)?",
    not_article=r"párr|apart|inciso|cap|\(",
    series=r"Naciones Unidas,? (?:Treaty Series|Recueil des [Tt]raités)",
    league=r"Sociedad de las Naciones,? (?:Treaty Series|Recueil des [Tt]raités)",
    volume=r"(?i:vols?\.) ?",
    treaty_number=r"(?:[Nn]úms?\.|[Nn]o\.) ?",
    ibidem=r"[Ii]b[íi]d\.?",
    pinpoint=r"(?:párrs?\.|párrafos?|secc?\.|sección|anexos?|cap\.|parte|apéndice)",
)

RUSSIAN = Citing(
    code="ru",
    noun=r"\b(?:[Рр]езолюци(?:я|и|ю|ей|ями|ях|ям|й)|(?P<decision>[Рр]ешени(?:е|я|ю|ем|ями|ях|ям|и|й)))\b",
    date=r"(?P<day>\d{1,2}) (?P<month>{months}) (?P<year>\d{4})(?: (?:года|г\.))?",
    before_date=r",? ?(?:от|принят\p{L}+|за)",
    bodies=(
        (r"Генеральн(?:ая|ой|ую) Ассамбле(?:я|и|ю|ей)", "A"),
        (r"Совет(?:а|у|ом|е)? Безопасности", "S"),
        (r"Экономическ(?:ий|ого|ому|им|ом) и [Сс]оциальн(?:ый|ого|ому|ым|ом) [Сс]овет(?:а|у|ом|е)?", "E"),
        (r"Совет(?:а|у|ом|е)? по правам человека", "A/HRC"),
        (r"Комисси(?:я|и|ю|ей) по правам человека", "E/CN.4"),
        (r"Ассамбле(?:я|и|ю|ей) Организации Объединенных Наций по окружающей среде", "UNEP/EA"),
        (r"Совет(?:а|у|ом|е)? по Опеке", "T"),
        (r"Ассамбле(?:я|и|ю|ей)(?! (?:Организации|глав|государств))", "A"),
    ),
    council=r"Совет(?:а|у|ом|е)?\b(?! (?:\p{Lu}|по |министр|глав))",
    others=(
        r"(?:\p{Lu}\p{Ll}+(?:ой|ого|ей) ){0,4}?(?:(?i:агентств|ассамбле|банк|бюро|комисси|комитет|"
        r"конференци|конгресс|совет|суд|форум|фонд|лиг|совещани|организаци|парламент|программ|трибунал|союз|секретариат)\p{Ll}*)\b"
    ),
    of=r",? (?:принят\p{Ll}+ )?",
    its=r"\b(?:[Сс]во\p{Ll}+|ее|её|его|их) (?:\p{Ll}+ ){0,2}$",
    joiners=(
        r"а также|и|или|по|в|во|с|на|свою|свои|своей|своих|в частности|включая|соответственно|последней|раздел\p{Ll}*|"
        r"разд|пункт\p{Ll}*|пп?|приложени\p{Ll}+|част\p{Ll}+|глав\p{Ll}+|гл|см|до|ее|её|всех|из|которых"
    ),
    conjunction=r"и|а также",
    through=r"по|до|—|–",
    article=r"(?:[Сс]тать(?:я|и|е|ю|ёй|ей|ях|ями|ям)|[Сс]татей) ",
    signs="Устав|ol.|ols.|т. ",
    charter=r"Устав(?:а|у|ом|е)?(?! (?:Африк|Лиг|Организации (?!Объединенных)))",
    chiefly=r"(?:в частности|включая|прежде всего|особенно)(?: ее| его)?",
    not_article=r"пункт|подпункт|п\.|глав|\(",
    series=r"(?:United Nations|Организация Объединенных Наций),? (?:Treaty Series|Сборник договоров)",
    league=r"(?:League of Nations|Лига Наций),? (?:Treaty Series|Сборник договоров)",
    volume=r"(?i:vols?|т)\. ?",
    treaty_number=r"(?:Nos?\.|№) ?",
    ibidem=r"(?:[Тт]ам же|[Ii]bid\.?)",
    pinpoint=r"(?:пп?\.|пункты?|разд\.|раздел|приложени\p{Ll}+|гл\.|часть|добавление)",
    letters=dict(zip("АВСЕНКМОРТХ", "ABCEHKMOPTX", strict=True)),
)

_ABJAD = (
    "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء شين تاء ثاء خاء ذال ضاد".split()
)

ARABIC = Citing(
    code="ar",
    noun=(
        r"(?<!\p{L})[وفبلك]{0,2}(?:ال|ل)?(?:(?P<decision>مقرّ?ر(?:ات|ين|ي|ا|ان)?)|قرار(?:ات|ين|ي|ا|ان)?)"
        r"(?P<own>ها|ه|هما|هم|يها|اتها)?(?!\p{L})"
    ),
    date=r"(?P<day>\d{1,2}) ?(?P<month>{months})(?: ?/ ?[\p{L}]+)? ?(?P<year>\d{4})",
    before_date=r"،? ?(?:المؤرخ[\p{L}]{0,3}|(?:الصادر|المتخذ|المعتمد)[\p{L}]{0,2} في|بتاريخ|في)",
    bodies=(
        (r"(?:ا?ل)?جمعية العامة", "A"),
        (r"مجلس الأمن", "S"),
        (r"(?:ا?ل)?مجلس الاقتصادي والاجتماعي", "E"),
        (r"مجلس حقوق الإنسان", "A/HRC"),
        (r"لجنة حقوق الإنسان", "E/CN.4"),
        (r"جمعية الأمم المتحدة للبيئة", "UNEP/EA"),
        (r"مجلس الوصاية", "T"),
        (r"(?:ا?ل)جمعية(?! (?:البرلمانية|العالمية))", "A"),
    ),
    council=r"(?:ا?ل)مجلس(?! (?:ال|حقوق|الأمن))",
    others=(
        r"(?:ال|لل?)?(?:وكالة|جمعية|سلطة|مصرف|مكتب|لجنة|مؤتمر|مجلس|محكمة|منتدى|صندوق|جامعة|اجتماع|منظمة|برلمان|برنامج|"
        r"اتحاد|هيئة)(?!\p{L})"
    ),
    of=r"،? (?:(?:الصادر|المتخذ)[\p{L}]{0,3} (?:عن |من ))?ل?",
    its=r"(?!)",
    joiners=(
        r"و|أو|إلى|من|في|على|عن|كذلك|وكذلك|بما|فيها|ذلك|ولا|سيما|المرفق|الفقرات|الفقرة|الجزء|الفرع|الفصل|آخرها|وإلى|"
        r"وفي|ومن|وعلى|رقم|السابق(?:ة|ين)?|الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر"
    ),
    conjunction=r"و",
    through=r"إلى",
    article=r"(?<!\p{L})[وفبلك]?(?:ال|ل)?(?:مادة|مادتين|مادتان|مواد) ",
    signs="ميثاق|ol.|ols.|المجلد",
    charter=r"ميثاق(?! (?:الأفريقي|العربي|جامعة|الاتحاد|منظمة))",
    chiefly=r"(?:ولا سيما|وبخاصة|بما في ذلك|وخاصة)",
    not_article=r"فقر|\(",
    series=r"(?:United Nations|الأمم المتحدة)[,،]? (?:Treaty Series|مجموعة المعاهدات)",
    league=r"(?:League of Nations|عصبة الأمم)[,،]? (?:Treaty Series|مجموعة المعاهدات)",
    volume=r"(?:(?i:vols?\.) ?|المجلدا?ت? )",
    treaty_number=r"(?:Nos?\. ?|(?:ال)?(?:رقمان|رقمين|أرقام|رقم) )",
    ibidem=r"(?:المرجع نفسه|[Ii]bid\.?)",
    pinpoint=r"(?:الفقرات|الفقرتان|الفقرتين|الفقرة|الفرع|المرفق|الفصل|الجزء)",
    letters={name: chr(ord("A") + n) for n, name in enumerate(_ABJAD)} | {"الف": "A"},
)

CHINESE = Citing(
    code="zh",
    noun=r"(?:决议|(?P<decision>决定))",
    date=r"(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日",
    before_date="",
    bodies=(
        (r"联合国?大会|(?<![议表年体国织次方届])大会(?!第)", "A"),
        (r"安全理事会|安理会", "S"),
        (r"经济及社会理事会|经社理事会", "E"),
        (r"人权理事会", "A/HRC"),
        (r"人权委员会", "E/CN.4"),
        (r"联合国环境大会|环境大会", "UNEP/EA"),
        (r"托管理事会", "T"),
    ),
    council=r"(?:安理会|理事会)",
    others=r"(?:委员会|环境大会|卫生大会|审议大会|缔约方会议|缔约国会议|缔约国大会|粮农组织大会|人居大会|会议|组织|联盟|理事会)",
    of=r"(?!)",
    its=r"其",
    joiners=r"和|及|与|以及|或|至|到|号|第|其|各|附件|段|的|等|分别|关于|日|通过",
    conjunction=r"和|以及|及|与",
    through=r"至|到",
    article=r"第",
    signs="宪章|卷|ol.|ols.",
    charter=r"《(?:联合国)?宪章》|联合国宪章",
    chiefly=r"(?:特别是|尤其是|包括)其?",
    not_article=r"款|项|[（(]",
    series=r"联合国[，,]《?条约汇编》?|United Nations, Treaty Series",
    league=r"国际联盟[，,]《?条约汇编》?|League of Nations, Treaty Series",
    volume=r"(?:第|vols?\. ?)",
    treaty_number=r"(?:第|Nos?\. ?)",
    ibidem=r"同上",
    pinpoint=r"(?:第[\d、和至-]+段|附件|第[一二三四五六七八九十]+[章节])",
    letters=dict(zip("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ", strict=True)),
    noun_follows=True,
)

CITING: Mapping[str, Citing] = {each.code: each for each in (ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE)}
