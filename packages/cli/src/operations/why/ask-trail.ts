import { readChain } from '@helix/beacon'
import { HelixError, type Oid } from '@helix/core'
import { blameLine, type Git, headState, openGit, readGraph, resolve } from '@helix/git'
import { type Question, readQuestion, type TrailEntry, type TrailIndex } from '@helix/trail'
import { relative, resolve as absolute } from 'node:path'
import type { Io } from '../../io.ts'
import { openTrail } from './sync-trail.ts'

export interface Reason extends TrailEntry {
  /** The number of the first judgement that covers the commit; null for none, and for records. */
  judgement: number | null
}

export interface Reasons {
  asked: string
  question: Question['of']
  reasons: Reason[]
}

/** Reasons of one answer. */
const most = 20

/** What the trail says to a question; no reasons where it says nothing. HelixErrors why/no-line, why/no-commit, `git/…`. */
export async function askTrail(io: Io, asked: string): Promise<Reasons> {
  const git = await openGit(io.cwd)
  const { commit: head } = await headState(git)
  const question = readQuestion(asked)
  if (head === null) return { asked, question: question.of, reasons: [] }
  const index = await openTrail(git, head)
  try {
    const entries = await answers[question.of](index, { io, git, head, question })
    return { asked, question: question.of, reasons: await judged(git, head, entries) }
  } finally {
    index.close()
  }
}

interface Asked {
  io: Io
  git: Git
  head: Oid
  question: Question
}

const answers: Record<Question['of'], (index: TrailIndex, asked: Asked) => TrailEntry[] | Promise<TrailEntry[]>> = {
  requirement: (index, { question }) => (question.of === 'requirement' ? index.naming(question.id, most) : []),
  words: (index, { question }) => (question.of === 'words' ? index.search(question.words, most) : []),
  async commit(index, { git, question }) {
    if (question.of !== 'commit') return []
    const commit = await resolve(git, question.hash)
    const found = commit === null ? [] : around(index, commit)
    // Seven digits may also be a word of somebody's message.
    return found.length > 0 ? found : index.search([question.hash], most)
  },
  async place(index, { io, git, head, question }) {
    if (question.of !== 'place') return []
    const path = relative(git.root, absolute(io.cwd, question.path)).replaceAll('\\', '/')
    const commit = await blameLine(git, { path, line: question.line, at: head })
    if (commit !== null) return around(index, commit)
    throw new HelixError('why/no-line', `HEAD has no line ${question.line} in ${path}`, {
      hint: `git log --oneline -- ${path}`,
    })
  },
}

/** A commit, the run that made it, and the decisions about the requirements that it names. */
function around(index: TrailIndex, commit: Oid): TrailEntry[] {
  const entry = index.entry(commit)
  if (entry === null) return []
  const decisions = entry.requirements.flatMap((id) =>
    index.naming(id, most).filter(({ kind }) => kind === 'decision' || kind === 'amendment'),
  )
  return [
    entry,
    ...runOf(index, entry),
    ...new Map(decisions.map((decision) => [decision.ref, decision])).values(),
  ].slice(0, most)
}

/** The run that a commit names, where something was decided in it. */
function runOf(index: TrailIndex, { text }: TrailEntry): TrailEntry[] {
  const id = /^Helix-Run: (\w+)$/m.exec(text)?.[1]
  const run = id === undefined ? null : index.entry(id)
  return run === null || run.why === '' ? [] : [run]
}

/** With the first judgement about a commit or one that came after it. */
async function judged(git: Git, head: Oid, entries: readonly TrailEntry[]): Promise<Reason[]> {
  const { records } = await readChain(git)
  if (records.length === 0) return entries.map((entry) => ({ ...entry, judgement: null }))
  const parents = new Map((await readGraph(git, head)).map((commit) => [commit.commit, commit.parents]))
  const first = new Map<Oid, number>()
  for (const { judgement } of records) {
    const open = [judgement.subject.commit]
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      if (first.has(commit) || !parents.has(commit)) continue
      first.set(commit, judgement.sequence)
      open.push(...(parents.get(commit) ?? []))
    }
  }
  return entries.map((entry) => ({ ...entry, judgement: first.get(entry.ref) ?? null }))
}
