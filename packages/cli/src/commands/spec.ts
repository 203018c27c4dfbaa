import { type Command, flag, type Input, type Outcome } from '../command.ts'
import type { Io } from '../io.ts'
import type { SpecAction } from '../operations/spec/actions.ts'

export const specCommand: Command = {
  name: 'spec',
  summary: 'hash, check, compare, trace, write or import the spec, or tell what changed',
  arguments: [
    { name: '<action>', summary: 'hash, lint, diff, trace, add, import, changelog or template' },
    {
      name: '[what]',
      summary:
        'hash and lint: a file, - for standard input; diff and changelog: a version; trace: a requirement; add: the idea; import: a folder; template: the title',
    },
    {
      name: '[other]',
      summary: 'diff: a second version; versions are commits, spec@<hash> and files; changelog: where it ends',
    },
  ],
  options: [
    { flags: '--suggest', summary: 'trace: propose tests for what is uncovered; nothing is written' },
    { flags: '--dry-run', summary: 'import: show what would be taken in, and write nothing' },
  ],
  examples: [
    'helix spec hash',
    'helix spec lint docs/spec.md',
    'helix spec diff main',
    'helix spec diff spec@3fa9c1d2e4b7 HEAD',
    'helix spec trace --suggest',
    'helix spec add "whoever paid the odd cent gets it back"',
    'helix spec import openspec --dry-run',
    'helix spec changelog > CHANGELOG.md',
    'helix spec template "Shared expenses" > docs/spec.md',
  ],
  async run(io, input) {
    const { specActionOf } = await import('../operations/spec/actions.ts')
    const [said = '', what, other] = input.args
    return actions[specActionOf(said)](io, { what, other, input })
  },
}

interface Said {
  what: string | undefined
  other: string | undefined
  input: Input
}

const actions: Record<SpecAction, (io: Io, said: Said) => Promise<Outcome>> = {
  async hash(io, { what }) {
    const [{ readSpec }, { hashOutcome }] = await Promise.all([
      import('../operations/spec/read-spec.ts'),
      import('../render/spec.ts'),
    ])
    return hashOutcome(await readSpec(io, what))
  },
  async lint(io, { what }) {
    const [{ lintNamedSpec }, { lintOutcome }] = await Promise.all([
      import('../operations/spec/index.ts'),
      import('../render/spec.ts'),
    ])
    return lintOutcome(await lintNamedSpec(io, what))
  },
  async diff(io, { what, other }) {
    const [{ compareSpec }, { compareOutcome }] = await Promise.all([
      import('../operations/spec/index.ts'),
      import('../render/spec-diff.ts'),
    ])
    return compareOutcome(await compareSpec(io, what, other))
  },
  async trace(io, { what, input }) {
    const [{ traceSpec }, { traceOutcome }] = await Promise.all([
      import('../operations/spec/trace.ts'),
      import('../render/spec-trace.ts'),
    ])
    return traceOutcome(await traceSpec(io, { requirement: what, suggest: flag(input, 'suggest') }))
  },
  async add(io, { input }) {
    const [{ addToSpec }, { addedOutcome }] = await Promise.all([
      import('../operations/spec/add.ts'),
      import('../render/spec-intake.ts'),
    ])
    return addedOutcome(await addToSpec(io, input.args.slice(1).join(' ')))
  },
  async import(io, { what, input }) {
    const [{ importIntoSpec }, { importedOutcome }] = await Promise.all([
      import('../operations/spec/import.ts'),
      import('../render/spec-intake.ts'),
    ])
    return importedOutcome(await importIntoSpec(io, what ?? '.', { dryRun: flag(input, 'dryRun') }))
  },
  async changelog(io, { what, other }) {
    const [{ readChangelog }, { changelogOutcome }] = await Promise.all([
      import('../operations/spec/changelog.ts'),
      import('../render/changelog.ts'),
    ])
    return changelogOutcome(await readChangelog(io, what, other))
  },
  async template(_, { what }) {
    const { specTemplate } = await import('@helix/spec')
    const text = specTemplate({ title: what ?? '' })
    return { exit: 0, data: { ok: true, text }, text: () => text }
  },
}
