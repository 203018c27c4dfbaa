import { ChildProcess, execFileSync } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Isolation, Judgement } from '@helix/core'
import { type Bundle, bundleLimits, decodeBundle, encodeBundle, namespaces } from '@helix/evidence'
import { decodeMeasured, encodeMeasured, type MeasuredTree } from '@helix/gates'
import { mustGit, temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { addTest, aProduct, helix, playbook } from '../../../testing/product.ts'
import { replaying } from '../../../measuring/run/replaying.ts'
import { openHere } from '../../../repository/open.ts'
import { startHelix } from '../../../testing/process.ts'
import { testIo } from '../../../testing/test-io.ts'
import { record } from '../judgements/record-judgements.ts'
import { judgeHere } from '../verify.ts'

/** A path for a file that does not exist yet. */
const aPath = (name = 'helix.bundle'): string => join(temporaryFolder(), name)

async function measured(repo: { root: string }, env: Record<string, string> = {}): Promise<string> {
  const path = aPath()
  const { code, stderr } = await helix(repo, ['verify', '--measure', path], { env })
  expect([code, stderr]).toEqual([0, ''])
  return path
}

interface Answer {
  exit: number
  codes: string[]
  /** Whether the branch helix is there. */
  chain: boolean
}

async function judged(
  repo: TestRepo,
  path: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Answer> {
  const ran = await helix(repo, ['verify', '--judge', path, '--sign', '--json', ...args], { env })
  const { diagnostics }: { diagnostics: { code: string; severity: string }[] } = JSON.parse(ran.stdout)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return { exit: ran.code, codes: errors.map(({ code }) => code), chain: hasChain(repo) }
}

function hasChain(repo: TestRepo): boolean {
  return repo.tryGit('rev-parse', '--verify', '--quiet', 'refs/heads/helix').code === 0
}

/** The judgements of the branch helix, oldest first. */
function judgementsOf(repo: TestRepo): Judgement[] {
  const commits = repo.git('rev-list', '--reverse', 'refs/heads/helix').split('\n')
  return commits.map((commit): Judgement => JSON.parse(repo.git('show', `${commit}:judgement.json`)))
}

/** What must not depend on how it was measured. */
const told = (repo: TestRepo) =>
  judgementsOf(repo).map(({ subject, base, from, to, isolation, policy, spec, verifier, verdicts }) => ({
    where: [subject, base, from, to, isolation, policy, spec, verifier],
    verdicts: verdicts.map(({ condition, outcome, measured: facts }) => ({ condition, outcome, facts })),
  }))

const positions = (repo: TestRepo) => judgementsOf(repo).map(({ to }) => (to === 'idle' ? to : to.step))

describe('measured in one clone, judged in another', () => {
  test('a bare one without dependencies comes to what one process comes to, and publishes it', async () => {
    const origin = aProduct({ at: 'BUILD', playbook: playbook.replace('[file]', '[file, tag]') })
    const alone = origin.clone()
    expect(await helix(alone, ['verify', '--sign'])).toMatchObject({ code: 0 })

    const path = await measured(origin.clone())
    const judge = origin.clone('--bare')
    const { code, stdout } = await helix(judge, ['verify', '--judge', path, '--sign', '--push'])

    expect(code).toBe(0)
    expect(stdout).toContain('4 judgements appended to the branch helix')
    expect(positions(origin)).toEqual(['idle', 'SPEC_DRAFT', 'E2E_RED', 'BUILD'])
    expect(told(origin)).toEqual(told(alone))
    const tags = origin.git('tag', '--list', 'helix/*').split('\n')
    expect(tags.map((tag) => tag.split('@')[0])).toEqual([
      'helix/adding/BUILD',
      'helix/adding/E2E_RED',
      'helix/adding/SPEC_DRAFT',
    ])
  })

  test('every verdict rests on bytes that lie in the chain', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = await measured(repo)
    const judge = repo.clone()
    expect(await judged(judge, path)).toMatchObject({ exit: 0 })
    const cited =
      judgementsOf(judge)
        .at(-1)
        ?.verdicts.flatMap(({ reports }) => reports) ?? []
    expect(cited.length).toBeGreaterThan(0)
    for (const digest of cited) expect(judge.git('show', `helix:reports/${digest}`)).toContain('<testsuite')
  })

  test('what fails is refused by the one that judges, and recorded', async () => {
    const repo = aProduct({ at: 'E2E_RED', files: { 'src/add.js': 'export const add = (a, b) => a - b\n' } })
    const path = await measured(repo)
    const judge = repo.clone()
    expect(await judged(judge, path)).toMatchObject({ exit: 1, chain: true, codes: expect.arrayContaining(['GATE-TESTS-FAILED']) }) // prettier-ignore
    expect(positions(judge)).toEqual(['idle', 'SPEC_DRAFT', 'SPEC_DRAFT'])
  })

  test('without --sign nothing is appended', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const judge = repo.clone()
    const { code, stdout } = await helix(judge, ['verify', '--judge', await measured(repo)])
    expect([code, stdout.includes('passed'), hasChain(judge)]).toEqual([0, true, false])
  })

  test('a commit on no branch is judged, and never signed', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    repo.git('switch', '-q', '--detach')
    const path = await measured(repo)
    expect(await helix(repo, ['verify', '--judge', path])).toMatchObject({ code: 0 })
    expect(await judged(repo, path)).toEqual({ exit: 2, codes: ['sign/no-branch'], chain: false })
  })

  test('the key is asked for where it is used, and nowhere else', async () => {
    const [key, public_] = aKey()
    const signers = `ci@helix namespaces="${namespaces.judge}" ${public_}\n`
    const repo = aProduct({
      at: 'SPEC_DRAFT',
      playbook: playbook.replace('signing: none', 'signing: ssh'),
      files: { '.helix/allowed_signers': signers },
    })
    const path = await measured(repo)
    const judge = repo.clone('--bare')
    expect(await judged(judge, path)).toEqual({ exit: 2, codes: ['sign/no-key'], chain: false })
    expect(await judged(judge, path, [], { HELIX_SIGNING_KEY: key })).toMatchObject({ exit: 0, codes: [] })
    expect(judgementsOf(judge).map(({ signature }) => signature?.principal)).toEqual(['ci@helix', 'ci@helix'])
  })

  test('who judges a second time finds nothing left to judge', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = await measured(repo)
    expect(await judged(repo, path)).toMatchObject({ exit: 0 })
    const before = repo.head('helix')
    expect(await judged(repo, path)).toMatchObject({ exit: 0, codes: [] })
    expect(repo.head('helix')).toBe(before)
  })

  test('what a fix must show, on its parent and on itself, is carried over, too', async () => {
    const repo = aProduct({ files: { 'src/add.js': 'export const add = (a, b) => Math.abs(a) + b\n' } })
    const negative = addTest().replace("test('adds', () => assert.equal(add(1, 2), 3))", "test('adds below zero', () => assert.equal(add(-1, 2), 1))") // prettier-ignore
    const fix = 'fix: add below zero\n\nWhy: -1 and 2 gave 3.\n\nHelix-Lane: fix\n'
    const mended = 'export const add = (a, b) => a + b\n'
    repo.commit(fix, { files: { 'src/add.js': mended, 'test/more.test.js': negative } })
    const path = await measured(repo)
    const { code, stdout } = await helix(repo.clone('--bare'), ['verify', '--judge', path])
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 test fails without the fix')])
    // Without the fix, and with it, which is the tip.
    expect(bundleAt(path).trees).toHaveLength(2)
  })

  test('figures of a bundle are not taken for what this clone measured', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = await measured(repo.clone())
    expect(await judged(repo, path)).toMatchObject({ exit: 0 })
    expect(existsSync(join(repo.root, '.git/helix/verdicts'))).toBe(false)
  })

  test('nothing of the repository is started by the one that judges', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const clone = repo.clone()
    const measuring = await startedBy(() => measured(repo))
    expect(measuring.started.some((program) => program !== 'git')).toBe(true)
    const judging = await startedBy(() => judged(clone, measuring.answer))
    expect(judging.answer).toMatchObject({ exit: 0 })
    expect(new Set(judging.started)).toEqual(new Set(['git']))
  })
})

