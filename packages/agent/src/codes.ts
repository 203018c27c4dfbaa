import type { CodeNote } from '@helix/core'

/** What `helix why CODE` says of every finding and error of this package. */
export const codes: Readonly<Record<string, CodeNote>> = {
  'AGENT-PATH-OUTSIDE': {
    title: 'The agent named a path outside its worktree',
    why: 'An agent works in its own worktree only; absolute paths, ".." and home folders lead out of it.',
    fix: 'Nothing to do: the agent was told. If your product needs the file, put it into the repository.',
  },
  'AGENT-PATH-LINK': {
    title: 'The agent named a path that passes a symbolic link or a special file',
    why: 'A link can point anywhere, so neither reads nor writes follow one.',
    fix: 'Replace the link by a file, or do this change yourself.',
  },
  'AGENT-PATH-NAME': {
    title: 'The agent named a path that cannot be used',
    why: 'Control and invisible characters, backslashes, overlong names and paths through a file confuse tools and readers.',
    fix: 'Rename the file to plain characters with "/" between folders.',
  },
  'AGENT-PATH-PRIVATE': {
    title: 'The agent named a path that is not part of the work',
    why: 'Git’s own folder, installed packages and .env files are neither read nor written: they hold history, foreign code, secrets.',
    fix: 'Move what the work needs into ordinary files.',
  },
  'TRAFFIC-SECRET': {
    title: 'A recording would hold a secret, and was not written',
    why: 'Recordings are handed on with bug reports: the value of a variable that is named like a secret, or what can only be a key by its form, must not stand in one.',
    fix: 'Take the secret out of what the model is shown, or record with made-up values.',
  },
  'RUN-LOG-SUM': {
    title: 'A line of a run log was changed',
    why: 'Each line ends with the SHA-256 of itself.',
    fix: 'Start a new run; this log no longer proves what happened.',
  },
  'RUN-LOG-CHAIN': {
    title: 'A line of a run log does not follow the line before it',
    why: 'Each line holds the SHA-256 of the line before, so that none can be exchanged or taken out.',
    fix: 'Start a new run; this log no longer proves what happened.',
  },
  'RUN-LOG-ORDER': {
    title: 'The lines of a run log are not in order',
    why: 'Lines are numbered from 0, and the first one describes the run.',
    fix: 'Start a new run; this log no longer proves what happened.',
  },
  'RUN-LOG-SHAPE': {
    title: 'A line of a run log is not an entry of helix-run/1',
    why: 'Only known entries can be replayed or learned from.',
    fix: 'Read the log with the version of Helix that wrote it, or start a new run.',
  },
  'agent/log-broken': {
    title: 'A run log cannot be continued',
    why: 'Its chain does not hold, so nothing may be appended to it.',
    fix: 'Move the file away and run helix next again.',
  },
  'agent/no-model': {
    title: 'No model is named',
    why: 'The built-in agent needs one; without it helix next prints the brief for you or your own agent.',
    fix: 'export HELIX_MODEL=<name>, or set agent.model in playbook.yml.',
  },
  'agent/no-key': {
    title: 'The endpoint asks for a key',
    why: 'Only servers on this machine are called without one.',
    fix: 'export OPENAI_API_KEY=<key>, or point OPENAI_BASE_URL at a server on this machine.',
  },
  'agent/bad-url': {
    title: 'OPENAI_BASE_URL is not an address',
    why: 'It must be an http or https address, usually ending in /v1.',
    fix: 'export OPENAI_BASE_URL=https://api.openai.com/v1',
  },
  'agent/redirected': {
    title: 'The endpoint sends Helix to another address',
    why: 'What a model is told holds your files; only the address that you named may read it.',
    fix: 'Where you trust the other address, export OPENAI_BASE_URL with it.',
  },
  'agent/unreachable': {
    title: 'The model’s endpoint cannot be reached',
    why: 'The connection was refused, the name is unknown, or nothing answered; two repetitions did not help.',
    fix: 'Check the network and OPENAI_BASE_URL, then run helix next again: nothing is lost.',
  },
  'agent/unauthorized': {
    title: 'The endpoint does not accept the key',
    why: 'It answered 401 or 403.',
    fix: 'Check OPENAI_API_KEY and that it belongs to OPENAI_BASE_URL.',
  },
  'agent/not-found': {
    title: 'The endpoint knows no such model or path',
    why: 'It answered 404: the model’s name is wrong, the address lacks /v1, or the server speaks the other of the two protocols.',
    fix: 'Check HELIX_MODEL and OPENAI_BASE_URL, and agent.api in the playbook: chat (Chat Completions, unless said) or responses.',
  },
  'agent/rate-limited': {
    title: 'The endpoint limits the rate or the quota',
    why: 'It still answered 429 after repetitions with growing pauses.',
    fix: 'Wait or raise the quota, then run helix next again.',
  },
  'agent/server-error': {
    title: 'The model’s server failed',
    why: 'It still answered with an error of its own (5xx, or an error in the middle of an answer) after repetitions.',
    fix: 'Look at the server’s log, or run helix next again.',
  },
  'agent/refused': {
    title: 'The endpoint refuses the request',
    why: 'It answered with a 4xx that names neither key, model, rate nor length; often it does not support tools.',
    fix: 'Use an endpoint that speaks Chat Completions with tools for this model.',
  },
  'agent/stalled': {
    title: 'The model’s server fell silent',
    why: 'Nothing arrived for a minute (five until the first byte), three times.',
    fix: 'Look at the server’s log, or run helix next again.',
  },
  'agent/cut-off': {
    title: 'The connection broke in the middle of an answer',
    why: 'The answer ended without saying that it ended, three times.',
    fix: 'Check the network and the server’s log, then run helix next again.',
  },
  'agent/bad-response': {
    title: 'The answer is not a Chat Completion',
    why: 'It is neither JSON nor an event stream of the expected form; often the address is that of a web page.',
    fix: 'Check that OPENAI_BASE_URL is an OpenAI-compatible endpoint, usually ending in /v1.',
  },
  'agent/context-overflow': {
    title: 'The conversation does not fit the model’s window',
    why: 'Old tool outputs and rounds were left out already; rules, brief and the newest round are still too long.',
    fix: 'Use a model or a server setting with a larger context window, or split the requirement.',
  },
  'agent/filtered': {
    title: 'The server’s content filter withheld the answer',
    why: 'It ended with finish reason content_filter.',
    fix: 'Look at the brief and the spec for what the filter may object to, or use another model.',
  },
  'agent/length-limited': {
    title: 'Answers keep being cut at the length limit',
    why: 'The model was asked to write less at once and did not.',
    fix: 'Raise the server’s limit for answers, or use another model.',
  },
  'agent/no-draft': {
    title: 'The model drafted nothing that can be read',
    why: 'A draft is one call of a tool with titles, texts and examples; prose is not put into a spec unread.',
    fix: 'Run it again, choose another model with HELIX_MODEL, or draft without one: HELIX_MODEL= helix spec add "<idea>"',
  },
  'agent/endless-answer': {
    title: 'The answer of the model’s server does not end',
    why: 'It has more than 16 MiB, which no model says at once; Helix stopped reading.',
    fix: 'Look at the server’s own log, or use another model.',
  },
  'agent/no-tool-call': {
    title: 'The model answers without calling a tool',
    why: 'It was told twice that text alone has no effect. Some servers need a setting before models can call tools.',
    fix: 'Switch tool calling on in the server (llama.cpp: --jinja; vLLM: --enable-auto-tool-choice), or use another model.',
  },
  'agent/malformed-calls': {
    title: 'The model’s tool calls cannot be run',
    why: 'Five answers in a row named unknown tools or had arguments that are not as asked.',
    fix: 'Use a model that is trained for tool calls.',
  },
  'agent/repetition': {
    title: 'The model goes round in circles',
    why: 'It made one call with one result (or got one error) five times in a row, or up to four calls in turn four times, although it was told.',
    fix: 'Run helix next again, or do this increment yourself: helix next --brief.',
  },
  'agent/rounds': {
    title: 'One gate refused too often',
    why: 'Findings of a gate go back to the model three times; more rounds cost and rarely help.',
    fix: 'Read the findings; mend them yourself, sharpen the spec, or run helix next again.',
  },
  'agent/budget-steps': {
    title: 'The run used up its requests',
    why: 'agent.budget.steps bounds the requests of one run, and what agent.cycle has left does.',
    fix: 'Run helix next again, or raise agent.budget.steps in playbook.yml.',
  },
  'agent/budget-tokens': {
    title: 'The run used up its tokens',
    why: 'agent.budget.tokens bounds input and output of one run, and what agent.cycle has left does.',
    fix: 'Run helix next again, or raise agent.budget.tokens in playbook.yml.',
  },
  'agent/budget-money': {
    title: 'The run used up its money',
    why: 'agent.budget.money bounds the cost of one run where the price is known, and what agent.cycle has left does.',
    fix: 'Run helix next again, or raise agent.budget.money in playbook.yml.',
  },
  'agent/bad-price': {
    title: 'HELIX_PRICE is no price',
    why: 'It says what the model costs, in US dollars per million tokens; what cannot be read would be guessed.',
    fix: 'export HELIX_PRICE=<input>/<output>, for instance 1.25/10, or unset it.',
  },
  'agent/unpriced': {
    title: 'The price of the model is unknown, and the playbook refuses to go on',
    why: 'agent.unpriced is refuse; without a price money cannot be bounded, and Helix never guesses one.',
    fix: 'Name the price in agent.prices, or take agent.unpriced out of playbook.yml.',
  },
  'AGENT-UNPRICED': {
    title: 'The price of the model is unknown',
    why: 'Neither the playbook nor Helix’s own table names it, so money does not bind; tokens, requests and minutes do.',
    fix: 'Name the price in agent.prices of playbook.yml, or set agent.unpriced: refuse.',
  },
  'agent/budget-minutes': {
    title: 'The run used up its time',
    why: 'agent.budget.minutes bounds the wall clock of one run, and what agent.cycle has left does.',
    fix: 'Run helix next again, or raise agent.budget.minutes in playbook.yml.',
  },
  'agent/cycle-budget': {
    title: 'The runs of this cycle used up its budget',
    why: 'agent.cycle bounds what all runs of one cycle use together; helix status and helix log --cost show it.',
    fix: 'Do the rest yourself (helix brief), or raise agent.cycle in playbook.yml.',
  },
  'agent/gave-up': {
    title: 'The agent stopped by itself',
    why: 'It said that it cannot go on; its reason is printed.',
    fix: 'Answer the reason (often in the spec), then run helix next again.',
  },
  'agent/interrupted': {
    title: 'The run was interrupted',
    why: 'Ctrl-C or a signal ended it; its log and worktree are kept.',
    fix: 'helix next',
  },
  'agent/no-change': {
    title: 'The program changed nothing',
    why: 'Work is judged by what changed in the worktree; what a program says or how it exits counts for nothing.',
    fix: 'Read what it printed: helix log latest --only program-end. Often a permission or a key is missing.',
  },
  'agent/no-program': {
    title: 'The program that works is not there',
    why: 'agent.program or agent.run in playbook.yml names a program that is not installed here, or not on the PATH.',
    fix: 'Install it, correct its name in playbook.yml, or do this increment yourself: helix brief.',
  },
  'agent/program-failed': {
    title: 'The agent broke off',
    why: 'It ended its session or its protocol with an error before its work was judged.',
    fix: 'Read what it said: helix log latest --only program-end, then run helix next again.',
  },
  'AGENT-HANDIN': {
    title: 'What a program handed in cannot be read',
    why: 'helix-handin.json may say what the commit says, propose an amendment or stop; anything else would be guessed at.',
    fix: 'Write the form that the brief shows, or leave the file out.',
  },
  'agent/bad-recording': {
    title: 'A recording of model traffic cannot be read',
    why: 'It is JSON, a line for its header and one for each exchange, as helix next --record writes it.',
    fix: 'Record it again with this version of Helix.',
  },
  'agent/replay-mismatch': {
    title: 'A replay was asked what had not been recorded',
    why: 'A recorded answer is given only to the request that it was recorded for; the reason names the first letter that differs.',
    fix: 'Replay it on the commit and with the version of Helix that it was recorded with, or record it again.',
  },
}
