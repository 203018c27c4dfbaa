// The process of a git hook: as main.ts, without the commands.
import { runHook } from './hooks/index.ts'
import { leave, processIo } from './io.ts'
import { reporting, unfinished } from './reporting.ts'

const argv = process.argv.slice(2)
const io = processIo()
process.exitCode = unfinished
void reporting(argv, io, () => runHook(argv.slice(1), io)).then(leave)
