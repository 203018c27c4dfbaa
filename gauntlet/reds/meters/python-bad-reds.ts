// Bad reds in Python: broken, disturbed, hollow, never met, or pleased by anything.
import type { Red } from '../case.ts'
import { from, grid, pytest, red, whole } from './python-kit.ts'

const mock = 'from unittest.mock import MagicMock, Mock, patch\n\n'
const date = 'from datetime import date\n'

export const badPythonReds: readonly Red[] = [
  red('a colon is missing', 'H-syntax', from('tariffs', 'cost_of'), 'for kwh in (1, 2)\n    assert cost_of(kwh) == 930'),
  red('a helper of another folder', 'H-missing-helper', 'from test.helpers.grid import a_readings\n', 'assert a_readings().usage("M-1") == 0'),
  red('a package that nobody installed', 'H-missing-package', 'from freezegun_lite import freeze\n' + from('tariffs', 'cost_of'), 'assert cost_of(freeze(1)) == 930'),
  red('loads cannot be loaded', 'H-broken-source-import', from('loads', 'peak_of'), 'assert peak_of([1, 5]) == 5'),
  red('a name without its last letter', 'H-test-bug', grid('a_readings'), 'readings = a_readings()\nassert reading.usage("M-1") == 0'),
  red('a method with a letter too few', 'H-test-bug', grid('a_readings'), 'assert a_readings().usge("M-1") == 5'),
  red('its own dictionary lacks a key', 'H-test-bug', from('invoices', 'number_of'), 'wanted = {"first": "2026-000001"}\nassert number_of(2026, 1) == wanted["frist"]'),
  red('its own text is no json', 'H-test-bug', 'import json\n\n' + from('invoices', 'Invoice'), 'lines = json.loads("{what: 1}")\nassert Invoice([lines]).total() == 1'),
  red('a label without a number', 'H-test-bug', 'from test.support.labels import street_number\n' + from('customers', 'greeting') + grid('a_customer'), 'assert street_number(greeting(a_customer())) == "4"'),
  red('a helper forgot its helper', 'H-test-bug', 'from test.support.labels import sum_of\n' + from('invoices', 'Invoice') + grid('a_line'), 'assert Invoice([a_line()]).total() == sum_of([a_line()])'),
  red('customers without an address', 'H-source-bug', from('customers', 'street_of') + grid('a_customer'), 'assert street_of(a_customer()) == "Mill Lane 4"'),
  red('a fixture under another name', 'H-missing-helper', 'from pathlib import Path\n\n' + from('imports', 'parse_csv'), 'text = Path("test/fixtures/reading.csv").read_text()\nassert len(parse_csv(text)) == 3'),
  whole('a fixture that breaks', 'H-hook-or-setup', pytest + from('tariffs', 'cost_of'), `@pytest.fixture
def rate():
    return {"day": 30}["night"]


def test_cost(rate):
    assert cost_of(1, cents=rate) == 930`),
  whole('a fixture that is not there', 'H-hook-or-setup', from('tariffs', 'cost_of'), `def test_cost(nightly_rate):
    assert cost_of(1, cents=nightly_rate) == 930`),
  red('a host that is nowhere', 'H-environment', 'import socket\n\n' + from('tariffs', 'parse_tariff'), 'address = socket.gethostbyname("tariffs.utility.invalid")\nassert parse_tariff(address) == {}'),
  red('a key that nobody set', 'H-environment', 'import os\n\n' + from('invoices', 'send_invoices') + grid('PostBox'), 'key = os.environ.get("METERS_POST_KEY")\nif key is None:\n    raise RuntimeError("METERS_POST_KEY is not set")\nassert send_invoices([key], PostBox()) == 1'),
  red('dice decide', 'H-unconditional', 'import random\n\n' + from('tariffs', 'cost_of'), 'assert cost_of(10) + random.randrange(10**9) == 1200.5'),
  red('to be written', 'H-unconditional', pytest + grid('a_readings'), 'a_readings()\npytest.fail("write this test")'),
  red('false is true', 'H-unconditional', from('tariffs', 'cost_of'), 'cost_of(1)\nassert False, "not yet"'),
  red('a sum of its own', 'H-unconditional', grid('a_line, a_readings'), 'a_readings()\nlines = [a_line(), a_line("base", 900)]\nassert sum(line["cents"] for line in lines) == 2000'),
  whole('its own function of the same name', 'H-unconditional', 'from meters import tariffs\n', `def cost_of(kwh):
    return 31 * kwh


def test_cost():
    tariffs.cost_of(1)
    assert cost_of(100) == 3000`),
  red('its own post box', 'H-unconditional', from('customers', 'greeting') + grid('PostBox, a_customer'), 'box = PostBox()\ngreeting(a_customer())\nbox.post("c-1", "hello")\nassert len(box.letters) == 2'),
  whole('its own file', 'H-unconditional', from('invoices', 'Invoice'), `def test_file(tmp_path):
    path = tmp_path / "invoice.txt"
    path.write_text("usage")
    Invoice().render()
    assert path.read_text() == "usage 12.00"`),
  red('its own program', 'H-unconditional', 'import subprocess\nimport sys\n\n' + from('readings', 'Readings'), 'len(Readings())\nout = subprocess.check_output([sys.executable, "-c", "print(6 * 7)"], text=True)\nassert out.strip() == "43"'),
  red('a mock that the test calls', 'H-unconditional', mock + from('tariffs', 'cost_of'), 'cost = Mock(side_effect=cost_of)\ncost(1)\nassert cost.call_count == 2'),
  red('a mock answers', 'H-unconditional', mock + from('customers', 'greeting') + grid('a_customer'), 'greet = MagicMock(return_value="hello")\ngreeting(a_customer())\nassert greet("Ada") == "hello Ada"'),
  whole('the product is patched', 'H-unconditional', mock + 'from meters import tariffs\n', `@patch("meters.tariffs.cost_of", return_value=5)
def test_cost(cost_of):
    assert tariffs.cost_of(100) == 3900`),
  red('a method is told what to answer', 'H-unconditional', mock + from('readings', 'Readings'), 'readings = Readings()\nwith patch.object(readings, "usage", return_value=3):\n    assert readings.usage("M-1") == 4'),
  whole('its own printed line', 'H-unconditional', from('tariffs', 'cost_of'), `def test_prints(capsys):
    cost_of(1)
    print("30 ct")
    assert capsys.readouterr().out == "31 ct\\n"`),
  red('a source says so', 'H-unconditional', 'import inspect\n\n' + from('tariffs', 'cost_of'), 'assert "kwh * cents" in inspect.getsource(cost_of)'),
  red('it never asks', 'H-unconditional', from('tariffs', 'cost_of  # noqa: F401'), 'costs = {100: 3900}\nassert costs[100] == 3901'),
  red('two decimals that are one', 'H-unconditional', from('tariffs', 'cost_of'), 'assert f"{cost_of(100) / 100:.2f}" == "39.0"'),
  red('a day with a time', 'H-unconditional', date + from('invoices', 'due_on'), 'assert str(due_on(date(2026, 3, 1)).isoformat()).upper() == "2026-03-15t00:00"'),
  red('blanks are gone and there', 'H-unconditional', from('customers', 'mask_iban'), 'assert mask_iban("DE 89").replace(" ", "") == "DE **"'),
  red('trimmed and padded', 'H-unconditional', from('customers', 'greeting') + grid('a_customer'), 'assert greeting(a_customer()).strip() == " Hello Ada"'),
  red('the first three are four', 'H-unconditional', from('tariffs', 'instalments'), 'assert len(instalments(100, 12)[:3]) == 4'),
  red('a list is a tuple', 'H-unconditional', from('tariffs', 'instalments'), 'assert list(instalments(100, 2)) == (50, 50)'),
  red('the thirteenth month', 'H-unconditional', date + from('invoices', 'period_of'), 'start, end = period_of(date(2026, 12, 5))\nassert isinstance(end, date) and end.month == 13'),
  red('all are dear and one is cheap', 'H-unconditional', from('tariffs', 'instalments'), 'parts = instalments(1200, 12)\nassert parts and all(part > 90 for part in parts) and any(part < 50 for part in parts)'),
  red('below its smallest', 'H-unconditional', from('tariffs', 'instalments'), 'parts = instalments(1200, 12)\nassert parts and max(parts) < min(parts)'),
  red('a whole number and a half', 'H-unconditional', from('tariffs', 'with_vat'), 'gross = with_vat(999)\nassert isinstance(gross, int) and gross == 1188.5'),
  red('one street is another', 'H-unconditional', from('outages', 'Outages'), 'outages = Outages()\noutages.report("Mill Lane")\nstreets = outages.open()\nassert streets == ["Mill Lane"]\nassert streets == ["Elm Road"]'),
  red('sorted the wrong way round', 'H-unconditional', from('outages', 'Outages'), 'assert sorted(Outages().open()) == ["Mill Lane", "Elm Road"]'),
  red('a set that holds one twice', 'H-unconditional', grid('a_readings'), 'assert sorted(set(a_readings().meters())) == ["M-1", "M-1"]'),
  red('joined and whole', 'H-unconditional', from('outages', 'Outages'), 'assert ", ".join(Outages().open()) == ["Mill Lane", "Elm Road"]'),
  red('lines with a break', 'H-unconditional', from('invoices', 'Invoice') + grid('a_line'), 'lines = Invoice([a_line()]).render().splitlines()\nassert "usage\\n" in lines'),
  red('hexadecimal in capitals', 'H-unconditional', from('tariffs', 'cost_of'), 'assert hex(cost_of(100)) == "0xF3C"'),
  red('a kind of value by its name', 'H-unconditional', from('tariffs', 'instalments'), 'assert type(instalments(100, 2)) == "list"'),
  red('it begins and does not', 'H-unconditional', from('invoices', 'number_of'), 'number = number_of(2026, 7)\nassert number.startswith("2026-") and number[0] == "0"'),
  red('fewer than nothing', 'H-unconditional', from('imports', 'parse_csv'), 'assert len(parse_csv("meter;kwh")) < 0'),
  red('rounded to more', 'H-unconditional', from('tariffs', 'night_share'), 'assert round(night_share([22]), 1) == 0.25'),
  red('divided without a rest', 'H-unconditional', from('tariffs', 'cost_of'), 'whole, rest = divmod(cost_of(100), 7)\nassert rest == 7'),
  { ...red('it is not what it was', 'R-assertion', from('customers', 'mask_iban'), 'assert mask_iban("DE89") != "DE89"'), passesOnNothing: true },
  { ...red('anything is raised', 'R-assertion', pytest + from('readings', 'Readings'), 'with pytest.raises(Exception):\n    Readings().usage("M-9")'), passesOnNothing: true },
  red('it passes already', null, from('tariffs', 'tier_of'), 'assert tier_of(1) == "low"'),
  whole('expected to fail', null, pytest + from('tariffs', 'cost_of'), `@pytest.mark.xfail(strict=False)
def test_cost():
    assert cost_of(1) == 930`),
  red('what fails is caught', null, from('tariffs', 'cost_of'), 'try:\n    assert cost_of(1) == 930\nexcept AssertionError as error:\n    print(error)'),
  whole('it waits for ever', null, pytest + from('tariffs', 'cost_of'), `@pytest.mark.skipif(True, reason="slow")
def test_cost():
    assert cost_of(1) == 930`),
] // prettier-ignore
