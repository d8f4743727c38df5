"""What a hand writes instead: verbs in the wrong form, names as they are usually misput, abbreviations."""

from __future__ import annotations

FINITE = {
    "Recalling": "Recalls", "Noting": "Notes", "Recognizing": "Recognizes", "Reaffirming": "Reaffirms",
    "Welcoming": "Welcomes", "Stressing": "Stresses", "Emphasizing": "Emphasizes", "Acknowledging": "Acknowledges",
    "Expressing": "Expresses", "Taking": "Takes", "Underlining": "Underlines", "Underscoring": "Underscores",
    "Requesting": "Requests", "Calling": "Calls", "Deciding": "Decides", "Inviting": "Invites", "Urging": "Urges",
    "Encouraging": "Encourages",
}  # fmt: skip
PARTICIPLE = {finite: participle for participle, finite in FINITE.items()}
NAMES = {
    "Secretary-General": "Secretary General", "Economic and Social Council": "Social and Economic Council",
    "World Health Organization": "World Health Organisation", "Conference on Disarmament": "Conference of Disarmament",
    "United Nations Development Programme": "United Nations Development Program",
    "United Nations Environment Programme": "United Nations Environmental Programme",
    "Food and Agriculture Organization": "Food and Agricultural Organization",
    "International Atomic Energy Agency": "International Atomic Agency",
    "Advisory Committee on Administrative and Budgetary Questions":
        "Advisory Committee on Administration and Budgetary Questions",
    "United Nations Office on Drugs and Crime": "United Nations Office for Drugs and Crime",
    "United Nations High Commissioner for Refugees": "United Nations High Commissioner of Refugees",
    "Universal Declaration of Human Rights": "Universal Declaration on Human Rights",
}  # fmt: skip
SHORT = {
    "information and communications technologies": "ICTs", "non-governmental organizations": "NGOs",
    "Sustainable Development Goals": "SDGs", "official development assistance": "ODA",
    "World Health Organization": "WHO", "International Atomic Energy Agency": "IAEA",
    "United Nations Development Programme": "UNDP", "World Trade Organization": "WTO",
    "International Labour Organization": "ILO", "International Monetary Fund": "IMF",
    "United Nations Environment Programme": "UNEP", "sexual and gender-based violence": "SGBV",
    "Economic and Social Council": "ECOSOC", "weapons of mass destruction": "WMD",
    "internally displaced persons": "IDPs", "least developed countries": "LDCs",
    "small island developing States": "SIDS", "human immunodeficiency virus": "HIV",
}  # fmt: skip
USUAL = {
    "Russian Federation": "Russia", "Republic of Korea": "South Korea", "Viet Nam": "Vietnam",
    "Czechia": "Czech Republic",
    "Iran (Islamic Republic of)": "Iran", "Bolivia (Plurinational State of)": "Bolivia", "Türkiye": "Turkey",
    "Venezuela (Bolivarian Republic of)": "Venezuela", "Syrian Arab Republic": "Syria", "North Macedonia": "Macedonia",
    "United Kingdom of Great Britain and Northern Ireland": "United Kingdom",
    "United States of America": "United States",
    "Lao People’s Democratic Republic": "Laos", "United Republic of Tanzania": "Tanzania", "Cabo Verde": "Cape Verde",
}  # fmt: skip
MISSPELT = {
    "Kyrgyzstan": "Kyrgystan", "Philippines": "Phillipines", "Netherlands": "Netherland", "Azerbaijan": "Azerbaidjan",
    "Liechtenstein": "Lichtenstein", "Kazakhstan": "Kazakstan", "Mauritius": "Mauritious", "Colombia": "Columbia",
    "Slovenia": "Slovennia", "Argentina": "Argentinia", "Lithuania": "Lithunia", "Romania": "Rumania",
}  # fmt: skip
