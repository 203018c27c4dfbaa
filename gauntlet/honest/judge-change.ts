// What the gates that read sources say of one commit of somebody else's history, base against head.
import { treeViewOf } from '../../packages/cli/src/repository/tree-view.ts'
import type { Finding } from '../../packages/core/src/index.ts'
import { aCondition, anEvidence, aPolicy, at } from '../../packages/gates/src/decide/testing/evidence.ts'
import { judge } from '../../packages/gates/src/decide/judge.ts'
import { inGlobs } from '../../packages/gates/src/decide/scope.ts'
import { openGit } from '../../packages/git/src/index.ts'
import { packagingGlobs, policyGlobs } from '../../packages/playbook/src/compile/built-in-layers.ts'

const gates = ['integrity', 'layers'] as const

/** Files that decide how Helix judges, in every repository. */
const isPolicy = inGlobs([...policyGlobs, ...packagingGlobs])

/** Folders and names of what stands beside a product. */
const beside =
  /^(?:[^/]+\/)?(?:website|examples?)\/|(?:^|\/)(?:__tests__|__mocks__|tests?|testing|bench(?:marks?)?|docs?|scripts|type-?tests?|typescript_test)\/|(?:^|\/)[^/]*\.(?:config|bench|test|spec)\.|(?:^|\/)test_[^/]*\.py$|(?:^|\/)[^/]*_test\.[^/]*$|(?:^|\/)(?:conftest|noxfile)\.py$/

/**
 * Errors of the gates `integrity` and `layers` for a commit against its parent, in a repository whose layers are the product (which
 * may import nothing but itself) and its tests. A change of steps or lanes is not judged: no playbook says what was open.
 */
export async function judgeChange(folder: string, commit: string): Promise<Finding[]> {
  const git = await openGit(folder)
  const [base, head] = [await treeViewOf(git, `${commit}^`), await treeViewOf(git, commit)]
  const declares = (path: string) => [base, head].some((tree) => (tree.facts(path)?.tests.length ?? 0) > 0)
  const layersOf = (path: string) =>
    isPolicy(path) ? 'policy' : beside.test(path) || declares(path) ? 'rest' : 'domain'
  const policy = aPolicy({ imports: { domain: [] } })
  const evidence = anEvidence({ policy, position: at('DOMAIN_LOGIC'), base, start: base, head, layersOf })
  const findings = gates.flatMap((gate) => judge(aCondition(gate, {}), evidence).findings)
  return findings.filter(({ severity }) => severity === 'error')
}
