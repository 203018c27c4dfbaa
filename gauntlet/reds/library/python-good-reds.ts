// Good reds in Python: what the library answers wrongly, what it lacks, what is to come.
import type { Red } from '../case.ts'
import { asyncio, from, help, mock, pytest, red, stock, whole } from './python-kit.ts'

const date = 'from datetime import date, timedelta\n'
const run = 'import subprocess\nimport sys\n\n'

export const goodPythonReds: readonly Red[] = [
  whole('fines in a table', 'R-assertion', pytest + from('fines', 'fine_for'), `@pytest.mark.parametrize(
    ("days", "cents"),
    [(1, 20), (7, 140), pytest.param(365, 1000, id="capped")],
)
def test_fine(days, cents):
    assert fine_for(days) == cents`),
  red('each day costs the same', 'R-assertion', from('fines', 'fine_for'), 'steps = {fine_for(day + 1) - fine_for(day) for day in range(1, 40)}\nassert steps == {20}'),
  whole('shares add up', 'R-assertion', 'import random\n\n' + from('fines', 'split_fine'), `def test_shares():
    chance = random.Random(7)
    for _ in range(50):
        cents, people = chance.randrange(10_000), chance.randint(1, 9)
        parts = split_fine(cents, people)
        assert sum(parts) == cents and len(parts) == people`),
  whole('a property of fines', 'R-assertion', 'from hypothesis import given, strategies as st\n\n' + from('fines', 'fine_for'), `@given(st.integers(min_value=1, max_value=50))
def test_daily(days):
    assert fine_for(days) == 20 * days`, { needs: ['hypothesis'] }),
  red('twice as dear', 'R-assertion', from('fines', 'fine_for'), 'once, twice = fine_for(3), fine_for(6)\nassert once > 0 and twice == 2 * once'),
  red('a card is read back', 'R-assertion', from('members', 'Member') + stock('a_member'), 'member = a_member(id="m-77")\nassert Member.from_card(member.card()) == member'),
  red('the last day of february', 'R-assertion', date + from('fines', 'due_date'), 'assert due_date(date(2026, 1, 31), weeks=4) == date(2026, 2, 28)'),
  red('fines in euros', 'R-assertion', 'import re\n\n' + from('fines', 'format_fine'), 'assert re.match(r"€\\s?1[.,]50$", format_fine(150))'),
  red('initials', 'R-assertion', stock('a_member'), 'assert a_member(name="Ada King Lovelace").initials() == "AKL"'),
  red('isbn numbers', 'R-assertion', from('books', 'is_isbn'), 'numbers = ["978-3-16-148410-0", "978-3-16-148410-1", "x"]\nassert list(map(is_isbn, numbers)) == [True, False, False]'),
  red('a search knows no case', 'R-assertion', from('books', 'search') + stock('a_book'), 'shelf = [a_book(), a_book(id="b-2", author="Joyce")]\nassert [book["id"] for book in search(shelf, "JOYCE")] == ["b-2"]'),
  red('a label of three lines', 'R-assertion', from('books', 'label') + stock('a_book'), 'first, *rest = label(a_book()).split("\\n")\nassert first == "AUS"\nassert len(rest) == 2'),
  red('a member as text', 'R-assertion', stock('a_member'), 'assert f"{a_member()}" == "Ada (m-1)"'),
  whole('a desk with two loans', 'R-assertion', pytest + stock('a_desk'), `@pytest.fixture
def desk():
    desk = a_desk({"b-1": 3})
    desk.lend("b-1", "m-1")
    desk.lend("b-1", "m-2")
    yield desk


class TestDesk:
    def test_available(self, desk):
        assert desk.available("b-1") == 1

    def test_loans(self, desk):
        assert [loan["book"] for loan in desk.loans_of("m-1")] == ["b-1"]

    def test_length(self, desk):
        assert len(desk) == 2

    def test_contains(self, desk):
        assert "b-1" in desk`),
  red('no copy is left', 'R-assertion', pytest + from('errors', 'NoCopyLeft') + stock('a_desk'), 'desk = a_desk({"b-1": 0})\nwith pytest.raises(NoCopyLeft, match="b-1"):\n    desk.lend("b-1", "m-1")'),
  red('given back twice', 'R-assertion', pytest + from('errors', 'NotOnLoan') + stock('a_desk'), 'desk = a_desk()\ndesk.lend("b-1", "m-1")\ndesk.give_back("b-1")\nwith pytest.raises(NotOnLoan) as told:\n    desk.give_back("b-1")\nassert told.value.code == "not-on-loan"'),
  red('the code of an error', 'R-assertion', pytest + from('errors', 'LibraryError') + stock('a_desk'), 'with pytest.raises(LibraryError) as told:\n    a_desk().give_back("b-9")\nassert told.value.code == "not-on-loan"'),
  whole('by unittest', 'R-assertion', 'from unittest import TestCase\n\n' + stock('a_desk') + from('errors', 'NoCopyLeft'), `class DeskTest(TestCase):
    def setUp(self):
        self.desk = a_desk({"b-1": 1})
        self.desk.lend("b-1", "m-1")

    def test_none_left(self):
        self.assertRaises(NoCopyLeft, self.desk.lend, "b-1", "m-2")

    def test_loan(self):
        self.assertDictEqual(self.desk.renew("b-1"), {"renewed": True, "times": 1})`),
  red('who is late is written to', 'R-assertion', date + from('notices', 'send_notices') + stock('LoanBuilder, SentMail'), 'mail = SentMail()\nloans = [LoanBuilder().build(), LoanBuilder().of("b-2").due(date(2026, 3, 20)).build()]\nsend_notices(loans, mail, today=date(2026, 3, 10))\nassert len(mail.letters) == 1\nto, text = mail.letters[0]\nassert (to, "9 days" in text) == ("m-1", True)'),
  red('a spy for the mail', 'R-assertion', mock + from('notices', 'send_notices') + stock('LoanBuilder'), 'mail = Mock()\nsend_notices([LoanBuilder().build()], mail)\nmail.send.assert_called_once()'),
  red('what the desk tells', 'R-assertion', mock + stock('a_desk'), 'on_lend = MagicMock()\na_desk(on_lend=on_lend).lend("b-1", "m-1")\nassert on_lend.mock_calls == [call("b-1", "m-1")]'),
  whole('a busy catalogue', 'R-assertion', mock + from('records', 'look_up'), `def test_third_time():
    fetch = Mock(side_effect=[OSError("busy"), OSError("busy"), {"title": "Emma"}])
    assert look_up("978", fetch) == {"title": "Emma"}
    assert fetch.call_count == 3`),
  red('today by a clock', 'R-assertion', date + stock('a_desk'), 'desk = a_desk(today=lambda: date(2026, 3, 1))\ndesk.lend("b-1", "m-1")\ndue = [loan["due"] for loan in desk.loans_of("m-1")]\nassert due == [date(2026, 3, 1) + timedelta(weeks=4)]'),
  red('records one by one', 'R-assertion', from('records', 'read_records'), 'titles = [record["title"] for record in read_records(["1;Emma", "2;Ulysses"])]\nassert titles == ["Emma", "Ulysses"]'),
  red('later', 'R-assertion', asyncio + mock + from('records', 'look_up_later'), 'fetch = AsyncMock(return_value={"title": "Emma"})\nrecord = asyncio.run(look_up_later("978", fetch))\nassert record == {"title": "Emma"}'),
  whole('waiting for a record', 'R-assertion', pytest + from('records', 'look_up_later'), `@pytest.mark.asyncio
async def test_waits():
    async def fetch(isbn):
        return {"isbn": isbn}

    assert (await look_up_later("978", fetch)) == {"isbn": "978"}`, { needs: ['pytest_asyncio'] }),
  whole('a file in a folder of the test', 'R-assertion', from('records', 'save') + stock('a_book'), `def test_save(tmp_path):
    path = tmp_path / "books.csv"
    save(path, [a_book()])
    assert path.read_text().splitlines() == ["id,title", "b-1,Emma"]`),
  whole('what is logged', 'R-assertion', 'import logging\n\n' + stock('a_desk'), `def test_logs(caplog):
    with caplog.at_level(logging.INFO, logger="library"):
        a_desk().lend("b-1", "m-1")
    assert [record.getMessage() for record in caplog.records] == ["lent b-1 to m-1"]`),
  whole('a setting of the environment', 'R-assertion', from('settings', 'today_fine'), `def test_daily(monkeypatch):
    monkeypatch.setenv("LIBRARY_DAILY", "30")
    assert today_fine(2) == 60`),
  red('a loan over the wire', 'R-boundary', help('web', 'client'), 'with client() as ask:\n    status, loan = ask("POST", "/loans", {"book": "b-1", "member": "m-1"})\nassert status == 201\nassert loan["book"] == "b-1"'),
  red('a search over the wire', 'R-assertion', help('web', 'client'), 'with client() as ask:\n    _, body = ask("GET", "/books?q=austen")\nassert [book["title"] for book in body["books"]] == ["Emma"]'),
  red('a program lists loans', 'R-assertion', run, 'done = subprocess.run([sys.executable, "-m", "library", "loans"], capture_output=True, text=True, env={"PYTHONPATH": "src"})\nassert (done.returncode, done.stdout) == (0, "b-1 Emma\\n")'),
  red('opening hours', 'R-assertion', run, 'hours = subprocess.check_output([sys.executable, "src/library/__main__.py", "hours", "monday"], text=True)\nassert hours.strip() == "09:00-18:00"'),
  red('reading groups are to come', 'R-missing-module', from('groups', 'Group'), 'group = Group("Emma")\ngroup.add("m-1")\nassert group.members == ["m-1"]'),
  whole('a package of branches is to come', 'R-missing-module', pytest + from('branches.transfer', 'Transfer') + stock('a_desk'), `@pytest.fixture
def transfer():
    return Transfer(a_desk({"b-1": 2}), a_desk({"b-1": 0}))


def test_move(transfer):
    assert transfer.move("b-1").moved == 1`),
  red('waivers are to come', 'R-missing-export', from('fines', 'fine_for, waive'), 'assert waive(fine_for(10), reason="flood") == 0'),
  red('a method is to come', 'R-missing-export', stock('a_desk'), 'desk = a_desk()\ndesk.lend("b-1", "m-1")\nassert desk.extend("b-1", weeks=2)["due"].year == 2026'),
  red('what is lost', 'R-not-implemented', stock('a_desk'), 'assert a_desk().declare_lost("b-1") == 2500'),
] // prettier-ignore
