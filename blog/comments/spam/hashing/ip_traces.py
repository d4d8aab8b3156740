"""IP traces: distinguish one IP address from another for a day without storing it. No Django."""

import hashlib
import hmac
from datetime import date


def ip_trace_of(ip: str, *, day: date, key: str) -> str:
    """Return the trace of an IP address on a day; "" if there is no address."""
    message = f"{day.isoformat()} {ip}".encode()
    return hmac.digest(key.encode(), message, hashlib.sha256).hex()[:24] if ip else ""
