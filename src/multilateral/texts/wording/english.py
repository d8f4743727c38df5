"""English, as United Nations texts are set in it.

951 different leads occur in the English record, so they are described by open rules (an adverb, a
participle or verb, its particles, a stance) and not by a list.
"""

from __future__ import annotations

import regex

from multilateral.texts.wording.language import Forms, Language, any_of, fold_ordinal

_MONTHS = tuple("January February March April May June July August September October November December".split())
_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DATE = r"\d{1,2} \p{Latin}+ \d{4}"


def _ordinal(number: int) -> str:
    """1 to 199 in words."""
    if number > 100:
        return f"one hundred and {_ordinal(number - 100)}"
    if number == 100:
        return "one hundredth"
    if number < 20:
        return _UNITS[number - 1]
    ten = _TENS[number // 10 - 2]
    return f"{ten}-{_UNITS[number % 10 - 1]}" if number % 10 else f"{ten.removesuffix('y')}ieth"


_ORDINALS = tuple(_ordinal(n) for n in range(1, 200))

# Adverbs that stand before, inside or after the head of a lead.
_AGAIN = r"(?:once (?:again|more)|again|also|further|equally)"
_ADVERB = r"(?:(?i:once (?:again|more)|also|further|furthermore|hereby|again|ever|equally|most|very|greatly)|\p{L}+ly)"
_NOT_ADVERB = r"(?!(?i:apply|supply|imply|comply|rely|reply|family|assembly|ally)(?:ing|s)?\b)"
_MANNER = rf"(?:(?:{_NOT_ADVERB}{_ADVERB}) )"

# What one expresses, reiterates or notes something with.
_FEELING = any_of(
    "appreciation", "satisfaction", "concerns?", "regrets?", "interest", "alarm", "gratitude", "approval", "dismay",
    "anxiety", "indignation", "disappointment", "distress", "outrage", "pride", "sorrow", "sadness", "sympathy",
    "solidarity", "preoccupation", "abhorrence", "shock", "commendation", "condolences", "consternation", "horror",
    "respect", "admiration", "compassion", "thanks", "pleasure",
)  # fmt: skip
_STANCE = any_of(
    "commitments?", "support", "conviction", "condemnation", "determination", "requests?", "invitation", "endorsement",
    "demand", "belief", "hope", "intention", "readiness", "willingness", "resolve", "recognition", "approval",
    "opposition", "expectation", "confidence", "encouragement", "recommendation", "appeals?", "view", "understanding",
    "dedication", "adherence", "desire", "wish", "will", "solidarity", "trust", "faith", "position", "rejection",
    "acceptance", "concurrence", "congratulations", "disapproval", "warning", "objection", "willingness",
)  # fmt: skip
_DEGREE = (
    r"(?:(?:its|their) )?"
    r"(?:(?!of |for |in |to |and |or |that |its |the )[\p{Ll}-]+(?:,)? (?:and )?){0,3}?"
)
_ATTITUDE = rf"(?:{_DEGREE}(?:{_FEELING}|{_STANCE})(?: and (?:[\p{{Ll}}-]+ ){{0,2}}(?:{_FEELING}|{_STANCE}))?)"
_WITH = rf"with (?:[\p{{Ll}}-]+ ){{0,2}}?{_FEELING}(?: and {_FEELING})?"
_TERMS = (
    r"(?:in the (?:strongest|strongest possible|clearest) terms|without reservation|(?:in|on) (?:particular|"
    r"this regard|that regard|this context))"
)
_TAIL = rf"(?: (?:{_AGAIN}|{_NOT_ADVERB}\p{{Ll}}+ly(?= |,|$)(?! \p{{Ll}}+(?:ed|ing|ive|al)\b)|{_WITH}|{_TERMS}))"

# Verb stems that take a stance as part of the lead, and those that need a particle.
_STATE = (
    r"(?:[Ee]xpress|[Rr]eiterat|[Rr]eaffirm|[Rr]enew|[Aa]ffirm|[Ss]har|[Rr]econfirm|[Cc]onfirm|[Dd]eclar|"
    r"[Pp]ledg|[Ss]tress|[Uu]nderlin|[Uu]nderscor|[Ee]mphasiz|[Rr]e-emphasiz|[Rr]estat|[Vv]oic|[Cc]onvey|"
    r"[Ee]xtend)"
)
_TRANSFER = r"(?:[Rr]ecall)"


def _head(ending: str, go: str) -> str:
    """A head of a lead: a verb form with its particles, most particular first."""
    call = rf"[Cc]all{ending}(?: {_AGAIN})* (?:upon|for|on)(?! (?:and|or) )"
    attention = rf"(?:[Cc]all{ending}|[Dd]raw{ending}|[Bb]ring{ending})(?: to)? (?:the )?attention"
    note = rf"[Tt]ak{go}(?: {_AGAIN})* (?:note|into (?:account|consideration)|cognizance)"
    mind = rf"[Bb]ear{ending}(?: {_AGAIN})* in mind"
    forward = rf"[Ll]ook{ending} forward"
    tribute = rf"[Pp]ay{ending}(?: (?:\p{{Ll}}+ )?tribute|(?: \p{{Ll}}+)? homage)"
    go_on = rf"[Cc]ontinu{go} to (?:\p{{Ll}}+ly )?\p{{Ll}}+"
    stay = (
        rf"(?:[Rr]emain{ending}|[Bb]eing|[Ii]s) (?:\p{{Ll}}+ly )?(?:\p{{Ll}}+ed|seized|aware|mindful|conscious|"
        rf"cognizant|hopeful|of the view)"
    )
    found = (
        rf"(?:[Bb]eliev{go}|[Cc]onsider{ending}|[Dd]eem{ending}|[Ff]ind{ending}) it (?:\p{{Ll}}+ly )"
        rf"?(?:necessary|important|essential|appropriate|desirable|useful|alarming|intolerable|imperative|"
        rf"vital|regrettable|unacceptable|crucial|urgent|advisable|timely|fitting)"
    )
    hope = (
        rf"[Ee]xpress{go if go == 'ing' else 'es'}(?: {_AGAIN})* the (?:\p{{Ll}}+ )?(?:hope|view|intention|"
        rf"conviction|wish|desire|belief|expectation|need)"
    )
    state = rf"{_STATE}(?:{go}|{ending})(?: {_AGAIN})*(?: {_ATTITUDE})(?: (?:for|upon)(?= )(?<=call (?:for|upon)))?"
    again = (
        rf"(?:{_STATE}(?:{go}|{ending})|{_TRANSFER}{ending})(?: {_AGAIN})* its (?:[\p{{Ll}}-]+ )?(?:calls? "
        rf"(?:for|upon|on)|requests?|appeals?|invitations?|commitments?|demands?)"
    )
    return any_of(call, attention, note, mind, forward, tribute, go_on, stay, found, hope, again, state)


_PARTICIPLE = (
    r"(?:[Hh]aving (?:also |further |\p{Ll}+ly )?(?:\p{Ll}+ed|heard|taken(?: note)?|met|seen|sought|borne|held|given)"
    r"|\p{L}[\p{L}'’-]*ing|(?i:aware|mindful|conscious|cognizant|desirous|hopeful|anxious|eager|confident|cognisant)"
    r"|\p{Lu}?[\p{Ll}-]+(?:ed|ved)|(?:[Mm]oved|[Rr]esolute|[Gg]lad|[Pp]roud|[Ss]eized|[Gg]rateful|[Ff]ully aware))"
)
_VERB = r"(?:\p{L}[\p{L}-]*(?:s|ss)\b)"


def _lead(ending: str, go: str, plain: str, tail: str) -> regex.Pattern[str]:
    one = rf"{_MANNER}*(?:{_head(ending, go)}|{plain})"
    pair = rf"{one}(?:(?:{tail})*,? and {_MANNER}*(?:\p{{Ll}}[\p{{Ll}}-]*{ending}\b|{plain})(?= |,))?"
    return regex.compile(rf"(?P<lead>{pair}{tail}*)(?=[ ,:;.]|$)")


ENGLISH = Language(
    code="en",
    name="English",
    forms=Forms(
        date="{day} {month} {year}",
        session={"": "{} session", "S-": "{} special session", "ES-": "{} emergency special session"},
        distribution="Distr.: {}",
        original="Original: {}",
        item="Agenda item {}",
        items="Agenda items {}",
        adopted={
            "resolution": "Resolution adopted by the {organ} on {date}",
            "decision": "Decision adopted by the {organ} on {date}",
        },
        report="[on the report of the {committee} ({symbol})]",
        without="[without reference to a Main Committee ({symbol})]",
        sponsored={
            "draft resolution": "{}: draft resolution",
            "draft decision": "{}: draft decision",
            "resolution": "{}: resolution",
            "decision": "{}: decision",
        },
        annex="Annex {}",
    ),
    months={name: n for n, name in enumerate(_MONTHS, 1)},
    date=_DATE,
    date_parts=r"(?P<day>\d{1,2})\s+(?P<month>\p{L}+)\s+(?P<year>\d{4})",
    ordinals={
        **{fold_ordinal(name): n for n, name in enumerate(_ORDINALS, 1)},
        **{fold_ordinal(name).removeprefix("one "): n for n, name in enumerate(_ORDINALS, 1) if n > 99},
    },
    ordinal_names=_ORDINALS,
    ordinal_figure=r"(?P<n>\d{1,4})(?:st|nd|rd|th)",
    organs={
        "General Assembly": "A",
        "Security Council": "S",
        "Economic and Social Council": "E",
        "Human Rights Council": "A/HRC",
        "Trusteeship Council": "T",
    },
    committees=(
        "First Committee",
        "Second Committee",
        "Third Committee",
        "Fourth Committee",
        "Fifth Committee",
        "Sixth Committee",
        "Special Political and Decolonization Committee (Fourth Committee)",
        "Special Political Committee",
        "General Committee",
        "Credentials Committee",
    ),
    session=(
        r"(?P<ordinal>[\p{L}-]+(?: [\p{L}-]+){0,2}?|\d{1,3}(?:st|nd|rd|th)|(?:19|20)\d\d)"
        r"(?:(?P<emergency> emergency special)|(?P<special> special))? session"
    ),
    distribution=r"(?:Distr\.?\s*:\s*(?P<distribution>\p{L}+)|(?P<distribution>Provisional))",
    original=r"Original\s*:\s*(?P<original>\p{L}+(?:(?:,\s*|/|\s+and\s+)\p{L}+)*)",
    agenda=(
        r"(?:Agenda items?|Items?) (?P<items>\d+(?: \([a-z]{1,2}\))*(?:(?:,| and| to)+ (?:\d+(?: \([a-z]{1,2}\))*|"
        r"\([a-z]{1,2}\)))*)(?: of the (?:preliminary list|provisional agenda|supplementary list)\*{0,3})?\*{0,3}"
    ),
    item_letter=r"\([a-z]{1,2}\)",
    # The Security Council counts in years ("Eighty-sixth year"): printed beside the session, a field of none.
    organization=r"United Nations|UNITED NATIONS|Nations Unies|Exercise|EXERCISE|\p{Lu}[\p{L}-]+(?: \p{L}+)? year",
    sponsored=(
        r"(?P<sponsors>.+?)\s*:\s*(?:\*{1,3}\s*)?(?:revised )?"
        r"(?P<kind>draft (?:resolution|decision)|amendments?(?: to .+)?|working paper)(?: [IVX]+)?\s*\*{0,3}"
    ),
    draft_kinds={"decision": "draft decision", "resolution": "draft resolution"},
    adopted_by=(
        r"(?:(?:Resolution|RESOLUTION)|(?P<decision>Decision|DECISION))s? adopted by the (?P<organ>[\p{L} ]+?)"
        rf"(?: at its .+?)? on (?P<date>{_DATE})"
    ),
    report=(
        r"\[on the (?:reports?|recommendation) of the (?P<committee>[^(\[\]]+(?:\([^()]*Committee\))?)\s*\((?P<symbol>[^)"
        r"]*(?:\([^)]*\)[^)]*)*)\)\]"
    ),
    without_committee=r"\[without reference to an? (?:Main )?[Cc]ommittee \((?P<symbol>.+)\)\]",
    meeting=(
        r"(?P<meeting>[\dIl]{1,5}(?: \d)?(?:st|nd|rd|th)_?(?: \(resumed\))?(?: \([\p{L} ]+\))?(?: plenary| closed| private)"
        r"* meeting)"
    ),
    adopted_at=(
        r"Adopted\b.{0,40}? [Aa]t (?:its|the)(?: resumed)? (?P<meeting>[\dIl]{1,5}(?: \d)?(?:st|nd|rd|th)_?(?: \([\p{L} ]+\))?(?: plenary)? "
        r"meeting)"
    ),
    council=(
        r"(?i:resolution) (?P<number>\d{1,4}) \((?P<year>\d{4})\)(?:\*|\s?\d{1,3}(?= |$))?"
        rf"(?: ?of (?P<date>{_DATE}))?"
        rf"|(?i:resolution) (?P<number>\d{{1,4}}),? of (?P<date>\d{{1,2}} \p{{L}}+ (?P<year>\d{{4}}))"
        rf"|(?P<number>\d{{1,4}}) \((?P<year>\d{{4}})\)\.? (?i:resolution) of (?P<date>{_DATE})"
    ),
    continues=r"\b(?:of|the|on|by|to|and|in|at|for|dated|its|resumed|meeting,)$",
    opening=(
        r"(?P<opening>The (?P<organ>\p{Lu}[\p{L}'’-]*(?:,? (?:\p{Lu}[\p{L}'’-]*|of|the|on|and|for|in|to|its|"
        r"\d{4}[–-]\d{4})){0,24}?))\s*(?P<comma>[,.]?)"
    ),
    recital="Whereas",
    decided_at=(
        r"At (?:its|the) (?P<meeting>\d{1,5}(?:st|nd|rd|th)(?: \(resumed\))?(?: \([\p{L} ]+\))?(?: plenary)? meeting)"
        rf"(?: of the [\p{{L}} ]+)?,(?: held)? on (?P<date>{_DATE})"
    ),
    annex=r"(?P<word>Annex|ANNEX|Appendix|APPENDIX|Enclosure)(?: (?P<number>[IVXLC]+|\d{1,2}|[A-Z]))?",
    divisions=r"Preamble|PREAMBLE|(?:Part|PART|Section|SECTION|Chapter|CHAPTER|Title|TITLE|Article|ARTICLE|Rule|RULE|Principle|PRINCIPLE) (?:[IVXLC]+|\d{1,3}[A-Z]?|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)",
    kind_patterns=(
        ("letter", r"^(?:identical )?letters? dated\b|^(?:identical )?letters? .{0,60}\baddressed to\b"),
        ("note", r"^notes? (?:by|verbale|of) |^note by the\b"),
        ("report", r"\breport of the\b|\breport on\b|^report\b|\breport by the\b"),
        ("statement", r"^(?:joint |presidential )?statement\b|\bstatement (?:by|of|made by) the\b"),
    ),
    head=regex.compile(rf"{_MANNER}*+(?P<word>\p{{L}}[\p{{L}}-]*)"),
    # The commonest heads: enough to tell a paragraph from a heading, not meant to be all.
    verbs=frozenset(
        "accepts acknowledges adopts affirms agrees appeals applauds appoints appreciates appropriates approves asks "
        "authorizes bears calls commends commits concurs condemns confirms congratulates considers continues decides "
        "declares demands deplores designates determines directs draws emphasizes encourages endorses establishes "
        "expects expresses extends highlights insists instructs invites looks maintains notes notices objects pays "
        "pledges proclaims proposes re-emphasizes reaffirms realizes recalls recognizes recommends recommits "
        "reconfirms regrets reiterates rejects remains reminds renews repeats requests requires resolves respects "
        "restates salutes shares stresses strives strengthens suggests supports takes terminates trusts undertakes "
        "underlines underscores urges values views welcomes".split()
    ),
    participles=frozenset(
        "acknowledging affirming acting aiming commemorating trusting re-emphasizing alarmed appreciating aware bearing believing calling commending committed "
        "concerned condemning confirming conscious considering convinced cognizant deploring desirous desiring "
        "determined determining disturbed emphasizing encouraged encouraging expressing guided having highlighting "
        "honouring inviting looking mindful noting observing reaffirming realizing recalling recognizing recommitting "
        "reconfirming referring regretting reiterating remaining renewing resolved seized sharing stressing "
        "supporting taking underlining underscoring urging welcoming whereas wishing".split()
    ),
    preambular=_lead("ing", "ing", _PARTICIPLE, _TAIL),
    operative=_lead("s", "es", _VERB, rf"(?:(?! further ){_TAIL})"),
    # Compounds that these texts always write with a hyphen.
    compounds=frozenset(
        "capacity-building confidence-building consensus-based consensus-driven cross-border "
        "decision-making dual-use evidence-based follow-up gender-based high-level human-centric inter-agency "
        "like-minded long-term medium-term "
        "middle-income multi-stakeholder non-binding non-discrimination non-governmental non-intervention "
        "non-proliferation non-state open-ended problem-solving results-oriented "
        "results-based self-determination short-term so-called state-owned trade-related "
        "well-being".split()
    ),
    counted=frozenset(
        "paragraph paragraphs para paras article articles item items rule rules chapter chap section sect annex part "
        "parts phase goal goals target targets table no nos number volume vol page pages at of the to from than and or "
        "for in on with by between after before within last next about over some all resolution resolutions decision "
        "decisions supplement add corr rev under its their these those least most nearly almost approximately until "
        "since every class level category stage option appendix schedule regulation protocol convention session group "
        "box boxes".split()
    ),
    note_words=(
        r"See|Ibid|Official Records|United Nations|Previously|Resolution|Available|Adopted|Subsequently|Document|"
        r"In the absence|One member"
    ),
    measures=frozenset({"per", "percent"}),
    enders=("and", "or"),
    conjunction=r" and (?=\p{Lu}|the )",
    folio=r"page",
    article="the ",
    joined_names=(
        "Antigua and Barbuda",
        "Bosnia and Herzegovina",
        "Saint Kitts and Nevis",
        "Saint Vincent and the Grenadines",
        "Sao Tome and Principe",
        "Trinidad and Tobago",
        "Great Britain and Northern Ireland",
    ),
)
