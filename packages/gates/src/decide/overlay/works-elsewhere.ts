// What a test looks at and the product may work on without a word to it: files, what is printed, variables, pages, packages.
import { isInertModule } from '../../facts/python/imports/standard-modules.ts'
import { isInert } from '../../facts/script/inert-packages.ts'
import type { Failure } from '../../run/run.ts'
import type { Evidence } from '../evidence.ts'
import { isImplementation } from '../steps.ts'

/**
 * Whether the product may have changed, or may yet change, what a failing assertion of a file has in hand. Not where the test alone can: in a
 * folder of its own that nobody was told of, in variables that the product never sets, and in what it has printed itself, which nobody takes back.
 */
export function mayWorkElsewhere(
  file: string,
  failure: Failure,
  { evidence, isToldPath }: { evidence: Evidence; isToldPath: boolean },
): boolean {
  const text = evidence.head.text(file) ?? ''
  if (usesPackage(file, evidence) || page.test(text)) return true
  if (variable.test(text) && !setsAllItself(text, evidence)) return true
  if (printed.test(text) && !hasPrinted(failure)) return true
  return written.test(text) && (isToldPath || !temporary.test(text) || leading.test(text))
}

const page = /\b(?:document|window|screen|localStorage|sessionStorage|page)\b/

const written =
  /\b(?:write(?:File|FileSync|_text|_bytes)|append(?:File|FileSync)|createWriteStream|copy(?:File|FileSync|file|tree|2)?|cp|cpSync|rename(?:Sync)?|open)\(/
const temporary = /\b(?:mkdtemp(?:Sync)?|tmp_path|tempfile)\b/
/** By these the product may learn of a folder though it is not told. */
const leading =
  /\b(?:chdir|spawn|spawnSync|exec|execSync|execFile|execFileSync|fork|subprocess|Popen|fetch|request|env|environ|setenv)\b/

const variable = /\bprocess\.env\b|\bos\.environ\b/
const setByTest = /\bprocess\.env\.(\w+) = |\bsetenv\(["'](\w+)|\benviron\[["'](\w+)["']\] = /g
const speakingOf = /\b(?:process\.env|os\.environ)(?:\.(?:get\(["'])?(\w+)|\[["'](\w+)["']\])?/g
/** What sets variables, or reads them from a file. */
const setting =
  /\bprocess\.env(?:\.\w+|\[[^\]]+\]) \??\??=(?!=)|\bassign\(process\.env|loadEnvFile|\benviron(?:\[[^\]]+\] =(?!=)|\.(?:update|setdefault))|putenv|dotenv/

/** Whether a test speaks of no variables but those that it sets, and the product sets none. */
function setsAllItself(text: string, evidence: Evidence): boolean {
  const own = new Set([...text.matchAll(setByTest)].map((found) => found.slice(1).find((name) => name !== undefined)))
  const isOwn = [...text.matchAll(speakingOf)].every(([, name, key]) => own.has(name ?? key))
  const { head } = evidence
  return isOwn && !head.paths.some((path) => isImplementation(evidence, path) && setting.test(head.text(path) ?? ''))
}

const printed = /\b(?:process\.(?:exitCode|stdout|stderr)|capsys|capfd|caplog)\b/

/** On stubs, which print nothing, the same is in hand: so the test has printed it, and a line of it is not among what is expected. */
function hasPrinted(failure: Failure): boolean {
  const { actual = '', expected = '' } = failure
  // In which a part is looked for: more may be printed.
  if (inHand(failure) !== actual) return false
  const [, , said = ''] = /^(['"])(.*)\1$/s.exec(actual) ?? []
  return expected !== '' && said.split(/(?<=\\n)/).some((line) => !expected.includes(line))
}

/** Modules that keep nothing for others. */
const keepsNothing =
  /^(?:node:)?(?:child_process|http|https|net|dns|tls|vm|module|process|worker_threads|v8)$|^(?:subprocess|sys|os|asyncio|http|socket|urllib|socketserver|select|signal|concurrent|importlib)(?:\.|$)/
const runner = /^@playwright\/test$/

function usesPackage(file: string, { head }: Evidence): boolean {
  const leads = file.endsWith('.py') ? isInertModule : (specifier: string) => isInert(specifier)
  const packages = (head.facts(file)?.imports ?? []).filter(({ target }) => target === null)
  return packages.some(({ specifier }) => !leads(specifier) && !keepsNothing.test(specifier) && !runner.test(specifier))
}

/** What a test has in hand: of `part in whole` Python tells the part first. */
export function inHand({ message, actual = '', expected }: Failure): string {
  return expected !== undefined && /^assert [^\n]+ in /.test(message) ? expected : actual
}
