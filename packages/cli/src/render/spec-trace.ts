import { specTag } from '@helix/spec'
import { counted } from '../decide/in-words.ts'
import type { Outcome } from '../command.ts'
import type { TracedSpec } from '../operations/spec/trace.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

type Traced = TracedSpec['trace']['requirements'][number]

/** How `helix spec trace` ends: with 1 unless every requirement is covered and every test names one that is there. */
export function traceOutcome(traced: TracedSpec): Outcome {
  const { path, spec, head, trace, commits, judgements, suggestions } = traced
  const { requirements, orphans } = trace
  const ok = requirements.every(({ state }) => state === 'covered') && orphans.length === 0
  return {
    exit: ok ? 0 : 1,
    data: {
      ok,
      file: path,
      tag: specTag(spec.hash),
      commit: head,
      requirements: requirements.map(({ id, title, line, state, tests }) => ({
        id,
        title,
        line,
        state,
        tests: tests.map((test) => ({ id: test.id, path: test.path, line: test.line, proves: test.proves })),
        commits: (commits.get(id) ?? []).map(({ commit, message }) => ({ commit, subject: subjectOf(message) })),
        judgements: judgements.get(id) ?? [],
      })),
      orphans: orphans.map(({ requirement, test }) => ({
        requirement,
        test: test.id,
        path: test.path,
        line: test.line,
      })),
      ...(suggestions !== null && { suggestions }),
    },
    text: (style) =>
      [
        `${path}   ${specTag(spec.hash)}   ${summary(requirements)}`,
        '',
        ...requirements.flatMap((one) => requirementLines(one, traced, style)),
        ...orphanLines(trace, style),
        ...suggestionLines(traced, style),
      ]
        .join('\n')
        .concat('\n'),
  }
}

const words: Record<Traced['state'], { mark: string; colour: 'green' | 'red' | 'yellow' }> = {
  covered: { mark: '✓', colour: 'green' },
  uncovered: { mark: '·', colour: 'red' },
  suspect: { mark: '?', colour: 'yellow' },
  vacuous: { mark: '∅', colour: 'red' },
  duplicate: { mark: '!', colour: 'red' },
}

/** Tests that are listed of one requirement. */
const most = 5

function requirementLines(one: Traced, { commits, judgements }: TracedSpec, { chalk, columns }: Style): string[] {
  const { id, title, state, tests } = one
  const { mark, colour } = words[state]
  const shown = tests
    .slice(0, most)
    .map((test) => `      ${wrap(`${test.path}:${test.line}  ${nameOf(test)}`, columns, 8)}`)
  const rest = tests.length > most ? [`      and ${tests.length - most} more`] : []
  const trail = [
    counted(commits.get(id)?.length ?? 0, 'commit'),
    ...((judgements.get(id)?.length ?? 0) > 0 ? [`judged in ${(judgements.get(id) ?? []).join(', ')}`] : []),
  ]
  return [
    `  ${chalk[colour](mark)} ${wrap(`${id}   ${state}   ${title}`, columns, 4)}`,
    ...shown,
    ...rest,
    ...(tests.length > 0 ? [chalk.dim(`      ${trail.join(', ')}`)] : []),
  ]
}

function orphanLines({ orphans }: TracedSpec['trace'], { chalk, columns }: Style): string[] {
  if (orphans.length === 0) return []
  const lines = orphans.map(({ requirement, test }) =>
    wrap(`  ${chalk.red('!')} ${requirement}   orphan   ${test.path}:${test.line}  ${nameOf(test)}`, columns, 4),
  )
  return ['', 'tests that name what the spec does not have', ...lines]
}

function suggestionLines({ suggestions }: TracedSpec, { chalk, columns }: Style): string[] {
  if (suggestions === null) return []
  if (suggestions.length === 0) return ['', 'no test resembles what is uncovered']
  const lines = suggestions.map(({ requirement, test, words: shared, byHistory }) =>
    wrap(`  ${requirement} ← ${test}   (${[...shared, ...(byHistory ? ['history'] : [])].join(', ')})`, columns, 4),
  )
  return ['', chalk.bold('may belong together (nothing was written)'), ...lines]
}

function summary(requirements: readonly Traced[]): string {
  const counts = Map.groupBy(requirements, ({ state }) => state)
  return [...counts].map(([state, held]) => `${held.length} ${state}`).join(', ')
}

function nameOf({ id, path }: { id: string; path: string }): string {
  return id.slice(path.length + 3)
}

function subjectOf(message: string): string {
  return message.split('\n', 1)[0] ?? ''
}
