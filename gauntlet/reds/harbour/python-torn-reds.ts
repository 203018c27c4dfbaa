// Bad reds in Python: files that cannot be loaded, fixtures that break, and tests that break by themselves.
import type { Red } from '../case.ts'
import { red, whole } from '../recipes/python-kit.ts'
import { builders, from, harbour, help, pytest } from './python-kit.ts'

export const tornPythonReds: readonly Red[] = [
  red('a bracket is left open', 'H-syntax', harbour('Berths'), 'berths = Berths([30, 60)\nassert len(berths) == 1'),
  red('a colon is missing', 'H-syntax', builders('a_harbour'), 'for ship in a_harbour("Argo").ships()\n    assert ship == "ARGO"'),
  red('it awaits where it may not', 'H-syntax', builders('a_harbour'), 'assert await a_harbour("Argo").settle() == ["Argo"]'),
  red('a merge is not done', 'H-syntax', from('words', 'slug'), `<<<<<<< HEAD
assert slug("Étoile") == "etoile"
=======
assert slug("Étoile du Nord") == "etoile-du-nord"
>>>>>>> slugs`),
  red('a text has no end', 'H-syntax', builders('a_ship'), 'assert a_ship().label() == "ARGO (GR)'),
  red('times by a package', 'H-missing-package', 'import pendulum\n\n' + from('times', 'format_time'), 'assert format_time(pendulum.datetime(2026, 7, 1, 10), "Europe/Rome") == "12:00"'),
  red('a frozen clock', 'H-missing-package', 'from freezegun import freeze_time\n\n' + from('log', 'HarbourLog'), `with freeze_time("2026-05-01"):
    log = HarbourLog().write("Argo docks")
assert log.entries[0][0].year == 2026`),
  red('a package in the midst', 'H-missing-package', from('words', 'slug'), `from slugify import slugify as reference
assert slug("Étoile du Nord") == reference("Étoile du Nord")`),
  red('a helper that nobody wrote', 'H-missing-helper', help('quays', 'a_quay') + harbour('Berths'), 'assert a_quay(Berths()).length == 210'),
  red('a helper of another folder', 'H-missing-helper', 'from test.helpers.session import sign_in\n' + help('office', 'an_office'), `with an_office() as office:
    assert office.get("/bookings?as=" + sign_in("Ada"))[0] == 200`),
  red('a helper on demand', 'H-missing-helper', from('dues', 'dues'), `from test.fixtures.tariffs import TARIFFS
assert [dues(ship, 1) for ship, _ in TARIFFS] == [cents for _, cents in TARIFFS]`),
  red('the weather of a station that is not there', 'H-broken-source-import', from('weather', 'can_sail'), 'assert can_sail(3)'),
  red('a bulletin on the weather', 'H-broken-source-import', from('bulletin', 'bulletin'), 'assert bulletin(3) == "open"'),
  red('the weather when it is asked for', 'H-broken-source-import', '', 'from harbour.weather import can_sail\nassert not can_sail(12)'),
  whole('a fixture with a slip', 'H-hook-or-setup', pytest + harbour('Berths') + builders('a_ship'), `@pytest.fixture
def berths():
    berths = Berths(lengths)
    berths.dock(a_ship())
    return berths


def test_one_is_taken(berths):
    assert berths.free() == [2, 3]`),
  whole('the fixture reads a file that is gone', 'H-hook-or-setup', 'import json\nfrom pathlib import Path\n\n' + pytest + from('dues', 'dues') + builders('a_ship'), `@pytest.fixture(scope="module")
def tariffs():
    return json.loads(Path("test/fixtures/tariffs-2026.json").read_text())


def test_dues_follow_the_tariffs(tariffs):
    assert dues(a_ship(length=40), 1) == tariffs["40"]`),
  whole('a fixture of another project', 'H-hook-or-setup', from('dues', 'dues'), `def test_dues(db_session, fleet):
    assert sum(dues(ship, 1) for ship in fleet) == 13_000`),
  whole('the set up of a class', 'H-hook-or-setup', builders('a_harbour'), `class TestMaster:
    def setup_method(self):
        self.harbour = a_harbour("Argo")
        self.master = self.harbour.ships()[0]["master"]

    def test_name(self):
        assert self.harbour.of("Argo") == self.master`),
  whole('set up by unittest', 'H-hook-or-setup', 'import unittest\n\n' + builders('a_ship'), `class CargoTest(unittest.TestCase):
    def setUp(self):
        self.cargo = a_ship().cargo[0]

    def test_kind(self):
        self.assertEqual(self.cargo.kind, "coal")`),
  whole('the table of the file is broken', 'H-hook-or-setup', pytest + from('tides', 'tide_at'), `EXPECTED = {"three": 2.1}
CASES = [(3, EXPECTED["three"]), (9, EXPECTED["nine"])]


@pytest.mark.parametrize("hour, height", CASES)
def test_heights(hour, height):
    assert tide_at(hour) == height`),
  red('a builder that is not imported', 'H-test-bug', harbour('Berths'), 'assert Berths([60]).dock(a_ship()) == 2'),
  red('a variable with a slip', 'H-test-bug', builders('a_harbour'), 'harbour = a_harbour("Argo")\nharbour.leave("Argo")\nassert harbor.ships() == []'),
  whole('the own helper has a slip', 'H-test-bug', builders('a_harbour'), `def names_of(ships):
    return [ship.uper() for ship in ships]


def test_names():
    assert names_of(a_harbour("Vega", "Argo").ships()) == ["ARGO", "VEGA"]`),
  red('an old helper forgot a name', 'H-test-bug', builders('a_harbour') + help('legacy', 'ships_of'), 'assert ships_of(a_harbour("Vega", "Argo")) == ["Argo", "Vega"]'),
  red('an old helper counts from one', 'H-test-bug', builders('a_harbour') + help('legacy', 'last_of'), 'assert last_of(a_harbour("Argo", "Vega").ships()) == "VEGA"'),
  red('an old helper knows costs', 'H-test-bug', builders('a_booking') + help('legacy', 'total_of') + from('dues', 'format_money'), 'assert format_money(total_of([a_booking()])) == "€0.00"'),
  red('a builder gets what it does not know', 'H-test-bug', builders('a_harbour'), 'harbour = a_harbour("Argo", lengths=[30])\nassert harbour.free() == []'),
  red('a date that is none', 'H-test-bug', 'from datetime import date\n\n' + from('times', 'hours_of'), 'assert hours_of(date(2026, 2, 30), "UTC") == 0'),
  red('numbers and words mix', 'H-test-bug', from('dues', 'dues') + builders('a_ship'), 'assert "€" + dues(a_ship(), 1) == "€4000"'),
  red('too little is unpacked', 'H-test-bug', builders('a_harbour'), 'first, second = a_harbour("Argo").ships()\nassert first < second'),
] // prettier-ignore
