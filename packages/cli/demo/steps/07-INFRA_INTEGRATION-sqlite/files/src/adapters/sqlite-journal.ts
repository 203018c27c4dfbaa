import { DatabaseSync } from 'node:sqlite'
import type { Journal, Recorded } from '../ports/journal.ts'

/** Keeps every expense in one SQLite file, which is created when there is none. */
export function sqliteJournal(file: string): Journal {
  const database = new DatabaseSync(file)
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS expense (
      flat TEXT NOT NULL,
      number INTEGER NOT NULL,
      what TEXT NOT NULL,
      paidBy TEXT NOT NULL,
      cents INTEGER NOT NULL CHECK (cents > 0),
      sharedBy TEXT NOT NULL CHECK (json_valid(sharedBy)),
      PRIMARY KEY (flat, number)
    ) STRICT, WITHOUT ROWID
  `)
  const insert = database.prepare(`
    INSERT INTO expense
    SELECT :flat, coalesce(max(number), 0) + 1, :what, :paidBy, :cents, :sharedBy FROM expense WHERE flat = :flat
    RETURNING number, what, paidBy, cents, sharedBy
  `)
  const select = database.prepare(`
    SELECT number, what, paidBy, cents, sharedBy FROM expense WHERE flat = :flat ORDER BY number
  `)

  return {
    append: (flat, { what, paidBy, cents, sharedBy }) =>
      toRecorded(insert.get({ flat, what, paidBy, cents, sharedBy: JSON.stringify(sharedBy) })),
    expenses: (flat) => select.all({ flat }).map(toRecorded),
    close: () => database.close(),
  }
}

/** The table's own constraints vouch for the shape. */
function toRecorded(row: Record<string, unknown> | undefined): Recorded {
  const { sharedBy, ...rest } = row as unknown as Recorded & { sharedBy: string }
  return { ...rest, sharedBy: JSON.parse(sharedBy) as string[] }
}
