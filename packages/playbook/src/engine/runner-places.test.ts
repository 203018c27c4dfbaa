import { expect, it } from 'vitest'
import { aPolicy } from '../testing/policies.ts'
import { layerOf } from './layer-of.ts'

const nameOf = (path: string) => layerOf(aPolicy(), path)?.name

it.each([
  '.venv/bin/python',
  'pytest.ini',
  'tests/.pytest.ini',
  'test/node_modules/jest-circus/index.js',
  'test/node_modules/vite/index.js',
])('%s decides how tests run', (path) => expect(nameOf(path)).toBe('policy'))

it.each(['test/support/venv/bin/python', 'src/pytest.ini.md', 'test/fixtures/node_modules/jester/index.js'])(
  '%s does not',
  (path) => expect(nameOf(path)).not.toBe('policy'),
)

it.each(['pytest.toml', 'tests/.pytest.toml'])('%s decides it for newer releases of pytest', (path) =>
  expect(nameOf(path)).toBe('policy'),
)
