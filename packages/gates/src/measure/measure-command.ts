import { type Cell, everydayEnv, giveTo, plainName, runProcess } from '@helix/process'
import { randomUUID } from 'node:crypto'
import { lstat, mkdtemp, open, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { maximumReportBytes } from '../readers/text.ts'
import type { RawReport, RawRun } from '../run/raw-run.ts'
import type { MeasureRequest } from './adapter.ts'
import { prepare } from './adapters.ts'

/** Last bytes of output that are kept for people. */
const outputBytes = 16_384

/**
 * Runs a command once and collects what it left: reports at random paths outside the judged folder, exit, times, the end
 * of its output. Interprets nothing; `readRun` does. HelixError `gates/not-installed`, `gates/unknown-command`.
 */
export async function measureCommand(request: MeasureRequest): Promise<RawRun> {
  const { command, purpose, service } = request
  const folder = await realpath(request.folder)
  const scratch = await mkdtemp(join(await realpath(tmpdir()), `${plainName()}-`))
  const nonce = request.nonce ?? randomUUID()
  const calls = join(scratch, `${nonce}.calls`)
  const planted: string[] = []
  try {
    const invocation = await prepare({ ...request, folder }, scratch, nonce)
    planted.push(...(invocation.planted ?? []))
    const startedAt = Date.now() / 1000
    const exit = await runProcess({
      argv: invocation.argv,
      cwd: folder,
      ...(request.within && { within: await opened(request.within, scratch) }),
      env: everydayEnv({
        ...invocation.env,
        // A product finds nothing of Helix's among its variables that it does not need.
        ...(request.stubbed ? { HELIX_STUB_CALLS: calls } : {}),
        ...(request.serviceUrl ? { HELIX_SERVICE_URL: request.serviceUrl } : {}),
      }),
      timeout: command.within,
      maxBuffer: outputBytes,
      ...(invocation.reports.some(({ path }) => path === null) && { mostSaid: maximumReportBytes }),
    })
    const { code, signal, timedOut, missing, said = new Uint8Array() } = exit
    return {
      command: command.name,
      purpose,
      argv: invocation.argv,
      startedAt,
      durationMs: exit.durationMs,
      exit: { code, signal, timedOut, missing },
      nonce,
      seed: invocation.seed,
      reports: [
        ...(await Promise.all(invocation.reports.map((report) => collect(report, scratch, said)))),
        ...(await stubCalls(request, calls, scratch)),
      ],
      output: `${exit.stdout}${exit.stderr}`.slice(-outputBytes),
      ...(service ? { service } : {}),
    }
  } finally {
    await Promise.all([scratch, ...planted].map((path) => rm(path, { recursive: true, force: true })))
  }
}

/** The same cell, in which the run's own folder is the program's too. */
async function opened({ sandbox, box }: Cell, scratch: string): Promise<Cell> {
  if (sandbox.owner !== null) await giveTo(sandbox.owner, scratch)
  return { sandbox, box: { ...box, writable: [...box.writable, scratch] } }
}

/** What generated stubs wrote down; nothing where none was called. */
async function stubCalls({ stubbed }: MeasureRequest, path: string, scratch: string): Promise<RawReport[]> {
  const report = stubbed ? await collect({ format: 'stub-calls', path }, scratch, new Uint8Array()) : null
  return report === null || report.bytes === null ? [] : [report]
}

/** Where tools put their report into a folder that they are told. */
const filesInFolders: Readonly<Partial<Record<RawReport['format'], string>>> = {
  lcov: 'lcov.info',
  istanbul: 'coverage-final.json',
  cobertura: 'cobertura-coverage.xml',
  pit: 'mutations.xml',
  'cargo-mutants': 'mutants.out/outcomes.json',
}

/** What was said is one report, all of it: a second one spoils it. */
async function collect(
  { format, path }: { format: RawReport['format']; path: string | null },
  scratch: string,
  said: Uint8Array,
): Promise<RawReport> {
  if (path === null) return { format, bytes: said.length === 0 ? null : said }
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  // Some tools can only be told a folder to write into.
  const inside = filesInFolders[format]
  if (found?.isDirectory() && inside !== undefined) return collect({ format, path: join(path, inside) }, scratch, said)
  // A link would lead to what only Helix may read.
  if (!found?.isFile() || !(await realpath(path)).startsWith(`${scratch}/`)) return { format, bytes: null }
  return { format, bytes: await readBounded(path), modifiedAt: found.mtimeMs / 1000 }
}

/** At most one byte more than the readers take, so that they can refuse it. */
async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(Math.min(size, maximumReportBytes + 1))
    let at = 0
    for (;;) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at)
      at += bytesRead
      if (bytesRead === 0 || at === bytes.length) return bytes.subarray(0, at)
    }
  } finally {
    await file.close()
  }
}
