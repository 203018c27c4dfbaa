import { productCodes } from './product.ts'
import { qualityCodes } from './quality.ts'
import { redCodes } from './red.ts'
import { runCodes } from './runs.ts'

/** A note for every code that a judge can say. */
export const judgeCodes = { ...runCodes, ...redCodes, ...qualityCodes, ...productCodes }

export type GateCode = keyof typeof judgeCodes
