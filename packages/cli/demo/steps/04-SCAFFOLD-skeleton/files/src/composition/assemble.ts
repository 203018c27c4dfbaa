import type { Server } from 'node:http'
import { naiveBookkeeping } from '../stubs/bookkeeping.stub.ts'
import { memoryJournal } from '../stubs/journal.stub.ts'
import { routes } from './routes.ts'
import { serve } from './serve.ts'

/** The one place where evenly is put together. */
export function assemble(): Server {
  const journal = memoryJournal()
  return serve(routes(journal, naiveBookkeeping)).on('close', () => journal.close())
}
