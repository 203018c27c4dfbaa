// Preloaded into a process: writes the megabytes of its largest resident set into the file that BENCH_PEAK names.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK, `${peak()}`))

// getrusage also counts what the parent held before exec (Linux, fs/exec.c), so the kernel's own figure goes first.
function peak() {
  const status = '/proc/self/status'
  if (!existsSync(status)) return process.resourceUsage().maxRSS / 1024
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))[1]) / 1024
}
