"""French, as United Nations texts are set in it: ``Rappelant``, ``Se déclarant gravement préoccupée``, ``Prie``."""

from __future__ import annotations

import regex

from multilateral.texts.wording.language import Forms, Language, any_of, fold_ordinal

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_DATE = r"(?:\d{1,2}|1er|1ᵉʳ)\s+\p{Latin}+\s+\d{4}"
_SMALL = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def _cardinal(number: int) -> str:
    if number >= 100:
        return f"cent {_cardinal(number - 100)}".strip() if number > 100 else "cent"
    if number < 20:
        return _SMALL[number - 1]
    ten = max(n for n in _TENS if n <= number)
    unit = number - ten
    if not unit:
        return _TENS[ten]
    joint = " et " if unit in (1, 11) and ten != 80 else "-"
    return f"{_TENS[ten]}{joint}{_SMALL[unit - 1]}"


def _ordinal(number: int) -> str:
    """1 to 199 in words, feminine: a session is."""
    if number == 1:
        return "première"
    words = _cardinal(number)
    if words.endswith("cinq"):
        return words + "uième"
    if words.endswith("neuf"):
        return words[:-1] + "vième"
    return words.removesuffix("e") + "ième"


_ORDINALS = tuple(_ordinal(n) for n in range(1, 200))

_APOSTROPHE = "['’]"
_AGAIN = r"(?:également|en outre|aussi|de nouveau|de même|une (?:nouvelle fois|fois (?:de plus|encore))|toujours)"
_ADVERB = rf"(?:{_AGAIN}|(?i:\p{{L}}+ment|très|fort|bien|tout))"
_FEELING = any_of(
    "préoccupations?", "inquiétudes?", "satisfaction", "intérêt", "gratitude", "regrets?", "reconnaissance",
    "consternation", "appréciation", "indignation", "déception", "tristesse", "soulagement", "fierté", "émotion",
    "remerciements", "félicitations", "condoléances", "sympathie", "solidarité", "compassion", "alarme", "angoisse",
    "plaisir", "estime", "admiration", "horreur",
)  # fmt: skip
_STANCE = any_of(
    "attachement", "volonté", "engagements?", "soutien", "appui", "appels?", "adhésion", "détermination", "conviction",
    "convictions", "condamnation", "demandes?", "invitations?", "opposition", "espoir", "souhait", "intention",
    "confiance", "position", "solidarité", "foi", "approbation", "désir", "rejet", "reconnaissance",
    "désapprobation", "accord", "vœu",
)  # fmt: skip
_DEGREE = r"(?:(?!des? |la |les? |que |à |aux? )[\p{Ll}-]+ (?:et )?){0,3}?"
_WITH = rf"avec (?:une? |la |le |les )?{_DEGREE}(?:{_FEELING}|fermeté|force|insistance|vigueur|énergie)"
_TERMS = (
    r"(?:dans les termes les plus \p{L}+|sans (?:réserve|équivoque|ambiguïté|détour)|en particulier|"
    r"à nouveau|au plus haut point)"
)
_TAIL = rf"(?: (?:{_AGAIN}|\p{{Ll}}+ment\b|{_WITH}|{_TERMS}))"
_OWN = r"(?:sa|son|ses|leur|leurs) "
_ANY = rf"(?:{_OWN}|la |le |les |l{_APOSTROPHE}|une? )"
_CONCERNED = (
    r"(?:[\p{Ll}-]+(?:ée|ue|ète|euse|iente?|ise|aite|rte|able|aine|ive|ante|ble)s?)"
    r"(?: et (?:\p{Ll}+ment )?[\p{Ll}-]+(?:ée|ue|ète|euse|iente)s?)?"
)


