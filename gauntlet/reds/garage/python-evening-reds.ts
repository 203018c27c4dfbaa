// What an agent writes first, in pytest, for features of the garage: whole flows with drivers, doubles, fixtures and files.
import type { Red } from '../case.ts'
import { asyncio, from, help, make, mock, pytest, whole } from './python-kit.ts'

const started = 'import subprocess\nimport sys\n\n'

export const eveningPythonReds: readonly Red[] = [
  whole('a day in the garage', 'R-assertion', pytest + from('parking', 'Garage') + from('errors', 'GarageFull'), `class TestLastSpot:
    """Feature: parking. Scenario: the last spot."""

    @pytest.fixture(autouse=True)
    def _garage(self):
        self.garage = Garage(spots=2)
        self.garage.park("A")

    def test_given_one_car_one_spot_is_free(self):
        assert self.garage.free() == 1

    def test_when_another_comes_it_is_full(self):
        self.garage.park("B")
        assert self.garage.is_full() is True

    def test_then_a_third_is_turned_away(self):
        self.garage.park("B")
        with pytest.raises(GarageFull):
            self.garage.park("C")`),
  whole('a configuration in a file', 'R-missing-module', 'import json\n\n' + pytest + from('config', 'ConfigError, load_config'), `@pytest.fixture
def config_file(tmp_path):
    path = tmp_path / "garage.json"
    path.write_text(json.dumps({"spots": 40, "hourly": 250}))
    return path


def test_reads_spots(config_file):
    config = load_config(config_file)
    assert (config.spots, config.hourly, config.free) == (40, 250, 15)


def test_names_the_broken_file(config_file):
    config_file.write_text("{")
    with pytest.raises(ConfigError, match="garage.json"):
        load_config(config_file)`),
  whole('a factory as a fixture', 'R-assertion', pytest + from('tickets', 'Ticket') + 'from datetime import datetime, timedelta\n', `@pytest.fixture
def make():
    def _make(hours_ago=0, **more):
        return Ticket(id="t-1", plate="A", entered_at=datetime(2026, 3, 2, 12) - timedelta(hours=hours_ago), **more)

    return _make


@pytest.mark.parametrize("hours", [1, 2, 5], ids=lambda hours: f"{hours}h")
def test_minutes(make, hours):
    assert make(hours_ago=hours).minutes(datetime(2026, 3, 2, 12)) == hours * 60`),
  whole('a camera that fails twice', 'R-missing-module', mock + from('gate', 'Gate'), `def test_asks_again():
    camera = Mock()
    camera.read.side_effect = [OSError("blurred"), None, "A"]
    display = Mock(spec=["show"])
    gate = Gate(display)
    assert gate.admit(camera) is True
    assert camera.read.call_count == 3
    display.show.assert_called_with("Welcome A")`),
  whole('the ledger is a double', 'R-assertion', mock + from('payments', 'settle'), `class SpyLedger:
    def __init__(self):
        self.calls = []

    def record(self, entry):
        self.calls.append(("record", entry["cents"]))


def test_charges_before_it_records():
    ledger = SpyLedger()
    terminal = Mock()
    terminal.charge.side_effect = lambda cents: ledger.calls.append(("charge", cents)) or {"approved": True}
    settle("A", 400, terminal, ledger)
    assert ledger.calls == [("charge", 400), ("record", 400)]`),
  whole('a sleep that is patched away', 'R-assertion', mock + from('payments', 'with_retry'), `@patch("garage.payments.time.sleep")
def test_backs_off(sleep):
    task = Mock(side_effect=[ConnectionError("busy"), "paid"])
    result = None
    try:
        result = with_retry(task, attempts=2, pause=1.5)
    except ConnectionError:
        pass
    assert result == "paid"
    sleep.assert_called_once_with(1.5)`),
  whole('json over http with a location', 'R-boundary', pytest + help('web', 'client'), `@pytest.fixture
def ask():
    with client() as connected:
        yield connected


class TestReservations:
    def test_creates(self, ask):
        status, body = ask("POST", "/reservations", {"plate": "A", "until": "12:00"})
        assert status == 201
        assert body["state"] == "held"

    def test_refuses_without_a_plate(self, ask):
        status, body = ask("POST", "/reservations", {})
        assert status == 422
        assert body["error"] == "plate is missing"`),
  whole('the command imports a file', 'R-assertion', started + from('reports', 'summarize'), `def garage(*args):
    return subprocess.run([sys.executable, "-m", "garage", *args], capture_output=True, text=True, cwd="src")


def test_import(tmp_path):
    path = tmp_path / "visits.csv"
    path.write_text("plate,minutes\\nA,30\\nB,45\\n")
    done = garage("import", str(path))
    assert done.returncode == 0, done.stderr
    assert "2 visits imported" in done.stdout


def test_summary_of_two():
    assert summarize([{"plate": "A", "minutes": 30}, {"plate": "B", "minutes": 45}])["minutes"] == 75`),
  whole('a module that is to be started', 'R-assertion', started, `def test_prints_a_receipt():
    done = subprocess.run([sys.executable, "-m", "garage.receipt", "--cents", "400"], cwd="src", stdout=subprocess.PIPE)
    assert done.stdout.decode().startswith("Parking 4.00 EUR")`),
  whole('the main function by its arguments', 'R-missing-module', pytest + from('cli', 'main'), `def test_free(capsys):
    code = main(["free", "--json"])
    assert code == 0
    assert capsys.readouterr().out == '{"free": 10}\\n'


def test_unknown_command(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["fly"])
    assert stopped.value.code == 2
    assert "fly" in capsys.readouterr().err`),
  whole('the service knows its version', 'R-own-server-refused', 'import json\nimport os\nimport re\nfrom urllib.request import urlopen\n', `BASE = os.environ.get("HELIX_SERVICE_URL", "http://localhost:8000")


def get(path):
    with urlopen(f"{BASE}{path}", timeout=5) as answer:
        return json.load(answer)


def test_version():
    assert re.fullmatch(r"\\d+\\.\\d+\\.\\d+", get("/version")["version"])`),
  whole('two coroutines at once', 'R-assertion', asyncio + mock + from('payments', 'fetch_price'), `async def both(client):
    return await asyncio.gather(fetch_price(client, "A"), fetch_price(client, "B"))


def test_prices():
    client = Mock(get=AsyncMock(side_effect=[{"cents": 250}, {"cents": 300}]))
    assert asyncio.run(both(client)) == [250, 300]
    assert client.get.await_count == 2`),
  whole('a context manager to come', 'R-missing-export', from('parking', 'Garage'), `def test_holds_a_spot_for_a_while():
    garage = Garage(spots=1)
    with garage.holding("A") as spot:
        assert spot == "1-01"
        assert garage.is_full()
    assert garage.free() == 1`),
  whole('an enumeration to come', 'R-missing-export', pytest + from('tariff', 'Zone, fee'), `@pytest.mark.parametrize("zone, cents", [(z, 100 * at) for at, z in enumerate(["A", "B"], start=2)])
def test_zone(zone, cents):
    assert fee(60, zone=Zone[zone]) == cents`),
  whole('dates as text and back', 'R-assertion', 'from datetime import datetime\n\n' + make('make_ticket') + from('tickets', 'parse_ticket'), `def test_round_trip():
    ticket = make_ticket(entered_at=datetime(2026, 3, 2, 8, 15))
    assert parse_ticket(str(ticket)) == {"id": "t-1", "plate": "B-AB 12", "entered_at": "2026-03-02T08:15:00"}`),
  whole('a warning about old tariffs', 'R-assertion', pytest + from('tariff', 'fee'), `def test_warns():
    with pytest.warns(DeprecationWarning, match="daily"):
        fee(60, daily=None)`),
  whole('generators are lazy', 'R-assertion', 'from itertools import count, islice\n\n' + from('reports', 'by_hour'), `def test_lazy():
    endless = ({"at": f"{hour % 24:02}:00"} for hour in count(8))
    assert list(islice(by_hour(endless), 2)) == [(8, 1), (9, 1)]`),
  whole('a frozen value', 'R-assertion', pytest + make('make_ticket'), `def test_tickets_do_not_change():
    ticket = make_ticket()
    with pytest.raises(AttributeError):
        ticket.plate = "other"
    assert ticket.plate == "B-AB 12"`),
  whole('a helper that the agent forgot to write', 'H-missing-helper', 'from test.support.seed import seed_garage\n' + from('parking', 'Garage'), `def test_seeded():
    assert len(seed_garage(Garage()).plates) == 3`),
  whole('a fixture of a database', 'H-environment', 'import socket\n\n' + pytest + from('reports', 'summarize'), `@pytest.fixture(scope="session")
def rows():
    with socket.create_connection(("127.0.0.1", 5439), timeout=1) as connection:
        return connection.recv(1000)


def test_summary(rows):
    assert summarize(rows)["count"] == 12`),
  whole('a wrong keyword of its own maker', 'H-test-bug', make('make_ticket'), `def test_minutes():
    assert make_ticket(entered="08:00").minutes(None) == 5`),
] // prettier-ignore
