import { statfs } from 'node:fs/promises'

export interface FloorOptions {
  /** Bytes that stay free for everybody else. */
  floor?: number
  /** Milliseconds between two looks. */
  every?: number
  /** Bytes that are free; of the disk that holds the folder unless said. */
  free?: () => Promise<number>
}

/**
 * Looks at the disk of a folder until it is told to end, and calls `reached` once when no more than the floor is left. Where
 * it was so from the start nothing is called: whoever works there is not to blame.
 */
export function watchDisk(
  folder: string,
  reached: (said: string) => void,
  { floor = 200 * 1024 ** 2, every = 500, free = () => freeBytes(folder) }: FloorOptions = {},
): { end: () => void } {
  let before = 0
  const look = async (): Promise<void> => {
    const now = await free()
    if (before > floor && now <= floor) {
      clearInterval(timer)
      reached(`Helix stopped it: it left ${Math.floor(now / 1024 ** 2)} MiB free on the disk of ${folder}`)
    }
    before = now
  }
  const timer = setInterval(() => void look(), every)
  void look()
  return { end: () => clearInterval(timer) }
}

/** Where nobody can tell, nothing is stopped. */
async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: Infinity, bsize: 1 }))
  return bavail * bsize
}
