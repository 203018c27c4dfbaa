// Failing tests of a parcel service in Python: honest ones, and the slips that people make.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'

const red = (why: string, right: RedClassName | null, imports: string, body: string, more: Partial<Red> & { around?: string } = {}): Red => {
  const { around = '', ...held } = more
  return { why, right, text: `${imports}${around}\n\ndef test_red():\n${body.split('\n').map((line) => `    ${line}\n`).join('')}`, ...held }
} // prettier-ignore
const whole = (why: string, right: RedClassName | null, text: string, more: Partial<Red> = {}): Red => ({
  why, right, text, ...more,
}) // prettier-ignore
const book = (names: string) => `from parcels.book import ${names}\n`
const pytest = 'import pytest\n'
const run = 'import subprocess\nimport sys\n'
const asking = (method: string, path: string) =>
  `server = started()\nconnection = http.client.HTTPConnection(*server.server_address, timeout=5)\nconnection.request("${method}", "${path}")\nanswer = connection.getresponse()\nserver.shutdown()`
const http = 'import http.client\n\nfrom parcels.web import started\n'

export const pythonReds: readonly Red[] = [
  red('a price is another', 'R-assertion', book('quote'), 'assert (found := quote(2)) and found["price"] == 700'),
  red('nothing is located', 'R-assertion', book('locate'), 'assert locate("P1") == {"place": "Bonn"}'),
  red('a history is empty', 'R-assertion', book('history'), 'assert [entry.place for entry in history("P1")] == ["Bonn", "Kiel"]'),
  red('a class of errors is not raised', 'R-assertion', pytest + book('WeightError, quote'), 'with pytest.raises(WeightError) as raised:\n    quote(-1)\nassert raised.value.args == ("-1",)'),
  red('a key is not among them', 'R-assertion', book('quote'), 'assert "currency" in quote(2)'),
  red('between two numbers', 'R-assertion', book('quote'), 'assert 1 < quote(2)["price"] < 3'),
  red('a pattern does not match', 'R-assertion', 'import re\n\n' + book('label, book'), 'assert re.fullmatch(r"P\\d+-[A-Z]{2}", label(book("P1")))'),
  red('unequal by two lines', 'R-assertion', 'from textwrap import dedent\n\n' + book('label, book'), 'assert label(book("P1")) == dedent("""\\\n    Parcel P1\n    ImportError: No module named \'parcels.none\'\n    """)'),
  red('a word that a program does not know', 'R-assertion', run, 'done = subprocess.run([sys.executable, "-m", "parcels.cli", "track", "P1"], capture_output=True, text=True)\nassert done.returncode == 0, done.stderr'),
  red('a program leaves with another number', 'R-assertion', pytest + 'from parcels.cli import main\n', 'with pytest.raises(SystemExit) as left:\n    main(["track"])\nassert left.value.code == 0'),
  whole('subtests of unittest with words of errors', 'R-assertion', `import unittest\n\n${book('quote, WeightError')}\n\nclass TestQuote(unittest.TestCase):\n    def test_refuses(self):\n        with self.assertRaisesRegex(WeightError, "negative"):\n            quote(-1)\n`),
  whole('a mock is to be awaited', 'R-assertion', `import asyncio\nfrom unittest.mock import AsyncMock\n\n${book('told')}\n\ndef test_told():\n    seen = AsyncMock()\n\n    async def go():\n        told(seen)\n\n    asyncio.run(go())\n    seen.assert_awaited_once_with("P1")\n`),
  red('an assertion where the error is caught', 'R-assertion', book('WeightError, book, deliver'), 'try:\n    deliver(book("P1"))\nexcept WeightError as error:\n    assert str(error) == "P1 weighs 1 kg"'),
  red('a member that says not implemented', 'R-not-implemented', book('book'), 'assert book("P1").label == "P1"'),
  red('entering says not implemented', 'R-not-implemented', book('Parcel'), 'with Parcel("P1") as parcel:\n    assert parcel.code == "P1"'),
  red('a method of the class says not implemented', 'R-not-implemented', book('Courier'), 'assert Courier.hired("Ada").name == "Ada"'),
  red('a task says not implemented', 'R-not-implemented', 'import asyncio\n\n' + book('Courier'), 'async def go():\n    task = asyncio.create_task(Courier().pick_up("P1"))\n    return await task\n\nassert asyncio.run(go()) is True'),
  red('a page that is not found', 'R-boundary', http, `${asking('GET', '/parcels')}\nassert answer.status == 200`),
  red('a method that is not supported', 'R-boundary', http, `${asking('POST', '/parcels')}\nassert answer.status == 201, answer.reason`),
  red('the service is handed JSON', 'R-own-server-refused', 'import json\nimport os\nfrom urllib.request import Request, urlopen\n', 'request = Request(os.environ["HELIX_SERVICE_URL"] + "/parcels", json.dumps({"code": "P1"}).encode(), {"Content-Type": "application/json"})\nassert urlopen(request, timeout=2).status == 201'),
  red('a class of a module that is to come', 'R-missing-module', 'from parcels.tracker import Tracker\n', 'assert Tracker("P1").stops == []'),
  red('a part of a package that is to come', 'R-missing-module', 'import parcels.customs.forms as forms\n', 'assert forms.CN22 == "CN22"'),
  red('a function that is to come', 'R-missing-export', book('book, insure'), 'assert insure(book("P1"), 100).premium == 2'),
  red('many where there is one', 'R-missing-export', book('book, labels'), 'assert labels([book("P1")]) == ["P1"]'),
  red('the opposite of what is there', 'R-missing-export', book('unload'), 'assert unload(["P1"]) == []'),
  red('a name of the whole package', 'R-missing-export', 'import parcels\n', 'assert parcels.cancel("P1") is True'),
  whole('a name that is to be replaced', 'R-missing-export', 'import parcels.weights as weights\n\n\ndef test_red(monkeypatch):\n    monkeypatch.setattr(weights, "today", lambda: 1)\n    assert weights.LIMITS["letter"]["rate"] == 2\n'),
  red('the last letter of a name is left out', 'H-test-bug', book('histor'), 'assert histor("P1") == ["Bonn"]'),
  red('the last letter of a class is doubled', 'H-test-bug', book('Parcell'), 'assert Parcell("P1").code == "P2"'),
  red('letters of a member of a module are swapped', 'H-test-bug', 'import parcels.weights as weights\n', 'assert weights.chekced("P1") == 7'),
  red('letters of a member of an object are swapped', 'H-test-bug', book('book'), 'assert book("P1").weigth == 2'),
  red('letters of an assertion of a mock are swapped', 'H-test-bug', 'from unittest.mock import Mock\n\n' + book('told'), 'seen = Mock()\ntold(seen)\nseen.assert_called_onec_with("P1")'),
  red('a word of pytest is written wrong', 'H-test-bug', pytest + book('quote, WeightError'), 'with pytest.rases(WeightError):\n    quote(-1)'),
  red('the prepared text is no JSON', 'H-test-bug', 'import json\nfrom pathlib import Path\n\n' + book('book'), 'wanted = json.loads(Path("test/fixtures/broken.json").read_text())\nassert book("P1").code == wanted["code"]'),
  red('the prepared text has another encoding', 'H-test-bug', 'from pathlib import Path\n\n' + book('book'), 'assert book("P1").code == Path("test/fixtures/umlaut.txt").read_text(encoding="ascii")'),
  red('a day that is none', 'H-test-bug', 'from datetime import date\n\n' + book('history'), 'assert history("P1") == [date(2026, 2, 30)]'),
  whole('a fixture of a wrong name', 'H-hook-or-setup', `${pytest}${book('book')}\n\n@pytest.fixture\ndef parcel():\n    return book("P1")\n\n\ndef test_red(parcell):\n    assert parcell.code == "P2"\n`),
  whole('a fixture waits in vain', 'H-hook-or-setup', `import asyncio\n\n${pytest}\n\n@pytest.fixture\ndef depot():\n    return asyncio.run(asyncio.wait_for(asyncio.sleep(5), 0.05))\n\n\ndef test_red(depot):\n    assert depot == 1\n`),
  whole('a method before each gives up', 'H-hook-or-setup', `${book('quote')}\n\nclass TestQuote:\n    def setup_method(self):\n        raise TimeoutError("timed out after 5 s waiting for the depot")\n\n    def test_red(self):\n        assert quote(2) == 1\n`),
  whole('a class of unittest cannot be set up', 'H-hook-or-setup', `import unittest\n\n${book('quote')}\n\nclass TestQuote(unittest.TestCase):\n    @classmethod\n    def setUpClass(cls):\n        cls.depot = quote(2)["depot"]\n\n    def test_red(self):\n        self.assertEqual(quote(2), self.depot)\n`),
  whole('a fixture gives up at the end', 'H-hook-or-setup', `${pytest}${book('quote')}\n\n@pytest.fixture\ndef depot():\n    yield quote(2)\n    raise TimeoutError("cannot stop")\n\n\ndef test_red(depot):\n    assert depot["kg"] == 2\n`),
  whole('a row has too few values', 'H-hook-or-setup', `${pytest}${book('quote')}\n\n@pytest.mark.parametrize("kg, price", [(1, 2), (3,)])\ndef test_red(kg, price):\n    assert quote(kg)["price"] == price\n`),
  whole('a fixture outlives what it needs', 'H-hook-or-setup', `${pytest}${book('quote')}\n\n@pytest.fixture(scope="session")\ndef place(tmp_path):\n    return tmp_path\n\n\ndef test_red(place):\n    assert quote(2) == place\n`),
  whole('it waits outside of a coroutine', 'H-syntax', `${book('fetched')}\n\ndef test_red():\n    assert await fetched("P1") == {"code": "P1"}\n`),
  whole('a signature is not closed', 'H-syntax', `${book('quote')}\n\ndef test_red(:\n    assert quote(2) == 1\n`),
  whole('its own encoding is another', 'H-syntax', `# -*- coding: ascii -*-\n${book('quote')}\n\ndef test_red():\n    assert quote(2) == "Größe"\n`),
  red('a wrong port', 'H-environment', 'import http.client\n', 'connection = http.client.HTTPConnection("127.0.0.1", 6, timeout=2)\nconnection.request("GET", "/parcels")\nassert connection.getresponse().status == 200'),
  red('a setting is read when the file is loaded', 'H-environment', 'import os\n\n' + book('quote'), 'assert quote(2) == TOKEN', { around: '\nTOKEN = os.environ["PARCELS_TOKEN"]\n' }),
  red('the product asks for a setting', 'H-environment', 'from parcels.ledger import entries\n', 'assert entries() == [1]'),
  red('a package that is not installed', 'H-missing-package', 'import faker_of_nobody\n\n' + book('book'), 'assert book(faker_of_nobody.word()).code == "P1"'),
  red('letters of a folder are left out', 'H-missing-helper', 'from test.suport.depots import a_depot\n', 'assert a_depot() == 1'),
  red('letters of a module are left out', 'H-missing-helper', 'from parcels.wights import checked\n', 'assert checked("P1") == 1'),
  red('a helper leads to what is broken', 'H-broken-source-import', 'from test.support.depots import a_depot\n', 'assert a_depot() == 1'),
  red('the product cannot be read', 'H-syntax', 'from parcels.torn import torn\n', 'assert torn(1, 2) == 2'),
  red('a part of the product that is not meant breaks', 'H-source-bug', 'from types import SimpleNamespace\n\n' + book('postage'), 'assert postage(SimpleNamespace(kind="box")) == 4'),
  red('the product refuses with an error of its own', 'H-source-bug', book('book, deliver'), 'assert deliver(book("P1")).place == "Bonn"'),
  red('the product calls itself for ever', 'H-source-bug', book('book, depth'), 'assert depth(book("P1")) == 1'),
  red('a program does not end', 'H-timeout', run, 'subprocess.run([sys.executable, "-c", "import time; time.sleep(9)"], timeout=0.3)'),
  red('it asserts on what it made itself', 'H-unconditional', '', 'parcels = ["P1", "P2"]\nassert len(parcels) == 3'),
  red('nothing is true', 'H-unconditional', book('quote'), 'quote(2)\nassert None, "price of two kilograms"'),
  red('it is to be written', 'H-unconditional', book('quote'), 'quote(2)\nraise AssertionError'),
  red('a pair is always true', null, book('quote'), 'found = quote(2)["price"] == 700\nassert (found, "seven euros")'),
  red('the assertion is caught', null, book('quote'), 'try:\n    assert quote(2)["price"] == 700\nexcept AssertionError:\n    pass'),
  whole('it is expected to fail', null, `${pytest}${book('quote')}\n\n@pytest.mark.xfail(reason="later")\ndef test_red():\n    assert quote(2)["price"] == 700\n`),
  whole('it leaves without a word', null, 'import os\n\n\ndef test_red():\n    os._exit(0)\n', { alone: true }),
] // prettier-ignore
