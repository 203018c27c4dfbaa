import type { Stack } from '@helix/playbook'
import { findService } from './find-service.ts'
import { findSources, isProductSource } from './find-sources.ts'
import { listedPackages, type PackageManifest } from './packages/package-manifest.ts'
import { testScript } from './test-script.ts'

/** The part of a stack that is found, not chosen. */
export type FoundStack = Omit<Stack, 'signing' | 'self'>

/**
 * Names a repository's tools from its package.json, the paths that git knows or would add, the globs of its workspace's
 * packages, and those of its sources that serve HTTP.
 */
export function findStack(
  manifest: PackageManifest,
  paths: readonly string[],
  workspaces: readonly string[] = [],
  serving: readonly string[] = [],
): FoundStack {
  const installed = listedPackages(manifest)
  const packageManager = findPackageManager(manifest, paths)
  const layout = findLayout(paths)
  const typescript = isTypeScript(layout, installed, paths)
  const script = testScript(manifest.scripts)
  const runner = findRunner(script, installed)
  const preload = runner === 'node:test' ? preloadedBy(script) : []
  const sources = layout === 'flat' ? findSources(paths, workspaces) : []
  return {
    packageManager,
    runner,
    ...(preload.length > 0 && { preload }),
    typescript,
    ...(typescript && layout === 'flat' && !paths.includes('tsconfig.json') && { unchecked: true }),
    layout,
    ...(workspaces.length > 0 && { workspaces: [...workspaces] }),
    ...(sources.length > 0 && { sources }),
    service: findService({ manifest, paths, workspaces, serving, installed, layout, typescript, packageManager }),
    installed,
  }
}

/** Files that a package manager leaves behind; the first that is there decides. */
export const lockfiles: readonly (readonly [path: string, manager: Stack['packageManager']])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
]

function findPackageManager({ packageManager }: PackageManifest, paths: readonly string[]): Stack['packageManager'] {
  const named = lockfiles.find(([, manager]) => packageManager.startsWith(`${manager}@`))
  const left = lockfiles.find(([path]) => paths.includes(path))
  return (named ?? left)?.[1] ?? 'npm'
}

const runners: readonly { runner: Stack['runner']; script: RegExp }[] = [
  { runner: 'vitest', script: /\bvitest\b/ },
  { runner: 'jest', script: /\b(jest|react-scripts test)\b/ },
  { runner: 'node:test', script: /\bnode\b.*--test\b|\bborp\b/ },
]

const undriven = /\b(mocha|ava|tap|jasmine|uvu|tape|karma|qunit|cypress|web-test-runner)\b/

/** The runner that the script `test` starts, where it is one that Helix does not drive and starts none that it does; null elsewhere. */
export function undrivenRunner({ scripts }: PackageManifest): string | null {
  const tests = testScript(scripts)
  return runners.some(({ script }) => script.test(tests)) ? null : (undriven.exec(tests)?.[1] ?? null)
}

/** What the script `test` runs first; else what is installed; else vitest, the runner that every gate can read. */
function findRunner(tests: string, installed: readonly string[]): Stack['runner'] {
  const started = runners
    .map(({ runner, script }) => ({ runner, at: tests.search(script) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at)[0]
  const listed = runners.find(({ runner }) => installed.includes(runner))
  return (started ?? listed)?.runner ?? 'vitest'
}

/** Modules that `node --import x --test` loads first. */
function preloadedBy(script: string): string[] {
  return [...script.matchAll(/--import[= ]([\w@./-]+)/g)].map(([, name = '']) => name)
}

const config = /(^|\/)tsconfig[^/]*\.json$/

/** Of a product that exists, declarations and the types of its tests say nothing about the language of its sources. */
function isTypeScript(layout: Stack['layout'], installed: readonly string[], paths: readonly string[]): boolean {
  if (layout === 'layered')
    return installed.includes('typescript') || paths.some((path) => config.test(path) || /\.[cm]?tsx?$/.test(path))
  return paths.some((path) =>
    isProductSource(path) ? /\.[cm]?tsx?$/.test(path) : config.test(path) && !/(^|\/)(test|tests|types)\//.test(path),
  )
}

const layered = /^src\/(ports|domain|adapters|composition)\/|^src\/main\.|\.stub\./

/** A new repository gets the layers; one that has sources elsewhere keeps its own order. */
function findLayout(paths: readonly string[]): Stack['layout'] {
  const sources = paths.filter(isProductSource)
  return sources.every((path) => layered.test(path)) ? 'layered' : 'flat'
}
