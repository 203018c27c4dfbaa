"""The order in which tests run."""

import random


def shuffle(items, seed):
    """Files, and the classes and functions inside each, in an order of this seed; fixtures of a file stay together."""
    chance = random.Random(seed)
    ranks = {}

    def rank(nodeid):
        return ranks.setdefault(nodeid, chance.random())

    for nodeid in sorted(item.nodeid for item in items):
        parts = nodeid.split("::")
        for depth in range(1, len(parts) + 1):
            rank("::".join(parts[:depth]))
    items.sort(
        key=lambda item: [
            rank("::".join(item.nodeid.split("::")[:depth])) for depth in range(1, item.nodeid.count("::") + 2)
        ]
    )
