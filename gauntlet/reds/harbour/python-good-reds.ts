// Good reds in Python: the product answers, but not as it will.
import type { Red } from '../case.ts'
import { red, whole } from '../recipes/python-kit.ts'
import { builders, from, harbour, help, pytest } from './python-kit.ts'

const hypothesis = 'from hypothesis import given, strategies as st\n\n'

export const goodPythonReds: readonly Red[] = [
  red('a long ship gets a long berth', 'R-assertion', harbour('Berths') + builders('a_ship'), 'assert Berths([30, 60, 120]).dock(a_ship(length=90)) == 3'),
  whole('ships and the berths they fit', 'R-assertion', pytest + harbour('Berths') + builders('a_ship'), `@pytest.mark.parametrize(("length", "berth"), [(55, 2), (60, 2), (61, 3)])
def test_the_shortest_that_fits(length, berth):
    assert Berths().dock(a_ship(length=length)) == berth`),
  red('too long for any berth', 'R-assertion', pytest + harbour('Berths, NoBerth') + builders('a_ship'), `berths = Berths([30])
with pytest.raises(NoBerth):
    berths.dock(a_ship(length=31))`),
  red('the error names the ship', 'R-assertion', pytest + harbour('UnknownShip') + builders('a_harbour'), `with pytest.raises(UnknownShip, match="no ship named Argo"):
    a_harbour("Vega").of("Argo")`),
  red('the error has a code', 'R-assertion', pytest + harbour('HarbourError') + builders('a_harbour'), `with pytest.raises(HarbourError) as caught:
    a_harbour().of("Argo")
assert caught.value.code == "unknown-ship"`),
  whole('docking twice', 'R-assertion', pytest + harbour('Berths') + builders('a_ship'), `@pytest.fixture
def berths():
    berths = Berths()
    berths.dock(a_ship())
    return berths


class TestDockingIsIdempotent:
    def test_one_ship_takes_one_berth(self, berths):
        berths.dock(a_ship())
        assert len(berths) == 1

    def test_it_keeps_its_berth(self, berths):
        assert berths.dock(a_ship()) == berths.of("Argo")`),
  red('leaving frees the berth', 'R-assertion', builders('a_harbour'), `harbour = a_harbour("Argo", "Vega")
harbour.leave("Argo")
assert harbour.ships() == ["Vega"]`),
  red('leaving says which berth is free', 'R-assertion', builders('a_harbour'), 'assert a_harbour("Argo", "Vega").leave("Vega") == 2'),
  red('listeners hear who docked', 'R-assertion', builders('a_harbour, a_ship'), `heard = []
harbour = a_harbour()
harbour.listeners.append(lambda event, name: heard.append((event, name)))
harbour.dock(a_ship("Vega"))
assert heard == [("docked", "Vega")]`),
  red('ships by a shared check', 'R-assertion', builders('a_harbour') + help('checks', 'has_ships'), 'has_ships(a_harbour("Vega", "Argo"), "Argo", "Vega")'),
  red('tonnage adds up', 'R-assertion', harbour('Cargo') + builders('a_ship'), 'assert a_ship(cargo=[Cargo("coal", 120), Cargo("wheat", 80)]).tonnage == 200'),
  red('a ship as a dictionary', 'R-assertion', builders('a_ship'), 'assert a_ship(length=90).to_dict() == {"name": "Argo", "length": 90, "flag": "GR"}'),
  whole('a ship by unittest', 'R-assertion', 'import unittest\n\n' + builders('a_ship'), `class ShipTest(unittest.TestCase):
    def setUp(self):
        self.ship = a_ship("Argo", flag="IT")

    def test_label(self):
        self.assertRegex(self.ship.label(), r"^ARGO \\(IT\\)$")`),
  whole('the log by pages', 'R-assertion', pytest + builders('a_log'), `@pytest.fixture(params=[1, 2])
def page(request):
    return request.param, a_log(*"abcd").page(request.param, 2)


def test_has_two_entries(page):
    number, texts = page
    assert len(texts) == 2, f"page {number}"`),
  red('the log is a context', 'R-assertion', from('log', 'HarbourLog'), `with HarbourLog() as log:
    log.write("Argo docks")
assert [text for _, text in log.entries] == ["Argo docks", "log closed"]`),
  red('the log by lines', 'R-assertion', builders('a_log'), 'assert list(a_log("first", "second").lines()) == ["first", "second", "end of log"]'),
  whole('it warns of a full harbour', 'R-assertion', 'import logging\n\n' + builders('a_harbour'), `def test_warning(caplog):
    with caplog.at_level(logging.WARNING, logger="harbour"):
        a_harbour("Argo", "Vega", "Lyra")
    assert "no berth is left" in caplog.text`),
  red('dues depend on the length', 'R-assertion', from('dues', 'dues') + builders('a_ship'), 'assert dues(a_ship(length=120), days=2) == 24_000'),
  whole('money as people write it', 'R-assertion', pytest + from('dues', 'format_money'), `CASES = {5: "€0.05", 1234: "€12.34", 100_000_00: "€100,000.00"}


@pytest.mark.parametrize("cents", CASES, ids=str)
def test_money(cents):
    assert format_money(cents) == CASES[cents]`),
  whole('what is formatted can be parsed', 'R-assertion', hypothesis + from('dues', 'format_money, parse_money'), `@given(st.integers(min_value=1, max_value=10**7))
def test_round_trip(cents):
    text = format_money(cents)
    assert text[0] == "€"
    assert parse_money(text) == cents`, { needs: ['hypothesis'] }),
  whole('cents are not lost when split', 'R-assertion', hypothesis + from('dues', 'split'), `@given(cents=st.integers(0, 5000), ways=st.integers(2, 9))
def test_sum(cents, ways):
    whole = cents * ways + 1
    assert sum(split(whole, ways)) == whole`, { needs: ['hypothesis'] }),
  red('the tide at three', 'R-assertion', pytest + from('tides', 'tide_at'), 'assert tide_at(3) == pytest.approx(2.12, abs=0.05)'),
  { ...red('a deep ship waits', 'R-assertion', from('tides', 'is_safe'), 'assert not is_safe(9.5, hour=0)'), passesOnNothing: true },
  red('clocks of Berlin', 'R-assertion', 'from datetime import datetime, timezone\n\n' + from('times', 'format_time'), `at = datetime(2026, 7, 1, 10, tzinfo=timezone.utc)
assert format_time(at, "Europe/Berlin") == "12:00"`),
  red('a day that loses an hour', 'R-assertion', 'from datetime import date\n\n' + from('times', 'hours_of'), 'assert [hours_of(date(2026, 3, 29), zone) for zone in ("Europe/Athens", "UTC")] == [23, 24]'),
  whole('the language of the environment', 'R-assertion', from('words', 'greet'), `def test_german(monkeypatch):
    monkeypatch.setenv("HARBOUR_LANGUAGE", "de")
    assert greet("Argo") == "Willkommen, Argo"`),
  red('one ship is no plural', 'R-assertion', from('words', 'arrivals'), 'assert arrivals(1) == "1 ship"'),
  red('a slug without accents', 'R-assertion', from('words', 'slug'), 'assert slug("  Étoile du Nord ") == "etoile-du-nord"'),
  red('names in order of people', 'R-assertion', from('words', 'in_order'), 'assert in_order(("ship 10", "ship 9", "Ägir")) == ["Ägir", "ship 9", "ship 10"]'),
  red('never more pilots than there are', 'R-assertion', 'import asyncio\n\n' + from('pilots', 'PilotQueue'), `seen = {"busy": 0, "peak": 0}

async def task():
    seen["busy"] += 1
    seen["peak"] = max(seen.values())
    await asyncio.sleep(0.005)
    seen["busy"] -= 1

async def rush():
    queue = PilotQueue(limit=2)
    await asyncio.gather(*(queue.request(task) for _ in range(6)))

asyncio.run(rush())
assert seen["peak"] == 2`),
  whole('settling the bills', 'R-assertion', 'import asyncio\n\n' + builders('a_harbour'), `async def settled(harbour):
    return await asyncio.wait_for(harbour.settle(), timeout=1)


def test_all_pay():
    assert asyncio.run(settled(a_harbour("Argo"))) == [("Argo", 2500)]`),
  red('watching the berths', 'R-assertion', 'import asyncio\n\n' + builders('a_harbour'), `async def watched():
    return [line async for line in a_harbour("Argo").watch()]

assert asyncio.run(watched()) == ["1: Argo", "2: -", "3: -"]`),
  whole('a coroutine as a test', 'R-assertion', pytest + builders('a_harbour'), `@pytest.mark.asyncio
async def test_bills():
    bills = await a_harbour("Argo", "Vega").settle()
    assert len(bills) == 2`, { needs: ['pytest_asyncio'] }),
  whole('a fleet is kept', 'R-assertion', from('store', 'FileStore'), `def test_round_trip(tmp_path):
    store = FileStore(tmp_path / "fleet.json")
    store.save([{"name": "Argo"}])
    assert store.load() == [{"name": "Argo"}]`),
  whole('archives by year', 'R-assertion', from('store', 'FileStore'), `def test_archive(tmp_path):
    store = FileStore(tmp_path / "fleet.json")
    store.save([{"name": "Argo", "since": 2025}])
    store.archive(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2025.json", "fleet.json"]`),
  whole('berths on the command line', 'R-assertion', from('cli', 'main'), `def test_berths(capsys):
    status = main(["berths"])
    assert (status, capsys.readouterr().out) == (0, "1 free\\n2 free\\n3 free\\n")`),
  red('ships as json on the command line', 'R-assertion', 'import json\n\n' + help('shell', 'harbour'), `done = harbour("ships", "--json")
assert done.stdout.strip() == json.dumps(["Argo", "Vega"])`),
  red('dues of what is piped in', 'R-assertion', help('shell', 'harbour'), `done = harbour("dues", "--days", "2", stdin='[{"name": "Argo", "length": 40}]')
assert done.returncode == 0, done.stderr
assert done.stdout == "Argo 80.00\\n"`),
  red('the fleet of the fixture', 'R-assertion', 'import json\nfrom pathlib import Path\n\n' + from('dues', 'dues') + builders('a_ship'), `fixture = Path(__file__).parent.parent / "test" / "fixtures" / "fleet.json"
fleet = [a_ship(**ship) for ship in json.loads(fixture.read_text())]
assert [dues(ship, 1) for ship in fleet] == [4000, 9000]`),
] // prettier-ignore
