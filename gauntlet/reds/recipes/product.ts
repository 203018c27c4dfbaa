// A book of recipes as it is before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': '{ "name": "recipes", "type": "module", "bin": { "recipes": "./src/cli.ts" } }\n',
  'src/errors.ts': `export class RecipeError extends Error {
  name = 'RecipeError'
}
export class RecipeNotFound extends RecipeError {}
export class TooFewServings extends RecipeError {}
`,
  'src/recipe.ts': `export interface Ingredient {
  amount: number
  unit: string
  name: string
}

export class Recipe {
  title: string
  servings: number
  ingredients: Ingredient[]
  tags: string[] = []
  constructor(title: string, servings = 4, ingredients: Ingredient[] = []) {
    this.title = title
    this.servings = servings
    this.ingredients = ingredients
  }
  scale(servings: number): Recipe {
    return new Recipe(this.title, servings, this.ingredients)
  }
  toMarkdown(): string {
    return '# ' + this.title
  }
  cost(): number {
    return this.prices.total(this.ingredients)
  }
  static fromMarkdown(text: string): Recipe {
    throw new Error('not implemented: Recipe.fromMarkdown')
  }
}
`,
  'src/book.ts': `import { EventEmitter } from 'node:events'
import { RecipeNotFound } from './errors.ts'
import { Recipe } from './recipe.ts'

export class CookBook extends EventEmitter {
  #recipes: Recipe[] = []
  get size(): number {
    return this.#recipes.length
  }
  add(recipe: Recipe): this {
    this.#recipes.push(recipe)
    this.emit('added', recipe)
    return this
  }
  find(title: string): Recipe {
    const recipe = this.#recipes.find((one) => one.title === title)
    if (recipe === undefined) throw new RecipeNotFound('none')
    return recipe
  }
  has(title: string): boolean {
    return title in this.#recipes
  }
  search(words: string): Recipe[] {
    return this.#recipes.filter(({ title }) => title.includes(words))
  }
  titles(): string[] {
    return this.#recipes.map(({ title }) => title)
  }
  async remove(title: string): Promise<boolean> {
    return false
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<Recipe> {
    yield* this.#recipes
  }
  async importAll(lines: AsyncIterable<string>): Promise<number> {
    let count = 0
    for await (const line of lines) count += line.length
    return count
  }
  async publish(): Promise<string> {
    throw Object.assign(new Error('publish'), { name: 'NotImplementedError' })
  }
}
`,
  'src/units.ts': `const grams: Record<string, number> = { g: 1, kg: 1000, oz: 28 }

export const toGrams = (amount: number, unit: string): number => amount * grams[unit]
export const convert = (amount: number, from: string, to: string): number => amount
export const parseAmount = (text: string): number => Number.parseFloat(text)
export const formatAmount = (amount: number): string => String(amount)
`,
  'src/ingredients.ts': `import type { Ingredient } from './recipe.ts'

export function parseIngredient(text: string): Ingredient {
  const [amount, unit, name] = text.split(' ')
  return { amount: Number(amount), unit, name }
}
`,
  'src/plan.ts': `import type { Recipe } from './recipe.ts'

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export class MealPlan {
  meals = new Map<string, Recipe>()
  cook(day: string, recipe: Recipe): void {
    this.meals.set(day, recipe)
  }
  shoppingList(): string[] {
    return [...this.meals.values()].flatMap(({ ingredients }) => ingredients.map(({ name }) => name))
  }
  free(): string[] {
    return days
  }
}
`,
  'src/timer.ts': `export class KitchenTimer {
  left: number
  #listeners: (() => void)[] = []
  constructor(minutes: number) {
    this.left = minutes
  }
  onRing(listener: () => void): void {
    this.#listeners.push(listener)
  }
  tick(minutes = 1): void {
    this.left -= minutes
  }
  async ring(): Promise<void> {}
}
`,
  'src/storage.ts': `import { readFile, writeFile } from 'node:fs/promises'

export class Storage {
  path: string
  constructor(path: string) {
    this.path = path
  }
  async save(recipes: unknown[]): Promise<void> {
    await writeFile(this.path, JSON.stringify({}))
  }
  async load(): Promise<unknown[]> {
    return JSON.parse(await readFile(this.path, 'utf8'))
  }
}
`,
  'src/text.ts': `import { Readable } from 'node:stream'

export const slug = (title: string): string => title.toLowerCase()
export const card = (title: string, lines: string[]): string => [title, ...lines].join('\\n')
export const stream = (lines: string[]): Readable => Readable.from(lines)
`,
  'src/nutrition.ts':
    "import { table } from './tables/foods.ts'\n\nexport const energy = (name: string): number => table[name]\n",
  'src/config.ts': `export function settings(env = process.env) {
  if (!env.RECIPES_LANGUAGE) throw new Error('RECIPES_LANGUAGE is not set')
  return { language: env.RECIPES_LANGUAGE, metric: false }
}
`,
  'src/http/app.ts': `import { createServer } from 'node:http'

export const createApp = () =>
  createServer((request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.method === 'GET' && request.url === '/recipes') return json(200, [{ title: 'Soup' }])
    if (request.method === 'PATCH') return json(405, { error: 'not allowed' })
    if (request.url === '/menu') return json(501, { error: 'not implemented' })
    return json(404, { error: 'not found' })
  })
`,
  'src/cli.ts': `const [command, ...rest] = process.argv.slice(2)
if (command === 'list') console.log('Soup (4)')
else {
  console.error('unknown command ' + command)
  process.exitCode = 2
}
`,
  'test/support/builders.ts': `import { Recipe } from '../../src/recipe.ts'

export const anIngredient = (parts = {}) => ({ amount: 200, unit: 'g', name: 'flour', ...parts })
export const aRecipe = (title = 'Soup', servings = 4, ingredients = [anIngredient()]) => new Recipe(title, servings, ingredients)
export const aPlate = (parts = {}) => ({ dish: 'Soup', warm: true, ...parts })
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
export function notYet(what) {
  throw new Error(what + ' is not there yet')
}
`,
  'test/support/serving.ts': `import { createApp } from '../../src/http/app.ts'

export async function serving(use) {
  const server = createApp()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use('http://127.0.0.1:' + server.address().port)
  } finally {
    server.close()
  }
}
`,
  'test/fixtures/soup.md': '# Soup\n\nServes 4\n\n- 200 g lentils\n- 1 l water\n',
  'test/fixtures/week.json': '{ "mon": "Soup", "tue": "Rice" }\n',
}
