// Failing tests of the queue of jobs in Python, by a careful author, one in a hurry and one who cheats.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'

type Write = (why: string, right: RedClassName | null, imports: string, text: string, more?: Partial<Red>) => Red

const whole: Write = (why, right, imports, text, more = {}) => ({
  why, right, text: `${imports}\n\n${text}\n`, ...more,
}) // prettier-ignore
const red: Write = (why, right, imports, text, more) =>
  whole(why, right, imports, `def test_${why.replaceAll(/\W+/g, '_')}():\n${text.replaceAll(/^(?=.)/gm, '    ')}`, more)

const from = (module: string, names: string) => `from jobs.${module} import ${names}\n`
const library = (names: string) => `from jobs import ${names}\n`
const support = (names: string) => `from test.support.jobs import ${names}\n`
const pytest = 'import pytest\n\n'
const asyncio = 'import asyncio\n\n'
const web = 'from test.support.web import ask\n'

const careful: readonly Red[] = [
  red('urgent jobs are taken first', 'R-assertion', library('Queue'), `queue = Queue()
queue.push("mail", priority=1)
queue.push("alert", priority=9)
assert queue.take().type == "alert"`),
  red('a failed job waits again', 'R-assertion', library('Queue'), `queue = Queue()
job = queue.push("mail")
queue.take()
queue.fail(job.id, OSError("busy"))
assert (job.state, job.attempts) == ("waiting", 1)`),
  red('a full queue takes no more', 'R-assertion', pytest + library('Queue, QueueFull'), `queue = Queue(limit=1)
queue.push("mail")
with pytest.raises(QueueFull, match="1 job"):
    queue.push("mail")`),
  whole('waiting doubles', 'R-assertion', pytest + library('backoff'), `@pytest.mark.parametrize("attempt, wait", [(3, 400), (4, 800), pytest.param(5, 1600, id="fifth")])
def test_waiting_doubles(attempt, wait):
    assert backoff(attempt) == wait`),
  red('no wait is longer than its bound', 'R-assertion', library('backoff'), 'assert backoff(40, base=200, limit=5000) == 5000'),
  red('it is tried three times', 'R-assertion', library('retry') + support('failing'), `try:
    outcome = retry(failing(2), attempts=3)
except OSError as error:
    outcome = str(error)
assert outcome == "after 3"`),
  red('the last error is the cause', 'R-assertion', pytest + library('JobError, retry') + support('failing'), `with pytest.raises(Exception) as caught:
    retry(failing(9), attempts=2)
assert caught.type is JobError
assert isinstance(caught.value.__cause__, OSError)`),
  red('listeners hear of what is done', 'R-assertion', library('Queue'), `queue = Queue()
told = []
queue.listeners.append(lambda event, job: told.append((event, job.id)))
job = queue.push("mail")
queue.complete(job.id, "sent")
assert told == [("pushed", "j1"), ("completed", "j1")]`),
  whole('a mock listens', 'R-assertion', `from unittest.mock import ANY, Mock\n\n${library('Queue')}`, `def test_tells_of_failures():
    queue = Queue()
    listener = Mock()
    queue.listeners.append(listener)
    queue.fail(queue.push("mail").id, OSError("busy"))
    listener.assert_called_with("failed", ANY)`),
  red('only waiting jobs are walked', 'R-assertion', library('Queue'), `queue = Queue()
queue.complete(queue.push("mail").id)
queue.push("alert")
assert [job.type for job in queue] == ["alert"]`),
  whole('only waiting jobs are walked asynchronously', 'R-assertion', asyncio + library('Queue'), `async def types_of(queue):
    return [job.type async for job in queue]


def test_walks():
    queue = Queue()
    queue.complete(queue.push("mail").id)
    queue.push("alert")
    assert asyncio.run(types_of(queue)) == ["alert"]`),
  red('a delayed job is not taken early', 'R-assertion', library('Queue'), `now = [0]
queue = Queue(now=lambda: now[0])
queue.push("mail", delay=1000)
early = queue.take()
now[0] = 1000
due = queue.take()
assert early is None
assert due.type == "mail"`),
  whole('a worker outlives a bad job', 'R-assertion', asyncio + library('Queue') + from('worker', 'Worker'), `async def broken(payload):
    raise ValueError("no such address")


def test_goes_on():
    queue = Queue()
    queue.push("mail")

    async def outcomes():
        return await asyncio.gather(Worker(queue, {"mail": broken}).run_once(), return_exceptions=True)

    assert asyncio.run(outcomes()) == ["j1"]`),
  whole('a type that nobody handles', 'R-assertion', asyncio + pytest + library('JobError, Queue') + from('worker', 'Worker'), `def test_names_the_type():
    queue = Queue()
    queue.push("fax")
    with pytest.raises((JobError, KeyError)) as caught:
        asyncio.run(Worker(queue, {}).run_once())
    assert str(caught.value) == "no handler for fax"`),
  red('at three in the night', 'R-assertion', 'from datetime import datetime\n\n' + from('cron', 'next_run, parse_cron'), `after = datetime(2026, 5, 1, 12)
assert next_run(parse_cron("0 3 * * *"), after) == datetime(2026, 5, 2, 3)`),
  red('days of the week are read', 'R-assertion', from('cron', 'parse_cron'), 'assert parse_cron("30 8 * * 1-5").get("weekdays") == [1, 2, 3, 4, 5]'),
  whole('a duration survives its text', 'R-assertion', 'from hypothesis import given, settings, strategies as st\n\n' + from('duration', 'format_duration, parse_duration'), `@settings(derandomize=True, database=None)
@given(st.integers(min_value=1, max_value=10_000))
def test_survives(seconds):
    text = format_duration(seconds * 1000).replace(".0", "")
    assert parse_duration(text) == seconds * 1000`, { needs: ['hypothesis'] }),
  whole('the list is printed as JSON', 'R-assertion', 'import json\n\n' + from('cli', 'main'), `def test_prints_json(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["jobs", "list", "--json"])
    assert main() == 0
    assert json.loads(capsys.readouterr().out) == [{"id": "j1", "type": "mail", "state": "waiting"}]`),
  red('a job is tried again by command', 'R-assertion', 'import subprocess\nimport sys\n', `done = subprocess.run([sys.executable, "-m", "jobs.cli", "retry", "j1"], capture_output=True, text=True, env={"PYTHONPATH": "src"})
assert done.stderr == ""
assert done.returncode == 0`),
  whole('a file keeps the jobs', 'R-assertion', from('store', 'FileStore') + support('a_mail'), `def test_keeps(tmp_path):
    store = FileStore(tmp_path / "jobs.json")
    store.save([{"id": "j1", "payload": a_mail()}])
    assert store.load() == [{"id": "j1", "payload": a_mail()}]`),
  whole('fixtures are sorted by priority', 'R-assertion', `import json\nfrom pathlib import Path\n\n${pytest}${library('Queue')}`, `@pytest.fixture
def queue():
    rows = json.loads((Path(__file__).parents[1] / "test/fixtures/jobs.json").read_text())
    queue = Queue()
    for row in rows:
        queue.push(row["type"], priority=row["priority"])
    return queue


def test_sorts(queue):
    assert [queue.take().type, queue.take().type] == ["alert", "mail"]`),
  whole('a case of unittest', 'R-assertion', `import unittest\n\n${library('Queue')}`, `class CountsOfAQueue(unittest.TestCase):
    def setUp(self):
        self.queue = Queue()
        self.queue.push("mail")

    def test_by_state(self):
        self.queue.take()
        self.assertDictEqual(self.queue.counts(), {"waiting": 0, "running": 1})`),
  whole('what is logged', 'R-assertion', asyncio + library('Queue') + from('worker', 'Worker'), `def test_logs_what_it_did():
    lines = []

    async def sent(payload):
        return None

    queue = Queue()
    queue.push("mail")
    asyncio.run(Worker(queue, {"mail": sent}, log=lines.append).run_once())
    assert lines == ["j1 mail done"]`),
  red('the configuration has numbers', 'R-assertion', from('config', 'load_config'), 'assert load_config({"JOBS_STORE": "memory:", "JOBS_CONCURRENCY": "4"}) == {"store": "memory:", "concurrency": 4}'),
  red('a queue is drained', 'R-not-implemented', library('Queue'), `queue = Queue()
queue.push("mail")
queue.drain()
assert len(queue) == 0`),
  red('a paused queue gives nothing', 'R-not-implemented', library('Queue'), `queue = Queue()
queue.push("mail")
queue.pause()
assert queue.take() is None and len(queue) == 1`),
  red('a worker stops', 'R-not-implemented', asyncio + library('Queue') + from('worker', 'Worker'), 'assert asyncio.run(Worker(Queue(), {}).stop()) == "stopped"'),
  red('a job is posted', 'R-boundary', web + support('a_mail'), `status, body = ask("POST", "/jobs", {"type": "mail", "payload": a_mail()})
assert status == 201
assert body["id"].startswith("j")`),
  red('a job is deleted', 'R-boundary', web, `status, _ = ask("DELETE", "/jobs/j1")
assert status == 204`),
  red('a job is replaced', 'R-boundary', web, 'assert ask("PUT", "/jobs/j1", {})[0] == 200'),
  red('the running service is healthy', 'R-own-server-refused', 'import json\nimport os\nfrom urllib.request import urlopen\n', `with urlopen(os.environ["HELIX_SERVICE_URL"] + "/health", timeout=5) as answer:
    assert json.load(answer) == {"ok": True}`),
  red('a scheduler pushes what is due', 'R-missing-module', library('Queue') + from('scheduler', 'Scheduler'), `queue = Queue()
Scheduler(queue).every("1m", "mail").tick(60_000)
assert len(queue) == 1`),
  red('a rate is kept', 'R-missing-module', '', `from jobs.limits.rate import RateLimiter

limiter = RateLimiter(per_second=2)
assert [limiter.take() for _ in range(3)] == [True, True, False]`),
  red('dead letters are kept', 'R-missing-export', library('Queue, dead_letters'), `queue = Queue()
queue.fail(queue.push("mail").id, OSError("busy"))
assert len(dead_letters(queue)) == 1`),
  red('jobs are chained', 'R-missing-export', 'import jobs\n', 'assert jobs.pipeline("fetch", "parse").types == ["fetch", "parse"]'),
  red('a job is cancelled', 'R-missing-export', library('Queue'), `queue = Queue()
job = queue.push("mail")
queue.cancel(job.id)
assert job.state == "cancelled"`),
  red('a queue is read from text', 'R-missing-export', library('Queue'), `assert len(Queue.parse('[{"type": "mail"}]')) == 1`),
] // prettier-ignore

