import { DatabaseSync } from 'node:sqlite'
import type { Journal, Recorded } from '../ports/journal.ts'

/** Keeps every expense in one SQLite file, which is created when there is none. */
export function sqliteJournal(file: string): Journal {
  const database = new DatabaseSync(file)
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
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
    RETURNING number
  `)
  const select = database.prepare(`
    SELECT number, what, paidBy, cents, sharedBy FROM expense WHERE flat = :flat ORDER BY number
  `)

  return {
    append(flat, expense) {
      const { what, paidBy, cents, sharedBy } = expense
      const row = insert.get({ flat, what, paidBy, cents, sharedBy: JSON.stringify(sharedBy) }) as Pick<Row, 'number'>
      return { ...expense, number: row.number }
    },
    expenses: (flat) => (select.all({ flat }) as unknown as Row[]).map(toRecorded),
    close: () => database.close(),
  }
}

/** What a row holds; the table's constraints vouch for it. */
type Row = Omit<Recorded, 'sharedBy'> & { sharedBy: string }

function toRecorded({ sharedBy, ...rest }: Row): Recorded {
  return { ...rest, sharedBy: JSON.parse(sharedBy) }
}
