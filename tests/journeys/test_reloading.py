"""A reload starts everything anew while readers go on reading."""

import signal
from pathlib import Path
from threading import Event, Thread
from urllib.request import urlopen

RELOADED = "Reloading after the work in progress..."


class Reader:
    """Reads a page again and again, on a new connection each time."""

    def __init__(self, url: str) -> None:
        self.read = 0
        self.failures: list[str] = []
        self._url = url
        self._is_done = Event()
        self._thread = Thread(target=self._go_on)

    def __enter__(self) -> "Reader":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_done.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._is_done.is_set():
            try:
                with urlopen(self._url, timeout=60) as page:
                    self.read += page.status == 200
            except OSError as error:
                self.failures.append(repr(error))


def children_of(pid: int) -> set[str]:
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def test_a_reload_refuses_no_request_and_starts_all_processes_anew(ibid):
    before = children_of(ibid.process.pid)
    readers = [Reader(ibid.url), Reader(f"{ibid.url}/health/")]
    with readers[0], readers[1]:
        ibid.process.send_signal(signal.SIGUSR2)
        ibid.process.send_signal(signal.SIGUSR2)  # as good as one
        while ibid.printed.count("Ibid runs at") < 2:
            urlopen(ibid.url).close()

    assert [reader.failures for reader in readers] == [[], []]
    assert all(reader.read for reader in readers)
    after = children_of(ibid.process.pid)
    assert len(after) == len(before)
    assert not after & before
    assert ibid.printed.count(RELOADED) == 1
    assert ibid.stop() == 0
