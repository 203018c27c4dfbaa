import type { CodeNote } from '@helix/core'

/** Evidence for others, and approvals that would not count. */
export const evidenceCodes: Readonly<Record<string, CodeNote>> = {
  'EVIDENCE-TORN': {
    title: 'This is no evidence that Helix exported',
    why: 'A line is one DSSE envelope with an in-toto statement, a signature lies beside the judgement that it signs; anything else proves nothing.',
    fix: 'Export it again: helix evidence export.',
  },
  'EVIDENCE-UNKNOWN': {
    title: 'The chain has no such judgement',
    why: 'A good signature over a judgement of another repository, or of a branch helix that is not here, says nothing about this one.',
    fix: 'Fetch the chain (git fetch origin helix:helix). If it still is not there, ask where the evidence comes from.',
  },
  'EVIDENCE-DIFFERS': {
    title: 'The statement says something else than the chain',
    why: 'A statement is worked out from one judgement. Whoever holds the key could sign another one, and the chain is what decides.',
    fix: 'Export it again: helix evidence export. If the difference stays, find out who holds the key.',
  },
  'evidence/no-chain': {
    title: 'Nothing has been judged yet',
    why: 'Evidence is what helix verify --sign recorded on the branch helix.',
    fix: 'git fetch origin helix:helix, or let CI judge: helix verify --sign.',
  },
  'evidence/unsigned': {
    title: 'This repository does not sign its judgements',
    why: 'An unsigned record is worth what the clone is worth that holds it; an export would look like more.',
    fix: 'A repository signs from genesis on: signing: ssh in playbook.yml when it adopts Helix.',
  },
  'evidence/out': {
    title: 'Signatures need a folder',
    why: 'ssh-keygen checks files: each judgement, its signature, and who may sign.',
    fix: 'helix evidence export --format sshsig --out <folder>',
  },
  'evidence/no-file': {
    title: 'The evidence cannot be read',
    why: 'What is not there is not checked, and not taken for good either.',
    fix: 'Name a folder or file that helix evidence export wrote.',
  },
  'evidence/nothing': {
    title: 'There is no evidence in this place',
    why: 'Nothing to check would look like nothing wrong.',
    fix: 'Name a folder of signatures, or a file of envelopes.',
  },
  'evidence/unknown-action': {
    title: 'helix evidence has no such action',
    why: 'It knows list, export and verify.',
    fix: 'helix evidence --help shows what each does.',
  },
  'evidence/unknown-format': {
    title: 'There is no such export',
    why: 'in-toto gives DSSE envelopes for policy engines, sshsig files for ssh-keygen; sarif shows findings, ctrf tests.',
    fix: 'helix evidence export --format in-toto, or sshsig, sarif, ctrf.',
  },
  'evidence/no-verdicts': {
    title: 'No judgement has measured anything yet',
    why: 'SARIF and CTRF show what the newest judgement found; genesis and starts of cycles find nothing.',
    fix: 'helix verify --sign',
  },
  'SIGNING-DROPPED': {
    title: 'A repository that signs does not stop',
    why: 'Without signatures anybody who may push could write judgements. The choice is made once, at genesis.',
    fix: 'Set signing: ssh in playbook.yml again. To begin anew without signatures, see "When all keys are lost" in the guide on keys.',
  },
  'SIGNING-LOCKED': {
    title: 'No key would be left that may sign judgements',
    why: 'Every later judgement is checked against the keys of its base; without one the beacon never moves again.',
    fix: 'Keep a line with namespaces="helix-judge" in .helix/allowed_signers; add the new key before the old one goes.',
  },
  'verify/pinned': {
    title: 'HELIX_GENESIS is not understood',
    why: 'It pins the beginning of the chain outside the repository; a pin that is read as none would guard nothing.',
    fix: 'Set it to the digest of judgement 0 (helix evidence list --json), or to commit:<id> of the commit that adopted Helix.',
  },
  'verify/reviews': {
    title: 'The reviews that CI handed in cannot be read',
    why: 'HELIX_REVIEWS was set, so somebody counts on them; without them a change would look less approved than it is.',
    fix: 'Write what the API of the host answers into that file, or leave HELIX_REVIEWS out.',
  },
  'verify/reviews-unasked': {
    title: 'The host does not say who reviewed',
    why: 'The playbook names reviewers, and without an answer a change would look less approved than it is. Nothing was recorded.',
    fix: 'Run the job again. Where the host refuses: pull-requests: read for the job judge (GitHub), HELIX_REVIEW_TOKEN (GitLab).',
  },
  'approve/position': {
    title: 'This is no step to go back to',
    why: 'A rollback leads to an earlier step of the active cycle, or out of the cycle (idle).',
    fix: 'helix status shows the steps; then: helix approve position <STEP> --why "<reason>".',
  },
  'approve/pending': {
    title: 'The position is not judged yet',
    why: 'An approval of a way back names the judgement that it undoes, and the beacon may still move on.',
    fix: 'Push and let CI judge; where nothing is signed: helix verify --sign. Then approve.',
  },
  'approve/not-counted': {
    title: 'This approval would not count',
    why: 'CI counts approvals by the keys and rules of the base; one that it would leave out is not written at all.',
    fix: 'The message says why; mostly the key is not listed for helix-approve under your address.',
  },
}
