import { expect, onTestFinished, test } from 'vitest'
import { startHelix } from '../packages/cli/src/testing/process.ts'
import { type Script, startModelServer } from '../packages/testkit/src/index.ts'
import { codesOf } from './support/answers.ts'
import { aProduct, documentOf, helix as start, spec } from './support/product.ts'

type Repo = ReturnType<typeof aProduct>

/** The command without a model of the user's. */
const helix = (repo: Repo, args: readonly string[]) => start(repo, args, { HELIX_MODEL: '' })

/** Milliseconds that are enough for ten commands on a busy machine. */
const many = 120_000

const passed = expect.objectContaining({ code: 0 })
const specFile = 'docs/spec.md'

test('REQ-26 without a model an idea becomes a draft that keeps the spec, asks, and is not yet approvable', () => {
  const repo = aProduct({ at: 'SPEC_DRAFT' })
  repo.write(specFile, spec)

  const added = helix(repo, ['spec', 'add', 'Zero adds nothing', '--json'])

  expect(added.code).toBe(0)
  expect(documentOf(added)).toMatchObject({
    ok: true,
    by: 'template',
    added: [{ id: 'REQ-2', title: 'Zero adds nothing' }],
  })
  expect(repo.read(specFile).startsWith(spec.trimEnd())).toBe(true)
  expect(repo.read(specFile)).toMatch(/^#+ REQ-2:? Zero adds nothing$/m)
  expect(codesOf(helix(repo, ['spec', 'lint', '--json']))).toContain('SPEC-QUESTION')
  expect(repo.git('log', '--format=%s', '-1')).toBe('STEP[1/4] docs(spec): start adding')
})

test('REQ-26 with a model, id, text and acceptance are drafted for a person to read', async () => {
  const repo = aProduct({ at: 'SPEC_DRAFT' })
  repo.write(specFile, spec)
  const zero = {
    title: 'Zero adds nothing',
    text: 'Whoever adds zero gets the other number.',
    acceptance: ['0 and 2 give 2'],
  }
  const drafted = {
    requirements: [zero, { ...zero, title: 'Order is free' }],
    questions: ['What of negative numbers?'],
  }
  const script: Script = ({ tools }) => ({
    calls: [{ id: 'd', name: tools?.[0]?.function.name ?? 'none', arguments: drafted }],
  })
  const server = await startModelServer(script)
  onTestFinished(() => server.close())

  const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl, CI: '' }
  const added = await startHelix(repo.root, ['spec', 'add', 'zero, in any order', '--json'], env).ended

  expect(added.code).toBe(0)
  expect(documentOf(added)).toMatchObject({
    by: 'scripted',
    added: [
      { id: 'REQ-2', title: 'Zero adds nothing' },
      { id: 'REQ-3', title: 'Order is free' },
    ],
  })
  const text = repo.read(specFile)
  expect(text.startsWith(spec.trimEnd())).toBe(true)
  for (const part of [zero.text, '- 0 and 2 give 2', '- What of negative numbers?']) expect(text).toContain(part)
  expect(server.requests.map(({ messages }) => JSON.stringify(messages).includes('zero, in any order'))).toEqual([true])
})

test('REQ-26 where the spec is closed nothing is written, and the way to amend it is named', () => {
  const repo = aProduct({ at: 'BUILD' })
  const added = helix(repo, ['spec', 'add', 'Zero adds nothing'])
  expect([added.code, added.stderr.includes('helix amend'), repo.read(specFile)]).toEqual([2, true, spec])
  expect(repo.git('status', '--porcelain')).toBe('')
})

const openSpec = `# Cart

## Purpose

Keeps what a customer wants.

## Requirements

### Requirement: Items are kept
The cart SHALL keep items for 30 days.

#### Scenario: A day later
- **WHEN** a customer comes back
- **THEN** the items are there

### Requirement: Items can go
The cart SHALL forget an item on demand.
`
const specKit = `# Feature Specification: Photo albums

**Feature Branch**: \`003-albums\`

## User Scenarios & Testing

### User Story 1 - Make an album (Priority: P1)

Somebody groups photos.

**Acceptance Scenarios**:

1. **Given** ten photos, **When** an album is made, **Then** it holds them.

## Requirements

### Functional Requirements

- **FR-001**: The system MUST group photos by date.
- **FR-002**: The system MUST keep albums for [NEEDS CLARIFICATION: how long?].
`
const kiro = `# Requirements Document

## Introduction

People sign in.

## Requirements

### Requirement 1: Sign in

**User Story:** As a reader, I want to sign in, so that my marks are kept.

#### Acceptance Criteria

1. WHEN the password is right THEN the system SHALL open the shelf
2. IF it is wrong five times THEN the system SHALL wait 60 seconds
`
const foreign = {
  'openspec/specs/cart/spec.md': openSpec,
  'specs/003-albums/spec.md': specKit,
  '.kiro/specs/sign-in/requirements.md': kiro,
}

const ids = ['REQ-CART-1', 'REQ-CART-2', 'REQ-003-US-1', 'REQ-003-FR-001', 'REQ-003-FR-002', 'REQ-SIGN-IN-1']

interface Imported {
  requirements?: { id: string; from: { path: string; line: number; id: string } }[]
  changed?: { path: string; line: number }[]
}

