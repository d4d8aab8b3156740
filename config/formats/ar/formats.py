"""Arabic dates as they are written: "15 يوليو 2013، 8:05 م"."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، g:i A"
