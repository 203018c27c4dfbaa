import { HelixError, parseWith } from '@helix/core'
import { z } from 'zod'

const texts = z.record(z.string(), z.string()).default({})

const hint = 'Mend package.json; npm pkg get shows whether it reads.'

/** What Helix reads of a package.json; everything else is the user's business. */
const schema = z.object({
  name: z.string().default(''),
  packageManager: z.string().default(''),
  /** A list, or what yarn and bun take beside it. */
  workspaces: z
    .union([z.array(z.string()), z.object({ packages: z.array(z.string()) }).transform(({ packages }) => packages)])
    .catch([]),
  scripts: texts,
  /** Whether it makes a command of the product. */
  bin: z
    .unknown()
    .transform((bin) => bin !== undefined && bin !== null)
    .default(false),
  dependencies: texts,
  devDependencies: texts,
  optionalDependencies: texts,
  peerDependencies: texts,
})

export type PackageManifest = z.infer<typeof schema>

/** Reads package.json. HelixError init/package-json for what is not JSON or has another shape. */
export function parseManifest(text: string): PackageManifest {
  return parseWith(schema, parseJson(text), 'init/package-json', 'package.json', hint)
}

/** Names of the packages that a package.json lists. */
export function listedPackages(manifest: PackageManifest): string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies }
  return Object.keys(all).toSorted()
}

/** The versions of a package that a package.json asks for, where they are told as a version; null for all else. */
export function listedRange(manifest: PackageManifest, name: string): string | null {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest
  const range = { ...peerDependencies, ...optionalDependencies, ...dependencies, ...devDependencies }[name]
  return range !== undefined && /^[~^]?\d[\w.+-]*$/.test(range) ? range : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new HelixError('init/package-json', 'package.json is not JSON', {
      hint,
      where: { path: 'package.json' },
      cause,
    })
  }
}
