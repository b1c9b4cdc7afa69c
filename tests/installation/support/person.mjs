// Somebody with a browser, as far as HTTP goes: cookies by host, redirects, forms.

/** A browser of its own: it shares cookies with no other. `network`: the address that a proxy would see it at. */
export class Person {
  cookies = new Map();

  constructor(network) {
    this.network = network;
  }

  /** Asks for an address without following where it leads. */
  async ask(address, { method = "GET", form, headers = {} } = {}) {
    const { origin, host } = new URL(address);
    const known = [...(this.cookies.get(host) ?? new Map())].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, {
      method,
      redirect: "manual",
      headers: {
        ...(known === "" ? {} : { cookie: known }),
        ...(this.network === undefined ? {} : { "x-forwarded-for": this.network }),
        ...(form ? { "content-type": "application/x-www-form-urlencoded", origin } : {}),
        ...headers,
      },
      body: form && new URLSearchParams(form).toString(),
    });
    for (const line of response.headers.getSetCookie()) this.keep(host, line);
    return { status: response.status, location: response.headers.get("location"), headers: response.headers, text: await response.text(), address };
  }

  /** Asks for an address and follows where it leads, up to a page. */
  async open(address, options) {
    let answer = await this.ask(address, options);
    for (let hops = 0; answer.location && hops < 10; hops += 1) answer = await this.ask(new URL(answer.location, answer.address).href);
    return answer;
  }

  /** Starts an installation, and gives what Pipedrive leads back to. */
  async agree(app, { user, company, decision = "allow", query = "" }) {
    const consent = await this.ask((await this.ask(`${app}/oauth/install${query}`)).location);
    const decided = await this.ask(new URL("/oauth/authorize/decision", consent.address).href, {
      method: "POST",
      form: decisionOn(consent.text, { user, company, decision }),
    });
    if (!decided.location) throw new Error(`No way back: ${decided.status} ${decided.text}`);
    return decided.location;
  }

  /** Becomes known to the service, or signs in. */
  enter(app, where, email, password = "correct horse battery") {
    return this.open(`${app}/account/${where}`, { method: "POST", form: { email, password } });
  }

  /** Loses a cookie. */
  forget(name) {
    for (const jar of this.cookies.values()) jar.delete(name);
  }

  keep(host, line) {
    const [pair, ...attributes] = line.split("; ");
    const at = pair.indexOf("=");
    const jar = this.cookies.get(host) ?? new Map();
    if (attributes.includes("Max-Age=0")) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
    this.cookies.set(host, jar);
  }
}

/** What the form of the consent page sends. */
export function decisionOn(consent, { user, company, decision = "allow" }) {
  const ticket = /name="ticket" value="([^"]+)"/.exec(consent)?.[1];
  if (!ticket) throw new Error(`No consent page: ${consent}`);
  return { ticket, account: `${user}:${company}`, decision };
}

/** The heading of a page. */
export function heading(page) {
  return /<h1>([^<]*)<\/h1>/.exec(page.text)?.[1];
}
