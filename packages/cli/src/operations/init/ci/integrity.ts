import type { Stack } from '@helix/playbook'

const hash = String.raw`(sha512-[A-Za-z0-9+/]{86}==)`

/** Where each lockfile says what the bytes of a package of one version are. `name` and `version` are escaped already. */
const places: Readonly<Partial<Record<Stack['packageManager'], (name: string, version: string) => RegExp>>> = {
  npm: (name, version) =>
    new RegExp(String.raw`"node_modules/${name}": \{\s*"version": "${version}",[^{}]*?"integrity": "${hash}"`),
  pnpm: (name, version) => new RegExp(String.raw`^  ${name}@${version}:\s+resolution: \{integrity: ${hash}`, 'm'),
  yarn: (name, version) =>
    new RegExp(String.raw`^"?${name}@[^\n]*:\n  version "${version}"\n(?:  [^\n]*\n)*?  integrity ${hash}`, 'm'),
  bun: (name, version) => new RegExp(String.raw`"${name}": \["${name}@${version}", [^\n]*"${hash}"\]`),
}

/** The digest that a lockfile gives for exactly this version of a package; null where it gives none. */
export function integrityIn(lockfile: string, manager: Stack['packageManager'], name: string, version: string) {
  const place = places[manager]?.(escape(name), escape(version))
  return place?.exec(lockfile.replaceAll('\r\n', '\n'))?.[1] ?? null
}

/** Whether a text is a digest as npm writes it: SHA-512 in base64. */
export function isIntegrity(text: string): boolean {
  return new RegExp(`^${hash}$`).test(text)
}

function escape(text: string): string {
  return text.replaceAll(/[^\w-]/g, String.raw`\$&`)
}
