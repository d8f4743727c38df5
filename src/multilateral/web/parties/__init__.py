"""Pages of the parties: the States and observers, and who is enrolled."""

from __future__ import annotations

from multilateral.web.parties import people, states

urlpatterns = [*states.urlpatterns, *people.urlpatterns]
