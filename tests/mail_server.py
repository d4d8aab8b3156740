"""A real mail server on this machine that stores or refuses the emails it receives."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Condition, Event, Thread

from aiosmtpd.smtp import SMTP, Envelope, Session

TIMEOUT = 60  # seconds


class MailServer:
    """A server with its received `emails` in order; refuses all while `is_refusing`."""

    def __init__(self) -> None:
        self.emails: list[EmailMessage] = []
        self.refused = 0
        self.is_refusing = False
        self.port = 0
        self._changed = Condition()
        self._is_ready = Event()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        with self._changed:
            if self.is_refusing:
                self.refused += 1
                return "451 Not now"
            self.emails.append(message_from_bytes(envelope.original_content, policy=policy.default))
            self._changed.notify_all()
            return "250 OK"

    def email_to(self, recipient: str, *, about: str) -> EmailMessage:
        """Wait for an email to `recipient` with `about` in its subject; return the newest."""

        def found() -> EmailMessage | None:
            mine = (email for email in reversed(self.emails) if email["To"] == recipient)
            return next((email for email in mine if about in email["Subject"]), None)

        return self._wait_for(found)

    def _wait_for(self, found: Callable[[], EmailMessage | None]) -> EmailMessage:
        with self._changed:
            self._changed.wait_for(lambda: found() is not None, timeout=TIMEOUT)
            email = found()
        assert email, (
            f"It did not arrive; there are {[str(email['Subject']) for email in self.emails]}"
        )
        return email

    def start(self) -> None:
        self._thread = Thread(target=asyncio.run, args=[self._serve()], daemon=True)
        self._thread.start()
        assert self._is_ready.wait(TIMEOUT)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._is_over.set)
        self._thread.join(TIMEOUT)

    async def _serve(self) -> None:
        self._loop, self._is_over = asyncio.get_running_loop(), asyncio.Event()
        server = await self._loop.create_server(
            lambda: SMTP(self, hostname="mail-server"), "127.0.0.1", 0
        )
        async with server:
            self.port = server.sockets[0].getsockname()[1]
            self._is_ready.set()
            await self._is_over.wait()


@contextmanager
def running() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()


def text_of(email: EmailMessage, kind: str = "plain") -> str:
    part = email.get_body((kind,))
    assert part
    return str(part.get_content())


def link_in(email: EmailMessage, part: str) -> str:
    """Return the first link in the email's text that contains `part`."""
    return next(word for word in text_of(email).split() if part in word)
