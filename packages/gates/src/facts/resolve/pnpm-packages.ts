/** The list `packages` of a pnpm-workspace.yaml, in either form of YAML. */
export function pnpmPackages(text: string): string[] {
  const list = /^packages:[ \t]*(?:\[([^\]]*)\]|(?:#.*)?\n((?:[ \t]*(?:-.*|#.*)?(?:\n|$))*))/m.exec(text)
  const items = list?.[1]?.split(',') ?? list?.[2]?.split('\n').map((line) => line.replace(/^\s*-/, '')) ?? []
  return items
    .map((item) => /^\s*(?:'([^']*)'|"([^"]*)"|([^\s#'"][^#]*?))?\s*(?:#.*)?$/.exec(item))
    .flatMap((match) => {
      const glob = match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
      return glob === '' ? [] : [glob]
    })
}
