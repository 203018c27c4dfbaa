import { HelixError } from '@helix/core'
import { expect, test } from 'vitest'
import { chosenModel, modelSettings } from './settings.ts'

function codeOf(environment: Record<string, string>, model?: string): string | undefined {
  try {
    modelSettings(environment, model)
  } catch (error) {
    if (error instanceof HelixError) return error.code
  }
  return undefined
}

test('HELIX_MODEL comes before the playbook; blanks name nothing', () => {
  expect(chosenModel({ HELIX_MODEL: ' a ' }, 'b')).toBe('a')
  expect(chosenModel({ HELIX_MODEL: ' ' }, 'b')).toBe('b')
  expect(chosenModel({}, undefined)).toBeNull()
})

test('without OPENAI_BASE_URL the endpoint is that of OpenAI', () => {
  expect(modelSettings({ OPENAI_API_KEY: 'k' }, 'm')).toEqual({
    model: 'm',
    baseUrl: 'https://api.openai.com/v1',
    apiKey: 'k',
  })
})

test.each(['http://localhost:8080/v1', 'http://127.0.0.1:1/v1', 'http://[::1]:2/v1'])('%s needs no key', (baseUrl) => {
  expect(modelSettings({ OPENAI_BASE_URL: baseUrl }, 'm').apiKey).toBe('none')
})

test('what is missing has a code each', () => {
  expect(codeOf({ OPENAI_API_KEY: 'k' })).toBe('agent/no-model')
  expect(codeOf({}, 'm')).toBe('agent/no-key')
  expect(codeOf({ OPENAI_BASE_URL: 'http://127.example.com/v1' }, 'm')).toBe('agent/no-key')
  expect(codeOf({ OPENAI_BASE_URL: 'localhost:8080', OPENAI_API_KEY: 'k' }, 'm')).toBe('agent/bad-url')
  expect(codeOf({ OPENAI_BASE_URL: 'nowhere', OPENAI_API_KEY: 'k' }, 'm')).toBe('agent/bad-url')
})
