// Composes replies/*.json, the model's side of `helix demo`, from steps/. usage: node packages/cli/demo/make-replies.ts
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseReplies } from '../src/demo/model/replies.ts'
import { specHash, specTag } from '@helix/spec'

/** One increment as steps/NN-STEP-name/increment.json describes it. */
interface Increment {
  step: string
  /** What must stand in the first request. */
  briefed?: string[]
  /** Files that the agent reads first. */
  look: string[]
  /** What must stand in the request once it has read them. */
  sees: string[]
  says: Record<'look' | 'write' | 'finish', string> & Partial<Record<'check' | 'mend' | 'again', string>>
  /** Code of the finding that refuses the files of first/; those of files/ mend it. */
  refused?: string
  /** Files of files/ that only the mending adds. */
  later?: string[]
  finish: Record<string, unknown>
}

interface ToolCall {
  name: string
  arguments: Record<string, unknown>
}

interface Turn {
  expects: { step: string; spec: string | null; contains: string[] }
  reply: { content: string; toolCalls: ToolCall[]; usage: { prompt_tokens: number; completion_tokens: number } }
}

type Files = Map<string, string>

const root = import.meta.dirname
const specPath = 'docs/spec.md'

/** System prompt, brief and tool definitions, about. */
const frameTokens = 2500

makeReplies()

function makeReplies(): void {
  const out = join(root, 'replies')
  for (const name of readdirSync(out).filter((file) => file.endsWith('.json'))) rmSync(join(out, name))
  const repository = readFiles(join(root, 'seed'))
  for (const name of readdirSync(join(root, 'steps')).toSorted()) {
    const turns = composeRun(join(root, 'steps', name), repository)
    const text = `${JSON.stringify({ run: name, turns }, null, 2)}\n`
    parseReplies(text, name)
    writeFileSync(join(out, `${name}.json`), text)
  }
}

/** The turns of one run; `repository` is brought to the state after it. */
function composeRun(folder: string, repository: Files): Turn[] {
  const {
    step,
    briefed = [],
    look,
    sees,
    says,
    refused,
    later = [],
    finish,
  } = JSON.parse(readFileSync(join(folder, 'increment.json'), 'utf8')) as Increment
  const spec = repository.get(specPath)
  const tag = spec === undefined ? null : specTag(specHash(spec))
  const files = readFiles(join(folder, 'files'))
  const first = readFiles(join(folder, 'first'))
  const deletions = readDeletions(folder)
  const propose = { name: 'finish', arguments: finish }

  const turns: Turn[] = []
  let read = 0
  const turn = (contains: string[], content: string, toolCalls: ToolCall[]) => {
    const completion = tokensOf(content + JSON.stringify(toolCalls))
    const prompt = frameTokens + read
    read += completion
    const usage = { prompt_tokens: prompt, completion_tokens: completion }
    turns.push({ expects: { step, spec: tag, contains }, reply: { content, toolCalls, usage } })
  }

  turn(briefed, says.look, [
    { name: 'list_files', arguments: {} },
    ...look.map((path) => ({ name: 'read_file', arguments: { path } })),
  ])
  read += tokensOf(look.map((path) => repository.get(path) ?? missing(path)).join(''))

  const attempt = new Map([...files, ...first].filter(([path]) => !later.includes(path)))
  turn(sees, says.write, [...attempt].map(writeCall).concat(deletions.map(deleteCall)))
  for (const [path, content] of attempt) repository.set(path, content)
  for (const path of deletions) if (!repository.delete(path)) missing(path)

  if (says.check !== undefined) turn([], says.check, [{ name: 'check', arguments: {} }])
  turn([], says.finish, [propose])
  if (refused !== undefined) {
    turn([refused], says.mend ?? missing('says.mend'), mendCalls(files, repository))
    for (const [path, content] of files) repository.set(path, content)
    turn([], says.again ?? missing('says.again'), [propose])
  }
  return turns
}

/** What is left to write; a file that differs in one line is edited, others are written anew. */
function mendCalls(files: Files, repository: Files): ToolCall[] {
  return [...files]
    .filter(([path, text]) => repository.get(path) !== text)
    .map(([path, text]) => editCall(path, repository.get(path), text) ?? writeCall([path, text]))
}

function editCall(path: string, before: string | undefined, after: string): ToolCall | null {
  const old = before?.split('\n') ?? []
  const lines = after.split('\n')
  const changed = lines.flatMap((line, index) => (line === old[index] ? [] : [index]))
  const [at, ...others] = changed
  if (at === undefined || others.length > 0 || old.length !== lines.length) return null
  return { name: 'edit_file', arguments: { path, old: old[at], new: lines[at] } }
}

function writeCall([path, content]: [string, string]): ToolCall {
  return { name: 'write_file', arguments: { path, content } }
}

function deleteCall(path: string): ToolCall {
  return { name: 'delete_file', arguments: { path } }
}

/** Every file below a folder by its path, in the order of paths; none where there is no folder. */
function readFiles(folder: string): Files {
  if (!existsSync(folder)) return new Map()
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

function readDeletions(folder: string): string[] {
  const list = join(folder, 'delete.txt')
  return existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : []
}

/** Four characters a token: an estimate, and said so in replies/README.md. */
function tokensOf(text: string): number {
  return Math.ceil(text.length / 4)
}

function missing(what: string): never {
  throw new Error(`${what} is missing`)
}
