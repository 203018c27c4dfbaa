"""CI: what runs the tests is told of it, and what is tested is not."""

import contextlib
import os

from _pytest import compat
from _pytest.assertion import truncate, util


def leave():
    """Hypothesis keeps to no deadline in CI, pytest tells a comparison whole; both keep to that, and the variable is gone."""
    with contextlib.suppress(ImportError):
        import hypothesis  # noqa: F401
    # Where it lies, and who has a copy of it, differs by release.
    for module in (compat, truncate, util):
        module.running_on_ci = lambda: True
    os.environ.pop("CI", None)
