import { HelixError } from '@helix/core'

/** An object that should be there is not: the repository is damaged, or holds only a part. */
export function missingObject(message: string): HelixError {
  return new HelixError('git/missing-object', message, {
    hint: 'in a shallow or partial clone fetch the rest; else look for damage: git fsck --connectivity-only',
  })
}

/** A path that cannot be told in text without loss. */
export function pathNotUtf8(message: string): HelixError {
  return new HelixError('git/path-not-utf8', message, {
    hint: 'rename what this lists: git ls-files -z | LC_ALL=C grep -zav "^.*$"; where it lists nothing, take the name out of the earlier commit that has it: git rebase -i <its parent>',
  })
}
