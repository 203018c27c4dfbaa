import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, helix } from '../../testing/product.ts'
import { testIo } from '../../testing/test-io.ts'
import { tellFailure } from './tell-host.ts'

/** A commit that no step has opened; its path and message would be commands to a host that obeyed them. */
function refusedProduct() {
  const repo = aProduct()
  repo.commit('feat: ::error::x ##[error]y <img src=x> | [a](b)\n\nWhy: <script>.\n', {
    files: { 'adapters/::error::a,b.js': 'export {}\n' },
  })
  return repo
}

const verify = ['verify', '--static']

const onGithub = (folder: string) => ({
  HOME: '/nonexistent',
  GITHUB_ACTIONS: 'true',
  GITHUB_STEP_SUMMARY: join(folder, 'summary'),
})

describe('on GitHub', () => {
  test('verify annotates what it finds, and nothing that it quotes is a command', async () => {
    const folder = temporaryFolder()
    const { code, stdout } = await helix(refusedProduct(), verify, { env: onGithub(folder) })
    expect(code).toBe(1)
    const [, token = ''] = /^::stop-commands::([0-9a-f-]{36})\n/.exec(stdout) ?? []
    const [log = '', annotations = ''] = stdout.split(`\n::${token}::\n`)
    expect(log).toContain('adapters/::error::a,b.js')
    expect(annotations).toContain('::error file=adapters/%3A%3Aerror%3A%3Aa%2Cb.js,title=LAYER-CLOSED::')
    expect(
      annotations
        .trimEnd()
        .split('\n')
        .every((line) => /^::(error|warning|notice) /.test(line)),
    ).toBe(true)
  })

  test('verify appends a summary without markup of the author', async () => {
    const folder = temporaryFolder()
    await helix(refusedProduct(), verify, { env: onGithub(folder) })
    const summary = readFileSync(join(folder, 'summary'), 'utf8')
    expect(summary).toMatch(/^## Helix: ❌ refused, \d+ findings?\n/)
    expect(summary).toContain('LAYER&#45;CLOSED')
    expect(summary).not.toMatch(/<img|<script|\]\(|::error/)
  })

  test('an error is annotated, too, and quotes no command', async () => {
    const repo = aProduct({ playbook: 'version: 1\n"::error::x": 1\n' })
    const { code, stderr } = await helix(repo, verify, { env: onGithub(temporaryFolder()) })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^::stop-commands::/)
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^::error .*title=/)
  })

  test('a run that cannot come to an end has a summary, too: why, and what to do', async () => {
    const folder = temporaryFolder()
    const repo = aProduct()
    repo.git('update-ref', 'refs/heads/helix', 'HEAD')
    expect((await helix(repo, verify, { env: onGithub(folder) })).code).toBe(2)
    const summary = readFileSync(join(folder, 'summary'), 'utf8')
    expect(summary).toMatch(/^## Helix: ❌ nothing could be judged\n/)
    expect(summary).toContain('<code>beacon&#47;torn&#45;chain</code>')
    expect(summary).toContain('push it from a clone that has it')
  })

  test('one JSON document is one JSON document', async () => {
    const { stdout } = await helix(refusedProduct(), [...verify, '--json'], { env: onGithub(temporaryFolder()) })
    expect(JSON.parse(stdout).ok).toBe(false)
    expect(stdout).not.toContain('##[')
  })
})

describe('on GitLab', () => {
  const env = { HOME: '/nonexistent', GITLAB_CI: 'true' }

  test('verify writes a code quality report where one is asked for', async () => {
    const repo = refusedProduct()
    const folder = temporaryFolder()
    await helix(repo, verify, { env: { ...env, HELIX_CODE_QUALITY: join(folder, 'quality.json') } })
    const entries = JSON.parse(readFileSync(join(folder, 'quality.json'), 'utf8'))
    expect(entries).toContainEqual(
      expect.objectContaining({
        check_name: 'LAYER-CLOSED',
        location: { path: 'adapters/::error::a,b.js', lines: { begin: 1 } },
      }),
    )
  })

  test('a note about no place is no flaw of the code', async () => {
    const folder = temporaryFolder()
    const io = testIo({ cwd: folder, env: { ...env, HELIX_CODE_QUALITY: join(folder, 'quality.json') } })
    const note = { severity: 'note' as const, code: 'CHAIN-PINNED', message: 'a chain begins here' }
    await tellFailure(io, [note, { ...note, where: { name: '0123456789ab' } }])
    expect(JSON.parse(readFileSync(join(folder, 'quality.json'), 'utf8'))).toMatchObject([{ severity: 'info', location: { path: 'playbook.yml' } }]) // prettier-ignore
  })

  test('nothing is written unasked', async () => {
    const repo = refusedProduct()
    const { stdout } = await helix(repo, verify, { env })
    expect(stdout).not.toContain('::stop-commands::')
    expect(repo.git('status', '--porcelain')).toBe('')
  })
})

test('elsewhere verify says and writes nothing of the kind, whatever the variables name', async () => {
  const folder = temporaryFolder()
  const named = { GITHUB_STEP_SUMMARY: join(folder, 'summary'), HELIX_CODE_QUALITY: join(folder, 'quality.json') }
  const { stdout } = await helix(refusedProduct(), verify, { env: { HOME: '/nonexistent', CI: 'true', ...named } })
  expect(stdout).not.toContain('title=')
  expect(existsSync(named.GITHUB_STEP_SUMMARY) || existsSync(named.HELIX_CODE_QUALITY)).toBe(false)
})
