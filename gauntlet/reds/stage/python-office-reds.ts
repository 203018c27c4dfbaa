// Good reds in Python: the product answers otherwise, or what is asked for is still to come.
import type { Red } from '../case.ts'
import { asyncio, builders, desk, from, help, pytest, red, stage, whole } from './python-kit.ts'

const hypothesis = 'from hypothesis import given, settings, strategies as st\n\n'
const decimal = 'from decimal import Decimal\n\n'

const answeredReds: readonly Red[] = [
  red('a sold seat is not free', 'R-assertion', stage('Hall'), `hall = Hall("Globe", rows="A", per_row=3)
hall.sell("A2", "Ada")
assert hall.free() == ["A1", "A3"]`),
  red('a seat is sold once', 'R-assertion', pytest + stage('SoldOut') + builders('a_hall'), `hall = a_hall("A1")
with pytest.raises(SoldOut):
    hall.sell("A1", "Grace")`),
  red('the error names the seat', 'R-assertion', pytest + stage('UnknownSeat') + builders('a_hall'), `with pytest.raises(UnknownSeat, match=r"no seat Z9 in \\w+"):
    a_hall().sell("Z9", "Ada")`),
  red('the error has a code', 'R-assertion', pytest + stage('BoxOfficeError') + builders('a_hall'), `with pytest.raises(BoxOfficeError) as caught:
    a_hall().sell("Z9", "Ada")
assert caught.value.code == "unknown-seat"`),
  red('the reason is kept', 'R-assertion', pytest + stage('UnknownSeat') + builders('a_hall'), `with pytest.raises(UnknownSeat) as caught:
    a_hall().sell("Z9", "Ada")
assert isinstance(caught.value.__cause__, KeyError)`),
  red('listeners hear of sales', 'R-assertion', builders('a_hall'), `heard = []
hall = a_hall()
hall.listeners.append(lambda seat, buyer: heard.append(f"{seat} to {buyer}"))
hall.sell("A1", "Grace")
assert heard == ["A1 to Grace"]`),
  red('a hall knows its seats', 'R-assertion', builders('a_hall'), 'hall = a_hall()\nassert "A1" in hall and "Z9" not in hall'),
  red('sales are a copy', 'R-assertion', builders('a_hall'), `hall = a_hall("A1")
hall.sales().clear()
assert hall.sales() == {"A1": "Ada"}`),
  red('free seats by a shared check', 'R-assertion', builders('a_hall') + help('checks', 'seats_are_free'), 'seats_are_free(a_hall("A1", "A2", "A3", "A4"), "B1", "B2", "B3", "B4")'),
  red('the plan is drawn', 'R-not-implemented', builders('a_hall'), 'assert a_hall("A1").plan() == "xooo\\noooo"'),
  whole('the price by age', 'R-assertion', pytest + decimal + from('prices', 'price'), `@pytest.mark.parametrize(
    ("age", "cost"),
    [pytest.param(4, "0", id="small child"), pytest.param(12, "12.50", id="child"), pytest.param(70, "20", id="senior")],
)
def test_stalls(age, cost):
    assert price("stalls", age=age) == Decimal(cost)`),
  whole('two tables make one', 'R-assertion', pytest + from('prices', 'written'), `@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("amount", [5, 1234.5])
def test_the_comma_is_used(amount, language):
    text = written(amount, language)
    assert text.endswith(" €")
    assert "," in text`),
  red('a total is exact', 'R-assertion', decimal + from('prices', 'total'), 'assert total([Decimal("10.10"), Decimal("20.20")]) == Decimal("30.30")'),
  red('a total is nearly exact', 'R-assertion', pytest + from('prices', 'total'), 'assert total([0.1, 0.2]) == pytest.approx(0.3, rel=1e-9)'),
  red('a refund shrinks', 'R-not-implemented', decimal + from('prices', 'refund'), 'assert refund(Decimal(40), hours_before=24) == Decimal(20)'),
  whole('no cent is lost', 'R-assertion', hypothesis + from('prices', 'share'), `@settings(max_examples=50)
@given(st.integers(2, 7), st.integers(1, 6))
def test_sum(ways, rest):
    cents = ways * 100 + rest % ways
    parts = share(cents, ways)
    assert sum(parts) == cents
    assert len(parts) == ways`, { needs: ['hypothesis'] }),
  red('a show ends when it is over', 'R-assertion', 'from datetime import timedelta\n\n' + builders('a_show'), `show = a_show(minutes=95)
assert show.ends_at() - show.starts_at == timedelta(minutes=95)`),
  red('the show of a dictionary', 'R-assertion', builders('a_show'), 'assert a_show().to_dict() == {"title": "Hamlet", "starts_at": "2026-05-01T18:00:00+00:00", "minutes": 120}'),
  red('shows that meet', 'R-assertion', 'from dataclasses import replace\n\n' + builders('a_show'), `early = a_show()
assert early.overlaps(replace(early, title="Faust"))`),
  red('the clocks of Berlin', 'R-assertion', 'from datetime import datetime, timezone\n\n' + from('calendar', 'local_time'), `at = datetime(2026, 3, 29, 1, 30, tzinfo=timezone.utc)
assert local_time(at, "Europe/Berlin") == "03:30"`),
  red('the last week', 'R-assertion', 'import datetime as dt\n\n' + from('calendar', 'week_of'), 'assert [week_of(dt.date(2026, 12, 31)), week_of(dt.date(2027, 1, 4))] == [53, 1]'),
  red('the next show', 'R-assertion', builders('a_show') + from('calendar', 'next_show'), `shows = [a_show("Past", "2026-04-01T18:00:00"), a_show("Soon", "2026-05-02T18:00:00")]
assert next_show(shows, now=a_show().starts_at).title == "Soon"`),
  whole('a fake of the gateway', 'R-assertion', pytest + from('orders', 'Orders') + help('fake_gateway', 'FakeGateway'), `@pytest.fixture
def gateway():
    return FakeGateway()


@pytest.fixture
def orders(gateway):
    return Orders(gateway=gateway)


def test_is_charged(orders, gateway):
    order = orders.place("Ada", ["A1", "A2"])
    orders.pay(order["id"])
    assert gateway.charges == [(order["id"], 50)]


def test_gives_a_receipt(orders):
    assert orders.pay(orders.place("Ada", ["A1"])["id"]) == "receipt 1"`),
  red('a mock of the gateway', 'R-assertion', 'from unittest.mock import Mock\n\n' + from('orders', 'Orders'), `gateway = Mock()
orders = Orders(gateway=gateway)
orders.pay(orders.place("Ada", ["A1"])["id"])
gateway.charge.assert_called_once()`),
  whole('a mock of the mails', 'R-assertion', from('messages', 'notify') + builders('an_order'), `def test_is_sent(mocker):
    transport = mocker.Mock()
    notify(transport, an_order())
    transport.send.assert_called_once_with(to="ada@stage.example", subject="Your seats A1, A2")`, { needs: ['pytest_mock'] }),
  red('only the orders of a buyer', 'R-assertion', from('orders', 'Orders') + builders('OrderBuilder'), `orders = Orders()
OrderBuilder().by("Grace").having("A1").placed_in(orders)
OrderBuilder().having("B1", "B2").placed_in(orders)
assert [order["seats"] for order in orders.of("Ada")] == [["B1", "B2"]]`),
  red('numbers are unique', 'R-assertion', from('orders', 'Orders'), `orders = Orders()
numbers = {orders.place("Ada", [seat])["id"] for seat in ("A1", "A2", "A3")}
assert len(numbers) == 3`),
  whole('orders that nobody pays', 'R-assertion', 'from datetime import datetime, timedelta\n\n' + from('orders', 'Orders'), `class Clock:
    def __init__(self):
        self.now = datetime(2026, 5, 1, 10)

    def __call__(self):
        return self.now


def test_end_after_a_while():
    clock = Clock()
    orders = Orders(clock=clock)
    orders.place("Ada", ["A1"])
    clock.now += timedelta(minutes=16)
    assert orders.expire(clock()) == 1`),
  whole('it is logged', 'R-assertion', from('orders', 'Orders'), `def test_a_new_order(caplog):
    caplog.set_level("INFO", logger="stage")
    Orders().place("Ada", ["A1"])
    assert [record.getMessage() for record in caplog.records] == ["Ada ordered A1"]`),
  red('the history of orders', 'R-assertion', asyncio + from('orders', 'Orders'), `async def lines():
    orders = Orders()
    orders.place("Ada", ["A1"])
    return [line async for line in orders.history()]

assert asyncio.run(lines()) == ["opened", "Ada: A1"]`),
  whole('settling with pytest', 'R-assertion', pytest + from('orders', 'Orders'), `pytestmark = pytest.mark.asyncio


async def test_all_are_paid():
    orders = Orders()
    orders.place("Ada", ["A1"])
    settled = await orders.settle()
    assert [order["state"] for order in settled] == ["paid"]`, { needs: ['pytest_asyncio'] }),
  whole('a room by a fixture that waits', 'R-assertion', 'import pytest_asyncio\n' + pytest + from('waiting_room', 'WaitingRoom'), `@pytest_asyncio.fixture
async def room():
    with WaitingRoom() as room:
        for name in ("Ada", "Grace", "Alan"):
            room.enter(name)
        yield room


@pytest.mark.asyncio
async def test_two_are_admitted(room):
    assert await room.admit(2) == ["Ada", "Grace"]`, { needs: ['pytest_asyncio'] }),
  whole('the waiting room by unittest', 'R-assertion', 'import unittest\n\n' + from('waiting_room', 'WaitingRoom'), `class WaitingRoomTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.room = WaitingRoom()

    def test_places(self):
        for place, name in enumerate(("Ada", "Grace"), 1):
            with self.subTest(name):
                self.assertEqual(self.room.enter(name), place)

    async def test_admission(self):
        self.room.enter("Ada")
        self.assertListEqual(await self.room.admit(1), ["Ada"])`),
  red('the room is gone through', 'R-assertion', from('waiting_room', 'WaitingRoom'), `with WaitingRoom() as room:
    room.enter("Ada")
    first, = list(room) or ["nobody"]
assert first == "Ada"`),
  red('the report line by line', 'R-assertion', from('reports', 'sales_csv'), 'assert [*sales_csv({"A1": "Ada"})] == ["seat;buyer", "A1;Ada"]'),
  whole('the report on disk', 'R-assertion', from('reports', 'write_report'), `def test_has_a_head(tmp_path):
    path = tmp_path / "sales.csv"
    write_report(path, {"A1": "Ada"})
    head, *rows = path.read_text().splitlines() or [""]
    assert head == "seat;buyer"
    assert rows == ["A1;Ada"]`),
  red('a summary holds these', 'R-assertion', from('reports', 'summary'), 'assert summary({"A1": "Ada", "A2": "Ada"}).items() >= {"sold": 2, "buyers": 1}.items()'),
  whole('the language of the house', 'R-assertion', from('words', 'greeting'), `def test_french(monkeypatch):
    monkeypatch.setenv("STAGE_LANGUAGE", "fr")
    assert greeting("Ada") == "Bienvenue, Ada"`),
  red('one seat is no plural', 'R-assertion', from('words', 'seats_left'), 'assert tuple(map(seats_left, range(3))) == ("sold out", "1 seat", "2 seats")'),
  whole('what the program prints', 'R-assertion', from('cli', 'main'), `def test_seats(capsys):
    assert main(["seats"]) == 0
    assert capsys.readouterr().out.splitlines() == ["A1 A2 A3 A4", "B1 B2 B3 B4"]`),
  red('the program in a process', 'R-assertion', help('shell', 'stage'), `done = stage("sell", stdin="A1 Ada\\n")
assert (done.returncode, done.stdout) == (0, "1 sold\\n")`),
  red('a new order over http', 'R-boundary', desk + builders('an_order'), `with a_desk() as desk:
    status, _ = desk.ask("POST", "/orders", an_order())
assert status == 201`),
  red('an order is taken back', 'R-boundary', desk, `with a_desk() as desk:
    assert desk.ask("DELETE", "/orders/o-7")[0] == 204`),
  red('titles come in order', 'R-assertion', desk, `with a_desk() as desk:
    assert desk.titles() == sorted(desk.titles())`),
  whole('a webhook of the test', 'R-assertion', `import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

${pytest}${from('messages', 'tell')}`, `@pytest.fixture
def receiver():
    received = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(202)
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server, received
    server.shutdown()


def test_is_told(receiver):
    server, received = receiver
    assert tell(f"http://127.0.0.1:{server.server_port}/", {"seat": "A1"}) == 202
    assert received == [{"seat": "A1"}]`),
  red('the running box office is well', 'R-own-server-refused', 'import os\nfrom urllib.request import urlopen\n', `with urlopen(os.environ["HELIX_SERVICE_URL"] + "/health", timeout=3) as answer:
    assert answer.read() == b"well"`),
] // prettier-ignore

