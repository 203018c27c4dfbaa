import { isAbsolute, sep } from 'node:path'

/** Whether a path relative to the repository is that of its own package, not of an installed one. */
export function isWorkspacePackage(inside: string): boolean {
  const names = inside.split(sep)
  return !isAbsolute(inside) && names[0] !== '..' && !names.includes('node_modules')
}
