import { specHash, specTag } from '@helix/spec'
import { describe, expect, test } from 'vitest'
import { addTest, aProduct, helix, spec } from '../../testing/product.ts'

type Repo = ReturnType<typeof aProduct>

const sums = spec.replace('are added', 'are summed up')
const four = spec.replace('give 3', 'give 4')
const more = '\n## REQ-2 Zero adds nothing\n\n- 0 and 2 give 2\n'

async function amend(repo: Repo, text: string, why: string, ...flags: string[]) {
  repo.write('docs/spec.md', text)
  const ran = await helix(repo, ['amend', why, ...flags])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
}

/** Codes of what keeps a range from passing; approvals aside. */
async function codesOf(repo: Repo, ...flags: string[]): Promise<string[]> {
  const { stdout } = await helix(repo, ['verify', '--json', ...(flags.length > 0 ? flags : ['--static'])])
  const found = [...stdout.matchAll(/"severity": ?"error",\s*"code": ?"([A-Z-]+)"/g)].map(([, code = '']) => code)
  return [...new Set(found)].filter((code) => code !== 'AMEND-APPROVAL').toSorted()
}

/** A branch that amended one way, and `main` that amended another. */
async function twoBranches(theirs: string, ours: string) {
  const repo = aProduct({ at: 'BUILD' })
  repo.branch('side')
  await amend(repo, theirs, 'The side says so.')
  repo.switchTo('main')
  await amend(repo, ours, 'Main says so.')
  return repo
}

describe('amendments of two branches', () => {
  test('of different requirements both hold after a rebase, and a number given twice is given anew', async () => {
    const repo = await twoBranches(spec + more, sums)
    repo.switchTo('side').git('rebase', '-q', 'main')
    await helix(repo, ['commit', '--restamp', 'main..HEAD'])
    expect(await codesOf(repo)).toEqual(['AMEND-NUMBER'])
    expect((await helix(repo, ['amend', 'approve', 'side-says', '--why', 'read'])).code).toBe(0)
    const approved = (await helix(repo, ['amend', 'list', '--json'])).stdout

    expect((await helix(repo, ['amend', 'renumber'])).code).toBe(0)

    expect(await codesOf(repo)).toEqual([])
    expect(repo.read('docs/spec.md')).toBe(sums + more)
    expect(repo.git('ls-files', 'docs/adr')).toBe(
      'docs/adr/0001-why-main-says-so.md\ndocs/adr/0002-why-the-side-says-so.md',
    )
    expect(repo.read('docs/adr/0002-why-the-side-says-so.md')).toContain('\nnumber: 2\n')
    const listed = JSON.parse((await helix(repo, ['amend', 'list', '--json'])).stdout).amendments
    expect(listed.map(({ status }: { status: string }) => status)).toEqual(['proposed', 'accepted'])
    expect(listed[1].digest).toBe(JSON.parse(approved).amendments[1].digest)
    expect((await helix(repo, ['amend', 'renumber'])).stderr).toContain('no number in docs/adr is given twice')
  })

  test('of different requirements merge', async () => {
    const repo = await twoBranches(spec + more, sums)
    repo.merge('side')
    expect(await codesOf(repo)).toEqual(['AMEND-NUMBER'])
    expect(repo.read('docs/spec.md')).toBe(sums + more)
  })

  test('of one requirement do not merge, although git does', async () => {
    const repo = await twoBranches(four, sums)
    repo.merge('side')
    expect(await codesOf(repo)).toEqual(['AMEND-COLLISION', 'AMEND-NUMBER'])
  })

  test('of one requirement: the later is refused, shown three ways and drafted anew', async () => {
    const repo = await twoBranches(four, sums)
    repo.switchTo('side').git('rebase', '-q', 'main')
    repo.commit('feat: more\n', { files: { 'src/more.js': 'export const more = 1\n' } })
    expect(await codesOf(repo)).toContain('AMEND-STALE')
    const shown = await helix(repo, ['amend', 'show', 'side-says'])
    expect(shown.code).toBe(1)
    for (const line of ['as the author saw it', 'as it is', 'as this amendment leaves it', 'helix amend redraft']) {
      expect(shown.stdout).toContain(line)
    }
    const [tip, subjects] = [repo.head(), repo.git('log', '--format=%s %an %ai')]

    expect((await helix(repo, ['amend', 'redraft', 'side-says'])).code).toBe(0)

    expect(await codesOf(repo)).not.toContain('AMEND-STALE')
    expect([repo.git('log', '--format=%s %an %ai'), repo.git('status', '--porcelain')]).toEqual([subjects, ''])
    expect(repo.git('for-each-ref', '--format=%(objectname)', 'refs/helix/amended')).toBe(tip)
    expect((await helix(repo, ['amend', 'redraft', 'side-says'])).stderr).toContain('holds as it is')
  })
})

