// Failing tests of an author in a hurry: what fails is the test itself, or what it stands on.
import type { Red } from '../case.ts'
import { type Kit, book, builders, from, serving, spawn } from './kit.ts'

const files = "import { readFileSync } from 'node:fs'\n"

export const hurriedReds = ({ say, red, whole, torn, typed }: Kit): Red[] => [
  // Slips of the pen.
  red('a name that was changed elsewhere', 'H-test-bug', builders('aRecipe'), `const soup = aRecipe()
const half = soup.scale(2)
${say.is('halved.servings', '4')}`),
  red('a builder that was never imported', 'H-test-bug', book + builders('aRecipe'), `const recipes = new CookBook().add(aRecipe())
${say.same('recipes.find("Soup").ingredients', '[anIngredient()]')}`),
  torn('a class without its last letter', 'H-test-bug', from('plan', '{ MealPla }'), say.is("new MealPla().shoppingList().length", '1')),
  red('a method with two letters changed', 'H-test-bug', book + builders('aRecipe'), `const recipes = new CookBook().add(aRecipe())
${say.same('recipes.tilte()', "['Soup']")}`),
  red('a part of nothing', 'H-test-bug', builders('aRecipe, aPlate'), `const plate = aPlate()
${say.is('aRecipe().servings', 'plate.side.servings')}`),
  red('a map is no object', 'H-test-bug', from('plan', '{ MealPlan }'), `const week = new Map([['mon', 'Soup']])
const plan = new MealPlan()
for (const { day, dish } of week.rows) plan.cook(day, dish)
${say.is('plan.free().length', '6')}`),
  red('a constant is counted up', 'H-test-bug', from('timer', '{ KitchenTimer }'), `const rings = 0
const timer = new KitchenTimer(1)
timer.tick()
rings += 1
${say.is('timer.left', '1')}`),
  red('a text that is no date', 'H-test-bug', from('text', '{ slug }'), `const day = new Date('2026-13-45').toISOString()
${say.is('slug(day)', "'2026'")}`),
  red('a fixture of another name', 'H-test-bug', files + from('ingredients', '{ parseIngredient }'), `const [line] = readFileSync('test/fixtures/stew.md', 'utf8').split('\\n')
${say.is('parseIngredient(line).unit', "'kg'")}`),
  red('markdown is no JSON', 'H-test-bug', files + from('plan', '{ MealPlan }'), `const week = JSON.parse(readFileSync('test/fixtures/soup.md', 'utf8'))
const plan = new MealPlan()
Object.entries(week).forEach(([day, dish]) => plan.cook(day, dish))
${say.is('plan.free().length', '5')}`),
  red('an address that is none', 'H-test-bug', serving, `const status = await serving(async () => (await fetch('recipes')).status)
${say.is('status', '200')}`),
  typed('a type hides what is not there', 'H-test-bug', from('recipe', '{ type Recipe }') + builders('aRecipe'), `test('is tagged', () => {
  const options = undefined as unknown as { tags: string[] }
  const recipe: Recipe = aRecipe(options.tags[0])
  ${say.same('recipe.tags', "['warm']")}
})`),
  torn('a module in another folder', 'H-missing-helper', from('recipe/recipe', '{ Recipe }'), say.is("new Recipe('Soup').tags.length", '1')),
  torn('a folder that was misspelt', 'H-missing-helper', "import { aRecipe } from '../test/suport/builders.ts'\n", say.is('aRecipe().tags.length', '1')),
  torn('a helper that nobody wrote', 'H-missing-helper', "import { inMemory } from '../test/support/memory.ts'\n" + from('storage', '{ Storage }'), `const storage = new Storage(inMemory())
${say.same('await storage.load()', '[]')}`),
  torn('a package that is not there', 'H-missing-package', "import { faker } from '@faker-js/faker'\n" + builders('aRecipe'), say.is('aRecipe(faker.food.dish()).tags.length', '1')),
  torn('a bracket is left open', 'H-syntax', builders('aRecipe'), `${say.is('aRecipe().servings', '6').slice(0, -1)}
const [first = aRecipe()`),
  whole('a name is declared twice', 'H-syntax', builders('aRecipe'), `const soup = aRecipe()
const soup = aRecipe('Soup', 2)

test('is for two', () => {
  ${say.is('soup.servings', '3')}
})`, { loading: true }),
  // What the test stands on.
  whole('a hook is handed nothing', 'H-hook-or-setup', book, `let recipes
${say.beforeEach}(() => {
  recipes = new CookBook()
  defaults.forEach((one) => recipes.add(one))
})

test('has the defaults', () => {
  ${say.is('recipes.size', '3')}
})`),
  whole('a week that was not written down', 'H-hook-or-setup', files + from('plan', '{ MealPlan }'), `let week
${say.beforeAll}(() => {
  week = JSON.parse(readFileSync('test/fixtures/weeks.json', 'utf8'))
})

test('is planned', () => {
  const plan = new MealPlan()
  for (const [day, dish] of Object.entries(week)) plan.cook(day, dish)
  ${say.is('plan.free().length', '5')}
})`),
  red('a language is not set', 'H-environment', from('config', '{ settings }'), say.is('settings({}).metric', 'true')),
  red('a database on another machine', 'H-environment', "import { connect } from 'node:net'\n" + from('storage', '{ Storage }'), `const socket = connect(5499, '127.0.0.1')
await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
${say.same("await new Storage('db:' + socket.remotePort).load()", '[]')}`),
  red('a shop that nobody finds', 'H-environment', from('plan', '{ MealPlan }'), `const prices = await fetch('https://prices.shop.invalid/today').then((answer) => answer.json())
${say.same('new MealPlan().shoppingList()', 'prices')}`),
  // What is there is broken.
  red('prices that nobody set', 'H-source-bug', builders('aRecipe'), say.is('aRecipe().cost()', '2.5')),
  red('an ingredient that is no text', 'H-source-bug', from('ingredients', '{ parseIngredient }'), say.same('parseIngredient(42)', "{ amount: 42, unit: null, name: null }")),
  torn('foods without their table', 'H-broken-source-import', from('nutrition', '{ energy }'), say.is("energy('flour')", '364')),
  // It asks, but not for what it means: no answer of the product mends it.
  red('nobody waits for what is loaded', 'H-unconditional', from('storage', '{ Storage }') + "import { tmpdir } from 'node:os'\n", `const storage = new Storage(tmpdir() + '/unawaited-' + process.pid + '.json')
await storage.save([])
${say.same('storage.load()', '[]')}`),
  red('a getter that is called for', 'H-unconditional', builders('aRecipe'), `const soup = aRecipe()
${say.is('soup.toMarkdown', "'# Soup\\n'")}`),
  red('equal and not the same', 'H-unconditional', builders('aRecipe, anIngredient'), say.is('aRecipe().ingredients[0]', "{ amount: 200, unit: 'g', name: 'flour' }")),
  red('what was put on the plate', 'H-unconditional', builders('aPlate') + book, `const plate = aPlate({ dish: 'Rice' })
new CookBook().search(plate.dish)
${say.is('plate.warm', 'false')}`),
  red('capitals of a path', 'H-unconditional', from('text', '{ slug }'), say.is("slug('Apple Pie').toLowerCase()", "'apple-Pie'")),
  red('a listener of nobody', 'H-unconditional', book + builders('aRecipe'), `const heard = []
const listen = (recipe) => heard.push(recipe.title)
new CookBook().add(aRecipe())
${say.same('heard', "['Soup']")}`),
  red('output with a line too many', 'H-unconditional', spawn, `const { stdout } = spawnSync(process.execPath, ['src/cli.ts', 'list'], { encoding: 'utf8' })
${say.is('stdout.trimEnd()', "'Soup (4)\\n'")}`),
] // prettier-ignore
