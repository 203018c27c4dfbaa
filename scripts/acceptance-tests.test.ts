import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acceptanceTests, broughtByCycle } from './acceptance-tests.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'helix-acceptance-'))
  mkdirSync(join(root, 'e2e'))
  git('init', '--quiet')
  commit('test: an older promise', 'old.test.ts')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: root })
}

function commit(message: string, file?: string): void {
  if (file !== undefined) writeFileSync(join(root, 'e2e', file), '')
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', message)
}

test('between cycles every acceptance test must pass', () => {
  expect(broughtByCycle(root)).toEqual(new Set())
})

test('what a cycle brought may be red until it is built', () => {
  commit('docs(spec): start\n\nHelix-Start: more')
  commit('test(e2e): a new promise', 'new.test.ts')
  expect(broughtByCycle(root)).toEqual(new Set(['e2e/new.test.ts']))

  commit('chore: finish BUILD\n\nHelix-Done: BUILD')
  expect(broughtByCycle(root)).toEqual(new Set())
})

test('what an earlier cycle built stays due in the next one', () => {
  commit('docs(spec): start\n\nHelix-Start: more')
  commit('chore: finish BUILD\n\nHelix-Done: BUILD', 'new.test.ts')
  commit('docs(spec): start\n\nHelix-Start: still-more')
  commit('test(e2e): a newer promise', 'newer.test.ts')
  expect(broughtByCycle(root)).toEqual(new Set(['e2e/newer.test.ts']))
})

test('tests that are due and tests that may be red are told apart', () => {
  expect(acceptanceTests(['e2e/a.test.ts', 'e2e/b.test.ts'], new Set(['e2e/b.test.ts']))).toEqual({
    due: ['e2e/a.test.ts'],
    red: ['e2e/b.test.ts'],
  })
})
