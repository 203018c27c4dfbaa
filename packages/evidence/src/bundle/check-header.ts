import type { Digest, Finding } from '@helix/core'
import type { BundleHeader, BundlePurpose } from './bundle.ts'
import type { BundleCode } from './codes.ts'

/** What the job that judges found by itself: a bundle must have been made for exactly this. */
export interface BundleSubject extends BundlePurpose {
  /** Digests of all records of the chain. */
  chain: ReadonlySet<Digest>
  /** Whether the bundle's tip is an ancestor of this one; false also where it is not in the repository. */
  isEarlier: boolean
  /** The host's name for this run; null where it gave none, and then any will do. */
  run: string | null
}

/** One way in which a bundle can be for something else. The first that applies is told: the others follow from it. */
interface HeaderRule {
  code: BundleCode
  differs: (header: BundleHeader, subject: BundleSubject) => boolean
  /** Measured against asked, one sentence. */
  says: (header: BundleHeader, subject: BundleSubject) => string
}

const rules: readonly HeaderRule[] = [
  {
    code: 'BUNDLE-VERIFIER',
    differs: ({ verifier }, asked) => verifier !== asked.verifier,
    says: ({ verifier }, asked) => `it was made by verifier ${short(verifier)}, this is ${short(asked.verifier)}`,
  },
  {
    code: 'BUNDLE-RUN',
    differs: ({ run }, asked) => asked.run !== null && run !== asked.run,
    says: ({ run }, asked) => `it is of the run "${run}", this is "${asked.run}"`,
  },
  {
    code: 'BUNDLE-REF',
    differs: ({ ref }, asked) => ref !== asked.ref,
    says: ({ ref }, asked) => `it was made for ${ref ?? 'no branch'}, judged is ${asked.ref ?? 'no branch'}`,
  },
  {
    code: 'BUNDLE-REPLAYED',
    differs: ({ tip }, asked) => tip !== asked.tip && asked.isEarlier,
    says: ({ tip }, asked) => `it was made for the earlier commit ${short(tip)}, judged is ${short(asked.tip)}`,
  },
  {
    code: 'BUNDLE-TIP',
    differs: ({ tip }, asked) => tip !== asked.tip,
    says: ({ tip }, asked) => `it was made for the commit ${short(tip)}, judged is ${short(asked.tip)}`,
  },
  {
    code: 'BUNDLE-TREE',
    differs: ({ tree }, asked) => tree !== asked.tree,
    says: ({ tip, tree }, asked) => `it gives ${short(tip)} the tree ${short(tree)}, which has ${short(asked.tree)}`,
  },
  {
    code: 'BUNDLE-CHAIN',
    differs: ({ chain }, asked) => chain !== null && !asked.chain.has(chain),
    says: ({ chain }) => `it was made against judgement ${short(chain ?? '')}, which this chain does not hold`,
  },
  {
    code: 'BUNDLE-BASE',
    differs: ({ base }, asked) => base !== asked.base,
    says: ({ base }, asked) => `it was measured since ${short(base)}, the base is now ${short(asked.base)}`,
  },
  {
    code: 'BUNDLE-RANGE',
    differs: ({ range }, asked) => range !== asked.range,
    says: ({ base, tip }) => `other commits lie between ${short(base)} and ${short(tip)} here`,
  },
  {
    code: 'BUNDLE-POLICY',
    differs: ({ policy }, asked) => policy !== asked.policy,
    says: ({ policy }, asked) => `it was measured under policy ${short(policy)}, the base's is ${short(asked.policy)}`,
  },
]

/** Why a whole bundle is not for what is judged; null when it is. Codes BUNDLE-…, the first of the table that applies. */
export function checkHeader(header: BundleHeader, subject: BundleSubject): Finding | null {
  const rule = rules.find(({ differs }) => differs(header, subject))
  if (rule === undefined) return null
  return {
    severity: 'error',
    code: rule.code,
    message: `the bundle is not for this: ${rule.says(header, subject)}`,
    fix: 'helix verify --measure <file>',
  }
}

function short(id: string): string {
  return id.slice(0, 12)
}
