import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sha256 } from '@helix/core'
import type { Git } from '@helix/git'
import { localPath, readLocal } from './local-state.ts'

declare const HELIX_BUILD: string | undefined

/** Digest of the sources that this bundle was built from; null in CI and when run from source: there no file is read or written. */
const build = typeof HELIX_BUILD === 'string' && !process.env['CI'] ? HELIX_BUILD : null

type Kind = 'amendments' | 'policy' | 'spec' | 'standing'

const asked = new WeakMap<Git, Map<string, Promise<unknown>>>()

/**
 * A JSON value that follows from nothing but `key` (ids of objects): computed once in a process, and not at all where this
 * build's last answer of this kind in this clone was for the same key. Errors are not remembered; a torn file is none. Who
 * gets the value does not change it.
 */
export function remember<Value>(git: Git, kind: Kind, key: string, compute: () => Promise<Value>): Promise<Value> {
  const answers = asked.get(git) ?? new Map<string, Promise<unknown>>()
  asked.set(git, answers)
  const name = `${kind} ${key}`
  let answer = answers.get(name)
  if (answer === undefined) {
    answer = recall(git, kind, key, compute)
    answers.set(name, answer)
    answer.catch(() => answers.delete(name))
  }
  // One kind has one type of value, and its key tells all that it follows from.
  return answer as Promise<Value> // oxlint-disable-line typescript/no-unsafe-type-assertion
}

async function recall(git: Git, kind: Kind, key: string, compute: () => Promise<unknown>): Promise<unknown> {
  if (build === null) return compute()
  const file = localPath(git, 'remembered', `${kind}.json`)
  const wanted = JSON.stringify([build, key])
  const [digest, held, body] = split((await readLocal(file)) ?? '')
  // The digest proves that these are the bytes that were written below, by this build and for this key.
  if (held === wanted && digest === sha256(`${held}\n${body}`)) return JSON.parse(body)
  const value = await compute()
  await keep(file, `${wanted}\n${JSON.stringify(value)}`)
  return value
}

function split(text: string): [digest: string, key: string, body: string] {
  const [first, second] = [text.indexOf('\n'), text.indexOf('\n', text.indexOf('\n') + 1)]
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)]
}

async function keep(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}.tmp`
  await writeFile(draft, `${sha256(text)}\n${text}`)
  await rename(draft, file)
}
