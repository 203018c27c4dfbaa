import { basename } from 'node:path'
import type { AgentSettings } from '@helix/core'
import { type ProgramTemplate, type StartFacts, templates } from './templates.ts'

/** A program that works, however the playbook names it. */
export interface Program extends ProgramTemplate {
  /** As commits and logs name it. */
  name: string
  /** Whether the brief is its standard input; else that is closed. */
  reads: boolean
}

type Named = Pick<AgentSettings, 'program' | 'run' | 'env'>

/** The program of a playbook that says `driver: command` or `acp`. Throws a plain Error where it names none. */
export function programOf({ program, run, env = [] }: Named): Program {
  if (program !== undefined) {
    const template = templates[program]
    return { ...template, keys: [...template.keys, ...env], name: program, reads: false }
  }
  if (run === undefined) throw new Error('a driver that starts a program has one in its playbook')
  const filled = (facts: StartFacts): string[] => run.map((word) => fillIn(word, facts))
  return {
    name: nameOf(run),
    run: filled,
    env: () => ({}),
    keys: env,
    acp: filled,
    reads: !run.some((word) => /\{brief(-file)?\}/.test(word)),
  }
}

function fillIn(word: string, { brief, briefFile, model, worktree }: StartFacts): string {
  const values: Record<string, string> = { brief, 'brief-file': briefFile, model: model ?? '', worktree }
  return word.replaceAll(/\{([a-z-]+)\}/g, (whole, name: string) => values[name] ?? whole)
}

const interpreters = /^(node|deno|bun|python\d?|ruby|sh|bash|npx|pnpm|env)$/

/** The program's file name; for a script the script's. */
function nameOf(run: readonly string[]): string {
  const words = run.filter((word) => !word.startsWith('-')).map((word) => basename(word))
  return words.find((word) => !interpreters.test(word)) ?? words[0] ?? ''
}
