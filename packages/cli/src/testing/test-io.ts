import type { Io } from '../io.ts'

/** An Io whose outputs can be read. */
export interface TestIo extends Io {
  /** What was written so far. */
  stdout(): string
  stderr(): string
}

export type TestWorld = Partial<Omit<Io, 'read' | 'ask'>> & {
  cwd: string
  /** Standard input. */
  input?: string | Uint8Array
  /** Answers to questions, in order. Without them the test is not on a terminal, and a question is an error. */
  answers?: readonly string[]
}

/** The clock of tests: 2026-01-02T00:00:00Z. */
const testNow = 1_767_312_000

/**
 * A world for commands that are called in-process: `await run(['status'], testIo({ cwd: repo.root }))`. No terminal, 80
 * columns, a clock that stands still, an environment with nothing but what the test names. HOME is not a folder.
 */
export function testIo({ input = '', answers, ...world }: TestWorld): TestIo {
  const written = { stdout: '', stderr: '' }
  const waiting = [...(answers ?? [])]
  return {
    env: { HOME: '/nonexistent' },
    invocation: 'helix',
    program: ['/opt/node', '/opt/helix.js'],
    parents: () => [],
    read: () => Promise.resolve(Buffer.from(input)),
    now: () => testNow,
    write: (text) => void (written.stdout += text),
    warn: (text) => void (written.stderr += text),
    interactive: answers !== undefined,
    terminal: false,
    columns: 80,
    ask: (question) => {
      written.stderr += question
      const answer = waiting.shift()
      return answer === undefined ? Promise.reject(new Error(`no answer to: ${question}`)) : Promise.resolve(answer)
    },
    signal: new AbortController().signal,
    ...world,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
  }
}
