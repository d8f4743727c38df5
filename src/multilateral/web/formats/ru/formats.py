"""21 ноября 2026 года."""

DATE_FORMAT = "j E Y года"
DATETIME_FORMAT = "j E Y года, H:i"
SHORT_DATETIME_FORMAT = "j E Y года, H:i:s"
SHORT_DATE_FORMAT = "j M Y"
YEAR_MONTH_FORMAT = "F Y года"
TIME_FORMAT = "H:i"
