// Bad reds in Python: broken, disturbed, hollow, impossible or pleased by anything.
import type { Red } from '../case.ts'
import { from, help, mock, pytest, red, stock, whole } from './python-kit.ts'

export const badPythonReds: readonly Red[] = [
  red('a bracket is open', 'H-syntax', stock('a_desk'), 'desk = a_desk({"b-1": 2)\nassert desk.available("b-1") == 2'),
  red('a helper of a wrong name', 'H-missing-helper', 'from test.support.stocks import a_desk\n', 'assert a_desk().available("b-1") == 1'),
  red('a package is forgotten', 'H-missing-package', 'import arrow\n\n' + from('fines', 'due_date'), 'assert due_date(arrow.get(0)) == 1'),
  red('the scanner lacks its driver', 'H-broken-source-import', from('scans', 'read_barcode'), 'assert read_barcode(b"1") == "978"'),
  red('the desk by a wrong letter', 'H-test-bug', stock('a_desk'), 'desk = a_desk()\ndsek.lend("b-1", "m-1")\nassert desk.available("b-1") == 0'),
  red('a fixture of the wrong path', 'H-missing-helper', 'import json\n\n' + from('books', 'search'), 'with open("test/fixtures/shelf.json") as file:\n    shelf = json.load(file)\nassert len(search(shelf, "emma")) == 1'),
  red('a fixture of another shape', 'H-test-bug', 'import json\nfrom pathlib import Path\n\n' + from('books', 'search'), 'rows = json.loads(Path("test/fixtures/books.json").read_text())["rows"]\nassert len(search(rows, "emma")) == 1'),
  red('an old helper breaks', 'H-test-bug', help('old', 'shelf_of') + from('books', 'label') + stock('a_book'), 'assert shelf_of(label(a_book())) == 4'),
  red('an old helper lacks a name', 'H-test-bug', help('old', 'due_dates') + stock('a_desk'), 'assert due_dates(a_desk()) == [1]'),
  red('a builder gets a word too many', 'H-test-bug', stock('LoanBuilder') + from('notices', 'send_notices'), 'loan = LoanBuilder("b-2").build()\nassert send_notices([loan], None) == 1'),
  red('what has no contact', 'H-source-bug', from('members', 'contact_of') + stock('a_member'), 'assert contact_of(a_member()) == "ada@library.example"'),
  whole('a fixture that nobody wrote', 'H-hook-or-setup', from('fines', 'fine_for'), `def test_fine(database):
    assert fine_for(1) == 20`),
  whole('a fixture with a bad date', 'H-hook-or-setup', pytest + 'from datetime import date\n\n' + from('fines', 'due_date'), `@pytest.fixture
def start():
    return date(2026, 2, 30)


def test_due(start):
    assert due_date(start).month == 3`),
  red('a plain error', 'H-other', stock('a_desk'), 'if a_desk().available("b-1") != 1:\n    raise RuntimeError("nothing on the shelf")'),
  red('a catalogue on the wrong port', 'H-environment', 'from urllib.request import urlopen\n\n' + from('books', 'search'), 'shelf = urlopen("http://127.0.0.1:6/books").read()\nassert len(search(shelf, "emma")) == 1'),
  red('a program that nobody installed', 'H-environment', 'import subprocess\n\n' + from('records', 'to_csv'), 'text = subprocess.check_output(["yaz-client-9", "--version"], text=True)\nassert to_csv([text]) == "5.34"'),
  red('a secret that is not set', 'H-environment', 'import os\n\n' + stock('a_desk'), 'token = os.environ["LIBRARY_TOKEN"]\nassert a_desk().available(token) == 1'),
  red('its own constant', 'H-unconditional', stock('a_desk'), 'limit = 5\ndesk = a_desk()\ndesk.lend("b-1", "m-1")\nassert limit == 6'),
  whole('what it put into its environment', 'H-unconditional', 'import os\n\n' + from('fines', 'fine_for'), `def test_env(monkeypatch):
    monkeypatch.setenv("LIBRARY_DAILY", "20")
    fine_for(3)
    assert os.environ["LIBRARY_DAILY"] == "30"`),
  whole('what it wrote to a file', 'H-unconditional', from('records', 'to_csv'), `def test_file(tmp_path):
    path = tmp_path / "out.csv"
    to_csv([])
    path.write_text("id,title")
    assert path.read_text() == "id,title,author"`),
  whole('what it printed itself', 'H-unconditional', from('fines', 'format_fine'), `def test_print(capsys):
    format_fine(20)
    print("fine")
    assert capsys.readouterr().out == "fine: 20\\n"`),
  red('a mail that it sent itself', 'H-unconditional', from('notices', 'send_notices') + stock('SentMail'), 'mail = SentMail()\nmail.send("ada", "late")\nsend_notices([], SentMail())\nassert len(mail.letters) == 2'),
  red('a mock that the test calls', 'H-unconditional', mock + stock('a_desk'), 'on_lend = Mock()\na_desk().lend("b-1", "m-1")\non_lend("b-1")\non_lend.assert_called_once_with("b-2")'),
  red('a mock that nobody has', 'H-unconditional', mock + from('fines', 'fine_for'), 'listener = Mock()\nfine_for(3)\nlistener.assert_called()'),
  red('an answer of its own mock', 'H-unconditional', mock + from('records', 'look_up'), 'fetch = Mock(return_value={"title": "Emma"})\nlook_up("978", Mock())\nassert fetch("978")["title"] == "Persuasion"'),
  whole('a subclass answers', 'H-unconditional', from('desk', 'Desk'), `class TinyDesk(Desk):
    def available(self, book):
        return 4


def test_available():
    assert TinyDesk().available("b-1") == 1`),
  whole('a method is patched', 'H-unconditional', mock + stock('a_desk'), `def test_available():
    with patch("library.desk.Desk.available", return_value=3):
        assert a_desk().available("b-1") == 1`),
  whole('a function is patched where another module has it', 'H-unconditional', mock + from('settings', 'today_fine'), `@patch("library.settings.fines.fine_for", return_value=5)
def test_fine(fine_for):
    assert fine_for(1) == 20`),
  whole('an attribute is set', 'H-unconditional', stock('a_desk'), `def test_available(monkeypatch):
    desk = a_desk()
    monkeypatch.setattr(desk, "available", lambda book: 3)
    assert desk.available("b-1") == 1`),
  whole('a copy of the fine', 'H-unconditional', from('fines', 'fine_for'), `def fine(days):
    return days * 20


def test_week():
    fine_for(7)
    assert fine(7) == 150`),
  red('a word in the source', 'H-unconditional', 'from pathlib import Path\n', 'assert "def extend" in Path("src/library/desk.py").read_text()'),
  red('the system it runs on', 'H-unconditional', 'import sys\n\n' + from('fines', 'fine_for'), 'fine_for(1)\nassert sys.platform == "plan9"'),
  red('a sum without the product', 'H-unconditional', from('fines', 'fine_for'), 'assert fine_for(3) * 0 + 5 == 6'),
  red('false is asserted', 'H-unconditional', stock('a_desk'), 'a_desk()\nassert False, "lending"'),
  red('it fails by itself', 'H-unconditional', pytest + stock('a_desk'), 'a_desk()\npytest.fail("lending")'),
  red('not implemented says the test', 'H-unconditional', stock('a_desk'), 'a_desk()\nraise NotImplementedError("lending")'),
  red('two fines of one day', 'H-unconditional', from('fines', 'fine_for'), 'cents = fine_for(1)\nassert cents == 20 and cents == 30'),
  red('an answer and its contrary', 'H-unconditional', from('books', 'is_isbn'), 'assert is_isbn("978") and not is_isbn("978")'),
  red('three kinds of two', 'H-unconditional', from('fines', 'fine_for'), 'assert len({fine_for(1), fine_for(2)}) == 3'),
  red('more than everything', 'H-unconditional', 'import math\n\n' + from('fines', 'fine_for'), 'assert fine_for(400) > math.inf'),
  red('the thirteenth month', 'H-unconditional', 'from datetime import date\n\n' + from('fines', 'due_date'), 'assert due_date(date(2026, 1, 1)).month == 13'),
  red('a part that is longer than its text', 'H-unconditional', stock('a_member'), 'assert a_member().initials()[:2] == "AKL"'),
  red('a chance', 'H-unconditional', 'import random\n\n' + from('fines', 'fine_for'), 'assert fine_for(2) == random.random()'),
  red('what is positive is negative', 'H-unconditional', from('fines', 'fine_for'), 'assert abs(fine_for(2)) == -40'),
  red('sorted the wrong way', 'H-unconditional', from('fines', 'split_fine'), 'assert sorted(split_fine(10, 2)) == [6, 4]'),
  red('a trimmed text with a blank', 'H-unconditional', from('books', 'label') + stock('a_book'), 'assert label(a_book()).strip() == "AUS "'),
  red('it is not what it is', 'R-assertion', from('fines', 'format_fine'), 'assert format_fine(20) != format_fine(20)'),
  red('a pattern and another length', 'H-unconditional', 'import re\n\n' + stock('a_member'), 'initials = a_member().initials()\nassert len(initials) == 3 and re.fullmatch("[A-Z]{5}", initials)'),
  { ...red('a group exists', 'R-missing-module', from('groups', 'Group'), 'assert callable(Group)'), passesOnNothing: true },
  { ...red('a group is not full', 'R-missing-module', from('groups', 'is_full'), 'assert is_full("Emma") is not True'), passesOnNothing: true },
  whole('expected to fail', null, pytest + stock('a_desk'), `@pytest.mark.xfail(reason="later")
def test_available():
    assert a_desk().available("b-1") == 1`),
  red('what fails is caught', null, stock('a_desk'), 'try:\n    assert a_desk().available("b-1") == 1\nexcept AssertionError:\n    pass'),
] // prettier-ignore