/** The side put onto main. */
async function onto(theirs: string, ours: string) {
  const repo = await twoBranches(theirs, ours)
  repo.switchTo('side').git('rebase', '-q', 'main')
  return repo
}
const redrafted = async (repo: Repo) => (await helix(repo, ['amend', 'redraft'])).stdout

describe('one branch is put onto the other', () => {
  const renamed = spec.replace('REQ-1', 'REQ-3')

  test('redraft finds the one that needs it, whatever the numbers, and says what differs now', async () => {
    const repo = await onto(four, renamed)
    expect(await redrafted(repo)).toContain('drafted  docs/adr/0001-why-the-side-says-so.md')
    expect(repo.read('docs/adr/0001-why-the-side-says-so.md')).toMatch(/requirements:\n {2}- id: REQ-3\n/)
    expect(repo.read('docs/spec.md')).toBe(renamed.replace('give 3', 'give 4'))
    expect(await codesOf(repo)).toEqual(['AMEND-NUMBER'])
  })

  test('approve means the one that awaits it, and does not guess between two of one number', async () => {
    const repo = await onto(spec + more, sums)
    const approve = (...which: string[]) => helix(repo, ['amend', 'approve', ...which, '--why', 'read'])
    expect((await approve('1')).stderr).toContain('names docs/adr/0001-why-main-says-so.md and')
    expect((await approve()).stdout).toContain('approved docs/adr/0001-why-the-side-says-so.md')
    expect((await approve()).stdout).toContain('approved docs/adr/0001-why-main-says-so.md')
  })

  test('redraft and reject find it under another number, too', async () => {
    const repo = await onto(four, sums)
    await helix(repo, ['amend', 'renumber'])
    expect(await redrafted(repo)).toContain('drafted  docs/adr/0002-why-the-side-says-so.md')
    expect(await codesOf(repo)).toEqual([])
    expect(repo.git('status', '--porcelain')).toBe('')
    expect((await helix(repo, ['amend', 'reject', 'side-says', '--why', 'no'])).code).toBe(0)
    expect([await codesOf(repo), repo.git('status', '--porcelain')]).toEqual([[], ''])
    expect([repo.read('docs/spec.md'), repo.read('docs/adr/0002-why-the-side-says-so.md')]).toEqual([
      sums,
      expect.stringContaining('status: rejected'),
    ])
  })

  test('an id that both gave is refused with the way out, and nobody drafts it', async () => {
    const repo = await onto(spec + more, spec.replace('## REQ-1', '## REQ-2 Names\n\n- b, a give a, b\n\n## REQ-1'))
    const refused = await helix(repo, ['amend', 'redraft'])
    expect([refused.code, refused.stderr.includes('SPEC-DUPLICATE')]).toEqual([2, true])
    expect(refused.stderr).toContain('helix amend reject --why')
    expect(await codesOf(repo)).toContain('AMEND-SOUND')
    expect((await helix(repo, ['amend', 'reject', 'side-says', '--why', 'no'])).code).toBe(0)
    expect(await codesOf(repo)).toEqual(['AMEND-NUMBER'])
  })
})

test('a merge by hand that says what the spec holds is refused with the command that puts one branch onto the other', async () => {
  const repo = await twoBranches(four, spec.replace('give 3', 'give 5'))
  const main = repo.head()
  repo.write('docs/spec.md', spec.replace('give 3', 'give 9'))
  repo.git('add', '-A')
  const tree = repo.git('write-tree')
  const merge = repo.git('commit-tree', '-p', main, '-p', 'side', '-m', "Merge branch 'side'", tree)
  repo.git('reset', '-q', '--hard', merge)
  const { stdout } = await helix(repo, ['verify', '--json', '--static'])
  expect(stdout).toContain(`git rebase ${main.slice(0, 12)}, then: helix amend redraft`)
})

