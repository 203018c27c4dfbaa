/** A secret that is known by its form alone. */
export interface SecretForm {
  /** As an error names it. */
  name: string
  /** The text of the first group is not secret. */
  pattern: RegExp
  /** Ordinary text may have this form, too: it is masked where that costs nothing, and no reason to refuse. */
  isLoose?: true
}

export const secretForms: readonly SecretForm[] = [
  { name: 'a key of OpenAI or alike', pattern: /()\bsk-[A-Za-z0-9_-]{16,}/g },
  { name: 'a token of GitHub', pattern: /()\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{20,}/g },
  { name: 'a token of GitHub', pattern: /()\bgithub_pat_[A-Za-z0-9_]{20,}/g },
  { name: 'a token of GitLab', pattern: /()\bglpat-[A-Za-z0-9_-]{16,}/g },
  { name: 'a token of Slack', pattern: /()\bxox[abprs]-[A-Za-z0-9-]{10,}/g },
  { name: 'a key of AWS', pattern: /()\bAKIA[0-9A-Z]{16}\b/g },
  { name: 'a key of Google', pattern: /()\bAIza[A-Za-z0-9_-]{30,}/g },
  { name: 'a token of npm', pattern: /()\bnpm_[A-Za-z0-9]{30,}/g },
  { name: 'a JSON Web Token', pattern: /()\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g },
  {
    name: 'a private key',
    pattern: /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  { name: 'a bearer token', pattern: /\b(Bearer\s+)[A-Za-z0-9._~+/=-]{8,}/gi, isLoose: true },
  {
    name: 'an authorization header',
    pattern: /\b(Authorization["']?\s*[:=]\s*["']?(?:Basic\s+|Bearer\s+)?)[A-Za-z0-9._~+/=-]{8,}/gi,
    isLoose: true,
  },
  { name: 'a password in an address', pattern: /\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:)[^\s/@]+(?=@)/gi, isLoose: true },
]
