/** Why one is not signed in: a code of next-auth's or the console's, and how long to wait when there were too many tries. */
export type SignInFailure = { readonly code: string; readonly retryAfterSeconds?: number };

const KNOWN = {
  CredentialsSignin: "wrong",
  throttled: "throttled",
  database_unavailable: "database",
  demo_refused: "demo",
  SessionRequired: "expired",
  AccessDenied: "denied",
  OAuthAccountNotLinked: "denied",
  unreachable: "unreachable",
} as const;

export type FailureWords = (typeof KNOWN)[keyof typeof KNOWN] | "provider";

/** Which sentence explains a code; what is not ours came from the identity provider. */
export const failureWords = (code: string): FailureWords =>
  Object.entries(KNOWN).find(([known]) => known === code)?.[1] ?? "provider";
