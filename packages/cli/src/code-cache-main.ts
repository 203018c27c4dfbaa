// What the bundle runs before it loads anything else of itself.
import { keepCode } from './code-cache.ts'

const [command = '', hook = ''] = process.argv.slice(2)
keepCode(`${import.meta.dirname}/chunks`, command === 'hook' ? hook : command)