const comingReds: readonly Red[] = [
  red('a subscription', 'R-missing-module', from('subscription', 'Subscription'), `subscription = Subscription(shows=3)
subscription.visit("Hamlet")
assert subscription.left == 2`),
  red('a cloakroom by its module', 'R-missing-export', 'from stage import cloakroom\n', `ticket = cloakroom.hang("coat", owner="Ada")
assert cloakroom.fetch(ticket) == "coat"`),
  red('drinks in the break', 'R-missing-module', 'import stage.bar.orders as bar\n', 'assert bar.order(water=2).cents == 700'),
  whole('ushers by a fixture', 'R-missing-module', pytest + builders('a_hall'), `@pytest.fixture
def ushers():
    from stage.ushers import Ushers

    return Ushers(a_hall(), number=2)


def test_rows(ushers):
    assert ushers.rows() == {"A": 1, "B": 2}`),
  red('rehearsals on demand', 'R-missing-module', 'import importlib\n\n' + builders('a_show'), `plan = importlib.import_module("stage.rehearsals").plan
assert [day.day for day in plan(a_show(), times=2)] == [29, 30]`),
  whole('a ledger of a subclass', 'R-missing-module', from('ledger', 'Ledger'), `class LoudLedger(Ledger):
    def line(self, text):
        return super().line(text).upper()


def test_lines():
    assert LoudLedger(width=10).line("a1;25") == "A1;25     "`),
  red('a swap of seats', 'R-missing-export', from('hall', 'Hall, swap'), `hall = Hall()
hall.sell("A1", "Ada")
swap(hall, "A1", "B1")
assert hall.sales() == {"B1": "Ada"}`),
  whole('categories as an enum', 'R-missing-export', pytest + from('prices', 'Category, price'), `@pytest.mark.parametrize("category", list(Category))
def test_have_a_price(category):
    assert price(category) > 0`),
  red('a member to come', 'R-missing-export', from('orders', 'Orders'), `orders = Orders()
order = orders.place("Ada", ["A1"])
orders.transfer(order["id"], to="Grace")
assert len(orders.of("Grace")) == 1`),
  red('a hall of a plan', 'R-missing-export', stage('Hall'), 'assert Hall.from_plan("oo\\no").seats() == ["A1", "A2", "B1"]'),
  whole('a timeline by a package of names', 'R-missing-export', 'from stage import calendar\n', `class TestSeason:
    season = ("2026-09-01", "2027-06-30")

    def test_weeks(self):
        assert calendar.weeks_between(*self.season) == 43`),
  red('who leaves the room', 'R-missing-export', from('waiting_room', 'WaitingRoom'), `room = WaitingRoom()
for name in ("Ada", "Grace"):
    room.enter(name)
room.leave("Ada")
assert room.next() == "Grace"`),
] // prettier-ignore

export const officePythonReds: readonly Red[] = [...answeredReds, ...comingReds]
