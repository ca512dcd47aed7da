import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { close, listen } from "./identity-provider";

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return Object.fromEntries(new URLSearchParams(text));
}

const cookiesOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    (request.headers.cookie ?? "").split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );

/** Stand-in for Next's server around the real next-auth: its Node handler with the few members it reads and calls. */
export async function startNextAuthServer(options: () => NextAuthOptions) {
  const handler: unknown = NextAuth;
  const nextAuth = (
    typeof handler === "function" ? handler : Reflect.get(Object(handler), "default")
  ) as typeof NextAuth; // safe: CommonJS default, wrapped or not
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const nextauth = url.pathname.replace("/api/auth/", "").split("/");
    const query = { ...Object.fromEntries(url.searchParams), nextauth };
    const given = {
      method: request.method,
      headers: request.headers,
      query,
      cookies: cookiesOf(request),
      body: await bodyOf(request),
    };
    const shell = Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      json: (value: unknown) => response.end(JSON.stringify(value)),
      send: (value: unknown) => response.end(typeof value === "object" ? JSON.stringify(value) : value),
    });
    await nextAuth(given as never, shell as never, options()); // safe: exactly what its Node handler uses
  };
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/api/auth/")) return void response.end("page");
    answer(request, response).catch((error: unknown) =>
      response.writeHead(500).end(error instanceof Error ? error.stack : ""),
    );
  });
  return { origin: await listen(server), stop: () => close(server) };
}
