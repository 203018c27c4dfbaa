import { type Digest, parseJson, parseWith } from '@helix/core'
import { z } from 'zod'

/** Lists what `helix init --agents` wrote, beside the skill. */
export const agentsManifestPath = '.agents/skills/helix/manifest.json'

const schema = z.strictObject({
  version: z.literal(1),
  /** Path → digest of the text (of AGENTS.md: of its section) as it was written, with LF line ends. */
  files: z.record(z.string(), z.string()),
})

/** The digests that are recorded. HelixError init/agents-manifest for a file that Helix did not write. */
export function parseAgentsManifest(text: string | null): Readonly<Record<string, Digest>> {
  if (text === null) return {}
  return parseWith(schema, parseJson(text), 'init/agents-manifest', agentsManifestPath, `rm ${agentsManifestPath}`)
    .files
}

export function renderAgentsManifest(files: Readonly<Record<string, Digest>>): string {
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`
}
