import type { RecordedReply } from '../model/replies.ts'

/** What a recorded run hands in: the files it changes (null: deleted) and the proposal that it ends with. */
export interface Attempt {
  step: string
  spec: string | null
  files: Map<string, string | null>
  finish: Record<string, unknown>
  /** The text of a file as it is before the run. */
  before: (path: string) => string
}

/** The attempt of a run: its last one, or with `first` the one that a gate refuses. */
export function attemptOf(
  turns: readonly RecordedReply[],
  before: (path: string) => string,
  which: 'first' | 'last' = 'last',
): Attempt {
  const files: Attempt['files'] = new Map()
  let finish: Attempt['finish'] | null = null
  for (const { name, arguments: given } of turns.flatMap(({ reply }) => reply.toolCalls)) {
    const path = textOf(given, 'path')
    if (name === 'write_file') files.set(path, textOf(given, 'content'))
    if (name === 'delete_file') files.set(path, null)
    if (name === 'edit_file') {
      files.set(path, replaced(files.get(path) ?? before(path), textOf(given, 'old'), textOf(given, 'new')))
    }
    if (name === 'finish') finish = given
    if (finish !== null && which === 'first') break
  }
  const [first] = turns
  if (first === undefined || finish === null) throw new Error('a recorded run ends with a proposal')
  return { step: first.expects.step, spec: first.expects.spec, files, finish, before }
}

/** The replies of a model that hands this in at once, or that stops once it has written. */
export function repliesOf({ step, spec, files, finish }: Attempt, ends: 'finish' | 'stop'): RecordedReply[] {
  const calls = [...files].map(([path, content]) =>
    content === null
      ? { name: 'delete_file', arguments: { path } }
      : { name: 'write_file', arguments: { path, content } },
  )
  const last = ends === 'finish' ? { name: ends, arguments: finish } : { name: ends, arguments: { reason: 'refused' } }
  return [calls, [last]].map((toolCalls) => ({
    expects: { step, spec, contains: [] },
    reply: { toolCalls, usage: { prompt_tokens: 1, completion_tokens: 1 } },
  }))
}

/** Text with one of its parts replaced; that part must be there. */
export function replaced(text: string, old: string, by: string): string {
  if (!text.includes(old)) throw new Error(`"${old}" is not in the recorded text`)
  return text.replaceAll(old, by)
}

/** A text among the arguments of a call; '' where there is none of that name. */
export function textOf(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = given[name]
  return typeof value === 'string' ? value : ''
}
