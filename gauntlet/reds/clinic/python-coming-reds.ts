// Good reds in Python: what is not implemented, not there yet, or not answered by the desk.
import type { Red } from '../case.ts'
import { asyncio, builders, clinic, from, help, pytest, red, whole } from './python-kit.ts'

const desk = help('desk', 'a_desk')

export const comingPythonReds: readonly Red[] = [
  red('a passport', 'R-not-implemented', builders('a_patient'), 'assert a_patient().passport().startswith("DE-")'),
  red('a visit is moved', 'R-not-implemented', builders('a_calendar'), 'calendar = a_calendar()\nvisit = calendar.book("Rex", "2026-05-04T09:00")\nassert calendar.move(visit.id, "2026-05-05T09:00").at == "2026-05-05T09:00"'),
  red('registers are merged', 'R-not-implemented', builders('a_register'), 'assert len(a_register("Rex").merge(a_register("Mia"))) == 2'),
  red('a refund', 'R-not-implemented', asyncio + from('bills', 'refund'), 'assert asyncio.run(refund("2026-0007")) == 2500'),
  whole('the most that may be given', 'R-not-implemented', pytest + from('doses', 'maximum'), `@pytest.fixture
def most():
    return maximum


def test_most(most):
    assert most("amoxil") == 40`),
  red('visits over http', 'R-boundary', desk, 'with a_desk() as desk:\n    status, _ = desk.ask("GET", "/visits?day=2026-05-04")\nassert status == 200'),
  whole('the desk', 'R-boundary', pytest + desk, `@pytest.fixture
def desk():
    with a_desk() as desk:
        yield desk


def test_admitted(desk):
    status, _ = desk.ask("POST", "/patients", {"name": "Bo"})
    assert status == 201


def test_renamed(desk):
    assert desk.ask("PUT", "/patients/Rex", {"name": "Rexy"})[0] == 200


def test_laboratory(desk):
    status, results = desk.ask("GET", "/labs")
    assert status == 200`),
  red('only cats', 'R-assertion', desk, 'with a_desk() as desk:\n    assert desk.names("?species=cat") == ["Mia"]'),
  red('who is not signed in', 'R-assertion', desk, 'with a_desk() as desk:\n    assert desk.ask("GET", "/patients")[0] == 401'),
  red('the running clinic lists patients', 'R-own-server-refused', 'import os\n\n' + help('desk', 'Desk'), 'assert Desk(os.environ["HELIX_SERVICE_URL"]).names() == ["Mia", "Rex"]'),
  whole('the running clinic by its client', 'R-own-server-refused', 'import http.client\nimport os\nfrom urllib.parse import urlsplit\n', `def test_health():
    connection = http.client.HTTPConnection(urlsplit(os.environ["HELIX_SERVICE_URL"]).netloc, timeout=3)
    connection.request("GET", "/health")
    assert connection.getresponse().status == 200`),
  red('vaccines that are due', 'R-missing-module', from('vaccines', 'due_vaccines') + builders('a_patient'), 'assert due_vaccines(a_patient()) == ["rabies"]'),
  red('an insurance pays a share', 'R-missing-module', from('insurance.policy', 'Policy'), 'policy = Policy(share=0.8, franchise=5000)\nassert policy.covers(25_000) == 16_000'),
  red('everything of the ward', 'R-missing-module', 'import clinic.ward as ward\n' + builders('a_patient'), 'assert ward.admit(ward.empty(4), a_patient()) == 1'),
  red('the ward by its package', 'R-missing-export', 'from clinic import ward\n', 'assert ward.empty(4).free == 4'),
  red('a chart when it is asked for', 'R-missing-module', '', 'from clinic.charts import sparkline\n\nassert sparkline([1, 5, 3]) == "▁█▄"'),
  red('stock by its name', 'R-missing-module', 'import importlib\n', 'stock = importlib.import_module("clinic.stock").Stock({"amoxil": 3})\nassert stock.take("amoxil", 2) == 1'),
  whole('a shift plan has gaps', 'R-missing-module', pytest + from('shifts', 'GapError, ShiftPlan'), `def test_gap():
    plan = ShiftPlan("08:00", "20:00")
    plan.assign("Ada", "08:00", "12:00")
    with pytest.raises(GapError, match="12:00"):
        plan.check()`),
  whole('conditions in a table', 'R-missing-module', pytest + from('bmi', 'condition'), `@pytest.mark.parametrize(
    "species, weight, expected",
    [("cat", 4, "ideal"), ("cat", 9, "obese"), ("dog", 9, "ideal")],
)
def test_condition(species, weight, expected):
    assert condition(species=species, weight=weight) == expected`),
  whole('a service with ports', 'R-missing-module', 'from unittest.mock import AsyncMock, create_autospec\n' + asyncio + from('services.admission', 'AdmissionService'), `class Port:
    async def save(self, patient): ...


def test_admission():
    port = create_autospec(Port, instance=True)
    port.save = AsyncMock(return_value="a-1")
    assert asyncio.run(AdmissionService(port).admit("Rex")) == "a-1"
    port.save.assert_awaited_once_with({"name": "Rex"})`),
  whole('a fixture makes what is to come', 'R-missing-module', pytest, `@pytest.fixture
def sessions():
    from clinic.sessions import Sessions

    return Sessions(seconds=60)


def test_expires(sessions):
    token = sessions.issue("ada", now=1000)
    assert sessions.verify(token, now=1059) == "ada"`),
  red('the worst first', 'R-missing-export', from('waiting', 'triage'), 'assert triage([("Rex", 1), ("Mia", 3)]) == ["Mia", "Rex"]'),
  red('bills that are late', 'R-missing-export', from('bills', 'dunning_level, total'), 'assert dunning_level(due="2026-04-01", on="2026-05-04") == 2'),
  red('a drug by the whole module', 'R-missing-export', 'from clinic import doses\n', 'assert doses.interval("amoxil") == 12'),
  red('patients are renamed', 'R-missing-export', builders('a_register'), 'register = a_register("Rex")\nregister.rename("Rex", "Rexy")\nassert register.names() == ["Rexy"]'),
  red('a patient out of a row', 'R-missing-export', clinic('Patient'), 'assert Patient.from_row("Rex;dog;12").weight == 12'),
  red('visits by a query', 'R-missing-export', builders('a_calendar'), 'found = a_calendar(("Rex", "2026-05-04T09:00")).where(patient="Rex").between("2026-05-01", "2026-05-31")\nassert len(found) == 1'),
  red('the room is closed', 'R-missing-export', pytest + asyncio + from('waiting', 'WaitingRoom') + clinic('ClinicError'), `async def late():
    room = WaitingRoom()
    room.close()
    await room.join("Rex")

with pytest.raises(ClinicError):
    asyncio.run(late())`),
  whole('a page of patients', 'R-missing-export', pytest + from('patients', 'paginate') + builders('a_register'), `@pytest.fixture
def names():
    return a_register("Rex", "Mia", "Bo").names()


def test_pages(names):
    assert [len(page) for page in paginate(names, size=2)] == [2, 1]`),
  whole('weights of a class', 'R-missing-export', clinic('Patient'), `class TestWeight:
    def setup_method(self):
        self.rex = Patient("Rex", weight=12)

    def test_grows(self):
        assert self.rex.weigh(14).weight == 14`),
] // prettier-ignore
