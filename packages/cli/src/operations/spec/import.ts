import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { HelixError } from '@helix/core'
import { type ForeignFile, type ImportedSpecs, importSpecs, parseSpec } from '@helix/spec'
import type { Io } from '../../io.ts'
import { findSpec, productTitle, openSpec, writeSpec } from './open-spec.ts'

export interface ImportedToSpec extends ImportedSpecs {
  path: string
  written: boolean
}

/** Folders in which nobody's specs lie, and which are large. */
const skipped = new Set(['.git', 'node_modules', 'dist', 'target', '.venv', 'vendor'])

/** What the tools call their specs. */
const names = new Set(['spec.md', 'requirements.md'])

/**
 * Takes the specs of other tools below a folder (or one file) into the spec; with `dryRun` nothing is written, and it may be
 * asked at any time. HelixErrors spec/closed, spec/no-file, spec/import-nothing, spec/import-open, spec/not-utf8.
 */
export async function importIntoSpec(io: Io, from: string, { dryRun }: { dryRun: boolean }): Promise<ImportedToSpec> {
  const open = await (dryRun ? findSpec(io) : openSpec(io))
  const { git, path } = open
  const start = resolve(io.cwd, from)
  const named = await filesBelow(start)
  const files = await Promise.all(
    named.filter((file) => file !== join(git.root, path)).map((file) => read(git.root, file)),
  )
  const spec = open.document ?? parseSpec(`# ${await productTitle(open)}\n`)
  const imported = importSpecs(spec, files)
  if (!dryRun) await writeSpec(open, imported.text)
  return { ...imported, path, written: !dryRun }
}

/** By name, or the one file that is named. HelixError spec/no-file. */
async function filesBelow(start: string): Promise<string[]> {
  const found = await stat(start).catch(() => null)
  if (found === null) {
    throw new HelixError('spec/no-file', `${start} cannot be read`, { hint: 'helix spec import <folder or file>' })
  }
  if (!found.isDirectory()) return [start]
  const files: string[] = []
  const open = [start]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && !skipped.has(entry.name)) open.push(path)
      else if (entry.isFile() && names.has(entry.name)) files.push(path)
    }
  }
  return files.toSorted()
}

async function read(root: string, file: string): Promise<ForeignFile> {
  return { path: relative(root, file).replaceAll(sep, '/'), text: parseSpec(await readFile(file)).text }
}
