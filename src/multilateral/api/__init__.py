"""The JSON door: what anybody may read, under ``/api/v1/``, and the Atom feeds; it reads only what is public.

Whoever is signed in gets the same answers as a visitor, so that answers can be kept and passed on. Deposits alone can
be acted on, by whoever sends an API key (``bearer.py``); a session is looked at nowhere.
"""
