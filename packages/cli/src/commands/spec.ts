import type { Command } from '../command.ts'

export const specCommand: Command = {
  name: 'spec',
  summary: 'hash, check or compare the spec, or begin one',
  arguments: [
    { name: '<action>', summary: 'hash, lint, diff or template' },
    { name: '[what]', summary: 'hash and lint: a file, - for standard input; diff: a version; template: the title' },
    { name: '[other]', summary: 'diff: a second version; versions are commits, spec@<hash> and files' },
  ],
  examples: [
    'helix spec hash',
    'helix spec lint docs/spec.md',
    'helix spec diff main',
    'helix spec diff spec@3fa9c1d2e4b7 HEAD',
    'helix spec template "Shared expenses" > docs/spec.md',
  ],
  async run(io, { args: [said = '', what, other] }) {
    const { specActionOf } = await import('../operations/spec/actions.ts')
    const action = specActionOf(said)
    if (action === 'template') {
      const { specTemplate } = await import('@helix/spec')
      const text = specTemplate({ title: what ?? '' })
      return { exit: 0, data: { ok: true, text }, text: () => text }
    }
    const [{ compareSpec, lintNamedSpec }, { readSpec }, render] = await Promise.all([
      import('../operations/spec/index.ts'),
      import('../operations/spec/read-spec.ts'),
      import('../render/spec.ts'),
    ])
    if (action === 'hash') return render.hashOutcome(await readSpec(io, what))
    if (action === 'lint') return render.lintOutcome(await lintNamedSpec(io, what))
    const { compareOutcome } = await import('../render/spec-diff.ts')
    return compareOutcome(await compareSpec(io, what, other))
  },
}
