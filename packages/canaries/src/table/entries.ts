import type { RawFile } from '@helix/git'
import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { builds } from '../work.ts'

const text = 'export const more = 1\n'

function link(ground: Ground, target: string): RawFile {
  return { mode: '120000', oid: ground.raw.blob(target) }
}

/** What a tree may hold: entries that mean something else on another system, or lead out of the files that were judged. */
export const entryCanaries: readonly Canary[] = [
  {
    code: 'PATH-LINK',
    bad: 'a link in an open folder leads to a frozen test',
    honest: 'a file holds the path that the link would lead to',
    at: 'BUILD',
    cheat: builds((ground) => ({ [ground.fresh('src')]: link(ground, '../e2e/sum.test.js') })),
    comply: builds((ground) => ({ [ground.fresh('src')]: '../e2e/sum.test.js' })),
  },
  {
    code: 'PATH-LINK',
    bad: 'a folder is a link to another one',
    honest: 'a folder holds what the other one holds',
    at: 'BUILD',
    cheat: builds((ground) => ({ [ground.fresh('src', 'd')]: link(ground, '../adapters') })),
    comply: builds((ground) => ({ [`${ground.fresh('src', 'd')}/disk.js`]: text })),
  },
  {
    code: 'PATH-GITLINK',
    bad: 'a submodule stands where files would be judged',
    honest: 'a folder with a file stands there',
    at: 'BUILD',
    cheat: builds((ground) => ({ [ground.fresh('src', 'd')]: { mode: '160000', oid: ground.tip } })),
    comply: builds((ground) => ({ [`${ground.fresh('src', 'd')}/index.js`]: text })),
  },
  {
    code: 'PATH-CONTROL',
    bad: 'a line break in a path, so that a list of files shows two',
    honest: 'blanks and letters of another script in a path',
    at: 'BUILD',
    cheat: builds((ground) => ({ [`${ground.fresh('src')}\nREADME.md`]: text })),
    comply: builds((ground) => ({ [`src/ zw\u00f6lf ${ground.fresh('x')}`]: text })),
  },
  {
    code: 'PATH-CONTROL',
    bad: 'a path of which a list of files shows another name than it has',
    honest: 'pictures and words of other scripts in a path, whose joiners belong there',
    at: 'BUILD',
    cheat: builds((ground) => ({ [`${ground.fresh('src')}\u202esj.tset\u202c.js`]: text })),
    comply: builds((ground) => ({ [`src/\u{1f469}\u200d\u{1f4bb} \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 ${ground.fresh('x')}`]: text })), // prettier-ignore
  },
  {
    code: 'TREE-PATH',
    bad: 'a letter that stands for two makes a file one of the rules where case is ignored',
    honest: 'an ordinary file with such a letter',
    at: 'BUILD',
    cheat: builds({ 'src/vitest.con\ufb01g.js': text }),
    comply: builds({ 'src/con\ufb01gure.js': text }),
  },
  {
    code: 'TREE-PATH',
    bad: 'a name that ends in a dot is another file on some systems',
    honest: 'a name that begins with a dot is the same everywhere',
    at: 'BUILD',
    cheat: builds((ground) => ({ [`${ground.fresh('src')}.`]: text })),
    comply: builds((ground) => ({ [ground.fresh('src/.hidden')]: text })),
  },
  {
    code: 'TREE-PATH',
    bad: 'a file is one of the rules where case is ignored, and an ordinary one where it is judged',
    honest: 'an ordinary file in capital letters',
    at: 'BUILD',
    cheat: builds({ 'src/.GITATTRIBUTES': '* filter=other\n' }),
    comply: builds({ 'src/NOTES.md': '# Notes\n' }),
  },
  {
    code: 'TREE-PATH',
    bad: 'where case is ignored a file is the list of what gets installed, which asks for an approval',
    honest: 'a folder has such a file of its own',
    at: 'BUILD',
    cheat: builds({ 'PACKAGE-LOCK.json': '{}\n' }),
    comply: builds({ 'src/PACKAGE-LOCK.json': '{}\n' }),
  },
  {
    code: 'TREE-PATH',
    bad: 'a name is too long for every file system, so that nobody can check the branch out',
    honest: 'a name is as long as file systems allow',
    at: 'BUILD',
    cheat: builds({ [`src/${'a'.repeat(253)}.js`]: text }),
    comply: builds({ [`src/${'a'.repeat(252)}.js`]: text }),
  },
  {
    code: 'TREE-COLLISION',
    bad: 'two files whose names differ in case alone, so that one silently takes the place of the other',
    honest: 'two files whose names differ',
    at: 'BUILD',
    alone: true,
    cheat: builds({ 'src/ADD.js': text }),
    comply: builds({ 'src/addition.js': text }),
  },
]
