"""The document engine: what a UN text says. Pure Python; knows no database and no network.

The names of the face are also names of modules below it. They are imported here, at once: a module that
is imported later would take the place of the function of its name.
"""

from .amend import apply as amend
from .check import check
from .cite import cite
from .compare import compare
from .merge import merge
from .read import read
from .write import write

__all__ = ["amend", "check", "cite", "compare", "merge", "read", "write"]
