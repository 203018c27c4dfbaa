import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { HelixError } from '@helix/core'
import { type Check, ok, problem, warning } from '../check.ts'

const mebibyte = 1024 * 1024

/** Gates measure in clean checkouts with their own dependencies, in the folder for temporary files. */
export const diskCheck: Check = {
  name: 'disk',
  code: 'DOCTOR-DISK',
  async run({ git }) {
    const folders = [tmpdir(), ...(git instanceof HelixError ? [] : [git.commonDir])]
    const free = await Promise.all(folders.map(freeBytes))
    const least = Math.min(...free)
    return judgeDisk(least, folders[free.indexOf(least)] ?? tmpdir())
  },
}

export function judgeDisk(free: number, folder: string) {
  const size =
    free < 1024 * mebibyte ? `${Math.floor(free / mebibyte)} MiB` : `${Math.floor(free / mebibyte / 1024)} GiB`
  const found = `${size} free in ${folder}`
  const fix = 'Free some space, or point TMPDIR at another disk.'
  if (free < 200 * mebibyte) return problem(found, fix)
  return free < 1024 * mebibyte ? warning(found, fix) : ok(found)
}

/** As exactly as it is shown: two folders of one disk have as much, though others write meanwhile. */
async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  const unit = bavail * bsize < 1024 * mebibyte ? mebibyte : 1024 * mebibyte
  return Math.floor((bavail * bsize) / unit) * unit
}
