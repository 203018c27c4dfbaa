import { expect, test } from 'vitest'
import { compileCache } from '../packages/cli/src/testing/product.ts'
import { aProduct, addTest, documentOf, helix as start, spec } from './support/product.ts'

type Repo = ReturnType<typeof aProduct>

/** The command, which starts in half the time where node has compiled it before. */
const helix = (repo: Repo, args: readonly string[]) => start(repo, args, { NODE_COMPILE_CACHE: compileCache })

/** Milliseconds that are enough for ten commands on a busy machine. */
const many = 120_000

/** Codes of all findings, as `--json` tells them. */
function codesOf(ran: ReturnType<typeof helix>): unknown[] {
  const told = JSON.stringify(documentOf(ran) ?? '').matchAll(/"code":"([A-Za-z/-]+)"/g)
  return [...new Set([...told].map(([, code]) => code))].sort()
}

function amend(repo: Repo, text: string, why: string, ...flags: string[]) {
  repo.write('docs/spec.md', text)
  const ran = helix(repo, ['amend', why, ...flags])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  return ran
}

const approve = (repo: Repo) =>
  expect(helix(repo, ['approve', 'amendment', '--why', 'read'])).toMatchObject({ code: 0 })
const verified = (repo: Repo) => helix(repo, ['verify', '--static', '--json'])

const requirement = (id: number, text: string) => `## REQ-${id} Number ${id}\n\n${text}\n\n`

test('REQ-18 each requirement is added, removed, changed word by word, or only laid out anew', () => {
  const wide = 'Whoever adds two numbers is shown their sum, whatever their order.'
  const earlier = requirement(1, '1 and 2 give 3.') + requirement(2, wide) + requirement(3, 'Zero is a number.')
  const narrow = wide.replace('is shown', 'is\nshown')
  const later = requirement(1, '1 and 2 give 4.') + requirement(2, narrow) + requirement(5, 'One is a number.')
  const repo = aProduct({ files: { 'docs/spec.md': `# Adding\n\n${earlier}` } })
  repo.commit('docs: amend\n', { files: { 'docs/spec.md': `# Adding\n\n${later}` } })

  const told = helix(repo, ['spec', 'diff', 'HEAD~1', 'HEAD', '--json'])
  const shown = helix(repo, ['spec', 'diff', 'HEAD~1', 'HEAD'])

  expect(told.code).toBe(0)
  expect(documentOf(told)).toMatchObject({
    ok: true,
    added: [{ id: 'REQ-5' }],
    removed: [{ id: 'REQ-3' }],
    changed: [
      {
        id: 'REQ-1',
        words: [
          { what: 'same', text: '## REQ-1 Number 1 1 and 2 give' },
          { what: 'removed', text: '3.' },
          { what: 'added', text: '4.' },
        ],
      },
    ],
    reflowed: [{ id: 'REQ-2' }],
  })
  expect(shown.stdout).toContain('[-3.-]{+4.+}')
})

test('REQ-18 what is no spec is refused with its place', () => {
  const repo = aProduct()
  const conflict = `# Adding\n\n## REQ-1 Sums\n\n<<<<<<< ours\nThree.\n=======\nFour.\n>>>>>>> theirs\n`
  repo.write('torn.md', conflict).write('wide.md', Buffer.from('\uFEFF# Adding\n', 'utf16le'))

  const torn = helix(repo, ['spec', 'lint', 'torn.md', '--json'])
  const wide = helix(repo, ['spec', 'lint', 'wide.md'])

  expect(torn.code).toBe(1)
  expect(documentOf(torn)).toMatchObject({
    diagnostics: expect.arrayContaining([
      expect.objectContaining({ code: 'SPEC-CONFLICT', where: { path: 'torn.md', line: 5 } }),
    ]),
  })
  expect([wide.code, wide.stderr.includes('UTF-16')]).toEqual([2, true])
  expect(repo.read('torn.md')).toBe(conflict)
})

const named = (id: number) => `\n## REQ-${id} Number ${id}\n\n1 and ${id} give ${id + 1}.\n`

