// Good reds in Python: the product answers, but not as it will.
import type { Red } from '../case.ts'
import { asyncio, builders, clinic, from, help, pytest, red, whole } from './python-kit.ts'

const hypothesis = 'from hypothesis import given, settings, strategies as st\n\n'
const needsHypothesis = { needs: ['hypothesis'] }
const needsAsyncio = { needs: ['pytest_asyncio'] }

export const visitPythonReds: readonly Red[] = [
  red('a patient has an age', 'R-assertion', 'from datetime import date\n\n' + builders('a_patient'), 'assert a_patient().age(date(2026, 5, 4)) == 6'),
  whole('ages around a birthday', 'R-assertion', 'from datetime import date\n\n' + pytest + builders('a_patient'), `@pytest.mark.parametrize(
    ("on", "years"),
    [
        pytest.param(date(2026, 2, 28), 5, id="the day before"),
        pytest.param(date(2026, 3, 1), 6, id="the day"),
    ],
)
def test_age(on, years):
    assert a_patient(born=date(2020, 3, 1)).age(on) == years`),
  red('a label tells the species', 'R-assertion', builders('a_patient'), 'assert a_patient("Mia", species="cat").label() == "Mia (cat)"'),
  red('a dictionary of a patient', 'R-assertion', builders('a_patient'), 'assert a_patient().to_dict() == {"name": "Rex", "species": "dog", "weight": 12, "born": "2020-03-01"}'),
  red('a grown dog', 'R-assertion', builders('a_patient'), 'assert a_patient().adult is True'),
  red('one name twice', 'R-assertion', pytest + clinic('ClinicError') + builders('a_patient, a_register'), `register = a_register("Rex")
with pytest.raises(ClinicError):
    register.add(a_patient("Rex"))`),
  red('the unknown patient is named', 'R-assertion', pytest + clinic('UnknownPatient') + builders('a_register'), `with pytest.raises(UnknownPatient, match=r"no patient named 'Tom'"):
    a_register("Rex").find("Tom")`),
  red('an unknown patient has a code', 'R-assertion', pytest + clinic('ClinicError') + builders('a_register'), `with pytest.raises(ClinicError) as caught:
    a_register().find("Tom")
assert caught.value.code == "unknown-patient"`),
  red('names in order', 'R-assertion', builders('a_register') + help('checks', 'names_are'), 'names_are(a_register("Rex", "Mia"), "Mia", "Rex")'),
  red('a name is in it', 'R-assertion', builders('a_register'), 'assert "Rex" in a_register("Rex")'),
  red('search ignores case', 'R-assertion', builders('a_register'), 'found = a_register("Rex", "Mia").search("REX")\nassert [patient.name for patient in found] == ["Rex"]'),
  whole('a register of two', 'R-assertion', pytest + clinic('Register') + builders('a_patient'), `@pytest.fixture
def register():
    return Register().add(a_patient("Rex")).add(a_patient("Mia", species="cat"))


class TestRemoving:
    @pytest.fixture(autouse=True)
    def removed(self, register):
        self.answer = register.remove("Rex")

    def test_it_is_told(self):
        assert self.answer is True

    def test_it_is_gone(self, register):
        assert register.names() == ["Mia"]


def test_species(register):
    assert register.by_species() == {"dog": ["Rex"], "cat": ["Mia"]}`),
  whole('by unittest', 'R-assertion', 'import unittest\n\n' + clinic('Calendar'), `class CalendarTest(unittest.TestCase):
    def setUp(self):
        self.calendar = Calendar()
        self.calendar.book("Rex", "2026-05-04T09:00")

    def test_of_a_day(self):
        self.assertEqual(len(self.calendar.of("2026-05-04")), 1)

    def test_free(self):
        self.assertNotIn("09:00", self.calendar.free("2026-05-04"))

    def test_taken(self):
        with self.assertRaisesRegex(ValueError, "taken"):
            self.calendar.book("Mia", "2026-05-04T09:00")`),
  red('each visit has its number', 'R-assertion', builders('a_calendar'), 'calendar = a_calendar()\nids = {calendar.book("Rex", f"2026-05-04T{hour}:00").id for hour in (10, 11, 12)}\nassert len(ids) == 3'),
  red('a taken slot', 'R-assertion', pytest + clinic('SlotTaken') + builders('a_calendar'), `calendar = a_calendar(("Rex", "2026-05-04T09:00"))
with pytest.raises(SlotTaken):
    calendar.book("Mia", "2026-05-04T09:00")`),
  red('the next visit', 'R-assertion', builders('a_calendar'), 'visit = a_calendar(("Rex", "2026-05-04T09:00")).next("2026-05-01")\nassert visit is not None\nassert visit.patient == "Rex"'),
  { ...red('cancelling nobody', 'R-assertion', builders('a_calendar'), 'assert not a_calendar().cancel("nobody")'), passesOnNothing: true },
  red('a calendar is walked through', 'R-assertion', builders('a_calendar'), 'assert [visit.patient for visit in a_calendar(("Rex", "2026-05-04T09:00"))] == ["Rex"]'),
  red('listeners hear of a visit', 'R-assertion', builders('a_calendar'), `heard = []
calendar = a_calendar()
calendar.listeners.append(heard.append)
visit = calendar.book("Rex", "2026-05-04T09:00")
assert heard == [visit]`),
  red('a remote is a mock', 'R-assertion', 'from unittest.mock import Mock\n\n' + builders('a_calendar'), `remote = Mock()
remote.push.return_value = 1
count = a_calendar(("Rex", "2026-05-04T09:00")).sync(remote)
remote.push.assert_called_once()
assert count == 1`),
  whole('doses in a table', 'R-assertion', pytest + from('doses', 'dose'), `@pytest.mark.parametrize("weight", [1, 4, 12])
@pytest.mark.parametrize("drug, per_kilogram", [("amoxil", 10), ("ketamine", 5)])
def test_dose(drug, per_kilogram, weight):
    assert dose(drug, weight) == pytest.approx(per_kilogram * weight)`),
  red('no dose for less than nothing', 'R-assertion', pytest + from('doses', 'dose'), 'with pytest.raises(ValueError, match="weight"):\n    dose("amoxil", -1)'),
  red('doses have a unit', 'R-assertion', from('doses', 'format_dose'), 'assert [format_dose(value) for value in (0.5, 12)] == ["0.5 ml", "12 ml"]'),
  red('doses with a comma', 'R-assertion', pytest + from('doses', 'parse_dose'), 'assert parse_dose("1,5 ml") == pytest.approx(1.5)'),
  red('three times a day', 'R-assertion', from('doses', 'schedule'), 'assert schedule(3, start="06:00") == ["06:00", "14:00", "22:00"]'),
  whole('written and read', 'R-assertion', hypothesis + from('doses', 'format_dose, parse_dose'), `@settings(derandomize=True)
@given(st.integers(min_value=1, max_value=500).map(lambda tenths: tenths / 10))
def test_round_trip(millilitres):
    assert parse_dose(format_dose(millilitres)) == millilitres`, needsHypothesis),
  whole('no cent is lost', 'R-assertion', hypothesis + from('bills', 'split'), `@given(cents=st.integers(0, 10_000), ways=st.integers(1, 9))
def test_split(cents, ways):
    parts = split(cents, ways)
    assert len(parts) == ways
    assert sum(parts) == cents`, needsHypothesis),
  red('the sum of a bill', 'R-assertion', builders('a_line') + from('bills', 'total'), 'assert total([a_line(), a_line(cents=990, times=3)]) == 5470'),
  red('a bill with its tax', 'R-assertion', 'from decimal import Decimal\n\n' + from('bills', 'with_vat'), 'assert with_vat(1000, Decimal("0.07")) == 1070'),
  red('money in german', 'R-assertion', 'import re\n\n' + from('bills', 'money'), 'assert re.fullmatch(r"1\\.234,56\\s€", money(123456))'),
  red('bills are numbered', 'R-assertion', from('bills', 'number'), 'assert number(2026, 7) == "2026-0007"'),
  red('a bill is mailed', 'R-assertion', builders('BillBuilder') + help('fakes', 'FakeMailer') + from('bills', 'send'), `mailer = FakeMailer()
send(BillBuilder().to("eve@clinic.example").with_line("x-ray", 9000).build(), mailer)
assert mailer.addresses == ["eve@clinic.example"]`),
  red('a full mailbox is told', 'R-assertion', pytest + builders('BillBuilder') + help('fakes', 'BrokenMailer') + from('bills', 'send'), 'with pytest.raises(OSError, match="mailbox full"):\n    send(BillBuilder().build(), BrokenMailer())'),
  red('tried again', 'R-assertion', from('timing', 'retry') + help('fakes', 'Failing'), `task = Failing(2, "done")
try:
    outcome = retry(task, times=3)
except ValueError as error:
    outcome = str(error)
assert (outcome, task.calls) == ("done", 3)`),
  red('what is known is not asked again', 'R-assertion', 'from unittest.mock import Mock\n\n' + from('timing', 'memo'), `square = Mock(side_effect=lambda number: number * number)
known = memo(square)
assert [known(3), known(3), known(4)] == [9, 9, 16]
assert square.call_count == 2`),
  whole('the day is set', 'R-assertion', from('timing', 'today'), `def test_today(monkeypatch):
    monkeypatch.setenv("CLINIC_TODAY", "2026-05-04")
    assert today() == "2026-05-04"`),
  whole('units of the machine', 'R-assertion', pytest + from('lab', 'unit'), `@pytest.fixture
def american(monkeypatch):
    monkeypatch.setenv("CLINIC_UNITS", "mmol/L")


@pytest.mark.usefixtures("american")
def test_unit():
    assert unit() == "mmol/L"`),
  red('results of a laboratory', 'R-assertion', 'from pathlib import Path\n\n' + from('lab', 'parse_results'), 'results = parse_results(Path("test/fixtures/results.txt").read_text())\nassert results[:1] == [{"test": "WBC", "value": 7.2, "unit": "10^9/L"}]'),
  red('results as a table', 'R-assertion', from('lab', 'to_csv'), 'assert to_csv([{"test": "WBC", "value": 7.2}]).splitlines() == ["test;value", "WBC;7.2"]'),
  red('lines out of pieces', 'R-assertion', from('lab', 'lines'), 'assert list(lines(["WBC|7", ".2\\nHGB|14\\n"])) == ["WBC|7.2", "HGB|14"]'),
  whole('what is saved is loaded', 'R-assertion', from('store', 'JsonStore'), `def test_store(tmp_path):
    store = JsonStore(tmp_path / "a.json")
    store.save({"patients": ["Rex"]})
    assert store.load() == {"patients": ["Rex"]}


def test_backups(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("{}")
    store = JsonStore(path)
    store.save({"a": 1})
    assert len(store.backups()) == 1`),
  whole('the program prints', 'R-assertion', from('cli', 'main'), `def test_json(capsys):
    main(["patients", "--json"])
    assert capsys.readouterr().out == '["Rex", "Mia"]\\n'`),
  red('the program books', 'R-assertion', help('shell', 'clinic'), 'done = clinic("book", "Rex", "2026-05-04T09:00")\nassert (done.returncode, done.stderr) == (0, "")'),
  red('the program explains itself', 'R-assertion', help('shell', 'clinic'), 'assert clinic("--help").stdout.startswith("usage: clinic")'),
  red('first come first served', 'R-assertion', asyncio + from('waiting', 'WaitingRoom'), `async def visits():
    room = WaitingRoom()
    for name in ("Rex", "Mia"):
        await room.join(name)
    return [await room.call() for _ in range(3)]

assert asyncio.run(visits()) == ["Rex", "Mia", None]`),
  red('many join at once', 'R-assertion', asyncio + from('waiting', 'WaitingRoom'), `async def places():
    room = WaitingRoom()
    return await asyncio.gather(*(room.join(name) for name in ("Rex", "Mia")))

assert asyncio.run(places()) == [1, 2]`),
  whole('async tests', 'R-assertion', pytest + from('waiting', 'WaitingRoom'), `@pytest.mark.asyncio
async def test_watching():
    async with WaitingRoom() as room:
        await room.join("Rex")
        assert [name async for name in room.watch()] == ["Rex"]


@pytest.mark.asyncio
async def test_size():
    room = WaitingRoom()
    await room.join("Rex")
    assert room.size == 1`, needsAsyncio),
  whole('async fixtures', 'R-assertion', 'import pytest_asyncio\n' + pytest + from('waiting', 'WaitingRoom'), `@pytest_asyncio.fixture
async def room():
    room = WaitingRoom()
    await room.join("Rex")
    yield room


@pytest.mark.asyncio
async def test_place(room):
    assert await room.join("Mia") == 2`, needsAsyncio),
  whole('a fixture of conftest', 'R-assertion', '', `def test_order(full_register):
    assert full_register.names() == ["Mia", "Rex"]`, {
    path: 'e2e/wards/test_full.py',
    files: { 'e2e/wards/conftest.py': 'import pytest\n\nfrom test.support.builders import a_register\n\n\n@pytest.fixture\ndef full_register():\n    return a_register("Rex", "Mia")\n' },
  }),
  whole('fixtures with parameters', 'R-assertion', pytest + from('lab', 'flags'), `@pytest.fixture(params=[(3, "L"), (20, "H")], ids=["low", "high"])
def case(request):
    return request.param


def test_flags(case):
    value, flag = case
    assert flags(value, 4, 12) == flag`),
] // prettier-ignore
