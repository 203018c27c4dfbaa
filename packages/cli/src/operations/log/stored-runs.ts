import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { HelixError } from '@helix/core'
import { type Git, readFileAt, readRef, readTree } from '@helix/git'
import { listLocal, localPath } from '../../repository/local/local-state.ts'
import { runsRef } from '../next/kept/run-log-ref.ts'

/** A run whose log is here: kept in the repository, or still a file of this clone. */
export interface StoredRun {
  id: string
  kept: boolean
  /** Another one where its log is another. */
  mark: string
  read: () => Promise<Uint8Array>
}

const suffix = '.jsonl'

/** Every run of this clone, oldest first: their ids begin with their time. What is kept counts, not the file beside it. */
export async function storedRuns(git: Git): Promise<StoredRun[]> {
  const kept = (await readRef(git, runsRef)) === null ? [] : await readTree(git, runsRef)
  const runs = new Map<string, StoredRun>()
  for (const name of listLocal(localPath(git, 'runs')).filter((file) => file.endsWith(suffix))) {
    const id = name.slice(0, -suffix.length)
    const path = localPath(git, 'runs', name)
    runs.set(id, { id, kept: false, mark: String(statSync(path).size), read: () => readFile(path) })
  }
  for (const { path, oid } of kept.filter((entry) => entry.path.endsWith(suffix))) {
    const id = path.slice(0, -suffix.length)
    runs.set(id, {
      id,
      kept: true,
      mark: oid,
      read: async () => (await readFileAt(git, runsRef, path)) ?? new Uint8Array(),
    })
  }
  return [...runs.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The run that an id, its first letters or `latest` name. HelixError log/unknown-run. */
export function findRun(runs: readonly StoredRun[], said: string): StoredRun {
  if (runs.length === 0) throw unknown('no run was made in this clone yet', 'helix next')
  const found = said === 'latest' ? runs.slice(-1) : runs.filter(({ id }) => id.startsWith(said.toUpperCase()))
  const [run] = found
  if (run !== undefined && found.length === 1) return run
  throw unknown(`${found.length === 0 ? 'no run is' : `${found.length} runs are`} called "${said}"`, 'helix log')
}

function unknown(message: string, hint: string): HelixError {
  return new HelixError('log/unknown-run', message, { hint })
}
