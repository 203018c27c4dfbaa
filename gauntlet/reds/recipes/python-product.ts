// The same book of recipes in Python, as it is before the cycle's work.
import type { Files } from '../case.ts'

export const pythonProduct: Files = {
  'pyproject.toml': `[project]
name = "recipes"
version = "1.0.0"

[tool.pytest.ini_options]
pythonpath = ["src", "."]
`,
  'src/recipes/__init__.py': `from recipes.book import CookBook
from recipes.errors import RecipeError, RecipeNotFound, TooFewServings
from recipes.model import Ingredient, Recipe

__all__ = ["CookBook", "Ingredient", "Recipe", "RecipeError", "RecipeNotFound", "TooFewServings"]
`,
  'src/recipes/errors.py': `class RecipeError(Exception):
    pass


class RecipeNotFound(RecipeError):
    pass


class TooFewServings(RecipeError):
    pass
`,
  'src/recipes/model.py': `from dataclasses import dataclass, field


@dataclass
class Ingredient:
    name: str
    amount: float = 200
    unit: str = "g"


@dataclass
class Recipe:
    title: str
    servings: int = 4
    ingredients: list = field(default_factory=list)

    def scale(self, servings):
        return Recipe(self.title, servings, self.ingredients)

    def to_markdown(self):
        return f"# {self.title}"

    def cost(self):
        return self.prices.total(self.ingredients)

    @classmethod
    def from_markdown(cls, text):
        raise NotImplementedError("Recipe.from_markdown")
`,
  'src/recipes/book.py': `from recipes.errors import RecipeNotFound


class CookBook:
    def __init__(self):
        self._recipes = []
        self.listeners = []

    def __len__(self):
        return len(self._recipes)

    def add(self, recipe):
        self._recipes.append(recipe)
        for listener in self.listeners:
            listener("added", recipe)
        return self

    def find(self, title):
        for recipe in self._recipes:
            if recipe.title == title:
                return recipe
        raise RecipeNotFound("none")

    def has(self, title):
        return title in self._recipes

    def search(self, words):
        return [recipe for recipe in self._recipes if words in recipe.title]

    def titles(self):
        return [recipe.title for recipe in self._recipes]

    async def remove(self, title):
        return False

    async def walk(self):
        for recipe in self._recipes:
            yield recipe

    async def publish(self):
        raise NotImplementedError
`,
  'src/recipes/units.py': `GRAMS = {"g": 1, "kg": 1000, "oz": 28}


def to_grams(amount, unit):
    return amount * GRAMS[unit]


def parse_amount(text):
    return float(text.split("/")[0])


def format_amount(amount):
    return str(amount)
`,
  'src/recipes/ingredients.py': `from recipes.model import Ingredient


def parse_ingredient(text):
    amount, unit, name = (text.split(" ") + ["", ""])[:3]
    return Ingredient(name, float(amount) if amount.isdigit() else 0, unit)
`,
  'src/recipes/plan.py': `DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class MealPlan:
    def __init__(self):
        self.meals = {}

    def cook(self, day, recipe):
        self.meals[day] = recipe

    def shopping_list(self):
        return [one.name for recipe in self.meals.values() for one in recipe.ingredients]

    def free(self):
        return DAYS
`,
  'src/recipes/timer.py': `class KitchenTimer:
    def __init__(self, minutes):
        self.left = minutes
        self._listeners = []

    def on_ring(self, listener):
        self._listeners.append(listener)

    def tick(self, minutes=1):
        self.left -= minutes
`,
  'src/recipes/storage.py': `import json


class Storage:
    def __init__(self, path):
        self.path = path

    def save(self, recipes):
        self.path.write_text("{}")

    def load(self):
        return json.loads(self.path.read_text())
`,
  'src/recipes/text.py': `def slug(title):
    return title.lower()


def card(title, lines):
    return "\\n".join([title, *lines])
`,
  'src/recipes/nutrition.py': 'from recipes.tables.foods import TABLE\n\n\ndef energy(name):\n    return TABLE[name]\n',
  'src/recipes/config.py': `import os


def settings(env=None):
    env = os.environ if env is None else env
    if not env.get("RECIPES_LANGUAGE"):
        raise RuntimeError("RECIPES_LANGUAGE is not set")
    return {"language": env["RECIPES_LANGUAGE"], "metric": False}
`,
  'src/recipes/web.py': `import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def answer(self):
        known = {("GET", "/recipes"): 200, ("GET", "/menu"): 501, ("PATCH", "/recipes/soup"): 405}
        status = known.get((self.command, self.path), 404)
        body = json.dumps([{"title": "Soup"}] if status == 200 else {"error": status}).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PATCH = answer

    def log_message(self, *args):
        pass


def serve(port=0):
    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
`,
  'src/recipes/cli.py': `import sys


def main(argv=None):
    command, *_ = (sys.argv[1:] if argv is None else argv) or [""]
    if command == "list":
        print("Soup (4)")
        return 0
    print("unknown command " + command, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
`,
  'test/__init__.py': '',
  'test/support/__init__.py': '',
  'test/support/builders.py': `from recipes import Ingredient, Recipe


def an_ingredient(name="flour", amount=200, unit="g"):
    return Ingredient(name, amount, unit)


def a_recipe(title="Soup", servings=4, ingredients=None):
    return Recipe(title, servings, [an_ingredient()] if ingredients is None else ingredients)


def a_plate(**parts):
    return {"dish": "Soup", "warm": True, **parts}


def not_yet(what):
    raise AssertionError(what + " is not there yet")
`,
  'test/support/web.py': `import json
import threading
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from recipes.web import serve


@contextmanager
def serving():
    server = serve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def send(method, url, body=None):
    try:
        with urlopen(Request(url, None if body is None else json.dumps(body).encode(), method=method), timeout=5) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)
`,
  'test/fixtures/soup.md': '# Soup\n\nServes 4\n\n- 200 g lentils\n- 1 l water\n',
  'test/fixtures/week.json': '{ "mon": "Soup", "tue": "Rice" }\n',
}
