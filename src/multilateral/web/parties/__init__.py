"""Pages of the parties: the States and observers, who is enrolled, and one's own API keys."""

from __future__ import annotations

from multilateral.web.parties import keys, people, states

urlpatterns = [*states.urlpatterns, *people.urlpatterns, *keys.urlpatterns]
