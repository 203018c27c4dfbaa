import { compileGlob } from '@helix/playbook'

const source = /\.[cm]?[jt]sx?$/
const aside =
  /(^|\/)(test|tests|e2e|bench|scripts|node_modules|dist|docs)\/|(^|\/)[^/]*\.config\.|(^|\/)\.[^/]*|\.(d|tst|test-d)\.[cm]?tsx?$/

/** Whether a path holds code of the product: no test, tool, declaration or document. */
export function isProductSource(path: string): boolean {
  return source.test(path) && !aside.test(path)
}

const kept = /^(?:src|lib|__tests__|examples?|fixtures|benchmarks?|website)\//

/** Globs of the sources that lie neither in src nor in lib, neither of the root nor of a package of the workspace. */
export function findSources(paths: readonly string[], workspaces: readonly string[]): string[] {
  const members = workspaces.map((folder) => new RegExp(compileGlob(`${folder}/**`)))
  const isMember = (path: string): boolean => members.some((member) => member.test(path))
  const sources = paths.filter((path) => isProductSource(path) && !kept.test(path) && !isMember(path))
  const globs = sources.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/**` : path))
  return [...new Set(globs)].toSorted()
}
