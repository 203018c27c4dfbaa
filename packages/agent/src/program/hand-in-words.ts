// Apart from what reads it: every brief says this, and only a run that has ended is read.
/** The file in which a program may say what a commit should say. */
export const handInPath = 'helix-handin.json'

/** How a program hands work in. */
export const handInWords =
  'Work in the folder that you were started in, and only there; do not commit. ' +
  `What your commit should say you may write to ${handInPath} beside it, one JSON object: ` +
  '{"type": "feat", "description": "<imperative, without a period>", "why": "<reason, names requirements>", "change": "<what was changed>", ' +
  '"covers": ["REQ-1"], "step_complete": false}. If the spec is wrong write {"amendment": {"why": "…", "spec": "<its whole new text>"}}; ' +
  'if you cannot go on write {"stop": "<why>"}. Helix measures your changes; what you say about them does not count.'
