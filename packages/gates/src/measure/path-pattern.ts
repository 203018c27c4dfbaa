/** A regular expression that this path alone meets. */
export function pathPattern(path: string): string {
  return `^${path.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`
}
