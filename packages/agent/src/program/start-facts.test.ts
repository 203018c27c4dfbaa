import type { KnownProgram } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { anAssignment } from '../testing/an-assignment.ts'
import { programOf } from './program.ts'
import { prepareStart } from './start-facts.ts'

/** Programs that know several providers. */
const several: KnownProgram[] = ['opencode', 'pi', 'aider', 'goose']

const mine = 'http://127.0.0.1:8080/v1'

/** Keys that a program finds of those that the user has. */
async function keysOf(program: KnownProgram, model: string | null, OPENAI_BASE_URL: string, env: string[] = []) {
  const environment = { OPENAI_BASE_URL, OPENAI_API_KEY: 'o', ANTHROPIC_API_KEY: 'a', GEMINI_API_KEY: 'g', OTHER: 'x' }
  const usage = { input: 0, output: 0, estimated: false }
  const { env: found } = await prepareStart(
    anAssignment,
    { worktree: '/tree', brief: 'do it', spent: { steps: 0, usage, cost: null, milliseconds: 0 } },
    {
      program: programOf({ program, env }),
      home: () => temporaryFolder(),
      model,
      idle: 1,
      environment,
      helix: '0',
    },
  )
  return Object.keys(environment).filter((name) => found[name] !== undefined)
}

test.each(several)(
  '%s finds no key of another provider where the endpoint is the user’s own: it would tell that one of the repository',
  async (program) => {
    expect(await keysOf(program, null, mine)).toEqual(['OPENAI_BASE_URL', 'OPENAI_API_KEY'])
    expect(await keysOf(program, 'Qwen/Qwen3', mine)).toEqual(['OPENAI_BASE_URL', 'OPENAI_API_KEY'])
    expect(await keysOf(program, 'Qwen/Qwen3', mine, ['ANTHROPIC_API_KEY'])).toContain('ANTHROPIC_API_KEY')
  },
)

test.each(several)('%s finds the key of the provider that the model names', async (program) => {
  const all = ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GEMINI_API_KEY']
  expect(await keysOf(program, 'anthropic/claude-x', mine)).toEqual(all)
  expect(await keysOf(program, null, '')).toEqual(all)
})

test('claude and gemini keep their keys, whatever endpoint there is for others', async () => {
  expect(await keysOf('claude', null, mine)).toEqual(['ANTHROPIC_API_KEY'])
  expect(await keysOf('gemini', null, mine)).toEqual(['GEMINI_API_KEY'])
})
