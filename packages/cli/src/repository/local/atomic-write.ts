// For `await import`: most hooks write nothing but the message.
export { atomicWrite } from '@helix/process'
