import { HelixError } from '@helix/core'

/** What a system answers when it does not let a program do what it asked for (errno(3)), and what helps. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: 'check your rights there',
  EPERM: 'check your rights there',
  EROFS: 'the file system is read-only; work on one that is not',
  ENOSPC: 'make room on this disk; TMPDIR names the folder for temporary files',
  EDQUOT: 'make room in your quota; TMPDIR names the folder for temporary files',
  ENOTDIR: 'a file stands where a folder must be; move it away',
  EISDIR: 'a folder stands where a file must be; move it away',
  EMFILE: 'too many files are open; raise the limit: ulimit -n 4096',
  ENFILE: 'too many files are open on this machine; end other programs',
  EIO: 'check the disk',
}

/** HelixError `system/refused` for an error of the operating system; null for any other error, which is a bug. */
export function systemRefusal(error: unknown): HelixError | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null
  const help = error.syscall === 'mkdir' && error.code === 'EEXIST' ? refusals['ENOTDIR'] : refusals[String(error.code)]
  if (help === undefined) return null
  return new HelixError('system/refused', `the system refused: ${error.message}`, { hint: help })
}
