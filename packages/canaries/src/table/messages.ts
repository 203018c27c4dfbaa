import { type Canary, canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { type Changes, stamp } from '../history.ts'
import { built } from '../work.ts'

const header = 'STEP[3/4] feat: add lists'
const why = 'Why: REQ-1 asks for sums of lists.'

/** A commit of the active step, which builds, with this message. */
function says(message: string | Uint8Array, encoding?: string) {
  return (ground: Ground): void => {
    ground.commit(message, work(ground), encoding === undefined ? {} : { encoding })
  }
}

function work(ground: Ground): Changes {
  return { [ground.fresh('src')]: 'export const more = 1\n' }
}

function saysFigures(text: string) {
  return (ground: Ground): void => {
    const changes = work(ground)
    ground.measured(changes, [{ name: 'unit', text: '1 passed', passed: 1 }])
    ground.commit(`${header}\n\n${why}\nValidation:\n  unit: ${text}\n\n${stamp}\n`, changes)
  }
}

const titled = (title: string): string => built.replace(header, title)

/** Scissors, where dashes follow in their number. */
const cutAt = (dashes: number): string =>
  built.replace(stamp, `# ${'-'.repeat(24)} >8 ${'-'.repeat(dashes)}\n\n${stamp}`)

/** What a message must not be: the rules of messages, and what git stores beside their text. */
export const messageCanaries: readonly Canary[] = [
  canary(
    'MSG-HEADER',
    ['the first line is no header of Conventional Commits', says(titled('STEP[3/4] add lists'))],
    [
      'the first line holds brackets and colons where they belong',
      says(titled('STEP[3/4] feat(lists): add (all): yes!')),
    ],
  ),
  canary(
    'MSG-TYPE',
    ['a type that the project does not know', says(titled('STEP[3/4] feet: add lists'))],
    ['a known type in capital letters', says(titled('STEP[3/4] FEAT: add lists'))],
  ),
  canary(
    'MSG-LABEL',
    ['the label claims a later step, whose folders would be open', says(titled('STEP[4/4] feat: add lists'))],
    ['the label names the active step, the text another one', says(titled('STEP[3/4] feat: prepare STEP[4/4]'))],
  ),
  canary(
    'MSG-SUBJECT',
    ['a first line of 101 cells', says(titled(`STEP[3/4] feat: ${'x'.repeat(95)}`))],
    ['a first line of exactly 100 cells', says(titled(`STEP[3/4] feat: ${'x'.repeat(94)}`))],
  ),
  canary(
    'MSG-SCRIPT',
    ['a scope in which one letter is Cyrillic and looks Latin', says(titled('STEP[3/4] feat(c\u0430rt): add lists'))],
    [
      'a scope in one script that is not Latin',
      says(titled('STEP[3/4] feat(\u043a\u043e\u0440\u0437\u0438\u043d\u0430): add lists')),
    ],
  ),
  canary(
    'MSG-BODY-GAP',
    [
      'the body begins right below the first line, so that git shows both as the title',
      says(built.replace('\n\nWhy', '\nWhy')),
    ],
    ['a blank line stands between them', says(built)],
  ),
  canary(
    'MSG-WHY',
    ['no reason is given', says(`${header}\n\n${stamp}\n`)],
    ['the reason stands without the word Why before it', says(built.replace('Why: ', ''))],
  ),
  canary(
    'MSG-FIGURES',
    ['more tests are said to have passed than were measured for this tree', saysFigures('9 passed')],
    ['the figures are those that were measured', saysFigures('1 passed')],
  ),
  canary(
    'MSG-COVERS',
    [
      'a requirement is said to be covered that the spec does not have',
      says(built.replace(stamp, `Covers: REQ-9\n${stamp}`)),
    ],
    ['the covered requirement is one of the spec', says(built.replace(stamp, `Covers: REQ-1\n${stamp}`))],
  ),
  canary(
    'MSG-SPEC',
    [
      'the hash is that of a spec which this tree does not hold',
      says(built.replace(stamp, 'Helix-Spec: spec@000000000000')),
    ],
    ['the hash is that of the spec in the tree', says(built)],
  ),
  canary(
    'MSG-LANE',
    [
      'code is said to be in the lane free, which asks for nothing',
      says(built.replace(stamp, `${stamp}\nHelix-Lane: free`)),
    ],
    [
      'prose is in the lane free',
      (ground) => {
        ground.commit(`docs: say more\n\n${stamp}\nHelix-Lane: free\n`, { [ground.fresh('docs', 'md')]: '# More\n' })
      },
    ],
  ),
  canary(
    'MSG-TRAILERS',
    [
      'a trailer stands twice, so that each reader may take another one',
      says(built.replace(stamp, `${stamp}\n${stamp}`)),
    ],
    [
      'a trailer that may repeat stands twice',
      says(built.replace(stamp, `Covers: REQ-1\nAssisted-by: a\nAssisted-by: b\n${stamp}`)),
    ],
  ),
  canary(
    'MSG-TRAILERS',
    ['a line at which git takes the message to end, so that it shows other trailers', says(cutAt(24))],
    ['a line that only looks like it', says(cutAt(23))],
  ),
  canary(
    'MSG-CONTROL',
    ['invisible characters turn the order of what is read', says(built.replace('sums', '\u202esums\u202c'))],
    ['letters of a script that is written from right to left', says(built.replace('sums', '\u05e1\u05db\u05d5\u05dd'))],
  ),
  canary(
    'MSG-CONTROL',
    [
      'letters that nobody sees, which git leaves out where it is asked for the encoding of the place',
      says(built.replace('sums', 'sums\u{e0041}\u{e0042}')),
    ],
    ['a picture that everybody sees', says(built.replace('sums', 'sums \u{1f600}'))],
  ),
  canary(
    'MSG-ENCODING',
    [
      'an accent is a character of its own, so that no search finds the word',
      says(built.replace('sums', 're\u0301sume\u0301s')),
    ],
    ['the same word in the form NFC', says(built.replace('sums', 'r\u00e9sum\u00e9s'))],
  ),
  canary(
    'MSG-FIXUP',
    ['a fixup lands that belongs into an earlier commit', says(titled(`fixup! ${header}`))],
    ['a message that speaks of a fixup', says(titled('STEP[3/4] fix: fixup! of lists'))],
  ),
  canary(
    'MSG-PARKED',
    ['work that was only put aside lands', says(titled(`wip! ${header}`))],
    ['a message that speaks of work in progress', says(titled('STEP[3/4] feat: wip! of lists'))],
  ),
  canary(
    'COMMIT-AUTHOR',
    [
      'a commit is by nobody, so that nobody can be its author and say yes to it',
      (ground) => void ground.commit(built, work(ground), { author: { name: 'Anna', email: '' } }),
    ],
    [
      'a commit is by somebody whose machine has no name',
      (ground) => void ground.commit(built, work(ground), { author: { name: 'Anna', email: 'anna@laptop.(none)' } }),
    ],
  ),
  canary(
    'COMMIT-AUTHOR',
    [
      'an address differs from that of who may approve in what nobody sees',
      (ground) =>
        void ground.commit(built, work(ground), { author: { name: 'Anna', email: 'anna@example.org\ufe0f' } }),
    ],
    [
      'an address has letters beyond ASCII',
      (ground) =>
        void ground.commit(built, work(ground), { author: { name: 'Anna', email: 'anna@b\u00fccher.example' } }),
    ],
  ),
  canary(
    'COMMIT-ENCODING',
    [
      'a header of the commit names another encoding, so that readers see another text than was judged',
      says(built, 'UTF-7'),
    ],
    ['the header names UTF-8', says(built, 'UTF-8')],
  ),
]
