// Good reds in Python: what the utility answers wrongly, what it lacks, what is to come.
import type { Red } from '../case.ts'
import { from, grid, pytest, red, whole } from './python-kit.ts'

const date = 'from datetime import date\n'
const run = 'import subprocess\nimport sys\n\n'

export const goodPythonReds: readonly Red[] = [
  whole('costs in a table', 'R-assertion', pytest + from('tariffs', 'cost_of'), `@pytest.mark.parametrize("kwh, cents", [(0, 900), (100, 3900), pytest.param(250.5, 8415, id="half")])
def test_cost(kwh, cents):
    assert cost_of(kwh) == cents`),
  whole('usage by a fixture', 'R-assertion', pytest + grid('a_readings'), `@pytest.fixture
def readings():
    return a_readings(("2026-01-01", 100), ("2026-02-01", 180))


class TestUsage:
    def test_difference(self, readings):
        assert readings.usage("M-1") == 80`),
  whole('usage by unittest', 'R-assertion', 'from unittest import TestCase\n\n' + grid('a_readings'), `class UsageTest(TestCase):
    def setUp(self):
        self.readings = a_readings(("2026-01-01", 100), ("2026-02-01", 180))

    def test_usage(self):
        self.assertEqual(self.readings.usage("M-1"), 80)

    def test_meters(self):
        self.assertCountEqual(self.readings.meters(), {"M-1"})`),
  red('each kilowatt hour costs the same', 'R-assertion', from('tariffs', 'cost_of'), 'steps = [cost_of(kwh + 1) - cost_of(kwh) for kwh in (1, 10, 999)]\nassert steps == [30, 30, 30]'),
  red('instalments add up', 'R-assertion', from('tariffs', 'instalments'), 'parts = instalments(100_001, 12)\nassert len(parts) == 12\nassert sum(parts) == 100_001\nassert max(parts) - min(parts) <= 1'),
  red('tiers at their borders', 'R-assertion', from('tariffs', 'tier_of'), 'assert [tier_of(kwh) for kwh in (999, 1000, 5000)] == ["low", "middle", "high"]'),
  red('a tariff is read', 'R-assertion', from('tariffs', 'parse_tariff'), 'tariff = parse_tariff("32.5 ct/kWh + 9.50 EUR")\nassert tariff == {"cents": 32.5, "base": 950}'),
  red('half at night', 'R-assertion', pytest + from('tariffs', 'night_share'), 'assert night_share([22, 23, 12, 13]) == pytest.approx(0.5)'),
  red('taxes', 'R-assertion', from('tariffs', 'with_vat'), 'gross = with_vat(1001)\nassert isinstance(gross, int)\nassert gross == 1191'),
  red('numbers have six digits', 'R-assertion', 'import re\n\n' + from('invoices', 'number_of'), 'number = number_of(2026, 42)\nassert re.fullmatch(r"2026-\\d{6}", number)\nassert number.endswith("42")'),
  red('an invoice in text', 'R-assertion', 'from textwrap import dedent\n\n' + from('invoices', 'Invoice') + grid('a_line'), 'expected = dedent("""\\\n    usage          12.00\n    total          12.00\n    """)\nassert Invoice([a_line()]).render() == expected'),
  red('a period ends with its month', 'R-assertion', date + from('invoices', 'period_of'), 'start, end = period_of(date(2028, 2, 10))\nassert (start, end) == (date(2028, 2, 1), date(2028, 2, 29))'),
  red('due after two weeks', 'R-assertion', date + from('invoices', 'due_on'), 'assert due_on(date(2026, 3, 2)).isoformat() == "2026-03-16"'),
  red('an iban is masked', 'R-assertion', from('customers', 'mask_iban') + grid('a_customer'), 'iban = a_customer()["iban"]\nmasked = mask_iban(iban)\nassert masked != iban\nassert len(masked) == len(iban)\nassert masked.count("*") == 14'),
  red('customers are gone through', 'R-assertion', grid('a_customer, some_customers'), 'names = {one["name"] for one in some_customers(a_customer(), a_customer(id="c-2", name="Bo"))}\nassert names == {"Ada", "Bo"}'),
  red('an unknown meter has its code', 'R-assertion', pytest + from('errors', 'UnknownMeter') + from('readings', 'Readings'), 'with pytest.raises(UnknownMeter) as caught:\n    Readings().last("M-9")\nassert caught.value.code == "unknown-meter"'),
  red('a reading below the last is refused', 'R-assertion', pytest + date + from('errors', 'ReadingTooLow') + grid('a_readings'), 'readings = a_readings(("2026-01-01", 100))\nwith pytest.raises(ReadingTooLow, match="100"):\n    readings.add("M-1", date(2026, 2, 1), 99)'),
  red('each customer gets a letter', 'R-assertion', from('invoices', 'send_invoices') + grid('PostBox, a_customer'), 'box = PostBox()\nassert send_invoices([a_customer(), a_customer(id="c-2")], box) == 2\nassert [to for to, _ in box.letters] == ["c-1", "c-2"]'),
  red('the box is a mock', 'R-assertion', 'from unittest.mock import Mock\n\n' + date + from('invoices', 'send_invoices') + grid('a_customer'), 'box = Mock()\nsend_invoices([a_customer()], box, today=lambda: date(2026, 3, 1))\nbox.post.assert_called_once()\nassert "2026-03-15" in box.post.call_args.args[1]'),
  red('work is tried again', 'R-assertion', from('imports', 'retry') + grid('Busy'), 'work = Busy(2, "done")\nassert retry(work) == "done"\nassert work.asked == 3'),
  red('in the end it gives up', 'R-assertion', pytest + from('imports', 'retry') + grid('Busy'), 'with pytest.raises(OSError):\n    retry(Busy(9, None), times=2)'),
  red('a callback hears of outages', 'R-assertion', from('outages', 'Outages'), 'heard = []\nOutages(on_report=heard.append).report("Mill Lane")\nassert heard == ["Mill Lane"]'),
  whole('outages are logged', 'R-assertion', 'import logging\n\n' + from('outages', 'Outages'), `def test_logged(caplog):
    with caplog.at_level(logging.WARNING, logger="meters"):
        Outages().report("Mill Lane")
    assert "Mill Lane" in caplog.text`),
  whole('restored in time', 'R-assertion', 'import asyncio\n\n' + from('outages', 'Outages'), `def test_restored():
    assert asyncio.run(asyncio.wait_for(Outages().restored(), 1)) == "Mill Lane"`),
  whole('rows are imported', 'R-assertion', from('imports', 'import_file'), `def test_import(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("meter;at;kwh\\nM-7;2026-01-01;5\\n")
    rows = []
    assert import_file(path, rows.append) == {"rows": 1, "bad": 0}
    assert rows[0]["meter"] == "M-7"`),
  whole('the rate is set', 'R-assertion', from('settings', 'cost_today'), `def test_rate(monkeypatch):
    monkeypatch.setenv("METERS_RATE", "40")
    assert cost_today(10) == 1300`),
  whole('a neighbour is patched', 'R-assertion', from('settings', 'cost_today'), `def test_day(monkeypatch):
    monkeypatch.setattr("meters.tariffs.cost_of", lambda kwh: 7 * kwh)
    assert cost_today(3) == 21 + 900`),
  red('meters over the wire', 'R-assertion', 'from test.support.web import client\n', 'with client() as ask:\n    status, body = ask("GET", "/meters")\n    assert status == 200\n    assert body["meters"] == [{"id": "M-1"}]'),
  red('a reading is posted', 'R-boundary', 'from test.support.web import client\n', 'with client() as ask:\n    status, _ = ask("POST", "/readings", {"meter": "M-1"})\nassert status == 201'),
  red('the program tells the usage', 'R-assertion', run, 'done = subprocess.run([sys.executable, "-m", "meters", "usage", "M-1"], capture_output=True, text=True, env={"PYTHONPATH": "src"})\nassert done.returncode == 0, done.stderr\nassert done.stdout.startswith("M-1: ")'),
  red('the program knows its version', 'R-assertion', run, 'done = subprocess.run([sys.executable, "-m", "meters", "--version"], capture_output=True, text=True, env={"PYTHONPATH": "src"})\nassert done.stdout.strip() == "0.3.0"'),
  red('solar panels are to come', 'R-missing-module', from('solar', 'Panel'), 'assert Panel(watts=400).yield_on(5) == 2000'),
  red('a module that is loaded late', 'R-missing-module', '', 'from meters.forecast import forecast\n\nassert forecast([10, 12, 14]) == 16'),
  red('refunds are to come', 'R-missing-export', from('tariffs', 'cost_of, refund_of'), 'assert refund_of(5000, cost_of(10)) == 3800'),
  red('an average is to come', 'R-missing-export', grid('a_readings'), 'readings = a_readings(("2026-01-01", 0), ("2026-01-11", 100))\nassert readings.average_per_day("M-1") == 10'),
  red('streets are restored', 'R-not-implemented', from('outages', 'Outages'), 'outages = Outages()\noutages.report("Mill Lane")\noutages.restore("Mill Lane")\nassert outages.open() == []'),
] // prettier-ignore
