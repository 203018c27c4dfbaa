import { delimiter } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { scrubbedEnv } from './index.ts'

test('programs are not looked for in the folder that they work in', () => {
  vi.stubEnv('PATH', ['node_modules/.bin', '', '/usr/bin', '.'].join(delimiter))
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(scrubbedEnv()['PATH']).toBe('/usr/bin')
})
