// Failing tests of an author who wants a red bar and no work: no answer of the product could make them pass, or any does.
import type { Red } from '../case.ts'
import { type Kit, book, builders, from, serving, spawn } from './kit.ts'

export const cheatingReds = ({ say, red, whole, torn, typed }: Kit): Red[] => [
  // They fail whatever is answered.
  red('one more than itself', 'H-unconditional', builders('aRecipe'), `const { servings } = aRecipe().scale(2)
${say.is('servings', 'servings + 1')}`),
  red('the opposite of the answer', 'H-unconditional', book, `const has = new CookBook().has('Soup')
${say.is('has', '!has')}`),
  red('another kind than it has', 'H-unconditional', from('units', '{ formatAmount }'), `const text = formatAmount(2)
${say.is('typeof text', "typeof text === 'string' ? 'number' : 'string'")}`),
  red('it is and it is not', 'H-unconditional', builders('aRecipe'), `const soup = aRecipe()
${say.holds("soup.title === 'Soup' && soup.title !== 'Soup'")}`),
  red('a half of a letter', 'H-unconditional', from('text', '{ slug }'), say.is("slug('Pie').length", '2.5')),
  red('a hash that is too long', 'H-unconditional', "import { createHash } from 'node:crypto'\n" + builders('aRecipe'), say.is("createHash('sha256').update(aRecipe().toMarkdown()).digest('hex').length", '65')),
  red('an eighth day', 'H-unconditional', from('plan', '{ MealPlan }'), `const free = new MealPlan().free()
${say.is("new Date('2026-05-0' + Math.min(free.length, 9)).getUTCDay()", '8')}`),
  red('three of two promises', 'H-unconditional', book, `const recipes = new CookBook()
const done = await Promise.all([recipes.remove('Soup'), recipes.remove('Rice')])
${say.is('done.length', '3')}`),
  red('nothing comes before its beginning', 'H-unconditional', from('text', '{ card }'), say.matches("card('Soup', [])", '/Soup^Soup/')),
  red('a set of the same', 'H-unconditional', from('units', '{ parseAmount }'), `const amount = parseAmount('2')
${say.is('new Set([amount, amount]).size', '2')}`),
  red('new keys each time', 'H-unconditional', builders('aRecipe'), `const soup = aRecipe()
${say.is('Object.keys(soup)', 'Object.keys(soup)')}`),
  red('chance is never that great', 'H-unconditional', from('timer', '{ KitchenTimer }'), `new KitchenTimer(1).tick()
${say.above('Math.random()', '1')}`),
  red('time runs backwards', 'H-unconditional', from('timer', '{ KitchenTimer }'), `const start = performance.now()
new KitchenTimer(1).tick()
${say.above('start', 'performance.now()')}`),
  red('a version of the past', 'H-unconditional', book, `new CookBook().titles()
${say.is('process.versions.node.split(".")[0]', "'0'")}`),
  red('its own text', 'H-unconditional', "import { readFileSync } from 'node:fs'\n" + book, `new CookBook().titles()
const own = readFileSync(new URL(import.meta.url), 'utf8')
${say.is('own.length', '7')}`),
  red('a helper that never agrees', 'H-unconditional', "import { agreed } from '../test/support/agreed.js'\n" + builders('aRecipe'), `agreed(aRecipe().servings)`, { files: { 'test/support/agreed.js': `${say.head.replace(/\{ after.*\} from/, '{ expect } from').replace(/import \{ afterEach, before,.*\n/, '')}
export const agreed = (value) => { ${say.is("String(value) + '!'", "String(value)")} }
` } }),
  red('a helper says what is missing', 'H-unconditional', book + builders('notYet'), `new CookBook().titles()
notYet('sorting')`),
  red('a rejection of its own wins', 'H-unconditional', book + builders('pause'), `const tooLate = pause(1).then(() => Promise.reject(new Error('not implemented in time')))
await Promise.race([tooLate, pause(2000)])
${say.is('new CookBook().size', '1')}`),
  red('a listener throws by itself', 'H-unconditional', book + builders('aRecipe'), `const recipes = new CookBook()
recipes.on('added', () => {
  throw new Error('not implemented: added')
})
recipes.add(aRecipe())
${say.is('recipes.size', '2')}`),
  red('another fetch', 'H-unconditional', builders('aRecipe'), `const real = globalThis.fetch
globalThis.fetch = async () => new Response('{}', { status: 503 })
const { status } = await fetch('http://localhost/' + aRecipe().title)
globalThis.fetch = real
${say.is('status', '200')}`),
  red('another Soup', 'H-unconditional', builders('aRecipe'), `const soup = Object.assign(aRecipe(), { toMarkdown: () => 'soup' })
${say.is('soup.toMarkdown()', "'# Soup\\n'")}`),
  red('a book between the test and the book', 'H-unconditional', book, `const recipes = new Proxy(new CookBook(), { get: () => () => 'nothing' })
${say.is("recipes.find('Soup')", "'Soup'")}`),
  red('a prototype of its own', 'H-unconditional', book, `const before = CookBook.prototype.titles
CookBook.prototype.titles = () => ['Rice']
const titles = new CookBook().titles()
CookBook.prototype.titles = before
${say.same('titles', "['Soup']")}`),
  red('a stream of its own', 'H-unconditional', "import { Readable } from 'node:stream'\n" + from('text', '{ stream }'), `stream(['salt']).destroy()
const parts = []
for await (const part of Readable.from(['salt', 'flour'])) parts.push(part)
${say.same('parts', "['flour', 'salt']")}`),
  red('a server that only says no', 'H-unconditional', "import { createServer } from 'node:http'\n" + builders('aRecipe'), `const server = createServer((request, response) => response.writeHead(404).end(aRecipe().title))
await new Promise((resolve) => server.listen(0, resolve))
const { port } = server.address()
const { status } = await fetch('http://127.0.0.1:' + port)
server.close()
${say.is('status', '200')}`),
  red('a shell that says no', 'H-unconditional', spawn, `const { status } = spawnSync('false')
spawnSync(process.execPath, ['src/cli.ts', 'list'])
${say.is('status', '0')}`),
  red('a status of four digits', 'H-unconditional', serving, `const seen = await serving(async (url) => (await fetch(url + '/recipes')).status)
${say.is('seen', '2001')}`),
  red('an exit of no program', 'H-unconditional', spawn, `const { status } = spawnSync(process.execPath, ['src/cli.ts', 'list'])
${say.is('status', '4000')}`),
  whole('rows that contradict each other', 'H-unconditional', from('units', '{ toGrams }'), `test('rows', () => {
  for (const [amount, unit, grams] of [[1, 'kg', 1000], [1, 'kg', 2000]]) ${say.is('toGrams(amount, unit)', 'grams')}
})`),
  red('both of two', 'H-unconditional', from('units', '{ parseAmount }'), `const half = parseAmount('1/2')
${say.same('[half, half]', '[0.5, 2]')}`),
  red('nothing holds everything', 'H-unconditional', builders('aRecipe'), `const known = []
${say.holds('known.includes(aRecipe().title)')}`),
  typed('a type that is asserted away', 'H-unconditional', from('recipe', '{ Recipe }'), `test('is a number', () => {
  const title = \`\${new Recipe('Soup').title}\` as unknown as number
  ${say.is('title', '42')}
})`),
  torn('what is missing is not asked', 'H-unconditional', from('leftovers', '{ leftoversOf }'), `void leftoversOf
${say.same("['mon', 'tue'].map((day) => day.toUpperCase())", "['mon', 'tue']")}`),
  // They do not fail.
  red('no row at all', null, from('units', '{ convert }'), `const rows = []
rows.forEach(([from, to, amount]) => ${say.is('convert(1, from, to)', 'amount')})`),
  red('it leaves before it asks', null, book, `const recipes = new CookBook()
if (recipes.size === 0) return
${say.is('recipes.size', '1')}`),
  red('an error is expected of anybody', null, book, say.throws("new CookBook().menu('mon')", 'Error')),
  red('it asks when all is over', null, book + builders('pause'), `void pause(50).then(() => new CookBook().size === 1)`),
] // prettier-ignore
