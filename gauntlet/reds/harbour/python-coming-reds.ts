// Good reds in Python: what is not implemented, not there yet, or not answered by the office.
import type { Red } from '../case.ts'
import { red, whole } from '../recipes/python-kit.ts'
import { builders, from, harbour, help, pytest } from './python-kit.ts'

const office = help('office', 'an_office')

export const comingPythonReds: readonly Red[] = [
  red('a call sign', 'R-not-implemented', builders('a_ship'), 'assert a_ship().call_sign() == "SVARG"'),
  red('the table of tides', 'R-not-implemented', from('tides', 'table'), 'heights = table()\nassert len(heights) == 24'),
  red('an invoice by and by', 'R-not-implemented', 'import asyncio\n\n' + from('dues', 'invoice') + builders('a_ship'), 'assert "Argo" in asyncio.run(invoice(a_ship()))'),
  whole('invoices of a fleet', 'R-not-implemented', 'import asyncio\n\n' + from('dues', 'invoice') + builders('a_ship'), `async def all_of(*names):
    return await asyncio.gather(*(invoice(a_ship(name)) for name in names))


class TestInvoices:
    def test_one_each(self):
        assert len(asyncio.run(all_of("Argo", "Vega"))) == 2`),
  red('berths over http', 'R-boundary', office, `with an_office() as office:
    status, _ = office.get("/berths")
assert status == 200`),
  whole('bookings over http', 'R-boundary', pytest + office + builders('a_booking'), `@pytest.fixture(scope="module")
def office():
    with an_office() as office:
        yield office


def test_a_booking_is_created(office):
    status, _ = office.book(**a_booking())
    assert status == 201


def test_a_bad_booking_is_refused(office):
    status, _ = office.book(**a_booking(nights=-1))
    assert status == 422


def test_a_ship_is_sent_away(office):
    assert office.send_away("Argo")[0] == 204`),
  red('tides over http', 'R-boundary', office, `with an_office() as office:
    assert office.get("/tides?day=2026-05-01")[0] == 200`),
  red('only ships of a flag', 'R-assertion', office, `with an_office() as office:
    _, ships = office.ships("?flag=IT")
assert [ship["name"] for ship in ships] == ["Vega"]`),
  red('the running office lists ships', 'R-own-server-refused', 'import os\n\n' + help('office', 'Office'), `office = Office(os.environ["HELIX_SERVICE_URL"])
status, ships = office.ships()
assert (status, len(ships)) == (200, 2)`),
  whole('the running office takes bookings', 'R-own-server-refused', 'import os\nfrom urllib.request import Request, urlopen\n', `def post(path, body):
    request = Request(os.environ["HELIX_SERVICE_URL"] + path, body.encode(), {"content-type": "application/json"})
    with urlopen(request, timeout=3) as answer:
        return answer.status


def test_booking():
    assert post("/bookings", '{"ship": "Argo"}') == 201`),
  red('the running office by requests', 'R-own-server-refused', 'import os\n\nimport requests\n', `answer = requests.get(os.environ["HELIX_SERVICE_URL"] + "/berths", timeout=3)
assert answer.status_code == 200`, { needs: ['requests'] }),
  red('tugs pull long ships', 'R-missing-module', from('tugs', 'tugs_for') + builders('a_ship'), 'assert tugs_for(a_ship(length=200)) == 3'),
  red('a customs form', 'R-missing-module', from('customs.forms', 'CustomsForm') + harbour('Cargo') + builders('a_ship'), `form = CustomsForm(a_ship(cargo=[Cargo("coal", 120)]))
form.sign("Ada")
assert str(form) == "Argo\\ncoal: 120 t\\nsigned: Ada"`),
  red('everything of the crane', 'R-missing-module', 'import harbour.crane as crane\n', 'assert crane.unload([7], per_lift=5) == [5, 2]'),
  red('a forecast when it is asked for', 'R-missing-module', '', `from harbour.forecast import forecast
assert forecast([1, 2, 3]) == {"low": 1, "high": 3}`),
  red('the radio by its name', 'R-missing-module', 'from importlib import import_module\n', `radio = import_module("harbour.radio").Radio(channel=16)
assert radio.say("mayday") == "16: mayday"`),
  whole('knots', 'R-missing-module', pytest + from('knots', 'to_kilometres'), `@pytest.mark.parametrize("knots, kilometres", [(1, 1.852), (10, 18.52)])
def test_kilometres(knots, kilometres):
    assert to_kilometres(knots) == pytest.approx(kilometres)`),
  red('a refund', 'R-missing-export', from('dues', 'dues, refund') + builders('a_ship'), 'assert refund(dues(a_ship(), 3), booked=3, unused=1) == 2500'),
  red('roman numerals on the quay', 'R-missing-export', from('words', 'to_roman'), 'assert [to_roman(number) for number in (1, 4, 9)] == ["I", "IV", "IX"]'),
  red('a shelf of logs', 'R-missing-export', harbour('LogShelf') + builders('a_log'), `shelf = LogShelf()
shelf[2026] = a_log("Argo docks")
assert list(shelf) == [2026]`),
  whole('a pilot is refused', 'R-missing-export', pytest + from('errors', 'NoPilot') + from('pilots', 'book_pilot'), `def test_refused():
    with pytest.raises(NoPilot, match="noon"):
        book_pilot("Argo", at="noon")`),
  red('half the dues by a whole module', 'R-missing-export', 'from harbour import dues as money\n', 'assert money.halved(1001) == 501'),
  red('a berth is reserved', 'R-missing-export', builders('a_harbour'), `harbour = a_harbour()
harbour.reserve(2, "Argo")
assert harbour.of("Argo") == 2`),
  whole('reservations end', 'R-missing-export', pytest + harbour('Berths') + builders('a_ship'), `@pytest.fixture
def berths():
    return Berths([40, 40])


def test_until_they_are_cancelled(berths):
    ticket = berths.reserve_for(a_ship(), nights=2)
    berths.cancel(ticket)
    assert berths.free() == [1, 2]`),
  red('a ship out of a line', 'R-missing-export', harbour('Ship'), 'assert Ship.from_line("Argo;40;GR").length == 40'),
] // prettier-ignore
