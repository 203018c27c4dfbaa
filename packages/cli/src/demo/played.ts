import type { Cost } from './cost.ts'
import type { Exchange } from './use-product.ts'

interface SceneTime {
  title: string
  milliseconds: number
}

/** How the demo ended. */
export type Played = { folder: string; milliseconds: number; clock: SceneTime[] } & (
  | { ok: true; cost: Cost; exchanges: Exchange[] }
  /** `stopped`: by Ctrl-C, not by anything that failed. */
  | { ok: false; scene: string; failed: string; stopped: boolean }
)
