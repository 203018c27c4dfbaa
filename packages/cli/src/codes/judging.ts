import type { CodeNote } from '@helix/core'

/** Measuring, judging and recording; and what commits may not hold. */
export const judgingCodes: Readonly<Record<string, CodeNote>> = {
  'PATH-LINK': {
    title: 'A commit adds a symbolic link',
    why: 'What it leads to may lie in a layer that is closed, or outside of the repository.',
    fix: 'Replace it with the file itself.',
  },
  'PATH-GITLINK': {
    title: 'A commit adds or moves a submodule',
    why: 'Its files are in another history, which no gate of this one sees.',
    fix: 'List its path in a layer that asks for an approval (layers: dependencies: paths), add it as a dependency, or copy what is needed.',
  },
  'PATH-CONTROL': {
    title: 'A path holds control characters',
    why: 'Lists of files would show another name than git stores.',
    fix: 'Rename it with git mv.',
  },
  'MERGE-OCTOPUS': {
    title: 'A merge has two parents',
    why: 'git has one automatic answer for two branches; what an octopus changes by hand cannot be told from it.',
    fix: 'Merge the branches one by one.',
  },
  'MERGE-PRETENDED': {
    title: 'A merge joins two branches',
    why: 'A second parent that the first one has anyway makes a commit look like a merge, of which nobody asks a reason, a label or a lane.',
    fix: 'Commit the change by itself: git reset --soft <first parent>, then git commit.',
  },
  'MERGE-UNRELATED': {
    title: 'All history begins with the branch',
    why: 'What comes from a history of its own has no ancestor in common, so that nothing tells what its author changed.',
    fix: 'Bring the files in a commit of their own (after git subtree add: git reset --soft HEAD^1 && git commit), or rebase that history onto the branch.',
  },
  'SPEC-TAG': {
    title: 'A tag of a spec lies where that spec is',
    why: 'Who looks up spec@<hash> would read another spec than the one that labels, approvals and judgements name.',
    fix: 'Remove the tag and fetch those of CI: git tag -d <tag>; git fetch --tags',
  },
  'START-ALONE': {
    title: 'A Start commit changes progress.json only',
    why: 'It says where a cycle begins; work in the same commit would belong to no step.',
    fix: 'helix next --new "<idea>" makes it. Commit the other files afterwards.',
  },
  'POLICY-ALONE': {
    title: 'A change of the rules stands alone',
    why: 'It is judged by the rules before it; mixed with work, the work would be judged by rules that came with it.',
    fix: 'git restore --staged the other files, commit the rules with the type policy, then the rest.',
  },
  'POLICY-FIRST': {
    title: 'The rules changed, and what is measured is judged by those before',
    why: 'Rules serve what comes after they passed: tests, layers and figures of work in the same push are judged as if they had not changed.',
    fix: 'Have the change of the rules judged alone first: push it by itself, or where nothing is signed: git switch -c rules-first <commit> && helix verify --sign.',
  },
  'COMMIT-AUTHOR': {
    title: 'It cannot be told who made a commit',
    why: 'Who made something does not approve it; without an address of the author nobody can tell.',
    fix: 'git config user.email <address>, then: git commit --amend --reset-author --no-edit',
  },
  'COMMIT-ENCODING': {
    title: 'A commit is stored in a way that git shows differently',
    why: 'With an encoding header, or bytes that are not UTF-8, tools show another text than the one that was judged.',
    fix: 'git config --unset i18n.commitEncoding, then git commit --amend.',
  },
  'COMMIT-UNREADABLE': {
    title: 'Rules and spec of each commit can be read',
    why: 'A commit whose playbook, list of keys or spec nobody can read has nothing to be judged by: the rules before it stay in force.',
    fix: 'Mend the commit; where it has landed, repair the file in the next one and waive this: helix approve finding.',
  },
  'AMEND-MISSING': {
    title: 'The spec changes without saying why',
    why: 'Outside SPEC_DRAFT the spec is what was approved; a change of it is an amendment, whose ADR says why and what it touches.',
    fix: 'helix amend "<why>"',
  },
  'APPROVAL-AWAITED': {
    title: 'A change awaits its approval',
    why: 'The layer asks for one, so that nobody changes rules or dependencies alone without it being seen.',
    fix: 'A person reads it and runs the command of the finding, for instance: helix approve policy.',
  },
  'RELEASE-TAG-BLOCKED': {
    title: 'A tag keeps git from making the release tag',
    why: 'git stores tags as paths: where a tag "release" exists, "release/…" cannot.',
    fix: 'Rename or delete that tag.',
  },
  'measure/setup-failed': {
    title: 'The dependencies could not be installed',
    why: 'Gates measure a clean checkout with exactly what the lockfile says.',
    fix: 'Run the command of setup in a fresh clone to see why; commit the lockfile. In a sandbox it has no name or key for a registry.',
  },
  'verify/empty': {
    title: 'There is no commit since the base, so nothing was judged',
    why: 'An empty range that passes silently hides a wrong checkout in CI.',
    fix: 'Where that is meant: helix verify --allow-empty',
  },
  'verify/no-remote': {
    title: 'There is no remote of this name',
    why: 'The branch helix and its tags are published where this clone knows a remote.',
    fix: 'git remote add <name> <address>, or name one that is there: --push <remote>',
  },
  'BUNDLE-ABSENT': {
    title: 'There is no bundle',
    why: 'The job that judges measures nothing by itself; without what the other job measured, nothing is proven.',
    fix: 'Let the job that measures finish and hand its file over: helix verify --measure <file>',
  },
  'BUNDLE-UNMEASURED': {
    title: 'The job that measures failed, was cancelled or skipped',
    why: 'What was not measured does not pass. With --sign it is recorded as a refusal, so that it cannot be taken for a pass later; the jobs that helix init writes do not record it.',
    fix: 'Mend what the log of that job names, and run both jobs again. Where the refusal was signed, a Done needs a new one: helix commit --done',
  },
  'sign/no-branch': {
    title: 'HEAD is on no branch',
    why: 'A judgement is about one branch that has landed; CI signs nothing about any other commit.',
    fix: 'git switch <branch>; in a bare repository: git symbolic-ref HEAD refs/heads/<branch>',
  },
  'sign/no-key': {
    title: 'No key signs the judgement',
    why: 'Only CI moves the beacon: it holds the key that .helix/allowed_signers lists for helix-judge.',
    fix: 'Run it in CI with HELIX_SIGNING_KEY set to the file of the key; locally leave --sign out.',
  },
  'sign/not-allowed': {
    title: 'The key is not listed for judgements',
    why: 'A judgement by a key that nobody listed proves nothing.',
    fix: 'Give CI the key that is listed; while keys are changed, the old one until the commit that lists the new one is judged. A key that nobody listed yet: add its public half to .helix/allowed_signers, in a policy commit with its approval.',
  },
  'release/tag-taken': {
    title: 'The tag of this release exists already',
    why: 'Published tags never move; the judgement stands, the release has no tag.',
    fix: 'If the tag is no release of yours: git tag -d it, then tag the commit again.',
  },
  SHAPE: {
    title: 'A value is not of the expected form',
    why: 'Outside texts are read strictly, so that nothing is half understood.',
    fix: 'Mend the place that the message names.',
  },
}
