import { z } from 'zod'

const unit = { ms: 1, s: 1000, m: 60_000 } as const

/** The longest time that the playbook can ask for: timers of Node overflow after 24.8 days, and a day is enough. */
const longest = 24 * 60 * unit.m

/** `50ms`, `1.5s`, `2m` as whole milliseconds; undefined for what is not a duration between 1 ms and 24 hours. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,8}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text)
  if (match === null) return undefined
  const milliseconds = Math.round(Number(match[1]) * factor(match[2]))
  return milliseconds >= 1 && milliseconds <= longest ? milliseconds : undefined
}

function factor(name: string | undefined): number {
  return name === 'ms' ? unit.ms : name === 's' ? unit.s : unit.m
}

const form = 'a duration: 50ms, 20s, 2m'

/** A duration as the playbook spells it; its output is milliseconds. */
export function duration(description: string) {
  return z
    .string(form)
    .regex(/^\d{1,8}(\.\d{1,3})?(ms|s|m)$/, form)
    .transform((text, context) => {
      const milliseconds = parseDuration(text)
      if (milliseconds !== undefined) return milliseconds
      context.addIssue({ code: 'custom', message: 'a duration lies between 1ms and 1440m', input: text })
      return z.NEVER
    })
    .describe(`${description} A duration: 50ms, 20s, 2m.`)
}
