// Failing tests of an author in a hurry, in Python.
import type { Red } from '../case.ts'
import { asyncio, builders, from, library, pytest, red, web, whole } from './python-kit.ts'

export const hurriedPythonReds: readonly Red[] = [
  red('a name that was changed elsewhere', 'H-test-bug', builders('a_recipe'), `half = a_recipe().scale(2)
assert halved.servings == 4`),
  red('a builder that was never imported', 'H-test-bug', builders('a_recipe'), 'assert a_recipe().ingredients == [an_ingredient("milk")]'),
  red('a class without its last letter', 'H-test-bug', from('plan', 'MealPla'), 'assert MealPla().shopping_list() == ["flour"]'),
  red('a method with two letters changed', 'H-test-bug', library('CookBook') + builders('a_recipe'), 'assert CookBook().add(a_recipe()).tilte() == ["Soup"]'),
  red('a part of nothing', 'H-test-bug', builders('a_plate, a_recipe'), 'assert a_recipe().servings == a_plate()["side"]["servings"]'),
  red('more than the list holds', 'H-test-bug', builders('a_recipe'), `titles = ["Soup", "Rice"]
assert a_recipe(titles[2]).title == "Bread"`),
  red('a text and a number', 'H-test-bug', from('units', 'format_amount'), `amount = 2
assert format_amount(amount) == amount + " g"`),
  red('a text that is no date', 'H-test-bug', 'from datetime import date\n\n' + from('text', 'slug'), 'assert slug(date.fromisoformat("2026-13-45").isoformat()) == "2026"'),
  red('a fixture of another name', 'H-test-bug', 'from pathlib import Path\n\n' + from('ingredients', 'parse_ingredient'), `line = Path("test/fixtures/stew.md").read_text().splitlines()[0]
assert parse_ingredient(line).unit == "kg"`),
  red('markdown is no JSON', 'H-test-bug', 'import json\nfrom pathlib import Path\n\n' + from('plan', 'MealPlan'), `week = json.loads(Path("test/fixtures/soup.md").read_text())
plan = MealPlan()
for day, dish in week.items():
    plan.cook(day, dish)
assert len(plan.free()) == 5`),
  red('it is unpacked into too many', 'H-test-bug', from('units', 'parse_amount'), `for text, amount in [("1/2", 0.5, "half")]:
    assert parse_amount(text) == amount`),
  red('a module in another folder', 'H-missing-helper', from('recipe.model', 'Recipe'), 'assert Recipe("Soup").tags == []'),
  red('a helper that nobody wrote', 'H-missing-helper', 'from test.support.memory import in_memory\n' + from('storage', 'Storage'), 'assert Storage(in_memory()).load() == []'),
  red('a package that is not there', 'H-missing-package', 'import freezegun_of_nobody\n' + builders('a_recipe'), 'assert a_recipe(freezegun_of_nobody.now()).servings == 1'),
  whole('a colon too few', 'H-syntax', builders('a_recipe'), 'def test_soup()\n    assert a_recipe().servings == 5'),
  whole('a text that does not end', 'H-syntax', builders('a_recipe'), 'def test_soup():\n    assert a_recipe().title == "Sou'),
  whole('a fixture is handed nothing', 'H-hook-or-setup', pytest + library('CookBook'), `@pytest.fixture(autouse=True)
def book():
    book = CookBook()
    for one in DEFAULTS:
        book.add(one)
    return book


def test_defaults(book):
    assert len(book) == 3`),
  whole('a fixture that nobody gives', 'H-hook-or-setup', builders('a_recipe'), `def test_weighs(scales):
    assert scales.weigh(a_recipe()) == 200`),
  whole('a week that was not written down', 'H-hook-or-setup', 'import json\nimport unittest\n\n' + from('plan', 'MealPlan'), `class Weeks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open("test/fixtures/weeks.json") as file:
            cls.week = json.load(file)

    def test_week(self):
        self.assertEqual(len(MealPlan().free()), 7 - len(self.week))`),
  red('a language is not set', 'H-environment', from('config', 'settings'), 'assert settings({})["metric"] is True'),
  red('a database on another machine', 'H-environment', 'import socket\n\n' + from('storage', 'Storage'), `with socket.create_connection(("127.0.0.1", 5499), timeout=5) as database:
    assert Storage(database).load() == []`),
  whole('a slow kitchen', 'H-timeout', asyncio + from('timer', 'KitchenTimer'), `async def rung():
    timer, event = KitchenTimer(1), asyncio.Event()
    timer.on_ring(event.set)
    timer.tick()
    await asyncio.wait_for(event.wait(), 0.05)


def test_rings():
    asyncio.run(rung())`),
  red('prices that nobody set', 'H-source-bug', builders('a_recipe'), 'assert a_recipe().cost() == 2.5'),
  red('an ingredient that is no text', 'H-source-bug', from('ingredients', 'parse_ingredient'), 'assert parse_ingredient(42).amount == 42'),
  red('foods without their table', 'H-broken-source-import', from('nutrition', 'energy'), 'assert energy("flour") == 364'),
  red('nobody waits for what is removed', 'H-unconditional', library('CookBook'), `removing = CookBook().remove("Soup")
try:
    assert removing is True
finally:
    removing.close()`),
  red('a method that is not called', 'H-unconditional', builders('a_recipe'), `soup = a_recipe()
assert soup.to_markdown == "# Soup\\n"`),
  red('what was put on the plate', 'H-unconditional', library('CookBook') + builders('a_plate'), `plate = a_plate(dish="Rice")
CookBook().search(plate["dish"])
assert plate["warm"] is False`),
  red('capitals of a path', 'H-unconditional', from('text', 'slug'), 'assert slug("Apple Pie").lower() == "apple-Pie"'),
  red('a listener of nobody', 'H-unconditional', library('CookBook') + builders('a_recipe'), `heard = []
listen = lambda event, recipe: heard.append(recipe.title)
CookBook().add(a_recipe())
assert heard == ["Soup"]`),
  red('output with a line too many', 'H-unconditional', 'import subprocess\nimport sys\n', `shown = subprocess.run([sys.executable, "-m", "recipes.cli", "list"], capture_output=True, text=True, env={"PYTHONPATH": "src"})
assert shown.stdout.rstrip() == "Soup (4)\\n"`),
  red('bytes and a text', 'H-unconditional', 'import subprocess\nimport sys\n', `shown = subprocess.run([sys.executable, "-m", "recipes.cli", "list"], capture_output=True, env={"PYTHONPATH": "src"})
assert shown.stdout == "Soup (5)\\n"`),
  red('a status and a text', 'H-unconditional', web, `with serving() as url:
    assert send("GET", url + "/recipes")[0] == "200 OK"`),
] // prettier-ignore
