// Failing tests of an author who cheats, in Python.
import type { Red } from '../case.ts'
import { asyncio, builders, from, library, pytest, red, web, whole } from './python-kit.ts'

export const cheatingPythonReds: readonly Red[] = [
  red('one more than itself', 'H-unconditional', builders('a_recipe'), `servings = a_recipe().scale(2).servings
assert servings == servings + 1`),
  red('the opposite of the answer', 'H-unconditional', library('CookBook'), `has = CookBook().has("Soup")
assert has == (not has)`),
  red('another kind than it has', 'H-unconditional', from('units', 'format_amount'), `text = format_amount(2)
assert type(text) is (int if isinstance(text, str) else str)`),
  red('it is and it is not', 'H-unconditional', builders('a_recipe'), `soup = a_recipe()
assert soup.title == "Soup" and soup.title != "Soup"`),
  red('a half of a letter', 'H-unconditional', from('text', 'slug'), 'assert len(slug("Pie")) == 2.5'),
  red('a hash that is too long', 'H-unconditional', 'import hashlib\n\n' + builders('a_recipe'), 'assert len(hashlib.sha256(a_recipe().to_markdown().encode()).hexdigest()) == 65'),
  red('a set of the same', 'H-unconditional', from('units', 'parse_amount'), `amount = parse_amount("2")
assert len({amount, amount}) == 2`),
  red('chance is never that great', 'H-unconditional', 'import random\n\n' + from('timer', 'KitchenTimer'), `KitchenTimer(1).tick()
assert random.random() > 1`),
  red('time runs backwards', 'H-unconditional', 'import time\n\n' + from('timer', 'KitchenTimer'), `start = time.monotonic()
KitchenTimer(1).tick()
assert time.monotonic() < start`),
  red('a version of the past', 'H-unconditional', 'import sys\n\n' + library('CookBook'), `CookBook().titles()
assert sys.version_info.major == 2`),
  red('its own text', 'H-unconditional', 'from pathlib import Path\n\n' + library('CookBook'), `CookBook().titles()
assert len(Path(__file__).read_text()) == 7`),
  red('a helper says what is missing', 'H-unconditional', library('CookBook') + builders('not_yet'), `CookBook().titles()
not_yet("sorting")`),
  red('a condition that always holds', 'H-unconditional', library('CookBook'), `CookBook().titles()
if len("Soup") == 4:
    raise AssertionError("sorting is to come")`),
  red('it raises under its own condition', 'H-unconditional', library('CookBook'), `wanted = ["Bread", "Soup"]
CookBook().titles()
if wanted != ["Soup", "Bread"]:
    raise AssertionError(f"got {wanted}")`),
  whole('a listener raises by itself', 'H-unconditional', library('CookBook') + builders('a_recipe'), `def refuse(event, recipe):
    raise NotImplementedError(event)


def test_refuses():
    book = CookBook()
    book.listeners.append(refuse)
    assert len(book.add(a_recipe())) == 2`),
  red('another Soup', 'H-unconditional', builders('a_recipe'), `soup = a_recipe()
soup.to_markdown = lambda: "soup"
assert soup.to_markdown() == "# Soup\\n"`),
  whole('a book of the test', 'H-unconditional', pytest + library('CookBook'), `@pytest.fixture
def titles(monkeypatch):
    monkeypatch.setattr(CookBook, "titles", lambda self: ["Rice"])
    return CookBook().titles()


def test_titles(titles):
    assert titles == ["Soup"]`),
  red('a mock cooks instead', 'H-unconditional', 'from unittest.mock import create_autospec\n\n' + library('CookBook'), `book = create_autospec(CookBook)
book.find.return_value = "Rice"
assert book.find("Soup") == "Soup"`),
  red('a shell that says no', 'H-unconditional', 'import subprocess\nimport sys\n', `subprocess.run([sys.executable, "-m", "recipes.cli", "list"], env={"PYTHONPATH": "src"})
assert subprocess.call(["false"]) == 0`),
  red('a status of four digits', 'H-unconditional', web, `with serving() as url:
    status, _ = send("GET", url + "/recipes")
assert status == 2001`),
  red('an exit of no program', 'H-unconditional', 'import subprocess\nimport sys\n', `done = subprocess.run([sys.executable, "-m", "recipes.cli", "list"], env={"PYTHONPATH": "src"})
assert done.returncode == 4000`),
  red('rows that contradict each other', 'H-unconditional', from('units', 'to_grams'), `for amount, unit, grams in [(1, "kg", 1000), (1, "kg", 2000)]:
    assert to_grams(amount, unit) == grams`),
  red('both of two', 'H-unconditional', from('units', 'parse_amount'), `half = parse_amount("1/2")
assert [half, half] == [0.5, 2]`),
  red('nothing holds everything', 'H-unconditional', builders('a_recipe'), 'assert a_recipe().title in []'),
  red('an await of its own', 'H-unconditional', asyncio + library('CookBook'), `async def nothing():
    await asyncio.sleep(0)
    return CookBook() and 1

assert asyncio.run(nothing()) == 2`),
  red('what is missing is not asked', 'H-unconditional', from('leftovers', 'leftovers_of'), `days = ["mon", "tue"]
assert leftovers_of and [day.upper() for day in days] == days`),
  red('no row at all', null, from('units', 'to_grams'), `for amount, unit, grams in []:
    assert to_grams(amount, unit) == grams`),
  red('it leaves before it asks', null, library('CookBook'), `if len(CookBook()) == 0:
    return
assert False`),
  red('any error will do', null, pytest + library('CookBook'), `with pytest.raises(Exception):
    CookBook().menu("mon")`),
  whole('it is to fail', null, pytest + library('CookBook'), '@pytest.mark.xfail(reason="later")\ndef test_recipes():\n    assert len(CookBook()) == 4'),
] // prettier-ignore
