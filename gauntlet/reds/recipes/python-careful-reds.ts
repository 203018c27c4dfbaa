// Failing tests of a careful author in Python.
import type { Red } from '../case.ts'
import { asyncio, builders, from, library, pytest, red, web, whole } from './python-kit.ts'

export const carefulPythonReds: readonly Red[] = [
  red('amounts follow the servings', 'R-assertion', builders('a_recipe'), `twice = a_recipe(servings=4).scale(8)
assert twice.servings == 8
assert [one.amount for one in twice.ingredients] == [400]`),
  red('a scaled recipe is a new one', 'R-assertion', builders('a_recipe, an_ingredient'), `recipe = a_recipe("Bread", 2, [an_ingredient(), an_ingredient("salt", 10)])
recipe.scale(1).ingredients.pop()
assert len(recipe.ingredients) == 2`),
  whole('amounts are read', 'R-assertion', pytest + from('units', 'parse_amount'), `AMOUNTS = {"1/2": 0.5, "3/4": 0.75, "5/4": 1.25}


@pytest.mark.parametrize("text", AMOUNTS)
def test_amounts(text):
    assert parse_amount(text) == pytest.approx(AMOUNTS[text])`),
  whole('ids of rows', 'R-assertion', pytest + from('units', 'format_amount'), `@pytest.mark.parametrize(("amount", "text"), [pytest.param(0.5, "½", id="half"), pytest.param(1 / 3, "⅓", id="third")])
class TestFormats:
    def test_text(self, amount, text):
        assert format_amount(amount) == text`),
  red('names of several words', 'R-assertion', from('ingredients', 'parse_ingredient'), 'assert parse_ingredient("2 tbsp olive oil").name == "olive oil"'),
  red('an ingredient without an amount', 'R-assertion', library('Ingredient') + from('ingredients', 'parse_ingredient'), 'assert parse_ingredient("salt") == Ingredient("salt", 0, None)'),
  red('nobody searches by capitals', 'R-assertion', library('CookBook') + builders('a_recipe'), `found = CookBook().add(a_recipe("Tomato Soup")).search("soup")
assert [recipe.title for recipe in found] == ["Tomato Soup"]`),
  red('a missing recipe is named', 'R-assertion', pytest + library('CookBook, RecipeNotFound'), `with pytest.raises(RecipeNotFound, match="^no recipe named Pie$"):
    CookBook().find("Pie")`),
  red('no two recipes of one title', 'R-assertion', pytest + library('CookBook, RecipeError') + builders('a_recipe'), `book = CookBook().add(a_recipe("Soup"))
with pytest.raises(RecipeError):
    book.add(a_recipe("Soup"))`),
  red('nobody cooks for none', 'R-assertion', pytest + library('TooFewServings') + builders('a_recipe'), 'pytest.raises(TooFewServings, a_recipe().scale, 0)'),
  red('a book knows what it has', 'R-assertion', library('CookBook') + builders('a_recipe'), 'assert CookBook().add(a_recipe("Soup")).has("Soup") is True'),
  whole('titles are in order', 'R-assertion', pytest + library('CookBook') + builders('a_recipe'), `@pytest.fixture
def book():
    book = CookBook()
    for title in ("Soup", "Bread", "Rice"):
        book.add(a_recipe(title))
    yield book
    book.listeners.clear()


def test_titles_are_in_order(book):
    assert book.titles() == sorted(book.titles()), "not in order"`),
  red('what is removed is gone', 'R-assertion', asyncio + library('CookBook') + builders('a_recipe'), `book = CookBook().add(a_recipe("Soup"))
assert asyncio.run(book.remove("Soup"))
assert len(book) == 0`),
  whole('a walk in order', 'R-assertion', asyncio + library('CookBook') + builders('a_recipe'), `async def walked(book):
    titles = []
    async for recipe in book.walk():
        titles.append(recipe.title)
    return titles


def test_walk():
    book = CookBook().add(a_recipe("Soup")).add(a_recipe("Bread"))
    assert asyncio.run(walked(book)) == ["Bread", "Soup"]`),
  whole('listeners are told what was removed', 'R-assertion', `import asyncio\nfrom unittest.mock import Mock, call\n\n${library('CookBook')}${builders('a_recipe')}`, `def test_tells():
    listener, soup = Mock(), a_recipe("Soup")
    book = CookBook()
    book.listeners.append(listener)
    book.add(soup)
    asyncio.run(book.remove("Soup"))
    assert listener.call_args_list == [call("added", soup), call("removed", soup)]`),
  red('the shopping list adds up', 'R-assertion', from('plan', 'MealPlan') + builders('a_recipe'), `plan = MealPlan()
for day in ("mon", "tue"):
    plan.cook(day, a_recipe())
assert plan.shopping_list() == ["400 g flour"]`),
  red('days that are left', 'R-assertion', from('plan', 'DAYS, MealPlan') + builders('a_recipe'), `plan = MealPlan()
for day in DAYS[:5]:
    plan.cook(day, a_recipe())
if plan.free() != ["sat", "sun"]:
    raise AssertionError(f"still free: {plan.free()}")`),
  red('a timer rings once', 'R-assertion', from('timer', 'KitchenTimer'), `rings = []
timer = KitchenTimer(2)
timer.on_ring(lambda: rings.append(1))
for _ in range(3):
    timer.tick()
assert sum(rings) == 1`),
  red('time does not go below nothing', 'R-assertion', from('timer', 'KitchenTimer'), `timer = KitchenTimer(1)
timer.tick(5)
assert not timer.left < 0`),
  whole('a file holds what was saved', 'R-assertion', from('storage', 'Storage'), `def test_keeps(tmp_path):
    storage = Storage(tmp_path / "recipes.json")
    storage.save([{"title": "Soup"}])
    assert storage.load() == [{"title": "Soup"}]`),
  whole('the file itself is readable', 'R-assertion', 'import json\n\n' + from('storage', 'Storage'), `def test_readable(tmp_path):
    path = tmp_path / "recipes.json"
    Storage(path).save([{"title": "Soup"}])
    assert path.read_text() == json.dumps([{"title": "Soup"}], indent=2)`),
  red('a title becomes a path', 'R-assertion', from('text', 'slug'), 'assert slug("Grandma\'s Apple Pie!") == "grandmas-apple-pie"'),
  red('a card has a frame', 'R-assertion', 'from textwrap import dedent\n\n' + from('text', 'card'), `assert card("Soup", ["1 l water"]) == dedent("""\\
    +-----------+
    | Soup      |
    | 1 l water |
    +-----------+""")`),
  red('markdown lists what is needed', 'R-assertion', 'from pathlib import Path\n\n' + builders('a_recipe, an_ingredient'), `wanted = Path("test/fixtures/soup.md").read_text()
soup = a_recipe("Soup", 4, [an_ingredient("lentils"), an_ingredient("water", 1, "l")])
assert soup.to_markdown() == wanted`),
  whole('any number of servings', 'R-assertion', 'from hypothesis import given, settings, strategies as st\n\n' + builders('a_recipe, an_ingredient'), `@settings(derandomize=True, database=None)
@given(servings=st.integers(1, 50), amount=st.integers(1, 900))
def test_scales(servings, amount):
    scaled = a_recipe("Rice", 1, [an_ingredient(amount=amount)]).scale(servings)
    assert scaled.ingredients[0].amount == amount * servings`, { needs: ['hypothesis'] }),
  whole('a case of unittest', 'R-assertion', 'import unittest\n\n' + library('CookBook') + builders('a_recipe'), `class Titles(unittest.TestCase):
    def setUp(self):
        self.book = CookBook().add(a_recipe("Rice")).add(a_recipe("Bread"))

    def test_order(self):
        for at, title in enumerate(["Bread", "Rice"]):
            with self.subTest(title):
                self.assertEqual(self.book.titles()[at], title)`),
  whole('a list is printed as a table', 'R-assertion', from('cli', 'main'), `def test_table(capsys):
    assert main(["list", "--table"]) == 0
    assert capsys.readouterr().out.splitlines() == ["title  servings", "Soup   4"]`),
  red('a recipe is shown by command', 'R-assertion', 'import subprocess\nimport sys\n', `shown = subprocess.run([sys.executable, "-m", "recipes.cli", "show", "Soup"], capture_output=True, text=True, env={"PYTHONPATH": "src"})
assert shown.returncode == 0, shown.stderr`),
  red('a recipe says its servings', 'R-assertion', web, `with serving() as url:
    assert send("GET", url + "/recipes") == (200, [{"title": "Soup", "servings": 4}])`),
  red('metric by default', 'R-assertion', from('config', 'settings'), 'assert settings({"RECIPES_LANGUAGE": "de"})["metric"] is True'),
  whole('what is warned of', 'R-assertion', pytest + library('CookBook'), `def test_warns():
    with pytest.warns(UserWarning, match="nothing to search for"):
        CookBook().search("")`),
  whole('an assertion of its own', 'R-assertion', builders('a_recipe'), `def assert_serves(recipe, people):
    grams = sum(one.amount for one in recipe.ingredients)
    assert grams == people * 50, f"{grams} g do not serve {people}"


def test_scaling():
    assert_serves(a_recipe(servings=4).scale(8), 8)`),
  whole('a condition that raises', 'R-assertion', library('CookBook') + builders('a_recipe'), `def test_has():
    book = CookBook().add(a_recipe("Soup"))
    if not book.has("Soup"):
        raise AssertionError("the soup is gone")`),
  red('markdown is read', 'R-not-implemented', 'from pathlib import Path\n\n' + library('Recipe'), 'assert Recipe.from_markdown(Path("test/fixtures/soup.md").read_text()).servings == 4'),
  red('a book is published', 'R-not-implemented', asyncio + library('CookBook'), 'assert asyncio.run(CookBook().publish()).startswith("https:")'),
  red('a recipe is posted', 'R-boundary', web, `with serving() as url:
    status, _ = send("POST", url + "/recipes", {"title": "Pie"})
assert status == 201`),
  red('the menu is asked for', 'R-boundary', web, `with serving() as url:
    assert send("GET", f"{url}/menu")[0] == 200`),
  red('a recipe is mended', 'R-boundary', web, `with serving() as url:
    status, body = send("PATCH", url + "/recipes/soup", {"servings": 2})
    assert status == 200, body`),
  red('the running book lists its recipes', 'R-own-server-refused', 'import os\nfrom urllib.request import urlopen\n', `with urlopen(f"{os.environ['HELIX_SERVICE_URL']}/recipes", timeout=5) as answer:
    assert answer.status == 200`),
  red('leftovers are planned', 'R-missing-module', from('leftovers', 'leftovers_of') + builders('a_recipe'), 'assert leftovers_of(a_recipe(servings=4), 3).servings == 1'),
  red('recipes are translated', 'R-missing-module', builders('a_recipe'), `from recipes.translation.translate import translate

assert translate(a_recipe("Soup"), "de").title == "Suppe"`),
  red('ingredients are grouped by shelf', 'R-missing-export', from('ingredients', 'group_by_shelf') + builders('an_ingredient'), 'assert list(group_by_shelf([an_ingredient(), an_ingredient("milk")])) == ["baking", "dairy"]'),
  red('spoons are units', 'R-missing-export', 'from recipes import units\n', 'assert units.to_millilitres(2, "tbsp") == 30'),
  red('a recipe is rated', 'R-missing-export', builders('a_recipe'), `soup = a_recipe()
soup.rate(5)
assert soup.rating == 5`),
  red('a plan is copied to the next week', 'R-missing-export', from('plan', 'MealPlan') + builders('a_recipe'), `plan = MealPlan()
plan.cook("mon", a_recipe())
assert plan.next_week().meals["mon"].title == "Soup"`),
] // prettier-ignore
