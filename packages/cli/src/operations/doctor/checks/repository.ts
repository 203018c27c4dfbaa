import { HelixError } from '@helix/core'
import { headState, isShallow } from '@helix/git'
import { type Check, ok, problem, problemOf, warning } from '../check.ts'

export const repositoryCheck: Check = {
  name: 'repository',
  code: 'DOCTOR-REPOSITORY',
  async run({ git, head }) {
    if (git instanceof HelixError) return problemOf(git)
    if (head === null) return problem('has no commit yet', 'git add -A && git commit -m "chore: begin"')
    if (isShallow(git)) {
      return problem('is a shallow clone; history that is cut off cannot be judged', 'git fetch --unshallow')
    }
    const { branch } = await headState(git)
    if (branch !== null) return ok(`on ${branch.replace(/^refs\/heads\//, '')}`)
    return warning(
      `HEAD is detached at ${head.slice(0, 12)}; commits made here belong to no branch`,
      'git switch <branch>',
    )
  },
}
