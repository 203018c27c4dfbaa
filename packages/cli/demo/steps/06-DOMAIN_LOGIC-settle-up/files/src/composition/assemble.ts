import type { Server } from 'node:http'
import { balance } from '../domain/balance.ts'
import { parseExpense } from '../domain/parse-expense.ts'
import { settle } from '../domain/settle.ts'
import { split } from '../domain/split.ts'
import { memoryJournal } from '../stubs/journal.stub.ts'
import { routes } from './routes.ts'
import { serve } from './serve.ts'

/** The one place where evenly is put together. */
export function assemble(): Server {
  const journal = memoryJournal()
  return serve(routes(journal, { parse: parseExpense, split, balance, settle })).on('close', () => journal.close())
}
