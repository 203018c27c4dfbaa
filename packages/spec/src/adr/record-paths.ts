const folderName =
  '(?:adrs?|decisions|decision[-_]records?|architecture[-_]decisions|architecture[-_]decision[-_]records?)'
/** Where people keep records: `docs/adr`, `doc/adr`, `docs/decisions`, `docs/architecture/decisions`, `adr`, `doc/arch`. */
const recordFolder = new RegExp(`^(?:(?:docs?/(?:[^/]+/)*)?${folderName}|doc/arch)$`, 'i')
/** Records without a folder of their own carry the word in their names. */
const atRoot = /^adr[-_ ]?\d+[-_. ]/i
/** What lies beside records: index pages and templates. */
const beside =
  /^(?:readme|index|_.*|(?:adr[-_]?)?(?:0+[-_])?(?:(?:adr|madr|nygard|long|short|bare|minimal|decision|record)[-_])*template(?:[-_](?:bare|minimal|long|short))*)(?:\.template)?\.md$/i

/** The folder where Helix keeps amendments, which is read whatever settings name. */
const own = 'docs/adr'

/**
 * The records among paths of a repository. Where settings name folders, those and Helix's own are read, else every folder that
 * is named as people name them. Folders below one group records by number; other pages in them are none.
 */
export function recordPaths(paths: readonly string[], named: readonly string[]): string[] {
  const isFolder = (folder: string): boolean =>
    folder === own || (named.length > 0 ? named.includes(folder) : recordFolder.test(folder))
  return paths.filter((path) => {
    const folders = path.split('/')
    const name = folders.pop() ?? ''
    if (!name.endsWith('.md') || beside.test(name)) return false
    if (folders.length === 0) return named.length === 0 && atRoot.test(name)
    if (isFolder(folders.join('/'))) return true
    return recordNumber(path) !== null && folders.some((_, at) => isFolder(folders.slice(0, at).join('/')))
  })
}

/** `0012-use-x.md`, `adr-012-Use_x.md`, `ADR012 x.md`: 12. null where there is none: log4brains gives dates. */
export function recordNumber(path: string): number | null {
  const digits = /(?:^|\/)(?:adr[-_ ]?)?(\d{1,6})[-_. ][^/]*$/i.exec(path)?.[1]
  return digits === undefined ? null : Number(digits)
}
