import { expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const signsIn = (body: string) =>
  factsOf(
    `import * as module from 'node:module'\nimport { register, registerHooks } from 'node:module'\n${body}\n`,
    'tools/hook.js',
  ).signs.map(({ kind, line }) => `${kind} ${line}`)

it.each([
  'registerHooks({ load })',
  'module.registerHooks(hooks)',
  "register('./hooks.js', import.meta.url)",
  "register(new URL('hooks.js', import.meta.url))",
  "module._extensions['.txt'] = module._extensions['.js']",
  "require.extensions['.txt'] = require.extensions['.js']",
])('%s decides what is loaded', (body) => expect(signsIn(body)).toEqual(['deciding 3']))

it.each(["register('tsx/esm', import.meta.url)", "registry.register('./cart.js')", "module.createRequire('./a.js')"])(
  '%s does not',
  (body) => expect(signsIn(body)).toEqual([]),
)

it('another function of that name has nothing to do with it', () => {
  expect(factsOf("import { register } from './plugins.js'\nregister('./cart.js')\n", 'src/cart.js').signs).toEqual([])
})
