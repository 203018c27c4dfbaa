import { specHash, specTag } from '../../../packages/spec/src/index.ts'
import type { GeneratedCommit } from './fast-import.ts'

const cycle = 'settle-up'
const spec = `# Evenly

Flatmates record shared expenses and see who owes whom.

### REQ-1: Balances

What each flatmate is owed, to the cent.
`
const tag = specTag(specHash(spec))

/** From the start of a cycle to its step DOMAIN_LOGIC. */
export function beginning(): GeneratedCommit[] {
  return [
    {
      message: `STEP[1/7] docs(spec): start ${cycle}\n\nWhy: flatmates argue about who owes whom.\n\nHelix-Start: ${cycle}\n`,
      files: { 'progress.json': progress('SPEC_DRAFT', 1) },
    },
    {
      message: `STEP[1/7] spec(balances): say what a balance is\n\nWhy: the first requirement everything else builds on.\n\nHelix-Spec: ${tag}\n`,
      files: { 'docs/spec.md': spec },
    },
    done('SPEC_DRAFT', 'E2E_RED', 2),
    done('E2E_RED', 'SCAFFOLD', 3),
    done('SCAFFOLD', 'DOMAIN_LOGIC', 4),
  ]
}

function done(step: string, next: string, number: number): GeneratedCommit {
  const why = `Why: every exit condition of ${step} holds for this tree.`
  return {
    message: `STEP[${number - 1}/7] chore: finish ${step}\n\n${why}\n\nHelix-Spec: ${tag}\nHelix-Done: ${step}\n`,
    files: { 'progress.json': progress(next, number) },
  }
}

function progress(step: string, number: number): string {
  return `${JSON.stringify({ version: 1, cycle, step, number, of: 7 })}\n`
}

const fileCount = 420

/** Commits within DOMAIN_LOGIC, each with three files. */
export function work(commits: number): GeneratedCommit[] {
  return Array.from({ length: commits }, (_, at) => ({
    message: workMessage(at),
    files: Object.fromEntries([0, 1, 2].map((part) => sourceFile(3 * at + part, at))),
  }))
}

function workMessage(at: number): string {
  return `STEP[4/7] feat(balances): settle expense ${at} to the cent

Why: REQ-1 asks for balances to the cent; expense ${at} was rounded before it was split, so that one flatmate paid the
  difference every time and nobody could tell from the list of expenses where it had come from. Three people who share
  ten euros owe 3.34, 3.33 and 3.33, and the sum has to stay ten.
Change: shares are whole cents; the cents that are left go to the first flatmates in the order of their names, so
  that the same expense is always split alike. The sum of all shares is asserted where they are made.

Covers: REQ-1
Assisted-by: helix:bench
Helix-Spec: ${tag}
`
}

function sourceFile(number: number, at: number): [path: string, text: string] {
  const name = `expense-${number % fileCount}`
  return [`src/domain/${name.slice(0, 9)}/${name}.js`, `export const version = ${at}\n${'// cents\n'.repeat(12)}`]
}
