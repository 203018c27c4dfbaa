// Bad reds in Python: what cannot be loaded, what breaks before or in the test, by the machine or by old code.
import type { Red } from '../case.ts'
import { asyncio, builders, desk, from, help, pytest, red, stage, whole } from './python-kit.ts'

export const brokenPythonReds: readonly Red[] = [
  red('a bracket is left open', 'H-syntax', stage('Hall'), 'hall = Hall("Globe", rows=("A", "B")\nassert hall.free() == []'),
  red('the colon is gone', 'H-syntax', builders('a_hall'), 'with a_hall() as hall\n    assert hall.free() == []'),
  whole('a mixed indent', 'H-syntax', builders('a_hall'), 'def test_indent():\n    hall = a_hall("A1")\n      assert len(hall.free()) == 7'),
  red('a keyword is a name', 'H-syntax', from('prices', 'price'), 'class = "stalls"\nassert price(class) == 30'),
  red('clocks by a package', 'H-missing-package', 'import arrow\n\n' + from('calendar', 'local_time'), 'assert local_time(arrow.get(0).datetime, "UTC") == "01:00"'),
  red('answers by a package', 'H-missing-package', desk, `import betamax
with betamax.Betamax(None), a_desk() as desk:
    assert desk.ask("GET", "/orders")[0] == 200`),
  red('a builder that nobody wrote', 'H-missing-helper', help('seasons', 'a_season') + from('calendar', 'next_show'), 'assert next_show(a_season(), None).title == "Hamlet"'),
  red('a helper of conftest', 'H-missing-helper', 'from test.e2e.conftest import PRICES\n' + from('prices', 'price'), 'assert price("stalls") == PRICES["stalls"]'),
  red('the lights depend on what is gone', 'H-broken-source-import', from('lights', 'is_dark'), 'assert is_dark()'),
  red('the mood depends on the lights', 'H-broken-source-import', '', 'from stage.evening import mood\n\nassert mood() == "dark"'),
  whole('a fixture with a slip', 'H-hook-or-setup', pytest + stage('Hall'), `@pytest.fixture(autouse=True)
def hall():
    hall = Hall()
    hall.sell(seat, "Ada")
    return hall


def test_free(hall):
    assert len(hall.free()) == 7`),
  whole('a fixture that is nowhere', 'H-hook-or-setup', from('calendar', 'next_show'), `def test_next(season, freezer):
    assert next_show(season, None).title == "Hamlet"`),
  whole('the fixture reads what is gone', 'H-hook-or-setup', 'from pathlib import Path\n\n' + pytest + builders('a_hall'), `@pytest.fixture
def plan():
    return (Path(__file__).parent / "globe.plan").read_text()


def test_plan(plan):
    assert a_hall().plan() == plan`),
  whole('the set up of the class', 'H-hook-or-setup', builders('a_hall'), `class TestRows:
    @classmethod
    def setup_class(cls):
        cls.rows = {seat.row for seat in a_hall().free()}

    def test_rows(self):
        assert self.rows == {"A", "B"}`),
  whole('the table has no such key', 'H-hook-or-setup', pytest + from('prices', 'price'), `TABLE = {"stalls": 30}


@pytest.mark.parametrize("cost", [TABLE["stalls"], TABLE["circle"]])
def test_price(cost):
    assert price("circle") == cost`),
  whole('a table that does not fit', 'H-hook-or-setup', pytest + from('prices', 'price'), `@pytest.mark.parametrize("age, cost", [(5, 0), (12,)])
def test_price(age, cost):
    assert price("stalls", age) == cost`),
  red('a name with a slip', 'H-test-bug', builders('a_hall'), 'hall = a_hall("A1")\nassert len(hal.free()) == 7'),
  red('a class that is not imported', 'H-test-bug', from('orders', 'Orders'), 'orders = Orders(gateway=FakeGateway())\nassert orders.place("Ada", ["A1"])["state"] == "open"'),
  red('a helper of old seats', 'H-test-bug', builders('a_hall') + help('legacy', 'row_of'), 'assert row_of(a_hall().free()[0]) == "B"'),
  red('a helper that lost its own helper', 'H-test-bug', builders('a_hall') + help('legacy', 'buyers_of'), 'assert buyers_of(a_hall("A1").sales()) == ["Grace"]'),
  red('the order has no such key', 'H-test-bug', from('messages', 'notify') + builders('an_order'), 'order = an_order()\nassert notify(print, order | {"to": order["guest"]["mail"]}) == 1'),
  red('a text and a number', 'H-test-bug', from('words', 'slug'), 'assert slug("faust " + 2026) == "faust-2026"'),
  red('nobody awaits in a plain list', 'H-test-bug', 'from datetime import datetime\n\n' + from('calendar', 'local_time'), 'at = datetime(2026, 2, 29, 1, 30)\nassert local_time(at, "UTC") == "02:30"'),
  red('the show has no director', 'H-source-bug', builders('a_show'), 'assert a_show().credits() == "directed by Peter"'),
  red('a voucher without rules', 'H-source-bug', from('prices', 'with_voucher'), 'assert with_voucher(25, {"code": "SPRING"}) == 20'),
  red('a hall that takes nothing over', 'H-source-bug', builders('a_hall'), 'assert a_hall("A1").hand_over("A1", a_hall()) == "A1"'),
  red('critics are far away', 'H-environment', 'from urllib.request import urlopen\n\n' + from('words', 'slug'), 'assert slug(urlopen("https://critics.stage.invalid", timeout=2).read().decode()) == "splendid"'),
  red('a broker is not there', 'H-environment', asyncio + builders('an_order'), `async def connected():
    _, writer = await asyncio.open_connection("127.0.0.1", 1)
    writer.write(an_order()["id"].encode())
    return writer

assert asyncio.run(connected()).is_closing()`),
  red('a port is taken', 'H-environment', 'import socket\n\n' + from('web', 'make_server'), `with socket.create_server(("127.0.0.1", 0)) as taken:
    server = make_server(taken.getsockname()[1])
    assert server.server_port == 80`),
  red('a secret is not set', 'H-environment', 'import os\n\n' + from('messages', 'tell'), 'secret = os.environ["STAGE_PAYMENT_SECRET"]\nassert tell("http://127.0.0.1:1", {"secret": secret}) == 202'),
  red('it is left for tomorrow', 'H-other', builders('a_hall'), 'a_hall("A1").free()\nraise RuntimeError("continue here tomorrow")'),
  red('a helper gives up', 'H-other', builders('a_hall') + help('checks', 'give_up'), 'a_hall()\ngive_up("vouchers")'),
] // prettier-ignore
