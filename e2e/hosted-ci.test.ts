import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aProduct, helix } from './support/product.ts'

/** The one workflow that was written. */
function workflowOf({ root }: { root: string }): string {
  const folder = join(root, '.github', 'workflows')
  const [file] = existsSync(folder) ? readdirSync(folder) : []
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
}

/** The text of a job at an indentation: from its name to the next one. */
function jobOf(text: string, indentation: string, name: string): string {
  const [, rest = ''] = text.split(new RegExp(`^${indentation}${name}:\\n`, 'm'))
  return rest.split(new RegExp(`^${indentation}[a-z][\\w-]*:\\n`, 'm'))[0] ?? ''
}

test('REQ-11: on GitHub the job that measures can read only, and the job that judges runs in any case', () => {
  const repo = aProduct()
  expect(helix(repo, ['init', '--ci', 'github', '--yes'])).toMatchObject({ code: 0 })

  const text = workflowOf(repo)
  const [measure, judge] = [jobOf(text, '  ', 'measure'), jobOf(text, '  ', 'judge')]

  expect([measure.includes('--measure'), judge.includes('--judge')]).toEqual([true, true])
  expect([
    /secrets\./.test(measure),
    /contents: write/.test(measure),
    /persist-credentials: true/.test(measure),
  ]).toEqual([false, false, false])
  expect(/if: .*always\(\)/.test(judge)).toBe(true)
  expect([/^ *pull_request_target:/m.test(text), /merge_group/.test(text), /concurrency:/.test(text)]).toEqual([
    false,
    true,
    true,
  ])
  expect(/helix-autobahn@\d+\.\d+\.\d+/.test(text)).toBe(true)
})

test('REQ-11: on GitLab the same two jobs are written', () => {
  const repo = aProduct()
  expect(helix(repo, ['init', '--ci', 'gitlab', '--yes'])).toMatchObject({ code: 0 })

  const path = join(repo.root, '.gitlab-ci.yml')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const [measure, judge] = [jobOf(text, '', 'measure'), jobOf(text, '', 'judge')]
  expect([measure.includes('--measure'), judge.includes('--judge')]).toEqual([true, true])
  expect([/when: always/.test(judge), /SIGNING_KEY/.test(measure)]).toEqual([true, false])
})
