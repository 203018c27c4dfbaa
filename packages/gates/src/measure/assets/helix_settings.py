"""What the plugin was told, and names as the report has them."""

import json
import os

SETTINGS = json.loads(os.environ.pop("HELIX_PYTEST"))
ROOT = SETTINGS["root"].rstrip("/") + "/"
LONGEST = 16_384


def relative(text):
    return text.replace(ROOT, "")


def name_of(nodeid):
    path, _, name = nodeid.partition("::")
    return path, name.replace("::", " > ")
