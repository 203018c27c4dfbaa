#!/usr/bin/env node
// The process: nothing but the real world's Io and the exit code.
import { processIo } from './io.ts'
import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), processIo())
