import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Oid, RefName } from '@helix/core'

/** One file of a raw tree: its mode as git writes it, and the object behind it. */
export interface RawFile {
  mode: '100644' | '100755' | '120000' | '160000'
  oid: Oid
}

export interface RawCommitContent {
  tree: Oid
  parents: readonly Oid[]
  author: { name: string; email: string }
  /** Seconds since the epoch, for author and committer. */
  date: number
  /** Stored as it is, whatever it is. */
  message: string | Uint8Array
  /** The header `encoding`; none by default. */
  encoding?: string
}

/**
 * Writes a repository object by object, as somebody would who means to get past every check: git itself is not asked, so
 * nothing refuses a name, a mode or a byte. For repositories that Helix makes to be judged; never for a user's.
 */
export class RawRepository {
  readonly root: string

  /** Lays out an empty repository (SHA-1, branch main) in a folder that is there. */
  constructor(root: string) {
    this.root = root
    for (const folder of ['objects', 'refs/heads', 'refs/tags']) mkdirSync(this.#path(folder), { recursive: true })
    this.write('HEAD', 'ref: refs/heads/main\n')
    this.write('config', '[core]\n\trepositoryformatversion = 0\n\tbare = false\n')
  }

  blob(content: string | Uint8Array): Oid {
    return this.#object('blob', Buffer.from(content))
  }

  /** The tree of these files by path; folders follow from the paths. */
  tree(files: ReadonlyMap<string, RawFile>): Oid {
    const entries = new Map<string, { mode: string; oid: Oid }>()
    const folders = new Map<string, Map<string, RawFile>>()
    for (const [path, file] of files) {
      const [name = '', ...below] = path.split('/')
      if (below.length === 0) entries.set(name, file)
      else folders.set(name, (folders.get(name) ?? new Map<string, RawFile>()).set(below.join('/'), file))
    }
    for (const [name, held] of folders) entries.set(name, { mode: '40000', oid: this.tree(held) })
    const sorted = [...entries].toSorted(([a, one], [b, other]) =>
      Buffer.compare(sortKey(a, one.mode), sortKey(b, other.mode)),
    )
    const parts = sorted.flatMap(([name, { mode, oid }]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')])
    return this.#object('tree', Buffer.concat(parts))
  }

  commit({ tree, parents, author, date, message, encoding }: RawCommitContent): Oid {
    const who = `${author.name} <${author.email}> ${date} +0000`
    const header = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${who}`,
      `committer ${who}`,
      ...(encoding === undefined ? [] : [`encoding ${encoding}`]),
    ]
    return this.#object('commit', Buffer.concat([Buffer.from(`${header.join('\n')}\n\n`), Buffer.from(message)]))
  }

  setRef(ref: RefName, oid: Oid): void {
    this.write(ref, `${oid}\n`)
  }

  /** A file of the repository's own folder: `info/grafts`, say. */
  write(path: string, content: string): void {
    mkdirSync(dirname(this.#path(path)), { recursive: true })
    writeFileSync(this.#path(path), content)
  }

  #object(type: string, body: Buffer): Oid {
    const bytes = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body])
    const oid = createHash('sha1').update(bytes).digest('hex')
    const path = this.#path(`objects/${oid.slice(0, 2)}/${oid.slice(2)}`)
    if (existsSync(path)) return oid
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, deflateSync(bytes, { level: 1 }))
    return oid
  }

  #path(path: string): string {
    return join(this.root, '.git', path)
  }
}

/** git compares a folder's name as if it ended in a slash. */
function sortKey(name: string, mode: string): Buffer {
  return Buffer.from(mode === '40000' ? `${name}/` : name)
}
