import { readFile, writeFile } from 'node:fs/promises'
import { cleanMessage, completeMessage, parseMessage } from '@helix/commits'
import { config, type Git } from '@helix/git'
import { messageKind, sortCommit } from '../decide/commit-kind.ts'
import { summariseChanges } from '../decide/change-summary.ts'
import { judgeIncrement } from '../decide/increment.ts'
import type { Io } from '../io.ts'
import { readVerdicts } from '../repository/figures.ts'
import { valueOf } from '../repository/increments.ts'
import { keepRefusedMessage } from '../repository/refused-message.ts'
import { treeSpec } from '../repository/tree-spec.ts'
import { refuse } from './refuse.ts'
import { type Candidate, readCandidate } from './candidate.ts'
import type { Hook } from './index.ts'

/** Completes the message, then judges the commit: what a machine can supply is written, the rest is refused with its reason. */
export const commitMsg: Hook = async ([path = ''], io) => {
  const candidate = await readCandidate(io)
  if (candidate === null || candidate.merging) return 0
  const typed = await readFile(path, 'utf8')
  const { text, facts } = await complete(candidate, typed, io)
  const findings = judgeIncrement({ ...facts, message: parseMessage(text) })
  if (findings.some(({ severity }) => severity === 'error')) {
    await keepRefusedMessage(candidate.git, text)
    return refuse(io, {
      what: 'commit; your files are still staged, your message is kept',
      findings,
      next: nextOf(findings),
    })
  }
  await writeFile(path, text)
  return 0
}

async function complete(candidate: Candidate, typed: string, io: Io) {
  const { git, standing, changes, tree } = candidate
  const { policy, position } = standing
  const commentChar = await commentCharOf(git, typed)
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
  const [spec, known] = await Promise.all([treeSpec(git, tree, policy.spec.path), readVerdicts(git, tree, policy)])
  const figures = known?.figures ?? null
  const { lane, label } = sorted
  const text = completeMessage(typed, {
    kind: messageKind(sorted.kind),
    lane,
    label,
    spec: spec.tag,
    figures,
    commentChar,
    change: summariseChanges(changes),
    restamp: io.env['HELIX_RESTAMP'] === '1',
  })
  const facts = {
    policy,
    position,
    sorted,
    changes,
    spec: spec.tag,
    requirements: spec.requirements,
    figures,
    unfrozen: new Set<string>(),
    landing: false,
  }
  return { text, facts }
}

/** The character that git will strip comments by; null when the message came ready (`git commit -m`) and `#` is text. */
async function commentCharOf(git: Git, typed: string): Promise<string | null> {
  const set = (await config(git, 'core.commentChar')) ?? '#'
  const char = set === 'auto' ? '#' : set
  // git's own template ends in comment lines; a message given with -m has none.
  return typed.includes(`\n${char} `) || typed.includes(`\n${char}\n`) ? char : null
}

function nextOf(findings: readonly { code: string; fix?: string }[]): string[] {
  const lacksWhy = findings.some(({ code }) => code === 'MSG-WHY')
  const fixes = findings.flatMap(({ code, fix }) => (fix === undefined || code === 'MSG-WHY' ? [] : [fix]))
  const retry = lacksWhy ? 'helix commit --retry --why "<reason>"' : 'helix commit --retry --edit'
  return [...new Set([...fixes.slice(0, 2), retry])]
}
