/** Which branch is merged into which. */
export interface Landing {
  from: string
  onto: string
}

export interface LandingFacts {
  /** The branch that is checked out; null where none is. */
  branch: string | null
  /** The branch that work lands on. */
  landing: string
  /** Branches of the remote that hold the active cycle. */
  holders: readonly string[]
  /** The amendment's file. */
  path: string
}

/**
 * An amendment lands on the branch that holds its cycle: the one that is checked out where the remote's holds it, else the one
 * that work lands on. It comes from a branch of its own, named after its file, where it would come from its target.
 */
export function landingOf({ branch, landing, holders, path }: LandingFacts): Landing {
  const onto = branch !== null && holders.includes(branch) ? branch : landing
  const name = (path.split('/').at(-1) ?? path).replace(/\.md$/, '')
  return { from: branch === null || branch === onto ? `amend/${name}` : branch, onto }
}
