// Failing tests of a ticket desk in Python, in the ways in which projects write them.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Files, Red } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': `[project]
name = "desk"
version = "1.0"
dependencies = ["flask", "mailer-of-nobody>=2"]

[project.optional-dependencies]
dev = ["pytest", "hypothesis", "pytest-asyncio", "anyio", "freezer_of_nobody"]

[project.scripts]
desk = "desk.cli:main"
`,
  'src/desk/__init__.py': '"""A ticket desk."""\n',
  'src/desk/errors.py': 'class NotImplementedYet(Exception):\n    pass\n\n\nclass NotFound(LookupError):\n    pass\n',
  'src/desk/tickets.py': `from dataclasses import dataclass, field

from desk.errors import NotFound


@dataclass
class Ticket:
    title: str
    state: str = "new"
    tags: list = field(default_factory=list)

    def close(self):
        raise NotImplementedError

    def age(self):
        raise NotImplementedError("age of a ticket")


def open_ticket(title):
    return {"id": 7, "title": title, "state": "new", "tags": []}


def listed():
    return [open_ticket("first")]


def slug(text):
    return text


def rate(number):
    return number * 1.0


def found(id):
    return None


def is_due(ticket):
    return False


def numbers():
    yield 1
    raise NotImplementedError("more numbers")


def get(id):
    raise NotFound(id)


def owner_of(ticket):
    return ticket["owner"]["name"]


def merged(one, other):
    raise RuntimeError("merge is not yet implemented")


def sent(ticket):
    try:
        ticket.close()
    except NotImplementedError:
        raise RuntimeError("cannot send")


def parsed(text):
    return int(text)


def titles(tickets):
    return [ticket.title.strip() for ticket in tickets]


async def assigned(ticket):
    return None


async def reopened(ticket):
    raise NotImplementedError("reopen")


def watch(seen):
    return None
`,
  'src/desk/cli.py': `import sys


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    if word == "list":
        print("no tickets")
    else:
        print("unknown command", file=sys.stderr)
        sys.exit(64)


if __name__ == "__main__":
    main()
`,
  'src/desk/web.py': `from flask import Flask

app = Flask("desk")


@app.get("/tickets/7")
def seven():
    return {"id": 7}


@app.get("/teams")
def teams():
    raise TypeError("teams are not loaded")
