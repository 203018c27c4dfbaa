// Failing tests of a service that books rooms in Python: as people write them before the work, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'

const whole = (why: string, right: RedClassName | null, imports: string, text: string): Red => ({
  why, right, text: `${imports}\n\n${text}\n`,
}) // prettier-ignore
const red = (why: string, right: RedClassName | null, imports: string, name: string, body: string): Red =>
  whole(why, right, imports, `def test_${name}:\n${body.replaceAll(/^(?=.)/gm, '    ')}`)

const from = (module: string, names: string) => `from rooms.${module} import ${names}\n`
const pytest = 'import pytest\n\n'
const bookings = from('bookings', 'Booking, Bookings')
const web = 'from test.support.web import ask\n'
const ada = 'Booking("Ada", "09:00", "10:00")'

export const pythonReds: readonly Red[] = [
  // Honest: the product answers otherwise.
  red('a room is booked once only', 'R-assertion', pytest + bookings + from('errors', 'BookingConflict'), 'is_booked_once()', `all_of_them = Bookings()\nall_of_them.add(${ada})\nwith pytest.raises(BookingConflict, match="Ada"):\n    all_of_them.add(${ada})`),
  red('bookings of one room are listed', 'R-assertion', bookings, 'lists_one_room()', `found = Bookings()\nfound.add(${ada})\nfound.add(Booking("Grace", "09:00", "10:00"))\nassert [one.room for one in found.list(room="Grace")] == ["Grace"]`),
  whole('prices in a table', 'R-assertion', pytest + from('price', 'format_price'), '@pytest.mark.parametrize("cents, shown", [(1250, "12.50 EUR"), (5, "0.05 EUR")])\ndef test_shows_cents(cents, shown):\n    assert format_price(cents) == shown'),
  whole('slots overlap', 'R-assertion', from('slots', 'overlaps, parse_slot'), 'class TestOverlaps:\n    def test_within(self):\n        assert overlaps(parse_slot("09:00-11:00"), parse_slot("10:00-10:30")) is True'),
  whole('a confirmation goes to who booked', 'R-assertion', `from unittest.mock import Mock\n\n${from('bookings', 'Booking')}${from('notifier', 'Notifier')}`, `def test_confirms():\n    send = Mock()\n    Notifier(send).confirm(${ada})\n    send.assert_called_once_with("ann@example.org")`),
  red('the program prints a table', 'R-assertion', 'import subprocess\nimport sys\n', 'prints_a_table()', 'done = subprocess.run([sys.executable, "-m", "rooms.cli", "list"], capture_output=True, text=True, env={"PYTHONPATH": "src"})\nassert done.returncode == 0\nassert done.stdout.splitlines() == ["ROOM   SEATS", "Ada        8"]'),
  red('rooms have a number of seats', 'R-assertion', web, 'rooms_have_seats()', 'status, rooms = ask("GET", "/rooms")\nassert status == 200\nassert rooms[0] == {"name": "Ada", "seats": 8}'),
  whole('a fixture is summed up', 'R-assertion', `import json\nfrom pathlib import Path\n\n${pytest}${from('bookings', 'Booking')}${from('report', 'report')}`, '@pytest.fixture\ndef rows():\n    text = (Path(__file__).parent.parent / "test" / "fixtures" / "bookings.json").read_text()\n    return [Booking(**row) for row in json.loads(text)]\n\n\ndef test_reports(rows):\n    assert report(rows) == "Ada 09:00-10:00\\n1 booking"'),
  red('of two at once one gets the room', 'R-assertion', 'import asyncio\n\n' + from('bookings', 'Booking, Bookings, book'), 'one_of_two()', `async def both():\n    rooms = Bookings()\n    return await asyncio.gather(book(rooms, ${ada}), book(rooms, ${ada}), return_exceptions=True)\n\noutcomes = asyncio.run(both())\nassert [type(one).__name__ for one in outcomes] == ["int", "BookingConflict"]`),
  whole('a case of unittest', 'R-assertion', `import unittest\n\n${from('slots', 'is_open')}`, 'class OpeningHours(unittest.TestCase):\n    def test_sundays(self):\n        self.assertEqual(is_open("2026-03-01"), "closed on Sundays")'),
  red('an error names the booking', 'R-assertion', pytest + bookings + from('errors', 'NotFound'), 'names_the_booking()', 'with pytest.raises(NotFound) as caught:\n    Bookings().find(9)\nassert str(caught.value) == "no booking 9"'),
  red('what is printed', 'R-assertion', from('cli', 'main'), 'prints_help(capsys, monkeypatch)', 'monkeypatch.setattr("sys.argv", ["rooms", "--help"])\nmain()\nassert "usage: rooms [list|book]" in capsys.readouterr().err'),
  red('a file is written', 'R-assertion', bookings + from('report', 'report'), 'writes(tmp_path)', `rooms = Bookings()\nrooms.add(${ada})\npath = tmp_path / "report.txt"\npath.write_text(report(rooms.list()))\nassert path.read_text() == "Ada 09:00-10:00"`),
  // Honest: not implemented, not there.
  red('a booking is cancelled', 'R-not-implemented', bookings, 'is_cancelled()', `rooms = Bookings()\nnumber = rooms.add(${ada})\nrooms.cancel(number)\nassert rooms.list() == []`),
  red('a booking is posted', 'R-boundary', web, 'is_posted()', 'status, _ = ask("POST", "/bookings", {"room": "Ada"})\nassert status == 201'),
  red('a report is asked for', 'R-boundary', web, 'is_reported()', 'assert ask("GET", "/reports")[0] == 200'),
  red('rooms are replaced', 'R-boundary', web, 'are_replaced()', 'status, body = ask("PUT", "/rooms", [])\nassert status == 204, body'),
  red('the service is asked', 'R-own-server-refused', 'import os\nimport urllib.request\n', 'lists_rooms()', 'with urllib.request.urlopen(os.environ["HELIX_SERVICE_URL"] + "/rooms", timeout=5) as answer:\n    assert answer.status == 200'),
  red('those who wait get the room', 'R-missing-module', from('waitlist', 'Waitlist'), 'waits()', 'assert Waitlist().next() is None'),
  red('a calendar is read when it is needed', 'R-missing-module', '', 'knows_holidays()', 'from rooms.holidays import holidays\n\nassert len(holidays(2026)) == 9'),
  red('who cancels is given money back', 'R-missing-export', from('price', 'price_of, refund_of'), 'refunds()', 'assert refund_of(price_of(1, 2000)) == 1000'),
  red('a booking is moved', 'R-missing-export', bookings, 'is_moved()', `rooms = Bookings()\nnumber = rooms.add(${ada})\nrooms.reschedule(number, "11:00")\nassert rooms.find(number).start == "11:00"`),
  // Bad: the test itself.
  red('a name is mistyped', 'H-test-bug', bookings, 'lists()', 'rooms = Bookings()\nassert len(room.list()) == 1'),
  red('a class is mistyped', 'H-test-bug', from('bookings', 'Bookigns'), 'lists()', 'assert Bookigns().list() == [1]'),
  red('a list has no such method', 'H-test-bug', bookings, 'adds()', 'names = ["Ada"]\nnames.push("Grace")\nassert Bookings().list() == names'),
  red('a torn fixture', 'H-test-bug', `import json\nfrom pathlib import Path\n\n${from('report', 'report')}`, 'reports()', 'rows = json.loads(Path("test/fixtures/torn.json").read_text())\nassert report(rows) == "Ada"'),
  red('a folder is mistyped', 'H-missing-helper', 'from room.bookings import Bookings\n', 'lists()', 'assert Bookings().list() == [1]'),
  red('a helper that nobody wrote', 'H-missing-helper', 'from test.support.database import with_database\n' + bookings, 'lists()', 'with with_database() as database:\n    assert Bookings(database).list() == [1]'),
  red('a package that is not installed', 'H-missing-package', 'import responses_of_nobody\n' + web, 'lists()', 'responses_of_nobody.add("GET", "/")\nassert ask("GET", "/rooms")[0] == 201'),
  whole('a colon is missing', 'H-syntax', bookings, 'def test_lists()\n    assert Bookings().list() == [1]'),
  whole('a fixture breaks', 'H-hook-or-setup', pytest + bookings, '@pytest.fixture\ndef seeded():\n    rooms = Bookings()\n    rooms.seed("here")\n    return rooms\n\n\ndef test_lists(seeded):\n    assert seeded.list() == [1]'),
  red('a fixture that nobody has', 'H-hook-or-setup', bookings, 'lists(databse)', 'assert Bookings(databse).list() == [1]'),
  red('a variable of the environment is missing', 'H-environment', from('config', 'load_config'), 'loads()', 'assert load_config() == "memory:"'),
  red('a port is taken', 'H-environment', 'import socket\n\n' + from('web', 'serve'), 'serves()', 'with socket.socket() as first:\n    first.bind(("127.0.0.1", 0))\n    first.listen()\n    serve()\n    with socket.socket() as second:\n        second.bind(first.getsockname())'),
  red('a host that nobody has', 'H-environment', 'import urllib.request\n', 'lists()', 'with urllib.request.urlopen("http://rooms.invalid/rooms", timeout=5) as answer:\n    assert answer.status == 200'),
  red('existing code breaks', 'H-source-bug', bookings, 'is_empty()', 'assert Bookings().occupancy("Ada") == 0'),
  red('it is called with another type', 'H-source-bug', from('slots', 'parse_slot'), 'reads()', 'assert parse_slot(None) == ("09:00", "17:00")'),
  red('existing code lacks a file', 'H-broken-source-import', from('export', 'exported'), 'exports()', 'assert exported([]) == "BEGIN:VCALENDAR"'),
  red('it waits too long', 'H-timeout', 'import asyncio\n\n' + from('bookings', 'Bookings'), 'waits()', 'async def wait():\n    Bookings()\n    await asyncio.wait_for(asyncio.sleep(5), timeout=0.05)\n\nasyncio.run(wait())'),
  // Bad: no answer meets them.
  red('it is not done yet', 'H-unconditional', bookings, 'moves()', 'Bookings()\nassert False, "to be written"'),
  red('it gives up', 'H-unconditional', pytest + bookings, 'moves()', 'Bookings()\npytest.fail("to be written")'),
  red('what was written down is compared', 'H-unconditional', from('price', 'price_of'), 'is_cheaper()', 'expected = {"hours": 2, "price": 4000}\nprice_of(expected["hours"], 2000)\nassert expected["price"] == 3500'),
  red('nobody waits for the booking', 'H-unconditional', pytest + from('bookings', 'Booking, Bookings, book'), 'books()', `made = book(Bookings(), ${ada})\ntry:\n    assert made == 2\nfinally:\n    made.close()`),
  red('one list of two lengths', 'H-unconditional', bookings, 'lists()', 'found = Bookings().list()\nassert len(found) == 0\nassert len(found) == 1'),
  red('a status as a text', 'H-unconditional', web, 'is_there()', 'status, _ = ask("GET", "/rooms")\nassert status == "200"'),
  whole('a mock that nobody was given', 'H-unconditional', `from unittest.mock import Mock\n\n${from('bookings', 'Booking')}${from('notifier', 'Notifier')}`, `def test_confirms():\n    send = Mock()\n    Notifier(Mock()).confirm(${ada})\n    send.assert_called_once()`),
  red('capitals of small letters', 'H-unconditional', from('report', 'report'), 'reports()', 'assert report([]).lower() == "No bookings"'),
  // Bad: they do not fail.
  red('nothing is asked of nothing', null, bookings, 'lists()', 'for one in Bookings().list():\n    assert one.room == "Ada"'),
  whole('left for later', null, pytest + bookings, '@pytest.mark.skip(reason="later")\ndef test_moves():\n    assert Bookings().list() == [1]'),
] // prettier-ignore
