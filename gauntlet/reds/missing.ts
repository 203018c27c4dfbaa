import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Runner } from './shop.ts'

/** Which of the packages and programs are not there; `folders`: where packages of JavaScript may be. */
export function missingOf(runner: Runner, needs: ReadonlySet<string>, folders: readonly string[]): Set<string> {
  const isThere =
    runner === 'pytest' ? isImportable : (name: string) => folders.some((folder) => existsSync(join(folder, name)))
  return new Set([...needs].filter((need) => !(isAbsolute(need) ? existsSync(need) : isThere(need))))
}

function isImportable(name: string): boolean {
  try {
    execFileSync('python3', ['-m', 'pydoc', name], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
