"""The JSON door: what anybody may read, under ``/api/v1/``, and the Atom feeds. It only reads, and only what is public.

Whoever is signed in gets the same answers as a visitor, so that answers can be kept and passed on.
"""
