import type { Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Evidence, Judged } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { counted } from '../per-cent.ts'

/** The spec has enough requirements, few enough open questions, and no lint errors. */
export const spec: Gate = {
  name: 'spec',
  needs: () => [],
  judge(condition, evidence) {
    const view = evidence.spec
    if (view === null) return noSpec(evidence)
    const { minRequirements, maxOpenQuestions } = askedOf(condition, 'spec')
    const requirements = view.requirements.length
    const openQuestions = view.openQuestions.length
    const findings: Finding[] = [...view.findings]
    if (requirements < minRequirements) {
      findings.push(
        fault(
          'GATE-SPEC-REQUIREMENTS',
          `the spec has ${counted(requirements, 'requirement')}, asked at least ${minRequirements}`,
          `Add a heading like "### REQ-${requirements + 1}: <what the product must do>" to ${view.path}.`,
          { path: view.path },
        ),
      )
    }
    if (openQuestions > maxOpenQuestions) {
      for (const question of view.openQuestions) {
        findings.push(
          fault(
            'GATE-SPEC-OPEN-QUESTION',
            `"${question.text}" is open; ${counted(openQuestions, 'open question')}, asked at most ${maxOpenQuestions}`,
            'Answer it in the requirement that it is about and remove it from the open questions.',
            { path: view.path, line: question.line },
          ),
        )
      }
    }
    return decided({ requirements, openQuestions }, findings)
  },
}

/** Without a spec nothing can be said of it. */
export function noSpec({ policy }: Evidence, purpose = ''): Judged {
  const { path } = policy.spec
  const draft = 'helix spec add "<what should be, for whom>"'
  return missing([fault('GATE-SPEC-ABSENT', `there is no ${path}${purpose}`, draft, { path })])
}
