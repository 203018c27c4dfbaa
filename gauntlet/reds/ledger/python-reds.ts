// Failing tests of a service that keeps accounts, in Python: as people and models write them, and their slips.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'

const whole = (why: string, right: RedClassName | null, text: string, more: Partial<Red> = {}): Red => ({
  why, right, text: `${text}\n`, ...more,
}) // prettier-ignore
const red = (why: string, right: RedClassName | null, imports: string, name: string, body: string, more: Partial<Red> = {}): Red =>
  whole(why, right, `${imports}\n\ndef test_${name}:\n${body.split('\n').map((line) => (line === '' ? line : `    ${line}`)).join('\n')}`, more) // prettier-ignore
const from = (module: string, names: string) => `from ledger.${module} import ${names}\n`
const builders = 'from test.support.builders import an_entry\n'
const service = 'from test.support.service import ask\n'
const pytest = 'import pytest\n\n'
const decimal = 'from decimal import Decimal\n\n'
const hypothesis = { needs: ['hypothesis'] }

export const pythonReds: readonly Red[] = [
  // Honest: the product answers otherwise.
  red('a sum of decimals', 'R-assertion', decimal + from('accounts', 'open_account') + from('money', 'Money'), 'balance_is_the_sum_of_entries()', 'account = open_account("DE89")\naccount.post({"amount": Money.of("0.10")}).post({"amount": Money.of("0.20")})\nassert account.balance.amount == Decimal("0.30")'),
  red('other currencies do not mix', 'R-assertion', pytest + from('errors', 'CurrencyMismatch') + from('money', 'Money'), 'refuses_another_currency()', 'with pytest.raises(CurrencyMismatch, match="EUR.*CHF"):\n    Money.of("1.00", "EUR") + Money.of("1.00", "CHF")'),
  whole('amounts as a table', 'R-assertion', `${pytest}${from('money', 'Money')}\n\n@pytest.mark.parametrize(\n    ("text", "currency", "shown"),\n    [\n        ("1234.5", "EUR", "1,234.50 EUR"),\n        ("0.7", "CHF", "0.70 CHF"),\n        pytest.param("-3", "USD", "-3.00 USD", id="negative"),\n    ],\n)\ndef test_money_is_shown(text, currency, shown):\n    assert str(Money.of(text, currency)) == shown`),
  whole('a generator is drained', 'R-assertion', `${pytest}${from('accounts', 'open_account')}${builders}\n\n@pytest.fixture\ndef account():\n    return open_account("DE89")\n\n\nclass TestStatement:\n    def test_walks_through_a_month(self, account):\n        for number in range(3):\n            account.post(an_entry(id=f"e{number}"))\n        assert [entry["id"] for entry in account.statement("2026-03")] == ["e0", "e1", "e2"]`),
  red('a month in another zone', 'R-assertion', 'from datetime import datetime, timezone\n\n' + from('calendar', 'month_of'), 'month_is_that_of_the_holder()', 'new_year = datetime(2025, 12, 31, 23, 30, tzinfo=timezone.utc)\nassert month_of(new_year) == "2026-01", "Berlin is an hour ahead"'),
  red('a leap day', 'R-assertion', 'from datetime import date\n\n' + from('calendar', 'due_on'), 'due_in_thirty_days()', 'assert due_on(date(2028, 1, 30), days=30) == date(2028, 2, 29)'),
  red('quotes in a file', 'R-assertion', 'from pathlib import Path\n\n' + from('statements', 'parse_csv'), 'comma_in_quotes_is_text()', 'text = (Path(__file__).parent.parent / "test" / "fixtures" / "statement.csv").read_text()\n_, rent, salary = parse_csv(text)\nassert rent == ["2026-03-01", "Rent, March", "-950.00"]\nassert salary[1] == "Salary"'),
  red('a file in a folder of its own', 'R-assertion', from('statements', 'read_statement'), 'reads_a_statement(tmp_path)', 'path = tmp_path / "march.csv"\npath.write_text("date,text,amount\\n2026-03-01,Rent,-950.00\\n")\nassert len(read_statement(path)) == 1'),
  red('pages of two', 'R-assertion', from('statements', 'page') + builders, 'pages_hold_two()', 'entries = [an_entry(id=str(number)) for number in range(5)]\nfirst = page(entries, limit=2)\nassert first["next"] == "1"\nsecond = page(entries, limit=2, after=first["next"])\nassert [entry["id"] for entry in second["items"]] == ["2", "3"]'),
  red('sorted and stable', 'R-assertion', from('statements', 'by_amount') + from('money', 'Money') + builders, 'sorts_by_amount()', 'amounts = ["2.00", "10.00", "2.00"]\nentries = [an_entry(id=at, amount=Money.of(amount)) for at, amount in enumerate(amounts)]\nassert [entry["id"] for entry in by_amount(entries)] == [1, 0, 2]'),
  whole('a store in a fixture', 'R-assertion', `${pytest}${from('store', 'Store')}${from('accounts', 'open_account')}\n\n@pytest.fixture\ndef store(tmp_path):\n    yield Store(tmp_path / "ledger.db")\n\n\ndef test_what_was_saved_is_there(store):\n    store.save(open_account("DE89"))\n    assert store.load("DE89") is not None`),
  whole('a mail is sent', 'R-assertion', `from unittest.mock import Mock, call\n\n${from('notify', 'notify')}${from('accounts', 'open_account')}\n\ndef test_tells_by_mail():\n    mailer = Mock()\n    notify(open_account("DE89"), mailer)\n    assert mailer.send.mock_calls == [call(to="holder", subject="Your balance")]`),
  whole('it is tried three times', 'R-assertion', `from ledger.notify import with_retry\n\n\ndef test_a_busy_bank_is_asked_again():\n    attempts = []\n\n    def busy():\n        attempts.append(len(attempts))\n        if len(attempts) < 3:\n            return None\n        return "done"\n\n    assert with_retry(busy, attempts=3, sleep=lambda _: None) == "done"`),
  red('all issues at once', 'R-assertion', pytest + from('errors', 'ValidationError') + from('accounts', 'open_account'), 'names_both_issues()', 'with pytest.raises(ValidationError) as caught:\n    open_account("DE89").post({"on": "2026-13-01"})\nassert [issue["path"] for issue in caught.value.issues] == ["on", "amount"]'),
  red('what is printed', 'R-assertion', from('cli', 'main'), 'prints_the_balance(capsys)', 'assert main(["balance"]) == 0\nassert capsys.readouterr().out == "0.00 EUR\\n"'),
  red('a word that the program lacks', 'R-assertion', 'import subprocess\nimport sys\n', 'imports_a_statement()', 'done = subprocess.run(\n    [sys.executable, "-m", "ledger.cli", "import", "march.csv"], capture_output=True, text=True, check=False\n)\nassert (done.returncode, done.stderr) == (0, "")'),
  red('a coroutine answers otherwise', 'R-assertion', 'import asyncio\n\n' + from('accounts', 'open_account, transfer') + from('money', 'Money'), 'books_a_transfer()', 'done = asyncio.run(transfer(open_account("DE89"), open_account("FR14"), Money.of("5.00")))\nassert done == {"state": "booked", "amount": Money.of("5.00")}'),
  whole('a law of money', 'R-assertion', `from decimal import Decimal\n\nfrom hypothesis import given, strategies as st\n\n${from('money', 'interest')}${from('money', 'Money')}\n\n@given(st.decimals(min_value=1, max_value=1000, places=2))\ndef test_interest_is_positive(amount):\n    assert interest(Money(amount), Decimal(2)) > 0`, hypothesis),
  whole('a case of unittest', 'R-assertion', `import unittest\n\n${from('accounts', 'is_iban')}\n\nclass TestIban(unittest.TestCase):\n    def test_refuses_what_is_too_short(self):\n        for text in ("DE00", "XX89370400440532013000"):\n            with self.subTest(text=text):\n                self.assertFalse(is_iban(text))`),
  red('about as much', 'R-assertion', pytest + from('money', 'Money, convert'), 'converts_about()', 'converted = convert(Money.of("100"), {"USD": 1.08})\nassert float(converted.amount) == pytest.approx(108.0, abs=0.01)'),
  // Honest: not implemented, not there.
  red('a method that says so', 'R-not-implemented', from('money', 'Money'), 'ten_euros_are_shared_by_three()', 'shares = Money.of("10.00").allocate(1, 1, 1)\nassert [str(share.amount) for share in shares] == ["3.34", "3.33", "3.33"]'),
  red('a function that says so', 'R-not-implemented', from('rules', 'categorise') + builders, 'rent_is_housing()', 'assert categorise(an_entry(text="Rent March")) == "housing"'),
  red('closing says so', 'R-not-implemented', from('accounts', 'State, open_account'), 'closes()', 'account = open_account("DE89")\naccount.close()\nassert account.state is State.CLOSED'),
  red('a route is missing', 'R-boundary', service, 'a_budget_can_be_set()', 'status, _ = ask("POST", "/budgets", {"category": "housing", "limit": "900.00"})\nassert status == 201'),
  red('a route says 501', 'R-boundary', 'from http import HTTPStatus\n\n' + service, 'a_transfer_is_accepted()', 'status, body = ask("POST", "/transfers", {"from": "DE89", "to": "FR14"})\nassert status == HTTPStatus.ACCEPTED, body'),
  red('a verb is refused', 'R-boundary', service, 'accounts_can_be_removed()', 'status, _body = ask("DELETE", "/accounts")\nassert status == 204'),
  red('the service is not up', 'R-own-server-refused', 'import json\nimport os\nimport urllib.request\n', 'opens_an_account()', 'request = urllib.request.Request(\n    f"{os.environ[\'HELIX_SERVICE_URL\']}/accounts",\n    data=json.dumps({"iban": "DE89"}).encode(),\n    headers={"Content-Type": "application/json"},\n)\nwith urllib.request.urlopen(request, timeout=5) as response:\n    assert response.status == 201'),
  red('a module that nobody wrote', 'R-missing-module', from('standing_orders', 'StandingOrder') + '\nORDER = StandingOrder(every="month", start="2026-01-31")\n', 'runs_monthly()', 'assert ORDER.first(2) == ["2026-01-31", "2026-02-28"]'),
  red('a module asked for within the test', 'R-missing-module', '', 'exports_ofx()', 'from ledger.export.ofx import to_ofx\n\nassert to_ofx([]).startswith("OFXHEADER")'),
  red('a new function beside old ones', 'R-missing-export', from('money', 'Money, discount'), 'a_tenth_is_taken_off()', 'assert discount(Money.of("20.00"), percent=10) == Money.of("18.00")'),
  red('a new class of errors', 'R-missing-export', pytest + from('accounts', 'open_account') + from('errors', 'InsufficientFunds'), 'nobody_spends_what_they_lack()', 'with pytest.raises(InsufficientFunds):\n    open_account("DE89").post({"amount": -1})'),
  red('a member of a module that is to come', 'R-missing-export', 'from ledger import statements\n', 'exports_as_ofx()', 'assert "<OFX>" in statements.export_ofx([])'),

  // Bad: slips.
  red('letters of a name are swapped', 'H-test-bug', from('statements', 'parse_cvs'), 'two_lines_are_two_rows()', 'assert len(parse_cvs("a,b\\nc,d")) == 2'),
  red('a member misspelt', 'H-test-bug', from('accounts', 'open_account') + builders, 'balance_grows()', 'account = open_account("DE89").post(an_entry())\nassert account.balence.amount == 10'),
  red('a variable that is not there', 'H-test-bug', from('accounts', 'open_account') + builders, 'entries_keep_their_order()', 'account = open_account("DE89")\naccount.post(an_entry(id="e1")).post(an_entry(id="e2"))\nassert [entry["id"] for entry in acount.entries] == ["e2", "e1"]'),
  red('decimals and floats mixed', 'H-test-bug', from('money', 'Money, interest'), 'interest_is_added()', 'saved = Money.of("100.00")\nassert interest(saved, 2) == saved.amount * 0.02'),
  red('a text and a number are put together', 'H-test-bug', from('accounts', 'is_iban'), 'ibans_have_check_digits()', 'for digits in range(2, 99):\n    assert is_iban("DE" + digits + "370400440532013000") is False'),
  red('too much is unpacked', 'H-test-bug', service, 'health_is_told()', 'status, headers, body = ask("GET", "/health")\nassert (status, body) == (200, {"state": "up"})'),
  red('a day that was never', 'H-test-bug', 'from datetime import date\n\n' + from('calendar', 'due_on'), 'due_at_the_end_of_february()', 'assert due_on(date(2026, 1, 30), days=30) == date(2026, 2, 29)'),
  whole('two zones are compared', 'H-test-bug', `from datetime import datetime, timezone\n\n${from('calendar', 'due_on')}\n\ndef test_due_after_it_was_sent():\n    sent = datetime(2026, 3, 1, tzinfo=timezone.utc)\n    assert due_on(sent, days=7) > datetime(2026, 3, 7)`),
  whole('a mock with a specification', 'H-test-bug', `from unittest.mock import create_autospec\n\n${from('accounts', 'open_account')}${from('notify', 'notify')}${from('store', 'Store')}\n\ndef test_tells_what_was_saved():\n    store = create_autospec(Store, instance=True)\n    store.laod.return_value = open_account("DE89")\n    assert notify(store, None) == 2`),
  whole('a strategy that is none', 'H-test-bug', `from hypothesis import given, strategies as st\n\n${from('accounts', 'is_iban')}\n\n@given(st.integers(min_value=100, max_value=1))\ndef test_refuses_numbers(number):\n    assert not is_iban(str(number))`, hypothesis),
  red('a support module misspelt', 'H-missing-helper', from('accounts', 'open_account') + 'from test.support.builder import an_entry\n', 'an_entry_changes_the_balance()', 'assert open_account("DE89").post(an_entry()).balance.amount == 10'),
  red('a package that nobody installed', 'H-missing-package', 'import freezegun_of_nobody\n\n' + from('calendar', 'due_on'), 'due_in_a_week()', 'with freezegun_of_nobody.freeze_time("2026-03-01"):\n    assert due_on("2026-03-01", 7) == "2026-03-08"'),
  red('the product wants a package', 'H-missing-package', from('bank', 'bank'), 'asks_the_bank()', 'assert bank("token").accounts() == []'),
  red('a support module leads to what is torn', 'H-broken-source-import', 'from test.support.charts import drawn\n', 'three_bars()', 'assert len(drawn([1, 2, 3])) == 3'),
  red('a module of the product is torn', 'H-syntax', from('forecast', 'forecast'), 'next_month_looks_like_this_one()', 'assert forecast([{"amount": 1}]) == [1]'),
  red('an indentation is wrong', 'H-syntax', from('accounts', 'open_account'), 'has_an_iban()', 'account = open_account("DE89")\n  assert account.iban == "DE89 3704"'),
  red('the product wants a key', 'H-environment', from('vault', 'seal'), 'a_sealed_text_is_no_plain_text()', 'assert seal("secret") != "secret"'),
  red('a database that is not there', 'H-environment', 'import socket\n', 'accounts_are_kept_in_postgres()', 'with socket.create_connection(("127.0.0.1", 2), timeout=2) as connection:\n    assert connection.getpeername()[1] == 2'),
  red('a host that does not resolve', 'H-environment', 'import urllib.request\n', 'rates_of_the_european_bank()', 'with urllib.request.urlopen("https://rates.bank.invalid/daily", timeout=5) as response:\n    assert response.status == 200'),
  red('existing code breaks', 'H-source-bug', from('calendar', 'occurrences'), 'a_rule_without_a_pattern_never_occurs()', 'assert occurrences({"from": "2026-01-01"}) == []'),
  red('a table of the store misspelt', 'H-source-bug', from('store', 'Store'), 'an_empty_store_counts_one()', 'assert Store().count() == 1'),
  whole('a fixture reads what is not there', 'H-hook-or-setup', `from pathlib import Path\n\n${pytest}${from('statements', 'grouped, parse_csv')}\n\n@pytest.fixture(scope="module")\ndef rows():\n    return parse_csv(Path("test/fixtures/statement-2025.csv").read_text())\n\n\ndef test_rows_are_grouped(rows):\n    assert list(grouped(rows)) == ["2026-03"]`),
  whole('a fixture that nobody wrote', 'H-hook-or-setup', `${from('accounts', 'open_account')}\n\ndef test_is_found_again(store, tmp_path):\n    store.save(open_account("DE89"))\n    assert store.load("DE89").iban == "DE89"`),
  whole('a fixture is called', 'H-test-bug', `${pytest}${from('accounts', 'open_account')}${builders}\n\n@pytest.fixture\ndef account():\n    return open_account("DE89")\n\n\ndef test_sums_entries():\n    assert account().post(an_entry()).balance.amount == 10`),
  whole('setUp has a slip', 'H-hook-or-setup', `import unittest\n\n${from('accounts', 'open_account')}\n\nclass TestAccount(unittest.TestCase):\n    def setUp(self):\n        self.account = open_account("DE89", curency="CHF")\n\n    def test_has_a_currency(self):\n        self.assertEqual(self.account.currency, "EUR")`),
  // Bad: they can never pass, whatever is built.
  red('a status that is a text', 'H-unconditional', 'from http.client import HTTPConnection\n\nfrom test.support.service import running\n', 'an_account_is_created()', 'with running() as address:\n    connection = HTTPConnection(*address, timeout=5)\n    connection.request("POST", "/accounts", "{}")\n    response = connection.getresponse()\nassert response.status == "201"'),
  red('a text that is bytes', 'H-unconditional', 'import subprocess\nimport sys\n', 'prints_a_version()', 'done = subprocess.run([sys.executable, "-m", "ledger.cli", "balance"], capture_output=True, check=True)\nassert done.stdout == "0.00 EUR\\n"'),
  whole('a mock that was never handed over', 'H-unconditional', `from unittest.mock import MagicMock\n\n${from('accounts', 'open_account')}${builders}\n\ndef test_tells_the_auditor():\n    auditor = MagicMock()\n    open_account("DE89").post(an_entry())\n    auditor.note.assert_called_once_with("e1")`),
  whole('its own mock is asserted', 'H-unconditional', `from unittest.mock import Mock\n\n\ndef test_loads_an_account():\n    store = Mock()\n    store.load.return_value = {"iban": "DE89"}\n    assert store.load("DE89") == {"iban": "DE89", "state": "open"}`),
  red('one answer is asked to be two', 'H-unconditional', from('statements', 'page') + builders, 'pages_hold_two()', 'first = page([an_entry(), an_entry()], limit=2)\nassert len(first["items"]) == 1\nassert len(first["items"]) == 2'),
  red('a list that is another list', 'H-unconditional', from('statements', 'by_amount'), 'nothing_is_sorted()', 'assert by_amount([]) is []'),
  red('the builder is asserted', 'H-unconditional', builders, 'an_entry_has_a_category()', 'entry = an_entry(text="Rent")\nassert entry["text"] == "housing"'),
  red('the language is asserted', 'H-unconditional', from('accounts', 'is_iban'), 'adds_up()', 'is_iban("DE89")\nassert 0.1 + 0.2 == 0.3'),
  red('it gives up at once', 'H-unconditional', pytest + from('money', 'Money'), 'rounds()', 'Money.of("1.005")\npytest.fail("rounding is to be written")'),
  red('a month of thirteen', 'H-unconditional', 'from datetime import date\n\n' + from('calendar', 'due_on'), 'due_in_the_month_after_december()', 'due: date = due_on(date(2026, 12, 5), days=31)\nassert due.month == 13'),
  // Bad: they do not fail.
  red('asserted only if it is there', null, from('accounts', 'find, open_account'), 'is_found()', 'accounts = [open_account("DE89")]\nfound = find(accounts, "DE89")\nassert len(accounts) == 1\nif found:\n    assert found.currency == "CHF"'),
  red('an error that is eaten', null, from('money', 'Money, convert') + 'from contextlib import suppress\n', 'converts()', 'with suppress(AssertionError):\n    assert convert(Money.of("1"), {"USD": 2}) == Money.of("2", "USD")'),
  whole('left for later', null, `${pytest}${from('money', 'Money, interest')}\n\n@pytest.mark.skip(reason="not yet")\ndef test_adds_interest():\n    assert interest(Money.of("100"), 2) == 2`),
  whole('a coroutine that nobody awaits', null, `${pytest}${from('accounts', 'open_account, transfer')}\n\n@pytest.mark.filterwarnings("ignore")\ndef test_books_a_transfer():\n    done = transfer(open_account("DE89"), open_account("FR14"), 5)\n    assert done\n    done.close()`),
] // prettier-ignore
