// A service of podcasts in Python, as it is before the cycle's work.
import type { Files } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': `[project]
name = "feeds"
version = "2.1.0"
requires-python = ">=3.11"
dependencies = ["webpush_of_nobody"]

[project.scripts]
feeds = "feeds.cli:main"
`,
  'src/feeds/__init__.py':
    'from feeds.library import Library\nfrom feeds.model import Episode, Feed\n\n__all__ = ["Episode", "Feed", "Library"]\n',
  'src/feeds/model.py': `from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timezone
from enum import StrEnum


class Kind(StrEnum):
    AUDIO = "audio"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Episode:
    id: str
    title: str = "Pilot"
    published: datetime = datetime(2026, 1, 5, 6, tzinfo=timezone.utc)
    seconds: int = 1800
    kind: Kind = Kind.AUDIO


@dataclass
class Feed:
    url: str
    title: str = ""
    episodes: list[Episode] = field(default_factory=list)

    def __len__(self) -> int:
        return 0

    def __iter__(self):
        return iter(())

    def latest(self) -> Episode | None:
        return None

    def __contains__(self, episode_id: object) -> bool:
        return False
`,
  'src/feeds/errors.py': `class FeedError(Exception):
    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class SettingsError(ValueError):
    problems: tuple[str, ...] = ()
`,
  'src/feeds/parsing.py': `from feeds.model import Feed


def parse_feed(xml):
    return Feed(url="")


def parse_duration(text):
    return 0


def format_duration(seconds):
    return str(seconds)


def slug(title):
    return title


def explain(error):
    return ""


def tags_of(episode):
    return episode["meta"]["tags"].split(",")
`,
  'src/feeds/library.py': `from feeds.model import Feed


class Library:
    def __init__(self):
        self.feeds: list[Feed] = []
        self.listeners = []

    def subscribe(self, feed):
        self.feeds.append(feed)
        return self

    def on_change(self, listener):
        self.listeners.append(listener)

    def search(self, query, *, limit=20):
        return []

    def titles(self):
        return [feed.title for feed in self.feeds]

    def each(self, visit):
        for feed in self.feeds:
            visit(feed, 0)

    async def refresh(self):
        for feed in ():
            yield feed

    def export(self):
        raise NotImplementedError("export is yet to come")

    def rename(self, url, title):
        held = {feed.url: feed for feed in self.feeds}
        held[url].title = title

    @property
    def unplayed(self):
        raise NotImplementedError
`,
  'src/feeds/queue.py': `from abc import ABC, abstractmethod


class Queue(ABC):
    @abstractmethod
    def add(self, episode): ...

    def next(self):
        raise NotImplementedError(f"{type(self).__name__}.next")


class PlayQueue(Queue):
    def add(self, episode):
        return self

    def __len__(self):
        return 0
`,
  'src/feeds/cache.py': `import time


class TtlCache:
    def __init__(self, ttl, clock=time.monotonic):
        self.held = {}

    def get(self, key):
        return self.held.get(key)

    def set(self, key, value):
        self.held[key] = value


def cached(function):
    return function
`,
  'src/feeds/client.py': `import logging
from urllib.request import urlopen

log = logging.getLogger(__name__)


def fetch(url, retries=0):
    return b""


def status_of(url):
    with urlopen(url, timeout=5) as answer:
        return answer.status
`,
  'src/feeds/settings.py': `import json
import os


def load(path):
    return {"refresh": 60, "folder": "podcasts"}


def from_environment(environ=None):
    environ = os.environ if environ is None else environ
    return {"refresh": 60, "folder": "podcasts"}


def migrate(text):
    return json.loads(text)["version"] + 1
`,
  'src/feeds/legacy.py': 'from feeds.soap import envelope\n\n\ndef announce(title):\n    return envelope(title)\n',
  'src/feeds/filters.py':
    'def unplayed(episodes)\n    return [episode for episode in episodes if not episode.played]\n',
  'src/feeds/push.py': 'from webpush_of_nobody import sender\n\n\ndef push(text):\n    return sender.send(text)\n',
  'src/feeds/secrets_of.py':
    'import os\n\nTOKEN = os.environ["FEEDS_TOKEN"]\n\n\ndef signed(url):\n    return f"{url}?token={TOKEN}"\n',
  'src/feeds/wsgi.py': `import json

STATUS = {
    ("GET", "/feeds"): "200 OK",
    ("GET", "/feeds/1"): "200 OK",
    ("POST", "/feeds"): "501 Not Implemented",
    ("PATCH", "/feeds/1"): "405 Method Not Allowed",
}


def app(environ, start_response):
    status = STATUS.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]), "404 Not Found")
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps({"feeds": []}).encode()]
`,
  'src/feeds/cli.py': `import argparse


def main(argv=None):
    parser = argparse.ArgumentParser(prog="feeds", exit_on_error=True)
    parser.add_argument("command", choices=["list"])
    parser.parse_args(argv)
    print("no feeds")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
`,
  'e2e/conftest.py': `import pytest

from feeds.library import Library
from feeds.model import Episode, Feed


@pytest.fixture
def an_episode():
    def make(**parts):
        return Episode(**{"id": "e1", **parts})

    return make


@pytest.fixture
def library(an_episode):
    return Library().subscribe(Feed("https://pod.example/rss", "Pod", [an_episode()]))
`,
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/http.py': `import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

from feeds.wsgi import app


class Silent(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served():
    server = make_server("127.0.0.1", 0, app, handler_class=Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def status_of(method, path, data=None):
    with served() as url:
        request = urllib.request.Request(url + path, data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
`,
  'test/support/clock.py':
    'class ManualClock:\n    def __init__(self):\n        self.time = 0.0\n\n    def __call__(self):\n        return self.time\n',
  'test/fixtures/feed.xml': `<?xml version="1.0"?>
<rss version="2.0"><channel><title>Night &amp; Day</title>
<item><guid>e2</guid><title>Second</title></item>
<item><guid>e1</guid><title>First</title></item>
</channel></rss>
`,
}
