"""The kinds of pages a reader may meet, and where each stands in the sample blog."""

PAGES = {
    "home": "/",
    "older": "/?before=2013-07-12T00:00:00Z",
    "month": "/2013/07/",
    "tag": "/tags/canals/",
    "short": "/2013/07/short/",
    "long": "/2013/07/long/",
    "notes": "/2013/07/notes/",
    "pictures": "/2013/07/pictures/",
    "title": "/2013/07/title/",
    "talk": "/2013/07/talk/",
    "reply": "/2013/07/talk/?reply=1",
    "specimen": "/2013/07/specimen/",
    "arabic": "/2013/07/arabic/",
    "hebrew": "/2013/07/hebrew/",
    "chinese": "/2013/07/chinese/",
    "cite": "/2013/07/notes/cite/",
    "sources": "/sources/",
    "source": "/sources/ledger/",
    "missing": "/not/there/",
    "withdrawn": "/2013/07/withdrawn/",
}
