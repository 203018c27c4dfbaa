// Bad reds in Python: by the product's old faults, by the machine, without any condition, or no reds at all.
import type { Red } from '../case.ts'
import { red, whole } from '../recipes/python-kit.ts'
import { builders, from, harbour, help, pytest } from './python-kit.ts'

export const emptyPythonReds: readonly Red[] = [
  red('the product insures at nobody', 'H-source-bug', builders('a_ship'), 'assert a_ship().insure() == "policy of Argo"'),
  red('the product reads no terms', 'H-source-bug', from('dues', 'discount_of'), 'assert discount_of({"holder": "Ada"}) == 0'),
  red('the product hands over to what cannot take', 'H-source-bug', builders('a_harbour'), 'assert a_harbour("Argo").transfer("Argo", a_harbour()) == 1'),
  red('tides of a far office', 'H-environment', 'import json\nfrom urllib.request import urlopen\n\n' + from('tides', 'tide_at'), `with urlopen("https://tides.example.invalid/v1/3", timeout=3) as answer:
    height = json.load(answer)["height"]
assert tide_at(3) == height`),
  red('a database is asked', 'H-environment', 'import socket\n\n' + builders('a_harbour'), `database = socket.create_connection(("127.0.0.1", 3), timeout=2)
database.sendall(repr(a_harbour("Argo").ships()).encode())
assert database.recv(2) == b"ok"`),
  red('a key is not given', 'H-environment', 'import os\n\n' + help('office', 'an_office'), `key = os.environ.get("HARBOUR_OFFICE_KEY")
if not key:
    raise RuntimeError("HARBOUR_OFFICE_KEY is not set")
with an_office() as office:
    assert office.get("/berths?key=" + key)[0] == 200`),
  red('two servers want one port', 'H-environment', 'import socket\n\n' + from('web', 'make_server'), `taken = socket.create_server(("127.0.0.1", 0))
try:
    server = make_server(taken.getsockname()[1])
    assert server.server_port == 80
finally:
    taken.close()`),
  red('reservations are to come', 'H-unconditional', harbour('Berths'), '# Given berths, when one is reserved, then nobody else gets it.\nassert False, "reservations"'),
  red('it fails by a word', 'H-unconditional', pytest + builders('a_harbour'), 'a_harbour("Argo").free()\npytest.fail("reservations are to come")'),
  red('refunds are not implemented', 'H-unconditional', from('dues', 'dues'), 'raise NotImplementedError("refunds")'),
  red('the work is done on constants', 'H-unconditional', builders('a_harbour, a_ship'), `berth = a_harbour().dock(a_ship())
expected, actual = 2, 1
assert actual == expected`),
  red('two numbers at once', 'H-unconditional', from('dues', 'dues') + builders('a_ship'), 'cents = dues(a_ship(), 2)\nassert cents == 8000 and cents == 9000'),
  red('more than itself', 'H-unconditional', from('tides', 'tide_at'), 'height = tide_at(6)\nassert height > height'),
  red('an object of its own', 'H-unconditional', builders('a_harbour'), 'assert a_harbour("Argo").free() is [2, 3]'),
  whole('a harbour of its own making', 'H-unconditional', harbour('Berths'), `class FakeBerths:
    def dock(self, ship):
        return 1


def test_docking():
    assert FakeBerths().dock("Argo") == 2`),
  red('the builder is what is tested', 'H-unconditional', harbour('Berths') + builders('a_booking'), 'assert a_booking()["berth"] == 3'),
  whole('docking is replaced', 'H-unconditional', harbour('Berths') + builders('a_ship'), `def test_docking(monkeypatch):
    monkeypatch.setattr(Berths, "dock", lambda self, ship: 1)
    assert Berths().dock(a_ship(length=90)) == 3`),
  red('a mock answers', 'H-unconditional', 'from unittest.mock import patch\n\n' + harbour('Berths') + builders('a_ship'), `with patch.object(Berths, "dock", return_value=7) as dock:
    berth = Berths().dock(a_ship())
dock.assert_called_once()
assert berth == 2`),
  red('a mock was never called', 'H-unconditional', 'from unittest.mock import Mock\n\n' + builders('a_harbour'), `office = Mock()
a_harbour("Argo").leave("Argo")
office.departed.assert_called_once_with("Argo")`),
  red('a year that is over', 'H-unconditional', 'from datetime import date\n\n' + from('times', 'hours_of'), 'hours_of(date(2024, 5, 1), "UTC")\nassert date.today().year == 2024'),
  red('the dice decide', 'H-unconditional', 'import random\n', 'assert random.random() > 1'),
  red('the source says so', 'H-unconditional', 'from pathlib import Path\n', 'source = Path(__file__).parent.parent / "src" / "harbour" / "berths.py"\nassert "def reserve(" in source.read_text()'),
  red('the file is there', 'H-unconditional', 'from pathlib import Path\n', 'assert (Path(__file__).parent.parent / "src" / "harbour" / "tugs.py").exists()'),
  whole('a constant asserted in a helper', 'H-unconditional', builders('a_harbour'), `def assert_reserved(berth, is_reserved=False):
    assert is_reserved, f"berth {berth}"


def test_reserved():
    for berth in a_harbour().free():
        assert_reserved(berth)`),
  red('nothing was raised in nothing', 'H-unconditional', pytest + harbour('NoBerth') + builders('a_harbour'), 'a_harbour("Argo").free()\nwith pytest.raises(NoBerth):\n    pass'),
  { ...red('tugs refuse a ship of no length', 'R-missing-module', pytest + from('tugs', 'tugs_for') + builders('a_ship'), 'with pytest.raises(Exception):\n    tugs_for(a_ship(length=-1))'), passesOnNothing: true },
  { ...red('a waiting list can be called', 'R-missing-module', from('waiting_list', 'WaitingList'), 'assert callable(WaitingList)'), passesOnNothing: true },
  { ...red('refunds are exported', 'R-missing-export', from('dues', 'refund'), 'assert refund is not None'), passesOnNothing: true },
  red('it is still to be written', 'H-other', harbour('Berths'), 'Berths().free()\nraise Exception("finish me: reservations")'),
  red('a helper gives up', 'H-other', help('checks', 'will_fail'), 'will_fail("the crane is still to come")'),
  whole('an error of an own kind', 'H-other', builders('a_ship'), `class Pending(Exception):
    pass


def test_insurance():
    a_ship().label()
    raise Pending("insurance comes in May")`),
  whole('it is skipped', null, pytest + builders('a_harbour'), `@pytest.mark.skip(reason="later")
def test_reserving():
    assert a_harbour().reserve(2, "Argo") == 2`),
  whole('it is expected to fail', null, pytest + builders('a_harbour'), `@pytest.mark.xfail
def test_reserving():
    assert a_harbour().reserve(2, "Argo") == 2`),
  whole('a package is asked for first', null, pytest + builders('a_ship'), `def test_tugs():
    tugs = pytest.importorskip("harbour.tugs")
    assert tugs.tugs_for(a_ship(length=200)) == 3`),
  red('an error is swallowed', null, builders('a_harbour'), `try:
    assert a_harbour().reserve(2, "Argo") == 2
except Exception as error:
    print("not yet", error)`),
  red('nothing is looped over', null, builders('a_harbour'), 'for ship in a_harbour().ships():\n    assert ship.captain == "Ada"'),
  red('any error will do', null, pytest + builders('a_harbour'), 'with pytest.raises(Exception):\n    a_harbour().reserve(99, "Argo")'),
  red('a pair is always true', null, from('tides', 'tide_at'), 'assert (tide_at(3) == 2.12, "two metres at three")'),
] // prettier-ignore