def _head(*, participle: bool) -> str:
    """A head of a lead with what belongs to it, most particular first: of a preamble, or of an operative paragraph."""

    def verb(stem: str, finite: str, participial: str = "ant") -> str:
        return rf"(?:{stem[0].upper()}|{stem[0]}){stem[1:]}{participial if participle else finite}"

    a = rf"(?: {_ADVERB})*"
    note = rf"(?:{verb('pren', 'd')}|{verb('tien', 't', '(?!)')}|{verb('ten', '(?!)')}){a} (?:note|acte|compte|en considération|en compte)"
    mind = rf"{verb('gard', 'e')}{a} (?:à l{_APOSTROPHE}esprit|présente?s? à l{_APOSTROPHE}esprit)"
    mind_too = rf"{'Ayant' if participle else '(?:A|Garde)'}{a} (?:à l{_APOSTROPHE}esprit|conscience|présente?s? à l{_APOSTROPHE}esprit)"
    done = rf"Ayant{a} (?:été )?\p{{Ll}}+(?:é|i|u|is|it|ert)e?s?\b" if participle else r"(?!)"
    be = rf"{verb('ét', '(?!)') if participle else '(?:Est|Demeure|Reste)'}{a} (?:{_CONCERNED}|d{_APOSTROPHE}avis)"
    stay = rf"(?:{verb('demeur', 'e')}|{verb('rest', 'e')}){a} {_CONCERNED}"
    say = rf"Se (?:{verb('déclar', 'e')}|{verb('di', 't', 'sant')}|{verb('montr', 'e')}|{verb('sent', '(?!)')}){a} {_CONCERNED}"
    tribute = rf"{verb('rend', '')}{a} (?:un \p{{Ll}}+ )?hommage"
    thanks = rf"{verb('sa', 'it', 'chant')}{a} gré"
    attention = rf"(?:{verb('appel', 'le')}|{verb('attir', 'e')}){a} (?:tout particulièrement )?l{_APOSTROPHE}attention"
    stress = rf"{verb('me', 't', 'ttant')}{a} (?:l{_APOSTROPHE}accent|en (?:garde|relief|lumière|avant))"
    await_ = rf"{verb('attend', '')}{a} avec (?:grand |un vif )?(?:intérêt|impatience)"
    greet = rf"{verb('accueill', 'e')}{a} (?:favorablement|avec (?:une |un |le )?{_DEGREE}(?:{_FEELING}))"
    own = rf"{verb('fai', 't', 'sant')}{a} (?:siens?|siennes?|observer|remarquer|valoir|appel)"
    launch = rf"{verb('lanc', 'e', '(?!)')}{a} (?:un (?:nouvel )?appel)|{verb('lanç', '(?!)')}{a} un (?:nouvel )?appel"
    state = (
        rf"{verb('exprim', 'e')}{a} {_ANY}{_DEGREE}(?:{_FEELING}|{_STANCE})|(?:{verb('réaffirm', 'e')}|{verb('réitèr', 'e')}|{verb('réitér', '(?!)')}|"
        rf"{verb('renouvel', 'le')}|{verb('redi', 't', 'sant')}|{verb('manifest', 'e')}|{verb('affirm', 'e')}|"
        rf"{verb('confirm', 'e')}){a} {_OWN}{_DEGREE}(?:{_FEELING}|{_STANCE})"
    )
    go_on = rf"{verb('continu', 'e')} (?:de |d{_APOSTROPHE}|à )\p{{Ll}}+"
    return any_of(
        note, mind, mind_too, done, be, stay, say, tribute, thanks, attention, stress, await_, greet, own, launch, state,
        go_on,
    )  # fmt: skip


_REFLEXIVE = rf"(?:Se |S{_APOSTROPHE}|Ne |N{_APOSTROPHE})"
_PARTICIPLE = (
    rf"(?:{_REFLEXIVE}?\p{{L}}\p{{Ll}}+ant\b"
    r"|(?i:consciente?s?|convaincue?s?|préoccupée?s?|alarmée?s?|résolue?s?|désireuses?|désireux|inquiète?s?|inquiets|"
    r"guidée?s?|déterminée?s?|soucieuses?|soucieux|persuadée?s?|certaine?|animée?s?|encouragée?s?|troublée?s?|"
    r"attachée?s?|indignée?s?|consternée?s?|attristée?s?|émue?s?|inspirée?s?|mue|confiante?|reconnaissante?|vu|"
    r"considérant|affligée?|choquée?|horrifiée?|bouleversée?|perturbée?|favorable|consternés|frappée?)\b)"
)
_NO_VERB = (
    rf"(?!(?:L|D|Qu){_APOSTROPHE}|(?:Les?|La|Une?|Des?|Du|Ce|Cet|Cette|Ces|Au|Aux|En|Dans|Pour|Par|Sur|Tout|Toute|"
    r"Toutes|Tous|Il|Elle|Ils|Elles|Notre|Nos|Leur|Leurs|Chaque|Que|Qui|Si|Avant|Comité|Assemblée|Date|Liste)\b)"
)
_VERB = rf"(?:{_NO_VERB}(?:{_REFLEXIVE}\p{{Ll}}*|\p{{Lu}}\p{{Ll}}*)(?:e|t|d)\b|A\b(?= \p{{Ll}}))"
_MANNER = rf"(?:(?:\p{{Lu}}\p{{Ll}}+ment|Très|{_AGAIN.replace('également', '[ÉEée]galement')}) )"


