"""What is written to the log of a service: never a person, and no address that tells what somebody reads or opens."""

from __future__ import annotations

import logging


class RouteOnly(logging.Filter):
    """Puts the route (``texts/<slug:slug>``) in the place of the path in what Django logs of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "an unknown page"
            record.args = tuple(route if value == request.path else value for value in record.args)
        return True
