import type { KnownProgram } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { anAssignment } from '../testing/an-assignment.ts'
import { programOf } from './program.ts'
import { prepareStart } from './start-facts.ts'

/** Programs that know several providers. */
const several: KnownProgram[] = ['opencode', 'pi', 'aider', 'goose']

const mine = 'http://127.0.0.1:8080/v1'

type Environment = Record<string, string>

/** What a program finds of a user's environment. */
async function found(program: KnownProgram, model: string | null, environment: Environment, env: string[] = []) {
  const usage = { input: 0, output: 0, estimated: false }
  const start = await prepareStart(
    anAssignment,
    { worktree: '/tree', brief: 'do it', spent: { steps: 0, usage, cost: null, milliseconds: 0 } },
    { program: programOf({ program, env }), home: () => temporaryFolder(), model, idle: 1, environment, helix: '0' },
  )
  return start.env
}

/** Keys that a program finds of those that the user has. */
async function keysOf(program: KnownProgram, model: string | null, OPENAI_BASE_URL: string, env: string[] = []) {
  const environment = { OPENAI_BASE_URL, OPENAI_API_KEY: 'o', ANTHROPIC_API_KEY: 'a', GEMINI_API_KEY: 'g', OTHER: 'x' }
  const given = await found(program, model, environment, env)
  return Object.keys(environment).filter((name) => given[name] !== undefined)
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

test.each<[string, Environment, string | undefined]>([
  ['a server on this machine and no key', { OPENAI_BASE_URL: mine }, 'none'],
  ['a server on this machine and a key', { OPENAI_BASE_URL: mine, OPENAI_API_KEY: 'o' }, 'o'],
  ['a server elsewhere and no key', { OPENAI_BASE_URL: 'https://example.org/v1' }, undefined],
  ['no endpoint and no key', {}, undefined],
])('with %s a program finds the key that its server asks for', async (_, environment, key) => {
  expect((await found('pi', 'm', environment))['OPENAI_API_KEY']).toBe(key)
})

test('goose finds addresses and keys of other providers under its own names for them', async () => {
  const environment = { ANTHROPIC_BASE_URL: 'https://a.example', GOOGLE_GEMINI_BASE_URL: 'https://g.example', GEMINI_API_KEY: 'g' } // prettier-ignore
  const given = await found('goose', 'anthropic/claude-x', environment)
  expect(given).toMatchObject({ ANTHROPIC_HOST: 'https://a.example', GOOGLE_HOST: 'https://g.example', GOOGLE_API_KEY: 'g' }) // prettier-ignore
  expect(await found('goose', 'm', { ...environment, OPENAI_BASE_URL: mine })).not.toHaveProperty('ANTHROPIC_HOST')
})

test.each([
  ['its user’s choice', 'claude-x', { GOOSE_PROVIDER: 'databricks' }, 'databricks'],
  ['the model', 'anthropic/claude-x', { GOOSE_PROVIDER: 'databricks' }, 'anthropic'],
  ['the endpoint', 'm', { GOOSE_PROVIDER: 'anthropic', OPENAI_BASE_URL: mine }, 'openai'],
  ['that of OpenAI, as Helix’s own agent does', 'gpt-x', {}, 'openai'],
])('goose asks the provider of %s', async (_, model, environment, provider) => {
  expect(await found('goose', model, environment)).toMatchObject({ GOOSE_PROVIDER: provider })
})

test('where no model is named for Helix, goose takes the one that its user has named for it', async () => {
  const environment = { GOOSE_PROVIDER: 'anthropic', GOOSE_MODEL: 'claude-x' }
  expect(await found('goose', null, environment)).toMatchObject(environment)
  expect(await found('goose', 'gpt-x', { GOOSE_MODEL: 'claude-x' })).toMatchObject({ GOOSE_MODEL: 'gpt-x' })
})
