import type { Layer } from '@helix/core'
import type { Playbook } from '../schema/playbook-schema.ts'
import { alwaysOpen, builtInLayers, helixGlobs, policyGlobs } from './built-in-layers.ts'
import { compileGlob } from './globs.ts'

/**
 * The layers in matching order: policy, helix and spec, then the playbook's own as they stand there, then `rest`.
 * `policy` goes before `helix`, because `.helix/allowed_signers` is policy.
 */
export function compileLayers(playbook: Playbook): Layer[] {
  const own = Object.keys(playbook.layers).filter((name) => !builtInLayers.includes(name))
  return [
    layer(
      'policy',
      unique([...policyGlobs, ...pathsOf(playbook, 'policy')]),
      Math.max(1, approvalsOf(playbook, 'policy')),
    ),
    layer('helix', helixGlobs, 0),
    layer('spec', unique([playbook.spec.path, ...pathsOf(playbook, 'spec')]), approvalsOf(playbook, 'spec')),
    ...own.map((name) => layer(name, pathsOf(playbook, name), approvalsOf(playbook, name))),
    layer('rest', ['**'], 0),
  ]
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
