"""Italian dates: no day of the week, which only headings name, and no leading zero."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
