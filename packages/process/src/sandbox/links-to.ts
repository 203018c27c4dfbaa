import { readlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** A link where it really lies, and the absolute path that it leads to. */
export interface Link {
  path: string
  target: string
}

/** As many as Linux follows in one path (path_resolution(7)). */
const mostLinks = 40

/** The links that an absolute path leads through, folders and file, in the order in which a system follows them. */
export function linksTo(path: string): Link[] {
  const links: Link[] = []
  const left = namesIn(path)
  let at = '/'
  for (let name = left.shift(); name !== undefined && links.length < mostLinks; name = left.shift()) {
    const next = join(at, name)
    const target = targetOf(next)
    if (target !== null) {
      links.push({ path: next, target })
      left.unshift(...namesIn(target))
    }
    at = target === null ? next : '/'
  }
  return links
}

/** Null for what is no link, or is not there. */
function targetOf(path: string): string | null {
  try {
    return resolve(dirname(path), readlinkSync(path))
  } catch {
    return null // Whoever starts the program says what is wrong with it.
  }
}

function namesIn(path: string): string[] {
  return path.split('/').filter((name) => name !== '')
}
