/**
 * Packages, in their plain form, that texts name which list what a Python project needs: pyproject.toml, requirements, lock files,
 * setup.py. What a project calls itself is none.
 */
export function namedPackages(texts: readonly string[]): string[] {
  const own = new Set(builtModules(texts))
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

/** Modules, in their plain form, that a Python project says are its own: those that it builds, and where its scripts begin. */
export function ownModules(texts: readonly string[]): Set<string> {
  const begun = texts.flatMap((text) =>
    [...text.matchAll(/["'](\w+)(?:\.\w+)*:\w+["']/g)].map(([, name]) => name ?? ''),
  )
  return new Set([...builtModules(texts), ...begun.map(plainName)])
}

/** Its name, and the packages and modules of its build, in pyproject.toml, setup.py and setup.cfg. */
function builtModules(texts: readonly string[]): string[] {
  const projects = texts.filter((text) => project.test(text) && !/^\[\[package\]\]/m.test(text))
  const names = projects.flatMap((text) => [
    ...[...text.matchAll(ownName)].map(([, name]) => name ?? ''),
    ...[...text.matchAll(builds)].flatMap(([, list = '']) =>
      [...list.matchAll(/["']([\w./-]+)\*?["']/g)].map(([, path = '']) => path.replace(/^(?:src|lib)\//, '')),
    ),
  ])
  return names.map((name) => plainName(name.split(/[./]/, 1)[0] ?? ''))
}

const project = /^\[(?:project|tool\.\w+|metadata)\b|\bsetup\(/m
const ownName = /(?:^\s*|\bsetup\(\s*)name\s*=\s*["']?([\w.-]+)/gm
const builds = /\b(?:packages|py[-_]modules|include|module-name)\s*=\s*(\[[^\]]*\]|["'][^"'\n]+["'])/g

/** A name as the package index compares it. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, '')
}
