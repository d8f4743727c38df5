"""21 de noviembre de 2026."""

DATE_FORMAT = "j \\d\\e F \\d\\e Y"
DATETIME_FORMAT = "j \\d\\e F \\d\\e Y, H:i"
SHORT_DATETIME_FORMAT = "j \\d\\e F \\d\\e Y, H:i:s"
SHORT_DATE_FORMAT = "j M Y"
YEAR_MONTH_FORMAT = "F \\d\\e Y"
TIME_FORMAT = "H:i"
