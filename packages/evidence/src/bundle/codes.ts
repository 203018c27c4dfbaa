import type { CodeNote } from '@helix/core'

const measureAgain = 'Measure again at the commit that is judged: helix verify --measure <file>'

export const bundleCodes = {
  'BUNDLE-FORMAT': {
    title: 'The file is no bundle of this version',
    why: 'A bundle is written by `helix verify --measure` in one fixed spelling; whatever is spelled otherwise was not written by it, or by another version.',
    fix: 'Hand the file over as it was written, and use one version of Helix in both jobs.',
  },
  'BUNDLE-TRUNCATED': {
    title: 'The bundle is cut off',
    why: 'What is left out may be the run that fails.',
    fix: 'Let the job that measures finish, and hand the file over whole.',
  },
  'BUNDLE-TAMPERED': {
    title: 'The bundle was changed after it was written',
    why: 'Every part carries the digest of its bytes and the end mark that of all of them; here they disagree.',
    fix: `Find out what touches the file between the two jobs. ${measureAgain}`,
  },
  'BUNDLE-TOO-LARGE': {
    title: 'The bundle is too large to be read',
    why: 'It comes from a job that ran code nobody trusts; reading it must take bounded memory.',
    fix: 'Make the reporters of the commands in playbook.yml leave out logs and sources, or push fewer steps at once.',
  },
  'BUNDLE-REPLAYED': {
    title: 'The bundle of an earlier commit is offered for a later one',
    why: 'What was measured then says nothing about what came after it.',
    fix: measureAgain,
  },
  'BUNDLE-TIP': {
    title: 'The bundle was made for another commit',
    why: 'Reports prove something about the tree that they were made of, and about no other.',
    fix: measureAgain,
  },
  'BUNDLE-TREE': {
    title: 'The bundle names another tree than its commit has',
    why: 'A commit has one tree; a bundle that says otherwise was not made from this history.',
    fix: measureAgain,
  },
  'BUNDLE-BASE': {
    title: 'The bundle was measured from another base',
    why: 'The base says which commits are judged and by whose rules. The chain has moved on since, or the bundle belongs to another branch.',
    fix: `git fetch origin helix. ${measureAgain}`,
  },
  'BUNDLE-REF': {
    title: 'The bundle was made for another branch',
    why: 'A judgement is about one branch; evidence is not carried from one to another.',
    fix: measureAgain,
  },
  'BUNDLE-RANGE': {
    title: 'The bundle was made for other commits',
    why: 'Between base and tip lie other commits here than where it was measured: a shallow, grafted or rewritten history.',
    fix: `Use full clones in both jobs (fetch-depth: 0). ${measureAgain}`,
  },
  'BUNDLE-POLICY': {
    title: 'The bundle was measured under another policy',
    why: 'The rules of the base say what is measured and how; other rules give other evidence.',
    fix: measureAgain,
  },
  'BUNDLE-VERIFIER': {
    title: 'The bundle was made by another Helix',
    why: 'What is measured and how it is written down belongs to one version; a second one could misread it.',
    fix: 'Pin one version of Helix for both jobs, then measure again.',
  },
  'BUNDLE-CHAIN': {
    title: 'The bundle was made against a chain that is not this one',
    why: 'It names a judgement that the branch helix does not hold here: this clone is behind, or one of both looks at a forged chain.',
    fix: `git fetch origin helix, compare the heads of both. ${measureAgain}`,
  },
  'BUNDLE-RUN': {
    title: 'The bundle is of another run of CI',
    why: 'HELIX_RUN names the run in both jobs, so that the file of one run cannot be shown in another.',
    fix: 'Give both jobs of a workflow the same HELIX_RUN, and hand the bundle from one to the other.',
  },
} as const satisfies Record<string, CodeNote>

export const bundleErrorCodes = {
  'evidence/bundle-header': {
    title: 'The header of a bundle cannot be read',
    why: 'It is canonical JSON with exactly the keys of the format; anything else was not written by Helix, or by another version.',
    fix: measureAgain,
  },
  'evidence/bundle-too-large': {
    title: 'What was measured does not fit into a bundle',
    why: 'The job that judges reads bytes of untrusted origin and takes a bounded number of them.',
    fix: 'Make the reporters of the commands in playbook.yml leave out logs and sources, or push fewer steps at once.',
  },
} as const satisfies Record<string, CodeNote>

export type BundleCode = keyof typeof bundleCodes
