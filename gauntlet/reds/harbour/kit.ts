// Names that the tests of the harbour import.
import type { Script } from '../phrases.ts'

export { headed } from '../kit.ts'

export const from = (module: string, names: string): string => `import ${names} from '../src/${module}.ts'\n`
export const builders = (names: string): string => `import { ${names} } from '../test/support/builders.ts'\n`
export const help = (file: string, names: string): string => `import { ${names} } from '../test/support/${file}.ts'\n`
export const builtin = (module: string, names: string): string => `import { ${names} } from 'node:${module}'\n`
export const berths = from('berths', '{ Berths }')
export const serving = help('serving', 'serving')

/** A test whose runner gives it a fifth of a second. */
export const hasty: Readonly<Record<Script, (body: string) => string>> = {
  vitest: (body) => `test('in time', async () => {\n${body}\n}, 200)`,
  jest: (body) => `test('in time', async () => {\n${body}\n}, 200)`,
  node: (body) => `test('in time', { timeout: 200 }, async () => {\n${body}\n})`,
  playwright: (body) => `test('in time', async () => {\n  test.setTimeout(200)\n${body}\n})`,
}
