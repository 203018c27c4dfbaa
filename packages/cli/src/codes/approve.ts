import type { CodeNote } from '@helix/core'

/** Approving. */
export const approveCodes: Readonly<Record<string, CodeNote>> = {
  'approve/unknown-subject': {
    title: 'This cannot be approved',
    why: 'Approvals are for a spec, an amendment, the policy, dependencies and findings.',
    fix: 'helix approve --help',
  },
  'approve/nothing': {
    title: 'Nothing awaits this approval',
    why: 'An approval names the digest of what is approved; there is nothing to name.',
    fix: 'Stage or commit the change first.',
  },
  'approve/not-ready': {
    title: 'This cannot be approved as it is',
    why: 'What has errors or open questions would be refused by the gate that asks for the approval.',
    fix: 'Mend what the findings name, then approve.',
  },
  'approve/own': {
    title: 'You made what you approve',
    why: 'An approval is worth something when a second person reads; self: true in the playbook says that there is none.',
    fix: 'Ask a colleague to run the same command. Where all who are listed made it: add the key of another person, in a policy commit that one of you writes and another approves.',
  },
  'approve/finding': {
    title: 'A waiver names its finding',
    why: 'Code and place say which finding is waived, and nothing else is.',
    fix: 'Copy both from the refusal: helix approve finding <CODE> <place> --why "<reason>"',
  },
  'approve/frozen': {
    title: 'No waiver for a frozen test that disagrees from run to run',
    why: 'Acceptance tests are what the cycle is judged by; one that passes by luck would let anything through.',
    fix: 'Make the product answer the same each time. Where the test itself is wrong: helix amend "<why>".',
  },
  'approve/awaited': {
    title: 'An approval that is asked for is not waived',
    why: 'A waiver is one yes to a finding; in the place of an approval it would be one where two are asked for, or that of who made it.',
    fix: 'Approve what it names: helix approve spec, amendment, policy, dependencies or step.',
  },
  'approve/signing': {
    title: 'A repository that could not sign is not waived',
    why: 'Without signatures, or without a key that makes them, nobody could tell any more who approved and who judged. Once that is mended, its commit may be waived.',
    fix: 'Set signing: ssh again, or list a key for helix-judge, in a commit of the type policy with an approval.',
  },
  'approve/no-finding': {
    title: 'No such finding stands',
    why: 'A waiver is for a finding that is there; one for the future would hide what nobody has seen.',
    fix: 'helix verify lists the findings that stand. What a hook refused stands while it is staged; git commit -a leaves nothing staged: git add -u',
  },
  'approve/several': {
    title: 'The finding stands at several places',
    why: 'Each place is waived for itself, so that nothing is waived unseen: a file, with all that one change did there, or a name in it.',
    fix: 'Name the place too, by its path or by the name that stands beside it: helix approve finding <CODE> <path> --why "<reason>"',
  },
  'approve/until': {
    title: 'A waiver has a last day',
    why: 'An exception without an end becomes the rule.',
    fix: 'Write it as --until 2026-12-31; without it a waiver ends in 30 days.',
  },
  'approve/no-key': {
    title: 'The approval cannot be signed',
    why: 'This repository signs approvals, so that nobody can write one in your name.',
    fix: 'Add --key ~/.ssh/id_ed25519, or set HELIX_APPROVE_KEY.',
  },
}
