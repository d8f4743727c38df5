"""Multilateral: a multilateral negotiating process, from first draft to follow-up."""

__version__ = "0.1.0"
