import { join } from 'node:path'
import { readLocal } from '../../repository/local/local-state.ts'
import { listedPackages, type PackageManifest } from './packages/package-manifest.ts'

/**
 * The folder of the tests that Playwright drives, relative to the root: what its settings there name (playwright.dev/docs/test-configuration,
 * `testDir`), else `e2e`. null where it is not listed or has no settings there.
 */
export async function findPlaywright(
  root: string,
  manifest: PackageManifest,
  paths: readonly string[],
): Promise<string | null> {
  const settings = paths.find((path) => /^playwright\.config\.[cm]?[jt]s$/.test(path))
  if (settings === undefined || !listedPackages(manifest).includes('@playwright/test')) return null
  return testFolder((await readLocal(join(root, settings))) ?? '')
}

/** The folder that Playwright's settings name first; `e2e` where they name none below the root. */
export function testFolder(settings: string): string {
  const named = /\btestDir\s*:\s*(['"`])([^'"`$]*)\1/.exec(settings)?.[2] ?? ''
  const folder = named.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '')
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(folder) && !folder.split('/').includes('..') && folder !== '.' ? folder : 'e2e'
}
