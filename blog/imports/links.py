"""The addresses of an old blog: which links lead to it, and what path they mean."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from blog.text.formats.urls import split_url

# blogspot.com answers under the domains of many countries.
_BLOGSPOT = re.compile(r"\.blogspot\.[a-z.]{2,6}$")
_IGNORED = re.compile(r"^(m|showComment|commentPage|spref|utm_\w+)=")
_DATED = re.compile(r"^/[0-9]{4}/[0-9]{2}/.+")


def host_of(url: str) -> str:
    """Return the host of a URL in the one form that all of a blog's hosts have.

    >>> host_of("http://www.tides.blogspot.co.uk/2011/"), host_of("//Tides.example/x")
    ('tides.blogspot.com', 'tides.example')
    """
    host = (split_url(url).hostname or "").removeprefix("www.")
    return _BLOGSPOT.sub(".blogspot.com", host)


def path_of(url: str) -> str:
    """Return the path of a URL as it is stored: decoded, with its query but not its fragment.

    What cannot be a URL has none, "".

    >>> path_of("https://x.example/2011/05/a%20b.html?m=1#c5"), path_of("https://x.example?p=12")
    ('/2011/05/a b.html', '/?p=12')
    """
    parts = split_url(url)
    if url and not any(parts):
        return ""
    query = "&".join(part for part in parts.query.split("&") if part and not _IGNORED.match(part))
    path = unquote(parts.path) or "/"
    return f"{path}?{query}" if query else path


class OldLinks:
    """Resolves links to the old blog into paths of this one.

    `hosts` are those of the old blog. If none is known, a link is taken for one to the old blog if
    its path begins with a year and a month and is that of an entry.
    """

    def __init__(self, paths: Iterable[tuple[str, str]], *, hosts: Iterable[str]) -> None:
        self._paths = dict(paths)
        self._hosts = {host_of(host) for host in hosts if host}

    def new_path(self, url: str) -> str:
        """Return the new path of the entry that a URL of the old blog shows; "" for any other."""
        host, path = host_of(url), path_of(url)
        if host and host not in self._hosts and (self._hosts or not _DATED.match(path)):
            return ""
        return self._paths.get(path) or self._paths.get(path.partition("?")[0], "")

    def is_internal(self, url: str) -> bool:
        """Return whether a URL is one of the old blog."""
        return host_of(url) in self._hosts
