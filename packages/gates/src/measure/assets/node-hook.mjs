// Puts Helix's probe in the place of fast-check, where sources under node:test import it. Loaded before all else. Hooks:
// nodejs.org/api/module.html.
import { registerHooks } from 'node:module'

const beside = (name) => new URL(name, import.meta.url).href
const probe = beside('property-probe.mjs')
const own = { __proto__: null, 'helix:notes': beside('node-notes.mjs'), 'helix:seed': beside('seed.mjs') }

registerHooks({
  resolve(name, context, next) {
    if (own[name] !== undefined) return { url: own[name], format: 'module', shortCircuit: true }
    if (name !== 'fast-check' || context.parentURL?.includes('/node_modules/')) return next(name, context)
    // The probe is a module, and so is what it imports, also where a source requires it.
    const conditions = context.conditions.map((one) => (one === 'require' ? 'import' : one))
    own['helix:fast-check'] ??= next(name, { ...context, conditions }).url
    return { url: probe, format: 'module', shortCircuit: true }
  },
})
