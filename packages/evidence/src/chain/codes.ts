import type { CodeNote } from '@helix/core'

const fetchAgain =
  'Fetch the branch `helix` again and compare its tip with another clone; where the record really differs, find out who pushed it.'

export const chainCodes = {
  'CHAIN-GENESIS': {
    title: 'the chain must begin with genesis',
    why: 'Genesis fixes from where on history is judged. It has sequence 0, no predecessor, moves nothing, and is judged by the policy of its own commit.',
    fix: fetchAgain,
  },
  'CHAIN-SECOND-GENESIS': {
    title: 'the chain has one genesis',
    why: 'A second one would let somebody start over and forget every judgement before it.',
    fix: fetchAgain,
  },
  'CHAIN-PINNED': {
    title: 'genesis must be the pinned one',
    why: 'The digest that is kept outside the repository (a CI variable) is how a chain that was replaced as a whole is noticed.',
    fix: 'If you founded the chain anew on purpose, change the pinned digest; otherwise restore the branch `helix`.',
  },
  'CHAIN-GAP': {
    title: 'sequence numbers have no gaps',
    why: 'A missing number means that a judgement was taken out.',
    fix: fetchAgain,
  },
  'CHAIN-FORK': {
    title: 'every judgement has one successor',
    why: 'Two judgements after the same one are two histories, and only one of them can be true.',
    fix: fetchAgain,
  },
  'CHAIN-PREVIOUS': {
    title: 'a judgement names the digest of the one before it',
    why: 'That digest covers every byte of the record before, so nothing in it can be changed later.',
    fix: fetchAgain,
  },
  'CHAIN-UNSIGNED': {
    title: 'a signed chain stays signed',
    why: '`signing: none` is chosen at genesis. Falling back to it would let anyone with push rights move the beacon.',
    fix: 'Let CI judge the commit; a record made by hand does not count.',
  },
  'CHAIN-SIGNATURE': {
    title: "a judgement's signature must hold",
    why: 'Only CI moves the beacon, and the signature is how everybody else can tell. Signers are those of the base, so a push cannot add its own.',
    fix: 'Look at the code in brackets with `helix why`; after a change of keys, land the new key in .helix/allowed_signers first.',
  },
  'CHAIN-SUBJECT': {
    title: 'judged commits follow each other',
    why: 'On a signed branch the old tip is an ancestor of the new one, or of the merge that brought it; a judgement of anything else means that history was rewritten or is not here.',
    fix: 'Fetch the whole history (no shallow clone) and judge the newest commit; if the branch was force-pushed, restore its old tip and merge it.',
  },
  'CHAIN-BASE': {
    title: 'the policy that judges is that of the newest passing commit',
    why: 'An older base would bring back rules and keys that were replaced since.',
    fix: fetchAgain,
  },
  'CHAIN-FROM': {
    title: 'a judgement starts where the chain stood',
    why: 'The position is the fold over all judgements of a commit and its ancestors; a record cannot assume another.',
    fix: fetchAgain,
  },
  'CHAIN-MOVE': {
    title: 'the beacon moves one step at a time',
    why: 'A cycle starts at the first step, passes one after another and ends after the last.',
    fix: fetchAgain,
  },
  'CHAIN-ROLLBACK': {
    title: 'going back needs an approval',
    why: 'A rollback gives up steps that passed. The approval names both positions and the judgement that it undoes, so that it serves once.',
    fix: 'helix approve position',
  },
  'CHAIN-VERDICTS': {
    title: 'nothing moves on a failing or missing verdict',
    why: 'The verdicts in the record are the reason for the move. A failing finding can be waived by an approval; a missing measurement without findings cannot.',
    fix: fetchAgain,
  },
} as const satisfies Record<string, CodeNote>
