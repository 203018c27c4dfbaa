import { type Digest, HelixError, hostNames, parseWith, sha256 } from '@helix/core'
import type { Stack, TemplateVariant } from '@helix/playbook'
import { z } from 'zod'
import { manifestPath } from '../decide/known-paths.ts'

export { manifestPath }

const hint = `git checkout HEAD -- ${manifestPath}`

const managers = ['npm', 'pnpm', 'yarn', 'bun', 'uv', 'poetry', 'pip'] as const

const ciSchema = z.strictObject({
  host: z.enum(hostNames),
  /** The branch that work lands on. */
  branch: z.string(),
  /** Exact version of Node that both jobs run on. */
  node: z.string(),
  /** Exact version of the verifier. */
  verifier: z.string(),
  /** `sha512-…` of its package, as lockfiles have it; null where only the version is pinned. */
  integrity: z.string().nullable(),
  packageManager: z.strictObject({ name: z.enum(managers), version: z.string().nullable() }),
})

const schema = z.strictObject({
  version: z.literal(1),
  playbook: z.enum(['standard', 'quick']),
  /** What the files were generated from, so that an upgrade does not guess anew. */
  stack: z.strictObject({
    packageManager: z.enum(managers),
    unlocked: z.literal(true).exactOptional(),
    runner: z.enum(['vitest', 'jest', 'node:test', 'pytest']),
    preload: z.array(z.string()).exactOptional(),
    playwright: z.string().exactOptional(),
    typescript: z.boolean(),
    unchecked: z.literal(true).exactOptional(),
    layout: z.enum(['layered', 'flat']),
    workspaces: z.array(z.string()).exactOptional(),
    sources: z.array(z.string()).exactOptional(),
    service: z
      .strictObject({ build: z.array(z.string()).exactOptional(), run: z.array(z.string()), ready: z.string() })
      .nullable(),
    submodules: z.array(z.string()).exactOptional(),
    python: z
      .strictObject({
        folders: z.array(z.string()),
        requirements: z.array(z.string()),
        extras: z.array(z.string()).exactOptional(),
        groups: z.array(z.string()).exactOptional(),
        unpackaged: z.boolean().exactOptional(),
      })
      .exactOptional(),
    signing: z.enum(['none', 'ssh']),
    self: z.boolean(),
  }),
  /** The two jobs, where they were asked for. */
  ci: ciSchema.exactOptional(),
  /** Path → digest of the text as it was generated, with LF line ends. */
  files: z.record(z.string(), z.string()),
})

/** The two jobs that a repository has asked for. */
export type CiChoice = z.infer<typeof ciSchema>

/** What the two jobs of a host are written from; all of it is recorded, so that an upgrade does not guess anew. */
export type CiSetup = Omit<CiChoice, 'host'>

/** What `helix init` wrote into a repository, and from what. */
export interface GeneratedManifest {
  version: 1
  playbook: TemplateVariant
  stack: Omit<Stack, 'installed'>
  ci?: CiChoice
  files: Record<string, Digest>
}

/** Reads the manifest. HelixError init/manifest for one that Helix did not write. */
export function parseGeneratedManifest(text: string): GeneratedManifest {
  return parseWith(schema, parseJson(text), 'init/manifest', manifestPath, hint)
}

export function renderGeneratedManifest(manifest: GeneratedManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Digest of a generated text; a checkout with CRLF is no edit. */
export function generatedDigest(text: string): Digest {
  return sha256(text.replaceAll('\r\n', '\n'))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new HelixError('init/manifest', `${manifestPath} is not JSON`, {
      hint,
      where: { path: manifestPath },
      cause,
    })
  }
}