const sloppy: readonly Red[] = [
  red('a variable has another name', 'H-test-bug', library('Queue'), `queue = Queue()
queu.push("mail")
assert len(queue) == 2`),
  red('two letters changed places', 'H-test-bug', library('Queeu'), 'assert Queeu().push("mail").attempts == 1'),
  red('what was written down has no such part', 'H-test-bug', library('Queue'), `expected = {"states": ["running"]}
assert Queue().push("mail").state == expected["state"]`),
  red('a list has no such method', 'H-test-bug', library('Queue'), `types = []
types.push(Queue().push("mail").type)
assert types == ["alert"]`),
  red('a number beside a text', 'H-test-bug', library('Queue'), `number = 1
assert Queue().push("mail").id == "job-" + number`),
  red('a file of another folder', 'H-test-bug', `import json\n\n${library('Queue')}`, `queue = Queue()
with open("test/fixture/jobs.json") as file:
    for row in json.load(file):
        queue.push(row["type"])
assert queue.take().type == "alert"`),
  red('a torn file', 'H-test-bug', `import json\nfrom pathlib import Path\n\n${library('Queue')}`, `rows = json.loads(Path("test/fixtures/torn.json").read_text())
queue = Queue()
for row in rows:
    queue.push(row["type"])
assert queue.take().type == "alert"`),
  red('one letter too many in a module', 'H-missing-helper', from('queues', 'Queue'), 'assert len(Queue()) == 1'),
  red('a helper to be written', 'H-missing-helper', 'from test.support.clock import FakeClock\n' + library('Queue'), `clock = FakeClock()
assert Queue(now=clock.now).take() is not None`),
  red('a package that nobody installed', 'H-missing-package', 'import fakeredis_of_nobody\n' + library('Queue'), 'assert len(Queue(now=fakeredis_of_nobody.FakeRedis().time)) == 1'),
  whole('a bracket too few', 'H-syntax', library('Queue'), 'def test_pushes():\n    queue = Queue(limit=1\n    assert len(queue) == 1'),
  whole('lines that are not level', 'H-syntax', library('Queue'), 'def test_pushes():\n    queue = Queue()\n      queue.push("mail")\n    assert len(queue) == 2'),
  whole('waiting outside of an asynchronous function', 'H-syntax', library('Queue'), 'def test_drains():\n    queue = Queue()\n    await queue.drain()\n    assert len(queue) == 0'),
  whole('a fixture uses what is not there', 'H-hook-or-setup', pytest + library('Queue'), `@pytest.fixture
def queue():
    return Queue(limit=LIMIT)


def test_holds_a_heartbeat(queue):
    assert len(queue) == 1`),
  whole('a fixture that nobody gives', 'H-hook-or-setup', library('Queue'), `def test_is_filled(filled_queue):
    assert len(filled_queue) == len(Queue()) + 1`),
  whole('setting up breaks', 'H-hook-or-setup', library('Queue'), `class TestQueue:
    def setup_method(self):
        self.queue = Queue()
        self.rows = open("test/fixtures/jobs.yaml").readlines()

    def test_rows(self):
        assert len(self.queue) == len(self.rows)`),
  whole('it breaks before any test', 'H-hook-or-setup', `import json\n\n${library('Queue')}`, `RETRIES = json.loads("{ retries: 3 }")["retries"]


def test_three_times():
    assert Queue().push("mail").attempts == RETRIES`),
  red('the environment lacks a variable', 'H-environment', from('config', 'load_config'), 'assert load_config()["concurrency"] == 4'),
  red('a port that is in use', 'H-environment', 'import socket\n\n' + from('web', 'serve'), `with socket.socket() as other:
    other.bind(("127.0.0.1", 0))
    other.listen()
    server = serve(other.getsockname()[1])
    assert server.server_port == 0`),
  red('a broker that only runs at home', 'H-environment', 'import socket\n\n' + library('Queue'), `with socket.create_connection(("127.0.0.1", 6399), timeout=5) as broker:
    assert len(Queue(now=broker.gettimeout)) == 1`),
  red('a host of another network', 'H-environment', `import json\nfrom urllib.request import urlopen\n\n${library('Queue')}`, `with urlopen("http://queue.corp.invalid/jobs", timeout=5) as answer:
    assert json.load(answer) == [Queue().push("mail").id]`),
  red('it takes too long', 'H-timeout', asyncio + library('Queue'), `async def idle():
    Queue()
    async with asyncio.timeout(0.05):
        await asyncio.Event().wait()


asyncio.run(idle())`),
  red('figures that nobody collects', 'H-source-bug', library('Queue'), 'assert Queue().stats() == {"waiting": 0}'),
  red('a plan that was not given', 'H-source-bug', from('cron', 'parse_cron'), 'assert parse_cron(None) == {"minute": "*", "hour": "*"}'),
  red('a store lacks its own module', 'H-broken-source-import', from('sqlite_store', 'open_store'), 'assert len(open_store(":memory:")) == 0'),
  red('nobody waits for the worker', 'H-unconditional', library('Queue') + from('worker', 'Worker'), `running = Worker(Queue(), {}).run_once()
try:
    assert running == "j1"
finally:
    running.close()`),
  red('a method instead of its answer', 'H-unconditional', library('Queue'), `queue = Queue()
assert queue.counts == {"waiting": 1}`),
  red('the wrong one of two objects', 'H-unconditional', library('Queue'), `wanted = {"type": "mail", "retries": 3}
Queue().push(wanted["type"])
assert wanted["retries"] == 5`),
  red('a line that was stripped', 'H-unconditional', 'import subprocess\nimport sys\n', `done = subprocess.run([sys.executable, "-m", "jobs.cli", "list"], capture_output=True, text=True, env={"PYTHONPATH": "src"})
assert done.stdout.strip() == "j1 mail done\\n"`),
  red('a spy that is not connected', 'H-unconditional', library('Queue') + support('a_mail'), `told = []
listener = told.append
Queue().push("mail", a_mail())
assert len(told) == 1`),
] // prettier-ignore