test(
  'REQ-27 specs of three tools become requirements, no line is lost, and each says where it came from',
  () => {
    const repo = aProduct({ files: foreign, at: 'SPEC_DRAFT' })

    const imported = helix(repo, ['spec', 'import', '.', '--json'])

    expect(imported.code).toBe(0)
    const { requirements = [], changed = [] }: Imported = JSON.parse(imported.stdout)
    expect(requirements.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(requirements).toContainEqual(
      expect.objectContaining({
        id: 'REQ-003-FR-001',
        from: { path: 'specs/003-albums/spec.md', line: 19, id: 'FR-001' },
      }),
    )
    const kept = new Set(repo.read(specFile).split('\n'))
    const lost = Object.entries(foreign).flatMap(([path, text]) =>
      text
        .split('\n')
        .filter(
          (line, at) =>
            line !== '' && !kept.has(line) && !changed.some((one) => one.path === path && one.line === at + 1),
        ),
    )
    expect(lost).toEqual([])
    expect(repo.read(specFile)).toMatch(/REQ-CART-1.*openspec\/specs\/cart\/spec\.md/)
    const linted = codesOf(helix(repo, ['spec', 'lint', '--json']))
    expect([linted.includes('SPEC-QUESTION'), linted.includes('SPEC-EMPTY')]).toEqual([true, false])
    const read: Imported = JSON.parse(helix(repo, ['spec', 'hash', '--json']).stdout)
    expect(read.requirements).toHaveLength(ids.length)
  },
  many,
)

test('REQ-27 a dry run writes nothing, and what stands in the spec stays', () => {
  const repo = aProduct({ files: foreign, at: 'SPEC_DRAFT' })
  repo.write(specFile, spec)

  const shown = helix(repo, ['spec', 'import', 'openspec', '--dry-run'])
  expect([shown.code, shown.stdout.includes('REQ-CART-1'), repo.read(specFile)]).toEqual([0, true, spec])

  expect(helix(repo, ['spec', 'import', 'openspec'])).toEqual(passed)
  expect(repo.read(specFile).startsWith(spec.trimEnd())).toBe(true)
  expect(helix(repo, ['spec', 'import', 'src'])).toMatchObject({ code: 2 })
})

test(
  'REQ-28 a changelog is made of commits and amendments, with requirements and decisions',
  () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.write(specFile, spec.replace('give 3', 'give 4'))
    expect(helix(repo, ['amend', 'Sums begin at one.'])).toEqual(passed)
    const label = 'STEP[3/4]'
    const crates = repo.commit(`${label} feat(crates): count crates\n\nWhy: REQ-1 asks for it.\n\nCovers: REQ-1\n`, {
      files: { 'src/a.js': '1\n' },
    })
    repo.commit(`${label} feat!: drop the old names\n\nWhy: nobody used them.\n`, { files: { 'src/b.js': '1\n' } })
    repo.commit(`${label} refactor: fold\n\nWhy: shorter.\n`, { files: { 'src/c.js': '1\n' } })
    repo.git('tag', '-a', '-m', '1', 'release/1.0.0')
    repo.commit(`fix: an empty list\n\nWhy: it broke.\n`, { files: { 'src/d.js': '1\n' } })

    const told = helix(repo, ['spec', 'changelog', '--json'])

    expect(told.code).toBe(0)
    expect(documentOf(told)).toMatchObject({
      ok: true,
      releases: [
        { name: null, fixed: [{ text: 'an empty list' }] },
        {
          name: 'release/1.0.0',
          breaking: [{ text: 'drop the old names' }],
          added: [{ commit: crates, text: 'count crates', scope: 'crates', requirements: ['REQ-1'] }],
          amended: [
            { text: 'Sums begin at one', requirements: ['REQ-1'], decision: 'docs/adr/0001-why-sums-begin-at-one.md' },
          ],
        },
      ],
    })
    const text = helix(repo, ['spec', 'changelog']).stdout
    for (const part of ['## 1.0.0', 'count crates', 'REQ-1', '](docs/adr/0001-why-sums-begin-at-one.md)'])
      expect(text).toContain(part)
    expect(text).not.toContain('fold')
  },
  many,
)

test(
  'REQ-28 a landed spec has an annotated tag of its hash, and one that points elsewhere is found out',
  () => {
    const repo = aProduct({ at: 'BUILD' })
    const { hash }: { hash: string } = JSON.parse(helix(repo, ['spec', 'hash', '--json']).stdout)
    const tag = `spec@${hash.slice(0, 12)}`

    expect(helix(repo, ['verify', '--sign'])).toEqual(passed)

    expect(repo.tryGit('cat-file', '-t', `refs/tags/${tag}`)).toMatchObject({ stdout: 'tag' })
    expect(repo.git('cat-file', 'tag', tag)).toContain(hash)
    repo.commit(`docs: say more\n\nHelix-Spec: ${tag}\nHelix-Lane: free\n`, { files: { 'README.md': 'Adds.\n' } })
    expect(helix(repo, ['verify', '--static'])).toEqual(passed)

    repo.git('tag', '-f', '-a', '-m', hash, tag, 'HEAD~5')
    const lied = helix(repo, ['verify', '--static', '--json'])
    expect([lied.code, codesOf(lied)]).toEqual([1, ['SPEC-TAG']])
  },
  many,
)

test('REQ-28 an id that another requirement had is not given again, and one that comes back as it was is', () => {
  const one = '\n## REQ-7 Tens are rounded\n\n- 11 gives 10\n'
  const repo = aProduct({ files: { [specFile]: spec + one } })
  repo.commit('docs: without\n', { files: { [specFile]: spec } })

  repo.write(specFile, spec + one)
  expect(helix(repo, ['spec', 'lint'])).toEqual(passed)

  repo.write(specFile, `${spec}\n## REQ-7 Names are sorted\n\n- b, a gives a, b\n`)
  const linted = helix(repo, ['spec', 'lint', '--json'])
  expect([linted.code, codesOf(linted)]).toEqual([1, ['SPEC-REUSED']])
})
