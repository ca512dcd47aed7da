/** A browser without a screen: keeps cookies by host, follows redirects and submits forms. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** The cookies it would send to `origin`. */
  cookies(origin: string): ReadonlyMap<string, string> {
    return this.#cookies.get(new URL(origin).host) ?? new Map<string, string>();
  }

  /** Fetches and follows redirects until `stop` says that this address is the end. */
  async open(
    address: string,
    form: URLSearchParams | null,
    stop: (url: URL) => boolean,
  ): Promise<{ url: URL; text: string }> {
    let url = new URL(address);
    let body = form;
    for (let hop = 0; hop < 20; hop += 1) {
      const response = await this.#fetch(url, body);
      const location = response.headers.get("location");
      if (location === null) return { url, text: await response.text() };
      await response.body?.cancel();
      url = new URL(location, url);
      body = null;
      if (stop(url)) return { url, text: "" };
    }
    throw new Error(`too many redirects, last to ${url.href}`);
  }

  async #fetch(url: URL, body: URLSearchParams | null): Promise<Response> {
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(body === null ? {} : { method: "POST", body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}
