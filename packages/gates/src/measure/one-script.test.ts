import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { scriptOf } from './assets.ts'
import { oneScript } from './one-script.ts'

interface Kept {
  two: string
  one: () => unknown
  later: () => Promise<string>
}

/** What a script keeps at its place, in a context of its own where these lines are run then. */
function keptBy(script: string, then = ''): Kept {
  const require = createRequire(import.meta.url)
  return runInNewContext(`${script}\n${then}\nglobalThis[Symbol.for('kept here')]`, { require, process })
}

const one = `import {\n  Kept,\n  two,\n} from './the-two.mjs'\nexport function one() {\n  return [new Kept().held, two]\n}\n`
const two = `import { join } from 'node:path'\nimport util from 'node:util'\n
export const two = join('a', 'b')\nexport async function later() {\n  return util.inspect(new Kept())\n}
export class Kept {\n  held = 2\n}\n`
const script = oneScript(
  [
    { name: 'the-two.mjs', text: two },
    { name: 'one.mjs', text: one },
  ],
  'kept here',
)

it('what modules export and import is the same in one script', async () => {
  const kept = keptBy(script)
  expect([kept.two, kept.one(), await kept.later()]).toEqual([join('a', 'b'), [2, join('a', 'b')], 'Kept { held: 2 }'])
})

it.each([
  ['the whole', "Object.defineProperty(globalThis, Symbol.for('kept here'), { value: {} })"],
  ['one of them', "globalThis[Symbol.for('kept here')].two = 3"],
])('nobody puts anything else in the place of %s', (_, attempt) => {
  expect(keptBy(script, `try { ${attempt} } catch {}`)).toMatchObject({ two: join('a', 'b') })
})

it('all of what Jest is given exports what it does as modules, and requires nothing that lies in a file', async () => {
  const files = ['assertion-places', 'assertion-guard', 'matcher-probe', 'jest-counter']
  const modules = files.map((name): Promise<object> => import(new URL(`assets/${name}.mjs`, import.meta.url).href))
  const names = (await Promise.all(modules)).flatMap((module) => Object.keys(module))
  const script = await scriptOf(['places', 'guard', 'matchers', 'jestCounter'], 'kept here')
  expect(Object.keys(keptBy(script)).toSorted()).toEqual(names.toSorted())
  expect(names).toContain('failIfSilent')
  const required = [...script.matchAll(/require\('([^']+)'\)/g)].map(([, name]) => name)
  expect(required.filter((name) => !name?.startsWith('node:'))).toEqual([])
  expect(required).toContain('node:assert')
})
