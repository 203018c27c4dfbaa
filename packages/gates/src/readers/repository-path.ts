import { isAbsolute, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A path of a report relative to `root`, with `/`; one that lies outside stays as printed. */
export function repositoryPath(printed: string, root: string): { file: string; inside: boolean } {
  const plain = printed.startsWith('file://') ? fromUrl(printed) : printed
  const path = isAbsolute(plain) ? relative(root, plain) : plain
  const file = posix.normalize(path.split(sep).join('/'))
  const inside = file !== '..' && !file.startsWith('../') && !isAbsolute(file) && !/(^|\/)node_modules\//.test(file)
  const leaves = file === '..' || file.startsWith('../') || isAbsolute(file)
  return { file: leaves ? printed : file, inside }
}

function fromUrl(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}
