import type { Isolation } from '@helix/core'
import type { Sandbox } from '@helix/process'
import type { Dependencies } from './snapshot.ts'

/** How author code is kept apart: what a judgement says of it, and with what; null where only process groups do. */
export interface Apart {
  isolation: Isolation
  sandbox: Sandbox | null
}

/** Quick feedback on linked dependencies: they lie in the user's own folders, and a hook has no time to spare. */
const processGroups: Isolation = {
  kind: 'process',
  detail: 'own process groups and scrubbed environment; no namespaces: quick feedback',
}

/**
 * How author code will be kept apart here when a tree is measured with dependencies of this kind. What is `enclosed`, because
 * an agent made it and nobody has read it, runs beside nobody where there is a sandbox.
 */
export async function apartFor(dependencies: Dependencies, enclosed = false): Promise<Apart> {
  if (dependencies === 'linked' && !enclosed) return { isolation: processGroups, sandbox: null }
  const probed = await (await import('./find-sandbox.ts')).findSandbox()
  const { kind, detail } = probed
  return { isolation: { kind, detail }, sandbox: probed.kind === 'namespaces' ? probed : null }
}
