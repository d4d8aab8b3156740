"""Reporting errors to a Sentry server, if the operator wants it, without people's data."""

from typing import Any

from environs import EnvValidationError

# Of a request, only its URL without the query, its method and its ID are reported.
REPORTED = {"url", "method"}


def report_errors_to(dsn: str) -> None:
    try:
        import sentry_sdk  # noqa: PLC0415  an optional package
    except ImportError as error:
        message = "needs sentry-sdk: run `make install-server`"
        raise EnvValidationError(message, {"IBID_SENTRY_DSN": [message]}) from error
    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
        before_send=without_people,
    )


def without_people(event: Any, _hint: Any = None) -> Any:
    """Return the event without what a reader sent: headers, cookies, form, query and user."""
    request = event.get("request", {})
    event["request"] = {
        name: str(request[name]).partition("?")[0] for name in REPORTED & request.keys()
    }
    event.pop("user", None)
    return event
