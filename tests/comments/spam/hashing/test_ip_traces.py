"""IP traces."""

from datetime import date

from blog.comments.spam.hashing.ip_traces import ip_trace_of

DAY = date(2026, 11, 25)


def test_a_trace_distinguishes_ip_addresses_for_a_day():
    trace = ip_trace_of("192.0.2.1", day=DAY, key="secret")
    assert trace == ip_trace_of("192.0.2.1", day=DAY, key="secret")
    others = {
        ip_trace_of("192.0.2.2", day=DAY, key="secret"),
        ip_trace_of("192.0.2.1", day=date(2026, 11, 26), key="secret"),
        ip_trace_of("192.0.2.1", day=DAY, key="other"),
    }
    assert len(others | {trace}) == 4


def test_without_an_ip_address_there_is_no_trace():
    assert ip_trace_of("", day=DAY, key="secret") == ""
