import { styleFor } from '../render/style.ts'
import type { Io } from '../io.ts'
import { readCost } from './cost.ts'
import { readIdea, readRecordedRuns } from './demo-files.ts'
import { demoEnvironment, layOut, makeFolder } from './prepare.ts'
import { readReached } from './reached.ts'
import { renderOpening, renderScene, renderTime } from './render-demo.ts'
import { ada, scenesOf } from './scenes.ts'
import { openScreen } from './screen.ts'
import { startReplayServer } from './model/server.ts'
import { perform, type Stage } from './stage.ts'
import { Unexpected } from './unexpected.ts'
import { useProduct } from './use-product.ts'
import type { Played } from './played.ts'

export interface DemoRequest {
  /** A folder that is empty or not there yet; a temporary one by default. It is kept. */
  folder: string | undefined
}

/** Steps of the playbook that `helix init` writes: as many passes the chain must hold. */
const steps = 7

/**
 * Plays the demo: evenly from an idea to DONE, with public commands in a folder of its own, and recorded answers for a
 * model. What does not go as it is written ends it, as a value. HelixErrors demo/….
 */
export async function playDemo(io: Io, request: DemoRequest): Promise<Played> {
  const started = Date.now()
  const folder = await makeFolder(io.cwd, request.folder)
  const replies = [...readRecordedRuns().values()].flat()
  const server = await startReplayServer(replies)
  const style = styleFor(io)
  const screen = openScreen(io)
  const env = demoEnvironment(io, server.baseUrl, style.chalk.level > 0)
  const stage: Stage = { folder, screen, style, env, helix: io.program, signal: io.signal }
  const clock: Played['clock'] = []
  const elapsed = (): number => Date.now() - started
  let current = 'Before Helix'
  try {
    const packages = await layOut(folder, env, ada)
    screen.line(renderOpening({ folder, packages, helix: io.program, replies: replies.length }, style))
    for (const scene of scenesOf(readIdea())) {
      current = scene.title
      const before = elapsed()
      screen.line(renderScene(scene.title, style))
      for (const act of scene.acts) await perform(stage, act)
      clock.push({ title: scene.title, milliseconds: elapsed() - before })
      screen.line(renderTime(elapsed() - before, elapsed(), style))
    }
    await requireDone(io, folder, server.state().left)
    const exchanges = await useProduct(folder, env, io.signal)
    return { ok: true, folder, milliseconds: elapsed(), clock, cost: await readCost(folder), exchanges }
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error
    const ended = { folder, milliseconds: elapsed(), clock, scene: current }
    return { ok: false, ...ended, failed: error.message, stopped: io.signal.aborted }
  } finally {
    screen.rest()
    await server.close()
  }
}

async function requireDone(io: Io, folder: string, repliesLeft: number): Promise<void> {
  const { idle, passed } = await readReached(io, folder)
  if (!idle) throw new Unexpected('the cycle should be over, and a step is active')
  if (passed !== steps) throw new Unexpected(`the chain holds ${passed} passes, expected ${steps}`)
  if (repliesLeft > 0) throw new Unexpected(`${repliesLeft} recorded answers were never asked for`)
}
