import { check } from './check.ts'
import { deleteFile } from './delete-file.ts'
import { editFile } from './edit-file.ts'
import { finish } from './finish.ts'
import { listFiles } from './list-files.ts'
import { proposeAmendment } from './propose-amendment.ts'
import { readFile } from './read-file.ts'
import { recordDecision } from './record-decision.ts'
import { run } from './run.ts'
import { search } from './search.ts'
import { stop } from './stop.ts'
import type { Tool } from './tool.ts'
import { writeFile } from './write-file.ts'

/** Every tool, in the order in which the model is told of them. */
export const tools: readonly Tool[] = [
  listFiles,
  readFile,
  search,
  writeFile,
  editFile,
  deleteFile,
  run,
  check,
  recordDecision,
  finish,
  proposeAmendment,
  stop,
]
