"""Spanish, as United Nations texts are set in it: ``Acogiendo con beneplácito``, ``Poniendo de relieve``, ``Exhorta``."""

from __future__ import annotations

import regex

from multilateral.texts.wording.language import Forms, Language, any_of, fold_ordinal

_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_DATE = r"\d{1,2}(?:º|°)?(?: de)? \p{Latin}+(?: de| del)? \d{4}"
_UNITS = "primer segundo tercer cuarto quinto sexto séptimo octavo noveno".split()
_TEENS = (
    "décimo undécimo duodécimo decimotercer decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno"
).split()
_TENS = "vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo".split()


def _ordinal(number: int) -> str:
    """1 to 199 in words, masculine and short before a noun: ``período de sesiones`` is."""
    if number >= 100:
        return f"centésimo {_ordinal(number - 100)}" if number > 100 else "centésimo"
    if number < 10:
        return _UNITS[number - 1]
    if number < 20:
        return _TEENS[number - 10]
    ten = _TENS[number // 10 - 2]
    return f"{ten} {_UNITS[number % 10 - 1]}" if number % 10 else ten


_ORDINALS = tuple(_ordinal(n) for n in range(1, 200))


def _spellings(words: str) -> set[str]:
    """An ordinal as it also is: long (``primero``), feminine (``septuagésima octava``), in one word, without accents."""
    long = regex.sub(r"er$", "ero", words)
    out = {words, long, long.replace("decimo", "décimo ") if long.startswith("decimo") else long}
    out |= {long.replace("undécimo", "décimo primero").replace("duodécimo", "décimo segundo")}
    out |= {regex.sub(r"o\b", "a", one) for one in (*out, long)} | {regex.sub(r"o$", "a", long)}
    out |= {one.replace("ésimo ", "esimo").replace("ésima ", "esima") for one in out}
    return out | {one.translate(str.maketrans("áéíóú", "aeiou")) for one in out}


_AGAIN = r"(?:también|además|asimismo|igualmente|nuevamente|de nuevo|una vez más|todavía|aún)"
_ADVERB = rf"(?:{_AGAIN}|(?i:\p{{L}}+mente|muy|más|bien))"
_FEELING = any_of(
    "preocupación", "preocupaciones", "aprecio", "satisfacción", "reconocimiento", "interés", "gratitud", "pesar",
    "consternación", "alarma", "agradecimiento", "indignación", "decepción", "inquietud", "beneplácito", "agrado",
    "orgullo", "tristeza", "admiración", "condolencias", "solidaridad", "simpatía", "compasión", "horror", "complacencia",
    "profundo dolor", "estima", "repulsa", "angustia", "regocijo",
)  # fmt: skip
_STANCE = any_of(
    "compromiso", "compromisos", "apoyo", "convicción", "convencimiento", "condena", "determinación", "solicitud",
    "invitación", "exhortación", "llamamiento", "llamamientos", "petición", "adhesión", "voluntad", "esperanza",
    "intención", "rechazo", "oposición", "confianza", "posición", "creencia", "deseo", "empeño", "exigencia",
    "recomendación", "opinión", "aliento", "respaldo", "fe", "disposición",
)  # fmt: skip
_DEGREE = r"(?:(?!de |del |la |las |los |que |en )[\p{Ll}-]+ (?:y )?){0,3}?"
_AFTER = r"(?: (?:inquebrantable|inequívoca|enérgic[ao]|categóric[ao]|más enérgic[ao]s?|más profund[ao])s?)?"
_WITH = rf"con {_DEGREE}(?:{_FEELING}|firmeza|insistencia|fuerza|energía)"
_TERMS = (
    r"(?:en los términos más \p{L}+(?: posibles)?|sin (?:reservas?|ambages|ambigüedades)|en particular|"
    r"de la manera más \p{L}+)"
)
_TAIL = rf"(?: (?:{_AGAIN}|\p{{Ll}}+mente\b|{_WITH}|{_TERMS})|, en los términos más \p{{L}}+(?: posibles)?(?=,))"
_CONCERNED = r"(?:[\p{Ll}-]+(?:ada|ida|osa|esta|ente|ora|edora|isfecha|ierta|uelta)s?\b)"


def _head(*, gerund: bool) -> str:
    """A head of a lead with what belongs to it, most particular first: of a preamble, or of an operative paragraph."""

    def verb(participial: str, finite: str) -> str:
        word = participial if gerund else finite
        return f"(?:{word[0].upper()}|{word[0]}){word[1:]}"

    a = rf"(?: {_ADVERB})*"
    note = rf"{verb('tomando', 'toma')}{a} (?:nota|en consideración|en cuenta|conocimiento)"
    mind = rf"{verb('teniendo', 'tiene')}{a} (?:presentes?|en cuenta|en consideración|a bien)"
    stress = rf"{verb('poniendo', 'pone')}{a} (?:de relieve|de manifiesto|énfasis)"
    make = (
        rf"{verb('haciendo', 'hace')}{a} (?:notar|suy[ao]s?|hincapié|constar|referencia|"
        rf"un (?:\p{{Ll}}+ ){{0,2}}llamamiento(?: \p{{Ll}}+o\b)?)"
    )
    greet = rf"{verb('acogiendo', 'acoge')}{a} (?:favorablemente|con {_DEGREE}{_FEELING})"
    await_ = rf"(?:{verb('aguardando', 'aguarda')}|{verb('esperando', 'espera')}){a} con {_DEGREE}(?:{_FEELING}|anhelo)"
    tribute = rf"{verb('rindiendo', 'rinde')}{a} (?:un \p{{Ll}}+ )?homenaje"
    point = rf"{verb('señalando', 'señala')}{a} a la atención"
    stay = rf"(?:{verb('permaneciendo', 'permanece')}|{verb('siguiendo', 'sigue')}|{verb('estando', 'está')}|{verb('siendo', 'es')}){a} {_CONCERNED}"
    go_on = rf"{verb('siguiendo', 'sigue')} \p{{Ll}}+ndo"
    done = r"Habiendo(?: \p{Ll}+mente)? \p{Ll}+(?:ado|ido|sto|cho|rto|crito)\b" if gerund else r"(?!)"
    express = (
        rf"(?:{verb('expresando', 'expresa')}|{verb('manifestando', 'manifiesta')}|{verb('compartiendo', 'comparte')}){a} "
        rf"(?:sus? |las? |el |los |una? )?{_DEGREE}(?:{_FEELING}|{_STANCE}){_AFTER}"
    )
    state = (
        rf"(?:{verb('reiterando', 'reitera')}|{verb('reafirmando', 'reafirma')}|{verb('renovando', 'renueva')}|"
        rf"{verb('recordando', 'recuerda')}|{verb('afirmando', 'afirma')}|{verb('confirmando', 'confirma')}){a} "
        rf"sus? {_DEGREE}(?:{_FEELING}|{_STANCE}){_AFTER}"
    )
    return any_of(
        note, mind, stress, make, greet, await_, tribute, point, stay, go_on, done, express, state,
    )  # fmt: skip


_GERUND = (
    r"(?:\p{L}\p{Ll}*(?:ando|iendo|yendo|endo)(?:se|les|los|las|la|lo)?\b|\p{L}\p{Ll}*(?:ándo|iéndo|yéndo)(?:se|les|los|las)\b"
    r"|(?i:conscientes?|convencid[ao]s?|preocupad[ao]s?|guiad[ao]s?|alarmad[ao]s?|decidid[ao]s?|resuelt[ao]s?|"
    r"conocedor[ae]?s?|deseos[ao]s?|alentad[ao]s?|consternad[ao]s?|animad[ao]s?|persuadid[ao]s?|inspirad[ao]s?|"
    r"comprometid[ao]s?|inquieta|perturbad[ao]s?|profundamente|segur[ao]s?|empeñad[ao]s?|determinad[ao]s?|satisfecha|"
    r"confiada|afligida|horrorizada|conmocionada|indignada|esperanzada|vist[oa]s?|considerando|impresionada)\b)"
)
_NO_VERB = (
    r"(?!(?:El|La|Los|Las|Lo|Un|Una|Unos|Unas|De|Del|En|Por|Para|Con|Sobre|Todo|Toda|Todos|Todas|Ese|Esa|Este|Esta|"
    r"Estos|Estas|Su|Sus|Cada|Que|Si|Entre|Como|Cuando|Donde|Antes|Desde|Durante|Informe|Parte|Nota|Lista|Fecha|Tema)\b)"
)
_VERB = rf"(?:{_NO_VERB}(?:Se )?\p{{L}}\p{{Ll}}*(?:a|e|á|é)\b)"
_MANNER = r"(?:(?:\p{Lu}\p{Ll}+mente|Muy|También|Además|Asimismo) )"


def _lead(one: str, plain: str, more: str) -> regex.Pattern[str]:
    first = rf"{_MANNER}*(?:{one}|{plain})"
    pair = rf"{first}(?:{_TAIL}*,? [ye] (?:{more})(?= |,))?"
    return regex.compile(rf"(?P<lead>{pair}{_TAIL}*)(?=[ ,:;.]|$)")


SPANISH = Language(
    code="es",
    name="Spanish",
    forms=Forms(
        date="{day} de {month} de {year}",
        session={
            "": "{} período de sesiones",
            "S-": "{} período extraordinario de sesiones",
            "ES-": "{} período extraordinario de sesiones de emergencia",
        },
        distribution="Distr. {}",
        original="Original: {}",
        item="Tema {} del programa",
        items="Temas {} del programa",
        adopted={
            "resolution": "Resolución aprobada por {organ} el {date}",
            "decision": "Decisión aprobada por {organ} el {date}",
        },
        report="[sobre la base del informe de la {committee} ({symbol})]",
        without="[sin remisión previa a una Comisión Principal ({symbol})]",
        sponsored={
            "draft resolution": "{}: proyecto de resolución",
            "draft decision": "{}: proyecto de decisión",
            "resolution": "{}: resolución",
            "decision": "{}: decisión",
        },
        annex="Anexo {}",
        last=" y ",
        organ={
            "Asamblea General": "la Asamblea General",
            "Consejo de Seguridad": "el Consejo de Seguridad",
            "Consejo Económico y Social": "el Consejo Económico y Social",
            "Consejo de Derechos Humanos": "el Consejo de Derechos Humanos",
        },
        not_official=(
            "Este no es un documento oficial de las Naciones Unidas. Lo escribió Multilateral "
            "a partir de una copia del texto; si difieren, prevalece el documento publicado."
        ),
        exercise=(
            "Este no es un documento de las Naciones Unidas: pertenece a un ejercicio, y sus Estados son inventados."
        ),
        united_nations="Naciones Unidas",
    ),
    months={**{name: n for n, name in enumerate(_MONTHS, 1)}, "setiembre": 9},
    date=_DATE,
    date_parts=r"(?P<day>\d{1,2})(?:º|°)?\s+(?:de\s+)?(?P<month>\p{L}+)\s+(?:del?\s+)?(?P<year>\d{4})",
    ordinals={fold_ordinal(one): n for n, name in enumerate(_ORDINALS, 1) for one in _spellings(name)},
    ordinal_names=_ORDINALS,
    ordinal_figure=r"(?P<n>\d{1,3})\s?\.?(?:º|ª|°|o|a|er)",
    organs={
        "Asamblea General": "A",
        "Consejo de Seguridad": "S",
        "Consejo Económico y Social": "E",
        "Consejo de Derechos Humanos": "A/HRC",
        "Consejo de Administración Fiduciaria": "T",
    },
    committees=(
        "Primera Comisión",
        "Segunda Comisión",
        "Tercera Comisión",
        "Cuarta Comisión",
        "Quinta Comisión",
        "Sexta Comisión",
        "Comisión Política Especial y de Descolonización (Cuarta Comisión)",
        "Comisión Política Especial",
        "Mesa de la Asamblea",
        "Comisión de Verificación de Poderes",
    ),
    session=(
        r"(?P<ordinal>[\p{L}]+(?: [\p{L}]+){0,2}?|\d{1,3}\s?\.?(?:º|°|o|er)) período"
        r"(?:(?P<special>(?P<emergency> extraordinario de sesiones de emergencia)| extraordinario de sesiones)| de sesiones)"
    ),
    distribution=r"(?i:Distr)\.?\s*:?\s*(?P<distribution>\p{L}+)|(?P<distribution>Provisional)",
    original=r"(?i:Original)\s*:\s*(?P<original>\p{L}+(?:(?:,\s*|/|\s+y\s+)\p{L}+)*)",
    agenda=(
        r"Temas? (?P<items>\d+(?: [a-z]{1,2}\))*(?:(?:,| y| a)+ (?:\d+(?: [a-z]{1,2}\))*|[a-z]{1,2}\)))*)"
        r"(?: del programa(?: provisional)?| de la lista preliminar)?\*{0,3}"
    ),
    item_letter=r"[a-z]{1,2}\)",
    organization="Naciones Unidas|NACIONES UNIDAS",
    sponsored=(
        r"(?P<sponsors>.+?)\s*:\s*(?:\*{1,3}\s*)?"
        r"(?P<kind>proyecto de (?:resolución|decisión)(?: revisado)?|enmiendas?(?: .+)?|documento de trabajo)"
        r"(?: revisado)?(?: [IVX]+)?\s*\*{0,3}"
    ),
    draft_kinds={"decisión": "draft decision", "resolución": "draft resolution"},
    adopted_by=(
        r"(?:(?i:Resoluci(?:ón|ones))|(?P<decision>(?i:Decisi(?:ón|ones)))) (?:aprobadas?|adoptadas?) por (?:la |el )"
        rf"(?P<organ>[\p{{L}} ]+?)(?: en su .+?)? el (?P<date>{_DATE})"
    ),
    report=(
        r"\[sobre la base (?:del informe|de los informes) (?:de la |del )?"
        r"(?P<committee>[^(\[\]]+(?:\([^()]*Comisión\))?)\s*\((?P<symbol>[^)]*(?:\([^)]*\)[^)]*)*)\)\]"
    ),
    without_committee=r"\[sin remisión previa a una Comisión Principal \((?P<symbol>.+)\)\]",
    meeting=(
        r"(?P<meeting>\d{1,5}\s?\.?(?:ª|a|°|º) (?:sesión|reunión)(?: plenaria| privada| a puerta cerrada)*"
        r"(?: \((?:continuación|reanudación|[\p{L} ]+)\))?)"
    ),
    adopted_at=(
        r"(?:Aprobada|Adoptada)\b.{0,40}? en (?:su|la) (?P<meeting>\d{1,5}\s?\.?(?:ª|a|°|º) (?:sesión|reunión)(?: plenaria)?)"
    ),
    council=(
        rf"(?i:resolución) (?P<number>\d{{1,4}}) \((?P<year>\d{{4}})\)(?:\*|\s?\d{{1,3}}(?= |$))?"
        rf"(?:,? (?:de|aprobada el) (?P<date>{_DATE}))?"
    ),
    continues=r"\b(?:de|del|la|el|las|los|por|a|al|y|en|para|con|sobre|su|sus|que|una?)$|sesión,$",
    opening=(
        r"(?P<opening>(?:La |El )(?P<organ>\p{Lu}[\p{L}-]*(?:,? (?:[\p{L}-]+|\d{4}[–-]\d{4})){0,24}?))\s*(?P<comma>[,.]?)"
    ),
    recital="Considerando que",
    annex=r"(?P<word>Anexo|ANEXO|Apéndice|APÉNDICE)(?: (?P<number>[IVXLC]+|\d{1,2}|[A-Z]))?",
    decided_at=(
        r"En (?:su|la) (?P<meeting>\d{1,5}\s?\.?(?:ª|a|°|º) (?:sesión|reunión)(?: plenaria| privada)*(?: \([\p{L} ]+\))?)"
        rf"(?: de[l]? [\p{{L}} ]+?)?,(?: celebrada)? el (?P<date>{_DATE})"
    ),
    divisions=r"Preámbulo|PREÁMBULO|(?:Título|TÍTULO|Parte|PARTE|Capítulo|CAPÍTULO|Sección|SECCIÓN|Artículo|ARTÍCULO|Regla|REGLA|Principio|PRINCIPIO) (?:[IVXLC]+|\d{1,2}[A-Z]?|[A-Z])",
    kind_patterns=(
        ("letter", r"^cartas? (?:idénticas )?(?:de fecha|fechadas?)|^cartas? .{0,80}\bdirigidas?\b"),
        ("note", r"^notas? (?:del|de la|verbal)"),
        ("report", r"\binforme (?:del|de la|de los|de las|sobre|de)\b|^informe\b"),
        ("statement", r"^declaración\b"),
    ),
    head=regex.compile(rf"{_MANNER}*+(?:Se )?(?P<word>\p{{L}}[\p{{L}}-]*)"),
    verbs=frozenset(
        "acepta acoge actúa acuerda adopta afirma agradece aguarda alienta anima aplaude aprecia aprueba apoya asigna "
        "atribuye autoriza celebra compromete condena confía confirma conviene considera consigna crea decide declara "
        "deplora designa destaca determina disuelve elogia encarga encomia encomienda enmienda espera establece estima "
        "examina exhorta exige expresa felicita fija hace honra insiste insta invita lamenta llama mantiene "
        "manifiesta nombra nota observa ordena permanece pide pone prorroga proclama promete propone ratifica reafirma "
        "recalca rechaza recomienda reconoce recuerda refrenda reitera remite renueva repite reprueba resalta resuelve "
        "respalda rinde señala sigue solicita subraya sugiere suscribe tiene toma urge valora eleva aboga comparte "
        "lanza opina pondera prevé promueve dispone da es".split()
    ),
    participles=frozenset(
        "acogiendo actuando afirmando agradeciendo aguardando alarmada alentada alentando apoyando apreciando "
        "celebrando compartiendo comprometiéndose condenando confiando confirmando conmemorando conocedora consciente "
        "considerando convencida creyendo decidida deplorando deseando deseosa destacando encomiando esperando "
        "estimando exhortando expresando felicitando guiada habiendo haciendo honrando instando invitando lamentando "
        "manifestando observando pidiendo poniendo preocupada profundamente reafirmando recalcando "
        "reconociendo recordando refiriéndose reiterando rechazando resaltando resuelta señalando solicitando "
        "subrayando teniendo tomando valorando visto elogiando notando siguiendo".split()
    ),
    preambular=_lead(_head(gerund=True), _GERUND, r"\p{Ll}+(?:ando|iendo|yendo)(?:se)?"),
    operative=_lead(_head(gerund=False), _VERB, r"(?:se )?\p{Ll}+(?:a|e)"),
    counted=frozenset(
        "párrafo párrafos párr párrs artículo artículos art arts tema temas regla reglas artículo capítulo cap sección "
        "secc anexo anexos parte partes fase objetivo objetivos meta metas cuadro número núm núms vol volumen pág págs "
        "a al de del los las la el y o e para en sobre con por entre después antes unos unas todos todas resolución "
        "resoluciones decisión decisiones suplemento add corr rev sus su estos estas menos más casi hasta desde cada "
        "clase nivel categoría etapa opción apéndice reglamento protocolo convención período grupo aproximadamente "
        "dentro".split()
    ),
    note_words=(
        r"Véase|Véanse|Ibid|Ibíd|Documentos Oficiales|Naciones Unidas|Anteriormente|Resolución|Disponible|Aprobad[ao]|"
        r"Documento|Organización|Puede consultarse|De conformidad"
    ),
    measures=frozenset({"por"}),
    enders=("y", "o", "e", "u"),
    conjunction=r" [ye] (?=\p{Lu}|la |el |los |las )",
    decimal=",",
    folio=r"página|pág\.",
    article="la ",
    joined_names=(
        "Antigua y Barbuda",
        "Bosnia y Herzegovina",
        "Saint Kitts y Nevis",
        "San Vicente y las Granadinas",
        "Santo Tomé y Príncipe",
        "Trinidad y Tabago",
        "Trinidad y Tobago",
        "Gran Bretaña e Irlanda del Norte",
    ),
)