def _lead(one: str, plain: str, more: str) -> regex.Pattern[str]:
    first = rf"{_MANNER}*(?:{one}|{plain})"
    pair = rf"{first}(?:{_TAIL}*,? et (?:{more})(?= |,))?"
    return regex.compile(rf"(?P<lead>{pair}{_TAIL}*)(?=[ ,:;.]|$)")


FRENCH = Language(
    code="fr",
    name="French",
    forms=Forms(
        date="{day} {month} {year}",
        first_day="1er",
        session={
            "": "{} session",
            "S-": "{} session extraordinaire",
            "ES-": "{} session extraordinaire d’urgence",
        },
        distribution="Distr. {}",
        original="Original : {}",
        item="Point {} de l’ordre du jour",
        items="Points {} de l’ordre du jour",
        adopted={
            "resolution": "Résolution adoptée par {organ} le {date}",
            "decision": "Décision adoptée par {organ} le {date}",
        },
        report="[sur la base du rapport de la {committee} ({symbol})]",
        without="[sans renvoi à une grande commission ({symbol})]",
        sponsored={
            "draft resolution": "{} : projet de résolution",
            "draft decision": "{} : projet de décision",
            "resolution": "{} : résolution",
            "decision": "{} : décision",
        },
        annex="Annexe {}",
        last=" et ",
        organ={
            "Assemblée générale": "l’Assemblée générale",
            "Conseil de sécurité": "le Conseil de sécurité",
            "Conseil économique et social": "le Conseil économique et social",
            "Conseil des droits de l’homme": "le Conseil des droits de l’homme",
        },
        not_official=(
            "Ceci n’est pas un document officiel des Nations Unies. Multilateral l’a établi "
            "d’après une copie du texte ; en cas de différence, le document publié fait foi."
        ),
        exercise=(
            "Ceci n’est pas un document des Nations Unies : il appartient à un exercice, et ses États sont imaginaires."
        ),
        united_nations="Nations Unies",
    ),
    months={name: n for n, name in enumerate(_MONTHS, 1)},
    date=_DATE,
    date_parts=r"(?P<day>\d{1,2})(?:er|ᵉʳ)?\s+(?P<month>\p{L}+)\s+(?P<year>\d{4})",
    ordinals={
        **{fold_ordinal(name): n for n, name in enumerate(_ORDINALS, 1)},
        "premier": 1,
        "second": 2,
        "seconde": 2,
    },
    ordinal_names=_ORDINALS,
    ordinal_figure=r"(?P<n>\d{1,3})\s?(?:e|è|ème|re|er|ère)",
    organs={
        "Assemblée générale": "A",
        "Conseil de sécurité": "S",
        "Conseil économique et social": "E",
        "Conseil des droits de l’homme": "A/HRC",
        "Conseil des droits de l'homme": "A/HRC",
        "Conseil de tutelle": "T",
    },
    committees=(
        "Première Commission",
        "Deuxième Commission",
        "Troisième Commission",
        "Quatrième Commission",
        "Cinquième Commission",
        "Sixième Commission",
        "Commission des questions politiques spéciales et de la décolonisation (Quatrième Commission)",
        "Commission politique spéciale",
        "Bureau de l’Assemblée générale",
        "Commission de vérification des pouvoirs",
    ),
    session=(
        r"(?P<ordinal>[\p{L}-]+(?: (?:et )?[\p{L}-]+){0,3}?|\d{1,3}\s?(?:e|ème|re|ère)) session"
        r"(?:(?P<emergency> extraordinaire d[’']urgence)|(?P<special> extraordinaire))?"
    ),
    distribution=r"(?i:Distr)(?:ibution)?\.?\s*:?\s*(?P<distribution>\p{L}+)|(?P<distribution>Provisoire)",
    original=r"(?i:Original)\s*:\s*(?P<original>\p{L}+(?:(?:,\s*|/|\s+et\s+)\p{L}+)*)",
    agenda=(
        r"Points? (?P<items>\d+(?: [a-z]{1,2}\))*(?:(?:,| et| à)+ (?:\d+(?: [a-z]{1,2}\))*|[a-z]{1,2}\)))*)"
        r"(?: de l[’']ordre du jour(?: provisoire)?| de la liste préliminaire)?\*{0,3}"
    ),
    item_letter=r"[a-z]{1,2}\)",
    organization="Nations Unies|NATIONS UNIES",
    sponsored=(
        r"(?P<sponsors>.+?)\s*:\s*(?:\*{1,3}\s*)?"
        r"(?P<kind>projet de (?:résolution|décision)(?: révisé)?|amendements?(?: .+)?|document de travail)"
        r"(?: révisé)?(?: [IVX]+)?\s*\*{0,3}"
    ),
    draft_kinds={"décision": "draft decision", "résolution": "draft resolution"},
    adopted_by=(
        r"(?:(?i:Résolutions?)|(?P<decision>(?i:Décisions?))) adoptée?s? par (?:l[’']|le |la )(?P<organ>[\p{L}’' ]+?)"
        rf"(?: à sa .+?)? le (?P<date>{_DATE})"
    ),
    report=(
        r"\[sur (?:la base d[ue]s?|le|les) rapports? (?:de la |du |de l[’']|des )"
        r"(?P<committee>[^(\[\]]+(?:\([^()]*Commission\))?)\s*\((?P<symbol>[^)]*(?:\([^)]*\)[^)]*)*)\)\]"
    ),
    without_committee=r"\[sans renvoi à une grande commission \((?P<symbol>.+)\)\]",
    meeting=(
        r"(?P<meeting>\d{1,5}\s?(?:e|ème|re|ère)\s+séance(?: plénière| privée| à huis clos)*(?: \(reprise\)|"
        r" \([\p{L} ]+\))?)"
    ),
    adopted_at=(
        r"Adoptée?\b.{0,40}? à (?:sa|la) (?P<meeting>\d{1,5}\s?(?:e|ème|re|ère)\s+séance(?: plénière)?(?: \([\p{L} ]+\))?)"
    ),
    council=(
        rf"(?i:résolution) (?P<number>\d{{1,4}}) \((?P<year>\d{{4}})\)(?:\*|\s?\d{{1,3}}(?= |$))?"
        rf"(?:,? (?:du|adoptée? le) (?P<date>{_DATE}))?"
    ),
    continues=r"\b(?:de|du|des|la|le|les|l[’']|par|à|et|en|au|aux|pour|dans|sur|sa|son|ses|que|une?)$|séance,$",
    opening=(
        r"(?P<opening>(?:L[’']|Le |La )(?P<organ>\p{Lu}[\p{L}'’-]*(?:,? (?:[\p{L}'’-]+|\d{4}[–-]\d{4})){0,24}?))\s*"
        r"(?P<comma>[,.]?)"
    ),
    recital="Considérant que",
    annex=r"(?P<word>Annexe|ANNEXE|Appendice|APPENDICE|Pièce jointe)(?: (?P<number>[IVXLC]+|\d{1,2}|[A-Z]))?",
    decided_at=(
        r"À (?:sa|la) (?P<meeting>\d{1,5}\s?(?:e|ème|re|ère)\s+séance(?: plénière| privée)*(?: \([\p{L} ]+\))?)"
        rf"(?: d[eu] [\p{{L}}’' ]+?)?,(?: tenue)? le (?P<date>{_DATE})"
    ),
    divisions=r"Préambule|PRÉAMBULE|(?:Titre|TITRE|Partie|PARTIE|Chapitre|CHAPITRE|Section|SECTION|Article|ARTICLE|Règle|RÈGLE|Principe|PRINCIPE) (?:[IVXLC]+|premier|\d{1,2}[A-Z]?|[A-Z])",
    kind_patterns=(
        ("letter", r"^(?:lettres? (?:identiques )?datées?)\b|^lettres? .{0,80}\badressées?\b"),
        ("note", r"^notes? (?:du|de la|de l|verbale)"),
        ("report", r"\brapport (?:du|de la|de l|des|sur|d[’'])|^rapport\b"),
        ("statement", r"^déclaration\b"),
    ),
    head=regex.compile(rf"{_MANNER}*+(?:{_REFLEXIVE})?(?P<word>\p{{L}}[\p{{L}}-]*)"),
    verbs=frozenset(
        "accepte accueille adopte adresse affirme appelle apprécie approuve appuie attend attire autorise charge "
        "condamne confirme considère constate continue convient crée décide déclare demande demeure déplore désigne "
        "dissout encourage engage enjoint entérine estime établit exhorte exige exprime fait félicite fixe "
        "garde incite insiste institue invite juge lance loue maintient mesure met nomme note ouvre partage prend "
        "préconise prie proclame prolonge prône proroge rappelle réaffirme recommande reconduit reconnaît redit regrette "
        "réitère rejette remercie rend renouvelle réprouve résout sait salue se signale sollicite souhaite souligne "
        "souscrit soutient suggère suit inquiète réjouit dit est a associe tient soumet observe espère compte relève "
        "connaît dénonce répète reste ordonne croit honore célèbre remplace renforce refuse promet approuve engagent".split()
    ),
    participles=frozenset(
        "accueillant affirmant agissant alarmée appelant appréciant approuvant attendant ayant condamnant confirmant "
        "consciente considérant constatant convaincue craignant déclarant demandant déplorant désireuse désirant "
        "déterminée disant encourageant encouragée engageant espérant estimant étant exhortant exprimant faisant "
        "félicitant fermement gardant guidée inquiète inquiétant insistant inspirant invitant jugeant louant mesurant "
        "mettant notant observant partageant prenant préoccupée priant profondément rappelant réaffirmant "
        "reconnaissant redisant regrettant réitérant réjouissant remerciant rendant renouvelant résolue sachant "
        "saluant se souhaitant soulignant soutenant tenant vivement vu commémorant convenant relevant appuyant favorable célébrant honorant connaissant "
        "conscient convaincus demeurant confirmant rejetant réprouvant".split()
    ),
    preambular=_lead(_head(participle=True), _PARTICIPLE, r"\p{Ll}+ant"),
    operative=_lead(_head(participle=False), _VERB, r"(?:se |s[’'])?\p{Ll}+(?:e|t|d)"),
    counted=frozenset(
        "paragraphe paragraphes par alinéa alinéas article articles art point points règle règles chapitre chap "
        "section sect annexe annexes partie parties phase objectif objectifs cible cibles tableau numéro no nos volume "
        "vol page pages p pp à au aux de du des la le les et ou pour dans sur avec par entre après avant environ tous "
        "toutes résolution résolutions décision décisions supplément add corr rev ses leurs ces moins plus presque "
        "jusque depuis tous chaque classe niveau catégorie étape option appendice règlement protocole convention "
        "session groupe en les moins encore".split()
    ),
    note_words=(
        r"Voir|Ibid|Documents officiels|Nations Unies|Précédemment|Résolution|Disponible|Adoptée?|Document|Organisation|"
        r"Conformément|Consultable|Par la suite"
    ),
    measures=frozenset({"pour"}),
    enders=("et", "ou"),
    conjunction=r" et (?=\p{Lu}|la |le |les |l[’'])",
    decimal=",",
    folio="page",
    article="la ",
    joined_names=(
        "Antigua-et-Barbuda",
        "Bosnie-Herzégovine",
        "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
    ),
)
