// Bad reds in Python: they fail whatever is answered, any stand-in would please them, or they do not fail.
import type { Red } from '../case.ts'
import { asyncio, builders, from, help, pytest, red, stage, whole } from './python-kit.ts'

const mock = 'from unittest.mock import Mock, patch\n\n'

export const hollowPythonReds: readonly Red[] = [
  // No answer can be what is asked.
  red('a whole number with a rest', 'H-unconditional', from('prices', 'total'), 'assert int(total([1, 2])) % 1 == 0.5'),
  red('small letters that are big', 'H-unconditional', from('words', 'slug'), 'assert slug("Faust").lower() == "Faust-2026"'),
  red('a list with less than nothing', 'H-unconditional', builders('a_hall'), 'assert len([seat for seat in a_hall().free() if seat[0] == "A"]) == -1'),
  red('a month that no date has', 'H-unconditional', builders('a_show'), 'assert a_show().ends_at().month == 13'),
  red('more kinds than there are', 'H-unconditional', builders('a_hall'), 'seats = a_hall("A1").free()\nassert len(set(seats)) > len(seats)'),
  red('the smaller is above both', 'H-unconditional', from('prices', 'price'), 'stalls, circle = price("stalls"), price("circle")\nassert min(stalls, circle) > max(stalls, circle)'),
  red('a text of a text is a number', 'H-unconditional', from('prices', 'written'), 'assert type(str(written(5))) is int'),
  red('sorted and yet upside down', 'H-unconditional', from('words', 'in_order'), 'titles = sorted(in_order(["Faust", "Macbeth"]))\nassert titles == ["Macbeth", "Faust"]'),
  red('spaces that were cut off', 'H-unconditional', from('words', 'greeting'), 'assert greeting("Ada").strip() == " Bonjour, Ada"'),
  red('none and a text', 'H-unconditional', from('orders', 'Orders'), 'receipt = Orders().pay("o-1")\nassert receipt is None and receipt.startswith("receipt")'),
  red('two states of one order', 'H-unconditional', from('orders', 'Orders'), `order = Orders().place("Ada", ["A1"])
assert order["state"] == "open"
assert order["state"] == "paid"`),
  red('a tuple is never a list', 'H-unconditional', builders('a_hall'), 'assert tuple(a_hall("A1").best(2)) == ["A2", "A3"]'),
  red('a new list is the old one', 'H-unconditional', builders('a_hall'), 'free = a_hall("A1").free()\nassert list(free) is free'),
  red('five of four letters', 'H-unconditional', 'from datetime import datetime\n\n' + from('calendar', 'local_time'), 'assert local_time(datetime(2026, 5, 1), "UTC")[:4] == "00:00"'),
  red('an exit that is below zero', 'H-unconditional', help('shell', 'stage'), 'assert abs(stage("shows").returncode) == -1'),
  red('it is not what it is', 'R-assertion', from('prices', 'price'), 'cost = price("stalls")\nassert cost != cost'),
  // They look at what the test made itself.
  red('vouchers are to come', 'H-unconditional', from('prices', 'price'), 'price("stalls")\nassert "voucher" == "redeemed"'),
  red('it fails by a word', 'H-unconditional', pytest + builders('a_hall'), 'a_hall().free()\npytest.fail("swapping is to come")'),
  red('the order of the builder', 'H-unconditional', from('orders', 'Orders') + builders('an_order'), `expected = an_order(state="open")
Orders().place(expected["buyer"], expected["seats"])
assert expected["state"] == "paid"`),
  whole('a hall of its own kind', 'H-unconditional', stage('Hall'), `class EmptyHall(Hall):
    def free(self):
        return []


def test_free():
    hall = EmptyHall()
    hall.sell("A1", "Ada")
    assert hall.free() == ["A2"]`),
  red('a member that the test sets', 'H-unconditional', builders('a_hall'), `hall = a_hall("A1")
hall.free = lambda: "nothing"
assert hall.free() == ["A2"]`),
  red('the gateway is asked by the test', 'R-assertion', from('orders', 'Orders') + help('fake_gateway', 'FakeGateway'), `gateway = FakeGateway()
Orders(gateway=gateway)
assert gateway.charge("o-1", 25) == "receipt 2"`),
  red('the dictionary of the test', 'H-unconditional', from('prices', 'price'), 'costs = {"stalls": price("stalls")}\nassert "gallery" in costs'),
  red('what the product says is hidden', 'H-unconditional', builders('a_hall'), `try:
    a_hall().free()
finally:
    raise NotImplementedError("free seats")`),
  red('a condition with two wrong ends', 'H-unconditional', builders('a_hall'), `left = len(a_hall("A1").free())
if left == 8:
    assert left == 7
else:
    assert left == 8`),
  whole('a patch answers', 'H-unconditional', mock + builders('a_hall'), `@patch("stage.hall.Hall.free", return_value=["B4"])
def test_free(free):
    assert a_hall("A1").free() == ["A2"]`),
  red('a mock that nobody gets', 'H-unconditional', mock + from('orders', 'Orders'), `gateway = Mock()
Orders().pay("o-1")
gateway.charge.assert_called_once_with("o-1", 25)`),
  whole('the price is set by the test', 'H-unconditional', from('prices', 'price') + 'from stage import prices\n', `def test_price(monkeypatch):
    monkeypatch.setattr(prices, "price", lambda category: 1)
    assert prices.price("stalls") == price("stalls")`),
  red('the source has no such word', 'H-unconditional', 'import inspect\n\n' + stage('Hall'), 'Hall()\nassert "def reserve_for(" in inspect.getsource(Hall)'),
  red('a helper asks its own default', 'H-unconditional', builders('a_hall') + help('checks', 'is_open'), 'a_hall("A1").free()\nis_open()'),
  whole('a class counts its own tests', 'H-unconditional', builders('a_hall'), `class TestCounting:
    halls = 0

    def test_two(self):
        a_hall()
        self.halls += 1
        assert self.halls == 2`),
  red('a wait that is too short', 'H-unconditional', asyncio + from('orders', 'Orders'), `async def slow():
    await asyncio.sleep(5)
    return await Orders().settle()

async def first():
    done, _ = await asyncio.wait([asyncio.ensure_future(slow())], timeout=0.05)
    return len(done)

assert asyncio.run(first()) == 1`),
  red('a module to come and nothing of it', 'H-unconditional', from('subscription', 'Subscription'), 'assert len([Subscription, None]) == 3'),
  red('chance is that great', 'H-unconditional', 'import random\n\n' + builders('a_hall'), 'a_hall()\nassert random.randint(1, 6) == 7'),
  red('what should be raised is passed over', 'H-unconditional', pytest + stage('SoldOut') + builders('a_hall'), `hall = a_hall("A1")
with pytest.raises(SoldOut):
    seats = ["A1", "A2"]
    seats.sort()`),
  // They fail today, and any stand-in makes them pass.
  { ...red('swapping returns nothing', 'R-missing-export', from('hall', 'Hall, swap'), 'assert swap(Hall(), "A1", "B1") is None'), passesOnNothing: true },
  { ...red('a subscription can be made', 'R-missing-module', from('subscription', 'Subscription'), 'assert callable(Subscription)'), passesOnNothing: true },
  { ...red('it does not cost what it did', 'R-assertion', from('prices', 'price'), 'assert price("gallery") != 25'), passesOnNothing: true },
  { ...red('nobody is left in the room', 'R-assertion', from('waiting_room', 'WaitingRoom'), `room = WaitingRoom()
room.enter("Ada")
room.next()
assert not room.next()`), passesOnNothing: true },
  // They do not fail.
  whole('it is expected to fail', null, pytest + builders('a_hall'), `@pytest.mark.xfail(reason="swapping comes later")
def test_swap():
    assert a_hall().swap("A1", "B1")`),
  red('it is skipped on the way', null, pytest + builders('a_hall'), `hall = a_hall()
if not hasattr(hall, "swap"):
    pytest.skip("not there yet")
assert hall.swap("A1", "B1")`),
  red('any error will do', null, pytest + builders('a_hall'), 'with pytest.raises(Exception):\n    a_hall().swap("A1", "B1")'),
  red('the failure is suppressed', null, 'from contextlib import suppress\n\n' + builders('a_hall'), 'with suppress(AssertionError):\n    assert a_hall("A1").free() == []'),
] // prettier-ignore