/** What some work answers, and the programs that it starts. */
async function startedBy<T>(work: () => Promise<T>): Promise<{ answer: T; started: string[] }> {
  const started: ChildProcess[] = []
  const note = (message: unknown): void => {
    const child = typeof message === 'object' && message !== null && 'process' in message ? message.process : undefined
    if (child instanceof ChildProcess) started.push(child)
  }
  // https://nodejs.org/api/diagnostics_channel.html: emitted when a process is about to be created.
  subscribe('child_process', note)
  try {
    const answer = await work()
    return { answer, started: started.map(({ spawnfile }) => basename(spawnfile)) }
  } finally {
    unsubscribe('child_process', note)
  }
}

function aKey(): [path: string, public_: string] {
  const path = join(temporaryFolder(), 'key')
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', path])
  return [path, readFileSync(`${path}.pub`, 'utf8').trim()]
}

function bundleAt(path: string): Bundle {
  const read = decodeBundle(readFileSync(path))
  if (!read.valid) throw new Error(read.finding.message)
  return read.bundle
}

/** Another bundle whose frames and digests are all true: made by somebody who knows the format. */
function forged(
  path: string,
  change: (bundle: Bundle, trees: MeasuredTree[]) => Partial<Bundle> | MeasuredTree[],
): string {
  const bundle = bundleAt(path)
  const trees = decodeMeasured(bundle.trees, bundle.reports)
  if ('severity' in trees) throw new Error(trees.message)
  const changed = change(bundle, trees)
  const other = Array.isArray(changed) ? partsOf(changed) : changed
  const written = aPath()
  writeFileSync(written, Buffer.concat(encodeBundle({ ...bundle, ...other })))
  return written
}

