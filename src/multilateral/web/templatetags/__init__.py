"""Filters that the templates use."""
