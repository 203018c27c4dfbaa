// The fixed rule by which honest changes are chosen from a history.
import { execFileSync } from 'node:child_process'

const test =
  /(?:(?:\.|_)(?:test|spec)\.[cm]?[jt]sx?|(?:^|\/)(?:__tests__|tests?)\/.*\.(?:[cm]?[jt]sx?|py)|(?:^|\/)test_[^/]*\.py)$/

/**
 * The newest commits of the main line that have one parent and change a test file which is there before and after them; at most
 * 60 files each.
 */
export function chooseChanges(gitDir: string, head: string, most: number): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', gitDir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const said = git('log', '--no-merges', '--no-renames', '--name-status', '--format=@%H %P', head)
  const commits = said.split('\n@').map((part) => part.replace(/^@/, '').split('\n'))
  const chosen = commits.filter(([first = '', ...changes]) => {
    const [, ...parents] = first.trim().split(' ')
    const files = changes.filter((line) => line !== '')
    return parents.length === 1 && files.length <= 60 && files.some((line) => line.startsWith('M\t') && test.test(line))
  })
  return chosen.slice(0, most).map(([first = '']) => first.slice(0, 40))
}
