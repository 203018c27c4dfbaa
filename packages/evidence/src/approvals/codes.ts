import type { CodeNote } from '@helix/core'

export const approvalCodes = {
  'APPROVAL-EXPIRED': {
    title: 'the waiver has ended',
    why: 'Waivers carry an end, so that an exception does not become the rule unnoticed.',
    fix: 'Mend what was waived, or have it approved again with a later end.',
  },
  'APPROVAL-BY-AUTHOR': {
    title: 'somebody else approves',
    why: 'An approval is a second pair of eyes. Names and keys are compared, so a second name for the same key does not help.',
    fix: 'Ask somebody else to approve; who works alone sets `self: true` in playbook.yml, and it is shown as SELF-APPROVED.',
  },
  'SELF-APPROVED': {
    title: 'the author approved own work',
    why: 'The playbook allows it (`self: true`), and whoever reads the trail should know.',
    fix: 'Nothing to do; with a second person, remove `self: true`.',
  },
  'UNATTENDED-CAPABLE': {
    title: 'a program could have approved',
    why: 'The key that approved lies on a disk, so whatever runs as its owner can use it, an agent too. A key in hardware (sk-…) must be touched.',
    fix: 'Nothing to do; to be sure that a person approves: ssh-keygen -t ed25519-sk, and list that key instead.',
  },
  'APPROVAL-APPEND-ONLY': {
    title: 'approvals are only added',
    why: 'An approval is evidence. Editing or removing one would change what past judgements rest on.',
    fix: 'Restore the file from git; to take an approval back, change what it approves.',
  },
  'APPROVAL-REVIEWER': {
    title: 'whose reviews count',
    why: 'Whoever may comment may review. Only people under `reviewers` in playbook.yml approve by it, and their addresses keep authors from approving own work.',
    fix: 'Add the login under `reviewers`, in a policy commit; or approve with a key.',
  },
  'evidence/reviews': {
    title: 'the reviews of the host cannot be read',
    why: 'A list that is cut off or of another shape could hide that somebody took a yes back.',
    fix: 'Hand in what the host answers, all pages in one JSON list.',
  },
  'evidence/approval-malformed': {
    title: 'the approval cannot be read',
    why: 'Approvals are canonical JSON with exactly the keys of the model, so that one approval has one spelling; a waiver has an end.',
    fix: 'Restore the file from git, or approve again with `helix approve`. One that never was an approval: git rm it; where it has landed, a person then lets that pass: helix approve finding APPROVAL-APPEND-ONLY <path>.',
  },
  'evidence/approval-name': {
    title: 'an approval is named after what it holds',
    why: 'The name is the SHA-256 of what was signed; a different name means that the content was changed.',
    fix: 'Restore the file from git, or approve again with `helix approve`. One that never was an approval: git rm it; where it has landed, a person then lets that pass: helix approve finding APPROVAL-APPEND-ONLY <path>.',
  },
} as const satisfies Record<string, CodeNote>
