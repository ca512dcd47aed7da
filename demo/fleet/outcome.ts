const OUTCOMES = ["UNKNOWN", "INFORMATIONAL", "SUCCESS", "REDIRECTION", "CLIENT_ERROR", "SERVER_ERROR"] as const;

/** Spring's `outcome` tag of a status. */
export const outcomeOf = (status: number): string => OUTCOMES[Math.floor(status / 100)] ?? "UNKNOWN";