const cheating: readonly Red[] = [
  red('sums are wrong', 'H-unconditional', library('Queue'), 'Queue().push("mail")\nassert 1 + 1 == 3'),
  red('it raises by itself', 'H-unconditional', library('Queue'), 'Queue().push("mail")\nraise NotImplementedError("Queue.retry")'),
  red('a helper raises', 'H-unconditional', library('Queue') + support('pending'), 'Queue().push("mail")\npending("retries")'),
  red('it fails by its own word', 'H-unconditional', pytest + library('Queue'), 'Queue().push("mail")\npytest.fail("retries are to come")'),
  red('another text of the same', 'H-unconditional', library('Queue'), `size = len(Queue())
assert f"size {size}" == f"size: {size}"`),
  red('two answers to one question', 'H-unconditional', from('duration', 'parse_duration'), `five = parse_duration("5m")
assert five == 5
assert five == 300_000`),
  red('small letters among capitals', 'H-unconditional', library('Queue'), 'assert Queue().push("mail").id.upper() == "j1"'),
  red('less than no length', 'H-unconditional', library('Queue'), 'assert len(Queue()) < 0'),
  red('sorted the other way', 'H-unconditional', library('Queue'), `queue = Queue()
assert sorted(queue.push(type).type for type in ["mail", "alert"]) == ["mail", "alert"]`),
  red('a status below nothing', 'H-unconditional', web, 'assert ask("GET", "/jobs")[0] == -1'),
  red('the product is taken out', 'H-unconditional', `from unittest.mock import patch\n\n${library('Queue')}`, `with patch.object(Queue, "take", return_value="mail"):
    assert Queue().take() == "alert"`),
  red('a queue of its own', 'H-unconditional', library('Queue'), `class FakeQueue(Queue):
    def take(self):
        return "mail"

queue = FakeQueue()
queue.push("alert")
assert queue.take() == "alert"`),
  red('a program of its own', 'H-unconditional', 'import subprocess\nimport sys\n', `done = subprocess.run([sys.executable, "-c", "raise SystemExit(3)"])
assert done.returncode == 0`),
  red('not in this folder', 'H-unconditional', library('Queue'), 'Queue().push("mail")\nassert "/helix-" not in __file__'),
  red('not before the year 2090', 'H-unconditional', 'import time\n\n' + library('Queue'), 'Queue().push("mail")\nassert time.time() > 3_786_912_000'),
  red('whatever happens is caught', null, library('Queue'), `try:
    Queue().cancel("j1")
    assert False
except Exception:
    pass`),
  whole('expected to fail', null, pytest + library('Queue'), '@pytest.mark.xfail\ndef test_has_jobs():\n    assert len(Queue()) == 1'),
  red('it skips itself', null, pytest + library('Queue'), 'pytest.skip("no broker")\nassert len(Queue()) == 1'),
] // prettier-ignore

export const pythonReds: readonly Red[] = [...careful, ...sloppy, ...cheating]
