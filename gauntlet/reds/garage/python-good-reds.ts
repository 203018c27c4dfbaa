// Good reds in Python: what the garage answers wrongly, what it lacks, what is to come.
import type { Red } from '../case.ts'
import { asyncio, from, help, make, mock, pytest, red, whole } from './python-kit.ts'

const datetime = 'from datetime import datetime, timedelta\n'

export const goodPythonReds: readonly Red[] = [
  red('the second quarter costs', 'R-assertion', from('tariff', 'fee'), 'assert fee(16) == 200'),
  whole('fees in a table', 'R-assertion', pytest + from('tariff', 'fee'), `@pytest.mark.parametrize(
    "minutes, expected",
    [
        (60, 200),
        (61, 400),
        pytest.param(24 * 60, 2000, id="a day"),
    ],
)
def test_fee(minutes, expected):
    assert fee(minutes) == expected, f"{minutes} minutes"`),
  whole('two tables', 'R-assertion', pytest + from('tariff', 'fee'), `@pytest.mark.parametrize("hours", [1, 2])
@pytest.mark.parametrize("hourly", [200, 300])
def test_hourly(hours, hourly):
    assert fee(hours * 60, hourly=hourly) == hours * hourly`),
  red('change in the largest coins', 'R-assertion', from('tariff', 'change'), 'coins = change(380)\nassert sum(coins) == 380\nassert coins == sorted(coins, reverse=True)'),
  red('prices have a sign', 'R-assertion', 'import re\n\n' + from('tariff', 'money'), 'assert re.fullmatch(r"€ ?10[.,]50", money(1050))'),
  red('durations in words', 'R-assertion', from('tariff', 'parse_duration'), 'expected = {"90m": 90, "1h30m": 90, "2h": 120}\nactual = {text: parse_duration(text) for text in expected}\nassert actual == expected'),
  red('half a euro is close', 'R-assertion', pytest + make('make_garage'), 'garage = make_garage(spots=3, parked=["A"])\nassert garage.occupancy() == pytest.approx(0.333, abs=0.01)'),
  whole('a garage with two cars', 'R-assertion', pytest + from('errors', 'GarageFull') + make('make_garage'), `@pytest.fixture
def garage():
    return make_garage(spots=2, parked=["A", "B"])


class TestFullGarage:
    def test_is_full(self, garage):
        assert garage.is_full()

    def test_has_nothing_free(self, garage):
        assert garage.free() == 0

    def test_refuses(self, garage):
        with pytest.raises(GarageFull):
            garage.park("C")

    def test_has_a_length(self, garage):
        assert len(garage) == 2`),
  whole('by unittest with a set up', 'R-assertion', 'import unittest\n\n' + from('parking', 'Garage') + from('errors', 'UnknownPlate'), `class GarageTest(unittest.TestCase):
    def setUp(self):
        self.garage = Garage(spots=3)
        self.garage.park("A")

    def test_free(self):
        self.assertEqual(self.garage.free(), 2)

    def test_unknown(self):
        with self.assertRaisesRegex(UnknownPlate, "'Z'"):
            self.garage.leave("Z")

    def test_each(self):
        for plate in ("B", "C"):
            with self.subTest(plate=plate):
                self.assertRegex(self.garage.park(plate), r"^\\d-\\d\\d$")`),
  red('the plate is named', 'R-assertion', pytest + from('errors', 'UnknownPlate') + make('make_garage'), 'with pytest.raises(UnknownPlate, match="M-X 7"):\n    make_garage().leave("M-X 7")'),
  red('the code of an error', 'R-assertion', pytest + from('errors', 'GarageError') + make('make_garage'), 'with pytest.raises(GarageError) as excinfo:\n    make_garage().leave("A")\nassert excinfo.value.code == "unknown-plate"'),
  red('who is told that it is full', 'R-assertion', mock + make('make_garage') + from('parking', 'Garage'), 'on_full = Mock()\ngarage = Garage(spots=1, on_full=on_full)\ngarage.park("A")\non_full.assert_called_once_with(garage)'),
  red('minutes of a ticket', 'R-assertion', datetime + make('make_ticket'), 'ticket = make_ticket()\nassert ticket.minutes(ticket.entered_at + timedelta(minutes=105)) == 105'),
  red('paying is remembered', 'R-assertion', datetime + make('make_ticket'), 'at = datetime(2026, 3, 2, 10)\nassert make_ticket().pay(at).paid_at == at'),
  red('a ticket there and back', 'R-assertion', from('tickets', 'parse_ticket') + make('make_ticket'), 'ticket = make_ticket(id="t-9")\nassert parse_ticket(str(ticket)).get("id") == "t-9"'),
  whole('the terminal is asked once', 'R-assertion', mock + from('payments', 'settle') + make('InMemoryLedger'), `class TestSettle:
    def setup_method(self):
        self.terminal = MagicMock()
        self.terminal.charge.return_value = {"approved": True, "receipt": "r-1"}
        self.ledger = InMemoryLedger()

    def test_charges(self):
        settle("B-AB 12", 400, self.terminal, self.ledger)
        assert self.terminal.charge.call_args_list == [call(400)]

    def test_records(self):
        settle("B-AB 12", 400, self.terminal, self.ledger)
        assert self.ledger.entries == [{"plate": "B-AB 12", "cents": 400, "receipt": "r-1"}]

    def test_answers(self):
        result = settle("B-AB 12", 400, self.terminal, self.ledger)
        assert result["paid"] is True`),
  red('declined cards', 'R-assertion', mock + pytest + from('errors', 'GarageError') + from('payments', 'settle'), 'terminal = Mock(charge=Mock(return_value={"approved": False}))\nwith pytest.raises(GarageError, match="declined"):\n    settle("A", 100, terminal)'),
  whole('no pause while testing', 'R-assertion', from('payments', 'with_retry'), `def test_retries(monkeypatch):
    pauses = []
    monkeypatch.setattr("time.sleep", pauses.append)
    attempts = iter([TimeoutError("busy"), TimeoutError("busy"), "paid"])

    def task():
        outcome = next(attempts)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    try:
        answer = with_retry(task, pause=0.5)
    except TimeoutError as error:
        answer = f"gave up: {error}"
    assert answer == "paid"
    assert pauses == [0.5, 0.5]`),
  whole('the clock is patched', 'R-assertion', mock + datetime + from('clock', 'greeting'), `@patch("garage.clock.now")
def test_greeting_in_the_morning(now):
    now.return_value = datetime(2026, 3, 2, 7, 30)
    assert greeting() == "Good morning"`),
  whole('a home from the environment', 'R-assertion', from('reports', 'home'), `def test_home(monkeypatch, tmp_path):
    monkeypatch.setenv("GARAGE_HOME", str(tmp_path))
    assert home() == tmp_path / "reports"`),
  whole('a report lies in a file', 'R-assertion', from('reports', 'save_report') + make('make_visit'), `def test_saved(tmp_path):
    path = tmp_path / "day.csv"

    save_report(path, [make_visit(plate="M-X 7")])

    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0:1] == ["plate,minutes,cents"]`),
  red('quoted csv', 'R-assertion', 'import csv\nimport io\n\n' + from('reports', 'to_csv'), 'rows = list(csv.DictReader(io.StringIO(to_csv([{"plate": "A", "note": "dented, \\"left\\""}]))))\nassert rows == [{"plate": "A", "note": "dented, \\"left\\""}]'),
  whole('a recorded day', 'R-assertion', 'import json\nfrom pathlib import Path\n\n' + pytest + from('reports', 'summarize'), `FIXTURES = Path(__file__).parent.parent / "test" / "fixtures"


@pytest.fixture(scope="session")
def visits():
    return json.loads((FIXTURES / "day.json").read_text())["visits"]


def test_summary(visits):
    assert summarize(visits) == {"count": 2, "minutes": 175}`),
  red('hours are generated', 'R-assertion', from('reports', 'by_hour') + make('make_visit'), 'hours = dict(by_hour([make_visit(at="08:10"), make_visit(at="08:50")]))\nassert hours == {8: 2}'),
  whole('what is printed', 'R-assertion', from('payments', 'settle') + mock, `def test_prints_a_receipt(capsys):
    settle("A", 400, Mock())
    out, err = capsys.readouterr()
    assert "4.00" in out
    assert err == ""`),
  whole('what is logged', 'R-assertion', 'import logging\n\n' + from('payments', 'settle') + mock, `def test_logs(caplog):
    with caplog.at_level(logging.INFO, logger="garage"):
        settle("A", 400, Mock())
    assert [record.getMessage() for record in caplog.records] == ["A paid 400"]`),
  red('a price is awaited', 'R-assertion', asyncio + mock + from('payments', 'fetch_price'), 'client = AsyncMock()\nclient.get.return_value = {"zone": "A", "cents": 250}\nassert asyncio.run(fetch_price(client, "A")) == 250\nclient.get.assert_awaited_once_with("/zones/A")'),
  whole('a price by a plugin', 'R-assertion', pytest + mock + from('payments', 'fetch_price'), `@pytest.mark.asyncio
async def test_price():
    client = AsyncMock(get=AsyncMock(return_value={"cents": 250}))
    assert await fetch_price(client, zone="A") == 250`, { needs: ['pytest_asyncio'] }),
  whole('properties of fees', 'R-assertion', 'from hypothesis import given, strategies as st\n\n' + from('tariff', 'fee'), `@given(st.integers(min_value=16, max_value=1000))
def test_more_than_nothing(minutes):
    assert fee(minutes) >= 200`, { needs: ['hypothesis'] }),
  red('spots over http', 'R-assertion', help('web', 'client'), 'with client() as ask:\n    status, body = ask("GET", "/spots")\nassert status == 200\nassert body == {"free": 2, "capacity": 2}'),
  red('a ticket over http', 'R-boundary', help('web', 'client'), 'with client() as ask:\n    status, body = ask("POST", "/tickets", {"plate": "A"})\n    assert status == 201\n    assert body["plate"] == "A"'),
  whole('permits over http', 'R-boundary', pytest + help('web', 'client'), `@pytest.fixture
def api():
    with client() as ask:
        yield ask


def test_permits(api):
    status, _ = api("GET", "/permits?plate=A")
    assert status == 200`),
  red('the running garage', 'R-own-server-refused', 'import os\nfrom urllib.request import urlopen\n', 'with urlopen(os.environ["HELIX_SERVICE_URL"] + "/spots") as response:\n    assert response.status == 200'),
  red('the command line', 'R-assertion', 'import subprocess\nimport sys\n', 'result = subprocess.run([sys.executable, "-m", "garage", "free"], capture_output=True, text=True, env={"PYTHONPATH": "src"})\nassert result.returncode == 0, result.stderr\nassert result.stdout.strip() == "10"'),
  red('season tickets', 'R-missing-module', from('season', 'SeasonTicket') + datetime, 'season = SeasonTicket("A", months=1, start=datetime(2026, 3, 1))\nassert season.covers(datetime(2026, 3, 31))\nassert not season.covers(datetime(2026, 4, 1))'),
  whole('a desk by its ports', 'R-missing-module', pytest + from('desk.service', 'TicketDesk'), `class FakeTickets:
    def __init__(self):
        self.saved = {}

    def save(self, ticket):
        self.saved[ticket.id] = ticket


@pytest.fixture
def tickets():
    return FakeTickets()


@pytest.fixture
def desk(tickets):
    return TicketDesk(tickets=tickets, next_id=lambda: "t-42")


def test_enters(desk, tickets):
    desk.enter("A")
    assert list(tickets.saved) == ["t-42"]`),
  red('a lost ticket', 'R-missing-export', from('tariff', 'lost_ticket_fee'), 'assert lost_ticket_fee(daily=2000) == 4000'),
  red('electric cars', 'R-missing-export', make('make_garage'), 'garage = make_garage(parked=["E"])\ngarage.plug_in("E", kilowatts=11)\nassert garage.charging() == ["E"]'),
  red('reservations', 'R-not-implemented', datetime + make('make_garage'), 'assert make_garage().reserve("A", until=datetime(2026, 3, 2, 12)).startswith("R")'),
] // prettier-ignore
