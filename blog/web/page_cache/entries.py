"""A kept page: headers and bodies, as they are stored and sent."""

import hashlib
import json
from dataclasses import dataclass, field
from math import ceil

from blog.web.page_cache.bodies import TAIL, Body, bodies_of, slot_of

Headers = list[tuple[str, str]]

REPLACED = {"content-length", "content-encoding", "vary", "etag", "last-modified"}
ALWAYS_FRESH = "no-cache"  # browsers keep the page, and ask each time whether it is current


@dataclass
class Entry:
    """A page with status 200, rendered at a time, for everyone until `expires_at`.

    `post` is the key of the post that its readers view, 0 if it is no post's page; `zone` is the
    blog's time zone, in which their day is counted. `modified` is the second after which
    no earlier page with this URL was sent: within it, no answer has a Last-Modified.
    """

    headers: Headers
    etag: str
    modified: int
    expires_at: float
    post: int
    zone: str
    slot_tail: bytes
    bodies: dict[str, Body]
    # The bodies as last filled, by encoding.
    filled: dict[str, tuple[bytes, bytes]] = field(default_factory=dict, compare=False)
    has_copy: bool = field(default=False, compare=False)  # for nginx, as far as this process knows

    @property
    def size(self) -> int:
        return sum(len(body.before) + len(body.after) for body in self.bodies.values())

    def body(self, encoding: str, stamp: str) -> bytes:
        """Return the body with this time in its form, filled once for each second."""
        if not self.slot_tail:
            return self.bodies[encoding].before
        slot = stamp.encode() + self.slot_tail
        known, body = self.filled.get(encoding, (b"", b""))
        if known != slot:
            body = self.bodies[encoding].filled(slot, plain=self.bodies[""])
            self.filled[encoding] = (slot, body)
        return body


def entry_of(
    headers: Headers, content: bytes, *, at: float, expires_at: float, post: int, zone: str
) -> Entry:
    """Return the entry of a page rendered at `at`. Raise NotCompressible."""
    slot = slot_of(content)
    given = {name.lower(): value for name, value in headers}
    kept = [(name, value) for name, value in headers if name.lower() not in REPLACED]
    vary = given.get("vary", "")
    if "accept-encoding" not in vary.lower():
        vary = f"{vary}, Accept-Encoding" if vary else "Accept-Encoding"
    kept.append(("Vary", vary))
    if "cache-control" not in given:
        kept.append(("Cache-Control", ALWAYS_FRESH))
    digest = hashlib.sha256(content.replace(slot, b"", 1) if slot else content).hexdigest()[:32]
    return Entry(
        headers=kept,
        etag=f'W/"{digest}"',
        modified=ceil(at),
        expires_at=expires_at,
        post=post,
        zone=zone,
        slot_tail=slot[-TAIL:],
        bodies=bodies_of(content),
    )


def pack(entry: Entry) -> bytes:
    """Return the entry as bytes: a line of JSON, then its bodies."""
    bodies = entry.bodies.values()
    head = {
        "headers": entry.headers,
        "etag": entry.etag,
        "modified": entry.modified,
        "expires_at": entry.expires_at,
        "post": entry.post,
        "zone": entry.zone,
        "slot_tail": entry.slot_tail.decode("latin-1"),
        "bodies": [[body.encoding, len(body.before), len(body.after)] for body in bodies],
    }
    return b"".join(
        [json.dumps(head).encode(), b"\n", *(body.before + body.after for body in bodies)]
    )


def unpack(packed: bytes) -> Entry:
    line, _newline, rest = packed.partition(b"\n")
    head = json.loads(line)
    bodies, start = {}, 0
    for encoding, before, after in head.pop("bodies"):
        end = start + before
        bodies[encoding] = Body(encoding, rest[start:end], rest[end : end + after])
        start = end + after
    headers = [(name, value) for name, value in head.pop("headers")]
    slot_tail = head.pop("slot_tail").encode("latin-1")
    return Entry(headers=headers, slot_tail=slot_tail, bodies=bodies, **head)
