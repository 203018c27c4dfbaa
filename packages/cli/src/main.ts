#!/usr/bin/env node
// The process: nothing but the real world's Io and the exit code.
import { leave, processIo } from './io.ts'
import { unfinished } from './reporting.ts'
import { run } from './run.ts'

process.exitCode = unfinished
void run(process.argv.slice(2), processIo()).then(leave)
