"""English dates with the month in full: "August 2, 2013", where Django writes "Aug. 2, 2013"."""

DATE_FORMAT = "F j, Y"
DATETIME_FORMAT = "F j, Y, g:i A"
TIME_FORMAT = "g:i A"
