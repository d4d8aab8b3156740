"""The names under which exports keep the pictures that a body shows by their URLs."""

import re
from urllib.parse import unquote

from blog.text.formats.urls import split_url

# The size in a URL of Google's: a folder such as "s320" or "w640-h480-c", or a suffix "=s320".
_FOLDER = re.compile(r"/(?:s\d+|w\d+(?:-h\d+)?|h\d+)(?:-[a-z0-9-]+)?/(?=[^/]*$)")
_SUFFIX = re.compile(r"=(?:s\d+|w\d+(?:-h\d+)?|h\d+)(?:-[\w-]+)?$")
_GOOGLE = re.compile(r"(^|\.)(googleusercontent|ggpht|blogspot|blogger)\.com$")
# "photo_2B1.jpg" is "photo+1.jpg"; "photo(1).jpg" and "photo (1).jpg" are a second "photo.jpg".
_UNDERSCORED = re.compile(r"_([0-9A-F]{2})")
_COPY = re.compile(r"\s*\(\d+\)(?=\.[^.]*$|$)")
_THUMBNAIL = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")


def original_url(url: str) -> str:
    """Return the URL of a picture in its original size.

    >>> original_url("https://1.bp.blogspot.com/-x/AAA/s320/pier.jpg")
    'https://1.bp.blogspot.com/-x/AAA/s0/pier.jpg'
    >>> original_url("https://lh3.googleusercontent.com/abc=w640-h480")
    'https://lh3.googleusercontent.com/abc=s0'
    """
    if not _GOOGLE.search(split_url(url).hostname or ""):
        return url
    return _SUFFIX.sub("=s0", _FOLDER.sub("/s0/", url))


def file_name(url: str) -> str:
    """Return the last part of the path of a URL, decoded as often as it was encoded."""
    name = split_url(url).path.rpartition("/")[2]
    for _time in range(3):
        name = unquote(name)
    return name


def names_of(name: str) -> list[str]:
    """Return the forms of a file's name in which exports keep it, the most exact first.

    >>> names_of("Pier+One (1).JPG")
    ['pier one (1).jpg', 'pier one.jpg']
    """
    exact = _plain(name)
    decoded = _plain(_UNDERSCORED.sub(lambda found: chr(int(found[1], 16)), name))
    whole = _THUMBNAIL.sub("", exact)
    forms = (exact, decoded, whole, _COPY.sub("", exact), _COPY.sub("", decoded))
    return list(dict.fromkeys(forms))


def _plain(name: str) -> str:
    decoded = unquote(unquote(name)).replace("+", " ")
    return " ".join(decoded.split()).casefold()
