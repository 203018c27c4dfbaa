import type { Stack } from '@helix/playbook'
import { findSources, isProductSource } from './find-sources.ts'
import { listedPackages, type PackageManifest } from './packages/package-manifest.ts'
import { testScript } from './test-script.ts'

/** The part of a stack that is found, not chosen. */
export type FoundStack = Omit<Stack, 'signing' | 'self'>

/**
 * Names a repository's tools from its package.json, the paths that git knows or would add, and the globs of its workspace's
 * packages.
 */
export function findStack(
  manifest: PackageManifest,
  paths: readonly string[],
  workspaces: readonly string[] = [],
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
    service: findService({ manifest, paths, installed, layout, typescript, packageManager }),
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

/** What the script `test` runs; else what is installed; else vitest, the runner that every gate can read. */
function findRunner(tests: string, installed: readonly string[]): Stack['runner'] {
  const started = runners.find(({ script }) => script.test(tests))
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

interface ServiceFacts extends Pick<FoundStack, 'layout' | 'typescript' | 'packageManager'> {
  manifest: PackageManifest
  paths: readonly string[]
  installed: readonly string[]
}

const servers = ['express', 'fastify', 'koa', 'hono', 'polka', 'restify', 'h3', '@hapi/hapi', '@nestjs/core']

/** A new product is taken for an HTTP service; one that exists only where it shows signs of being one. */
function findService(facts: ServiceFacts): Stack['service'] {
  const { manifest, paths, installed, layout, typescript, packageManager } = facts
  const main = paths.find((path) => /^src\/main\.[cm]?[jt]s$/.test(path))
  const serves = main !== undefined || servers.some((name) => installed.includes(name))
  if (layout === 'flat' && (!serves || (main === undefined && manifest.scripts['start'] === undefined))) return null
  const { start, build } = manifest.scripts
  const fallback = main ?? `src/main.${typescript ? 'ts' : 'js'}`
  const run = start === undefined ? ['node', fallback] : (plainNode(start) ?? [packageManager, 'run', 'start'])
  // What runs from its sources needs no build.
  const isBuilt = build !== undefined && !run.some((word) => word.startsWith('src/'))
  const ready = layout === 'layered' ? '/healthz' : '/'
  return { ...(isBuilt && { build: [packageManager, 'run', 'build'] }), run, ready }
}

/** The words of a script that only starts node, so that no package manager stands between; null for any other. */
function plainNode(script: string): string[] | null {
  return /^node( [\w./=@:-]+)+$/.test(script.trim()) ? script.trim().split(' ') : null
}
