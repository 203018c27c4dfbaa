import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '@helix/core'
import type { Git } from '@helix/git'
import { localPath, readLocal } from './local-state.ts'

declare const HELIX_BUILD: string | undefined

/** Digest of the sources that this bundle was built from; null in CI and when run from source: there nothing is remembered. */
const build = typeof HELIX_BUILD === 'string' && !process.env['CI'] ? HELIX_BUILD : null

/**
 * A JSON value that follows from nothing but `key` (ids of objects), computed anew unless this build's last answer of this kind
 * was for the same key. Errors are not remembered; a torn file is none.
 */
export async function remember<Value>(
  git: Git,
  kind: 'policy' | 'spec' | 'standing',
  key: string,
  compute: () => Promise<Value>,
): Promise<Value> {
  if (build === null) return compute()
  const file = localPath(git, 'remembered', `${kind}.json`)
  const wanted = JSON.stringify([build, key])
  const [digest, held, body] = split((await readLocal(file)) ?? '')
  // The digest proves that these are the bytes that were written below, by this build and for this key.
  if (held === wanted && digest === sha256(`${held}\n${body}`)) return JSON.parse(body) as Value // oxlint-disable-line typescript/no-unsafe-type-assertion
  const value = await compute()
  await keep(git, file, `${wanted}\n${JSON.stringify(value)}`)
  return value
}

function split(text: string): [digest: string, key: string, body: string] {
  const [first, second] = [text.indexOf('\n'), text.indexOf('\n', text.indexOf('\n') + 1)]
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)]
}

async function keep(git: Git, file: string, text: string): Promise<void> {
  const folder = localPath(git, 'remembered')
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `${process.pid}.tmp`)
  await writeFile(draft, `${sha256(text)}\n${text}`)
  await rename(draft, file)
}
