import type { Server } from 'node:http'
import { sqliteJournal } from '../adapters/sqlite-journal.ts'
import { balance } from '../domain/balance.ts'
import { parseExpense } from '../domain/parse-expense.ts'
import { settle } from '../domain/settle.ts'
import { split } from '../domain/split.ts'
import { routes } from './routes.ts'
import { serve } from './serve.ts'

/** The one place where evenly is put together. `file` is the SQLite file that keeps the expenses. */
export function assemble(file: string): Server {
  const journal = sqliteJournal(file)
  return serve(routes(journal, { parse: parseExpense, split, balance, settle })).on('close', () => journal.close())
}
