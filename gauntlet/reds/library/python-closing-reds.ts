// More failing tests of the library in Python, written after the faults of the others were mended.
import type { Red } from '../case.ts'
import { asyncio, from, help, mock, pytest, red, stock, whole } from './python-kit.ts'

export const closingPythonReds: readonly Red[] = [
  red('a fine for every bracket', 'R-assertion', from('fines', 'fine_for'), 'brackets = {0: 0, 1: 20, 50: 1000, 51: 1000}\nassert {days: fine_for(days) for days in brackets} == brackets'),
  whole('options of a fine', 'R-assertion', pytest + from('fines', 'fine_for'), `class TestOptions:
    options = {"daily": 50, "most": 120}

    @pytest.mark.parametrize("days, cents", [(1, 50), (2, 100), (3, 120)])
    def test_cents(self, days, cents):
        assert fine_for(days, **self.options) == cents`),
  red('what a desk has left', 'R-assertion', stock('a_desk'), 'desk = a_desk({"b-1": 2, "b-2": 1})\nfor book, member in [("b-1", "m-1"), ("b-2", "m-1")]:\n    desk.lend(book, member)\nleft = {book: desk.available(book) for book in ("b-1", "b-2")}\nassert left == {"b-1": 1, "b-2": 0}'),
  red('objects beside objects', 'R-assertion', from('members', 'Member') + stock('a_member'), 'members = [a_member(id=f"m-{n}") for n in range(3)]\nassert [Member.from_card(one.card()) for one in members] == members'),
  whole('a repository of the test', 'R-assertion', from('records', 'look_up'), `class Cache:
    def __init__(self, **rows):
        self.rows = rows

    def get(self, isbn):
        return self.rows[isbn]


def test_seen():
    cache = Cache(a={"title": "Emma", "seen": 1})
    look_up("a", cache.get)
    assert cache.get("a")["seen"] == 2`),
  whole('an outbox', 'R-assertion', pytest + from('notices', 'send_notices') + stock('LoanBuilder'), `class Outbox:
    def __init__(self):
        self.__letters = ["welcome"]

    def send(self, to, text):
        self.__letters.append(f"{to}: {text}")

    def last(self):
        return self.__letters[-1]


@pytest.fixture()
def outbox():
    return Outbox()


def test_outbox(outbox):
    send_notices([LoanBuilder().build()], outbox)
    assert outbox.last() == "m-1: b-1 is late"`),
  red('a set of cards', 'R-assertion', stock('a_member'), 'cards = {a_member(id=id).card() for id in ("m-1", "m-2", "m-3")}\nassert len(cards) == 3'),
  red('a pattern and its length', 'R-assertion', 'import re\n\n' + stock('a_member'), 'card = a_member().card()\nassert len(card) == 8\nassert re.fullmatch(r"LIB-[mj]-\\d{1,3}", card)'),
  red('the month of a due date', 'R-assertion', 'from datetime import date\n\n' + from('fines', 'due_date'), 'due = due_date(date(2026, 11, 20))\nassert (due.month, due.day) == (12, 18)'),
  whole('a program writes a file', 'R-assertion', 'import subprocess\nimport sys\n\n' + pytest, `def test_export(tmp_path):
    target = tmp_path / "books.csv"
    done = subprocess.run([sys.executable, "-m", "library", "export", str(target)], env={"PYTHONPATH": "src"}, capture_output=True)
    assert done.returncode == 0
    assert target.read_text().startswith("id,title")`),
  whole('a settings file of the test', 'R-assertion', from('records', 'save') + stock('a_book'), `def test_appends(tmp_path):
    target = tmp_path / "books.csv"
    target.write_text("id,title\\n")
    save(target, [a_book()])
    assert target.read_text() == "id,title\\nb-1,Emma\\n"`),
  whole('what is printed beside a line of the test', 'R-assertion', from('fines', 'format_fine'), `def test_prints(capsys):
    print("start")
    format_fine(20)
    assert capsys.readouterr().out == "start\\nfine of 20 cents\\n"`),
  red('deleting over the wire', 'R-boundary', help('web', 'client'), 'with client() as ask:\n    statuses = [ask("PUT", f"/loans/{n}")[0] for n in (1, 2)]\nassert statuses == [200, 200]'),
  red('a loan by a spy of the terminal', 'R-assertion', mock + asyncio + from('records', 'look_up_later'), 'fetch = AsyncMock(side_effect=[{"title": "Emma"}])\nasyncio.run(look_up_later("978", fetch))\nfetch.assert_awaited_once_with("978")'),
  red('a calendar is to come', 'R-missing-module', from('openings.calendar', 'Calendar'), 'calendar = Calendar(monday="09:00-18:00")\nassert calendar.is_open("monday", "10:00") and not calendar.is_open("monday", "20:00")'),
  red('a desk closes', 'R-missing-export', pytest + stock('a_desk'), 'desk = a_desk()\ndesk.close()\nwith pytest.raises(RuntimeError, match="closed"):\n    desk.lend("b-1", "m-1")'),
  red('its own table after a look', 'H-unconditional', from('books', 'search'), 'seen = {"b-1": 1}\nsearch([], "emma")\nseen["b-2"] = 2\nassert len(seen) == 3'),
  whole('a fake that it uses itself', 'H-unconditional', stock('a_desk'), `class FakeMail:
    def __init__(self):
        self.sent = []

    def send(self, to):
        self.sent.append(to)


def test_mail():
    mail = FakeMail()
    a_desk().lend("b-1", "m-1")
    mail.send("ada")
    assert mail.sent == ["ada", "bo"]`),
  whole('a fixture of a number', 'H-unconditional', pytest + from('fines', 'fine_for'), `@pytest.fixture
def limit():
    return 5


def test_limit(limit):
    fine_for(limit)
    assert limit == 6`),
  red('a fixture as it was read', 'H-unconditional', 'import json\nfrom pathlib import Path\n\n' + from('books', 'search'), 'first = json.loads(Path("test/fixtures/books.json").read_text())[0]\nsearch([dict(first)], "emma")\nassert first["title"] == "Persuasion"'),
  red('a clock far away', 'H-unconditional', 'from datetime import date\n\n' + from('fines', 'fine_for'), 'fine_for(2)\nassert date.today().year == 1999'),
  red('an error that it makes', 'H-unconditional', stock('a_desk'), 'a_desk()\nerror = ValueError("not on loan")\nassert str(error) == "on loan"'),
  red('a digest of its own text', 'H-unconditional', 'import hashlib\n\n' + from('books', 'label'), 'label({})\nassert hashlib.sha256(b"emma").hexdigest() == "abc"'),
  red('more letters than there can be', 'H-unconditional', from('books', 'label') + stock('a_book'), 'code = label(a_book())[:3].upper()\nassert code == "AUSTEN"'),
  red('a rest that is too big', 'H-unconditional', from('fines', 'fine_for'), 'assert fine_for(7) % 5 == 5'),
  red('both too low and too high', 'H-unconditional', from('fines', 'fine_for'), 'cents = fine_for(5)\nassert cents > 100 and cents < 50'),
  red('between two that are turned', 'H-unconditional', from('fines', 'fine_for'), 'assert 100 < fine_for(5) < 50'),
  red('the end of a program of the system', 'H-unconditional', 'import subprocess\n\n' + from('fines', 'fine_for'), 'fine_for(1)\nassert subprocess.run(["false"]).returncode == 0'),
  red('a name that is listed by itself', 'H-unconditional', stock('a_desk'), 'a_desk()\nassert "lend_all" in dir(list)'),
  whole('a function that the test patched', 'H-unconditional', stock('a_member'), `def test_initials(monkeypatch):
    monkeypatch.setattr("library.members.Member.initials", lambda self: "A")
    assert a_member().initials() == "AK"`),
  red('a mock with a spec', 'H-unconditional', mock + from('desk', 'Desk'), 'desk = Mock(spec=Desk)\ndesk.available.side_effect = lambda book: 3\nassert desk.available("b-1") == 1'),
  whole('a class variable of the test', 'H-unconditional', from('fines', 'fine_for'), `class TestFines:
    daily = 20

    def test_daily(self):
        fine_for(1)
        assert self.daily == 30`),
] // prettier-ignore