const stampFor = (text: string) => `Helix-Spec: ${specTag(specHash(text))}`

describe('a rejected amendment', () => {
  test('stays with its reason and its words, and the spec is as it was', async () => {
    const repo = aProduct({ at: 'BUILD' })
    await amend(repo, four, 'Sums begin at one.', '--rewrite', 'e2e/sum.test.js')
    const proposed = repo.head()
    expect((await helix(repo, ['amend', 'reject', '--why', 'Zero it is.'])).code).toBe(0)
    expect([repo.read('docs/spec.md'), repo.git('status', '--porcelain')]).toEqual([spec, ''])
    const record = repo.read('docs/adr/0001-why-sums-begin-at-one.md')
    for (const said of ['\nstatus: rejected\n', 'Sums begin at one.', 'Zero it is.', '- 1 and 2 give 4']) {
      expect(record).toContain(said)
    }
    expect(repo.git('for-each-ref', '--format=%(objectname)', 'refs/helix/rejected')).toBe(proposed)
    expect(await codesOf(repo)).toEqual([])
    expect((await helix(repo, ['amend', 'list'])).stdout).toContain('0001  rejected  Sums begin at one   REQ-1')
    // It opens no test.
    repo.commit('test: x\n\nWhy: REQ-1 changes.\n', { files: { 'e2e/sum.test.js': addTest() } })
    expect(await codesOf(repo)).toContain('LAYER-FROZEN')
  })

  test('what stands on it stays, with the spec as it was', async () => {
    const repo = aProduct({ at: 'BUILD' })
    await amend(repo, four, 'Sums begin at one.')
    const more = `STEP[3/4] feat: more\n\nWhy: REQ-1 asks for it.\n\n`
    const tip = repo.commit(`${more}${stampFor(four)}\n`, { files: { 'src/more.js': 'export const more = 1\n' } })
    repo.write('docs/note.md', 'mine\n')
    expect(await helix(repo, ['amend', 'reject', '--why', 'no'])).toMatchObject({ code: 0 })
    expect([repo.read('docs/spec.md'), repo.read('src/more.js'), repo.git('status', '--porcelain')]).toEqual([
      spec,
      'export const more = 1\n',
      '?? docs/note.md',
    ])
    expect(repo.git('log', '-1', '--format=%B').trim()).toBe(`${more}${stampFor(spec)}`)
    expect(repo.git('for-each-ref', '--format=%(objectname)', 'refs/helix/rejected')).toBe(tip)
    repo.remove('docs/note.md')
    expect(await codesOf(repo)).toEqual([])
  })

  test('needs a reason, and nothing that rests on it', async () => {
    const repo = aProduct({ at: 'BUILD' })
    await amend(repo, four, 'Sums begin at one.')
    expect((await helix(repo, ['amend', 'reject'])).stderr).toContain('helix amend reject --why')
    const tip = repo.commit('feat: more\n', { files: { 'docs/spec.md': `${four}\nMore.\n` } })
    expect((await helix(repo, ['amend', 'reject', '--why', 'no'])).stderr).toContain('git rebase --onto')
    expect(repo.head()).toBe(tip)
  })
})

const rewritten = (repo: Repo) => repo.read('e2e/sum.test.js').replace(', 3)', ', 4)')

