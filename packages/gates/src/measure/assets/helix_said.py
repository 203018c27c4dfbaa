"""Over descriptor 3 the report is said: what stands there nobody can take back, however late he comes."""

import json
import os

SAID = 3
SAY, WORDED = os.write, json.dumps


def alone():
    """Leaves the descriptor to this process: no program that a test starts gets it, and what is forked lets go of it."""
    try:
        os.set_inheritable(SAID, False)
    except OSError:  # whoever runs this plugin by hand has none
        return
    if hasattr(os, "register_at_fork"):
        held = [SAID]
        # Once: what is forked later may have a file of its own there.
        os.register_at_fork(after_in_child=lambda: held and os.close(held.pop()))


alone()


def hand(report):
    """Says all of a report."""
    said = WORDED(report).encode()
    while said:
        said = said[SAY(SAID, said) :]
