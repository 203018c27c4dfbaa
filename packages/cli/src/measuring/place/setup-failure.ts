import { HelixError, lastLine, type Policy } from '@helix/core'
import type { Exit } from '@helix/process'
import { typed } from '../../decide/command-line.ts'

/** Why the playbook's setup installed nothing, as the installer tells it: `measure/setup-failed`. */
export function setupFailure({ run }: NonNullable<Policy['setup']>, exit: Exit): HelixError {
  const how = exit.missing
    ? 'is not installed'
    : exit.timedOut
      ? 'ran out of time'
      : `ended with ${exit.code ?? exit.signal}`
  const { reason, beside } = told(exit.stdout + exit.stderr)
  return new HelixError('measure/setup-failed', `setup: ${typed(run)} ${how}${reason === '' ? '' : `: ${reason}`}`, {
    hint: `Run it in a fresh clone to see why: ${typed(run)}`,
    where: { path: 'playbook.yml', name: 'setup' },
    ...(beside.length > 0 && { cause: new Error(beside.join('\n')) }),
  })
}

/**
 * Most installers end in the reason, or in a remark after it. npm begins with it, and ends in its options; pip marks it, also within
 * what it quotes of a build; a program of Node says it above its stack, and ends in its version.
 */
function told(output: string): { reason: string; beside: string[] } {
  const lines = output.trim().split('\n')
  // What its resolver says last only names a page.
  const pip = lines.flatMap((line) => /^\s*ERROR: (?!ResolutionImpossible)(.*)/.exec(line)?.[1] ?? []).at(-1)
  if (pip !== undefined) return { reason: pip, beside: [] }
  const prefix = /^npm (?:error|ERR!) ?/
  const npm = lines.filter((line) => prefix.test(line)).map((line) => line.replace(prefix, ''))
  const first = npm.findIndex((line) => !/^(?:code|errno|syscall|path|dest) |^$/.test(line))
  if (first < 0) {
    const last = lastLine(output)
    const thrown = /^Node\.js v\d/.test(last) ? lines.find((line) => /^(?:Uncaught )?\w*Error\b/.test(line)) : undefined
    return { reason: thrown ?? last, beside: lines.slice(-6, -1) }
  }
  const length = npm.slice(first).findIndex((line) => /^(?:\s|$)/.test(line))
  const end = length < 0 ? npm.length : first + length
  return { reason: npm.slice(first, end).join(' '), beside: npm.slice(end, end + 5).filter((line) => line !== '') }
}
