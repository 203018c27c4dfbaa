// Before the tests: bundles the command once, so that tests which start it start what users do, and fast.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

// What is not bundled is found from there.
const dist = join(import.meta.dirname, '..', 'packages', 'cli', 'dist')

/** Vitest's global setup: the path of the bundle is provided as `builtCommand`; what it returns is the teardown. */
export default function setup(project: TestProject): () => void {
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(join(dist, 'tests-'))
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts'), folder], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the command cannot be bundled: ${stderr}`)
  // By the name of the sources: tests take the command away by it.
  const command = join(folder, 'main.ts')
  copyFileSync(join(folder, 'helix.js'), command)
  project.provide('builtCommand', command)
  return () => rmSync(folder, { recursive: true, force: true })
}
