import { type Gate, decided, fault, missing } from '../gate.ts'

/** The release that would be made has a valid plan and a free tag. */
export const release: Gate = {
  name: 'release',
  needs: () => [],
  judge(_condition, evidence) {
    const plan = evidence.release
    if (plan === null) {
      return missing([
        fault(
          'RELEASE-NO-PLAN',
          'a release is planned in a cycle, and none is active',
          'Ask for the gate release in the exit of a step, not in always.',
        ),
      ])
    }
    const { tag, version, tagExists, problems } = plan
    const taken = fault('RELEASE-TAG-TAKEN', `the tag ${tag} exists already, asked a free one`, `git show ${tag}`, {
      name: tag,
    })
    return decided({ tag, version }, tagExists ? [...problems, taken] : [...problems])
  },
}
