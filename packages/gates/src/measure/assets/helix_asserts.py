"""What the `assert` statements of the running test say."""

import linecache
import sys
from itertools import islice

from helix_equals import liars_in
from helix_failure import shown
from helix_settings import ROOT


def place_of_assert():
    """The code and the place in it of the `assert` that pytest tells of; None where it is none of the project's: coverage.py asserts, too."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_name not in ("_call_reprcompare", "_call_assertion_pass"):
        frame = frame.f_back
    frame = frame.f_back if frame is not None else None
    return (frame.f_code, frame.f_lineno, frame.f_lasti) if frame is not None and by_project(frame.f_code.co_filename) else None


def column_in(code, at):
    if not hasattr(code, "co_positions"):
        return 0
    line, _, column, _ = next(islice(code.co_positions(), at // 2, None))
    # Counted in bytes, where the judge counts characters.
    return 0 if line is None or column is None else len(linecache.getline(code.co_filename, line).encode()[:column].decode()) + 1


def by_project(path):
    return path.startswith(ROOT) and "site-packages" not in path


class Asserts:
    def __init__(self):
        # The two sides of what was compared last.
        self.compared = None
        # How many have held, and where they stand: a loop makes one as often as it likes.
        self.held = 0
        self.places = set()
        # Code of the running test, and the lines of it whose `assert` failed the last time.
        self.own = set()
        self.unheld = set()
        self.asserting = None
        # What is compared, and methods of the product that say yes to anything.
        self.asked = None
        self.liars = set()

    def begin(self, own):
        self.held = 0
        self.places = set()
        self.liars = set()
        self.unheld = set()
        self.own = own

    def compare(self, op, left, right):
        """Asked of every comparison of an `assert`, whether it holds or not; of one that holds `holds` tells."""
        place = place_of_assert()
        if place is None:
            return
        self.asked = (op, left, right)
        self.compared = {"actual": shown(left), "expected": shown(right)}
        self.asserting = place[:2]
        if place[0] in self.own:
            self.unheld.add(self.asserting)

    def places_in(self, path):
        """Lines and columns of a source, both from 1, whose `assert` has held; of older releases of Python no columns: 0."""
        return sorted({(line, column_in(code, at)) for code, line, at in self.places if code.co_filename == path})

    def holds(self):
        place = place_of_assert()
        if place is None:
            return
        self.places.add(place)
        asked, self.asked = self.asked, None
        if asked is not None:
            self.liars.update(liars_in(*asked))
        self.held += 1
        self.unheld.discard(self.asserting)
