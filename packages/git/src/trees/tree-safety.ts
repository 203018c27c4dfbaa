import { dirname } from 'node:path/posix'
import { type Finding, shellWord } from '@helix/core'

export interface SafetyEntry {
  path: string
  mode: string
  /** Of a link: where it leads. */
  target?: string
}

/**
 * Why a tree cannot be written to a folder without meaning something else there or reaching out of it: odd names, paths
 * that some file systems take for one, files below files, links that lead outside. Empty when it is safe.
 */
export function findUnsafePaths(entries: readonly SafetyEntry[]): Finding[] {
  const links = new Map(entries.flatMap(({ path, target }) => (target === undefined ? [] : [[path, target] as const])))
  return [
    ...entries
      .filter(({ path }) => isOdd(path))
      .map(({ path }) => finding('TREE-PATH', path, 'is not a path that every system can hold')),
    ...findCollisions(entries.map(({ path }) => path)),
    ...[...links]
      .filter(([path, target]) => leadsOutside(path, target, links))
      .map(([path, target]) => finding('TREE-LINK', path, `is a link that leads out of the repository: ${target}`)),
  ]
}

// `.git` in the spellings that HFS+ and NTFS take for it; a name that ends in a dot or blank, or holds a stream's colon, is another on Windows.
const oddName = /^(?:|\.|\.\.|\.git[. ]*|git~\d+)$|[. ]$|[\\:\p{Cc}]/iu
// Characters that HFS+ leaves out when it compares names.
const ignored = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu

/** Bytes of a name that every file system holds. */
const longestName = 255
/** Bytes of a path that Linux takes (PATH_MAX), with room for the folder that it is checked out in. */
const longestPath = 4095 - longestName

/** Names that are no odd ones whatever reads them. */
const plainPath = /^(?:\w[\w-]*(?:\.[\w-]+)*(?:\/(?!$)|$))+$/

const isLong = (name: string): boolean => Buffer.byteLength(name) > longestName

function isOdd(path: string): boolean {
  if (path.length <= longestName && plainPath.test(path)) return false
  return (
    Buffer.byteLength(path) > longestPath ||
    path.split('/').some((name) => isLong(name) || oddName.test(name.replace(ignored, '')))
  )
}

/**
 * A path as systems read it that ignore case, the form of Unicode and what HFS+ leaves out: equal ones are one file there. Letters
 * are folded to capitals and back, because some have no small letter of their own to go to (`ſ`, `ﬁ`, `ı`).
 */
export function foldPath(path: string): string {
  // Most are ASCII, and need none of it.
  if (/^[ -~]*$/.test(path)) return path.toLowerCase()
  return path.replace(ignored, '').normalize('NFC').toUpperCase().toLowerCase()
}

/** Two spellings of one path, or of one of its folders, on a file system that ignores case or normalises: TREE-COLLISION. */
export function findCollisions(paths: readonly string[]): Finding[] {
  const spelled = new Map<string, { path: string; isFile: boolean }>()
  const findings: Finding[] = []
  for (const whole of paths) {
    for (let end = whole.length; end > 0; end = whole.lastIndexOf('/', end - 1)) {
      const part = { path: whole.slice(0, end), isFile: end === whole.length }
      const key = foldPath(part.path)
      const known = spelled.get(key)
      if (known === undefined) spelled.set(key, part)
      else if (known.path !== part.path || known.isFile || part.isFile) {
        findings.push(finding('TREE-COLLISION', part.path, `and ${known.path} are one path on some systems`))
        break
      } else break
    }
  }
  return findings
}

/** Follows a link through the tree as the system would; more than 40 links count as outside. */
function leadsOutside(path: string, target: string, links: ReadonlyMap<string, string>): boolean {
  let place = dirname(path) === '.' ? [] : dirname(path).split('/')
  const steps = target.split('/')
  if (target.startsWith('/') || target === '' || target.includes('\\')) return true
  for (let hops = 0; steps.length > 0;) {
    const step = steps.shift()
    if (step === undefined || step === '' || step === '.') continue
    if (step === '..') {
      if (place.length === 0) return true
      place = place.slice(0, -1)
      continue
    }
    const next = links.get([...place, step].join('/'))
    if (next === undefined) place = [...place, step]
    else if (next.startsWith('/') || ++hops > 40) return true
    else steps.unshift(...next.split('/'))
  }
  return false
}

function finding(code: string, path: string, message: string): Finding {
  // A line feed in a name would begin a line of its own where findings are read.
  const isUnseen = /\p{Cc}/u.test(path)
  return {
    severity: 'error',
    code,
    message: `${isUnseen ? JSON.stringify(path) : path} ${message}`,
    where: { path },
    fix: isUnseen ? 'Rename it, or take it away.' : `git mv or git rm ${shellWord(path)}`,
  }
}