function partsOf(trees: readonly MeasuredTree[]): Pick<Bundle, 'trees' | 'reports'> {
  const encoded = trees.map(encodeMeasured)
  return {
    trees: encoded.map(({ document }) => document),
    reports: new Map(encoded.flatMap(({ reports }) => [...reports])),
  }
}

const header = (more: object) => (bundle: Bundle) => ({ header: { ...bundle.header, ...more } })

/** Every measurement of every tree changed in the same way. */
function eachMeasurement(
  change: (held: MeasuredTree['measurements'][number]) => Partial<MeasuredTree['measurements'][number]>,
) {
  return (_: Bundle, trees: MeasuredTree[]) =>
    trees.map((tree) => ({ ...tree, measurements: tree.measurements.map((held) => ({ ...held, ...change(held) })) }))
}

const make = async (): Promise<{ repo: TestRepo; path: string }> => {
  const folder = { cleanup: () => undefined }
  const repo = aProduct({ at: 'BUILD', ...folder })
  const path = join(
    temporaryFolder(() => undefined),
    'helix.bundle',
  )
  expect(await helix(repo, ['verify', '--measure', path])).toMatchObject({ code: 0 })
  return { repo, path }
}

describe('a bundle proves nothing but what it was made for', () => {
  const other = 'f'.repeat(64)

  // One product and one measurement for all of them: none of them leaves a trace.
  let made: Promise<{ repo: TestRepo; path: string }> | undefined

  test.each<[string, string, (path: string) => string]>([
    ['absent', 'BUNDLE-ABSENT', () => '/nowhere/helix.bundle'],
    ['a folder', 'BUNDLE-ABSENT', () => temporaryFolder()],
    ['something else', 'BUNDLE-FORMAT', (path) => rewritten(path, () => Buffer.from('PK\u0003\u0004 something else entirely'))],
    ['cut off', 'BUNDLE-TRUNCATED', (path) => rewritten(path, (bytes) => bytes.subarray(0, -1))],
    ['cut off at a part', 'BUNDLE-TRUNCATED', (path) => rewritten(path, (bytes) => bytes.subarray(0, bytes.indexOf('\nend ')))],
    ['empty', 'BUNDLE-TRUNCATED', (path) => rewritten(path, () => Buffer.alloc(0))],
    ['changed in a report', 'BUNDLE-TAMPERED', (path) => rewritten(path, (bytes) => flipped(bytes, bytes.lastIndexOf('<testcase')))],
    ['changed in a verdict\'s number', 'BUNDLE-TAMPERED', (path) => rewritten(path, (bytes) => flipped(bytes, bytes.indexOf('"code":0') + 7))],
    ['larger than is taken', 'BUNDLE-TOO-LARGE', (path) => rewritten(path, (bytes) => bytes, bundleLimits.bundle + 1)],
    ['of another Helix', 'BUNDLE-VERIFIER', (path) => forged(path, header({ verifier: other }))],
    ['of another branch', 'BUNDLE-REF', (path) => forged(path, header({ ref: 'refs/heads/release' }))],
    ['of another commit', 'BUNDLE-TIP', (path) => forged(path, header({ tip: 'e'.repeat(40) }))],
    ['of another tree', 'BUNDLE-TREE', (path) => forged(path, header({ tree: 'e'.repeat(40) }))],
    ['of another base', 'BUNDLE-BASE', (path) => forged(path, header({ base: 'e'.repeat(40) }))],
    ['of another chain', 'BUNDLE-CHAIN', (path) => forged(path, header({ chain: other }))],
    ['of other commits', 'BUNDLE-RANGE', (path) => forged(path, header({ range: other }))],
    ['of another policy', 'BUNDLE-POLICY', (path) => forged(path, header({ policy: other }))],
    ['measured under another policy', 'BUNDLE-POLICY', (path) => forged(path, (_, trees) => trees.map((tree) => ({ ...tree, policy: other })))],
    ['without a tree', 'BUNDLE-MISSING', (path) => forged(path, (_, trees) => trees.slice(1))],
    ['without a measurement', 'BUNDLE-MISSING', (path) => forged(path, (_, trees) => trees.map((tree) => ({ ...tree, measurements: tree.measurements.slice(1) })))],
    ['without one run of several', 'BUNDLE-MISSING', (path) => forged(path, eachMeasurement(({ runs }) => ({ runs: runs.length > 1 ? runs.slice(1) : runs })))],
    ['with a tree more', 'BUNDLE-EXTRA', (path) => forged(path, (_, trees) => [...trees, { ...trees[0], tree: 'e'.repeat(40), policy: other, measurements: [] }])],
    ['with a run more', 'BUNDLE-EXTRA', (path) => forged(path, eachMeasurement(({ runs }) => ({ runs: runs.flatMap((run) => [run, { ...run, nonce: `${run.nonce} again` }]) })))],
    ['with a run twice', 'BUNDLE-DUPLICATE', (path) => forged(path, eachMeasurement(({ runs }) => ({ runs: runs.flatMap((run) => [run, run]) })))],
    ['with one run for both', 'BUNDLE-DUPLICATE', (path) => forged(path, eachMeasurement(({ runs }) => ({ runs: runs.map(() => runs[0]).filter((run) => run !== undefined) })))],
    ['with a report that nobody names', 'BUNDLE-EXTRA', (path) => forged(path, ({ reports }) => ({ reports: new Map([...reports, ...partsOf(aStray).reports]) }))],
    ['without a report that is named', 'BUNDLE-MISSING', (path) => forged(path, ({ reports }) => ({ reports: new Map([...reports].slice(1)) }))],
    ['with a document that is none', 'BUNDLE-DOCUMENT', (path) => forged(path, ({ trees }) => ({ trees: trees.map((bytes) => Buffer.concat([bytes, Buffer.from(' ')])) }))],
  ])('%s: %s', async (_, code, offer) => {
    const { repo, path } = await (made ??= make())
    expect(await judged(repo, offer(path))).toEqual({ exit: 1, codes: [code], chain: false })
  }) // prettier-ignore

  test('a report that says something else is read for what it says', async () => {
    const { repo, path } = await (made ??= make())
    const failing =
      '<testsuites><testsuite name="x"><testcase name="a"><failure>no</failure></testcase></testsuite></testsuites>'
    const lying = forged(
      path,
      eachMeasurement(({ runs }) => ({
        runs: runs.map((run) => ({
          ...run,
          reports: run.reports.map((report) => ({ ...report, bytes: Buffer.from(failing) })),
        })),
      })),
    )
    const { code, stdout } = await helix(repo, ['verify', '--judge', lying, '--json'])
    expect(code).toBe(1)
    expect(stdout).toContain('REPORT-DISAGREES')
  })

  test('of an earlier commit for a later one: BUNDLE-REPLAYED', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = await measured(repo)
    repo.commit('docs: say more\n\nHelix-Lane: free\n', { files: { 'README.md': '# More\n' } })
    expect(await judged(repo, path)).toMatchObject({ exit: 1, codes: ['BUNDLE-REPLAYED', 'MSG-SPEC'], chain: false })
  })

  test('of another run of CI, where the host names its runs: BUNDLE-RUN', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = await measured(repo, { HELIX_RUN: '7.1' })
    expect(await judged(repo, path, [], { HELIX_RUN: '7.2' })).toEqual({ exit: 1, codes: ['BUNDLE-RUN'], chain: false })
    expect(await judged(repo, path, [], { HELIX_RUN: '7.1' })).toMatchObject({ exit: 0 })
  })

  test('of a branch whose commits break the rules it makes nothing good', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    repo.commit('did things\n', { files: { 'adapters/x.js': 'x' } })
    const path = await measured(repo)
    expect(await judged(repo, path)).toMatchObject({ exit: 1, chain: true, codes: expect.arrayContaining(['LAYER-CLOSED']) }) // prettier-ignore
    expect(positions(repo)).toEqual(['idle', 'idle'])
  })
})

