// Bad reds in Python: broken, disturbed, hollow or pleased by anything.
import type { Red } from '../case.ts'
import { from, help, make, mock, pytest, red, whole } from './python-kit.ts'

export const badPythonReds: readonly Red[] = [
  red('a bracket is open', 'H-syntax', make('make_garage'), 'garage = make_garage(spots=[1, 2)\nassert garage.is_full()'),
  red('an assert with an equals sign', 'H-syntax', from('tariff', 'fee'), 'assert fee(60) = 200'),
  red('a helper that is not there', 'H-missing-helper', 'from test.support.browser import open_page\n', 'assert open_page("/spots").text == "2"'),
  red('a package that is not installed', 'H-missing-package', 'import freezegun\n\n' + make('make_ticket'), 'with freezegun.freeze_time("2026-03-02"):\n    assert make_ticket().minutes(None) == 5'),
  red('the decoder is missing', 'H-broken-source-import', from('cameras', 'read_plate'), 'assert read_plate(b"1") == "M-X 7"'),
  red('a slip in a name', 'H-test-bug', make('make_garage'), 'garage = make_garage()\nassert gargae.free() == 1'),
  red('an old helper without its import', 'H-test-bug', make('make_garage') + help('legacy', 'plates_of'), 'assert plates_of(make_garage(parked=["A"])) == ["A"]'),
  red('an old helper of a longer text', 'H-test-bug', make('make_ticket') + help('legacy', 'minutes_of'), 'assert minutes_of(str(make_ticket())) == 45'),
  red('a maker is called with a word it has not', 'H-test-bug', make('make_garage'), 'assert make_garage(levels=3).free() == 6'),
  red('a key of its own data', 'H-test-bug', make('make_visit') + from('reports', 'summarize'), 'visit = make_visit()\nassert summarize([visit])["minutes"] == visit["duration"]'),
  red('text and number', 'H-test-bug', from('tariff', 'fee'), 'minutes = "60" + 1\nassert fee(minutes) == 200'),
  red('an owner that nobody gave', 'H-source-bug', from('tickets', 'owner_of'), 'assert owner_of({"id": "t-1"}) == "Ada"'),
  whole('a fixture of a plugin', 'H-hook-or-setup', from('tariff', 'fee'), `def test_fee(mocker, db):
    assert fee(60) == 200`),
  whole('a fixture that breaks', 'H-hook-or-setup', 'import json\n\n' + pytest + from('reports', 'summarize'), `@pytest.fixture(scope="module")
def visits():
    with open("test/fixtures/month.json") as file:
        yield json.load(file)


def test_month(visits):
    assert summarize(visits)["count"] == 60`),
  whole('a set up with a slip', 'H-hook-or-setup', from('parking', 'Garage'), `class TestGarage:
    def setup_method(self):
        self.garage = Garage(spots=SPOTS)

    def test_free(self):
        assert self.garage.free() == 3`),
  whole('a parameter that the test does not take', 'H-hook-or-setup', pytest + from('tariff', 'fee'), `@pytest.mark.parametrize("minutes, cents", [(60, 200)])
def test_fee(minutes):
    assert fee(minutes) == 200`),
  whole('a module that asks its environment first', 'H-hook-or-setup', 'import os\n\n' + from('tariff', 'fee'), `LEVELS = int("levels")


def test_fee():
    assert fee(LEVELS) == 200`),
  red('nobody listens', 'H-environment', 'from urllib.request import urlopen\n\n' + from('reports', 'summarize'), 'text = urlopen("http://127.0.0.1:9/visits").read()\nassert summarize(text)["count"] == 2'),
  red('a key that is not set', 'H-environment', 'import os\n\n' + make('make_garage'), 'key = os.environ["STRIPE_TEST_KEY"]\nassert make_garage().free() == key'),
  red('a program of the machine', 'H-environment', 'import subprocess\n\n' + from('reports', 'summarize'), 'out = subprocess.run(["anpr-dump-9", "day"], capture_output=True, text=True).stdout\nassert summarize(out)["count"] == 2'),
  red('to be written', 'H-unconditional', pytest + make('make_garage'), 'make_garage()\npytest.fail("write me")'),
  red('false is asserted', 'H-unconditional', make('make_garage'), 'make_garage()\nassert False, "charging"'),
  red('two prices for one hour', 'H-unconditional', from('tariff', 'fee'), 'cents = fee(60)\nassert cents == 200\nassert cents == 250'),
  red('a mock is asked what it was told', 'H-unconditional', mock + from('tariff', 'fee'), 'terminal = Mock()\nterminal.charge.return_value = {"approved": False}\nfee(60)\nassert terminal.charge(200)["approved"] is True'),
  red('a mock of the garage', 'H-unconditional', mock + from('parking', 'Garage'), 'garage = MagicMock(spec=Garage)\ngarage.free.return_value = 2\nassert garage.free() == 1'),
  whole('the garage is patched', 'H-unconditional', mock + from('parking', 'Garage'), `def test_free():
    with patch.object(Garage, "free", return_value=5):
        assert Garage(spots=3).free() == 2`),
  red('its own ledger', 'H-unconditional', make('InMemoryLedger') + from('tariff', 'fee'), 'ledger = InMemoryLedger()\nledger.record(fee(60))\nassert len(ledger.entries) == 2'),
  whole('a copy of the function', 'H-unconditional', make('make_ticket'), `def minutes(seconds):
    return seconds // 60


def test_rounds_up():
    make_ticket()
    assert minutes(90) == 2`),
  red('the source is read', 'H-unconditional', 'from pathlib import Path\n', 'assert "def plug_in" in Path("src/garage/parking.py").read_text()'),
  red('upper case in lower case', 'H-unconditional', make('make_ticket'), 'assert str(make_ticket()).lower().startswith("Ticket T-1")'),
  { ...red('a season ticket exists', 'R-missing-module', from('season', 'SeasonTicket'), 'assert SeasonTicket is not None'), passesOnNothing: true },
  { ...red('anything is raised', 'R-missing-module', pytest + from('season', 'SeasonTicket'), 'with pytest.raises(Exception):\n    SeasonTicket("A").covers("yesterday")'), passesOnNothing: true },
  whole('expected to fail', null, pytest + make('make_garage'), `@pytest.mark.xfail
def test_full():
    assert make_garage(spots=1, parked=["A"]).is_full()`),
  red('what fails is suppressed', null, 'from contextlib import suppress\n\n' + make('make_garage'), 'with suppress(AttributeError, AssertionError):\n    assert make_garage().plug_in("E") == "1-01"'),
] // prettier-ignore
