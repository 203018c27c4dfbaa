import type { RedSet } from '../shop.ts'
import { product, pythonProduct } from './product.ts'
import { pythonReds } from './python-reds.ts'
import { runnerReds } from './runner-reds.ts'
import { scriptReds } from './script-reds.ts'

/** Bookings of rooms: services, programs, fixtures, mocks and timers, as tests of projects have them. */
export const rooms: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : product),
  redsOf: (runner) => (runner === 'pytest' ? pythonReds : [...scriptReds(runner), ...runnerReds[runner]]),
}