const aStray: MeasuredTree[] = [
  {
    tree: 'e'.repeat(40),
    policy: 'f'.repeat(64),
    measurements: [
      {
        need: 'x', root: '/', smoke: null,
        runs: [{
          command: 'x', purpose: 'tests', argv: [], startedAt: 0, durationMs: 0, nonce: 'x', seed: null, output: '',
          exit: { code: 0, signal: null, timedOut: false, missing: false },
          reports: [{ format: 'junit', bytes: Buffer.from('stray') }],
        }],
      },
    ],
  },
] // prettier-ignore

function rewritten(path: string, change: (bytes: Buffer) => Uint8Array, size?: number): string {
  const written = aPath()
  writeFileSync(written, change(readFileSync(path)))
  if (size !== undefined) truncateSync(written, size)
  return written
}

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes)
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

describe('where measuring did not end well', () => {
  test.each(['failure', 'cancelled', 'skipped', 'missing'])('%s is recorded as a refusal of the tip', async (result) => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = result === 'failure' ? await measured(repo) : '/nowhere/helix.bundle'
    const judge = repo.clone('--bare')
    expect(await judged(judge, path, ['--measured', result])).toEqual({ exit: 1, codes: ['BUNDLE-UNMEASURED'], chain: true })
    const [, refusal] = judgementsOf(judge)
    expect(positions(judge)).toEqual(['idle', 'idle'])
    expect(refusal?.verdicts).toMatchObject([
      { condition: { gate: 'integrity', asked: { of: 'measurements' } }, outcome: 'missing', findings: [{ code: 'BUNDLE-UNMEASURED' }] },
    ])
    expect(refusal?.isolation).toEqual({ kind: 'none', detail: 'nothing was measured' })
    expect(refusal?.subject.commit).toBe(repo.head())
  }) // prettier-ignore

  test('what was not measured and is not recorded asks for another run, and for no new claim', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const args = ['verify', '--judge', '/nowhere/helix.bundle', '--measured', 'cancelled', '--json']
    const fixOf = async (...more: string[]): Promise<unknown> =>
      JSON.parse((await helix(repo.clone('--bare'), [...args, ...more])).stdout).diagnostics.find(
        ({ code }: { code: string }) => code === 'BUNDLE-UNMEASURED',
      )?.fix
    expect(await fixOf()).toBe('Mend what its log names, if anything, and run both jobs again')
    expect(await fixOf('--sign')).toContain('helix commit --done')
  })

  test('a success without a bundle is refused, and nothing is recorded', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const answer = await judged(repo, '/nowhere/helix.bundle', ['--measured', 'success'])
    expect(answer).toEqual({ exit: 1, codes: ['BUNDLE-ABSENT'], chain: false })
  })

  test('a clone whose dependencies cannot be installed leaves no bundle', async () => {
    const broken = `${playbook}setup: {run: [false], inputs: []}\n`
    const repo = aProduct({ at: 'E2E_RED', playbook: broken })
    const path = aPath()
    expect(await helix(repo, ['verify', '--measure', path])).toMatchObject({ code: 2 })
    expect(existsSync(path)).toBe(false)
  })
})

