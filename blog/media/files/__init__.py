"""Files beside pictures: documents, data, sound and film, stored once by content."""