describe('what becomes of covering tests in the middle of a cycle', () => {
  const edit = 'STEP[3/4] test: sum to four\n\nWhy: REQ-1 changed.\n'

  test('kept ones stay frozen', async () => {
    const repo = aProduct({ at: 'BUILD' })
    await amend(repo, four, 'Sums begin at one.')
    repo.commit(edit, { files: { 'e2e/sum.test.js': rewritten(repo) } })
    expect(await codesOf(repo)).toContain('LAYER-FROZEN')
  })

  test('those to rewrite are open, by file or by name, also where the spec stays as it is', async () => {
    const repo = aProduct({ at: 'BUILD' })
    const before = repo.read('docs/spec.md')
    await amend(repo, before, 'The test asks for the wrong sum.', '--test', 'e2e/sum.test.js > REQ-1 sums a list')
    const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
    repo.commit(`${edit}\n${stamp}\n`, { files: { 'e2e/sum.test.js': rewritten(repo) } })
    expect(await codesOf(repo)).toEqual([])
    expect(repo.read('docs/adr/0001-why-the-test-asks-for-the-wrong-sum.md')).toContain('action: rewrite')
  })

  test('those that are dropped may go, and no others', async () => {
    const repo = aProduct({ at: 'BUILD' })
    await amend(repo, four, 'Nobody sums lists.', '--drop', 'e2e/sum.test.js')
    const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
    repo.remove('e2e/sum.test.js').commit(`${edit}\n${stamp}\n`)
    expect(await codesOf(repo)).toEqual([])

    const other = aProduct({ at: 'BUILD' })
    await amend(other, four, 'Nobody sums lists.')
    other.remove('e2e/sum.test.js').commit(edit)
    expect(await codesOf(other)).toContain('LAYER-FROZEN')
  })
})

test('an amendment adds nothing that is wrong with a spec', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const torn = `${spec}\n<<<<<<< a\n\nOne.\n\n=======\n\nTwo.\n\n>>>>>>> b\n`
  repo.write('docs/spec.md', torn)
  const ran = await helix(repo, ['amend', 'because', '--json'])
  expect([ran.code, ran.stdout.includes('SPEC-CONFLICT')]).toEqual([2, true])
  repo.write('docs/spec.md', Buffer.from(`\uFEFF${spec}`, 'utf16le'))
  expect((await helix(repo, ['amend', 'because'])).stderr).toContain('UTF-16LE')
  expect(repo.git('log', '--format=%s', '-1')).toBe('STEP[2/4] chore: finish E2E_RED')
})

/** The editor is a program that writes; `answers` makes it a terminal. */
function editing(writes: string) {
  const repo = aProduct({ at: 'BUILD' })
  repo.write('docs/spec.md', four)
  repo.git('config', 'core.editor', `sh -c '${writes}' editor`)
  return repo
}
const on = (repo: Repo, ...flags: string[]) => helix(repo, ['amend', ...flags], { answers: [] })

describe('without a reason', () => {
  test('the editor of git asks on a terminal; its first line is the title, and Markdown stays', async () => {
    const repo = editing(
      'cp "$1" seen; printf "# Sums begin at one\\n\\nAuditors said so.\\n\\n## They did\\n" | cat - seen > "$1"',
    )
    expect(await on(repo)).toMatchObject({ code: 0, stderr: '' })
    expect(repo.read('seen')).toContain('\n~ REQ-1 Two numbers are added\n')
    const record = repo.read('docs/adr/0001-why-sums-begin-at-one.md')
    expect(record).toContain('\nAuditors said so.\n\n## They did\n')
    expect(record).not.toContain('>8')
  })

  test('nothing written, an editor that fails, and no terminal are three reasons to amend nothing', async () => {
    expect((await on(editing('true'))).stderr).toContain('nothing was written, so nothing is amended')
    expect((await on(editing('exit 3'))).stderr).toContain('ended with 3; nothing is amended')
    const repo = editing('echo no > "$1"')
    const ran = await helix(repo, ['amend'])
    expect([ran.code, ran.stderr.includes('there is no terminal'), repo.git('log', '--oneline', '-1')]).toEqual([
      2,
      true,
      expect.not.stringContaining('spec!'),
    ])
  })

  test('what was written is there again when the amendment was refused', async () => {
    const repo = editing('[ -s once ] && exit 0; echo x > once; echo Because. | cat - "$1" > new; mv new "$1"')
    repo.write('docs/spec.md', `${four}\n## REQ-2\n`)
    expect((await on(repo)).stderr).toContain('is not ready to be amended')
    repo.write('docs/spec.md', four)
    expect(await on(repo)).toMatchObject({ code: 0 })
    expect(repo.read('docs/adr/0001-why-because.md')).toContain('\nBecause.\n')
  })
})
