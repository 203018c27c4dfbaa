const material = /(?:^|\/)(?:node_modules|fixtures|__fixtures__|tests?|examples?|templates)\//

/** Folders that hold a package.json of the product, the outermost of each. */
export function memberFolders(paths: readonly string[]): string[] {
  const folders = paths
    .filter((path) => path.endsWith('/package.json') && !material.test(path))
    .map((path) => path.slice(0, -'/package.json'.length))
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)))
}
