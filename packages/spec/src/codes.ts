import type { CodeNote } from '@helix/core'

/** A note for every code that this package can produce; `helix why` prints them. */
export const codes: Record<string, CodeNote> = {
  'SPEC-TITLE': {
    title: 'The spec has a title',
    why: 'Briefs, reports and release notes call the product by it.',
    fix: 'Begin the spec with one heading of level 1: # Shared expenses',
  },
  'SPEC-EMPTY': {
    title: 'The spec has requirements',
    why: 'Tests, commits and judgements point at requirements by id; without one nothing can be traced.',
    fix: 'Write each requirement below a heading of its own: ### REQ-1: Percentage discounts',
  },
  'SPEC-DUPLICATE': {
    title: 'A requirement id stands once',
    why: 'A test that covers an id which stands twice proves neither of the two. Letter case makes no difference.',
    fix: 'Give the later requirement an id that none has or had.',
  },
  'SPEC-ID': {
    title: 'A requirement heading carries an id of the form REQ-7',
    why: 'A heading such as "REQ 7" or "Requirement 7" is read by people as a requirement and by no gate.',
    fix: 'Write REQ-, then letters and digits, then a colon: ### REQ-7: Percentage discounts',
  },
  'SPEC-REUSED': {
    title: 'An id is given once',
    why: 'Tests, commits and decisions go on to name the requirement that was deleted; under another text they would prove what they never saw.',
    fix: 'Give the new requirement an id that none has or had, or bring the old text back and amend it.',
  },
  'SPEC-TEXT': {
    title: 'A requirement says something',
    why: 'A heading alone names a wish; what can be observed has to stand below it. Comments do not count.',
    fix: 'State below the heading what happens, with an example.',
  },
  'SPEC-QUESTION': {
    title: 'Open questions get answered',
    why: 'Approving a spec with open questions leaves the answer to whoever writes the code. How many may be left is max-open-questions in the playbook.',
    fix: 'Write the answer into a requirement and delete the question, or tick it (- [x]).',
  },
  'SPEC-CONTROL': {
    title: 'A spec shows everything that it says',
    why: 'Control, bidirectional and invisible characters make a reader approve another text than the machine reads.',
    fix: 'Delete the character at the named line and column.',
  },
  'SPEC-VACUOUS': {
    title: 'A requirement can be tested (hint)',
    why: 'Words such as "fast" or "easy" without a number, an example or a condition leave a test nothing to check.',
    fix: 'Add an example, a number, or what happens when.',
  },
  'SPEC-CONFLICT': {
    title: 'A spec is not in conflict',
    why: 'Where both wordings of a merge stand, nobody can say which one is required.',
    fix: "Decide on one wording, then delete git's marks.",
  },
  'SPEC-ELSEWHERE': {
    title: 'A requirement has a heading (hint)',
    why: 'Ids in tables and lists are read by people, but have no text of their own that could be hashed, amended and traced.',
    fix: 'Give it a heading: ### REQ-7: Percentage discounts',
  },
  'SPEC-REFERENCE': {
    title: 'A requirement holds the targets of its links (hint)',
    why: 'What a link points at belongs to what is required; a target that stands elsewhere changes without the hash of the requirement.',
    fix: 'Write the target into the link: [rules](https://example.org/rules)',
  },
  'SPEC-WEAK': {
    title: 'A requirement says what holds (hint)',
    why: 'After "should" or "could", a test that fails and one that passes are both right.',
    fix: 'Say what happens and when, with an example. In capitals (SHOULD) the words of RFC 2119 are taken as meant.',
  },
  'AMEND-BASE': {
    title: 'An amendment starts from the present spec',
    why: 'Two amendments made in parallel would silently undo each other; the second one has to see the first.',
    fix: 'helix amend show tells what met; merge both wordings in the spec, then: helix amend redraft',
  },
  'AMEND-RESULT': {
    title: 'An amendment leads to the spec beside it',
    why: 'What was approved is the text with that hash, not a later edit of it.',
    fix: 'Draft the amendment again after the last edit of the spec.',
  },
  'AMEND-STALE': {
    title: 'An amendment knows the requirements that it touches',
    why: 'Their hashes, before and after, are what makes it a compare-and-swap.',
    fix: 'helix amend show, then: helix amend redraft',
  },
  'AMEND-UNLISTED': {
    title: 'An amendment lists every requirement that differs',
    why: 'A requirement that changes unlisted would change unapproved, and its tests would stay frozen on the old text.',
    fix: 'List it with its meaning (same or changed) and its tests, or take the edit back.',
  },
  'AMEND-LISTED': {
    title: 'An amendment lists only what it changes, once',
    why: 'An entry without a change, or a second one, hides what the approver is asked to read.',
    fix: 'Remove the entry.',
  },
  'AMEND-MEANING': {
    title: 'A changed meaning has a changed text',
    why: 'A requirement whose text is the same means what it meant; a wrong test is amended with meaning: same.',
    fix: 'Write meaning: same.',
  },
  'AMEND-SOUND': {
    title: 'An amendment leaves a sound spec',
    why: 'An id that stands twice after two branches met, or the marks of a conflict, would be what everybody measures against.',
    fix: 'helix amend reject --why "<reason>", then mend the wording and amend anew.',
  },
  'AMEND-WHY': {
    title: 'An amendment has a reason',
    why: 'The reason is what a person approves, and what helix why shows for years.',
    fix: 'Write it below the heading ## Why.',
  },
  'AMEND-APPROVAL': {
    title: 'An amendment is approved',
    why: 'The spec is what all gates measure against; a person decides when it moves.',
    fix: 'Ask somebody other than the author to run: helix approve amendment',
  },
  'AMEND-GONE': {
    title: 'An amendment stays on record',
    why: 'It is the reason for what the spec says, and approvals, judgements and earlier exits rest on it; without it the change would look as if it had always been so.',
    fix: 'Bring the file back as it was; helix amend renumber may give it another number, and another amendment may change what it decided.',
  },
  'AMEND-NUMBER': {
    title: 'An ADR number is given once',
    why: 'Branches that grow in parallel take the same next number; links by number would then lead to either.',
    fix: 'helix amend renumber. Identity is the content: approvals stay valid.',
  },
  'AMEND-COLLISION': {
    title: 'Two branches do not change one requirement',
    why: 'git merges lines; whether both changes of a requirement may hold at once is for a person to say.',
    fix: 'Rebase one branch onto the other instead of merging, then: helix amend redraft',
  },
  'ADR-STATUS': {
    title: 'A decision has a status',
    why: 'Whether a record holds is what people look it up for; a missing or unknown status is read as whatever the reader hopes.',
    fix: 'Write one into its front matter: status: proposed, accepted, rejected, deprecated or superseded',
  },
  'ADR-LINK': {
    title: 'Who takes whose place is told by both records',
    why: 'A reader comes to either of the two; a link in one direction leaves half of them with what no longer holds.',
    fix: 'Write supersedes: into the later record, and status: superseded with superseded-by: into the earlier one.',
  },
  'ADR-CITED': {
    title: 'Code and docs cite decisions that hold (hint)',
    why: 'What cites a superseded record was written for another decision.',
    fix: 'Look at what took its place, and cite that.',
  },
  'spec/draft-breaks': {
    title: 'A draft would change what the spec says already',
    why: 'A draft is text of a model or a person; a code block that it leaves open, or a heading with an id, would reach into other requirements.',
    fix: 'Nothing was written. Say the idea in other words, and run it again.',
  },
  'spec/import-nothing': {
    title: 'No spec of another tool was found',
    why: 'OpenSpec keeps specs in openspec/specs/<name>/spec.md, spec-kit in specs/<number>-<name>/spec.md, Kiro in .kiro/specs/<name>/requirements.md; what stands in the spec already is not taken in twice.',
    fix: 'Name the folder that holds them, or one file: helix spec import <path>',
  },
  'spec/import-open': {
    title: 'A spec of another tool leaves a block open',
    why: 'A code block or comment without an end would swallow what is imported behind it.',
    fix: 'Close it in the named file, and import again.',
  },
  'spec/import-label': {
    title: 'A link label leads elsewhere in another file',
    why: 'In one document the first definition of a label counts, so links would silently lead to the target of another file. Labels are renamed where they meet; here a use could not be told apart.',
    fix: 'Write the targets into the links of the named file, and import again.',
  },
  'spec/not-utf8': {
    title: 'The spec is not UTF-8',
    why: 'Its hash is taken over Unicode text; bytes that are not UTF-8 can be read in several ways.',
    fix: 'Save the file as UTF-8.',
  },
  'spec/bad-adr': {
    title: 'An ADR cannot be read',
    why: 'The front matter of an amendment is what gates compare; nothing in it is guessed.',
    fix: 'Write the named line in the form that the message shows.',
  },
}
