type Fetch = typeof fetch

/**
 * Asks like the one it is given, and goes to no other address: the conversation holds the user's files, and only the endpoint that they
 * named may read it. A redirection is answered as a refusal that says where it leads.
 */
export function unredirected(send: Fetch): Fetch {
  return async (input, init) => {
    const response = await send(input, { ...init, redirect: 'manual' })
    const location = response.headers.get('location')
    if (location === null || response.status < 300 || response.status > 399) return response
    await response.body?.cancel()
    const to = URL.parse(location, response.url)
    const message = `to ${to === null ? location : `${to.origin}${to.pathname}`}`
    return Response.json({ error: { message, code: 'redirected' } }, { status: response.status })
  }
}
