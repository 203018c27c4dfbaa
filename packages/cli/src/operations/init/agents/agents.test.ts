import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, temporaryFolder, type TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix } from '../../../testing/product.ts'
import { sectionOf, withoutSection, withSection } from './section.ts'
import { section, skill } from './texts.ts'

const skillPath = '.agents/skills/helix/SKILL.md'

function aRepoWith(files: Record<string, string> = {}): TestRepo {
  const repo = aRepo()
  repo.commit('chore: begin\n', { files: { 'a.txt': '', ...files } })
  return repo
}

async function init(repo: TestRepo, ...args: string[]): Promise<[number, string[]]> {
  const { code, stdout } = await helix(repo, ['init', '--agents', ...args, '--json'])
  const { files }: { files: { path: string; state: string }[] } = JSON.parse(stdout)
  return [code, files.map(({ path, state }) => `${path} ${state}`)]
}

test('a page of the user gets a section at its end and gets it back out, byte by byte', async () => {
  const repo = aRepoWith({ 'AGENTS.md': '# Ours\n\nUse tabs.\n' })
  expect(await init(repo)).toEqual([0, ['AGENTS.md new', `${skillPath} new`]])
  expect(repo.read('AGENTS.md')).toMatch(/^# Ours\n\nUse tabs\.\n\n<!-- helix:begin .*-->\n## Working under Helix\n/)
  expect(await init(repo)).toEqual([0, ['AGENTS.md unchanged', `${skillPath} unchanged`]])
  expect(await init(repo, '--remove')).toEqual([0, ['AGENTS.md removed', `${skillPath} removed`]])
  expect([repo.read('AGENTS.md'), existsSync(join(repo.root, '.agents'))]).toEqual(['# Ours\n\nUse tabs.\n', false])
  expect(await init(repo, '--remove')).toEqual([0, []])
})

test.each([
  ['without a last line feed', '# Ours'],
  ['with CRLF', '# Ours\r\n\r\nUse tabs.\r\n'],
  ['with CRLF and no end', '# Ours\r\nUse tabs.'],
  ['that ends in empty lines', '# Ours\n\n\n'],
  ['of nothing', ''],
  ['with a mark of the byte order', '\ufeff# Ours\n'],
])('a page %s is as it was, byte by byte, once the section has been taken out', async (_, page) => {
  const repo = aRepoWith({ 'AGENTS.md': page })
  await init(repo)
  const written = repo.read('AGENTS.md')
  expect(written.includes('\r\n') && /[^\r]\n/.test(written)).toBe(false)
  await init(repo)
  expect(repo.read('AGENTS.md')).toBe(written)
  await init(repo, '--remove')
  expect(repo.read('AGENTS.md')).toBe(page)
})

test('files that Helix made go as a whole', async () => {
  const repo = aRepoWith()
  await init(repo)
  await init(repo, '--remove')
  expect(repo.git('status', '--porcelain')).toBe('')
})

test('what somebody edited is neither overwritten nor taken out', async () => {
  const repo = aRepoWith()
  await init(repo)
  repo.write('AGENTS.md', repo.read('AGENTS.md').replace('Frozen tests', 'All tests')).write(skillPath, 'mine\n')
  expect(await init(repo)).toEqual([0, ['AGENTS.md kept', `${skillPath} kept`]])
  expect(await init(repo, '--remove')).toEqual([0, ['AGENTS.md kept', `${skillPath} kept`]])
  expect([repo.read('AGENTS.md').includes('All tests'), repo.read(skillPath)]).toEqual([true, 'mine\n'])
})

test('a section of an earlier Helix is brought up to date where it stands', async () => {
  const repo = aRepoWith()
  await init(repo)
  const old = 'an earlier text\n'
  const { generatedDigest } = await import('../../../repository/generated-manifest.ts')
  repo.write('AGENTS.md', `before\n${withSection('', old)}after\n`)
  const manifest = JSON.parse(repo.read('.agents/skills/helix/manifest.json'))
  manifest.files['AGENTS.md'] = generatedDigest(old)
  repo.write('.agents/skills/helix/manifest.json', JSON.stringify(manifest))
  expect((await init(repo))[1]).toEqual(['AGENTS.md refreshed', `${skillPath} unchanged`])
  expect(repo.read('AGENTS.md')).toBe(`before\n${withSection('', section)}after\n`)
})

test('a link inside of the repository is written through, one that leads out of it is refused', async () => {
  const repo = aRepoWith({ 'CLAUDE.md': '# Ours\n' })
  symlinkSync('CLAUDE.md', join(repo.root, 'AGENTS.md'))
  await init(repo)
  expect(sectionOf(repo.read('CLAUDE.md'))).toBe(section)
  const outside = join(temporaryFolder(), 'page.md')
  writeFileSync(outside, 'not yours\n')
  rmSync(join(repo.root, 'AGENTS.md'))
  symlinkSync(outside, join(repo.root, 'AGENTS.md'))
  const { code, stderr } = await helix(repo, ['init', '--agents'])
  expect([code, stderr.includes('helix why init/agents-link')]).toEqual([2, true])
})

test('sections and texts: CRLF is no edit, and the skill has the form that agents load', () => {
  const page = withSection('# Ours', 'x\n')
  expect(sectionOf(page.replaceAll('\n', '\r\n'))).toBe('x\n')
  expect(withoutSection(withSection('# Ours\n', 'x\n'))).toBe('# Ours\n')
  expect(withoutSection('# Ours\n')).toBe('# Ours\n')
  expect(sectionOf('# Ours\n')).toBeNull()
  const [, description = ''] = /^---\nname: helix\ndescription: (.+)\n---\n/.exec(skill) ?? []
  expect([description.length > 0, description.length <= 1024]).toEqual([true, true])
  expect(section.length / 4).toBeLessThan(400)
})

test('the commands that it ends with are taken by the hooks of a repository that Helix watches over', async () => {
  const product = aProduct({ at: 'BUILD', hooks: true })
  const committed = async (...args: string[]): Promise<string> => {
    const { stdout } = await helix(product, ['init', '--agents', ...args])
    execFileSync('/bin/sh', ['-c', /^next +(.*)$/m.exec(stdout)?.[1] ?? 'false'], { cwd: product.root, stdio: 'pipe' })
    return product.git('show', '--format=%s', '--name-only')
  }
  expect(await committed()).toMatch(/chore: tell agents of Helix\n[^]*AGENTS\.md$/)
  expect(await committed('--remove')).toMatch(/chore: tell agents of Helix no more\n[^]*AGENTS\.md$/)
})