`,
  'src/desk/mail.py': 'import mailer_of_nobody\n\n\ndef mail():\n    return mailer_of_nobody.send()\n',
  'src/desk/store.py': 'from desk.rows import rows\n\n\ndef store():\n    return rows()\n',
  'src/desk/unnamed.py': 'from desk.tickets import nothing\n\n\ndef unnamed():\n    return nothing()\n',
  'src/desk/torn.py': 'def torn(:\n    return 1\n',
  'src/desk/database.py': 'import os\n\nADDRESS = os.environ["DESK_DATABASE"]\n',
  'src/desk/eager.py': 'LIMIT = None + 1\n',
  'src/desk/größe.py': 'def size():\n    return 1\n',
  'test/support/__init__.py': '',
  'test/support/ask.py': 'def ask(check, value):\n    check(value)\n',
  'test/support/queue.py': 'from desk.queue import queue\n\n\ndef a_queue():\n    return queue()\n',
  'test/__init__.py': '',
}

const red = (why: string, right: RedClassName | null, imports: string, body: string, more: Partial<Red> & { around?: string } = {}): Red => {
  const { around = '', ...held } = more
  return { why, right, text: `${imports}${around}\n\ndef test_red():\n${body.split('\n').map((line) => `    ${line}\n`).join('')}`, ...held }
} // prettier-ignore
const whole = (why: string, right: RedClassName | null, text: string, more: Partial<Red> = {}): Red => ({
  why, right, text, ...more,
}) // prettier-ignore
const tickets = (names: string) => `from desk.tickets import ${names}\n`
const pytest = 'import pytest\n'

export const pythonReds: readonly Red[] = [
  red('a member of an object', 'R-assertion', tickets('Ticket'), 'assert Ticket("a").state == "open"'),
  red('two objects of a class', 'R-assertion', tickets('Ticket'), 'assert Ticket("a") == Ticket("a", state="open")'),
  red('nothing is found', 'R-assertion', tickets('found'), 'assert found(9) is not None'),
  red('it is not so', 'R-assertion', tickets('is_due'), 'ticket = {"due": 1}\nassert is_due(ticket), "the ticket is due"'),
  red('by its identity', 'R-assertion', tickets('is_due'), 'assert is_due({}) is True'),
  red('a long list', 'R-assertion', tickets('listed'), 'assert listed() == [{"id": id, "title": "a ticket with a long title", "state": "open"} for id in range(3000)]'),
  red('a text of many lines', 'R-assertion', tickets('slug'), 'assert slug("A\\nB\\nC") == "a\\nb\\nc"'),
  red('German text', 'R-assertion', tickets('slug'), 'assert slug("Größe") == "groesse: noch nicht implementiert"'),
  red('colours', 'R-assertion', tickets('slug'), 'assert slug("a") == "\\x1b[1ma\\x1b[0m"'),
  red('it is smaller', 'R-assertion', tickets('rate'), 'assert rate(3) > 3.5'),
  red('it is near', 'R-assertion', pytest + tickets('rate'), 'assert rate(3) == pytest.approx(3.14)'),
  red('all of them', 'R-assertion', tickets('listed'), 'assert all(ticket["state"] == "open" for ticket in listed())'),
  red('any of them', 'R-assertion', tickets('listed'), 'assert any(ticket["state"] == "open" for ticket in listed())'),
  red('an instance of a class', 'R-assertion', tickets('open_ticket, Ticket'), 'assert isinstance(open_ticket("a"), Ticket)'),
  red('how many', 'R-assertion', tickets('listed'), 'assert len(listed()) == 2'),
  red('not in a text', 'R-assertion', tickets('slug'), 'assert " " not in slug("A b")'),
  red('a negation', 'R-assertion', tickets('slug'), 'value = slug("A b")\nassert not value.startswith("A")'),
  red('two at once', 'R-assertion', tickets('open_ticket'), 'ticket = open_ticket("a")\nassert ticket["id"] == 7 and ticket["state"] == "open"'),
  red('a result of a condition', 'R-assertion', tickets('listed'), 'if len(listed()) < 2:\n    raise AssertionError(f"expected two tickets, got {len(listed())}")'),
  red('an error with another text', 'R-assertion', pytest + tickets('get'), 'with pytest.raises(LookupError, match="no ticket 9"):\n    get(9)'),
  red('no error with a text', 'R-assertion', pytest + tickets('slug'), 'with pytest.raises(ValueError, match="too long"):\n    slug("a" * 999)'),
  red('no warning', 'R-assertion', pytest + tickets('slug'), 'with pytest.warns(DeprecationWarning):\n    slug("a")'),
  red('what a mock got', 'R-assertion', 'from unittest.mock import Mock\n' + tickets('watch'), 'seen = Mock()\nwatch(seen)\nseen.assert_called_once_with(id=7)'),
  red('a mock is called', 'R-assertion', 'from unittest.mock import Mock\n' + tickets('watch'), 'seen = Mock()\nwatch(seen)\nassert seen.called'),
  whole('a row of a table', 'R-assertion', `${pytest}${tickets('slug')}\n\n@pytest.mark.parametrize("given, wanted", [("A b", "a-b"), ("C", "c")])\ndef test_slugs(given, wanted):\n    assert slug(given) == wanted\n`),
  whole('a row with a name of its own', 'R-assertion', `${pytest}${tickets('slug')}\n\n@pytest.mark.parametrize("given", [pytest.param("A b", id="two words :: of a title"), pytest.param("Ä", id="Umlaut Ä")])\ndef test_slugs(given):\n    assert slug(given) == given.lower().replace(" ", "-")\n`),
  whole('with a fixture', 'R-assertion', `${pytest}${tickets('open_ticket')}\n\n@pytest.fixture\ndef ticket():\n    return open_ticket("a")\n\n\ndef test_red(ticket):\n    assert ticket["state"] == "open"\n`),
  whole('with a folder of its own', 'R-assertion', `${tickets('slug')}\n\ndef test_red(tmp_path, monkeypatch):\n    monkeypatch.setenv("DESK_HOME", str(tmp_path))\n    assert slug("A b") == "a-b"\n`),
  whole('what is printed', 'R-assertion', `${tickets('watch')}\n\ndef test_red(capsys):\n    watch(print)\n    assert capsys.readouterr().out == "seven\\n"\n`),
  whole('a class in a class', 'R-assertion', `${tickets('slug')}\n\nclass TestSlugs:\n    class TestOfTitles:\n        def test_red(self):\n            assert slug("A b") == "a-b"\n`),
  whole('unittest compares lists', 'R-assertion', `import unittest\n${tickets('listed')}\n\nclass TestTickets(unittest.TestCase):\n    def test_red(self):\n        self.assertListEqual(listed(), [])\n`),
  whole('unittest asks for truth', 'R-assertion', `import unittest\n${tickets('is_due')}\n\nclass TestTickets(unittest.TestCase):\n    def test_red(self):\n        self.assertTrue(is_due({}))\n`),
  whole('unittest asks for nothing', 'R-assertion', `import unittest\n${tickets('found')}\n\nclass TestTickets(unittest.TestCase):\n    def test_red(self):\n        self.assertIsNotNone(found(7))\n`),
  whole('unittest asks what is in it', 'R-assertion', `import unittest\n${tickets('open_ticket')}\n\nclass TestTickets(unittest.TestCase):\n    def test_red(self):\n        self.assertIn("urgent", open_ticket("a")["tags"])\n`),
  whole('unittest compares texts with a message', 'R-assertion', `import unittest\n${tickets('slug')}\n\nclass TestTickets(unittest.TestCase):\n    def test_red(self):\n        self.assertEqual(slug("A b"), "a-b", "slugs are small")\n`),
  whole('unittest waits for an error', 'R-assertion', `import unittest\n${tickets('slug')}\n\nclass TestTickets(unittest.TestCase):\n    def test_red(self):\n        with self.assertRaises(ValueError):\n            slug("")\n`),
  whole('unittest in parts', 'R-assertion', `import unittest\n${tickets('slug')}\n\nclass TestTickets(unittest.TestCase):\n    def setUp(self):\n        self.given = "A b"\n\n    def test_red(self):\n        self.assertRegex(slug(self.given), r"^[a-z-]+$")\n`),
  whole('unittest asynchronously', 'R-assertion', `import unittest\n${tickets('assigned')}\n\nclass TestTickets(unittest.IsolatedAsyncioTestCase):\n    async def test_red(self):\n        self.assertEqual(await assigned({}), "Ada")\n`),
  red('asyncio runs it', 'R-assertion', 'import asyncio\n' + tickets('assigned'), 'assert asyncio.run(assigned({})) == "Ada"'),
  whole('asynchronously', 'R-assertion', `${pytest}${tickets('assigned')}\n\n@pytest.mark.asyncio\nasync def test_red():\n    assert await assigned({}) == "Ada"\n`, { needs: ['pytest_asyncio'] }),
  whole('asynchronously by anyio', 'R-assertion', `${pytest}${tickets('assigned')}\n\n@pytest.fixture\ndef anyio_backend():\n    return "asyncio"\n\n\n@pytest.mark.anyio\nasync def test_red():\n    assert await assigned({}) == "Ada"\n`, { needs: ['anyio'] }),
  whole('for all texts', 'R-assertion', `from hypothesis import given, settings, strategies\n${tickets('slug')}\n\n@settings(max_examples=20, database=None)\n@given(strategies.text())\ndef test_red(text):\n    assert slug(text) == text.lower()[:3]\n`, { needs: ['hypothesis'] }),
  red('by a helper', 'R-assertion', `${tickets('slug')}from test.support.ask import ask\n`, 'def is_small(value):\n    assert value == "a-b"\n\nask(is_small, slug("A b"))'),
  red('a helper in the file', 'R-assertion', tickets('slug'), 'check("A b", "a-b")', { around: '\n\ndef check(given, wanted):\n    assert slug(given) == wanted\n' }),
  red('how a program ends', 'R-assertion', 'import subprocess\nimport sys\n', 'assert subprocess.run([sys.executable, "-m", "desk.cli", "archive"]).returncode == 0'),
  red('what a program prints', 'R-assertion', 'import subprocess\nimport sys\n', 'assert subprocess.check_output([sys.executable, "-m", "desk.cli", "list"], text=True) == "7 first\\n"'),
  red('Flask finds no route', 'R-boundary', 'from desk.web import app\n', 'assert app.test_client().get("/tickets").status_code == 200', { needs: ['flask'] }),
  red('Flask breaks', 'R-assertion', 'from desk.web import app\n', 'assert app.test_client().get("/teams").status_code == 200', { needs: ['flask'] }),
  red('Flask answers another body', 'R-assertion', 'from desk.web import app\n', 'assert app.test_client().get("/tickets/7").get_json() == {"id": 7, "state": "new"}', { needs: ['flask'] }),
  red('not implemented without words', 'R-not-implemented', tickets('Ticket'), 'ticket = Ticket("a")\nticket.close()\nassert ticket.state == "closed"'),
  red('not implemented with words', 'R-not-implemented', tickets('Ticket'), 'assert Ticket("a").age() == 3'),
  red('not implemented in a generator', 'R-not-implemented', tickets('numbers'), 'assert list(numbers()) == [1, 2]'),
  red('not yet implemented', 'R-not-implemented', tickets('merged'), 'assert merged(1, 2) == 1'),
  red('not implemented below', 'R-not-implemented', tickets('Ticket, sent'), 'assert sent(Ticket("a")) == 1'),
  red('not implemented and asynchronous', 'R-not-implemented', 'import asyncio\n' + tickets('reopened'), 'assert asyncio.run(reopened({})) == 1'),
  red('not implemented in a group', 'R-not-implemented', 'import asyncio\n' + tickets('reopened'), 'async def both():\n    async with asyncio.TaskGroup() as group:\n        group.create_task(reopened(1))\n        group.create_task(reopened(2))\n\nasyncio.run(both())'),
  whole('not implemented for all numbers', 'R-not-implemented', `from hypothesis import given, settings, strategies\n${tickets('Ticket')}\n\n@settings(max_examples=20, database=None)\n@given(strategies.text())\ndef test_red(text):\n    assert Ticket(text).age() == 3\n`, { needs: ['hypothesis'] }),
  red('another error than expected', 'R-not-implemented', pytest + tickets('Ticket'), 'with pytest.raises(ValueError):\n    Ticket("a").close()'),
  red('the service is asked by its address', 'R-own-server-refused', 'import http.client\nimport os\nfrom urllib.parse import urlsplit\n', 'place = urlsplit(os.environ["HELIX_SERVICE_URL"])\nconnection = http.client.HTTPConnection(place.hostname, place.port, timeout=2)\nconnection.request("GET", "/tickets")\nassert connection.getresponse().status == 200'),
  red('the service is asked by requests', 'R-own-server-refused', 'import os\nimport requests\n', 'assert requests.get(os.environ["HELIX_SERVICE_URL"] + "/tickets", timeout=2).status_code == 200', { needs: ['requests'] }),
  red('the service is asked by a socket', 'R-own-server-refused', 'import os\nimport socket\n', 'port = int(os.environ["HELIX_SERVICE_URL"].rsplit(":", 1)[1])\nsocket.create_connection(("127.0.0.1", port), 2)'),
  red('a module of the package', 'R-missing-module', 'from desk.deadlines import due\n', 'assert due(7) == 3'),
  red('a package of the package', 'R-missing-module', 'import desk.boards.columns as columns\n', 'assert columns.all() == 3'),
  red('a module from the package', 'R-missing-export', 'from desk import deadlines\n', 'assert deadlines.due(7) == 3'),
  red('a module behind a helper', 'R-missing-module', 'from test.support.queue import a_queue\n', 'assert a_queue() == []'),
  red('a module by its text', 'R-missing-module', 'import importlib\n', 'assert importlib.import_module("desk.deadlines").due(7) == 3'),
  whole('a module in a fixture', 'R-missing-module', `${pytest}\n\n@pytest.fixture\ndef due():\n    from desk.deadlines import due\n\n    return due\n\n\ndef test_red(due):\n    assert due(7) == 3\n`),
  whole('a module in a class', 'R-missing-module', 'import unittest\n\n\nclass TestDue(unittest.TestCase):\n    def test_red(self):\n        from desk.deadlines import due\n\n        self.assertEqual(due(7), 3)\n'),
  red('a name of a module', 'R-missing-export', tickets('slug, escalated'), 'assert escalated(slug("a")) == 1'),
  red('a name with another name', 'R-missing-export', tickets('Board as B'), 'assert B().columns == []'),
  red('a member of a module', 'R-missing-export', 'import desk.tickets as tickets\n', 'assert tickets.escalated(7) == 1'),
  red('a member of a module that is patched', 'R-missing-export', 'from unittest.mock import patch\n' + tickets('slug'), 'with patch("desk.tickets.clock", return_value=1):\n    assert slug("a") == "1"'),
  red('letters of a module are swapped', 'H-missing-helper', 'from desk.tikcets import slug\n', 'assert slug("A b") == "a-b"'),
  red('letters of a name are swapped', 'H-test-bug', tickets('slgu'), 'assert slgu("A b") == "a-b"'),
  red('the package is left out', 'H-missing-helper', 'from tickets import slug\n', 'assert slug("A b") == "a-b"'),
  red('a package that nobody declares', 'H-missing-package', 'import moonlight\n', 'assert moonlight.shine() == 1'),
  red('a part of a package that nobody declares', 'H-missing-package', 'from moonlight.beams import beam\n', 'assert beam() == 1'),
  red('a package that is declared', 'H-missing-package', 'from freezer_of_nobody import freeze\n', 'assert freeze() == 1'),
  red('a part that a package has not', 'H-missing-package', 'import pytest.fixtures_of_nobody\n', 'assert pytest == 1'),
  red('a part that Python has not', 'H-missing-package', 'from json.yaml import load\n', 'assert load("a") == 1'),
  red('a name that Python has not', 'H-test-bug', 'from json import parse\n', 'assert parse("1") == 1'),
  red('a name that a helper has not', 'H-test-bug', 'from test.support.ask import a_ticket\n', 'assert a_ticket() == 1'),
  red('a helper beside it', 'H-missing-helper', 'from .builders import a_ticket\n', 'assert a_ticket() == 1', { path: 'e2e/near/test_near.py', files: { 'e2e/near/__init__.py': '', 'e2e/__init__.py': '' } }),
  red('a fixture file is not there', 'H-missing-helper', 'from pathlib import Path\n' + tickets('parsed'), 'assert parsed(Path("test/fixtures/seven.txt").read_text()) == 7'),
  red('the product cannot be parsed', 'H-syntax', 'from desk.torn import torn\n', 'assert torn() == 2'),
  red('the product needs a package', 'H-missing-package', 'from desk.mail import mail\n', 'assert mail() == 1'),
  red('the product needs a module', 'H-broken-source-import', 'from desk.store import store\n', 'assert store() == 1'),
  red('the product needs a name', 'H-broken-source-import', 'from desk.unnamed import unnamed\n', 'assert unnamed() == 1'),
  red('the product needs a variable', 'H-environment', 'from desk.database import ADDRESS\n', 'assert ADDRESS == 1'),
  red('the product breaks when it is loaded', 'H-source-bug', 'from desk.eager import LIMIT\n', 'assert LIMIT == 1'),
  whole('a word of another Python', 'H-syntax', 'def test_red():\n    print "a"\n'),
  whole('a quote that is not closed', 'H-syntax', 'def test_red():\n    assert "a == 1\n'),
  whole('a fixture asserts', 'H-hook-or-setup', `${pytest}${tickets('slug')}\n\n@pytest.fixture\ndef small():\n    assert slug("A b") == "a-b"\n\n\ndef test_red(small):\n    assert small == 1\n`),
  whole('a fixture asks for what is not implemented', 'H-hook-or-setup', `${pytest}${tickets('Ticket')}\n\n@pytest.fixture\ndef closed():\n    return Ticket("a").close()\n\n\ndef test_red(closed):\n    assert closed == 1\n`),
  whole('a fixture cannot clean up', 'H-hook-or-setup', `${pytest}\n\n@pytest.fixture\ndef desk():\n    yield 1\n    raise RuntimeError("cannot clean up")\n\n\ndef test_red(desk):\n    assert desk == 1\n`),
  whole('a setup of unittest', 'H-hook-or-setup', `import unittest\n\n\nclass TestTickets(unittest.TestCase):\n    def setUp(self):\n        raise RuntimeError("no desk")\n\n    def test_red(self):\n        self.assertEqual(1, 2)\n`),
  whole('a setup of a class', 'H-hook-or-setup', `class TestTickets:\n    @classmethod\n    def setup_class(cls):\n        raise RuntimeError("no desk")\n\n    def test_red(self):\n        assert 1 == 2\n`),
  whole('a fixture of a folder', 'H-hook-or-setup', 'def test_red(desk):\n    assert desk == 1\n', { path: 'e2e/kept/test_kept.py', files: { 'e2e/kept/conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef desk():\n    raise ConnectionError("no desk")\n' } }),
  whole('a table with a wrong name', 'H-hook-or-setup', `${pytest}\n\n@pytest.mark.parametrize("wanted", [1])\ndef test_red(given):\n    assert given == 1\n`),
  red('a host that nobody knows', 'H-environment', 'from urllib.request import urlopen\n', 'assert urlopen("http://desk.invalid/").status == 200'),
  red('a database is down', 'H-environment', 'import socket\n', 'socket.create_connection(("127.0.0.1", 9), 2)'),
  red('another service by requests', 'H-environment', 'import requests\n', 'assert requests.get("http://127.0.0.1:2/", timeout=2).status_code == 200', { needs: ['requests'] }),
  red('a program that is not installed', 'H-environment', 'import subprocess\n', 'subprocess.run(["database-of-nobody", "--version"], check=True)'),
  red('a variable that is not there', 'H-environment', 'import os\n', 'assert os.environ["DESK_TOKEN"] == "a"'),
  red('a program that is not there yet', 'R-missing-module', 'import subprocess\nimport sys\n', 'subprocess.run([sys.executable, "src/desk/archive.py"], check=True, capture_output=True, text=True)'),
  red('it takes too long', 'H-timeout', 'import asyncio\n', 'asyncio.run(asyncio.wait_for(asyncio.sleep(2), 0.05))'),
  red('a name that nobody gave', 'H-test-bug', tickets('listed'), 'assert len(liste()) == 1'),
  red('a value before it is there', 'H-test-bug', tickets('listed'), 'if len(listed()) > 3:\n    value = 1\nassert value == 1'),
  red('a wrong number of values', 'H-test-bug', tickets('slug'), 'assert slug("a", "b") == "a"'),
  red('a wrong name of a value', 'H-test-bug', tickets('open_ticket'), 'assert open_ticket(name="a")["id"] == 7'),
  red('no value has this member', 'H-test-bug', tickets('found'), 'assert found(7).title == "a"'),
  red('texts and numbers', 'H-test-bug', tickets('listed'), 'assert "1" + len(listed()) == 2'),
  red('a number that is none', 'H-test-bug', tickets('listed'), 'assert int("seven") == len(listed())'),
  red('it cannot be divided', 'H-test-bug', tickets('listed'), 'assert len(listed()) / 0 == 1'),
  red('the product misses a member', 'H-source-bug', tickets('owner_of'), 'assert owner_of({}) == "Ada"'),
  red('the product finds nothing', 'H-source-bug', tickets('get'), 'assert get(7)["title"] == "a"'),
  red('the product gets no number', 'H-source-bug', tickets('parsed'), 'assert parsed("seven") == 7'),
  red('a list of the product breaks', 'H-source-bug', tickets('titles'), 'assert titles([{}]) == ["a"]'),
  red('to be written', 'H-unconditional', pytest, 'pytest.fail("to be written")'),
  red('one is two', 'H-unconditional', '', 'assert 1 == 2'),
  red('it is never so', 'H-unconditional', tickets('listed'), 'listed()\nassert False, "to be written"'),
  whole('unittest fails', 'H-unconditional', 'import unittest\n\n\nclass TestTickets(unittest.TestCase):\n    def test_red(self):\n        self.fail("to be written")\n'),
  red('an assertion of its own', 'H-unconditional', '', 'raise AssertionError("to be written")'),
  red('not implemented by a helper of the file', 'H-unconditional', '', 'pending()', { around: '\n\ndef pending():\n    raise NotImplementedError("pending")\n' }),
  red('it leaves', 'H-other', 'import sys\n', 'sys.exit(3)'),
  red('an error of its own kind', 'H-other', '', 'raise Exception("to be written")'),
  whole('a warning is an error', 'H-other', `import warnings\n${pytest}\n\n@pytest.mark.filterwarnings("error")\ndef test_red():\n    warnings.warn("old", DeprecationWarning)\n`),
] // prettier-ignore
