import { readFileSync } from 'node:fs'

/** The version in the package.json beside the sources, or beside the bundle. */
export function helixVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return manifest.version
}
