import { expect, it } from 'vitest'
import { aTree } from '../testing/trees.ts'
import { setupFilesOf } from './setup-files.ts'

it.each<[string, string, string[]]>([
  ['vitest.config.ts', "test: { setupFiles: './vitest.setup.ts' }", ['vitest.setup.ts']],
  ['vitest.config.ts', "test: { setupFiles: ['./vitest.setup', \"./src/b.ts\"], globalSetup: 'gone.ts' }", ['src/b.ts', 'vitest.setup.ts']],
  ['vitest.config.ts', "alias: { '@': './src' }, coverage: { include: ['src/b.ts'] }", []],
  ['packages/a/jest.config.js', "setupFilesAfterEnv: ['<rootDir>/setup.js']", ['packages/a/setup.js']],
  ['package.json', '{"jest": {"setupFiles": ["./vitest.setup.ts"]}}', ['vitest.setup.ts']],
  ['src/b.ts', "setupFiles: './vitest.setup.ts'", []],
])('%s: %s', (path, text, found) => {
  const files = { 'vitest.setup.ts': null, 'src/b.ts': null, 'packages/a/setup.js': null, [path]: null }
  expect([...setupFilesOf(aTree(files, {}, { [path]: text }))].toSorted()).toEqual(found)
}) // prettier-ignore
