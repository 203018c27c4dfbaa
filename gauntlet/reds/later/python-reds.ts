// Failing tests of the ticket desk in Python that were written after the classes had been mended by those of desk/.
import type { Red } from '../case.ts'
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'

const red = (why: string, right: RedClassName | null, text: string, more: Partial<Red> = {}): Red => ({ why, right, text, ...more }) // prettier-ignore
const tickets = (names: string) => `from desk.tickets import ${names}\n\n\n`

export const laterPythonReds: readonly Red[] = [
  red('a dictionary has another value', 'R-assertion', `${tickets('open_ticket')}def test_state():\n    ticket = open_ticket("Ä & Ö")\n    assert (ticket["title"], ticket["state"]) == ("Ä & Ö", "open"), ticket\n`),
  red('a set is another', 'R-assertion', `${tickets('listed')}def test_states():\n    states = {ticket["state"] for ticket in listed()}\n    assert states >= {"open", "closed"}\n`),
  red('a subtest', 'R-assertion', `import unittest\n${tickets('slug')}class TestSlug(unittest.TestCase):\n    def test_words(self):\n        for word in ("A", "B"):\n            self.assertEqual(slug(word), word.lower(), msg=f"of {word}")\n`),
  red('a spy of a class', 'R-assertion', `from unittest.mock import MagicMock\n${tickets('watch')}def test_tells():\n    seen = MagicMock(name="seen")\n    watch(seen)\n    seen.told.assert_called_with("closed")\n`),
  red('a log is empty', 'R-assertion', `import logging\n${tickets('watch')}def test_logs(caplog):\n    with caplog.at_level(logging.INFO):\n        watch(None)\n    assert "watching" in caplog.text\n`),
  red('unittest compares dictionaries', 'R-assertion', `import unittest\n${tickets('open_ticket')}class TestOpen(unittest.TestCase):\n    maxDiff = None\n\n    def test_all(self):\n        self.assertDictEqual(open_ticket("a"), {"id": 8})\n`),
  red('unittest is almost right', 'R-assertion', `import unittest\n${tickets('rate')}class TestRate(unittest.TestCase):\n    def test_half(self):\n        self.assertAlmostEqual(rate(3), 3.14, places=2)\n`),
  red('several at once', 'R-assertion', `import asyncio\n${tickets('assigned')}async def both():\n    one, other = await asyncio.gather(assigned(1), assigned(2))\n    assert [one, other] == ["Ada", "Bo"]\n\n\ndef test_both():\n    asyncio.run(both())\n`),
  red('not implemented in a thread', 'R-not-implemented', `from concurrent.futures import ThreadPoolExecutor\n${tickets('Ticket')}def test_threads():\n    with ThreadPoolExecutor() as pool:\n        assert pool.submit(Ticket("a").age).result() == 1\n`),
  red('not implemented with unittest', 'R-not-implemented', `import unittest\n${tickets('Ticket')}class TestClose(unittest.TestCase):\n    def test_close(self):\n        ticket = Ticket("a")\n        ticket.close()\n        self.assertEqual(ticket.state, "closed")\n`),
  red('the service is asked', 'R-own-server-refused', 'import json\nimport os\nimport urllib.request\n\n\ndef test_health():\n    with urllib.request.urlopen(f"{os.environ[\'HELIX_SERVICE_URL\']}/health") as answer:\n        assert json.load(answer) == {"ok": True}\n'),
  red('a module that is asked for late', 'R-missing-module', 'import pytest\n\n\n@pytest.mark.parametrize("days", [1, 2])\ndef test_due(days):\n    from desk.calendar.due import due_in\n\n    assert due_in(days) == days\n'),
  red('a class of a module to come', 'R-missing-module', 'from desk.board import Board\n\n\nclass TestBoard:\n    def test_empty(self):\n        assert Board().columns == []\n'),
  red('an enumeration that is to come', 'R-missing-export', `${tickets('State, listed')}def test_state():\n    assert State(listed()[0]["state"]) is State.OPEN\n`),
  red('a letter of a name is left out', 'H-test-bug', `${tickets('liste')}def test_list():\n    assert len(liste()) == 2\n`),
  red('letters of a package are swapped', 'H-missing-helper', 'from desk.tickest import slug\n\n\ndef test_slug():\n    assert slug("A b") == "a-b"\n'),
  red('a package for tests that nobody declares', 'H-missing-package', 'import respx_of_nobody as respx\n\n\ndef test_calls():\n    assert respx.calls == []\n'),
  red('a helper in the folder of tests', 'H-missing-helper', 'from test.support.login import login\n\n\ndef test_login():\n    assert login() is not None\n'),
  red('a table cannot be read', 'H-missing-helper', `import csv\n${tickets('listed')}def test_table():\n    with open("test/fixtures/tickets.csv") as file:\n        assert len(list(csv.reader(file))) == len(listed())\n`),
  red('a setting is not there', 'H-environment', 'import os\n\nimport pytest\n\n\n@pytest.fixture\ndef key():\n    return os.environ["DESK_API_KEY"]\n\n\ndef test_key(key):\n    assert key == "a"\n'),
  red('a tool of the machine is not there', 'H-environment', 'import subprocess\n\n\ndef test_dump():\n    assert subprocess.check_output(["pg-dump-of-nobody", "--version"]) == b"1"\n'),
  red('a client that gives up', 'H-hook-or-setup', 'import pytest\n\n\n@pytest.fixture(autouse=True)\ndef client():\n    raise TimeoutError("no client")\n\n\ndef test_red():\n    assert 1 + 1 == 3\n'),
  red('a list is too short', 'H-test-bug', `${tickets('listed')}def test_second():\n    first, second = listed()\n    assert second["id"] == 8\n`),
  red('the product asks nothing for a member', 'H-source-bug', `${tickets('titles')}def test_titles():\n    assert titles([None]) == [""]\n`),
  red('it says that it is to be done', 'H-unconditional', `${tickets('listed')}def test_todo():\n    listed()\n    assert "todo" == "done"\n`),
  red('it waits for its turn', 'H-unconditional', 'import pytest\n\n\ndef test_later():\n    pytest.fail(reason="later", pytrace=False)\n'),
] // prettier-ignore
