/** A browser without a screen: keeps cookies by host, follows redirects, fills the company's one form. */
export interface Visitor {
  /** Goes on from `url`, signs in as `login` where the company asks, and stops at the first address that `until` knows. */
  signIn(url: string, login: string, until: (address: URL) => boolean): Promise<URL>;
}

export function openVisitor(): Visitor {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (host: string): Map<string, string> => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const go = async (url: URL, init: RequestInit = {}): Promise<Response> => {
    const jar = jarOf(url.host);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie !== '' && { cookie }), ...Object(init.headers) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      jar.set(name, value.join('='));
    }
    return answer;
  };
  return {
    signIn: async (url, login, until) => {
      let here = new URL(url);
      let answer = await go(here);
      for (let hops = 0; hops < 20; hops += 1) {
        const next = answer.headers.get('location');
        if (next !== null) {
          here = new URL(next, here);
          if (until(here)) return here;
          answer = await go(here);
        } else if (answer.ok && /name="login"/.test(await answer.clone().text())) {
          const body = new URLSearchParams({ login }).toString();
          answer = await go(here, {
            method: 'POST',
            body,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          });
        } else throw new Error(`the visit ended at ${here.href}: ${answer.status} ${await answer.text()}`);
      }
      throw new Error(`the visit never ended: ${here.href}`);
    },
  };
}