const nowhere: Isolation = { kind: 'none', detail: '' }

const remotes = (origin: TestRepo) => [origin.clone('--bare'), origin.clone('--bare')] as const
const judge = (clone: { root: string }, path: string) =>
  startHelix(clone.root, ['verify', '--judge', path, '--sign', '--push', 'origin', '--json'], { CI: '1' }).ended

describe('two jobs that judge at once', () => {
  test('one wins, the other says that it lost, and finds the commit judged', async () => {
    const origin = aProduct({ at: 'E2E_RED' })
    const [one, two] = remotes(origin)
    // Measured twice: two jobs with one bundle and one clock would come to the same record, to the byte.
    const paths = [await measured(origin), await measured(origin)] as const
    const ended = await Promise.all([judge(one, paths[0]), judge(two, paths[1])])

    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    const told = ended.map(({ stdout }): { appended: number; diagnostics: object[] } => JSON.parse(stdout))
    const [winner, loser] = told.toSorted((a, b) => b.appended - a.appended)
    expect(winner).toMatchObject({ appended: 3, diagnostics: [{ severity: 'note', code: 'CHAIN-PINNED' }] })
    const message = `another job was faster: judgement 2 passes ${origin.head().slice(0, 12)}; nothing is left to add`
    expect(loser).toMatchObject({
      appended: 0,
      diagnostics: [{ severity: 'note', code: 'beacon/lost-race', message, fix: 'helix status' }],
    })
    expect(positions(origin)).toEqual(['idle', 'SPEC_DRAFT', 'E2E_RED'])
    for (const clone of [one, two]) expect(clone.head('helix')).toBe(origin.head('helix'))
  })

  test('in one repository, too', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = await measured(repo)
    const run = () => startHelix(repo.root, ['verify', '--judge', path, '--sign'], { CI: '1' }).ended
    const ended = await Promise.all([run(), run()])
    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    expect(positions(repo)).toEqual(['idle', 'SPEC_DRAFT', 'E2E_RED'])
  })

  test('what was judged on an older chain is never appended to a newer one', async () => {
    const repo = aProduct({ at: 'SPEC_DRAFT' })
    const io = testIo({ cwd: repo.root })
    const here = await openHere(io)
    const judged = await judgeHere(io, here, { measuring: replaying([], nowhere), landing: true, staticOnly: true })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    const before = repo.head('helix')
    await expect(record(io, judged)).rejects.toMatchObject({ code: 'beacon/lost-race' })
    expect(repo.head('helix')).toBe(before)
  })

  test('a Done that was refused meanwhile is not passed by an older bundle', async () => {
    const origin = aProduct({ at: 'E2E_RED' })
    const path = await measured(origin)
    const [one, two] = remotes(origin)
    const refused = await helix(one, ['verify', '--judge', path, '--sign', '--push', '--measured', 'cancelled'])
    expect(refused.code).toBe(1)
    expect(await helix(two, ['verify', '--judge', path, '--sign', '--push'])).toMatchObject({ code: 0 })
    expect(positions(origin)).toEqual(['idle', 'idle', 'SPEC_DRAFT', 'SPEC_DRAFT'])
    expect(two.head('helix')).toBe(origin.head('helix'))
  })

  test('where the bundle no longer fits, nothing is added, and what comes next is said', async () => {
    const origin = aProduct({ at: 'SPEC_DRAFT' })
    const [one] = remotes(origin)
    const early = await measured(origin)
    origin.commit('docs: say more\n\nHelix-Lane: free\n', { files: { 'README.md': '# More\n' } })
    const [two] = remotes(origin)
    const late = await measured(origin)
    expect(await helix(one, ['verify', '--judge', early, '--sign', '--push'])).toMatchObject({ code: 0 })
    const { code, stdout } = await helix(two, ['verify', '--judge', late, '--sign', '--push', '--json'])
    expect(code).toBe(2)
    const { diagnostics }: { diagnostics: { code: string; fix: string }[] } = JSON.parse(stdout)
    expect(diagnostics).toMatchObject([
      {
        code: 'beacon/lost-race',
        message: 'another job was faster: judgement 1 changes what this bundle was made for; nothing was added',
        fix: 'helix verify --measure <file>, then judge that',
      },
      { code: 'BUNDLE-BASE' },
    ])
    expect(positions(origin)).toEqual(['idle', 'SPEC_DRAFT'])
    expect(two.head('helix')).toBe(origin.head('helix'))
  })

  test('about two branches: the slower one judges again on top of the other, by the same bundle', async () => {
    const origin = aProduct()
    expect(await helix(origin, ['verify', '--sign'])).toMatchObject({ code: 0 })
    origin.branch('other')
    origin.commit('docs: other\n\nHelix-Lane: free\n', { files: { 'docs/other.md': 'x' } })
    origin.switchTo('main').commit('docs: main\n\nHelix-Lane: free\n', { files: { 'docs/main.md': 'x' } })
    const [one, two] = remotes(origin)
    one.git('symbolic-ref', 'HEAD', 'refs/heads/main')
    two.git('symbolic-ref', 'HEAD', 'refs/heads/other')
    const paths = [await measured(one), await measured(two)] as const
    const ended = await Promise.all([judge(one, paths[0]), judge(two, paths[1])])

    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    expect(judgementsOf(origin).map(({ ref }) => ref).toSorted()).toEqual(['refs/heads/main', 'refs/heads/main', 'refs/heads/other']) // prettier-ignore
    expect(judgementsOf(origin).map(({ sequence }) => sequence)).toEqual([0, 1, 2])
  })

  test('tags of a judgement that lost are not left behind', async () => {
    const origin = aProduct({ at: 'E2E_RED', playbook: playbook.replace('[file]', '[file, tag]') })
    const [one, two] = remotes(origin)
    const paths = [await measured(origin), await measured(origin)] as const
    expect(await helix(one, ['verify', '--judge', paths[0], '--sign', '--push', 'origin'])).toMatchObject({ code: 0 })
    const { code, stdout } = await helix(two, ['verify', '--judge', paths[1], '--sign', '--push', 'origin'])
    expect([code, stdout.includes('note     another job was faster: judgement 2 passes ')]).toEqual([0, true])
    expect(two.git('tag')).toBe('')
  })
})

