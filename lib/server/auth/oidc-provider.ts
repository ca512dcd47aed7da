import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { Env } from "@/lib/server/env";

const Profile = z.looseObject({ sub: z.string(), name: z.string().optional(), email: z.string().optional() });

/** Claims of an ID token whose signature, issuer, audience and nonce next-auth has checked before. */
const claimsOf = (idToken: string | undefined): z.infer<typeof Profile> =>
  Profile.parse(JSON.parse(Buffer.from(idToken?.split(".")[1] ?? "", "base64url").toString()));

type Settings = Pick<Env, "OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET" | "OIDC_NAME">;

/** The configured OpenID Connect provider, as next-auth takes it; null when there is none. */
export function oidcProvider(settings: Settings): OAuthConfig<unknown> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = settings;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return {
    id: "oidc",
    name,
    type: "oauth",
    issuer,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    // The ID token is verified; the user-info claims are added, because many providers put groups only there.
    idToken: true,
    userinfo: {
      request: async ({ tokens, client }) => {
        if (tokens.access_token === undefined) throw new Error("the provider sent no access token");
        const fromIdToken = claimsOf(tokens.id_token);
        const fromUserInfo = await client.userinfo(tokens.access_token);
        if (fromUserInfo.sub !== fromIdToken.sub) throw new Error("user info is about somebody else");
        return Object.assign<object, typeof fromUserInfo>({ ...fromIdToken }, fromUserInfo);
      },
    },
    checks: ["pkce", "state", "nonce"],
    profile: (claims) => {
      const { sub, name: fullName, email } = Profile.parse(claims);
      return { id: sub, name: fullName ?? email ?? sub, email: email ?? null };
    },
    httpOptions: { timeout: 10_000 },
  };
}
