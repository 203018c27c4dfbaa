import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isUnwritable } from '@helix/core'
import type { Git } from '@helix/git'
import { localPath } from './local-state.ts'

declare const HELIX_BUILD: string | undefined

/** Digest of the sources that this bundle was built from; null in CI and when run from source: there no file is read or written. */
const build = typeof HELIX_BUILD === 'string' && !process.env['CI'] ? HELIX_BUILD : null

type Kind = 'amendments' | 'candidate' | 'facts' | 'genesis' | 'hashes' | 'policy' | 'since' | 'spec' | 'standing'

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
  const wanted = JSON.stringify([build, key])
  const held = readHeld(fileOf(git, kind))
  if (held?.key === wanted) return JSON.parse(held.body)
  const value = await compute()
  rememberLast(git, kind, key, value)
  return value
}

/** Puts an answer in the place of the last one of its kind. */
export function rememberLast(git: Git, kind: Kind, key: string, value: unknown): void {
  if (build !== null) keep(fileOf(git, kind), JSON.stringify([build, key]), JSON.stringify(value))
}

/** The last answer of a kind that this build gave in this clone, with its key; null where there is none. */
export function lastRemembered(git: Git, kind: Kind): { key: string; value: unknown } | null {
  const held = build === null ? null : readHeld(fileOf(git, kind))
  if (held === null) return null
  const [by, key]: [string, string] = JSON.parse(held.key)
  return by === build ? { key, value: JSON.parse(held.body) } : null
}

function fileOf(git: Git, kind: Kind): string {
  return localPath(git, 'remembered', `${kind}.json`)
}

/** What was written, where nothing has happened to it since. */
function readHeld(file: string): { key: string; body: string } | null {
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  const sumEnds = bytes.indexOf(newline)
  const keyEnds = bytes.indexOf(newline, sumEnds + 1)
  const [sum, key, body] = [
    bytes.subarray(0, sumEnds),
    bytes.subarray(sumEnds + 1, keyEnds),
    bytes.subarray(keyEnds + 1),
  ]
  const isWhole = sumEnds >= 0 && keyEnds >= 0 && sum.toString('latin1') === checksums(key, body)
  return isWhole ? { key: key.toString('utf8'), body: body.toString('utf8') } : null
}

const newline = 0x0a

/** Where nobody may write, and on a full disk, nothing is kept: whoever only reads a clone needs no room in it. Of a large body there is one copy in memory beside its text. */
function keep(file: string, keyText: string, bodyText: string): void {
  const draft = `${file}.${process.pid}.tmp`
  const [key, body] = [Buffer.from(keyText), Buffer.from(bodyText)]
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, `${checksums(key, body)}\n${keyText}\n`)
    appendFileSync(draft, body)
    renameSync(draft, file)
  } catch (error) {
    if (!isUnwritable(error)) throw error
    // Half an answer takes room, too.
    if (existsSync(draft)) unlinkSync(draft)
  }
}

function checksums(...parts: readonly Buffer[]): string {
  return parts.map(checksum).join(' ')
}

/** FNV-1a over words of four bytes and the length: enough to notice a torn file, and without loading a library for it. */
function checksum(bytes: Buffer): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const words = bytes.length & ~3
  let sum = 0x811c9dc5
  for (let at = 0; at < words; at += 4) sum = Math.imul(sum ^ view.getInt32(at, true), 0x01000193)
  for (let at = words; at < bytes.length; at++) sum = Math.imul(sum ^ view.getUint8(at), 0x01000193)
  return `${(sum >>> 0).toString(16)}-${bytes.length}`
}
