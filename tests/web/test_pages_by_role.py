"""Role by page: who is answered on every page of the service; whom a page leaves out is told why, or led to sign in."""

from __future__ import annotations

from typing import Any

from tests.cast import Cast
from tests.story import tell
from tests.web.routes import filled, patterns
from tests.web.test_odd_requests import KNOWN
X = {}

def test_x(cast: Cast, enter: Any) -> None:
    story = tell(cast)
    roles = {None: "visitor", cast.chair: "chair", cast.secretariat: "secretariat", cast.operator: "operator"} 
    roles |= {by: by.role.value for by in (cast.brennia.head, cast.brennia.representative, cast.brennia.adviser, cast.brennia.capital, cast.brennia.contact)}
    routes = sorted({r for r in patterns() if not r.startswith(("account", "^api", "api", "feeds")) and "uuid:" not in r and "logout" not in r})
    for by, name in roles.items():
        client = enter(by)
        for r in routes:
            path = filled(r, lambda part: KNOWN.get(part, "1"))
            X.setdefault((r, path), {})[name] = client.get(path).status_code
    for k, v in X.items():
        print(k, v if len(set(v.values())) > 1 else set(v.values()))
