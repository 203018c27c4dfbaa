// The same queue of jobs in Python, as it is before the cycle's work.
import type { Files } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': `[project]
name = "jobs"
version = "1.0.0"

[project.scripts]
jobs = "jobs.cli:main"

[tool.pytest.ini_options]
pythonpath = ["src", "."]
`,
  'src/jobs/__init__.py': `from jobs.errors import JobError, JobNotFound, QueueFull
from jobs.queue import Queue
from jobs.retry import backoff, retry

__all__ = ["JobError", "JobNotFound", "Queue", "QueueFull", "backoff", "retry"]
`,
  'src/jobs/errors.py': `class JobError(Exception):
    pass


class JobNotFound(JobError):
    pass


class QueueFull(JobError):
    pass
`,
  'src/jobs/queue.py': `from dataclasses import dataclass, field

from jobs.errors import JobNotFound


@dataclass
class Job:
    id: str
    type: str
    payload: dict = field(default_factory=dict)
    attempts: int = 0
    state: str = "waiting"


class Queue:
    def __init__(self, limit=None, now=None):
        self.limit = limit
        self.now = now
        self.listeners = []
        self._jobs = {}

    def __len__(self):
        return len(self._jobs)

    def __iter__(self):
        return iter(self._jobs.values())

    async def __aiter__(self):
        for job in self._jobs.values():
            yield job

    def push(self, type, payload=None, **options):
        job = Job(f"j{len(self._jobs) + 1}", type, payload or {})
        self._jobs[job.id] = job
        return job

    def get(self, id):
        if id not in self._jobs:
            raise JobNotFound("no such job")
        return self._jobs[id]

    def take(self):
        for job in self._jobs.values():
            if job.state == "waiting":
                job.state = "running"
                return job
        return None

    def complete(self, id, result=None):
        self.get(id).state = "done"

    def fail(self, id, error):
        self.get(id).state = "failed"

    def counts(self):
        return {"waiting": len(self._jobs)}

    def stats(self):
        return self.metrics.snapshot(self._jobs)

    def drain(self):
        raise NotImplementedError("drain")

    def pause(self):
        raise NotImplementedError
`,
  'src/jobs/retry.py': `def backoff(attempt, base=100, limit=60_000):
    return base * attempt


def retry(task, attempts=3):
    return task()
`,
  'src/jobs/worker.py': `class Worker:
    def __init__(self, queue, handlers, log=print):
        self.queue = queue
        self.handlers = handlers
        self.log = log

    async def run_once(self):
        job = self.queue.take()
        if job is None:
            return None
        await self.handlers[job.type](job.payload)
        self.queue.complete(job.id)
        return job.id

    async def stop(self):
        raise NotImplementedError("stop")
`,
  'src/jobs/cron.py': `from datetime import datetime


def parse_cron(text):
    minute, hour, *_ = text.split()
    return {"minute": minute, "hour": hour}


def next_run(cron, after: datetime):
    return after
`,
  'src/jobs/duration.py': `def parse_duration(text):
    return int(text.rstrip("smh"))


def format_duration(milliseconds):
    return f"{milliseconds / 1000}s"
`,
  'src/jobs/store.py': `import json
from pathlib import Path


class FileStore:
    def __init__(self, path):
        self.path = Path(path)

    def save(self, jobs):
        self.path.write_text("[]")

    def load(self):
        return json.loads(self.path.read_text())
`,
  'src/jobs/sqlite_store.py':
    'from jobs.sqlite import open_database\n\n\ndef open_store(path):\n    return open_database(path)\n',
  'src/jobs/config.py': `import os


def load_config(env=os.environ):
    if "JOBS_STORE" not in env:
        raise RuntimeError("JOBS_STORE is not set")
    return {"store": env["JOBS_STORE"], "concurrency": env.get("JOBS_CONCURRENCY")}
`,
  'src/jobs/cli.py': `import sys


def main():
    if sys.argv[1:] == ["list"]:
        print("j1 mail waiting")
        return 0
    print("usage: jobs list", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
`,
  'src/jobs/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROUTES = {
    ("GET", "/health"): (200, {"ok": True}),
    ("GET", "/jobs"): (200, []),
    ("GET", "/jobs/j1"): (200, {"id": "j1"}),
    ("DELETE", "/jobs/j1"): (501, {"error": "not implemented"}),
    ("PUT", "/jobs/j1"): (405, {"error": "method not allowed"}),
}


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        status, body = ROUTES.get((self.command, self.path), (404, {"error": "not found"}))
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *parts):
        pass


def serve(port=0):
    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
`,
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/web.py': `import json
import threading
import urllib.error
import urllib.request

from jobs.web import serve


def ask(method, path, body=None):
    server = serve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{server.server_port}{path}", data=data, method=method)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())
    finally:
        server.shutdown()
        server.server_close()
`,
  'test/support/jobs.py': `def a_mail(**parts):
    return {"to": "ann@example.org", "subject": "Hello", **parts}


def failing(times):
    calls = []

    def task():
        calls.append(1)
        if len(calls) <= times:
            raise OSError("busy")
        return f"after {len(calls)}"

    return task


def pending(name):
    raise NotImplementedError(name)
`,
  'test/fixtures/jobs.json': '[{ "type": "mail", "priority": 1 }, { "type": "alert", "priority": 9 }]\n',
  'test/fixtures/torn.json': '[{ "type": "mail", \n',
}
