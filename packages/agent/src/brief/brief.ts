import type { Finding } from '@helix/core'
import { handInWords } from '../program/hand-in-words.ts'
import { oneLine, renderFinding } from './findings.ts'
import { otherStep, purposes } from './purposes.ts'

interface BriefLayer {
  name: string
  globs: string[]
}

/** Everything that a brief is made of. */
export interface BriefFacts {
  /** The cycle's name, and the idea as the user wrote it (only while there is no spec yet). */
  cycle: string
  idea?: string
  step: { id: string; number: number; of: number }
  spec: { path: string; /** `spec@<12 hex>`, '' where there is none */ tag: string; text: string }
  /** Ids and titles, in the spec's order; `covered` where tests name it. */
  requirements: { id: string; title: string; covered?: boolean }[]
  open: BriefLayer[]
  closed: BriefLayer[]
  /** What whoever reads this does not see. */
  heldOut?: BriefLayer[]
  /** What the step's exit still misses. */
  missing: Finding[]
  /** Exit conditions in words: `coverage of unit: patch ≥ 90 %`. */
  exit: string[]
  /** Commands of the playbook: name and what runs. */
  commands: { name: string; runs: string }[]
  /** The repository, a line a file: `renderRepoMap`. Only for who does not know it. */
  map?: string[]
  /** Headers of the newest commits of this cycle, newest first. */
  done?: string[]
  /** Why the last attempt or push was refused. */
  feedback: Finding[]
  /** How whoever reads this hands the work in: the agent's `finish`, commands for a person, a file for a program. */
  handIn: 'tools' | 'commands' | 'file'
}

/** `STEP[4/7] DOMAIN_LOGIC`, as briefs and run logs name a step. */
export function renderStep({ id, number, of }: BriefFacts['step']): string {
  return `STEP[${number}/${of}] ${id}`
}

/** One part of a brief. `document` is a text of its own, kept as it is. */
export interface BriefSection {
  title: string
  kind: 'list' | 'quote' | 'text' | 'document'
  lines: string[]
}

/** What a brief says, whatever it is written in. */
export interface Brief {
  /** Step, cycle and spec. */
  title: string
  goal: string
  advice: string[]
  sections: BriefSection[]
}

/** The brief for one increment, for a person or any agent. Pure and deterministic: equal facts give an equal brief. */
export function composeBrief(facts: BriefFacts): Brief {
  const { goal, advice } = purposes[facts.step.id] ?? otherStep
  const sections: BriefSection[] = [
    { title: 'Idea', kind: 'quote', lines: linesOf(facts.idea?.trim() ?? '') },
    list('Missing for the exit of this step', facts.missing.map(renderFinding)),
    list('Refused last time', facts.feedback.map(renderFinding)),
    list('The exit asks for', facts.exit),
    list('Open: you may write here', facts.open.map(layer)),
    list('Closed: a change here is refused', facts.closed.map(layer)),
    list('Held out: acceptance tests that you do not see; they answer pass or fail', (facts.heldOut ?? []).map(layer)),
    list('Requirements', facts.requirements.map(requirement)),
    list(
      'Commands that the gates run',
      facts.commands.map(({ name, runs }) => `${name}: ${runs}`),
    ),
    list('Files of the repository, and what they export', facts.map ?? []),
    list('Done last in this cycle, newest first', facts.done ?? []),
    { title: `Spec (${facts.spec.path})`, kind: 'document', lines: linesOf(facts.spec.text.trimEnd()) },
    { title: 'How to hand in', kind: 'text', lines: [handIn[facts.handIn]] },
  ]
  return {
    title: `${renderStep(facts.step)} of ${facts.cycle}${facts.spec.tag === '' ? '' : `, ${facts.spec.tag}`}`,
    goal,
    advice,
    sections: sections.filter(({ lines }) => lines.length > 0),
  }
}

const handIn: Record<BriefFacts['handIn'], string> = {
  file: handInWords,
  tools:
    'Work with the tools, call check to see what the gates say, then finish. ' +
    'If the spec is wrong call propose_amendment; if you cannot go on call stop.',
  commands:
    'Make the change, then: git commit -m "<type>(<scope>): <what>" -m "Why: <reason>". ' +
    'Step finished: helix commit --done. Spec wrong: helix amend "<why>". See where you are: helix status.',
}

/** What is listed comes from files, commits and programs: nothing of it begins a line of its own. */
function list(title: string, lines: string[]): BriefSection {
  return { title, kind: 'list', lines: lines.map(oneLine) }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

/** Globs of a layer that are told; the layers with more are Helix's own, and a refusal names the path. */
const mostGlobs = 12

function layer({ name, globs }: BriefLayer): string {
  const rest = globs.length - mostGlobs
  const told = [...globs.slice(0, mostGlobs), ...(rest > 0 ? [`and ${rest} more`] : [])]
  return globs.length === 0 ? name : `${name}: ${told.join(' ')}`
}

function requirement({ id, title, covered }: BriefFacts['requirements'][number]): string {
  const state = covered === undefined ? '' : covered ? ' (covered)' : ' (no test yet)'
  return `${id} ${title}${state}`
}
