"""Works of different kinds, and how Chicago cites and lists them."""

from blog.sources.styles import CitedSource, format_bibliography, format_citations

CHICAGO = "chicago-notes-bibliography"


def person(given, family):
    return {"given": given, "family": family}


def on(*parts):
    return {"date-parts": [list(parts)]}


def note(item, **where):
    return format_citations([CitedSource(item, **where)], style=CHICAGO)[0]


def entry(item):
    return format_bibliography([item], style=CHICAGO)[0]


SWING_TIME = {
    "id": "smith2016",
    "type": "book",
    "title": "Swing Time",
    "author": [person("Zadie", "Smith")],
    "publisher": "Penguin Press",
    "publisher-place": "New York",
    "issued": on(2016),
}
CURIOUS_MIND = {
    "id": "grazer2015",
    "type": "book",
    "title": "A Curious Mind: The Secret to a Bigger Life",
    "author": [person("Brian", "Grazer"), person("Charles", "Fishman")],
    "publisher": "Simon & Schuster",
    "publisher-place": "New York",
    "issued": on(2015),
}
AMERICAN_ESSAY = {
    "id": "dagata2016",
    "type": "book",
    "title": "The Making of the American Essay",
    "editor": [person("John", "D’Agata")],
    "publisher": "Graywolf Press",
    "publisher-place": "Minneapolis",
    "issued": on(2016),
}
WALKING = {
    "id": "thoreau2016",
    "type": "chapter",
    "title": "Walking",
    "author": [person("Henry David", "Thoreau")],
    "container-title": "The Making of the American Essay",
    "editor": [person("John", "D'Agata")],
    "page": "167-195",
    "publisher": "Graywolf Press",
    "publisher-place": "Minneapolis",
    "issued": on(2016),
}
LOVE_IN_CHOLERA = {
    "id": "garcia1988",
    "type": "book",
    "title": "Love in the Time of Cholera",
    "author": [person("Gabriel", "García Márquez")],
    "translator": [person("Edith", "Grossman")],
    "publisher": "Cape",
    "publisher-place": "London",
    "issued": on(1988),
}
COLLEGE_ACCESS = {
    "id": "keng2017",
    "type": "article-journal",
    "title": "Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and "
    "Income Inequality",
    "title-short": "Expanding College Access",
    "author": [
        person("Shao-Hsun", "Keng"),
        person("Chun-Hung", "Lin"),
        person("Peter F.", "Orazem"),
    ],
    "container-title": "Journal of Human Capital",
    "volume": "11",
    "issue": "1",
    "page": "1-34",
    "issued": on(2017),
    "DOI": "10.1086/690235",
}
SNAP = {
    "id": "manjoo2017",
    "type": "article-newspaper",
    "title": "Snap Makes a Bet on the Cultural Supremacy of the Camera",
    "author": [person("Farhad", "Manjoo")],
    "container-title": "New York Times",
    "publisher-place": "New York",
    "issued": on(2017, 3, 8),
    "URL": "https://www.nytimes.com/2017/03/08/technology/snap.html",
}
YALE_FACTS = {
    "id": "yale",
    "type": "webpage",
    "title": "About Yale: Yale Facts",
    "container-title": "Yale University",
    "accessed": on(2017, 5, 1),
    "URL": "https://www.yale.edu/about-yale/yale-facts",
}
PRIVACY_POLICY = {
    "id": "google2017",
    "type": "webpage",
    "title": "Privacy Policy",
    "container-title": "Privacy & Terms",
    "publisher": "Google",
    "issued": on(2017, 4, 17),
    "accessed": on(2018, 1, 2),
    "URL": "https://www.google.com/policies/privacy/",
}
LETTER = {
    "id": "acheson1950",
    "type": "personal_communication",
    "author": [person("Dean", "Acheson")],
    "recipient": [person("Harry S.", "Truman")],
    "issued": on(1950, 6, 25),
    "archive_location": "box 67, folder 4",
    "archive_collection": "Dean G. Acheson Papers",
    "archive": "Harry S. Truman Library",
    "archive-place": "Independence, MO",
}
MINUTES = {
    "id": "minutes1937",
    "type": "document",
    "title": "Minutes of the Committee for Improving the Condition of Free Blacks",
    "issued": {"literal": "c. 1790"},
    "archive_location": "box 2, folder 7",
    "archive_collection": "Papers of the Pennsylvania Society for the Abolition of Slavery",
    "archive": "Historical Society of Pennsylvania",
    "archive-place": "Philadelphia",
}
MANUSCRIPT = {
    "id": "dewey1915",
    "type": "manuscript",
    "title": "Notes on Logic",
    "author": [person("John", "Dewey")],
    "issued": {"literal": "n.d."},
    "archive_location": "box 4",
    "archive": "Special Collections, Morris Library",
}
SOME_LIKE_IT_HOT = {
    "id": "wilder1959",
    "type": "motion_picture",
    "title": "Some Like It Hot",
    "director": [person("Billy", "Wilder")],
    "publisher": "United Artists",
    "publisher-place": "Los Angeles",
    "issued": on(1959),
    "medium": "DVD",
}
STAMPER = {
    "id": "stamper2017",
    "type": "interview",
    "title": "From 'F-Bomb' to 'Photobomb,' How the Dictionary Keeps Up with English",
    "author": [person("Kory", "Stamper")],
    "interviewer": [person("Terry", "Gross")],
    "container-title": "Fresh Air",
    "publisher": "NPR",
    "issued": on(2017, 4, 19),
    "URL": "http://www.npr.org/2017/04/19/524618639/",
}
MALARIA = {
    "id": "who2019",
    "type": "report",
    "title": "World Malaria Report 2019",
    "author": [{"literal": "World Health Organization"}],
    "publisher": "World Health Organization",
    "publisher-place": "Geneva",
    "issued": on(2019),
}
FOUR_AUTHORS = {
    "id": "gould1984",
    "type": "book",
    "title": "Old Masters Reconsidered",
    "author": [person("Ann", "Able"), person("Bob", "Baker"), person("Cy", "Cole"),
               person("Di", "Dunn")],
    "publisher": "Northern Press",
    "publisher-place": "Leeds",
    "issued": on(1984),
}  # fmt: skip
LAZARILLO = {
    "id": "lazarillo1554",
    "type": "book",
    "title": "Lazarillo de Tormes",
    "publisher": "Alianza",
    "publisher-place": "Madrid",
    "issued": on(1987),
}
UNDATED = {
    "id": "able",
    "type": "book",
    "title": "Undated Work",
    "author": [person("Ann", "Able")],
    "publisher": "Northern Press",
    "publisher-place": "Leeds",
}
CRIME = {
    "id": "dostoevsky1970",
    "type": "book",
    "title": "Преступление и наказание",
    "author": [person("Фёдор", "Достоевский")],
    "publisher": "Наука",
    "publisher-place": "Москва",
    "issued": on(1970),
}
QUOTING = {
    "id": "march2001",
    "type": "article-journal",
    "title": '"Don\'t Panic," She Said: Irony in “Emma”',
    "author": [person("Jo", "March")],
    "container-title": "Notes & Queries",
    "volume": "12",
    "issue": "3",
    "page": "145-151",
    "issued": on(2001),
}
