import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { HelixError } from '@helix/core'
import { type Git, openGit } from '@helix/git'
import { parsePlaybook, playbookPath } from '@helix/playbook'
import { parseSpec, type SpecDocument } from '@helix/spec'
import type { Io } from '../../io.ts'
import { readLocal } from '../../repository/local/local-state.ts'

export interface NamedSpec {
  /** As the user knows it: a path below the working folder, or `standard input`. */
  name: string
  document: SpecDocument
}

/**
 * The spec of a named file, of standard input (`-`), or of the working tree where the playbook says that it lies.
 * HelixErrors: spec/no-file, spec/not-utf8, and `git/…`, `playbook/…` without a file.
 */
export async function readSpec(io: Io, file: string | undefined): Promise<NamedSpec> {
  if (file === '-') return { name: 'standard input', document: parseSpec(await io.read()) }
  if (file !== undefined) return readNamed(file, isAbsolute(file) ? file : resolve(io.cwd, file))
  const git = await openGit(io.cwd)
  const path = join(git.root, await specPathOf(git))
  return readNamed(relative(io.cwd, path), path)
}

/** Where the playbook of the working tree keeps the spec; `docs/spec.md` without a playbook. */
export async function specPathOf(git: Git): Promise<string> {
  const text = await readLocal(join(git.root, playbookPath))
  return text === null ? 'docs/spec.md' : parsePlaybook(text, playbookPath).spec.path
}

async function readNamed(name: string, path: string): Promise<NamedSpec> {
  const bytes = await readBytes(name, path)
  try {
    return { name, document: parseSpec(bytes) }
  } catch (error) {
    if (!(error instanceof HelixError) || error.code !== 'spec/not-utf8') throw error
    const hint = error.hint?.replace('<file> > <new file>', `${name} > ${name}.new && mv ${name}.new ${name}`)
    throw new HelixError(error.code, `${name}: ${error.message}`, {
      ...(hint !== undefined && { hint }),
      where: { path: name },
      cause: error.cause,
    })
  }
}

async function readBytes(name: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new HelixError('spec/no-file', `${name} cannot be read`, {
      hint: `${existsSync(dirname(path)) ? '' : `mkdir -p ${dirname(name)} && `}helix spec template "<title>" > ${name}`,
      where: { path: name },
      cause,
    })
  }
}
