const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Something that must not outlive Helix. */
export interface Mortal {
  /** Takes its time; called when Helix is asked to end. */
  end(): Promise<void>
  /** Must be done when it returns; called when Helix exits. */
  endNow(): void
}

const mortals = new Set<Mortal>()

/**
 * Ends `mortal` with Helix: on SIGINT, SIGTERM or SIGHUP, after which Helix ends as by that signal unless somebody else
 * listens for it too, and when Helix exits. The last one registered ends first. Returns what takes it off the list.
 */
export function endWithHelix(mortal: Mortal): () => void {
  if (mortals.size === 0) listen('on')
  mortals.add(mortal)
  return () => {
    if (mortals.delete(mortal) && mortals.size === 0) listen('off')
  }
}

function listen(how: 'on' | 'off'): void {
  for (const signal of signals) process[how](signal, onSignal)
  process[how]('exit', onExit)
}

function onExit(): void {
  for (const mortal of [...mortals].toReversed()) mortal.endNow()
}

function onSignal(signal: NodeJS.Signals): void {
  void endAll(signal)
}

async function endAll(signal: NodeJS.Signals): Promise<void> {
  const alone = process.listenerCount(signal) === 1
  await Promise.all([...mortals].map((mortal) => mortal.end()))
  if (!alone) return
  onExit()
  listen('off')
  process.kill(process.pid, signal)
}
