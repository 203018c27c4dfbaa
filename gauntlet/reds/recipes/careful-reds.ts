// Failing tests of a careful author: what the book of recipes is to do, written before it does.
import type { Red } from '../case.ts'
import { type Kit, book, builders, from, serving, spawn } from './kit.ts'

export const carefulReds = ({ say, red, whole, torn, typed }: Kit): Red[] => [
  // It answers otherwise.
  red('amounts follow the servings', 'R-assertion', builders('aRecipe'), `const twice = aRecipe('Soup', 4).scale(8)
${say.is('twice.servings', '8')}
${say.same('twice.ingredients', "[{ amount: 400, unit: 'g', name: 'flour' }]")}`),
  red('a scaled recipe is a new one', 'R-assertion', builders('aRecipe, anIngredient'), `const recipe = aRecipe('Bread', 2, [anIngredient(), anIngredient({ name: 'salt', amount: 10 })])
const scaled = recipe.scale(1)
scaled.ingredients.pop()
${say.is('recipe.ingredients.length', '2')}`),
  whole('amounts are read', 'R-assertion', from('units', '{ parseAmount }'), `const table = [
  { text: '1/2', amount: 0.5 },
  { text: '3/4', amount: 0.75 },
  { text: '2 1/4', amount: 2.25 },
]

${say.describe}('an amount', () => {
  for (const { text, amount } of table) test(\`\${text} is \${amount}\`, () => ${say.is('parseAmount(text)', 'amount')})
})`),
  whole('grams and ounces', 'R-assertion', from('units', '{ convert }'), `const cases = new Map([['oz', 28.35], ['lb', 453.59]])
for (const [unit, grams] of cases)
  test('one ' + unit, () => {
    ${say.is("convert(1, unit, 'g')", 'grams')}
  })`),
  red('no amount is written with many digits', 'R-assertion', from('units', '{ formatAmount }'), say.is('formatAmount(1 / 3)', "'0.33'")),
  red('a half is written as one', 'R-assertion', from('units', '* as units'), say.is('units.formatAmount(0.5)', "'½'")),
  red('names of several words', 'R-assertion', from('ingredients', '{ parseIngredient }'), `const { name } = parseIngredient('2 tbsp olive oil')
${say.is('name', "'olive oil'")}`),
  red('an ingredient without an amount', 'R-assertion', from('ingredients', '{ parseIngredient }'), say.same("parseIngredient('salt')", "{ amount: null, unit: null, name: 'salt' }")),
  red('nobody searches by capitals', 'R-assertion', book + builders('aRecipe'), `const found = new CookBook().add(aRecipe('Tomato Soup')).search('soup')
${say.same('found.map(({ title }) => title)', "['Tomato Soup']")}`),
  red('a missing recipe is named', 'R-assertion', book + from('errors', '{ RecipeNotFound }'), `const caught = await new Promise((resolve) => {
  try {
    resolve(new CookBook().find('Pie'))
  } catch (error) {
    resolve(error)
  }
})
${say.is('caught instanceof RecipeNotFound', 'true')}
${say.is('caught.message', "'no recipe named Pie'")}`),
  red('no two recipes of one title', 'R-assertion', book + from('errors', '{ RecipeError }') + builders('aRecipe'), `const recipes = new CookBook().add(aRecipe('Soup'))
${say.throws("recipes.add(aRecipe('Soup'))", 'RecipeError')}`),
  red('nobody cooks for none', 'R-assertion', from('errors', '{ TooFewServings }') + builders('aRecipe'), say.throws('aRecipe().scale(0)', 'TooFewServings')),
  red('a book knows what it has', 'R-assertion', book + builders('aRecipe'), say.holds("new CookBook().add(aRecipe('Soup')).has('Soup')")),
  red('titles are in order', 'R-assertion', book + builders('aRecipe'), `const recipes = new CookBook()
for (const title of ['Soup', 'Bread', 'Rice']) recipes.add(aRecipe(title))
${say.same('recipes.titles()', "['Bread', 'Rice', 'Soup']")}`),
  red('what is removed is gone', 'R-assertion', book + builders('aRecipe'), `const recipes = new CookBook().add(aRecipe('Soup')).add(aRecipe('Rice'))
const removed = await recipes.remove('Soup')
${say.same('[removed, recipes.titles()]', "[true, ['Rice']]")}`),
  red('lines are imported', 'R-assertion', book, `async function* lines() {
  yield 'Soup'
  yield 'Bread'
}
const recipes = new CookBook()
${say.is('await recipes.importAll(lines())', '2')}
${say.is('recipes.size', '2')}`),
  red('listeners are told what was removed', 'R-assertion', book + builders('aRecipe'), `const seen = []
const recipes = new CookBook().on('removed', (title) => seen.push(title))
recipes.add(aRecipe('Soup'))
await recipes.remove('Soup')
${say.same('seen', "['Soup']")}`),
  red('the shopping list adds up', 'R-assertion', from('plan', '{ MealPlan }') + builders('aRecipe'), `const plan = new MealPlan()
plan.cook('mon', aRecipe('Bread'))
plan.cook('tue', aRecipe('Cake'))
${say.same('plan.shoppingList()', "['400 g flour']")}`),
  red('days that are left', 'R-assertion', from('plan', '{ days, MealPlan }') + builders('aRecipe'), `const plan = new MealPlan()
for (const day of days.slice(0, 5)) plan.cook(day, aRecipe())
${say.same('plan.free()', "['sat', 'sun']")}`),
  red('a timer rings once', 'R-assertion', from('timer', '{ KitchenTimer }'), `let rings = 0
const timer = new KitchenTimer(2)
timer.onRing(() => { rings += 1 })
timer.tick()
timer.tick()
timer.tick()
${say.is('rings', '1')}`),
  red('time does not go below nothing', 'R-assertion', from('timer', '{ KitchenTimer }'), `const timer = new KitchenTimer(1)
timer.tick(5)
${say.is('timer.left', '0')}`),
  red('a file holds what was saved', 'R-assertion', `import { mkdtempSync } from 'node:fs'\nimport { tmpdir } from 'node:os'\nimport { join } from 'node:path'\n${from('storage', '{ Storage }')}`, `const path = join(mkdtempSync(join(tmpdir(), 'book-')), 'recipes.json')
await new Storage(path).save([{ title: 'Soup' }])
${say.same('await new Storage(path).load()', "[{ title: 'Soup' }]")}`),
  red('the file itself is readable', 'R-assertion', `import { readFileSync } from 'node:fs'\nimport { tmpdir } from 'node:os'\nimport { join } from 'node:path'\n${from('storage', '{ Storage }')}`, `const path = join(tmpdir(), 'readable-' + process.pid + '.json')
await new Storage(path).save([{ title: 'Soup' }])
${say.is("readFileSync(path, 'utf8')", '\'[\\n  { "title": "Soup" }\\n]\\n\'')}`),
  red('a title becomes a path', 'R-assertion', from('text', '{ slug }'), say.is("slug('Grandma’s Apple Pie!')", "'grandmas-apple-pie'")),
  red('a card has a frame', 'R-assertion', from('text', '{ card }'), say.is("card('Soup', ['200 g lentils', '1 l water'])", '`+---------------+\n| Soup          |\n| 200 g lentils |\n| 1 l water     |\n+---------------+`')),
  red('a stream ends its lines', 'R-assertion', from('text', '{ stream }'), `const parts = []
for await (const part of stream(['salt', 'flour'])) parts.push(String(part))
${say.is("parts.join('')", "'salt\\nflour\\n'")}`),
  red('markdown lists what is needed', 'R-assertion', "import { readFile } from 'node:fs/promises'\n" + builders('aRecipe, anIngredient'), `const wanted = await readFile(new URL('../test/fixtures/soup.md', import.meta.url), 'utf8')
const soup = aRecipe('Soup', 4, [anIngredient({ name: 'lentils' }), anIngredient({ amount: 1, unit: 'l', name: 'water' })])
${say.is('soup.toMarkdown()', 'wanted')}`),
  red('any number of servings', 'R-assertion', builders('aRecipe, anIngredient'), `for (let servings = 1; servings <= 12; servings += 1) {
  const scaled = aRecipe('Rice', 1, [anIngredient({ amount: 50 })]).scale(servings)
  ${say.is('scaled.ingredients[0].amount', '50 * servings')}
}`),
  typed('types change nothing', 'R-assertion', from('recipe', '{ type Ingredient, Recipe }'), `const rice: Ingredient = { amount: 100, unit: 'g', name: 'rice' }
type Pair = readonly [servings: number, amount: number]
const pairs: readonly Pair[] = [[8, 200], [2, 50]]

for (const [servings, amount] of pairs)
  test(\`rice for \${servings}\`, () => {
    const recipe: Recipe = new Recipe('Rice', 4, [rice]).scale(servings)
    ${say.is('recipe.ingredients[0]!.amount', 'amount')}
  })`),
  whole('prepared by a hook', 'R-assertion', book + builders('aRecipe'), `let recipes
${say.beforeEach}(() => {
  recipes = new CookBook()
  recipes.add(aRecipe('Rice')).add(aRecipe('Bread'))
})

${say.describe}('a book of two', () => {
  test('begins with bread', () => {
    ${say.is('recipes.titles()[0]', "'Bread'")}
  })
})`),
  red('a list is printed as a table', 'R-assertion', spawn, `const { stdout, status } = spawnSync(process.execPath, ['src/cli.ts', 'list', '--table'], { encoding: 'utf8' })
${say.same('{ status, lines: stdout.trimEnd().split(String.fromCharCode(10)) }', "{ status: 0, lines: ['title  servings', 'Soup   4'] }")}`),
  red('a recipe is shown by command', 'R-assertion', spawn, `const shown = spawnSync('node', ['src/cli.ts', 'show', 'Soup'], { encoding: 'utf8' })
${say.is('shown.status', '0')}
${say.has('shown.stdout', "'lentils'")}`),
  red('recipes may be kept by caches', 'R-assertion', serving, `const headers = await serving(async (url) => (await fetch(url + '/recipes')).headers)
${say.is("headers.get('cache-control')", "'max-age=60'")}`),
  red('a recipe says its servings', 'R-assertion', serving, `const recipes = await serving((url) => fetch(url + '/recipes').then((answer) => answer.json()))
${say.same('recipes', "[{ title: 'Soup', servings: 4 }]")}`),
  red('metric by default', 'R-assertion', from('config', '{ settings }'), say.is("settings({ RECIPES_LANGUAGE: 'de' }).metric", 'true')),
  // It says that it is not implemented, or answers so.
  red('markdown is read', 'R-not-implemented', "import { readFileSync } from 'node:fs'\n" + from('recipe', '{ Recipe }'), `const recipe = Recipe.fromMarkdown(readFileSync('test/fixtures/soup.md', 'utf8'))
${say.is('recipe.servings', '4')}`),
  red('a book is published', 'R-not-implemented', book, `const address = await new CookBook().publish()
${say.matches('address', '/^https:/')}`),
  red('a recipe is posted', 'R-boundary', serving, `const status = await serving(async (url) => {
  const answer = await fetch(url + '/recipes', { method: 'POST', body: JSON.stringify({ title: 'Pie' }) })
  return answer.status
})
${say.is('status', '201')}`),
  red('the menu is asked for', 'R-boundary', serving, `await serving(async (url) => {
  const { status } = await fetch(url + '/menu')
  ${say.is('status', '200')}
})`),
  red('a recipe is mended', 'R-boundary', serving, `const answer = await serving((url) => fetch(url + '/recipes/soup', { method: 'PATCH', body: '{}' }))
${say.is('answer.status', '200')}`),
  // It is not there.
  red('the running book lists its recipes', 'R-own-server-refused', '', `const answer = await fetch(new URL('/recipes', process.env.HELIX_SERVICE_URL))
${say.is('answer.status', '200')}`),
  torn('leftovers are planned', 'R-missing-module', from('leftovers', '{ leftoversOf }') + builders('aRecipe'), say.same("leftoversOf(aRecipe('Soup', 4), 3)", "{ title: 'Soup', servings: 1 }")),
  torn('a book is exported', 'R-missing-module', from('export/pdf', 'toPdf') + book, `const pages = toPdf(new CookBook())
${say.is('pages.length', '1')}`),
  red('recipes are translated', 'R-missing-module', builders('aRecipe'), `const { translate } = await import('../src/translation/translate.ts')
${say.is("translate(aRecipe('Soup'), 'de').title", "'Suppe'")}`),
  torn('ingredients are grouped by shelf', 'R-missing-export', from('ingredients', '{ groupByShelf }') + builders('anIngredient'), say.same("groupByShelf([anIngredient(), anIngredient({ name: 'milk' })])", "{ baking: ['flour'], dairy: ['milk'] }")),
  red('spoons are units', 'R-missing-export', from('units', '* as units'), say.is("units.toMillilitres(2, 'tbsp')", '30')),
  red('a recipe is rated', 'R-missing-export', builders('aRecipe'), `const soup = aRecipe()
soup.rate(5)
soup.rate(2)
${say.is('soup.rating', '3.5')}`),
  red('a plan is copied to the next week', 'R-missing-export', from('plan', '{ MealPlan }') + builders('aRecipe'), `const plan = new MealPlan()
plan.cook('mon', aRecipe())
${say.is("plan.nextWeek().meals.get('mon').title", "'Soup'")}`),
] // prettier-ignore