describe('publishing', () => {
  test('goes to a remote that the clone knows', async () => {
    const repo = aProduct({ at: 'E2E_RED' })
    const path = await measured(repo)
    expect(await judged(repo, path, ['--push', 'upstream'])).toEqual({
      exit: 2,
      codes: ['verify/no-remote'],
      chain: false,
    })
  })

  test('never moves a tag: the judgement stands without it', async () => {
    const origin = aProduct({ at: 'E2E_RED', playbook: playbook.replace('[file]', '[file, tag]') })
    const path = await measured(origin)
    const judge = origin.clone('--bare')
    const taken = `refs/tags/helix/adding/E2E_RED@${origin.head().slice(0, 12)}`
    origin.git('update-ref', taken, origin.head('HEAD~1'))
    expect(await judged(judge, path, ['--push'])).toMatchObject({ exit: 2, codes: ['beacon/tag-taken'] })
    expect(positions(origin)).toEqual(['idle', 'SPEC_DRAFT', 'E2E_RED'])
    expect(origin.head(taken)).toBe(origin.head('HEAD~1'))
  })

  test('by one job alone is possible, too', async () => {
    const origin = aProduct({ at: 'SPEC_DRAFT' })
    const clone = origin.clone()
    expect(await helix(clone, ['verify', '--sign', '--push'])).toMatchObject({ code: 0 })
    expect(positions(origin)).toEqual(['idle', 'SPEC_DRAFT'])
  })
})

