"""Reading robots.txt (RFC 9309). No Django."""

from urllib.robotparser import RobotFileParser

OUR_NAME = "Ibid"


def allows(robots: str, url: str) -> bool:
    """Return whether a host's robots.txt lets Ibid visit `url`; an empty one allows everything."""
    parser = RobotFileParser()
    parser.parse(robots.splitlines())
    return parser.can_fetch(OUR_NAME, url)
