"""What goes wrong: bad input, and an interrupted solve."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence as _Sequence

    from ._samling import Issue as _Issue

__all__ = ["InvalidInput", "Interrupted"]


class InvalidInput(ValueError):
    """The input cannot be used. str() is every issue, a line each; issues has them as data."""

    issues: tuple[_Issue, ...]

    def __init__(self, issues: _Sequence[_Issue]) -> None:
        super().__init__("\n".join(str(issue) for issue in issues))
        self.issues = tuple(issues)

    def __reduce__(self) -> tuple[type[InvalidInput], tuple[tuple[_Issue, ...]]]:
        return type(self), (self.issues,)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during a solve. best is the best answer so far: a Plan or a GroupingResult.

    As a KeyboardInterrupt it ends a script that does not catch it, and every loop around the solve with it.
    """

    best: Any

    def __init__(self, best: Any) -> None:
        super().__init__("interrupted; the best answer so far is in .best")
        self.best = best

    def __reduce__(self) -> tuple[type[Interrupted], tuple[Any]]:
        return type(self), (self.best,)


for _error in (InvalidInput, Interrupted):
    _error.__module__ = "samling"
del _error
