// Bad reds in Python: files that cannot be loaded, fixtures that break, tests that break by themselves, by the machine or by old code.
import type { Red } from '../case.ts'
import { asyncio, builders, clinic, from, help, pytest, red, whole } from './python-kit.ts'

export const brokenPythonReds: readonly Red[] = [
  red('a bracket is not closed', 'H-syntax', builders('a_register'), 'register = a_register("Rex", "Mia"\nassert len(register) == 3'),
  red('an if without a colon', 'H-syntax', builders('a_register'), 'if len(a_register("Rex")) == 1\n    assert False'),
  red('an indent too many', 'H-syntax', builders('a_register'), 'register = a_register("Rex")\n    assert len(register) == 2'),
  red('a text without end', 'H-syntax', builders('a_patient'), 'assert a_patient().label() == "Rex (dog)'),
  red('javascript by mistake', 'H-syntax', builders('a_patient'), 'const rex = a_patient()\nassert rex.label() === "Rex (dog)"'),
  red('a name after its star', 'H-syntax', from('bills', 'total'), 'assert total(times=1, []) == 0'),
  red('times by a package', 'H-missing-package', 'import arrow\n\n' + builders('a_patient'), 'assert a_patient().age(arrow.get("2026-05-04").date()) == 6'),
  red('a frozen clock', 'H-missing-package', 'from freezegun import freeze_time\n\n' + from('timing', 'today'), 'with freeze_time("2026-05-04"):\n    assert today() == "2026-05-04"'),
  red('a package in the midst', 'H-missing-package', from('bills', 'money'), 'import babel.numbers\n\nassert money(100) == babel.numbers.format_currency(1, "EUR", locale="de")'),
  red('factories of a package', 'H-missing-package', 'from factory import Factory\n' + clinic('Patient'), 'class Patients(Factory):\n    class Meta:\n        model = Patient\n\nassert Patients().label() == "Rex (dog)"'),
  red('a helper that nobody wrote', 'H-missing-helper', help('seeds', 'seed_patients') + clinic('Register'), 'register = Register()\nseed_patients(register, 5)\nassert len(register) == 6'),
  red('a builder that is not in there', 'H-test-bug', builders('a_ward') + clinic('Register'), 'assert a_ward(Register()).free == 4'),
  red('an old path of the builders', 'H-missing-helper', 'from tests.support.builders import a_patient\n', 'assert a_patient().label() == "Rex (dog)"'),
  red('a fixture that was never written', 'H-missing-helper', 'from pathlib import Path\n\n' + from('lab', 'parse_results'), 'assert len(parse_results(Path("test/fixtures/results-2026.txt").read_text())) == 2'),
  red('the bank is not written', 'H-broken-source-import', from('payments', 'pay'), 'assert pay(100) == "SEPA 1.00"'),
  red('the evening needs the bank', 'H-broken-source-import', from('evening', 'close'), 'assert close(100) == "SEPA 1.00."'),
  red('the bank when it is asked for', 'H-broken-source-import', '', 'from clinic.payments import pay\n\nassert pay(100) == "SEPA 1.00"'),
  whole('a fixture forgets an import', 'H-hook-or-setup', pytest + clinic('Register'), `@pytest.fixture
def register():
    return Register().add(a_patient("Rex"))


def test_names(register):
    assert register.names() == ["Mia"]`),
  whole('a fixture reads what is gone', 'H-hook-or-setup', pytest + from('lab', 'parse_results'), `@pytest.fixture(scope="module")
def text():
    with open("test/fixtures/blood.hl7") as file:
        return file.read()


def test_results(text):
    assert len(parse_results(text)) == 2`),
  whole('a fixture that nobody has', 'H-hook-or-setup', builders('a_register'), `def test_names(db_session, mocker):
    assert a_register("Rex").names() == ["Mia"]`),
  whole('the set up of a class', 'H-hook-or-setup', builders('a_calendar'), `class TestVisits:
    def setup_method(self):
        self.first = a_calendar(("Rex", "2026-05-04T09:00")).of("2026-05-04")[0]

    def test_first(self):
        assert self.first.patient == "Rex"`),
  whole('the set up of unittest', 'H-hook-or-setup', 'import unittest\n\n' + builders('a_register'), `class RegisterTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.names = {"all": ["Rex"]}["none"]

    def test_names(self):
        self.assertEqual(a_register("Rex").names(), self.names)`),
  whole('the cases of the file are cut off', 'H-hook-or-setup', 'import json\nfrom pathlib import Path\n\n' + pytest + builders('a_patient'), `ROWS = json.loads(Path("test/fixtures/cut.json").read_text())


@pytest.mark.parametrize("row", ROWS)
def test_label(row):
    assert a_patient(row["name"]).label() == row["name"] + " (dog)"`),
  whole('parameters that do not fit', 'H-hook-or-setup', pytest + from('doses', 'dose'), `@pytest.mark.parametrize("weight, expected", [(1, 10, "x"), (4, 40, "y")])
def test_dose(weight, expected):
    assert dose("amoxil", weight) == expected`),
  whole('a fixture in a circle', 'H-hook-or-setup', pytest + builders('a_register'), `@pytest.fixture
def register(names):
    return a_register(*names)


@pytest.fixture
def names(register):
    return register.names()


def test_names(register):
    assert register.names() == ["Mia"]`),
  whole('a fixture is called', 'H-test-bug', pytest + builders('a_register'), `@pytest.fixture
def register():
    return a_register("Rex")


def test_names():
    assert register().names() == ["Mia"]`),
  red('a builder without its import', 'H-test-bug', from('bills', 'total'), 'assert total([a_line()]) == 2500'),
  red('a slip in the own variable', 'H-test-bug', builders('a_register'), 'register = a_register("Rex")\nregister.remove("Rex")\nassert len(regster) == 0'),
  whole('a slip in the own helper', 'H-test-bug', builders('a_register'), `def shout(names):
    return [name.uper() for name in names]


def test_names():
    assert shout(a_register("Rex").names()) == ["MIA"]`),
  red('an old helper that lost its import', 'H-test-bug', builders('a_register') + help('old', 'weights_of'), 'assert weights_of(a_register("Rex")) == [12]'),
  red('an old helper of longer texts', 'H-test-bug', builders('a_patient') + help('old', 'first_word'), 'assert first_word(a_patient().label()) == "Rex"'),
  red('an old helper of other numbers', 'H-test-bug', help('old', 'doubled') + from('doses', 'dose'), 'assert dose("amoxil", doubled([1])[0]) == 20'),
  red('a builder gets what it does not know', 'H-test-bug', builders('a_patient'), 'assert a_patient("Rex", chip=276).label() == "Rex (dog)"'),
  red('a method that the builder never had', 'H-test-bug', builders('BillBuilder') + from('bills', 'total'), 'assert total(BillBuilder().add_line("x-ray", 9000).build()["lines"]) == 9000'),
  red('the prepared data lacks an owner', 'H-test-bug', builders('a_line') + from('bills', 'total'), 'line = a_line()\nline["owner"]["name"] = "Ada"\nassert total([line]) == 2500'),
  red('a text that is no json', 'H-test-bug', 'import json\n\n' + from('bills', 'total'), `lines = json.loads("[{'cents': 100}]")
assert total(lines) == 100`),
  red('a day that is none', 'H-test-bug', 'from datetime import date\n\n' + builders('a_patient'), 'assert a_patient().age(date(2026, 4, 31)) == 6'),
  red('a name before its line', 'H-test-bug', builders('a_register'), 'register = a_register(*names)\nnames = ["Rex"]\nassert len(register) == 2'),
  red('too many are unpacked', 'H-test-bug', builders('a_line') + from('bills', 'total'), 'what, cents = a_line().values()\nassert total([{"what": what, "cents": cents}]) == 2500'),
  red('words and numbers are added', 'H-test-bug', from('bills', 'total'), 'assert "sum: " + total([]) == "sum: 0"'),
  whole('a coroutine that nobody awaits', 'H-test-bug', from('waiting', 'WaitingRoom'), `async def places():
    return [await WaitingRoom().join("Rex")]


def test_places():
    assert places()[0] == 1`),
  red('an unfrozen visit', 'H-test-bug', builders('a_calendar'), 'visit = a_calendar().book("Rex", "2026-05-04T09:00")\nvisit.minutes = 40\nassert visit.minutes == 30'),
  red('an own pattern is bad', 'H-test-bug', 'import re\n\n' + builders('a_patient'), 'assert re.match(r"Rex (dog", a_patient().label())'),
  red('the product asks nobody', 'H-source-bug', builders('a_patient'), 'assert a_patient().keeper() == "Ada"'),
  red('the product knows no such drug', 'H-source-bug', from('doses', 'strength_of'), 'assert strength_of("ketamine") == 5'),
  red('the product reads an address', 'H-source-bug', from('bills', 'city_of'), 'assert city_of({"client": {"name": "Ada"}}) == "Berlin"'),
  red('the product cannot read the time', 'H-source-bug', from('lab', 'read_at'), 'assert read_at("this morning").hour == 8'),
  red('a far laboratory', 'H-environment', 'from urllib.request import urlopen\n\n' + from('lab', 'parse_results'), 'with urlopen("http://lab.clinic.invalid/results", timeout=3) as answer:\n    text = answer.read().decode()\nassert len(parse_results(text)) == 2'),
  red('a cache that nobody started', 'H-environment', 'import socket\n\n' + builders('a_register'), 'cache = socket.create_connection(("127.0.0.1", 1), timeout=2)\ncache.sendall(a_register("Rex").names()[0].encode())\nassert cache.recv(2) == b"ok"'),
  red('a key of a bank', 'H-environment', 'import os\n\n' + builders('a_register'), 'if "CLINIC_BANK_KEY" not in os.environ:\n    raise RuntimeError("CLINIC_BANK_KEY is not set")\nassert len(a_register("Rex")) == 2'),
  red('a variable that is not there', 'H-environment', 'import os\n\n' + builders('a_register'), 'key = os.environ["CLINIC_BANK_KEY"]\nassert len(a_register(key)) == 2'),
  red('a port that is taken', 'H-environment', 'import socket\n\n' + from('web', 'make_server'), `with socket.create_server(("127.0.0.1", 0)) as taken:
    server = make_server(taken.getsockname()[1])
    assert server.server_port == 80`),
  red('a program of the machine', 'H-environment', 'import subprocess\n\n' + from('lab', 'parse_results'), 'text = subprocess.check_output(["hl7-dump-of-nobody", "test/fixtures/results.txt"], text=True)\nassert len(parse_results(text)) == 2'),
  red('nobody fulfils it', 'H-timeout', asyncio + from('waiting', 'never'), 'async def asked():\n    async with asyncio.timeout(0.2):\n        return await never()\n\nassert asyncio.run(asked()) == "done"'),
  red('it waits for itself', 'H-timeout', asyncio + builders('a_register'), 'async def asked():\n    await asyncio.wait_for(asyncio.Event().wait(), 0.2)\n    return a_register("Rex").names()\n\nassert asyncio.run(asked()) == ["Mia"]'),
  red('an error of its own', 'H-other', builders('a_register'), 'a_register("Rex")\nraise Exception("write this test")'),
  red('a helper says to do', 'H-other', help('checks', 'later') + builders('a_register'), 'a_register("Rex")\nlater("swap rooms")'),
  red('a guard in words', 'H-test-bug', builders('a_register'), 'register = a_register("Rex")\nif len(register) < 9:\n    raise ValueError("needs nine patients first")\nassert register.names() == []'),
] // prettier-ignore
