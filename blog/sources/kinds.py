"""The kinds of works, with the names CSL 1.0.2 gives them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """In the order in which they are offered: what is cited most, then by the alphabet."""

    BOOK = "book", _("book")
    CHAPTER = "chapter", _("chapter")
    ARTICLE_JOURNAL = "article-journal", _("journal article")
    ARTICLE_MAGAZINE = "article-magazine", _("magazine article")
    ARTICLE_NEWSPAPER = "article-newspaper", _("newspaper article")
    WEBPAGE = "webpage", _("web page")
    POST_WEBLOG = "post-weblog", _("blog post")
    MANUSCRIPT = "manuscript", _("archival document")
    DOCUMENT = "document", _("document")
    PERSONAL_COMMUNICATION = "personal_communication", _("letter or message")
    INTERVIEW = "interview", _("interview")
    MOTION_PICTURE = "motion_picture", _("film")
    BROADCAST = "broadcast", _("broadcast")
    MAP = "map", _("map")
    REPORT = "report", _("report")
    THESIS = "thesis", _("thesis")
    TREATY = "treaty", _("treaty")
    SPEECH = "speech", _("speech")
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia", _("encyclopedia entry")
    COLLECTION = "collection", _("archival collection")
    BILL = "bill", _("bill")
    CLASSIC = "classic", _("classical work")
    PAPER_CONFERENCE = "paper-conference", _("conference paper")
    LEGAL_CASE = "legal_case", _("court case")
    DATASET = "dataset", _("dataset")
    ENTRY = "entry", _("database entry")
    ENTRY_DICTIONARY = "entry-dictionary", _("dictionary entry")
    EVENT = "event", _("event")
    FIGURE = "figure", _("figure")
    GRAPHIC = "graphic", _("picture or artwork")
    HEARING = "hearing", _("hearing")
    LEGISLATION = "legislation", _("law")
    MUSICAL_SCORE = "musical_score", _("musical score")
    PAMPHLET = "pamphlet", _("pamphlet")
    PATENT = "patent", _("patent")
    PERFORMANCE = "performance", _("performance")
    PERIODICAL = "periodical", _("periodical")
    POST = "post", _("post on a social network")
    ARTICLE = "article", _("preprint or other article")
    REGULATION = "regulation", _("regulation")
    REVIEW = "review", _("review")
    REVIEW_BOOK = "review-book", _("book review")
    SOFTWARE = "software", _("software")
    SONG = "song", _("sound recording")
    STANDARD = "standard", _("standard")


class Locator(models.TextChoices):
    """What a locator counts, in CSL's terms."""

    PAGE = "page", _("page")
    CHAPTER = "chapter", _("chapter")
    FOLIO = "folio", _("folio")
    COLUMN = "column", _("column")
    PARAGRAPH = "paragraph", _("paragraph")
    SECTION = "section", _("section")
    LINE = "line", _("line")
    VERSE = "verse", _("verse")
    VOLUME = "volume", _("volume")
    FIGURE = "figure", _("figure")
    NOTE = "note", _("note")
    TIMESTAMP = "timestamp", _("time")
