import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Finding, HelixError, shellWord } from '@helix/core'
import { readBlobs, readTree, resolve } from '@helix/git'
import { atomicWrite } from '@helix/process'
import {
  type AdrRecord,
  adrTemplate,
  checkAdrs,
  checkRecordNumbers,
  recordFileName,
  staleCitations,
  supersededText,
} from '@helix/spec'
import { dayOf } from '../../decide/in-words.ts'
import { adrFolder } from '../../decide/known-paths.ts'
import type { Io } from '../../io.ts'
import { type AdrFolder, readAdrFolder } from './folder.ts'

export interface CheckedAdrs {
  /** Where records are. */
  folders: string[]
  records: AdrRecord[]
  findings: Finding[]
}

/** Records one by one and beside one another, and who cites those that no longer hold. HelixError adr/no-records. */
export async function checkAdrFolder(io: Io): Promise<CheckedAdrs> {
  const held = await readAdrFolder(io)
  const { records } = held
  if (records.length === 0) {
    throw new HelixError('adr/no-records', 'there is no decision to check', {
      hint: 'where records lie elsewhere, name their folder in .adr-dir; the first: helix adr new "<why>"',
    })
  }
  return {
    folders: [...new Set(records.map(({ path }) => dirname(path)))],
    records,
    findings: [...checkAdrs(records), ...checkRecordNumbers(records, adrFolder), ...(await citationsIn(held))],
  }
}

/** Text of code and docs; longer files hold data. */
const citing = /\.(?:[cm]?[jt]sx?|md|mdx|ya?ml|py|go|rs|java|kts?|rb|php|cs|sh|toml|adoc|txt)$/
const longest = 500_000
const mostCitations = 50

async function citationsIn({ git, records }: AdrFolder): Promise<Finding[]> {
  const stale = records.some(({ status }) => status === 'superseded' || status === 'deprecated')
  const head = stale ? await resolve(git, 'HEAD') : null
  if (head === null) return []
  // Pages beside records list them all; the root holds more than records.
  const own = new Set(records.flatMap(({ path }) => [path, dirname(path)]).filter((path) => path !== '.'))
  const files = (await readTree(git, head)).filter(
    ({ path, mode }) => mode.startsWith('100') && citing.test(path) && !own.has(path) && !own.has(dirname(path)),
  )
  const blobs = await readBlobs(git, files.map(({ oid }) => oid)) // prettier-ignore
  const findings: Finding[] = []
  for (const { path, oid } of files) {
    const bytes = blobs.get(oid) ?? new Uint8Array()
    if (bytes.length > longest) continue
    findings.push(...staleCitations(Buffer.from(bytes).toString('utf8'), path, records))
    if (findings.length >= mostCitations) break
  }
  return findings.slice(0, mostCitations)
}

/** One record by number, file name or a part of it. HelixErrors adr/none, adr/ambiguous. */
export function findRecord(records: readonly AdrRecord[], which: string): AdrRecord {
  const exact = records.filter(
    ({ path, number }) => path === which || (/^\d+$/.test(which) && number === Number(which)),
  )
  const found = exact.length > 0 ? exact : records.filter(({ path }) => which !== '' && path.includes(which))
  const [first, second] = found
  if (first !== undefined && second === undefined) return first
  if (first === undefined) {
    const said = which === '' ? 'name a decision by its number or file' : `no decision is named "${which}"`
    throw new HelixError('adr/none', said, { hint: 'helix adr list' })
  }
  throw new HelixError('adr/ambiguous', `"${which}" names ${found.map(({ path }) => path).join(' and ')}`, {
    hint: `helix adr show ${shellWord(first.path)}`,
  })
}

/** Records that hold all of the words, those that have them in the title first. */
export function searchRecords(records: readonly AdrRecord[], words: readonly string[]): AdrRecord[] {
  const asked = words.flatMap((word) => word.toLowerCase().split(/\s+/)).filter((word) => word !== '')
  const holds = (text: string): boolean => asked.every((word) => text.toLowerCase().includes(word))
  const found = records.filter(({ title, body }) => holds(`${title}\n${body}`))
  return found.toSorted((a, b) => Number(holds(b.title)) - Number(holds(a.title)))
}

export interface NewAdr {
  path: string
  /** Records that say now that it takes their place. */
  superseded: string[]
}

/** Writes a record with the next number; the commit is the user's. HelixErrors adr/no-title, adr/none, adr/other-form. */
export async function newAdr(io: Io, title: string, supersedes: readonly string[]): Promise<NewAdr> {
  if (title.trim() === '') {
    throw new HelixError('adr/no-title', 'a decision needs a title', {
      hint: 'helix adr new "Why totals are in cents"',
    })
  }
  const { git, folder, records } = await readAdrFolder(io)
  const date = dayOf(io.now())
  const name = recordFileName(records, { folder, title, date })
  const earlier = supersedes.map((which) => findRecord(records, which))
  const texts = earlier.map((record) => {
    const text = supersededText(readFileSync(join(git.root, record.path), 'utf8'), name)
    if (text !== null) return { path: record.path, text }
    throw new HelixError('adr/other-form', `${record.path} says nowhere which status it has, and cannot say what takes its place`, {
      hint: `give it front matter (---, status: superseded, superseded-by: [${name}], ---) by hand, and leave --supersedes out`,
    }) // prettier-ignore
  })
  const path = folder === '' ? name : `${folder}/${name}`
  const own = earlier.map((record) => record.path.split('/').at(-1) ?? '')
  mkdirSync(dirname(join(git.root, path)), { recursive: true })
  await atomicWrite(join(git.root, path), adrTemplate({ title, date, supersedes: own }))
  for (const one of texts) await atomicWrite(join(git.root, one.path), one.text)
  return { path, superseded: texts.map((one) => one.path) }
}
