import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type ProviderAccount = {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  readonly groups: readonly string[];
};

export const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo; // safe: listens on TCP
      resolve(`http://127.0.0.1:${port}`);
    }),
  );

export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** npm's `oidc-provider`, a certified one, on loopback. `accounts` by the name typed into its sign-in form. */
export async function startIdentityProvider(accounts: ReadonlyMap<string, ProviderAccount>) {
  let handle: ReturnType<Provider["callback"]> | null = null;
  const server = createServer((request, response) => void handle?.(request, response));
  const issuer = await listen(server);
  const client = { client_id: "atalaya", client_secret: "a secret of this test only" };
  const redirectUris: string[] = [];
  const provider = (redirectUri: string) =>
    new Provider(issuer, {
      clients: [{ ...client, redirect_uris: [...redirectUris, redirectUri] }],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
      cookies: { keys: ["keys of this test only"] },
      findAccount: (_, id) => {
        const account = accounts.get(id);
        return account && { accountId: id, claims: () => ({ sub: id, ...account, groups: [...account.groups] }) };
      },
    });
  return {
    issuer,
    client,
    /** The one address it may send people back to. */
    allow: (redirectUri: string) => {
      handle = provider(redirectUri).callback();
    },
    stop: () => close(server),
  };
}
