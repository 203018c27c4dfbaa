import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TrailEntry } from './entry.ts'

/** Changes with the tables; an index of another version is made anew. */
const version = 2

const tables = `
  CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref TEXT NOT NULL UNIQUE, mark TEXT NOT NULL,
    title TEXT NOT NULL, why TEXT NOT NULL, requirements TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE TABLE named (requirement TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (requirement, entry)) WITHOUT ROWID;
  CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize = "porter unicode61 remove_diacritics 2");
  PRAGMA user_version = ${version};
`

/**
 * Everything that gives a reason, in one file that may be deleted at any time (SQLite with FTS5). A file that is damaged, or
 * of another version, is made anew and is empty.
 */
export class TrailIndex {
  readonly #db: DatabaseSync

  private constructor(db: DatabaseSync) {
    this.#db = db
  }

  /** `path`: of the file, or `:memory:`, where it lies, too, when nobody may write the file. */
  static open(path: string): TrailIndex {
    const db = tryOpen(path) ?? tryAnew(path) ?? tryOpen(':memory:')
    if (db === null) throw new Error('an index in memory cannot be made')
    return new TrailIndex(db)
  }

  /** The commit up to which history is held; null for none. */
  get head(): string | null {
    const row = this.#db.prepare('SELECT value FROM state WHERE key = ?').get('head')
    return typeof row?.['value'] === 'string' ? row['value'] : null
  }

  /** What tells whether a record or a run changed since it was taken in, by ref. */
  marks(): Map<string, string> {
    const rows = this.#db.prepare("SELECT ref, mark FROM entry WHERE kind <> 'commit'").all()
    return new Map(rows.map((row) => [String(row['ref']), String(row['mark'])]))
  }

  /** Takes entries in, and away (by ref), in one transaction; one with a known ref takes its place. `mark`: of records and runs. */
  update(head: string, taken: Iterable<TrailEntry & { mark?: string }>, gone: Iterable<string> = []): void {
    const db = this.#db
    const find = db.prepare('SELECT id FROM entry WHERE ref = ?')
    const insert = db.prepare(
      'INSERT INTO entry (kind, ref, mark, title, why, requirements, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    const name = db.prepare('INSERT OR IGNORE INTO named VALUES (?, ?)')
    const say = db.prepare('INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)')
    const remove = (ref: string): void => {
      const id = find.get(ref)?.['id']
      if (typeof id !== 'number') return
      for (const sql of ['entry WHERE id', 'named WHERE entry', 'words WHERE rowid']) {
        db.prepare(`DELETE FROM ${sql} = ?`).run(id)
      }
    }
    db.exec('BEGIN IMMEDIATE')
    try {
      for (const ref of gone) remove(ref)
      for (const { kind, ref, title, why, text, requirements, at, mark = '' } of taken) {
        remove(ref)
        const { lastInsertRowid: id } = insert.run(kind, ref, mark, title, why, requirements.join(' '), at)
        for (const requirement of requirements) name.run(requirement, id)
        say.run(id, title, text)
      }
      db.prepare("INSERT OR REPLACE INTO state VALUES ('head', ?)").run(head)
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#db.exec('DELETE FROM entry; DELETE FROM named; DELETE FROM words; DELETE FROM state')
  }

  /** What names a requirement: decisions and amendments before commits and runs, the newest first. */
  naming(requirement: string, limit: number): TrailEntry[] {
    const sql = `SELECT entry.*, words.text FROM named JOIN entry ON entry.id = named.entry JOIN words ON words.rowid = entry.id
      WHERE named.requirement = ? ORDER BY kind IN ('commit', 'run'), at DESC, entry.id DESC LIMIT ?`
    return this.#db.prepare(sql).all(requirement, limit).map(entryOf)
  }

  /** The commit or record of this ref. */
  entry(ref: string): TrailEntry | null {
    const sql = 'SELECT entry.*, words.text FROM entry JOIN words ON words.rowid = entry.id WHERE ref = ?'
    const row = this.#db.prepare(sql).get(ref)
    return row === undefined ? null : entryOf(row)
  }

  /** What holds all of the words, else any; by BM25, words of titles counting four times, decisions before the rest of one rank. */
  search(words: readonly string[], limit: number): TrailEntry[] {
    if (words.length === 0) return []
    const quoted = words.map((word) => `"${word.replaceAll('"', '')}"`)
    const all = this.#match(quoted.join(' '), limit)
    return all.length > 0 ? all : this.#match(quoted.join(' OR '), limit)
  }

  #match(query: string, limit: number): TrailEntry[] {
    const sql = `SELECT entry.*, words.text FROM words JOIN entry ON entry.id = words.rowid WHERE words MATCH ?
      ORDER BY bm25(words, 4.0, 1.0) * (CASE WHEN kind IN ('commit', 'run') THEN 1.0 ELSE 1.5 END), at DESC LIMIT ?`
    return this.#db.prepare(sql).all(query, limit).map(entryOf)
  }

  close(): void {
    this.#db.close()
  }
}

function tryAnew(path: string): DatabaseSync | null {
  try {
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(path + part, { force: true })
  } catch {
    // What cannot be taken away is not made anew.
    return null
  }
  return tryOpen(path)
}

function tryOpen(path: string): DatabaseSync | null {
  let db: DatabaseSync | null = null
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    db = new DatabaseSync(path, { timeout: 5000 })
    const held = db.prepare('PRAGMA user_version').get()?.['user_version']
    if (held === 0) db.exec(tables)
    // What cannot be read or written is found now, not in the middle of an answer.
    db.exec(
      'BEGIN IMMEDIATE; ROLLBACK; SELECT 1 FROM state, entry, named, words LIMIT 1; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF',
    )
    if (held === 0 || held === version) return db
  } catch {
    // An index that is damaged, or that nobody may write, is an absent one: it is made anew from git.
  }
  db?.close()
  return null
}

type Row = ReturnType<ReturnType<DatabaseSync['prepare']>['all']>[number]

function entryOf(row: Row): TrailEntry {
  const text = (key: string): string => String(row[key] ?? '')
  const kind = text('kind')
  return {
    kind: kind === 'decision' || kind === 'amendment' || kind === 'run' ? kind : 'commit',
    ref: text('ref'),
    title: text('title'),
    why: text('why'),
    text: text('text'),
    requirements: text('requirements').split(' ').filter((id) => id !== ''), // prettier-ignore
    at: Number(row['at']),
  }
}