describe('the command line', () => {
  test.each([
    [['--measure', 'a', '--sign']],
    [['--measure', 'a', '--judge', 'b']],
    [['--measure', 'a', '--static']],
    [['--judge', 'a', '--fresh']],
    [['--judge', 'a', '--static']],
    [['--push']],
    [['--measured', 'success']],
    [['--judge', 'a', '--measured', 'perhaps']],
  ])('refuses %j', async (args) => {
    const { code, stdout } = await helix(aProduct(), ['verify', ...args, '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: 'cli/usage', fix: 'helix verify --help' }] })
  })

  test('says of a bare repository at whose HEAD nothing is what to do', async () => {
    const root = temporaryFolder()
    mustGit(root, ['init', '-q', '--bare', '-b', 'trunk'])
    const { code, stderr } = await helix({ root }, ['verify', '--judge', 'x'])
    expect(code).toBe(2)
    expect(stderr).toContain('this bare repository has no commit at refs/heads/trunk')
  })

  test('a path is seen from where the command was called', async () => {
    const repo = aProduct({ at: 'SPEC_DRAFT' })
    mkdirSync(join(repo.root, 'sub'))
    const { code, stdout } = await helix({ root: join(repo.root, 'sub') }, ['verify', '--measure', '../../x.bundle'])
    expect([code, existsSync(join(repo.root, '..', 'x.bundle'))]).toEqual([0, true])
    rmSync(join(repo.root, '..', 'x.bundle'))
    expect(stdout).toMatch(/^measured {2}1 tree, 1 run, since [0-9a-f]{12}$/m)
    expect(stdout).toMatch(/^ *isolation (namespaces|process): /m)
    expect(stdout).toContain('helix verify --judge ../../x.bundle --sign')
  })
})

test('what a fix and the tip both ask for is measured once', async () => {
  const repo = aProduct()
  const test = "import { half } from '../src/half.js'\ntest('halves', () => assert.equal(half(4), 2))\n"
  const [first = '', second = ''] = addTest().split('\n')
  repo.commit('fix: halve\n\nWhy: there was none.\n\nHelix-Lane: fix\n', {
    files: { 'src/half.js': 'export const half = (a) => a / 2\n', 'test/half.test.js': `${first}\n${second}\n${test}` },
  }) // prettier-ignore
  const bundle = bundleAt(await measured(repo))
  const tip = repo.git('rev-parse', 'HEAD^{tree}')
  const trees = decodeMeasured(bundle.trees, bundle.reports)
  expect('severity' in trees ? trees : trees.map(({ tree }) => tree === tip)).toEqual([false, true])
})