test('REQ-19 each requirement has a state and its tests, in more than one language', () => {
  const repo = aProduct({
    files: {
      'docs/spec.md': spec + [2, 3, 4].map(named).join(''),
      'test/one.test.js': addTest().replace('adds', 'REQ-1 adds').replace(/$/, `test.skip('REQ-3 skips', () => {})\n`),
      'test/nine.test.js': addTest().replace('adds', 'REQ-9 is gone'),
      'tests/test_four.py': '# REQ-4\ndef test_four():\n    assert 1 + 4 == 5\n',
    },
  })

  const traced = helix(repo, ['spec', 'trace', '--json'])

  expect(traced.code).toBe(1)
  expect(documentOf(traced)).toMatchObject({
    ok: false,
    requirements: [
      { id: 'REQ-1', state: 'covered', tests: [{ id: 'test/one.test.js > REQ-1 adds' }] },
      { id: 'REQ-2', state: 'uncovered', tests: [] },
      { id: 'REQ-3', state: 'vacuous', tests: [{ id: 'test/one.test.js > REQ-3 skips' }] },
      { id: 'REQ-4', state: 'covered', tests: [{ id: 'tests/test_four.py > test_four' }] },
    ],
    orphans: [{ requirement: 'REQ-9', test: 'test/nine.test.js > REQ-9 is gone' }],
  })
})

test(
  'REQ-19 a requirement that changed after its tests is suspect, one that is only worded otherwise is not',
  () => {
    const repo = aProduct({ at: 'BUILD' })
    const state = () => documentOf(helix(repo, ['spec', 'trace', '--json']))

    amend(repo, spec.replace('are added', 'are summed up'), 'Adding was said twice.', '--same', 'REQ-1')
    expect(state()).toMatchObject({ requirements: [{ id: 'REQ-1', state: 'covered' }] })

    amend(repo, spec.replace('give 3', 'give 4'), 'Sums begin at one.')
    expect(state()).toMatchObject({ requirements: [{ id: 'REQ-1', state: 'suspect' }] })
  },
  many,
)

const more = '\n## REQ-2 Zero adds nothing\n\n- 0 and 2 give 2\n'

test(
  'REQ-20 amendments of different requirements both stand, and a number given twice is given anew',
  () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.branch('zero')
    amend(repo, spec + more, 'Nobody said what zero does.')
    approve(repo)
    repo.switchTo('main')
    amend(repo, spec.replace('are added', 'are summed up'), 'People say sum.', '--same', 'REQ-1')
    approve(repo)
    repo.switchTo('zero').git('rebase', '-q', 'main')
    expect(helix(repo, ['commit', '--restamp', 'main..HEAD'])).toMatchObject({ code: 0 })

    const clash = verified(repo)
    expect([clash.code, codesOf(clash).filter((code) => String(code).startsWith('AMEND'))]).toEqual([
      1,
      ['AMEND-NUMBER'],
    ])

    expect(helix(repo, ['amend', 'renumber'])).toMatchObject({ code: 0 })
    expect(repo.read('docs/spec.md')).toBe(spec.replace('are added', 'are summed up') + more)
    expect(
      repo
        .git('ls-files', 'docs/adr')
        .split('\n')
        .map((path) => path.slice(9, 13)),
    ).toEqual(['0001', '0002'])
    expect(verified(repo).code).toBe(0)
  },
  many,
)

const holding = (of: string) => expect.stringContaining(of)

test(
  'REQ-20 of two amendments of one requirement the second is refused, shown three ways and drafted anew',
  () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.branch('four')
    amend(repo, spec.replace('give 3', 'give 4'), 'Sums begin at one.')
    repo.switchTo('main')
    amend(repo, spec.replace('are added', 'are multiplied'), 'Products are meant.')
    repo.switchTo('four').git('rebase', '-q', 'main')

    expect(codesOf(verified(repo))).toContain('AMEND-STALE')
    const shown = helix(repo, ['amend', 'show', '--json'])
    const both = spec.replace('are added', 'are multiplied').replace('give 3', 'give 4')
    expect(documentOf(shown)).toMatchObject({
      stale: [{ id: 'REQ-1', base: holding('added'), present: holding('multiplied'), meant: holding('give 4') }],
    })

    expect(helix(repo, ['amend', 'redraft'])).toMatchObject({ code: 0 })
    expect(codesOf(verified(repo))).not.toContain('AMEND-STALE')
    expect(repo.read('docs/spec.md')).toBe(both)
    expect(repo.git('log', '-2', '--format=%s')).toContain('Sums begin at one')
  },
  many,
)

