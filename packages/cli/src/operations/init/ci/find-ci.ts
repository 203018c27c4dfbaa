import { join } from 'node:path'
import { defaultBranch, headState } from '@helix/git'
import type { Stack } from '@helix/playbook'
import { readLocal } from '../../../repository/local/local-state.ts'
import { helixVersion } from '../../../version.ts'
import { lockfiles } from '../find-stack.ts'
import type { Ground } from '../gather.ts'
import type { CiGround } from './choose-ci.ts'
import { packageName } from './ci-setup.ts'
import { integrityIn } from './integrity.ts'

/** What there is to write the jobs from: the branch that work lands on, this Node, this Helix and its digest. */
export async function findCi({ git, manifest, generated, paths }: Ground, stack: Stack): Promise<CiGround> {
  const { branch } = await headState(git)
  const landing = (await defaultBranch(git)) ?? branch ?? 'refs/heads/main'
  const verifier = helixVersion()
  const lockfile = lockfiles.find(([path, manager]) => manager === stack.packageManager && paths.includes(path))?.[0]
  const text = lockfile === undefined ? null : await readLocal(join(git.root, lockfile))
  return {
    before: generated?.ci ?? null,
    found: {
      branch: landing.replace(/^refs\/heads\//, ''),
      node: process.versions.node,
      verifier,
      packageManager: { name: stack.packageManager, version: versionIn(manifest.packageManager, stack.packageManager) },
    },
    integrity: text === null ? null : integrityIn(text, stack.packageManager, packageName, verifier),
  }
}

/** The version in `"packageManager": "pnpm@12.21.0+sha512…"`; null for anything that is not exactly one. */
function versionIn(packageManager: string, name: string): string | null {
  const [, named, version] = /^([a-z]+)@(\d+\.\d+\.\d+(?:-[\w.]+)?)(?:\+[\w.]+)?$/.exec(packageManager) ?? []
  return named === name ? (version ?? null) : null
}
