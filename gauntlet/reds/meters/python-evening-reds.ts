// More failing tests of the utility in Python, in another voice, written before any of these ran.
import type { Red } from '../case.ts'
import { from, grid, pytest, red, whole } from './python-kit.ts'

const date = 'from datetime import date, timedelta\n'

export const eveningPythonReds: readonly Red[] = [
  red('no readings no usage', 'R-assertion', pytest + from('readings', 'Readings') + from('errors', 'UnknownMeter'), 'with pytest.raises(UnknownMeter, match="M-1"):\n    Readings().usage("M-1")'),
  red('a year in instalments', 'R-assertion', from('tariffs', 'instalments'), 'year = instalments(12_000, 12)\nassert len(year) == 12 and all(part == 1000 for part in year)'),
  red('dear and cheap', 'R-assertion', from('tariffs', 'parse_tariff'), 'dear, cheap = (parse_tariff(f"{cents} ct/kWh") for cents in (40, 20))\nassert dear is not None and cheap is not None\nassert dear["cents"] > cheap["cents"]'),
  red('never due on a sunday', 'R-assertion', date + from('invoices', 'due_on'), 'days = [due_on(date(2026, 3, 1) + timedelta(days=at)) for at in range(14)]\nassert not [day for day in days if day.weekday() == 6]'),
  red('lines keep their order', 'R-assertion', from('invoices', 'Invoice') + grid('a_line'), 'text = Invoice([a_line("zinc"), a_line("iron")]).render()\nassert "zinc" in text\nassert text.index("zinc") < text.index("iron")'),
  whole('totals of many', 'R-assertion', pytest + from('invoices', 'Invoice') + grid('a_line'), `@pytest.mark.parametrize("times", [1, 2, 3])
def test_total(times):
    assert Invoice([a_line()] * times).total() == 1200 * times`),
  red('masked but once', 'R-assertion', from('customers', 'mask_iban'), 'once = mask_iban("DE89370400440532013000")\nassert "****" in once\nassert mask_iban(once) == once'),
  red('open streets', 'R-assertion', from('outages', 'Outages'), 'outages = Outages()\nfor street in ("Elm Road", "Mill Lane", "Elm Road"):\n    outages.report(street)\nassert sorted(set(outages.open())) == ["Elm Road", "Mill Lane"]'),
  whole('a file that is not there', 'R-assertion', pytest + from('imports', 'import_file'), `def test_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        import_file(tmp_path / "none.csv")`),
  red('three tries in all', 'R-assertion', from('imports', 'retry'), 'tries = []\n\ndef work():\n    tries.append(len(tries))\n    if len(tries) < 3:\n        raise OSError("busy")\n    return "through"\n\nassert (retry(work), tries) == ("through", [0, 1, 2])'),
  whole('the rate as it is set', 'R-assertion', pytest + from('settings', 'rate'), `@pytest.fixture
def dear(monkeypatch):
    monkeypatch.setenv("METERS_RATE", "31.5")
    yield 31.5


def test_rate(dear):
    try:
        actual = rate()
    except ValueError:
        actual = None
    assert actual == dear`),
  red('the api takes what it gave', 'R-boundary', 'from test.support.web import client\n', 'with client() as ask:\n    assert ask("PUT", "/customers", {})[0] == 204'),
  whole('help by the program', 'R-assertion', 'import subprocess\nimport sys\n\n', `def test_help():
    done = subprocess.run([sys.executable, "-m", "meters", "--help"], capture_output=True, text=True, env={"PYTHONPATH": "src"})
    assert (done.returncode, "usage:" in done.stdout) == (0, True)`),
  red('batteries to come', 'R-missing-module', from('storage', 'Battery'), 'assert Battery(kwh=10).charge(4).level == 0.4'),
  red('a class method to come', 'R-missing-export', from('invoices', 'Invoice'), 'assert Invoice.from_json(\'{"lines": []}\').total() == 0'),
  red('in a context', 'R-assertion', from('customers', 'greeting') + grid('a_customer'), 'match greeting(a_customer(name="Grace")).split():\n    case [_, name, *_]:\n        found = name\n    case _:\n        found = None\nassert found == "Grace"'),
  red('a bracket is open', 'H-syntax', from('tariffs', 'tier_of'), 'assert tier_of(1 == "low"'),
  red('a helper with a slip', 'H-missing-helper', 'from test.support.gird import a_readings\n', 'assert len(a_readings()) == 1'),
  red('a row that is none', 'H-test-bug', from('tariffs', 'tier_of'), 'rows = [(1, "low")]\nkwh, tier = rows[1]\nassert tier_of(kwh) == tier'),
  red('none has no length', 'H-test-bug', from('tariffs', 'tier_of'), 'wanted = ["low"].sort()\nassert tier_of(1) == wanted[0]'),
  whole('a fixture asks for what is not set', 'H-hook-or-setup', 'import os\n\n' + pytest + from('tariffs', 'tier_of'), `@pytest.fixture
def kwh():
    return int("many")


def test_tier(kwh):
    assert tier_of(kwh) == "high"`),
  red('it is never right', 'H-unconditional', from('tariffs', 'tier_of'), 'tier = tier_of(5000)\nassert tier == "high" and tier == "middle"'),
  red('longer than it is', 'H-unconditional', from('customers', 'greeting') + grid('a_customer'), 'text = greeting(a_customer())\nassert len(text.strip()) > len(text)'),
  red('more than all', 'H-unconditional', from('tariffs', 'night_share'), 'share = night_share([1, 2])\nassert 0 <= share <= 1 and share * 100 > 150'),
  red('no meter and one', 'H-unconditional', grid('a_readings'), 'meters = list(a_readings().meters())\nassert len(meters) == 0 and meters[0] == "M-1"'),
  red('two that are one', 'H-unconditional', from('outages', 'Outages'), 'assert list(dict.fromkeys(Outages().open())) == ["Elm Road", "Elm Road"]'),
  red('lower of upper', 'H-unconditional', from('tariffs', 'tier_of'), 'assert tier_of(1).upper().lower() == "Low"'),
  red('five of four', 'H-unconditional', from('customers', 'mask_iban'), 'assert mask_iban("DE89 3704")[-4:] == "*3704"'),
  red('its own table', 'H-unconditional', from('tariffs', 'tier_of'), 'tiers = ["low", "middle", "high"]\ntier_of(1)\nassert tiers[-1] == "highest"'),
  whole('its own class', 'H-unconditional', from('invoices', 'number_of'), `class Invoice:
    def total(self):
        return 5


def test_total():
    number_of(2026, 1)
    assert Invoice().total() == 6`),
  red('its own buffer', 'H-unconditional', 'import io\n\n' + from('customers', 'mask_iban'), 'out = io.StringIO()\nmask_iban("DE89")\nout.write("DE89")\nassert out.getvalue() == "DE**"'),
  red('not a number of hours', 'H-unconditional', 'from datetime import datetime\n' + from('invoices', 'due_on'), 'due: datetime = due_on(datetime(2026, 3, 1))\nassert due.hour == 25'),
  red('a text of numbers', 'H-unconditional', from('tariffs', 'with_vat'), 'assert str(with_vat(100)) == 119'),
  red('not yet written', 'H-unconditional', from('customers', 'greeting') + grid('a_customer'), 'greeting(a_customer())\nassert "TODO" == "done"'),
  red('raised by hand', 'H-unconditional', from('customers', 'mask_iban'), 'mask_iban("DE89")\nraise AssertionError("not masked")'),
  { ...red('whatever comes', 'R-assertion', from('tariffs', 'tier_of'), 'assert not tier_of(1)'), passesOnNothing: true },
] // prettier-ignore
