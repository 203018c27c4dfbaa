import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { type Changes, stamp } from '../history.ts'

const header = 'STEP[3/4] feat: add lists'
const why = 'Why: REQ-1 asks for sums of lists.'
const good = `${header}\n\n${why}\n\n${stamp}\n`

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

const titled = (title: string): string => good.replace(header, title)

/** What a message must not be: the rules of messages, and what git stores beside their text. */
export const messageCanaries: readonly Canary[] = [
  {
    code: 'MSG-HEADER',
    bad: 'the first line is no header of Conventional Commits',
    honest: 'the first line holds brackets and colons where they belong',
    at: 'BUILD',
    cheat: says(titled('STEP[3/4] add lists')),
    comply: says(titled('STEP[3/4] feat(lists): add (all): yes!')),
  },
  {
    code: 'MSG-TYPE',
    bad: 'a type that the project does not know',
    honest: 'a known type in capital letters',
    at: 'BUILD',
    cheat: says(titled('STEP[3/4] feet: add lists')),
    comply: says(titled('STEP[3/4] FEAT: add lists')),
  },
  {
    code: 'MSG-LABEL',
    bad: 'the label claims a later step, whose folders would be open',
    honest: 'the label names the active step, the text another one',
    at: 'BUILD',
    cheat: says(titled('STEP[4/4] feat: add lists')),
    comply: says(titled('STEP[3/4] feat: prepare STEP[4/4]')),
  },
  {
    code: 'MSG-SUBJECT',
    bad: 'a first line of 101 cells',
    honest: 'a first line of exactly 100 cells',
    at: 'BUILD',
    cheat: says(titled(`STEP[3/4] feat: ${'x'.repeat(95)}`)),
    comply: says(titled(`STEP[3/4] feat: ${'x'.repeat(94)}`)),
  },
  {
    code: 'MSG-SCRIPT',
    bad: 'a scope in which one letter is Cyrillic and looks Latin',
    honest: 'a scope in one script that is not Latin',
    at: 'BUILD',
    cheat: says(titled('STEP[3/4] feat(c\u0430rt): add lists')),
    comply: says(titled('STEP[3/4] feat(\u043a\u043e\u0440\u0437\u0438\u043d\u0430): add lists')),
  },
  {
    code: 'MSG-BODY-GAP',
    bad: 'the body begins right below the first line, so that git shows both as the title',
    honest: 'a blank line stands between them',
    at: 'BUILD',
    cheat: says(good.replace('\n\nWhy', '\nWhy')),
    comply: says(good),
  },
  {
    code: 'MSG-WHY',
    bad: 'no reason is given',
    honest: 'the reason stands without the word Why before it',
    at: 'BUILD',
    cheat: says(`${header}\n\n${stamp}\n`),
    comply: says(good.replace('Why: ', '')),
  },
  {
    code: 'MSG-FIGURES',
    bad: 'more tests are said to have passed than were measured for this tree',
    honest: 'the figures are those that were measured',
    at: 'BUILD',
    cheat: saysFigures('9 passed'),
    comply: saysFigures('1 passed'),
  },
  {
    code: 'MSG-COVERS',
    bad: 'a requirement is said to be covered that the spec does not have',
    honest: 'the covered requirement is one of the spec',
    at: 'BUILD',
    cheat: says(good.replace(stamp, `Covers: REQ-9\n${stamp}`)),
    comply: says(good.replace(stamp, `Covers: REQ-1\n${stamp}`)),
  },
  {
    code: 'MSG-SPEC',
    bad: 'the hash is that of a spec which this tree does not hold',
    honest: 'the hash is that of the spec in the tree',
    at: 'BUILD',
    cheat: says(good.replace(stamp, 'Helix-Spec: spec@000000000000')),
    comply: says(good),
  },
  {
    code: 'MSG-LANE',
    bad: 'code is said to be in the lane free, which asks for nothing',
    honest: 'prose is in the lane free',
    at: 'BUILD',
    cheat: says(good.replace(stamp, `${stamp}\nHelix-Lane: free`)),
    comply: (ground) => {
      ground.commit(`docs: say more\n\n${stamp}\nHelix-Lane: free\n`, { [ground.fresh('docs', 'md')]: '# More\n' })
    },
  },
  {
    code: 'MSG-TRAILERS',
    bad: 'a trailer stands twice, so that each reader may take another one',
    honest: 'a trailer that may repeat stands twice',
    at: 'BUILD',
    cheat: says(good.replace(stamp, `${stamp}\n${stamp}`)),
    comply: says(good.replace(stamp, `Covers: REQ-1\nAssisted-by: a\nAssisted-by: b\n${stamp}`)),
  },
  {
    code: 'MSG-CONTROL',
    bad: 'invisible characters turn the order of what is read',
    honest: 'letters of a script that is written from right to left',
    at: 'BUILD',
    cheat: says(good.replace('sums', '\u202esums\u202c')),
    comply: says(good.replace('sums', '\u05e1\u05db\u05d5\u05dd')),
  },
  {
    code: 'MSG-ENCODING',
    bad: 'an accent is a character of its own, so that no search finds the word',
    honest: 'the same word in the form NFC',
    at: 'BUILD',
    cheat: says(good.replace('sums', 're\u0301sume\u0301s')),
    comply: says(good.replace('sums', 'r\u00e9sum\u00e9s')),
  },
  {
    code: 'MSG-FIXUP',
    bad: 'a fixup lands that belongs into an earlier commit',
    honest: 'a message that speaks of a fixup',
    at: 'BUILD',
    cheat: says(titled(`fixup! ${header}`)),
    comply: says(titled('STEP[3/4] fix: fixup! of lists')),
  },
  {
    code: 'MSG-PARKED',
    bad: 'work that was only put aside lands',
    honest: 'a message that speaks of work in progress',
    at: 'BUILD',
    cheat: says(titled(`wip! ${header}`)),
    comply: says(titled('STEP[3/4] feat: wip! of lists')),
  },
  {
    code: 'COMMIT-ENCODING',
    bad: 'a header of the commit names another encoding, so that readers see another text than was judged',
    honest: 'the header names UTF-8',
    at: 'BUILD',
    cheat: says(good, 'UTF-7'),
    comply: says(good, 'UTF-8'),
  },
]
