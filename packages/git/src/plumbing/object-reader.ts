import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { HelixError } from '@helix/core'
import { gitEnvironment } from './environment.ts'
import { childProcess, pipesOf } from './child-process.ts'
import { AnswerParser, type GitObject } from './object-answers.ts'
import { cannotStart, gitSettings } from './run-git.ts'

type CatFile = ChildProcessByStdio<Writable, Readable, Readable>

interface Question {
  answer: (object: GitObject | null) => void
  fail: (error: Error) => void
}

/** Milliseconds without a question after which the process is let go. */
const idle = 10_000

/**
 * One `git cat-file --batch` for all questions about objects (git-cat-file(1), BATCH OUTPUT), started with the first and let go
 * when none has come for a while. It never keeps Node from ending. Objects and refs that were made meanwhile are found.
 */
export class ObjectReader {
  readonly #root: string
  #child: CatFile | null = null
  #questions: Question[] = []
  #rest: NodeJS.Timeout | undefined

  constructor(root: string) {
    this.#root = root
  }

  /**
   * The object that a name of gitrevisions(7) stands for; null where there is none, or more than one. Answers come in the order
   * of the questions. HelixError `git/failed`, `git/missing`, `git/no-folder`.
   */
  read(name: string): Promise<GitObject | null> {
    // A line is a question: no object has such a name.
    if (name === '' || name.includes('\n') || name.includes('\0')) return Promise.resolve(null)
    return new Promise((answer, fail) => {
      const child = (this.#child ??= this.#start())
      if (this.#questions.push({ answer, fail }) === 1) this.#wake(child)
      child.stdin.write(`${name}\n`)
    })
  }

  #start(): CatFile {
    const args = [...gitSettings, 'cat-file', '--batch']
    const child = childProcess().spawn('git', args, {
      cwd: this.#root,
      env: gitEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const parser = new AnswerParser((object) => this.#answer(child, object))
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => parser.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    // When git ends early, that is what is reported.
    child.stdin.on('error', () => undefined)
    child.on('error', (cause) => this.#end(child, cannotStart(this.#root, cause)))
    child.on('close', () => this.#end(child, brokenOff(Buffer.concat(said).toString('utf8').trim())))
    this.#letGo(child)
    return child
  }

  #answer(child: CatFile, object: GitObject | null): void {
    this.#questions.shift()?.answer(object)
    if (this.#questions.length === 0) this.#letGo(child)
  }

  /** Node waits for an answer that is still to come, and for nothing else of the process. */
  #wake(child: CatFile): void {
    clearTimeout(this.#rest)
    // A git that fails closes its pipes before it has ended.
    child.ref()
    for (const pipe of pipesOf(child)) pipe.ref()
  }

  #letGo(child: CatFile): void {
    child.unref()
    for (const pipe of pipesOf(child)) pipe.unref()
    this.#rest = setTimeout(() => this.#stop(child), idle).unref()
  }

  #stop(child: CatFile): void {
    if (this.#child === child) this.#child = null
    child.stdin.end()
  }

  #end(child: CatFile, error: Error): void {
    if (this.#child !== child) return
    this.#child = null
    clearTimeout(this.#rest)
    for (const { fail } of this.#questions.splice(0)) fail(error)
  }
}

function brokenOff(said: string): HelixError {
  return new HelixError('git/failed', `git cat-file ended before it had answered${said && `: ${said}`}`, {
    hint: 'git fsck',
  })
}

const readers = new WeakMap<object, ObjectReader>()

/** The reader of one open repository. */
export function readerOf(git: { root: string }): ObjectReader {
  const reader = readers.get(git) ?? new ObjectReader(git.root)
  readers.set(git, reader)
  return reader
}
