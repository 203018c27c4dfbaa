// Failing tests of pytest.
import type { RedClassName } from '../../packages/gates/src/decide/red/classes.ts'
import type { Files, Red } from './case.ts'

export const pythonProduct: Files = {
  'src/domain/__init__.py': '',
  'src/domain/cart.py': `class NotImplementedYet(NotImplementedError):
    pass


def total(prices):
    return 0


def items():
    return [{"id": 1, "name": "tea", "price": 0}]


def is_paid():
    return False


def checkout():
    raise NotImplementedError("checkout")


def refund():
    raise RuntimeError("refunds are not implemented")


def send():
    try:
        checkout()
    except NotImplementedError as error:
        raise RuntimeError("cannot send") from error


def name_of(customer):
    return customer["profile"]["name"]


def pay(amount):
    raise ValueError("no such account")


def first(values):
    return values.head()
`,
  'src/domain/broken.py': 'from src.domain.tax_tables import tax\n\n\ndef tax_of(amount):\n    return tax(amount)\n',
  'requirements.txt': 'padding-of-nobody==1.0\n',
  'src/__init__.py': '',
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/check.py': 'def check_all(check, prices):\n    for price in prices:\n        check(price)\n',
}

const red = (why: string, right: RedClassName, imports: string, body: string, around = ''): Red => ({
  why, right, text: `${imports}${around}\n\ndef test_red():\n${body.split('\n').map((line) => `    ${line}\n`).join('')}`,
}) // prettier-ignore
const cart = (names: string) => `from src.domain.cart import ${names}\n`

export const pythonReds: readonly Red[] = [
  red('another value', 'R-assertion', cart('total'), 'assert total([1, 2]) == 3'),
  red('another object', 'R-assertion', cart('items'), 'assert items() == [{"id": 1, "name": "tea", "price": 250}]'),
  red('not true', 'R-assertion', cart('is_paid'), 'assert is_paid()'),
  red('not among them', 'R-assertion', cart('items'), 'assert "milk" in [one["name"] for one in items()]'),
  red('with a message', 'R-assertion', cart('total'), 'assert total([1]) == 1, "one costs one"'),
  red('nothing raised', 'R-assertion', `import pytest\n${cart('total')}`, 'with pytest.raises(ValueError):\n    total([-1])'),
  red('the text speaks of time', 'R-assertion', cart('items'), 'assert items()[0]["name"] == "timed out after 5 s"'),
  red('the text speaks of syntax', 'R-assertion', cart('items'), 'assert items()[0]["name"] == "SyntaxError: invalid syntax"'),
  red('the text speaks of what is missing', 'R-assertion', cart('items'), `assert items()[0]["name"] == "No module named 'x'"`),
  red('by a helper of the tests', 'R-assertion', `${cart('total')}from test.support.check import check_all\n`, 'def check(price):\n    assert total([price]) == price\ncheck_all(check, [0, 2])'),
  { why: 'in a class', right: 'R-assertion', text: `${cart('total')}\n\nclass TestCart:\n    def test_red(self):\n        assert total([1]) == 1\n` },
  { why: 'by unittest', right: 'R-assertion', text: `import unittest\n${cart('total')}\n\nclass TestCart(unittest.TestCase):\n    def test_red(self):\n        self.assertEqual(total([1]), 1)\n` },
  red('says not implemented', 'R-not-implemented', cart('checkout'), 'assert checkout() == 1'),
  red('says so in its message', 'R-not-implemented', cart('refund'), 'assert refund() == 1'),
  red('not implemented deep inside', 'R-not-implemented', cart('send'), 'assert send() == 1'),
  red('the own service is down', 'R-own-server-refused', 'import os\nfrom urllib.request import urlopen\n', 'assert urlopen(os.environ["HELIX_SERVICE_URL"] + "/orders").status == 200'),
  red('no such module', 'R-missing-module', 'from src.domain.orders import order\n', 'assert order() == 1'),
  red('no such module as a whole', 'R-missing-module', 'import src.domain.billing as billing\n', 'assert billing.invoice() == 1'),
  red('no such module when it runs', 'R-missing-module', '', 'from src.domain.shipping import ship\nassert ship() == 1'),
  red('no such export', 'R-missing-export', cart('discount'), 'assert discount(10) == 9'),
  red('no such member', 'R-missing-export', 'from src.domain import cart\n', 'assert cart.vouchers(10) == 9'),
  { why: 'a bracket too many', right: 'H-syntax', text: 'def test_red():\n    assert [1, 2 == 3\n' },
  { why: 'lines that do not line up', right: 'H-syntax', text: 'def test_red():\n        one = 1\n    assert one == 2\n' },
  red('no such package', 'H-missing-package', 'import padding_of_nobody\n', 'assert padding_of_nobody.pad(1) == 1'),
  red('no such helper', 'H-missing-helper', 'from test.support.builders import a_cart\n', 'assert a_cart() == 1'),
  red('the product imports what is not there', 'H-broken-source-import', 'from src.domain.broken import tax_of\n', 'assert tax_of(1) == 1'),
  { why: 'a fixture breaks', right: 'H-hook-or-setup', text: 'import pytest\n\n\n@pytest.fixture\ndef shop():\n    raise RuntimeError("no fixtures")\n\n\ndef test_red(shop):\n    assert shop == 1\n' },
  { why: 'there is no such fixture', right: 'H-hook-or-setup', text: 'def test_red(shop_of_nobody):\n    assert shop_of_nobody == 1\n' },
  { why: 'a setup of the module breaks', right: 'H-hook-or-setup', text: 'def setup_module():\n    raise RuntimeError("no fixtures")\n\n\ndef test_red():\n    assert 1 == 2\n' },
  red('no such host', 'H-environment', 'import socket\n', 'socket.create_connection(("shop.invalid", 80))'),
  red('another service is down', 'H-environment', 'from urllib.request import urlopen\n', 'assert urlopen("http://127.0.0.1:9/").status == 200'),
  red('a port is taken', 'H-environment', 'import socket\n', 'one = socket.create_server(("127.0.0.1", 0))\nsocket.create_server(one.getsockname())'),
  red('a variable is not set', 'H-environment', 'import os\n', 'if "SHOP_DATABASE" not in os.environ:\n    raise RuntimeError("SHOP_DATABASE is not set")'),
  red('a name that is none', 'H-test-bug', cart('total'), 'assert totl([1]) == 1'),
  red('a member of nothing', 'H-test-bug', cart('items'), 'assert items().first == 1'),
  red('a list of one', 'H-test-bug', cart('items'), 'assert items()[7]["name"] == "tea"'),
  red('a key that is none', 'H-test-bug', cart('items'), 'assert items()[0]["colour"] == "green"'),
  red('a call of what is no function', 'H-test-bug', cart('items'), 'assert items()() == 1'),
  red('the product misses a key', 'H-source-bug', cart('name_of'), 'assert name_of({}) == "Ada"'),
  red('the product refuses', 'H-source-bug', cart('pay'), 'assert pay(10) == 10'),
  red('the product asks a list for what it has not', 'H-source-bug', cart('first'), 'assert first([1]) == 1'),
  red('it fails whatever happens', 'H-unconditional', 'import pytest\n', 'pytest.fail("to be written")'),
  red('it asserts that false is true', 'H-unconditional', '', 'assert False'),
  red('not implemented by the test itself', 'H-unconditional', '', 'raise NotImplementedError()'),
  red('an error of its own', 'H-other', '', 'raise RuntimeError("to be written")'),
] // prettier-ignore
