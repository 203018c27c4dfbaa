import type { Stack } from '@helix/playbook'
import { isProductSource } from './find-sources.ts'
import type { PackageManifest } from './packages/package-manifest.ts'

export interface ServiceFacts extends Pick<Stack, 'layout' | 'typescript' | 'packageManager' | 'installed'> {
  manifest: PackageManifest
  paths: readonly string[]
  workspaces: readonly string[]
  /** Sources of the product that serve HTTP, as `servesHttp` reads them. */
  serving: readonly string[]
}

const servers = ['express', 'fastify', 'koa', 'hono', 'polka', 'restify', 'h3', '@hapi/hapi', '@nestjs/core']

/**
 * How a product is started as an HTTP service; null where it is none. A new one is taken for a service unless its
 * package.json makes a command of it, one that exists only where its sources or its packages show it.
 */
export function findService(facts: ServiceFacts): Stack['service'] {
  const { manifest, paths, layout, typescript, packageManager } = facts
  const { start, build } = manifest.scripts
  const main = paths.find((path) => /^src\/main\.[cm]?[jt]s$/.test(path)) ?? onlyServer(facts)
  if (!isService(facts, main)) return null
  const fallback = main ?? `src/main.${typescript ? 'ts' : 'js'}`
  const run = start === undefined ? ['node', fallback] : (plainNode(start) ?? [packageManager, 'run', 'start'])
  // What runs from its sources needs no build.
  const isBuilt = build !== undefined && !run.some((word) => word.startsWith('src/'))
  const ready = layout === 'layered' ? '/healthz' : '/'
  return { ...(isBuilt && { build: [packageManager, 'run', 'build'] }), run, ready }
}

function isService({ manifest, paths, installed, serving }: ServiceFacts, main: string | undefined): boolean {
  const { bin, scripts } = manifest
  if (!paths.some(isProductSource)) return !bin
  const isStarted = scripts['start'] !== undefined
  // A command that also knows how to serve is one that somebody starts as a service.
  if (bin) return isStarted && serving.length > 0
  const serves = serving.length > 0 || servers.some((name) => installed.includes(name))
  return serves && (isStarted || main !== undefined)
}

/** The one source that serves, where no other package of a workspace could be meant. */
function onlyServer({ serving, workspaces }: ServiceFacts): string | undefined {
  return workspaces.length === 0 && serving.length === 1 ? serving[0] : undefined
}

/** The words of a script that only starts node, so that no package manager stands between; null for any other. */
function plainNode(script: string): string[] | null {
  return /^node( [\w./=@:-]+)+$/.test(script.trim()) ? script.trim().split(' ') : null
}

const http = /["'](?:node:)?https?2?["']/
const sockets = /["'](?:node:)?(?:net|tls)["']/
const ownServe = /\b(?:Bun|Deno)\.serve\s*\(|["']@hono\/node-server["']/
const listens = /\.listen\s*\(/
const named = /(?:app|api|server|fastify|koa|polka|restify|router)\.listen\s*\(/i

/** Whether a source serves HTTP by itself: it makes a server, or starts what is named like one. */
export function servesHttp(text: string): boolean {
  if (ownServe.test(text)) return true
  if (!listens.test(text) || (sockets.test(text) && !http.test(text))) return false
  return named.test(text) || (http.test(text) && /\bcreateServer\b/.test(text))
}
