const ownName = /^\s*name\s*=\s*["']([^"']+)["']/m

/**
 * Packages, in their plain form, that texts name which list what a Python project needs: pyproject.toml, requirements, lock files,
 * setup.py. What a project calls itself is none.
 */
export function namedPackages(texts: readonly string[]): string[] {
  const projects = texts.filter((text) => /^\[(?:project|tool\.poetry)\]/m.test(text))
  const own = new Set(projects.flatMap((text) => ownName.exec(text)?.[1] ?? []).map(plainName))
  const names = texts.flatMap((text) => [
    // Quoted requirements, names of locked packages.
    ...[...text.matchAll(/["']([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?:[<>=!~;@ ][^"'\n]*)?["']/g)].map(
      ([, name]) => name ?? '',
    ),
    // Keys of Poetry's and Pipenv's tables, lines of requirements.
    ...[...text.matchAll(/^([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*(?:[<>=!~;@].*)?$/gm)].map(([, name]) => name ?? ''),
  ])
  return [...new Set(names.map(plainName))].filter((name) => name !== '' && !own.has(name))
}

/** A name as the package index compares it. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, '')
}
