import type { Layer } from '@helix/core'
import type { Playbook } from '../schema/playbook-schema.ts'
import { alwaysOpen, builtInLayers, helixGlobs, packagingGlobs, policyGlobs } from './built-in-layers.ts'
import { compileGlob } from './globs.ts'

/**
 * The layers in matching order: policy, helix and spec, then the playbook's own as they stand there, then `rest`.
 * `policy` goes before `helix`, because `.helix/allowed_signers` is policy.
 */
export function compileLayers(playbook: Playbook): Layer[] {
  const own = Object.keys(playbook.layers).filter((name) => !builtInLayers.includes(name))
  return [
    policyLayer(playbook),
    layer('helix', helixGlobs, 0),
    layer('spec', unique([playbook.spec.path, ...pathsOf(playbook, 'spec')]), approvalsOf(playbook, 'spec')),
    ...own.map((name) => layer(name, pathsOf(playbook, name), approvalsOf(playbook, name))),
    layer('rest', ['**'], 0),
  ]
}

function policyLayer(playbook: Playbook): Layer {
  const globs = unique([...policyGlobs, ...pathsOf(playbook, 'policy')])
  const packaging = packagingGlobs.filter((glob) => !globs.includes(glob))
  const made = layer('policy', [...globs, ...packaging], Math.max(1, approvalsOf(playbook, 'policy')))
  const held = heldByDependencies(playbook)
  const patterns = made.patterns.map((pattern, at) => (at < globs.length ? pattern : `${held}${pattern}`))
  return { ...made, patterns }
}

/** Source of a regular expression that lets by what the layer of dependencies gets and asks an approval for. */
function heldByDependencies(playbook: Playbook): string {
  if (approvalsOf(playbook, 'dependencies') === 0) return ''
  const names = Object.keys(playbook.layers)
  const before = ['spec', ...names.slice(0, names.indexOf('dependencies'))]
  const earlier = [playbook.spec.path, ...before.flatMap((name) => pathsOf(playbook, name))]
  return `(?!(?!${source(earlier)})${source(pathsOf(playbook, 'dependencies'))})`
}

function source(globs: readonly string[]): string {
  return `(?:${globs.map(compileGlob).join('|')})`
}

function layer(name: string, globs: readonly string[], approvals: number): Layer {
  return { name, globs: [...globs], patterns: globs.map(compileGlob), approvals, always: alwaysOpen.includes(name) }
}

function pathsOf(playbook: Playbook, name: string): string[] {
  const written = playbook.layers[name]
  if (written === undefined) return []
  return Array.isArray(written) ? written : written.paths
}

function approvalsOf(playbook: Playbook, name: string): number {
  const written = playbook.layers[name]
  return written === undefined || Array.isArray(written) ? 0 : written.approval
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