test(
  'REQ-20 what is rejected stays with its reason, and the spec is as it was',
  () => {
    const repo = aProduct({ at: 'BUILD' })
    amend(repo, spec.replace('give 3', 'give 4'), 'Sums begin at one.')

    const rejected = helix(repo, ['amend', 'reject', '--why', 'Sums begin at zero everywhere.'])

    expect(rejected).toMatchObject({ code: 0, stderr: '' })
    expect([repo.read('docs/spec.md'), repo.git('status', '--porcelain')]).toEqual([spec, ''])
    const record = repo.read('docs/adr/0001-why-sums-begin-at-one.md')
    expect(record).toMatch(/^status: rejected$/m)
    expect(record).toContain('Sums begin at zero everywhere.')
    expect(record).toContain('give 4')
    expect(verified(repo).code).toBe(0)
  },
  many,
)

test(
  'REQ-21 a requirement, a line, a commit and words lead to the reason',
  () => {
    const repo = aProduct({ at: 'BUILD' })
    amend(repo, spec.replace('give 3', 'give 4'), 'Sums begin at one, said the auditors.')
    const reason = 'Why: REQ-1 asks for totals of crates.'
    const label = 'STEP[3/4] feat: add crates'
    const crates = repo.commit(`${label}\n\n${reason}\n\nCovers: REQ-1\n`, {
      files: { 'src/add.js': 'export const add = 1\n' },
    })
    const [before, why] = [repo.git('status', '--porcelain'), (asked: string) => helix(repo, ['why', asked, '--json'])]
    const found = (asked: string) => JSON.stringify(documentOf(why(asked)))

    expect(found('REQ-1')).toContain('docs/adr/0001-why-sums-begin-at-one-said-the-auditors.md')
    expect(found('REQ-1')).toContain(crates)
    expect(found('src/add.js:1')).toContain(reason.slice(5))
    expect(found(crates.slice(0, 10))).toContain('REQ-1')
    expect(found('the auditors')).toContain('said the auditors')
    expect(helix(repo, ['why', 'MSG-WHY'])).toMatchObject({ code: 0 })
    expect(repo.git('status', '--porcelain')).toBe(before)
  },
  many,
)

test('REQ-21 decisions of three tools are read as what they mean, and what is wrong with a record is said', () => {
  const repo = aProduct({
    files: {
      'docs/adr/0001-use-files.md': `---\nstatus: superseded by ADR-0002\ndate: 2026-01-02\n---\n\n# Use files\n`,
      'docs/adr/0002-use-git.md': `# 2. Use git\n\nDate: 2026-01-03\n\n## Status\n\nAccepted\n\nSupersedes [1. Use files](0001-use-files.md)\n`,
      'docs/adr/20260104-use-node.md': `# Use node\n\n- Status: proposed\n- Date: 2026-01-04\n`,
    },
  })
  const listed = helix(repo, ['adr', 'list', '--json'])
  expect([listed.code, documentOf(listed)]).toMatchObject([
    0,
    {
      decisions: [
        { path: 'docs/adr/0001-use-files.md', status: 'superseded', title: 'Use files' },
        { path: 'docs/adr/0002-use-git.md', status: 'accepted', title: 'Use git' },
        { path: 'docs/adr/20260104-use-node.md', status: 'proposed', title: 'Use node' },
      ],
    },
  ])
  expect(helix(repo, ['adr', 'check'])).toMatchObject({ code: 0, stderr: '' })

  repo
    .write('docs/adr/0003-use-none.md', '# Use none\n')
    .write('docs/adr/0004-use-all.md', '---\nstatus: maybe\n---\n\n# All\n')
  repo.write('docs/adr/0005-use-one.md', '---\nstatus: superseded by ADR-0002\n---\n\n# One\n')
  const checked = helix(repo, ['adr', 'check', '--json'])
  expect([checked.code, codesOf(checked)]).toEqual([1, ['ADR-LINK', 'ADR-STATUS']])
})
