import type { Git } from '../git.ts'
import { mustGit } from '../plumbing/run-git.ts'

/** Settings without which git reads a repository's objects or working tree wrongly. None holds an address or a key. */
const needed =
  /^(?:core\.(?:repositoryformatversion|bare|filemode|symlinks|ignorecase|precomposeunicode|autocrlf|eol)|extensions\.(?:objectformat|refstorage|noop))$/

/**
 * The text of a `config` with what git must know to read this repository, and nothing else of its settings: no remote, no
 * credential, no program that git would start. HelixError `git/failed`.
 */
export async function plainConfig(git: Git): Promise<string> {
  const listed = await mustGit(git.root, ['config', '--local', '--null', '--list'])
  const settings = listed.toString('utf8').split('\0').flatMap(readSetting)
  return settings.map(([section, name, value]) => `[${section}]\n\t${name} = ${value}\n`).join('')
}

/** git-config(1), `--null`: key and value with a newline between them. */
function readSetting(entry: string): [string, string, string][] {
  const [key = '', value = ''] = entry.split('\n')
  const [section = '', name = ''] = key.split('.')
  return needed.test(key) && /^\w+$/.test(value) ? [[section, name, value]] : []
}
