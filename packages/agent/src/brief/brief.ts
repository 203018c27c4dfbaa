import type { Finding } from '@helix/core'
import { renderFindings } from './findings.ts'
import { otherStep, purposes } from './purposes.ts'

export interface BriefLayer {
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
  /** What the step's exit still misses. */
  missing: Finding[]
  /** Exit conditions in words: `coverage of unit: patch ≥ 90 %`. */
  exit: string[]
  /** Commands of the playbook: name and what runs. */
  commands: { name: string; runs: string }[]
  /** Why the last attempt or push was refused. */
  feedback: Finding[]
  /** How whoever reads this hands the work in: the agent's `finish`, or commands for a person. */
  handIn: 'tools' | 'commands'
}

/** `STEP[4/7] DOMAIN_LOGIC`, as briefs and run logs name a step. */
export function renderStep({ id, number, of }: BriefFacts['step']): string {
  return `STEP[${number}/${of}] ${id}`
}

/**
 * The brief for one increment, in Markdown, for a person or any agent. Pure and deterministic: equal facts give equal
 * text.
 */
export function renderBrief(facts: BriefFacts): string {
  const purpose = purposes[facts.step.id] ?? otherStep
  const parts = [
    `# ${renderStep(facts.step)} of ${facts.cycle}${facts.spec.tag === '' ? '' : `, ${facts.spec.tag}`}`,
    [purpose.goal, ...purpose.advice.map((line) => `- ${line}`)].join('\n'),
    section('Idea', facts.idea === undefined ? '' : quote(facts.idea)),
    section('Missing for the exit of this step', renderFindings(facts.missing)),
    section('Refused last time', renderFindings(facts.feedback)),
    section('The exit asks for', list(facts.exit)),
    section('Open: you may write here', layers(facts.open)),
    section('Closed: a change here is refused', layers(facts.closed)),
    section('Requirements', list(facts.requirements.map(requirement))),
    section('Commands that the gates run', list(facts.commands.map(({ name, runs }) => `${name}: ${runs}`))),
    section(`Spec (${facts.spec.path})`, facts.spec.text === '' ? '' : fence(facts.spec.text)),
    section('How to hand in', handIn[facts.handIn]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const handIn: Record<BriefFacts['handIn'], string> = {
  tools:
    'Work with the tools, call check to see what the gates say, then finish. ' +
    'If the spec is wrong call propose_amendment; if you cannot go on call stop.',
  commands:
    'Make the change, then: git commit -m "<type>(<scope>): <what>" -m "Why: <reason>". ' +
    'Step finished: helix commit --done. Spec wrong: helix amend "<why>". See where you are: helix status.',
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n${body}`
}

function list(lines: string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function layers(given: BriefLayer[]): string {
  return list(given.map(({ name, globs }) => (globs.length === 0 ? name : `${name}: ${globs.join(' ')}`)))
}

function requirement({ id, title, covered }: BriefFacts['requirements'][number]): string {
  const state = covered === undefined ? '' : covered ? ' (covered)' : ' (no test yet)'
  return `${id} ${title}${state}`
}

function quote(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

/** A fence that is longer than any in the text, so that the spec cannot end it. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}markdown\n${text.trimEnd()}\n${ticks}`
}
