// Paths in module errors: relative specifiers, or absolute paths of the folder that the run took place in.

/**
 * The repository path that an absolute or relative path of a message means; null when it lies outside. The folder of the
 * run is not known here: it is what stands before a known path of the tree at the end of the importer.
 */
export function runFolder(absolute: string, paths: readonly string[]): string | null {
  const plain = withoutScheme(absolute)
  const inside = paths.filter((path) => plain.endsWith(`/${path}`)).sort((a, b) => b.length - a.length)[0]
  return inside === undefined ? null : plain.slice(0, -inside.length)
}

/** The path relative to the folder (which ends in `/`); null when it lies elsewhere. */
export function belowFolder(absolute: string, folder: string): string | null {
  const plain = withoutScheme(absolute)
  return plain.startsWith(folder) ? plain.slice(folder.length) : null
}

/** Resolves `./` and `../` against the importing file; null when it leads out of the repository. */
export function fromImporter(specifier: string, importer: string): string | null {
  const parts = importer.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function withoutScheme(path: string): string {
  return path.replace(/^file:\/\//, '').split(/[?#]/, 1)[0] ?? ''
}
