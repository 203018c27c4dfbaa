import { readFile, writeFile } from 'node:fs/promises'
import { cleanMessage, completeMessage, parseMessage } from '@helix/commits'
import { readTree } from '@helix/git'
import { messageKind, sortCommit } from '../decide/commit-kind.ts'
import { summariseChanges } from '../decide/change-summary.ts'
import { judgeIncrement } from '../decide/increment.ts'
import type { Io } from '../io.ts'
import { openedAmong } from '../repository/amendments.ts'
import { readVerdicts } from '../repository/figures.ts'
import { valueOf } from '../repository/increments.ts'
import { keepRefusedMessage } from '../repository/refused-message.ts'
import { specDigest } from '../repository/tree-spec.ts'
import { refuse } from './refuse.ts'
import { adviseOn } from './advise.ts'
import { type Candidate, readCandidate } from './candidate.ts'
import { commentCharOf } from './comment-char.ts'
import type { Hook } from './index.ts'

/** Completes the message, then judges the commit: what a machine can supply is written, the rest is refused with its reason. */
export const commitMsg: Hook = async ([path = ''], io) => {
  const candidate = await readCandidate(io)
  if (candidate === null || candidate.merging) return 0
  const typed = await readFile(path, 'utf8')
  const { text, facts } = await complete(candidate, typed, io)
  // Nobody wrote anything: git gives up by itself, and says so.
  if (text === '') return 0
  const findings = judgeIncrement({ ...facts, message: parseMessage(text) })
  if (findings.some(({ severity }) => severity === 'error')) {
    await keepRefusedMessage(candidate.git, text)
    return refuse(io, {
      what: 'commit; your files are still staged, your message is kept',
      findings,
      next: adviseOn(findings),
    })
  }
  await writeFile(path, text)
  return 0
}

async function complete(candidate: Candidate, typed: string, io: Io) {
  const { git, standing, changes, tree } = candidate
  const { policy, position } = standing
  const commentChar = await commentCharOf(git, typed, io)
  const message = parseMessage(cleanMessage(typed, commentChar))
  const paths = changes.map((change) => change.path)
  const trailer = (key: string) => valueOf(message.trailers, key)
  const kindFacts = {
    paths,
    type: message.type.toLowerCase(),
    start: trailer('Helix-Start'),
    done: trailer('Helix-Done'),
  }
  const sorted = sortCommit(policy, position, kindFacts)
  const entries = await readTree(git, tree)
  const [spec, known, opened] = await Promise.all([
    specDigest(git, entries, policy.spec.path),
    readVerdicts(git, tree, policy),
    openedAmong(git, entries, { cycleStart: standing.cycleStart, done: standing.here.done }),
  ])
  const figures = known?.figures ?? null
  const { lane, label } = sorted
  const text = completeMessage(typed, {
    kind: messageKind(sorted.kind),
    lane,
    label,
    spec: spec?.tag ?? null,
    figures,
    commentChar,
    change: summariseChanges(changes),
    restamp: candidate.amending || io.env['HELIX_RESTAMP'] === '1',
  })
  const facts = {
    policy,
    position,
    sorted,
    changes,
    spec: spec?.tag ?? null,
    requirements: spec?.requirements ?? null,
    figures,
    unfrozen: opened.files,
    landing: false,
  }
  return { text, facts }
}
