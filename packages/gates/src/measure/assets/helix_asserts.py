"""What the `assert` statements of the running test say."""

import sys

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
